"""How two events of one report hang together: one answers the other, or one is what the other did.

A toll on the wrong deed misleads more than a toll on no deed: it is joined only to what stands close before it, and
only if its sentence names no place of its own.
"""

from collections.abc import Iterator

from onrecord.record.incident_signals import Signal
from onrecord.record.incident_traits import Traits
from onrecord.record.incident_words import stems

_DEEDS = stems(
    "attack strike airstrike raid bomb bombing shell shelling hit blast explosion explode fire fired shoot "
    "missile rocket drone mortar assault ambush target bombard bombardment barrage clash mine"
)
_EFFECTS = stems("kill die dead death injure wound hurt casualty victim damage destroy wreck trap bury lose toll")
_NEAR = 400
"""Code points within which a toll is that of the deed told of."""


def relation_signals(one: Traits, other: Traits) -> Iterator[Signal]:
    """How two events hang together by where they stand and what answers what."""
    if one.type != other.type or one.type is None or one.report != other.report:
        return
    if one.id in other.answers or other.id in one.answers:
        yield Signal("answers it", 1.0, "one claim answers the other")
    near = abs(one.at - other.at)
    if near == 0 and one.claim != other.claim:
        yield Signal("same words of two claims", 1.0, "the same words of two who speak")
    if near <= _NEAR and _belongs(one, other):
        if _is_effect(one) != _is_effect(other):
            if one.trigger & _DEEDS or other.trigger & _DEEDS:
                yield Signal("what it did", 1.0, "one is what the other did")
        elif _is_effect(one):
            yield Signal("told in one breath", 1.0, "losses told together")


def _is_effect(traits: Traits) -> bool:
    return bool(traits.trigger & _EFFECTS)


def _belongs(one: Traits, other: Traits) -> bool:
    """Whether the later of two events may be of the earlier's scene."""
    earlier, later = (one, other) if one.at <= other.at else (other, one)
    return one.quote == other.quote or not later.names or bool(later.names & earlier.names)
