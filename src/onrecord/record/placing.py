"""Putting the events of a report just added into incidents, at a cost that does not grow with the record."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import zip_longest

import sqlalchemy as sa

from onrecord.ids import make_id
from onrecord.record.entries import Entry
from onrecord.record.incident_group import place_scene, scenes
from onrecord.record.incident_keys import keys
from onrecord.record.incident_traits import Traits, traits_of
from onrecord.record.numbers import give_ids
from onrecord.record.packing import hashed, unpack
from onrecord.record.schema import entries, events, incidents

PER_KEY = 200
"""At most so many events, the latest, are looked at for one blocking key."""
PER_EVENT = 60
"""At most so many events, those that share most keys, are compared with a new one."""
PER_SCENE = 60
"""The same for the events of one scene together."""
_KEYS_AT_ONCE = 100


def place_events(connection: sa.Connection, placed: Mapping[int, Entry]) -> None:
    """Give each new event (by row number) its incident, and say why: one that is there, or a new one.

    The events of a report are put into scenes; each scene is compared with the events before it.
    """
    new = {number: traits_of(entry) for number, entry in placed.items()}
    known = _Known(connection, new)
    number_of = {(traits.report, traits.id): number for number, traits in new.items()}
    for report in dict.fromkeys(traits.report for traits in new.values()):
        told = [traits for traits in new.values() if traits.report == report]
        siblings = {traits.id for traits in told}
        for scene, _ in scenes(told):
            numbers = [number_of[traits.report, traits.id] for traits in scene]
            placement = place_scene(scene, known.candidates_of(numbers), siblings=siblings)
            if placement.incident is None:
                incident, reason = new_incident(connection, placed[numbers[0]]), None
            else:
                incident = int(placement.incident)
                reason = f"{placement.score:.2f}: {'; '.join(placement.reasons)}"
            for number in numbers:
                join(connection, number, incident, reason)
                known.incidents[number] = incident


class _Known:
    """Events that share blocking keys with some new ones, with their incidents: a few questions for a whole report."""

    def __init__(self, connection: sa.Connection, new: Mapping[int, Traits]) -> None:
        self.keys = {number: {hashed(key) for key in keys(traits)} for number, traits in new.items()}
        self.events = _events_with(connection, {key for some in self.keys.values() for key in some})
        self.traits = dict(new)
        self.incidents: dict[int, int] = {}
        self._near = {number: self._nearest(number) for number in new}
        self._load(connection, {event for some in self._near.values() for event in some} - set(new))

    def _nearest(self, number: int) -> list[int]:
        shared: dict[int, int] = {}
        for key in self.keys[number]:
            for event in self.events.get(key, ()):
                shared[event] = shared.get(event, 0) + 1
        shared.pop(number, None)
        return sorted(shared, key=lambda event: (-shared[event], -event))[:PER_EVENT]

    def _load(self, connection: sa.Connection, numbers: Iterable[int]) -> None:
        wanted = sorted(numbers)
        asked = sa.select(events.c.number, events.c.incident, entries.c.body)
        asked = asked.join(entries, entries.c.event == events.c.number).where(events.c.incident.is_not(None))
        for start in range(0, len(wanted), 500):
            for row in connection.execute(asked.where(events.c.number.in_(wanted[start : start + 500]))):
                self.traits[row.number] = _traits_in(row.body)
                self.incidents[row.number] = row.incident

    def candidates_of(self, numbers: Sequence[int]) -> list[tuple[str, Traits]]:
        """Candidates of a scene's events, the nearest of each first, at most ``PER_SCENE``."""
        near: dict[str, tuple[str, Traits]] = {}
        for rank in zip_longest(*map(self.candidates, numbers)):
            for pair in filter(None, rank):
                near.setdefault(pair[1].id, pair)
            if len(near) >= PER_SCENE:
                break
        return list(near.values())

    def candidates(self, number: int) -> list[tuple[str, Traits]]:
        """Pairs of incident and event, nearest first."""
        near = self._near[number]
        return [(str(self.incidents[event]), self.traits[event]) for event in near if event in self.incidents]


@lru_cache(maxsize=5_000)
def _traits_in(body: bytes) -> Traits:
    """What is compared of an entry as it is kept; the latest events are asked for again by the next reports."""
    return traits_of(unpack(body, Entry))


def _events_with(connection: sa.Connection, wanted: set[int]) -> dict[int, list[int]]:
    """The latest events of each key."""
    found: dict[int, list[int]] = {}
    ordered = sorted(wanted)
    one = (
        "SELECT key, event FROM (SELECT key, event FROM event_keys WHERE key = :k{0} ORDER BY event DESC LIMIT :m) t{0}"
    )
    for start in range(0, len(ordered), _KEYS_AT_ONCE):
        some = ordered[start : start + _KEYS_AT_ONCE]
        asked = sa.text(" UNION ALL ".join(one.format(at) for at in range(len(some))))
        values = {f"k{at}": key for at, key in enumerate(some)} | {"m": PER_KEY}
        for key, event in connection.execute(asked, values):
            found.setdefault(key, []).append(event)
    return found


def join(connection: sa.Connection, event: int, incident: int, reason: str | None) -> None:
    """Put an event into an incident, whose account is then to be made anew."""
    connection.execute(events.update().where(events.c.number == event).values(incident=incident, joined=reason))
    connection.execute(incidents.update().where(incidents.c.number == incident).values(stale=True))


def new_incident(
    connection: sa.Connection, entry: Entry, *, apart: str | None = None, permanent: str | None = None
) -> int:
    """An incident founded by one event; its number. ``apart`` is the incident it is split from, ``permanent`` an id
    it had before.
    """
    founder = (entry.event.id, apart) if apart else (entry.event.id,)
    fingerprint = make_id("inc", *founder)
    if connection.execute(sa.select(incidents.c.number).where(incidents.c.fingerprint == fingerprint)).first():
        fingerprint = make_id("inc", *founder, permanent or apart or "again")
    row = {
        "id": permanent or give_ids(connection, [fingerprint])[fingerprint],
        "fingerprint": fingerprint,
        "label": entry.trigger,
        "type": entry.event.type,
        "place": entry.place.name if entry.place else None,
        "country": entry.place.country if entry.place else None,
        "begin": entry.event.begin,
        "end": entry.event.end,
    }
    number: int = connection.execute(incidents.insert().returning(incidents.c.number), row).scalar_one()
    return number
