"""Join what the rules and the learned reader found into one list of drafts.

The learned reader knows what news writers do; it was trained on outermost attributions alone. The rules know acts and
attributions within others' contents. Where both see a cue, the learned reader's words are taken; how sure a draft is,
a logistic regression says over both readers' evidence. What a rule alone sees is kept in others' contents or doubted.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp, log

from onrecord.model import Span, Spans
from onrecord.reading.attribution_columns import Columns
from onrecord.reading.attribution_cues import lexicon_lemma
from onrecord.reading.attribution_learned import Found, cue_chances, find_attributions, spans_of_tokens
from onrecord.reading.attribution_model import AttributionModel
from onrecord.reading.attribution_sheet import Sheet
from onrecord.reading.attribution_trim import set_off
from onrecord.reading.attribution_vetoes import is_anonymity, is_empty, is_patient, is_vetoed
from onrecord.reading.cue_lexicon import CueLexicon
from onrecord.reading.drafts import Draft
from onrecord.reading.page import Page

METHOD = "attribution:learned"
SHARED = "attribution:learned and rule"
_NO_COMMENT = "attribution:none"  # the rules know refusals; the learned reader has no content for them
_LOOK = 0.2  # cue heads less likely than this are not looked at any further
_SLIVER = 2
"""Words up to which a learned content inside the rule's is a slip of the reader."""
_REFUSAL = 0.12  # a refusal that a rule sees stays if its verb is at least this likely a cue
_KEEP = 0.4  # drafts less sure than this are left out
# … or if their cue is at least this likely right, and the whole at least this. Less for what confirms, denies or
# accuses: a denial that is shown as doubtful misleads less than one left out.
_KEEP_CUE, _LEAST = 0.6, 0.3
_KEEP_STAND_CUE, _LEAST_STAND = 0.5, 0.2
_STANDS = frozenset({"confirm", "deny", "accuse"})
_VETOED = 0.3  # how much of a score is left where the words speak against an attribution and no rule sees one


@dataclass(frozen=True, slots=True)
class Evidence:
    """One attribution of the learned reader, its words as a draft, and the rule's draft of the same cue."""

    found: Found
    draft: Draft
    rule: Draft | None
    nested: bool
    """Whether it lies in the content of a likelier one."""
    traits: tuple[float, ...]
    """What its words are like: quoted, a verb for cue, a pronoun or a name for source, …, as zeros and ones."""


def gathered(
    page: Page, sheet: Sheet, lexicon: CueLexicon, model: AttributionModel, rules: Sequence[Draft]
) -> tuple[list[Evidence], Mapping[int, float]]:
    """(what the learned reader sees, likely or not, with the rules' drafts; each candidate's chance to be a cue)."""
    columns = Columns(sheet)
    chances = cue_chances(columns, lexicon, model)
    heads = [i for i, chance in chances.items() if chance >= _LOOK and not page.is_furniture(page.doc[i])]
    evidence = paired(sheet, find_attributions(columns, lexicon, model, chances, heads), rules)
    return [replace(item, draft=set_off(page, item.draft)) for item in evidence], chances


def paired(sheet: Sheet, found: Sequence[Found], rules: Sequence[Draft]) -> list[Evidence]:
    """The learned reader's attributions, each with the rule's draft whose cue shares words with it."""
    by_head = {rule.head: rule for rule in rules}
    holders: dict[int, float] = {}
    for item in found:
        for i in item.content:
            holders[i] = max(holders.get(i, 0.0), item.chance)
    evidence = []
    for item in found:
        cue = spans_of_tokens(sheet, item.cue)
        draft = Draft(
            cue=cue,
            head=item.head,
            sources=spans_of_tokens(sheet, item.source),
            contents=spans_of_tokens(sheet, item.content),
            score=0.0,
            method=METHOD,
        )
        rule = by_head.get(item.head) or next((rule for rule in rules if _share(rule.cue, cue)), None)
        nested = holders.get(item.head, 0.0) > item.chance
        evidence.append(Evidence(item, draft, rule, nested, _traits(sheet, item, rule)))
    return evidence


def _traits(sheet: Sheet, found: Found, rule: Draft | None) -> tuple[float, ...]:
    tree, head = sheet.tree, found.head
    first = tree.form[found.content[0]] if found.content else ""
    frame = rule.method.rpartition(":")[2] if rule is not None else ""
    traits = (
        sheet.quotation[head] < 0 and any(sheet.quotation[i] >= 0 for i in found.content),
        sheet.quotation[head] >= 0,
        tree.pos[head] == "VERB",
        first == "that",
        first == "to",
        any(tree.pos[i] == "PRON" for i in found.source[:1]),
        any(tree.ent[i] for i in found.source),
        frame == "clause",
        frame == "object",
        frame == "infinitive",
        sheet.paragraph[head] == 0,
        any(tree.dep[kid] == "ccomp" for kid in tree.kids[head]),
    )
    return tuple(float(trait) for trait in traits)


