"""Putting the events of a report just added into incidents, at a cost that does not grow with the record."""

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from onrecord.ids import make_id
from onrecord.record.bridging import Merged, bridge
from onrecord.record.dialects import Database
from onrecord.record.entries import Entry
from onrecord.record.incident_group import place_scene, scenes
from onrecord.record.incident_traits import traits_of
from onrecord.record.nearest import Known
from onrecord.record.numbers import give_ids
from onrecord.record.schema import events, incidents


def place_events(
    connection: sa.Connection,
    database: Database,
    placed: Mapping[int, Entry],
    kept: Mapping[int, tuple[Entry, int]] | None = None,
) -> Merged:
    """Give each new event of one report (by row number) its incident, and say why: one that is there, or a new one.

    The events are put into scenes; each scene is compared with the events before it. ``kept`` are events of the report
    that have an incident already. Returned are incidents that turned out to be one with another.
    """
    merged: Merged = {}
    new = {number: traits_of(entry) for number, entry in placed.items()}
    known = Known(connection, database, new)
    for number, (entry, incident) in (kept or {}).items():
        known.traits[number] = traits_of(entry)
        known.placed([number], incident)
    number_of = {traits.id: number for number, traits in new.items()}
    for scene, _ in scenes(list(new.values())):
        numbers = [number_of[traits.id] for traits in scene]
        placement = place_scene(scene, known.candidates_of(numbers), siblings=number_of)
        if placement.incident is None:
            incident, reason = new_incident(connection, placed[numbers[0]]), None
        else:
            incident = int(placement.incident)
            reason = f"{placement.score:.2f}: {'; '.join(placement.reasons)}"
        join(connection, numbers, incident, reason)
        known.placed(numbers, incident)
        for other in placement.also:
            incident, more = bridge(connection, known, incident, int(other))
            merged |= more
    return merged


def join(connection: sa.Connection, numbers: Sequence[int], incident: int, reason: str | None) -> None:
    """Put events into an incident, whose account is then to be made anew."""
    connection.execute(events.update().where(events.c.number.in_(numbers)).values(incident=incident, joined=reason))
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
