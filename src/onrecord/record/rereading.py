"""Putting a newer reading of a report in the place of the one kept; ids and decisions stay on their claims."""

import msgspec
import sqlalchemy as sa

from onrecord.errors import InputError
from onrecord.model import Reading, Value
from onrecord.record import audit
from onrecord.record.aligning import aligned
from onrecord.record.decisions import decisions_on
from onrecord.record.dialects import Database
from onrecord.record.packing import pack_reading, unpack_reading
from onrecord.record.rewriting import ids_of, rewrite
from onrecord.record.schema import readings, reports, retired


class Reread(Value, frozen=True, kw_only=True):
    """What a newer reading changed: claims that kept their id, new ones, ones no longer seen, and ones that are kept
    only because a person decided on them.
    """

    report: str
    kept: int
    new: int
    gone: int
    held: int


def replace_reading(connection: sa.Connection, database: Database, reading: Reading, *, reader: str) -> Reread:
    """Replace the reading of a report that is kept, inside a transaction that writes.

    Raises InputError if the report is not there, or its text is not the one that was read.
    """
    asked = sa.select(reports.c.number, reports.c.text, reports.c.text_sha256, readings.c.body)
    asked = asked.join(readings, readings.c.report == reports.c.number).where(reports.c.id == reading.report.id)
    row = connection.execute(asked).first()
    if row is None or row.text_sha256 != reading.report.text_sha256:
        raise InputError(f"report {reading.report.id}: not in this record with this text")
    old = unpack_reading(row.body, row.text)
    ids = ids_of(connection, row.number)
    stands_for = aligned(old, reading)
    given = {name: ids[other] for name, other in stands_for.items() if other in ids}
    lost = {name: permanent for name, permanent in ids.items() if permanent not in given.values()}
    decided_on = {found.decision.target.split("/")[0] for found in decisions_on(connection, lost.values())}
    reading, held = _with_held(old, reading, {name for name, permanent in lost.items() if permanent in decided_on})
    given |= {name: ids[name] for name in held if name in ids}
    machine = {claim.id for claim in old.claims} | {event.id for event in old.events}
    gone = {name: permanent for name, permanent in lost.items() if name in machine and name not in held}
    by_hand = {name: permanent for name, permanent in lost.items() if name not in machine}
    body = pack_reading(reading)
    connection.execute(readings.update().where(readings.c.report == row.number).values(body=body))
    connection.execute(reports.update().where(reports.c.number == row.number).values(reader=reader))
    rewrite(connection, database, row.number, given | by_hand)
    _retire(connection, old, gone, reader)
    claims_now = {claim.id for claim in reading.claims}
    told = Reread(
        report=reading.report.id,
        kept=sum(name in given for name in claims_now),
        new=sum(name not in given for name in claims_now),
        gone=sum(claim.id in gone for claim in old.claims),
        held=sum(claim.id in held for claim in old.claims),
    )
    audit.append(connection, "reread", reading.report.id, msgspec.to_builtins(told) | {"reader": reader})
    return told


def _with_held(old: Reading, new: Reading, decided_on: set[str]) -> tuple[Reading, set[str]]:
    """The new reading, with those claims of the old one that it lacks and that a person has decided on."""
    claims = {claim.id for claim in old.claims if claim.id in decided_on}
    claims |= {event.claim for event in old.events if event.id in decided_on}
    there = {claim.id for claim in new.claims}
    claims -= there
    events = tuple(event for event in old.events if event.claim in claims)
    figures = tuple(figure for figure in old.figures if figure.claim in claims)
    known_actors = {actor.id for actor in new.actors}
    known_places = {place.id for place in new.places}
    needed = {one for event in events for one in (*event.actor, *event.recipient)}
    kept = tuple(claim for claim in old.claims if claim.id in claims)
    needed |= {source.actor for claim in kept for source in claim.sources if source.actor}
    places = {event.place for event in events if event.place}
    inside = there | claims
    kept = tuple(c if c.inside is None or c.inside in inside else msgspec.structs.replace(c, inside=None) for c in kept)
    all_events = {event.id for event in (*new.events, *events)}
    events = tuple(
        msgspec.structs.replace(event, causes=tuple(caused for caused in event.causes if caused in all_events))
        for event in events
    )
    changed = msgspec.structs.replace(
        new,
        claims=(*new.claims, *kept),
        events=(*new.events, *events),
        figures=(*new.figures, *figures),
        actors=(*new.actors, *(a for a in old.actors if a.id in needed and a.id not in known_actors)),
        places=(*new.places, *(p for p in old.places if p.id in places and p.id not in known_places)),
    )
    return changed, claims | {event.id for event in events}


def _retire(connection: sa.Connection, old: Reading, gone: dict[str, str], reader: str) -> None:
    claims = {claim.id for claim in old.claims}
    rows = [
        {
            "id": permanent,
            "kind": "claim" if name in claims else "event",
            "became": None,
            "reason": f"a later reading ({reader}) does not find it",
        }
        for name, permanent in gone.items()
    ]
    if rows:
        connection.execute(retired.insert(), rows)
