"""The lexicon of events (``events.toml``) as the search for triggers asks it: by the inflected word of a pattern."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from onrecord import settings
from onrecord.lexicon import Entry, entries
from onrecord.reading.inflection import forms
from onrecord.terms import EventType

EventFrame = Literal["acts", "suffers", "mutual", "joint", "gives", "takes", "visits", "speaks", "falls", "brokers"]
Needs = Literal[
    "object", "phrase", "infinitive", "clause", "actor", "receiver", "thing", "party", "actual", "violence", "alone"
]
Holder = Literal["actor", "recipient"]

_ADVERBS = frozenset(("sexually", "forcibly", "jointly", "ethnically", "summarily", "publicly", "illegally"))
_LITTLE = frozenset(("a", "an", "the", "its", "their", "his", "her", "new", "full"))


class GroupEntry(Entry, frozen=True, kw_only=True):
    """Words that mean the same kind of event; the fields are explained at the head of the file."""

    type: EventType
    mode: str | None = None
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    frame: EventFrame = "acts"
    to: tuple[str, ...] = ()
    possessor: Holder = "actor"
    objects: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    together: EventType | None = None
    needs: Needs | None = None
    score: float
    coded: bool = True


class ClassEntry(Entry, frozen=True, kw_only=True):
    """A named set of words."""

    name: str
    words: tuple[str, ...]


class ModeWords(Entry, frozen=True, kw_only=True):
    """Words and the mode they stand for."""

    mode: str
    words: tuple[str, ...]


class ModeEntry(Entry, frozen=True, kw_only=True):
    """A mode of our own, with what it is in PLOVER and in ACLED."""

    name: str
    type: EventType
    acled: str
    plover: str | None = None


class CauseEntry(Entry, frozen=True, kw_only=True):
    """Verbs whose subject brings about their object."""

    verbs: tuple[str, ...]


class PonderedEntry(Entry, frozen=True, kw_only=True):
    """Verbs whose matter is only thought about or wished for."""

    verbs: tuple[str, ...]


class TopicEntry(Entry, frozen=True, kw_only=True):
    """Words whose matter is spoken about and not reported."""

    words: tuple[str, ...]


class ContextEntry(Entry, frozen=True, kw_only=True):
    """Words of one of PLOVER's contexts."""

    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A condition: words and classes one of which must (or must not) be met."""

    words: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    place: bool
    person: bool
    name: bool = False
    many: bool = False
    money: bool = False

    def __bool__(self) -> bool:
        return bool(self.words or self.phrases or self.place or self.person or self.name or self.many or self.money)


@dataclass(frozen=True, slots=True)
class Group:
    """A compiled group."""

    entry: GroupEntry
    order: int
    objects: Words
    subjects: Words
    unless: Words
    to: frozenset[str]
    near: Words = Words(frozenset(), (), place=False, person=False)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A verb or noun phrase of a group. ``rest`` are the words around the inflected one, lower case."""

    group: Group
    kind: Literal["verb", "noun"]
    words: tuple[str, ...]
    """All words as the lexicon has them; for nouns without hyphens."""
    prefix: str | None = None
    """What stands before the verb with a hyphen ("test-fire")."""

    @property
    def length(self) -> int:
        """How many words the phrase has."""
        return len(self.words) + (self.prefix is not None)


@dataclass(frozen=True)
class EventLexicon:
    """Lookups for the search for triggers."""

    verbs: Mapping[str, tuple[Pattern, ...]]
    """Form of a pattern's first word → patterns, longest first, then in file order."""
    nouns: Mapping[str, tuple[Pattern, ...]]
    """Form of a pattern's last word → patterns, longest first, then in file order."""
    people: frozenset[str]
    places: frozenset[str]
    built: frozenset[str]
    weapons: Mapping[str, str]
    """Word → mode."""
    means: frozenset[str]
    """Weapons, what carries them and names of deeds: behind such a subject stands whoever it belongs to."""
    hazards: Mapping[str, tuple[Pattern, ...]]
    """Form of the last word of a harm → patterns; harms are events only as what another event brings about."""
    causing: frozenset[str]
    """Forms of verbs that bring something about."""
    sport: frozenset[str]
    mishaps: frozenset[str]
    violence: Words
    """Deeds and means that make a death or a wound near them somebody's doing."""
    topics: frozenset[str]
    pondering: frozenset[str]
    """Forms of the first word of verbs whose matter is only thought about."""
    contexts: Mapping[str, tuple[str, ...]]
    modes: Mapping[str, ModeEntry]


def event_lexicon() -> EventLexicon:
    """The lexicon, with the user's own entries. Raises LexiconError if an entry is malformed."""
    return _compiled(settings.load().lexicons)


