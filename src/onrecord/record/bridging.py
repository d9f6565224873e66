"""Incidents that turn out to be one: a new scene belongs to both, and either, were it new, would be put into the other.

The older one keeps its id; the other's leads to it from then on, with the reason. What a person has split off stays.
"""

import sqlalchemy as sa

from onrecord.record.decisions import decisions_of
from onrecord.record.incident_group import bridged
from onrecord.record.nearest import Known
from onrecord.record.schema import events, incidents, retired

Merged = dict[str, str]
"""Id of an incident that is no more → id of the one it is part of."""


def bridge(connection: sa.Connection, known: Known, incident: int, other: int) -> tuple[int, Merged]:
    """Merge two incidents to which a scene belongs, if they are one; the number of the first one's incident then."""
    older, younger = min(incident, other), max(incident, other)
    asked = sa.select(incidents.c.number, incidents.c.id).where(incidents.c.number.in_((older, younger)))
    ids: dict[int, str] = dict(connection.execute(asked).all())
    if len(ids) < 2 or _split_off(connection) & set(ids.values()):
        return incident, {}
    placement = bridged(known.of_incident(incident), known.of_incident(other))
    if placement is None:
        return incident, {}
    reason = f"{placement.score:.2f}: {'; '.join(placement.reasons)}"
    moved = events.update().where(events.c.incident == younger)
    connection.execute(moved.values(incident=older, joined=sa.func.coalesce(events.c.joined, f"merged, {reason}")))
    connection.execute(incidents.update().where(incidents.c.number == older).values(stale=True))
    connection.execute(incidents.delete().where(incidents.c.number == younger))
    told = f"it is part of {ids[older]} now, as a later report tells of both ({reason})"
    row = {"id": ids[younger], "kind": "incident", "became": ids[older], "reason": told}
    connection.execute(retired.insert(), row)
    known.became(younger, older)
    return older, {ids[younger]: ids[older]}


def _split_off(connection: sa.Connection) -> set[str]:
    """Incidents that a person has split off, and not put back."""
    return {str(found.decision.details.get("new")) for found in decisions_of(connection, "incident.split")}
