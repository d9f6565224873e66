"""Where an export comes from, and the line in the log that says what left, when, and under which rules."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from onrecord.model import Value
from onrecord.record import audit
from onrecord.record.schema import facts, incidents, reports
from onrecord.record.store import Record
from onrecord.views.incidents import IncidentLine, incident_line

KIND = "export"
"""Kind of the line in the log."""


class Origin(Value, frozen=True, kw_only=True):
    """The record's id, the versions of the readers that read its reports, and the time it was asked."""

    record: str
    readers: tuple[str, ...]
    at: str


def origin(record: Record) -> Origin:
    """Where what is exported now comes from."""
    with record.reading_from() as connection:
        name = connection.execute(sa.select(facts.c.value).where(facts.c.name == "record")).scalar_one()
        read_by = sa.select(reports.c.reader).where(reports.c.state == "kept").distinct().order_by(reports.c.reader)
        readers = tuple(connection.execute(read_by).scalars())
    return Origin(record=name, readers=readers, at=audit.now())


def note_export(record: Record, name: str, *, by: str, told: dict[str, Any]) -> int:
    """Write into the log that something left the record: its format, its rules, what it was of. The line's number."""
    with record.writing_to() as connection:
        return audit.append(connection, KIND, name, {"by": by, **told})


def incidents_named(record: Record, ids: Sequence[str]) -> dict[str, IncidentLine]:
    """Lines of incidents by permanent id."""
    with record.reading_from() as connection:
        rows = connection.execute(sa.select(incidents).where(incidents.c.id.in_(ids)))
        return {row.id: incident_line(row) for row in rows}
