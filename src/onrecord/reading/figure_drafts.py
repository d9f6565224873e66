"""Drafts of figures: amounts with what they count and the state it is in, sentence by sentence."""

from dataclasses import dataclass, replace

from onrecord.reading.figure_amounts import Amount, amounts
from onrecord.reading.figure_fits import Counts, Found
from onrecord.reading.figure_lexicon import FigureLexicon
from onrecord.reading.figure_said import Case, default, said_of, weak
from onrecord.reading.figure_states import States
from onrecord.reading.figure_things import counted
from onrecord.reading.figure_tolls import rising, toll
from onrecord.reading.numbers import Number
from onrecord.reading.tree import Tree
from onrecord.terms import Measure, Qualifier

_UNDERGONE = frozenset({"killed", "wounded", "abducted", "missing", "detained", "released"})
_WORKS = frozenset({"buildings", "vehicles", "ships", "aircraft", "weapons", "facilities"})


@dataclass(slots=True)
class Draft:
    """A figure before it is given to a claim. Positions are token indices."""

    start: int
    end: int
    value: Number | None
    low: Number | None
    high: Number | None
    qualifier: Qualifier
    measure: Measure
    unit: str | None
    who: str | None
    words: tuple[int, int]
    """The counted thing in its own words."""
    state: int | None
    """The word that says the state."""
    anchor: int
    """The word by which the figure hangs in the tree."""
    part: bool = False
    whole: "Draft | None" = None
    cumulative: bool = False
    implied: bool = False


def sentence_drafts(
    tree: Tree, lexicon: FigureLexicon, states: States, start: int, end: int, taken: set[int]
) -> list[Draft]:
    """The figures of the words from ``start`` to before ``end``. ``taken``: words of dates and durations."""
    drafts: list[Draft] = []
    waiting: Case | None = None
    inner_at = -1
    for amount in amounts(tree, lexicon, start, end):
        if any(word in taken for word in range(amount.core.start, amount.core.end)):
            continue
        thing = counted(tree, lexicon, amount, start, end)
        if thing is None:
            continue
        shared = drafts[-1].state if drafts else None
        case = Case(tree, lexicon, states, start, end, amount, thing, amount.start == inner_at, shared)
        found = _drafts(case, drafts)
        inner_at = _after_of(tree, amount, end)
        if case.inner and found:
            _inside(drafts, found[0])
        if waiting is not None and found and (listed := _listed_before(waiting, found[0])) is not None:
            drafts = [draft for draft in drafts if draft.start != listed.start] + [listed]
        waiting = case if all(draft.measure == "other" for draft in found) and not case.including else None
        drafts.extend(found)
    return drafts


def _listed_before(case: Case, after: Draft) -> Draft | None:
    """What has no state of its own in a list of people whose verb stands behind: "five priests and two women died"."""
    at, listed = case.last, after.start
    joined = case.tree.form[at:listed] in ([","], ["and"], [",", "and"])
    if not joined or case.thing.unit != "people" or case.thing.noun is None or after.unit != "people":
        return None
    if after.measure not in _UNDERGONE or after.state is None or after.state < after.end or after.part:
        return None
    return _draft(case, Found(after.measure, after.state, "people"), None, False)


def _after_of(tree: Tree, amount: Amount, end: int) -> int:
    """Where a number may begin that is the whole of this one ("12 of the 15"), else -1."""
    at = amount.end
    if at >= end or tree.form[at] != "of":
        return -1
    return at + 2 if at + 1 < end and tree.form[at + 1] in ("the", "its", "their", "some") else at + 1


def _inside(drafts: list[Draft], whole: Draft) -> None:
    """ "12 of 15 drones": the second number is the whole of the first."""
    for draft in drafts:
        if draft.part and draft.whole is None and draft.end >= whole.start:
            draft.whole = whole


