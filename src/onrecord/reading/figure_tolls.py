"""Tolls: running counts, where the number stands by a noun that says what is counted ("the death toll rose to 25")."""

from onrecord.reading.figure_fits import Found
from onrecord.reading.figure_lexicon import FigureLexicon
from onrecord.reading.figure_said import Case
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


def toll(case: Case) -> Found | None:
    """The toll an amount belongs to. It has no noun of its own, or people's, and a word that leads to it."""
    if case.thing.noun is not None and case.thing.unit != "people":
        return None
    form, at = case.tree.form, case.amount.start
    if at == case.start or (form[at - 1] not in _LEADING and not rising(case)):
        return None
    if form[at - 1] == "of" and at > case.start + 1 and form[at - 2] == "out":
        return None  # "30 deaths out of 316 cases"
    for place in range(at - 1, max(case.start, at - _BACK) - 1, -1):
        if form[place] in (";", ".") or (form[place] == "," and at - place > 6):
            break
        if found := _toll_at(case.tree, case.lexicon, place, case.end):
            return found
    if found := _subject(case):
        return found
    for place in range(case.amount.end, min(case.end, case.amount.end + _AHEAD)):
        if form[place] in (",", ";", ".", "and"):
            break
        if found := _toll_at(case.tree, case.lexicon, place, case.end):
            return found
    return None


def _subject(case: Case) -> Found | None:
    """The toll that is the subject of the verb the number hangs on, however far before it stands: "The death toll from
    Wednesday's shelling of a market in the north of the country rose to 22"."""
    tree = case.tree
    verb = tree.head[case.core]
    if tree.pos[verb] != "VERB":
        return None
    subjects = [kid for kid in tree.children(verb, "nsubj", "nsubj:pass") if case.start <= kid < case.amount.start]
    return next((found for kid in subjects if (found := _toll_at(tree, case.lexicon, kid, case.end))), None)


def rising(case: Case) -> bool:
    """Whether "up to" leads a toll upwards rather than capping a number ("taking the toll up to 31")."""
    form, at = case.tree.form, case.amount.start
    return at > case.start and form[at] == "up" and (form[at - 1],) in case.lexicon.tolls


def _toll_at(tree: Tree, lexicon: FigureLexicon, place: int, end: int) -> Found | None:
    form = tree.form
    for words, measure in lexicon.tolls.items():
        if tuple(form[place - len(words) + 1 : place + 1]) == words:
            return Found(measure, place, "people")
    if form[place] in _COUNTS and place + 1 < end and form[place + 1] == "of":
        for after in range(place + 2, min(end, place + 7)):
            for entry in (
                *lexicon.adjectives.get(form[after], ()),
                *(u.entry for u in lexicon.verbs.get(form[after], ()) if not u.rest),
            ):
                if not entry.units or "people" in entry.units:
                    return Found(entry.measure, after, "people")
            thing = lexicon.things.get(form[after])
            if thing is not None and thing.measure is not None:
                return Found(thing.measure, after, thing.unit)
    return None
