"""Claims: who said what in a report. A draft becomes a claim with its act, its form, its holders and particulars."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.ids import make_id
from onrecord.model import Claim, Cue, Method, Span, Spans, Timex
from onrecord.reading.acts import ActFound, find_act
from onrecord.reading.after_colon import told_after_colon
from onrecord.reading.afterthoughts import without_afterthoughts
from onrecord.reading.asides import with_asides
from onrecord.reading.attribution_merge import METHOD, SHARED, gathered, merged
from onrecord.reading.attribution_model import shipped_model, word_clusters
from onrecord.reading.attribution_sheet import Sheet
from onrecord.reading.attribution_trim import trimmed
from onrecord.reading.cast import Cast
from onrecord.reading.claim_nesting import freed, told_beside
from onrecord.reading.claim_sources import find_sources
from onrecord.reading.continuations import continued
from onrecord.reading.cue_lexicon import CueLexicon, cue_lexicon
from onrecord.reading.cue_rules import rule_drafts
from onrecord.reading.drafts import Draft
from onrecord.reading.enumerations import enumerated
from onrecord.reading.holder_doubts import Doubt, doubt
from onrecord.reading.inverted import with_inverted
from onrecord.reading.narrated import narrated_claims
from onrecord.reading.page import Page
from onrecord.reading.particulars import find_particulars
from onrecord.reading.quotations import Quotations
from onrecord.reading.quoted_as import quoted_as, quoting
from onrecord.reading.relative_sayings import with_relative
from onrecord.reading.source_slips import without_slips
from onrecord.reading.tidy import tidied
from onrecord.reading.transcripts import with_transcript
from onrecord.terms import Form

VERSION = "1"
LEARNED = (METHOD, SHARED)
_EACH_OTHER = ("each other", "one another", "the other")
_AGAINST = frozenset({"accuse", "condemn", "threaten", "deny"})


@dataclass(frozen=True, slots=True)
class _Attributed:
    """A draft with its act and its place among the others."""

    draft: Draft
    act: ActFound
    inside: int | None
    """Index of the draft in whose content this one lies."""


def find_claims(page: Page, cast: Cast, times: tuple[Timex, ...]) -> tuple[Claim, ...]:
    """Attributed claims in text order, then one narrated claim for each sentence of the outlet's own."""
    lexicon = cue_lexicon()
    quotations = Quotations(page.report.text)
    drafts = [
        without_slips(page, lexicon, trimmed(page, lexicon, draft))
        for draft in _drafts(page, lexicon, quotations, times)
    ]
    drafts = with_inverted(page, with_relative(page, lexicon, drafts))
    drafts = quoted_as(page, with_transcript(page, drafts))
    drafts = told_after_colon(page, drafts)
    drafts = enumerated(page, continued(page, quotations, freed(page, quotations, drafts)))
    found = [_Attributed(draft, find_act(page, lexicon, draft), _inside(page, drafts, draft)) for draft in drafts]
    claims: list[Claim] = []
    by_draft: dict[int, tuple[Claim, ...]] = {}
    for index in _outer_first(found):
        made = _claims_of(page, cast, lexicon, quotations, times, found[index], found, by_draft)
        by_draft[index] = made
        claims.extend(made)
    claims.sort(key=lambda claim: (claim.cue.spans if claim.cue else (), claim.sources[0].name or ""))
    return (*claims, *narrated_claims(page, quotations, claims))


def _drafts(page: Page, lexicon: CueLexicon, quotations: Quotations, times: tuple[Timex, ...]) -> list[Draft]:
    """What the rules and the learned reader see, one draft for each cue; by rule alone where there are no weights."""
    rules = rules_alone(page, lexicon, quotations, times)
    model = shipped_model()
    if model is None:
        return rules
    sheet = Sheet(page.doc, quotations, word_clusters(), page.tree, rules)
    evidence, chances = gathered(page, sheet, lexicon, model, rules)
    found = with_asides(page, sheet, merged(sheet, lexicon, model, rules, evidence, chances))
    return without_afterthoughts(page, sheet, found)


def rules_alone(page: Page, lexicon: CueLexicon, quotations: Quotations, times: tuple[Timex, ...]) -> list[Draft]:
    """What the rules see, one draft for each cue."""
    return _without_doubles(tidied(page, lexicon, quotations, times, rule_drafts(page, quotations, lexicon)))


def _outer_first(found: Sequence[_Attributed]) -> list[int]:
    """Order in which a claim comes after the one it lies in."""
    order: list[int] = []
    placed: set[int] = set()

    def place(index: int) -> None:
        if index in placed:
            return
        placed.add(index)
        outer = found[index].inside
        if outer is not None:
            place(outer)
        order.append(index)

    for index in range(len(found)):
        place(index)
    return order


