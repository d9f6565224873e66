"""How two events of one report hang together: one answers the other, one is what the other did, both are of one scene.

A toll on the wrong deed misleads more than a toll on no deed: events are of one scene only if they stand close
together, if the later sentence names nobody and no place that the earlier does not, and if nothing tells them apart.
"""

from collections.abc import Iterator

from onrecord.record.incident_matter import MEETINGS, TALK
from onrecord.record.incident_signals import Signal
from onrecord.record.incident_traits import Traits
from onrecord.record.incident_words import stem, stems, words_of

_EFFECTS = stems(
    "kill die dead death injure wound hurt maim casualty victim damage destroy wreck trap bury lose toll flatten burn "
    "shatter collapse"
)
NEAR = 450
"""Code points within which sentences are of one scene."""


def relation_signals(one: Traits, other: Traits) -> Iterator[Signal]:
    """How two events hang together by where they stand and what answers what."""
    if one.type is None or one.type != other.type or one.report != other.report:
        return
    if one.id in other.answers or other.id in one.answers:
        yield Signal("answers it", 1.0, "one claim answers the other")
    if one.at == other.at and one.claim != other.claim:
        yield Signal("same words of two claims", 1.0, "the same words of two who speak")
    elif one.type not in TALK and abs(one.at - other.at) <= NEAR:
        earlier, later = (one, other) if one.at <= other.at else (other, one)
        yield from _scene(earlier, later)


def _scene(earlier: Traits, later: Traits) -> Iterator[Signal]:
    effects = is_effect(earlier) + is_effect(later)
    if earlier.quote == later.quote:
        if effects == 1:
            yield Signal("what it did", 1.0, "one is what the other did")
        elif effects == 2:
            yield Signal("told in one breath", 1.0, "losses told together")
    elif not later.many and not earlier.many and _belongs(earlier, later):
        yield Signal("same scene", 1.0, "told of the same scene")


def _belongs(earlier: Traits, later: Traits) -> bool:
    """Whether a later sentence brings in nobody and no place beside the parties of its own event."""
    own = {stem(word) for who in (*later.actors, *later.recipients) for word in words_of(who.name)}
    names = later.names - own
    return not names or bool(names & earlier.names) or _share_party(earlier, later)


def is_effect(traits: Traits) -> bool:
    """Whether an event is what a deed did: deaths, wounds, damage."""
    return bool(traits.trigger & _EFFECTS)


def between(earlier: Traits, later: Traits) -> str:
    """The words between two triggers of one sentence."""
    found = earlier.quote.find(earlier.worded)
    return earlier.quote[found + len(earlier.worded) : found + later.at - earlier.at] if found >= 0 else ""


def _share_party(one: Traits, other: Traits) -> bool:
    """Whether two meetings have a party in common."""
    keys = {who.key for who in (*one.actors, *one.recipients)} & {who.key for who in (*other.actors, *other.recipients)}
    return one.type in MEETINGS and bool(keys)
