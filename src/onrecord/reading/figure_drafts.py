"""Drafts of figures: amounts with what they count and the state it is in, sentence by sentence."""

from dataclasses import dataclass

from onrecord.reading.figure_amounts import Amount, amounts
from onrecord.reading.figure_lexicon import FigureLexicon
from onrecord.reading.figure_states import Counts, Found, States
from onrecord.reading.figure_things import Counted, counted
from onrecord.reading.figure_tolls import toll
from onrecord.reading.numbers import Number
from onrecord.reading.tree import Tree
from onrecord.terms import Measure, Qualifier

_WORKS = frozenset({"buildings", "vehicles", "ships", "aircraft", "weapons", "facilities"})
_INCLUDING = (
    ("including",),
    ("among", "them"),
    ("among", "whom"),
    ("including", "some"),
    ("of", "them"),
    ("of", "whom"),
)


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
    previous_end = -1
    for amount in amounts(tree, lexicon, start, end):
        if any(word in taken for word in range(amount.core.start, amount.core.end)):
            continue
        thing = counted(tree, lexicon, amount, start, end)
        if thing is None:
            continue
        inner = previous_end == amount.start
        found = _drafts(tree, lexicon, states, amount, thing, (start, end), drafts, inner)
        previous_end = _after_of(tree, amount, end)
        if inner and found and drafts:
            _inside(drafts, found)
        drafts.extend(found)
    return drafts


def _after_of(tree: Tree, amount: Amount, end: int) -> int:
    """Where a number may begin that is the whole of this one ("12 of the 15"), else -1."""
    at = amount.end
    if at >= end or tree.form[at] != "of":
        return -1
    return at + 2 if at + 1 < end and tree.form[at + 1] in ("the", "its", "their", "some") else at + 1


def _inside(drafts: list[Draft], found: list[Draft]) -> None:
    """ "12 of 15 drones": the second number is the whole of the first."""
    for draft in drafts:
        if draft.part and draft.whole is None and draft.end >= found[0].start:
            draft.whole = found[0]


def _drafts(
    tree: Tree,
    lexicon: FigureLexicon,
    states: States,
    amount: Amount,
    thing: Counted,
    bounds: tuple[int, int],
    earlier: list[Draft],
    inner: bool,
) -> list[Draft]:
    """The drafts of one amount: none if nothing is said of what it counts, several for "abducted and killed"."""
    counts = Counts(thing.unit, thing.who, thing.thing.lemma if thing.thing else None, thing.noun is not None)
    including = _included(tree, amount.start, bounds[0])
    shared = earlier[-1].state if earlier else None
    found = _states(tree, lexicon, states, amount, thing, counts, bounds, including or inner, shared)
    if not found and thing.noun is None and thing.unit is None and earlier and earlier[-1].unit != "people":
        counts = Counts(earlier[-1].unit, None, None, True)  # "eleven bombs were laid and six of them exploded"
        found = _states(tree, lexicon, states, amount, thing, counts, bounds, including or inner, shared)
    if _weak(found) and (thing.partial or (thing.noun is None and _is_object(tree, amount))):
        return []
    whole = earlier[-1] if including and earlier else None
    if whole is not None and thing.noun is not None and (not found or _weak(found)):
        found = [Found(whole.measure, whole.state if whole.state is not None else whole.anchor, whole.unit)]
    cumulative = amount.total
    if not found and (running := toll(tree, lexicon, amount, thing, bounds)) is not None:
        found, cumulative = [running], True
    if not found and (same := _coordinated(tree, amount, thing, earlier)) is not None:
        found = [same]
    if not found:
        default = _default(thing, amount)
        if default is None:
            return []
        found = [Found(default, -1, thing.unit)]
    return [_draft(tree, lexicon, amount, thing, state, whole, cumulative) for state in found]


def _coordinated(tree: Tree, amount: Amount, thing: Counted, earlier: list[Draft]) -> Found | None:
    """The state of the figure just before, on the other side of "and", of things of the same kind."""
    if thing.noun is None or not earlier or amount.start < 1 or tree.form[amount.start - 1] not in ("and", ",", "or"):
        return None
    before = earlier[-1]
    same = before.unit == thing.unit or (before.unit in _WORKS and thing.unit in _WORKS)
    if before.end != amount.start - 1 or before.state is None or not same:
        return None
    return Found(before.measure, before.state, thing.unit)


