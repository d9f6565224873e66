"""How reports tell two events of one kind apart: other targets, "a second strike", nothing in common but the word.

Only for events whose type was read: in a report on a war the same words come again and again for other deeds.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.lexicon import Entry, entries
from onrecord.record.incident_signals import Signal
from onrecord.record.incident_traits import Traits
from onrecord.record.incident_words import likeness, stem

_ANOTHER = re.compile(
    r"\b(?:another|(?:a|the|in a) (?:second|third|fourth|fifth|separate|further|new|different|later|earlier|previous)|"
    r"separately|elsewhere|hours (?:later|earlier|before|after)|the latest)\b",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"\b(?:the|this|that|these|those)\s+(?:[\w’'-]+\s+){0,2}$", re.IGNORECASE)
_PHRASE = 45
"""Code points before a trigger that may hold its article."""
_ALIKE = 0.12
_HITTING = frozenset({"ASSAULT", "COERCE"})
_TARGETS = ("built",)


class Class(Entry, frozen=True, kw_only=True):
    """Words of one class in the lexicon of events."""

    name: str
    words: tuple[str, ...]


@lru_cache(maxsize=1)
def _targets() -> frozenset[str]:
    """Stems of what can be hit."""
    classes = [one for one in entries("events", "class", Class) if one.name in _TARGETS]
    return frozenset(stem(word) for one in classes for word in one.words if " " not in word)


def contrast_signals(one: Traits, other: Traits) -> Iterator[Signal]:
    """What tells two events of one type apart, or takes the later up as known."""
    if one.type is None or one.type != other.type:
        return
    if one.type in _HITTING:
        yield from _other_target(one, other)
    if one.report != other.report:
        if bool(_ANOTHER.search(one.quote)) != bool(_ANOTHER.search(other.quote)):
            yield Signal("one of several", 1.0, "one report tells of more than one")
        return
    earlier, later = (one, other) if one.at <= other.at else (other, one)
    if one.quote == other.quote:
        return
    if _ANOTHER.search(later.quote):
        yield Signal("another one", 1.0, "the report tells them apart")
    elif is_definite(later):
        yield Signal("spoken of as known", 1.0, "spoken of as known")
    elif not _in_common(earlier, later):
        yield Signal("only the word in common", 1.0, "nothing in common but the word")


def _other_target(one: Traits, other: Traits) -> Iterator[Signal]:
    some, others = one.words.keys() & _targets(), other.words.keys() & _targets()
    if some and others and not some & others:
        yield Signal("other target", 1.0, f"{min(some)} in one, {min(others)} in the other")


def is_definite(traits: Traits) -> bool:
    """Whether an event is spoken of as known ("the attack")."""
    at = traits.quote.find(traits.worded)
    return at > 0 and bool(_DEFINITE.search(traits.quote[max(0, at - _PHRASE) : at]))


def _in_common(one: Traits, other: Traits) -> bool:
    """Whether two sentences of a report share more than the word for the deed."""
    if one.names & other.names or likeness(one.words, other.words) >= _ALIKE:
        return True
    if one.place is not None and other.place is not None and one.place.id == other.place.id:
        return True
    keys = {who.key for who in one.recipients} & {who.key for who in other.recipients}
    return bool(keys) or bool({f.value for f in one.figures} & {f.value for f in other.figures})
