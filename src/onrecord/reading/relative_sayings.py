"""Sayings in relative clauses: "an ambush in which it said 40 soldiers were killed", "the army, which had spoken of 19
dead". A reader that looks at the main verb alone leaves such words to the outlet, and with them a toll that somebody
else gave."""

from collections.abc import Iterator

from onrecord.model import Span
from onrecord.reading.cue_lexicon import CueLexicon
from onrecord.reading.drafts import Draft
from onrecord.reading.page import Page

METHOD = "attribution:relative"
_SCORE = 0.7
_WH = frozenset({"which", "whom", "where", "who"})
_SPEAKERS = frozenset({"it", "he", "she", "they"})
_BETWEEN = frozenset({"has", "had", "have", "later", "also", "again", "now", "earlier", "previously", "first"})
_SAYS = frozenset({"say", "claim", "report", "estimate"})
_CLEAR = frozenset({"said", "says", "say", "estimates", "estimated", "spoken"})
"""Of somebody named right before: he may have "claimed asylum", "reported for duty"."""
_ENDS = frozenset({".", ";", "—", "–", ")"})


def with_relative(page: Page, lexicon: CueLexicon, drafts: list[Draft]) -> list[Draft]:
    """The drafts, and one for each saying in a relative clause that none of them has for its cue; what another took of
    its words is left to it."""
    cues = {draft.head for draft in drafts}
    found = [draft for draft in _relative(page, lexicon) if draft.head not in cues]
    return sorted([*drafts, *found], key=lambda draft: draft.head) if found else drafts


def _relative(page: Page, lexicon: CueLexicon) -> Iterator[Draft]:
    form = page.tree.form
    for sentence in page.sentences:
        for at in range(sentence.start, sentence.end - 3):
            if form[at] not in _WH:
                continue
            told = form[at + 1] in _SPEAKERS
            verb = at + 2 if told else at + 1
            while verb < sentence.end and form[verb] in _BETWEEN:
                verb += 1
            last = _cue_end(page, lexicon, verb, sentence.end)
            if last is None or not (told or form[verb] in _CLEAR):
                continue
            source = page.tree.span(at + 1, at + 2) if told else _antecedent(page, verb, at)
            ends = _ENDS if told else _ENDS | {","}
            end = next((i for i in range(last, sentence.end) if form[i] in ends), sentence.end)
            if source is not None and end > last:
                content = page.tree.span(last, end)
                yield Draft((page.tree.span(verb, last),), verb, (source,), (content,), _SCORE, METHOD)


def _cue_end(page: Page, lexicon: CueLexicon, verb: int, end: int) -> int | None:
    """Where the cue at a word ends, if it is a word of saying: "said", "spoken of"."""
    if verb >= end - 1:
        return None
    lemma = lexicon.forms.get(page.tree.form[verb]) or page.tree.lemma[verb]
    if lemma == "speak" and page.tree.form[verb + 1] == "of":
        return verb + 2 if verb + 2 < end else None
    return verb + 1 if lemma in _SAYS and page.tree.tag[verb].startswith("VB") else None


def _antecedent(page: Page, verb: int, at: int) -> Span | None:
    """Whom "which" or "who" takes up, if it stands right before: "the army, which had spoken of 19 dead"."""
    tree = page.tree
    if tree.dep[verb] != "acl:relcl" or tree.form[at] not in ("which", "who"):
        return None
    low, high = tree.phrase(tree.head[verb])
    near = high <= at <= high + 1 and (high == at or tree.form[high] == ",")
    return tree.span(low, high) if near else None
