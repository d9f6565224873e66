"""Asides: "Shells struck a market, killing 14 people, doctors and residents said, as a convoy waited."

In the middle of a sentence the parser may take several speakers for the end of the list before them ("killing people,
doctors and residents"), and whoever reads by the tree then misses who tells of the deed. The words alone are plain:
a clause, a comma, a run of nouns, a verb of saying, and no clause of its own behind it.
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Span
from onrecord.reading.attribution_sheet import Sheet
from onrecord.reading.drafts import Draft
from onrecord.reading.page import Page

METHOD = "attribution:rule:aside"
_SCORE = 0.6
_SAYING = frozenset({"said", "says", "say"})
_OF_SPEAKERS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "CCONJ", "ADP", "PART", "NUM"})
_OPENS_CLAUSE = frozenset({"and", "but", "or", "who", "which", "that", "as", "while", "when", "where", "after"})
_DAYS = frozenset(
    {"on", "late", "early", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "earlier"}
)
_LONGEST = 10
"""Words of speakers at most."""
_CLAUSE = 4
"""Words of what is told, at least."""


def with_asides(page: Page, sheet: Sheet, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with what stands before an aside as its content where a draft has nothing of it, or is missing."""
    found = {draft.head: draft for draft in drafts}
    for start, end in sheet.sentences:
        for verb in range(start, end):
            if sheet.tree.form[verb] in _SAYING and (comma := _comma(sheet, start, verb)) is not None:
                draft = found.get(verb)
                several = "and" in sheet.tree.form[comma + 1 : verb]
                if _is_whole(page, draft, verb) or any(start <= head < comma for head in found):
                    continue
                if not several and draft is not None:
                    continue  # one speaker is seldom taken for the end of a list
                found[verb] = _aside(page, sheet, draft, start, comma, verb)
    return [found[head] for head in sorted(found)]


def _comma(sheet: Sheet, start: int, verb: int) -> int | None:
    """The comma before the speakers, if the words around a verb of saying are an aside."""
    tree = sheet.tree
    if sheet.quotation[verb] >= 0 or not _ends(sheet, verb):
        return None
    at = verb - 1
    while at > start and tree.pos[at] in _OF_SPEAKERS and tree.form[at] != ",":
        at -= 1
    speakers = range(at + 1, verb)
    if tree.form[at] != "," or not 0 < len(speakers) <= _LONGEST or at - start < _CLAUSE:
        return None
    if tree.form[at + 1] in _OPENS_CLAUSE or tree.pos[verb - 1] not in ("NOUN", "PROPN"):
        return None
    before = range(start, at)
    if any(sheet.quotation[i] >= 0 for i in before) or not any(tree.pos[i] in ("VERB", "AUX") for i in before):
        return None
    return at


def _ends(sheet: Sheet, verb: int) -> bool:
    """Whether nothing that is said follows the verb: a comma, the end of the sentence, or a day."""
    if verb + 1 >= len(sheet.tree):
        return True
    return sheet.tree.form[verb + 1] in {",", ".", *_DAYS} or sheet.space[verb + 1]


def _is_whole(page: Page, draft: Draft | None, verb: int) -> bool:
    """Whether a draft already has a content before its verb."""
    place = page.doc[verb].idx
    return draft is not None and bool(draft.sources) and any(piece.start < place for piece in draft.contents)


def _aside(page: Page, sheet: Sheet, draft: Draft | None, start: int, comma: int, verb: int) -> Draft:
    doc, first = page.doc, start
    while first < comma and (sheet.space[first] or not doc[first].text[0].isalnum()):
        first += 1
    content = Span(doc[first].idx, doc[comma - 1].idx + len(doc[comma - 1]))
    source = Span(doc[comma + 1].idx, doc[verb - 1].idx + len(doc[verb - 1]))
    if draft is not None:
        return replace(draft, sources=(source,), contents=(content,), score=max(draft.score, _SCORE))
    cue = Span(doc[verb].idx, doc[verb].idx + len(doc[verb]))
    return Draft(cue=(cue,), head=verb, sources=(source,), contents=(content,), score=_SCORE, method=METHOD)