def _draft(
    tree: Tree,
    lexicon: FigureLexicon,
    amount: Amount,
    thing: Counted,
    state: Found,
    whole: Draft | None,
    cumulative: bool,
) -> Draft:
    anchor = thing.noun if thing.noun is not None else _core_head(tree, amount)
    words = thing.phrase
    if words[0] == words[1]:
        bare = amount.money or state.word < 0
        words = (amount.start, amount.end) if bare else (state.word, state.word + 1)
    unit = thing.unit
    if unit is None and thing.noun is not None:
        unit = "people" if state.unit == "people" else tree.form[thing.noun]
    elif unit is None:
        unit = whole.unit if whole else state.unit
    return Draft(
        start=amount.start,
        end=max(thing.end, amount.end),
        value=amount.value,
        low=amount.low,
        high=amount.high,
        qualifier=amount.qualifier,
        measure=state.measure,
        unit=unit,
        who=thing.who or _predicate_who(tree, lexicon, amount, thing),
        words=words,
        state=state.word if state.word >= 0 else None,
        anchor=anchor,
        part=thing.partial or whole is not None,
        whole=whole,
        cumulative=cumulative,
    )


def _predicate_who(tree: Tree, lexicon: FigureLexicon, amount: Amount, thing: Counted) -> str | None:
    """ "two of the dead were journalists"."""
    if not thing.partial:
        return None
    head = _core_head(tree, amount)
    predicate = tree.head[head]
    if tree.dep[head] != "nsubj" or tree.child(predicate, "cop") is None:
        return None
    known = lexicon.things.get(tree.form[predicate])
    return known.who if known else None


def _states(
    tree: Tree,
    lexicon: FigureLexicon,
    states: States,
    amount: Amount,
    thing: Counted,
    counts: Counts,
    bounds: tuple[int, int],
    apart: bool,
    shared: int | None,
) -> list[Found]:
    """What is said of the counted: by its governor, its modifiers, the words beside it, or the noun itself.

    ``shared``: the word that says the state of the figure before.
    ``apart``: what governs the number before ("12 of 15 drones") does not speak of this one.
    """
    start, end = bounds
    anchor = thing.noun if thing.noun is not None and not thing.partial else _core_head(tree, amount)
    own = thing.thing.measure if thing.thing else None
    own_found = [Found(own, thing.noun, thing.unit)] if own and thing.noun is not None else []
    if not apart:
        if found := states.governing(anchor, counts):
            own_state = states.right_after(max(thing.end, amount.end), end, counts)
            if own_state and shared == found[0].word:
                return [own_state]  # "killed one and two others injured"
            if not _weak(found):
                return found
            stronger = states.modifying(anchor, counts) if thing.noun is not None else []
            return stronger or own_found or found
        core = _core_head(tree, amount)
        if core != anchor and (found := states.governing(core, counts)) and not _weak(found):
            return found
    if thing.noun is not None and (found := states.modifying(thing.noun, counts)):
        return found
    if not apart and (found := states.before(amount.start, start, counts)):
        return found
    last = max(thing.end, amount.end)
    if apart and last < end and tree.tag[last] not in ("VBN", "VBD"):
        return own_found  # "12 of 15 drones launched" are launched, "12 of 15 drones were downed" speaks of the 12
    if found := states.after(last, end, counts):
        return found
    return own_found


def _is_object(tree: Tree, amount: Amount) -> bool:
    return tree.dep[_core_head(tree, amount)] == "obj"


def _weak(found: list[Found]) -> bool:
    return bool(found) and all(state.measure in ("participants", "other", "troops", "affected") for state in found)


def _default(thing: Counted, amount: Amount) -> Measure | None:
    """The measure of what nothing is said of: "other", if a reader would ask about it at all."""
    if thing.unit == "currency":
        return "other"
    if thing.thing is None or not thing.thing.keep or thing.definite or thing.partial:
        return None
    if amount.core.value is not None and amount.core.value < 2:
        return None
    return "other"


def _core_head(tree: Tree, amount: Amount) -> int:
    """The word of a number that the others of it hang on."""
    first = amount.core.start
    for word in range(amount.core.start, amount.core.end):
        if not amount.core.start <= tree.head[word] < amount.core.end or tree.head[word] == word:
            first = word
            break
    return first


def _included(tree: Tree, at: int, start: int) -> bool:
    return any(at - len(words) >= start and tuple(tree.form[at - len(words) : at]) == words for words in _INCLUDING)
