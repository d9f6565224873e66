"""Afterthoughts: "The army denied it had bombed the school, after residents said the strike killed 23 pupils."

What stands behind such a comma is said by somebody else. Left in the content of the first, it would put the second's
toll into the first's mouth; so the content ends at the comma, and what follows is the second's.
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Span
from onrecord.reading.attribution_sheet import Sheet
from onrecord.reading.drafts import Draft
from onrecord.reading.page import Page

METHOD = "attribution:rule:afterthought"
_SCORE = 0.5
_TURNS = frozenset({"after", "as", "while", "when", "though", "although", "whereas", "hours", "days", "minutes", "but"})
_SAYING = frozenset(
    {"said", "says", "say", "reported", "announced", "warned", "claimed", "accused", "denied", "told", "confirmed"}
)
_PLAIN = frozenset({"said", "says", "say", "reported", "announced", "claimed", "confirmed"})
"""Those whose content follows at once."""
_OF_SPEAKERS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "CCONJ", "ADP", "PART", "NUM", "ADV"})
_FARTHEST = 12
"""Words between the turn and its verb of saying."""


def without_afterthoughts(page: Page, sheet: Sheet, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with contents that end where somebody else begins to speak, and what that one says as a draft."""
    found = {draft.head: draft for draft in drafts}
    for draft in drafts:
        for piece in draft.contents:
            cut = _cut(sheet, draft, tuple(sheet.tokens(piece)))
            if cut is None:
                continue
            comma, verb = cut
            place = page.doc[comma].idx
            kept = tuple(
                one if one.end <= place else Span(one.start, place) for one in draft.contents if one.start < place
            )
            found[draft.head] = replace(draft, contents=kept)
            if verb not in found and sheet.tree.form[verb] in _PLAIN:
                found[verb] = _of_other(page, sheet, comma, verb, piece.end)
            break
    return [found[head] for head in sorted(found)]


def _cut(sheet: Sheet, draft: Draft, tokens: Sequence[int]) -> tuple[int, int] | None:
    """(the comma, the verb of saying behind it), if one who speaks comes up within a content that follows its cue."""
    form, pos = sheet.tree.form, sheet.tree.pos
    for comma in tokens[1:-3]:
        if form[comma] != "," or form[comma + 1] not in _TURNS or comma < draft.head or sheet.quotation[comma] >= 0:
            continue
        for verb in range(comma + 3, min(comma + 2 + _FARTHEST, tokens[-1] + 1)):
            if form[verb] in _SAYING and pos[verb - 1] in ("NOUN", "PROPN"):
                return comma, verb
            if pos[verb] not in _OF_SPEAKERS:
                break
    return None


def _of_other(page: Page, sheet: Sheet, comma: int, verb: int, end: int) -> Draft:
    doc, first = page.doc, comma + 2
    while sheet.tree.form[first] in ("after", "when", "later"):  # "hours after the group said"
        first += 1
    behind = verb + 1
    source = Span(doc[first].idx, doc[verb - 1].idx + len(doc[verb - 1]))
    cue = Span(doc[verb].idx, doc[verb].idx + len(doc[verb]))
    content = Span(doc[behind].idx, end)
    return Draft(cue=(cue,), head=verb, sources=(source,), contents=(content,), score=_SCORE, method=METHOD)