@lru_cache(maxsize=4)
def _compiled(folder: Path | None) -> EventLexicon:
    classes = {item.name: item.words for item in entries("events", "class", ClassEntry, folder)}
    verbs: dict[str, list[Pattern]] = {}
    nouns: dict[str, list[Pattern]] = {}
    for order, entry in enumerate(entries("events", "group", GroupEntry, folder)):
        group = Group(
            entry=entry,
            order=order,
            objects=_condition(entry.objects, classes),
            subjects=_condition(entry.subjects, classes),
            unless=_condition(entry.unless, classes),
            to=frozenset(entry.to),
            near=_condition(entry.near, classes),
        )
        _add_verbs(verbs, group)
        _add_nouns(nouns, group)
    weapons = entries("events", "weapon", ModeWords, folder)
    return EventLexicon(
        verbs=_ordered(verbs),
        nouns=_ordered(nouns),
        people=frozenset(classes["people"]),
        places=frozenset(classes["place"]),
        built=frozenset(classes["built"]),
        weapons={word: item.mode for item in reversed(weapons) for word in item.words},
        means=frozenset(
            (
                *classes["arms"],
                *nouns,
                *(word for item in weapons for word in item.words),
                "bulldozer",
            )
        ),
        hazards=_hazards(entries("events", "hazard", ModeWords, folder)),
        causing=frozenset(
            form
            for item in entries("events", "cause", CauseEntry, folder)
            for verb in item.verbs
            for form in forms(verb.split(" ")[0])
        ),
        sport=frozenset(classes["sport"]),
        mishaps=frozenset(classes["mishap"]),
        violence=_condition(classes["violence"], classes),
        topics=frozenset(word for item in entries("events", "topic", TopicEntry, folder) for word in item.words),
        pondering=frozenset(
            form
            for item in entries("events", "pondered", PonderedEntry, folder)
            for verb in item.verbs
            for form in forms(verb.split(" ")[0])
        ),
        contexts={item.name: item.words for item in entries("events", "context", ContextEntry, folder)},
        modes={item.name: item for item in entries("events", "mode", ModeEntry, folder)},
    )


def _hazards(harms: Iterable[ModeWords]) -> dict[str, tuple[Pattern, ...]]:
    """Harms as patterns of uncoded groups: no deed of anybody's."""
    index: dict[str, list[Pattern]] = {}
    for harm in harms:
        entry = GroupEntry(
            type="ASSAULT",
            mode=harm.mode,
            nouns=harm.words,
            coded=False,
            score=0.6,
            note=harm.note,
            example=harm.example,
        )
        nothing = _condition((), {})
        _add_nouns(index, Group(entry, 1 << 20, nothing, nothing, nothing, frozenset()))
    return _ordered(index)


def _add_verbs(index: dict[str, list[Pattern]], group: Group) -> None:
    for phrase in group.entry.verbs:
        if phrase.count("-") == 1 and " " not in phrase:
            prefix, verb = phrase.split("-")
            for form in forms(verb):
                index.setdefault(form, []).append(Pattern(group, "verb", (verb,), prefix))
        first, *rest = phrase.replace("-", " ").split() if " " not in phrase else phrase.split()
        if first in _ADVERBS and rest:  # "forcibly transfer": the verb is what is inflected
            first, *rest = (*rest, first)
        # Articles and the like in a phrase are skipped in the text as well: "declared a new ceasefire".
        pattern = Pattern(group, "verb", (first, *(word for word in rest if word not in _LITTLE)))
        for form in forms(first):
            index.setdefault(form, []).append(pattern)


def _add_nouns(index: dict[str, list[Pattern]], group: Group) -> None:
    for phrase in group.entry.nouns:
        words = tuple(phrase.replace("-", " ").split())
        pattern = Pattern(group, "noun", words)
        for form in _plurals(words[-1]):
            index.setdefault(form, []).append(pattern)


def _plurals(noun: str) -> Iterable[str]:
    """A noun and its plural; a plural ("talks") stands for itself."""
    if noun.endswith("s") and not noun.endswith("ss"):
        return (noun,)
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return (noun, noun + "es")
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return (noun, noun[:-1] + "ies")
    return (noun, noun + "s")


def _ordered(index: dict[str, list[Pattern]]) -> dict[str, tuple[Pattern, ...]]:
    return {
        form: tuple(sorted(found, key=lambda pattern: (-pattern.length, pattern.group.order)))
        for form, found in index.items()
    }


def _condition(words: tuple[str, ...], classes: Mapping[str, tuple[str, ...]]) -> Words:
    found: set[str] = set()
    todo = list(words)
    for word in todo:
        if not word.startswith("@"):
            found.add(word)
        elif word not in ("@place", "@person", "@name", "@many", "@money"):
            todo.extend(classes[word[1:]])
    if "@place" in words:
        found.update(classes["place"])
    if "@person" in words:
        found.update(classes["people"])
    return Words(
        words=frozenset(word for word in found if " " not in word),
        phrases=tuple(tuple(word.split()) for word in sorted(found) if " " in word),
        place="@place" in words,
        person="@person" in words,
        name="@name" in words,
        many="@many" in words,
        money="@money" in todo,
    )
