"""The score of two events: how likely they are one happening, and why."""

import math
from collections.abc import Iterator

from onrecord.model import Value
from onrecord.record.entries import Entry
from onrecord.record.incident_contrast import contrast_signals, told_apart
from onrecord.record.incident_figures import figure_signals
from onrecord.record.incident_matter import MEETINGS, TALK, type_signals, word_signals
from onrecord.record.incident_people import meet, people_signals
from onrecord.record.incident_place import place_signals
from onrecord.record.incident_relation import relation_signals
from onrecord.record.incident_signals import Signal
from onrecord.record.incident_time import time_signals
from onrecord.record.incident_traits import Traits, traits_of
from onrecord.record.incident_weights import weights

_SPOKEN = 4
"""So many reasons are given for a score."""
_LEAST = 0.25
"""A signal that moves the sum by less is no reason."""


class Score(Value, frozen=True, kw_only=True):
    """How likely two events are one happening, 0 to 1, and the reasons in words, the weightiest first."""

    value: float
    reasons: tuple[str, ...]


def score(one: Entry, other: Entry) -> Score:
    """How likely two entries tell of one happening. The same whichever comes first."""
    return compare(traits_of(one), traits_of(other))


def compare(one: Traits, other: Traits) -> Score:
    """``score`` for entries whose traits are known."""
    one, other = _in_order(one, other)
    if obstacle := _obstacle(one, other):
        return Score(value=0.0, reasons=(obstacle,))
    table = weights()
    told = [(table.of(signal.name) * signal.value, signal) for signal in signals(one, other)]
    return Score(value=_value(table.bias + sum(moved for moved, _ in told)), reasons=_reasons(told))


def likelihood(one: Traits, other: Traits) -> float:
    """The value of ``compare`` without its reasons, which cost as much again."""
    one, other = _in_order(one, other)
    if _obstacle(one, other):
        return 0.0
    table = weights()
    return _value(table.bias + sum([table.of(signal.name) * signal.value for signal in signals(one, other)]))


def _in_order(one: Traits, other: Traits) -> tuple[Traits, Traits]:
    return (other, one) if (one.report, one.at, one.id) > (other.report, other.at, other.id) else (one, other)


def _value(moved: float) -> float:
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, moved)))), 4)


def signals(one: Traits, other: Traits) -> Iterator[Signal]:
    """All that speaks for or against two events being one happening."""
    yield from type_signals(one, other)
    yield from word_signals(one, other)
    yield from place_signals(one.place, other.place)
    yield from time_signals(one, other)
    yield from people_signals("actor", one.actors, other.actors)
    yield from people_signals("recipient", one.recipients, other.recipients)
    yield from figure_signals(one, other)
    yield from relation_signals(one, other)
    yield from contrast_signals(one, other)


def _obstacle(one: Traits, other: Traits) -> str | None:
    """What keeps two events apart whatever else they share."""
    if apart := told_apart(one, other):
        return apart
    if one.standing != other.standing:
        return f"one is {one.standing}, the other {other.standing}"
    if one.type is None or other.type is None:
        return None
    if (one.type in TALK or other.type in TALK) and one.type != other.type:
        return f"{one.type} and {other.type}: what is said and what it is about are two events"
    if one.type in TALK | MEETINGS and one.type == other.type and _other_parties(one, other):
        return f"{one.type} of other parties"
    if one.type in TALK and "other actor" in {signal.name for signal in _actors(one, other)}:
        return f"{one.type} by others"
    return None


def _actors(one: Traits, other: Traits) -> Iterator[Signal]:
    return people_signals("actor", one.actors, other.actors)


def _other_parties(a: Traits, b: Traits) -> bool:
    """Whether the parties of both are known and none is in both, whichever role they have."""
    some, others = (*a.actors, *a.recipients), (*b.actors, *b.recipients)
    return bool(some and others) and not any(meet(one, other) for one in some for other in others)


def _reasons(told: list[tuple[float, Signal]]) -> tuple[str, ...]:
    weighty = [(moved, signal) for moved, signal in told if abs(moved) >= _LEAST]
    weighty.sort(key=lambda pair: (-abs(pair[0]), pair[1].name))
    spoken: list[str] = []
    for moved, signal in weighty:
        words = signal.told() if moved > 0 else f"but {signal.told()}"
        if words not in spoken:
            spoken.append(words)
        if len(spoken) == _SPOKEN:
            break
    return tuple(spoken)