def _drafts(case: Case, earlier: list[Draft]) -> list[Draft]:
    """The drafts of one amount: none if nothing is said of what it counts, several for "abducted and killed"."""
    thing, before = case.thing, earlier[-1] if earlier else None
    found = said_of(case, case.counts)
    if not found and before and thing.noun is None and thing.unit is None and before.unit != "people":
        found = said_of(case, Counts(before.unit, None, None, True))  # "eleven bombs were laid and six went off"
    bare_object = thing.noun is None and case.tree.dep[case.core] == "obj"
    if weak(found) and (thing.partial or bare_object):
        return []
    whole = before if before and case.including else None
    if whole is not None and thing.noun is not None and (not found or weak(found)):
        found = [Found(whole.measure, whole.state if whole.state is not None else whole.anchor, whole.unit)]
    cumulative = case.amount.total
    if not found and (running := toll(case)) is not None:
        found, cumulative = [running], True
        if rising(case):
            case = _exactly(case)
    if not found and before and (same := _coordinated(case, before)) is not None:
        found = [same]
    if not found and (other := default(case)) is not None:
        found = [Found(other, -1, thing.unit)]
    if thing.unit == "people" and isinstance(case.amount.value, float):
        return []  # averages and rates
    return [_draft(case, state, whole, cumulative) for state in found]


def _exactly(case: Case) -> Case:
    value = case.amount.core.value
    return replace(case, amount=replace(case.amount, value=value, low=value, high=value, qualifier="exactly"))


def _coordinated(case: Case, before: Draft) -> Found | None:
    """The state of the figure just before, on the other side of "and", of things of the same kind."""
    thing, at = case.thing, case.amount.start
    if tuple(case.tree.form[at - 3 : at]) == ("as", "well", "as"):
        at -= 3 if case.tree.form[at - 4] == "," else 2
    if thing.noun is None or at < 1 or case.tree.form[at - 1] not in ("and", ",", "or", "as"):
        return None
    same = before.unit == thing.unit or (before.unit in _WORKS and thing.unit in _WORKS)
    if before.end != at - 1 or before.state is None or not same:
        return None
    return Found(before.measure, before.state, thing.unit)


def _draft(case: Case, state: Found, whole: Draft | None, cumulative: bool) -> Draft:
    amount, thing, tree = case.amount, case.thing, case.tree
    words, unit = thing.phrase, thing.unit
    if words[0] == words[1]:
        bare = amount.money or state.word < 0
        words = (amount.start, amount.end) if bare else (state.word, state.word + 1)
    if unit is None and thing.noun is not None:
        unit = "people" if state.unit == "people" else tree.form[thing.noun]
    elif unit is None:
        unit = whole.unit if whole else state.unit
    return Draft(
        start=amount.start,
        end=case.last,
        value=amount.value,
        low=amount.low,
        high=amount.high,
        qualifier=amount.qualifier,
        measure=state.measure,
        unit=unit,
        who=thing.who or _predicate_who(case),
        words=words,
        state=state.word if state.word >= 0 else None,
        anchor=case.anchor,
        part=thing.partial or whole is not None,
        whole=whole,
        cumulative=cumulative,
    )


def _of_them(case: Case) -> str | None:
    """ "nine people, six of them children"."""
    tree, at = case.tree, case.amount.end
    if at + 2 >= case.end or tree.form[at] != "of" or tree.form[at + 1] not in ("them", "whom"):
        return None
    for word in range(at + 2, min(case.end, at + 5)):
        if tree.pos[word] not in ("ADJ", "NOUN", "AUX"):
            return None
        known = case.lexicon.things.get(tree.form[word])
        if known is not None and known.unit == "people":
            return known.who
    return None


def _predicate_who(case: Case) -> str | None:
    """ "two of the dead were journalists"."""
    tree = case.tree
    if (named := _of_them(case)) is not None:
        return named
    predicate = tree.head[case.core]
    if not case.thing.partial or tree.dep[case.core] != "nsubj" or tree.child(predicate, "cop") is None:
        return None
    known = case.lexicon.things.get(tree.form[predicate])
    return known.who if known else None
