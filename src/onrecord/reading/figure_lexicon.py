"""The lexicon of counted things (``counted.toml``) in the shape rules ask it: by form."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from onrecord.lexicon import Entry, entries
from onrecord.reading.inflection import forms
from onrecord.terms import Measure, Qualifier

Role = Literal["object", "subject"]


class ThingEntry(Entry, frozen=True, kw_only=True):
    """Nouns of one kind of counted thing."""

    unit: str
    nouns: tuple[str, ...]
    who: str | None = None
    measure: Measure | None = None
    keep: bool = True


class StateEntry(Entry, frozen=True, kw_only=True):
    """Words that say what has become of the counted."""

    measure: Measure
    role: Role | None = None
    verbs: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    """If given, only with one of these nouns counted."""
    unless: tuple[str, ...] = ()
    named: bool = False
    """Whether what is counted must be said: of "another 12 were lost" nobody knows."""
    only: tuple[str, ...] = ()
    """If given, only of these ``who``."""
    before: tuple[str, ...] = ()
    """Words among the next four before which the verb means something else ("escaped unhurt")."""


class MoneyEntry(Entry, frozen=True, kw_only=True):
    """Words of a sentence whose sums of money are figures."""

    words: tuple[str, ...]


class InhumanEntry(Entry, frozen=True, kw_only=True):
    """Plurals that are formed as names for people are, and are none."""

    words: tuple[str, ...]


class TollEntry(Entry, frozen=True, kw_only=True):
    """Nouns for a running count."""

    measure: Measure
    words: tuple[str, ...]


class QualifierEntry(Entry, frozen=True, kw_only=True):
    """Words before or after a number that widen it."""

    qualifier: Qualifier
    words: tuple[str, ...]
    after: tuple[str, ...] = ()


class NeverEntry(Entry, frozen=True, kw_only=True):
    """What stands beside a number that is no figure."""

    nouns: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Thing:
    """A noun as it may be counted."""

    lemma: str
    unit: str
    who: str | None
    measure: Measure | None
    keep: bool
    plural: bool


@dataclass(frozen=True, slots=True)
class State:
    """One reading of a verb (with the words that must stand near it) as a state."""

    entry: StateEntry
    role: Role
    rest: tuple[str, ...]

    def fits(self, unit: str | None, who: str | None, lemma: str | None) -> bool:
        """Whether this may be said of a thing counted in ``unit`` (None: not said in what)."""
        entry = self.entry
        if (entry.objects and lemma not in entry.objects) or (entry.named and lemma is None):
            return False
        if lemma in entry.unless or (entry.only and who not in entry.only):
            return False
        return not entry.units or unit in entry.units or (unit is None and "people" in entry.units)


Words = tuple[str, ...]


@dataclass(frozen=True)
class FigureLexicon:
    """Lookups by lower-case form; of several words, by the tuple of them."""

    things: Mapping[str, Thing]
    compounds: Mapping[Words, Thing]
    verbs: Mapping[str, tuple[State, ...]]
    adjectives: Mapping[str, tuple[StateEntry, ...]]
    nouns: Mapping[str, tuple[StateEntry, ...]]
    tolls: Mapping[Words, Measure]
    before: tuple[tuple[Words, Qualifier], ...]
    after: tuple[tuple[Words, Qualifier], ...]
    never: frozenset[str]
    numbered: frozenset[str]
    money: frozenset[str]
    inhuman: frozenset[str]


_PLURALS = {
    "passerby": "passersby",
    "person": "persons",
    "child": "children",
    "foot": "feet",
    "life": "lives",
    "sheep": "sheep",
}
_SAME = frozenset(
    {"people", "personnel", "police", "cattle", "aircraft", "dead", "missing", "wounded", "injured", "staff", "levies"}
)


def plurals(noun: str) -> tuple[str, ...]:
    """The plural forms of a singular noun (of several words: with the last one inflected)."""
    *head, last = noun.split()
    front = "".join(word + " " for word in head)
    if last in _SAME:
        return (noun,)
    if last in _PLURALS:
        return (front + _PLURALS[last],)
    if last.endswith(("man", "woman")) and last not in ("human",):
        return (front + last[:-2] + "en",)
    if last.endswith("y") and last[-2:-1] not in tuple("aeiou"):
        return (front + last[:-1] + "ies",)
    if last.endswith(("s", "x", "z", "ch", "sh")):
        return (front + last + "es",)
    return (front + last + "s",)


@lru_cache(maxsize=4)
def figure_lexicon(folder: Path | None = None) -> FigureLexicon:
    """The lexicon, checked. Raises LexiconError with file and line if an entry is malformed."""
    things: dict[str, Thing] = {}
    compounds: dict[Words, Thing] = {}
    for entry in entries("counted", "thing", ThingEntry, folder):
        for form, thing in _thing_forms(entry):
            words = tuple(form.split())
            if len(words) == 1:
                things.setdefault(form, thing)
            else:
                compounds.setdefault(words, thing)
    states = entries("counted", "state", StateEntry, folder)
    qualifiers = entries("counted", "qualifier", QualifierEntry, folder)
    nevers = entries("counted", "never", NeverEntry, folder)
    return FigureLexicon(
        things=things,
        compounds=compounds,
        verbs=_verbs(states),
        adjectives=_grouped((word, state) for state in states for word in state.adjectives),
        nouns=_grouped((form, state) for state in states for word in state.nouns for form in (word, *plurals(word))),
        tolls={
            tuple(words.split()): toll.measure
            for toll in entries("counted", "toll", TollEntry, folder)
            for words in toll.words
        },
        before=_longest_first((words, item.qualifier) for item in qualifiers for words in item.words),
        after=_longest_first((words, item.qualifier) for item in qualifiers for words in item.after),
        never=frozenset(form for item in nevers for noun in item.nouns for form in (noun, *plurals(noun))),
        numbered=frozenset(word for item in nevers for word in item.before),
        inhuman=frozenset(word for item in entries("counted", "inhuman", InhumanEntry, folder) for word in item.words),
        money=frozenset(word for item in entries("counted", "money", MoneyEntry, folder) for word in item.words),
    )


def _thing_forms(entry: ThingEntry) -> Iterable[tuple[str, Thing]]:
    for noun in entry.nouns:
        many = plurals(noun)
        if noun not in many:
            yield noun, Thing(noun, entry.unit, entry.who, entry.measure, entry.keep, False)
        for form in many:
            yield form, Thing(noun, entry.unit, entry.who, entry.measure, entry.keep, True)


def _verbs(states: Iterable[StateEntry]) -> dict[str, tuple[State, ...]]:
    """Form → readings, those with more words first, so that "shot dead" is tried before "shot"."""
    found: dict[str, list[State]] = {}
    for entry in states:
        for verb in entry.verbs:
            first, *rest = verb.split()
            assert entry.role is not None, f"state verbs need a role: {verb}"
            for form in forms(first):
                found.setdefault(form, []).append(State(entry, entry.role, tuple(rest)))
    return {form: tuple(sorted(uses, key=lambda use: -len(use.rest))) for form, uses in found.items()}


def _grouped(pairs: Iterable[tuple[str, StateEntry]]) -> dict[str, tuple[StateEntry, ...]]:
    found: dict[str, tuple[StateEntry, ...]] = {}
    for word, entry in pairs:
        if entry not in found.get(word, ()):
            found[word] = (*found.get(word, ()), entry)
    return found


def _longest_first(pairs: Iterable[tuple[str, Qualifier]]) -> tuple[tuple[Words, Qualifier], ...]:
    split = [(tuple(words.split()), qualifier) for words, qualifier in pairs]
    return tuple(sorted(split, key=lambda pair: -len(pair[0])))