def _claims_of(
    page: Page,
    cast: Cast,
    lexicon: CueLexicon,
    quotations: Quotations,
    times: tuple[Timex, ...],
    item: _Attributed,
    found: Sequence[_Attributed],
    by_draft: dict[int, tuple[Claim, ...]],
) -> tuple[Claim, ...]:
    """One claim, or one per accuser where the sources speak against each other."""
    draft, act = item.draft, item.act
    outer = by_draft[item.inside][0] if item.inside is not None and by_draft.get(item.inside) else None
    sources, resolved = find_sources(page, cast, draft, outer, _quoted_by(page, quotations, item, found, by_draft))
    particulars = find_particulars(page, lexicon, cast, times, draft, act.act)
    unsure = doubt(page, draft, resolved, inside=outer is not None, learned=draft.method in LEARNED)
    method = _method(draft, act, unsure)
    methods = {"act": act.method, **particulars.methods}
    if resolved is not None:
        methods["sources"] = resolved.method
    groups = [sources]
    if len(sources) > 1 and act.act in _AGAINST and _mutual(page, draft):
        groups = [(source,) for source in sources]
    head = page.doc[draft.head]
    return tuple(
        Claim(
            id=make_id(
                "clm",
                page.report.id,
                draft.cue,
                draft.contents,
                [(s.spans, s.name) for s in group],
                outer.id if outer else None,
            ),
            sources=group,
            cue=Cue(spans=draft.cue, lemma=head.lemma_.lower()),
            act=act.act,
            contents=draft.contents,
            form=_form(quotations, draft.contents, page.report.text),
            method=method,
            inside=outer.id if outer else None,
            on_behalf_of=resolved.on_behalf_of if resolved is not None else None,
            via=particulars.via,
            basis=particulars.basis,
            addressee=particulars.addressee if particulars.addressee not in {s.name for s in group} else None,
            said=particulars.said,
            methods=methods,
        )
        for group in groups
    )


def _quoted_by(
    page: Page,
    quotations: Quotations,
    item: _Attributed,
    found: Sequence[_Attributed],
    by_draft: dict[int, tuple[Claim, ...]],
) -> Claim | None:
    """Whose quotation a cue stands in: of the claims it lies in, the innermost told outside that quotation, so that
    "we" of "they do not want to think we are to blame" are not they."""
    at, quotation = item.inside, quotations.at(page.doc[item.draft.head].idx)
    while at is not None and quotation is not None and quotations.at(page.doc[found[at].draft.head].idx) == quotation:
        at = found[at].inside
    return by_draft[at][0] if at is not None and by_draft.get(at) else None


def _method(draft: Draft, act: ActFound, unsure: Doubt) -> Method:
    kind: Literal["model", "rule"] = "model" if draft.method in LEARNED else "rule"
    score = round(draft.score * act.factor * unsure.factor, 3)
    return Method(kind=kind, name=draft.method, version=VERSION, score=score, because=unsure.because)


def _mutual(page: Page, draft: Draft) -> bool:
    """Whether the sources speak against each other ("accused each other of", "blamed one another")."""
    text = page.report.text
    start = min(draft.cue[0].start, draft.contents[0].start)
    words = text[start : draft.contents[-1].end].lower()
    return any(phrase in words for phrase in _EACH_OTHER)


def _form(quotations: Quotations, contents: Spans, text: str) -> Form:
    """Direct if every word is in quotation marks, mixed if some are, indirect if none."""
    quoted = loose = False
    for span in contents:
        at = span.start
        for quotation in quotations.within(span):
            loose = loose or any(c.isalnum() for c in text[at : max(at, quotation.start)])
            quoted = True
            at = max(at, quotation.end)
        loose = loose or any(c.isalnum() for c in text[at : span.end])
    if quoted:
        return "mixed" if loose else "direct"
    return "indirect"


def _inside(page: Page, drafts: Sequence[Draft], draft: Draft) -> int | None:
    """The innermost other draft whose content holds this one's cue and content, or that quotes it ("quoted as")."""
    verb = quoting(page.doc[draft.head])
    if verb is not None and (quoted := [i for i, other in enumerate(drafts) if other.head == verb.i]):
        return quoted[0]
    best: int | None = None
    best_length = 0
    for index, other in enumerate(drafts):
        if other is draft or not _holds(other.contents, draft.cue[0]) or told_beside(page, other, draft):
            continue
        if not all(_holds(other.contents, piece) for piece in draft.contents):
            continue
        length = sum(span.end - span.start for span in other.contents)
        if best is None or length < best_length:
            best, best_length = index, length
    return best


def _holds(contents: Spans, span: Span) -> bool:
    return any(piece.contains(span) for piece in contents)


def _without_doubles(drafts: Iterable[Draft]) -> list[Draft]:
    """At most one draft for a cue and a content: the surer one stays."""
    kept: dict[int, Draft] = {}
    for draft in drafts:
        held = kept.get(draft.head)
        if held is None or draft.score > held.score:
            kept[draft.head] = draft
    return [kept[head] for head in sorted(kept)]
