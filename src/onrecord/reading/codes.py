"""Codes: what an event is in the lists of others, CAMEO's roots and ACLED's sub-events, derived from type and mode.

They are derived and never read: ``codes.toml`` is the crosswalk. Where type, mode and parties leave more than one, all
stand there, the likeliest first, and the code says that it is ambiguous. Nothing is suggested to ACLED of an event that
is denied, planned, conditional, demanded or only possible: it codes what happened.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from onrecord import settings
from onrecord.errors import LexiconError
from onrecord.lexicon import Entry, entries
from onrecord.model import Actor, Event
from onrecord.terms import EventType

_STATE = frozenset(("GOV", "MIL", "COP", "SPY", "PRM"))
_ARMED = frozenset(("REB", "UAF", "CRM", "PRM", "MIL"))
_UNARMED = frozenset(("CVL", "REF", "JRN", "MED", "EDU", "REL", "LAB", "SOC", "AGR", "BUS"))
_BY_STATE, _BY_REBELS = "Government regains territory", "Non-state actor overtakes territory"
_CLASH, _ATTACK = "Armed clash", "Attack"


class CodeEntry(Entry, frozen=True, kw_only=True):
    """A type (and mode) of ours, with what it is in CAMEO and in ACLED, the likeliest first."""

    type: EventType
    mode: str | None = None
    cameo: tuple[str, ...]
    acled: tuple[str, ...]


class SubeventEntry(Entry, frozen=True, kw_only=True):
    """One of ACLED's events with its sub-events."""

    event: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Codes of one list for an event: all that fit, the likeliest first."""

    all: tuple[str, ...]
    because: str

    @property
    def likeliest(self) -> str | None:
        """The first of them, None where the event has no code in this list."""
        return self.all[0] if self.all else None

    @property
    def ambiguous(self) -> bool:
        """Whether more than one fits."""
        return len(self.all) > 1


@dataclass(frozen=True, slots=True)
class Codes:
    """What an event is in the lists of others; all of it derived by crosswalk."""

    cameo: Code
    """CAMEO root codes, two digits each."""
    acled: Code
    """ACLED sub-events; none where nothing is told to have happened."""

    @property
    def acled_event(self) -> str | None:
        """The ACLED event the likeliest sub-event belongs to."""
        name = self.acled.likeliest
        return None if name is None else _crosswalk(settings.load().lexicons).events[name]


@dataclass(frozen=True)
class _Crosswalk:
    codes: Mapping[tuple[str, str | None], CodeEntry]
    events: Mapping[str, str]
    """ACLED sub-event → event."""


@lru_cache(maxsize=4)
def _crosswalk(folder: Path | None) -> _Crosswalk:
    events = {name: item.event for item in entries("codes", "subevent", SubeventEntry, folder) for name in item.names}
    codes = {(item.type, item.mode): item for item in entries("codes", "code", CodeEntry, folder)}
    for (kind, mode), item in codes.items():
        for name in item.acled:
            if name not in events:
                raise LexiconError(f"codes.toml: [[code]] {kind} {mode or ''}: no ACLED sub-event “{name}”")
    return _Crosswalk(codes, events)


def acled_event_of(sub_event: str) -> str:
    """The ACLED event a sub-event belongs to."""
    return _crosswalk(settings.load().lexicons).events[sub_event]


def codes_of(event: Event, actors: Mapping[str, Actor] | None = None) -> Codes:
    """The codes of an event. ``actors`` by id, as the reading has them: who took ground, who was shot at."""
    table = _crosswalk(settings.load().lexicons).codes
    entry = table.get((event.type, event.mode)) or table[event.type, None]
    kind = event.type + (f", {event.mode}" if entry.mode else "")
    because = f"crosswalk from {kind}: {entry.note}"
    return Codes(Code(_cameo(event, entry), because), _acled(event, entry, actors or {}, because))


def _cameo(event: Event, entry: CodeEntry) -> tuple[str, ...]:
    if event.type == "REQUEST":  # what is not counted is an appeal
        return entry.cameo[:1] if event.coded else entry.cameo[::-1]
    return entry.cameo


def _acled(event: Event, entry: CodeEntry, actors: Mapping[str, Actor], because: str) -> Code:
    if event.polarity == "-" or event.certainty != "asserted" or event.tense == "future":
        return Code((), "not told to have happened")
    doers, victims = _sectors(event.actor, actors), _sectors(event.recipient, actors)
    found = entry.acled
    if _BY_STATE in found and _BY_REBELS in found and doers:
        state = doers <= _STATE
        if state or not doers & _STATE:
            return Code((_BY_STATE if state else _BY_REBELS,), f"{because}; by who took it")
    if _CLASH in found and _ATTACK in found and victims:
        if victims <= _UNARMED:
            return Code((_ATTACK,), f"{because}; against civilians")
        if victims <= _ARMED:
            return Code((_CLASH,), f"{because}; against fighters")
    return Code(found, because)


def _sectors(ids: Iterable[str], actors: Mapping[str, Actor]) -> frozenset[str]:
    """Sectors of all these actors; none where one of them has none."""
    found = [actors[item].sector for item in ids if item in actors]
    return frozenset() if None in found else frozenset(sector for sector in found if sector is not None)
