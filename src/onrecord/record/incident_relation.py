"""How two events of one report hang together: one answers the other, one is what the other did, one is told apart."""

import re
from collections.abc import Iterator

from onrecord.record.incident_signals import Signal
from onrecord.record.incident_traits import Traits
from onrecord.record.incident_words import stems

_DOERS = stems(
    "attack strike airstrike raid bomb bombing shell shelling hit blast explosion explode fire fired shoot "
    "missile rocket drone mortar assault ambush target bombard bombardment barrage clash mine"
)
_DONE = stems("kill die dead death injure wound hurt casualty victim damage destroy wreck trap bury lose toll")
_NEAR = 400
"""Code points within which a toll is that of the strike told of."""
_ANOTHER = re.compile(
    r"\b(?:another|a (?:second|third|fourth|fifth|separate|further|new|different)|separately|elsewhere|"
    r"in a (?:second|third|separate)|an earlier|a later)\b",
    re.IGNORECASE,
)


def relation_signals(one: Traits, other: Traits) -> Iterator[Signal]:
    """How two events hang together by where they stand and what answers what."""
    if one.id in other.answers or other.id in one.answers:
        yield Signal("answers it", 1.0, "one claim answers the other")
    if one.report != other.report:
        return
    near = abs(one.at - other.at)
    if near == 0 and one.claim != other.claim:
        yield Signal("same sentence of two claims", 1.0, "the same words of two who speak")
    if told_apart(one, other):
        yield Signal("another one", 1.0, "the report tells them apart")
    elif one.type == other.type and near <= _NEAR and _did(one, other):
        yield Signal("what it did", 1.0, "one is what the other did")


def _did(one: Traits, other: Traits) -> bool:
    """Whether one event is a deed and the other the dead, the wounded or the damage of it."""
    return bool((one.trigger & _DOERS and other.trigger & _DONE) or (one.trigger & _DONE and other.trigger & _DOERS))


def told_apart(one: Traits, other: Traits) -> bool:
    """Whether the later of two sentences says that its event is another one."""
    later = one if one.at > other.at else other
    return one.quote != other.quote and bool(_ANOTHER.search(later.quote))
