"""Where an export comes from, and the line in the log that says what left, when, and under which rules."""

from collections.abc import Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from onrecord.model import Value
from onrecord.record import audit
from onrecord.record.schema import claims, facts, incidents, reports
from onrecord.record.store import Record
from onrecord.views.filters import Filter, of_claims
from onrecord.views.incidents import IncidentLine, incident_line, mask_of, masked_line
from onrecord.views.masking import mask_for

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


_SOME = 50
"""Reports that are looked at for whether a filter names a private person."""


def masked_filter(record: Record, given: Filter) -> Filter:
    """The filter as a file may tell of it: without the names of private persons that it asks for."""
    named = {name: value for name in ("words", "source", "actor") if (value := getattr(given, name))}
    if not named:
        return given
    asked = sa.select(claims.c.report).join(reports, reports.c.number == claims.c.report)
    asked = asked.where(*of_claims(given, record.database)).distinct().limit(_SOME)
    with record.reading_from() as connection:
        mask = mask_for(connection, connection.execute(asked).scalars())
    return msgspec.structs.replace(given, **{name: mask.loosely(value) for name, value in named.items()})


def note_export(record: Record, name: str, *, by: str, told: dict[str, Any]) -> int:
    """Write into the log that something left the record: its format, its rules, what it was of. The line's number."""
    with record.writing_to() as connection:
        return audit.append(connection, KIND, name, {"by": by, **told})


def incidents_named(record: Record, ids: Sequence[str]) -> dict[str, IncidentLine]:
    """Lines of incidents by permanent id, without the names of private persons."""
    with record.reading_from() as connection:
        rows = list(connection.execute(sa.select(incidents).where(incidents.c.id.in_(ids))))
        mask = mask_of(connection, [row.number for row in rows])
        return {row.id: masked_line(incident_line(row), mask) for row in rows}
