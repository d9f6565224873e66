"""What is said of a counted thing: the state of an amount, by its governor, modifiers, neighbours or noun."""

from dataclasses import dataclass

from onrecord.reading.figure_amounts import Amount
from onrecord.reading.figure_fits import Counts, Found
from onrecord.reading.figure_lexicon import FigureLexicon
from onrecord.reading.figure_states import States
from onrecord.reading.figure_things import Counted
from onrecord.reading.tree import Tree
from onrecord.terms import Measure

_LEAST_MONEY = 1000
_INCLUDING = (
    ("including",),
    ("among", "them"),
    ("among", "whom"),
    ("including", "some"),
    ("of", "them"),
    ("of", "whom"),
)
_LISTED = frozenset({"DET", "NOUN", "PROPN", "ADJ", "CCONJ", "NUM"})
_BACK = 8
_COUNTING = frozenset({"count", "recount", "miscount", "tally"})
_WEAK = frozenset({"participants", "other", "troops", "affected"})


@dataclass(frozen=True, slots=True)
class Case:
    """One amount in its sentence (words ``start`` to before ``end``) with what it counts."""

    tree: Tree
    lexicon: FigureLexicon
    states: States
    start: int
    end: int
    amount: Amount
    thing: Counted
    inner: bool
    """Whether it is the whole of the amount just before ("12 of 15 drones")."""
    shared: int | None
    """The word that says the state of the figure before, if there is one."""

    @property
    def counts(self) -> Counts:
        """What a state must fit."""
        thing = self.thing.thing
        return Counts(self.thing.unit, self.thing.who, thing.lemma if thing else None, self.thing.noun is not None)

    @property
    def last(self) -> int:
        """Where the words of the figure end."""
        return max(self.thing.end, self.amount.end)

    @property
    def core(self) -> int:
        """The word of the number that the others of it hang on."""
        heads, low, high = self.tree.head, self.amount.core.start, self.amount.core.end
        return next((word for word in range(low, high) if not low <= heads[word] < high or heads[word] == word), low)

    @property
    def anchor(self) -> int:
        """The word by which the figure hangs in the tree."""
        return self.thing.noun if self.thing.noun is not None else self.core

    @property
    def including(self) -> bool:
        """Whether it is a part named after its whole ("including two children")."""
        form, at = self.tree.form, self.amount.start
        if any(at - len(words) >= self.start and tuple(form[at - len(words) : at]) == words for words in _INCLUDING):
            return True
        for place in range(at - 1, max(self.start, at - _BACK) - 1, -1):  # "including a woman and two children"
            if form[place] == "including":
                return True
            if self.tree.pos[place] not in _LISTED and form[place] != ",":
                return False
        return False

    @property
    def own(self) -> list[Found]:
        """The state that the noun itself names ("deaths", "hostages")."""
        thing, noun = self.thing.thing, self.thing.noun
        return [Found(thing.measure, noun, thing.unit)] if thing and thing.measure and noun is not None else []


def weak(found: list[Found]) -> bool:
    """Whether there are states, and none that says more than that people or things had a part in something."""
    return bool(found) and all(state.measure in _WEAK for state in found)


def said_of(case: Case, counts: Counts) -> list[Found]:
    """The states of what an amount counts, the surest sign first; empty if nothing is said of it."""
    apart = case.inner or case.including  # what governs the whole does not speak of its part, and the other way round
    if not apart and (found := _governed(case, counts)):
        return found
    noun = case.thing.noun
    if noun is not None and (found := case.states.modifying(noun, counts)):
        return found
    if not apart and (found := case.states.before(case.amount.start, case.start, counts)):
        return found
    if apart and case.last < case.end and not _participle(case.tree, case.last):
        return case.own  # "12 of 15 drones launched" are launched, "12 of 15 drones were downed" speaks of the 12
    return case.states.after(case.last, case.end, counts) or case.own


def _participle(tree: Tree, word: int) -> bool:
    return tree.tag[word] in ("VBN", "VBD") and tree.pos[word] != "AUX"


def _governed(case: Case, counts: Counts) -> list[Found]:
    noun, states = case.thing.noun, case.states
    word = noun if noun is not None and not case.thing.partial else case.core
    found = states.governing(word, counts)
    verb = case.amount.start - 1
    if found and found[0].word < verb and verb >= case.start and case.tree.pos[verb] == "VERB":
        nearer = states.verb(verb, "object", counts)
        found = [nearer] if nearer else []  # "killed sixteen people and infected hundreds"
    if found:
        at_once = states.right_after(case.last, case.end, counts)
        said = found[0].word
        raised = case.tree.head[word] != said and said > case.last
        if at_once and case.tree.dep[said] == "conj" and case.tree.head[said] == at_once.word:
            raised = False  # "12 drones launched overnight were shot down"
        if at_once and (raised or case.shared == found[0].word):
            return [at_once]  # "killed one and two others injured", "left 180 people dead and 1,300 injured"
        if not weak(found):
            return found
        return (states.modifying(word, counts) if noun is not None else []) or case.own or found
    if case.core != word and (found := states.governing(case.core, counts)) and not weak(found):
        return found
    return []


def default(case: Case) -> Measure | None:
    """The measure of what nothing is said of: "other", if a reader would ask about it at all."""
    thing, amount = case.thing, case.amount
    if thing.unit == "currency":
        most = amount.value if amount.value is not None else amount.high
        asked = any(case.tree.form[word] in case.lexicon.money for word in range(case.start, case.end))
        return "other" if asked and most is not None and most >= _LEAST_MONEY else None
    if thing.thing is None or not thing.thing.keep or thing.definite or thing.partial:
        return None
    if case.tree.lemma[case.tree.head[case.anchor]] in _COUNTING:
        return None  # "two bodies had been counted twice" says how a count was made
    if amount.core.value is not None and amount.core.value < 2:
        return None
    return "other"