def score_parts(item: Evidence) -> tuple[float, ...]:
    """What the chance that an attribution is right is made of."""
    found, draft, rule = item.found, item.draft, item.rule
    logit = _logit(found.chance)
    return (
        logit,
        max(found.sureness, -12.0),
        max(found.sureness, -2.0),
        float(bool(draft.sources)),
        float(rule is not None),
        float(rule is not None and _same(rule.sources, draft.sources)),
        float(rule is not None and _same(rule.contents, draft.contents)),
        rule.score if rule is not None else 0.0,
        float(item.nested),
        float(item.nested) * logit,
        float(len(found.content) < 3),
        float(len(draft.contents) > 2),
        float(rule is not None) * logit,
        *item.traits,
        *(trait * logit for trait in item.traits[:3]),
    )


def score(item: Evidence, calibration: Sequence[float]) -> float:
    """Calibrated probability that an attribution (or its cue, by the calibration given) is right."""
    bias, *weights = calibration
    value = bias + sum(weight * part for weight, part in zip(weights, score_parts(item), strict=True))
    return 1 / (1 + exp(-value))


def _logit(chance: float) -> float:
    chance = min(max(chance, 1e-4), 1 - 1e-4)
    return log(chance / (1 - chance))


def merged(
    sheet: Sheet,
    lexicon: CueLexicon,
    model: AttributionModel,
    rules: Iterable[Draft],
    evidence: Sequence[Evidence],
    chances: Mapping[int, float],
) -> list[Draft]:
    """One draft for each cue, by head in text order."""
    found: dict[int, Draft] = {}
    matched: set[int] = set()
    for item in evidence:
        chance = max(score(item, model.calibration), item.draft.score)
        cue_chance = score(item, model.cue_calibration)
        if is_empty(sheet, item.found) or is_anonymity(sheet, item.found):
            if item.rule is not None:
                matched.add(item.rule.head)
            continue
        if is_patient(sheet, item.found) or (item.rule is None and is_vetoed(sheet, lexicon, item.found)):
            chance, cue_chance = chance * _VETOED, cue_chance * _VETOED
        if item.rule is not None and item.rule.method == _NO_COMMENT:
            found[item.rule.head] = item.rule
            matched.add(item.rule.head)
        elif chance >= _KEEP or _is_doubtful_but_kept(sheet, lexicon, item, chance, cue_chance):
            method = METHOD if item.rule is None else SHARED
            found[item.draft.head] = replace(_mended(item), score=round(chance, 3), method=method)
            if item.rule is not None:
                matched.add(item.rule.head)
    outer = list(found.values())
    for rule in rules:
        if rule.head in matched:
            continue
        alone = _rule_alone(rule, outer, chances.get(rule.head, 0.0))
        if alone.score >= _KEEP:
            found.setdefault(rule.head, alone)
    return [found[head] for head in sorted(found)]


def _mended(item: Evidence) -> Draft:
    """The learned draft, with the rule's content where its own is but a sliver of it ("… on June 7, reports Dawn")."""
    rule = item.rule
    if rule is None or len(item.found.content) > _SLIVER or _same(rule.contents, item.draft.contents):
        return item.draft
    inside = all(any(piece.contains(own) for piece in rule.contents) for own in item.draft.contents)
    return (
        replace(item.draft, contents=rule.contents)
        if inside and _same(rule.sources, item.draft.sources)
        else item.draft
    )


def _is_doubtful_but_kept(sheet: Sheet, lexicon: CueLexicon, item: Evidence, chance: float, cue_chance: float) -> bool:
    """Whether an attribution that is not sure enough stays for its cue, to be shown as doubtful."""
    uses = lexicon.verbs.get(lexicon_lemma(lexicon, sheet, item.found.head), {})
    takes_a_stand = any(use.act in _STANDS for use in uses.values())
    cue, least = (_KEEP_STAND_CUE, _LEAST_STAND) if takes_a_stand else (_KEEP_CUE, _LEAST)
    return cue_chance >= cue and chance >= least


def _rule_alone(rule: Draft, outer: Sequence[Draft], chance: float) -> Draft:
    """A rule's draft that the learned reader does not share: as it is inside another's content, else doubtful."""
    if rule.method == _NO_COMMENT and chance >= _REFUSAL:
        return rule
    if any(piece.contains(rule.cue[0]) for draft in outer for piece in draft.contents):
        return rule
    return replace(rule, score=round(rule.score * (0.3 + 0.7 * chance), 3))


def _share(some: Spans, others: Spans) -> bool:
    return any(one.overlaps(other) for one in some for other in others)


def _same(some: Spans, others: Spans) -> bool:
    """Whether two parts are the same words by half, or both absent."""
    if not some or not others:
        return not some and not others
    common = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in some for b in others)
    return 2 * common >= _length(some) and 2 * common >= _length(others)


def _length(spans: Iterable[Span]) -> int:
    return sum(span.end - span.start for span in spans)
