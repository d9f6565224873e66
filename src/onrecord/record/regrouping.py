"""Merging incidents that are one happening and splitting one that is two, as people decide; and taking it back."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from onrecord.errors import InputError
from onrecord.record.entries import Entry
from onrecord.record.packing import unpack
from onrecord.record.placing import new_incident
from onrecord.record.schema import entries, events, incidents, retired

Moved = list[dict[str, Any]]
"""What was moved: ``event``, ``from`` and ``to``, as permanent ids; it is what undoing needs."""


def merge_incidents(connection: sa.Connection, into: str, others: Sequence[str]) -> Moved:
    """Move all events of other incidents into one. The ids of the others lead to it from then on.

    Raises InputError if one of them is not there.
    """
    target = _number(connection, into)
    moved: Moved = []
    for other in dict.fromkeys(others):
        if other == into:
            continue
        number = _number(connection, other)
        asked = sa.select(events.c.id).where(events.c.incident == number).order_by(events.c.number)
        moved += [{"event": event, "from": other, "to": into} for event in connection.execute(asked).scalars()]
        joined = {"incident": target, "joined": "a person merged the incidents"}
        connection.execute(events.update().where(events.c.incident == number).values(**joined))
        connection.execute(incidents.delete().where(incidents.c.number == number))
        _retire(connection, other, into)
    _stale(connection, into)
    return moved


def split_incident(connection: sa.Connection, incident: str, chosen: Sequence[str]) -> tuple[str, Moved]:
    """Move some of an incident's events into a new one; its permanent id, and what was moved.

    Raises InputError if one of the events is not in the incident, or none would be left.
    """
    number = _number(connection, incident)
    asked = sa.select(events.c.id, events.c.number).where(events.c.incident == number).order_by(events.c.number)
    there = dict(connection.execute(asked).all())
    wanted = list(dict.fromkeys(chosen))
    for event in wanted:
        if event not in there:
            raise InputError(f"event {event}: is not in incident {incident}, which holds {', '.join(there)}")
    if not wanted or len(wanted) == len(there):
        raise InputError(f"incident {incident}: choose some of its {len(there)} events to split off, not all or none")
    body = connection.execute(sa.select(entries.c.body).where(entries.c.event == there[wanted[0]])).scalar_one()
    made = new_incident(connection, unpack(body, Entry), apart=incident)
    numbers = [there[event] for event in wanted]
    joined = {"incident": made, "joined": "a person split it off"}
    connection.execute(events.update().where(events.c.number.in_(numbers)).values(**joined))
    _stale(connection, incident)
    new = connection.execute(sa.select(incidents.c.id).where(incidents.c.number == made)).scalar_one()
    return new, [{"event": event, "from": incident, "to": new} for event in wanted]


def undo_regrouping(connection: sa.Connection, moved: Moved) -> None:
    """Put events back where they were. An incident that is gone comes back under its own id."""
    for step in moved:
        event = connection.execute(sa.select(events.c.number).where(events.c.id == step["event"])).scalar()
        if event is None:
            continue  # removed meanwhile, with its report
        back = connection.execute(sa.select(incidents.c.number).where(incidents.c.id == step["from"])).scalar()
        if back is None:
            body = connection.execute(sa.select(entries.c.body).where(entries.c.event == event)).scalar_one()
            back = new_incident(connection, unpack(body, Entry), permanent=step["from"])
            connection.execute(retired.delete().where(retired.c.id == step["from"]))
        connection.execute(events.update().where(events.c.number == event).values(incident=back, joined="put back"))
    for incident in {step[side] for step in moved for side in ("from", "to")}:
        _stale(connection, incident)
    for made in {step["to"] for step in moved}:
        number = connection.execute(sa.select(incidents.c.number).where(incidents.c.id == made)).scalar()
        left = sa.select(events.c.number).where(events.c.incident == number).limit(1)
        if number is not None and connection.execute(left).first() is None:
            connection.execute(incidents.delete().where(incidents.c.number == number))
            _retire(connection, made, moved[0]["from"])


def _number(connection: sa.Connection, incident: str) -> int:
    number: int | None = connection.execute(sa.select(incidents.c.number).where(incidents.c.id == incident)).scalar()
    if number is None:
        became = connection.execute(sa.select(retired.c.became).where(retired.c.id == incident)).scalar()
        if became:
            raise InputError(f"incident {incident}: is part of {became} now; name that one")
        raise InputError(f"incident {incident}: is not in this record; `onrecord incidents` lists those that are")
    return number


def _stale(connection: sa.Connection, incident: str) -> None:
    connection.execute(incidents.update().where(incidents.c.id == incident).values(stale=True))


def _retire(connection: sa.Connection, incident: str, became: str) -> None:
    connection.execute(retired.delete().where(retired.c.id == incident))
    row = {"id": incident, "kind": "incident", "became": became, "reason": f"it is part of {became} now"}
    connection.execute(retired.insert(), row)
