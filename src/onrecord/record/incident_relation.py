"""How two events of one report hang together: one answers the other, one is what the other did, both are of one scene.

A toll on the wrong deed misleads more than a toll on no deed: events are of one scene only if they stand close
together, if the later sentence names nobody and no place that the earlier does not, and if nothing tells them apart.
"""

import re
from collections.abc import Iterator

from onrecord.record.incident_matter import MEETINGS, TALK
from onrecord.record.incident_people import meet
from onrecord.record.incident_signals import Signal
from onrecord.record.incident_traits import Traits
from onrecord.record.incident_words import stems

_EFFECTS = stems(
    "kill die dead death injure wound hurt maim casualty victim damage destroy wreck trap bury lose toll flatten burn "
    "shatter collapse"
)
_LEAD = 300
"""Code points of a report in which its matter is said."""
_ELSEWHERE = re.compile(
    r"[“\"‘']?(?:in|at|near|outside|around|further|elsewhere|meanwhile|separately|another|also)\b", re.IGNORECASE
)
NEAR = 500
"""Code points within which sentences are of one scene."""


def relation_signals(one: Traits, other: Traits) -> Iterator[Signal]:
    """How two events hang together by where they stand and what answers what."""
    if one.report != other.report or one.type is None or other.type is None:
        return
    if one.type != other.type:
        yield from _spoils(*((one, other) if one.at <= other.at else (other, one)))
        return
    if one.id in other.answers or other.id in one.answers:
        yield Signal("answers it", 1.0, "one claim answers the other")
    if one.at == other.at and one.claim != other.claim:
        yield Signal("same words of two claims", 1.0, "the same words of two who speak")
    elif one.type not in TALK and abs(one.at - other.at) <= NEAR:
        earlier, later = (one, other) if one.at <= other.at else (other, one)
        yield from _scene(earlier, later)


def _spoils(earlier: Traits, later: Traits) -> Iterator[Signal]:
    """What attackers took is part of the attack."""
    if earlier.type == "ASSAULT" and (later.type, later.mode) == ("COERCE", "seize") and in_scene(earlier, later):
        yield Signal("taken in it", 1.0, "what was taken in it")


def _scene(earlier: Traits, later: Traits) -> Iterator[Signal]:
    if earlier.many or later.many:
        return
    effects = is_effect(earlier) + is_effect(later)
    in_one = in_one_sentence(earlier, later) and not _of_ground(earlier, later)
    if in_one and effects == 1:
        yield Signal("what it did", 1.0, "one is what the other did")
    elif in_one and effects == 2:
        yield Signal("told in one breath", 1.0, "losses told together")
    elif earlier.quote != later.quote and in_scene(earlier, later):
        yield Signal("same scene", 1 - (later.at - earlier.at) / NEAR / 4, "told of the same scene")


def in_scene(earlier: Traits, later: Traits) -> bool:
    """Whether a later sentence goes on with an earlier one's scene."""
    near = later.at - earlier.at <= NEAR and not _of_ground(earlier, later)
    return near and not later.many and not earlier.many and (_belongs(earlier, later) or _is_detail(earlier, later))


def _is_detail(earlier: Traits, later: Traits) -> bool:
    """Whether a later sentence gives the detail of a report's first: the same kind of deed, where exactly it was.

    Where both have dead or wounded of their own, they may be two.
    """
    if earlier.at > _LEAD or earlier.mode is None or earlier.mode != later.mode or _ELSEWHERE.match(later.quote):
        return False
    return not all(_EFFECTS & (traits.trigger | traits.words.told.keys()) for traits in (earlier, later))


def in_one_sentence(one: Traits, other: Traits) -> bool:
    """Whether two events stand in one sentence, of which one claim may hold less than the other."""
    return one.quote in other.quote or other.quote in one.quote


def _of_ground(one: Traits, other: Traits) -> bool:
    """Whether one of two events is an advance or a withdrawal and the other is not: fronts move in many deeds."""
    return _is_of_ground(one) != _is_of_ground(other)


def _is_of_ground(traits: Traits) -> bool:
    return traits.mode is not None and traits.mode.startswith("territory")


def _belongs(earlier: Traits, later: Traits) -> bool:
    """Whether a later sentence brings in nobody and no place beside the parties of its own event."""
    return not later.beside or bool(later.beside & earlier.names) or _share_party(earlier, later)


def is_effect(traits: Traits) -> bool:
    """Whether an event is what a deed did: deaths, wounds, damage."""
    return bool(traits.trigger & _EFFECTS)


def between(earlier: Traits, later: Traits) -> str:
    """The words between two triggers of one sentence."""
    found = earlier.quote.find(earlier.worded)
    return earlier.quote[found + len(earlier.worded) : found + later.at - earlier.at] if found >= 0 else ""


def _share_party(a: Traits, b: Traits) -> bool:
    """Whether two meetings have a party in common."""
    some, others = (*a.actors, *a.recipients), (*b.actors, *b.recipients)
    return a.type in MEETINGS and any(meet(one, other) for one in some for other in others)
