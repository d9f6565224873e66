"""Tolls: running counts, where the number stands by a noun that says what is counted ("the death toll rose to 25")."""

from onrecord.reading.figure_amounts import Amount
from onrecord.reading.figure_lexicon import FigureLexicon
from onrecord.reading.figure_states import Found
from onrecord.reading.figure_things import Counted
from onrecord.reading.tree import Tree

_LEADING = frozenset(
    {
        "to", "at", "of", "reached", "reaching", "reaches", "exceeded", "exceeds", "topped", "tops", "passed",
        "passes", "surpassed", "hit", "was", "is", "stood", "than", "above", "as", "past", "beyond", "has",
        ":",
    }
)  # fmt: skip
_COUNTS = frozenset({"number", "tally", "count", "total"})
_BACK, _AHEAD = 14, 6


def toll(tree: Tree, lexicon: FigureLexicon, amount: Amount, thing: Counted, bounds: tuple[int, int]) -> Found | None:
    """The toll an amount belongs to. It has no noun of its own, or people's, and a word that leads to it."""
    start, end = bounds
    if thing.noun is not None and thing.unit != "people":
        return None
    form, at = tree.form, amount.start
    if at == start or form[at - 1] not in _LEADING:
        return None
    for place in range(at - 1, max(start, at - _BACK) - 1, -1):
        if form[place] in (";", ".") or (form[place] == "," and at - place > 6):
            break
        if found := _toll_at(tree, lexicon, place, end):
            return found
    for place in range(amount.end, min(end, amount.end + _AHEAD)):
        if form[place] in (",", ";", ".", "and"):
            break
        if found := _toll_at(tree, lexicon, place, end):
            return found
    return None


def _toll_at(tree: Tree, lexicon: FigureLexicon, place: int, end: int) -> Found | None:
    form = tree.form
    for words, measure in lexicon.tolls.items():
        if tuple(form[place - len(words) + 1 : place + 1]) == words:
            return Found(measure, place, "people")
    if form[place] in _COUNTS and place + 1 < end and form[place + 1] == "of":
        for after in range(place + 2, min(end, place + 7)):
            for entry in (
                *lexicon.adjectives.get(form[after], ()),
                *(u.entry for u in lexicon.verbs.get(form[after], ())),
            ):
                if not entry.units or "people" in entry.units:
                    return Found(entry.measure, after, "people")
            thing = lexicon.things.get(form[after])
            if thing is not None and thing.measure is not None:
                return Found(thing.measure, after, thing.unit)
    return None
