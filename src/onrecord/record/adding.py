"""Adding a reading to the record: one transaction a report, so that a kill leaves nothing half-written."""

from collections.abc import Mapping
from typing import Any, Literal

import sqlalchemy as sa

from onrecord.model import Reading, Value
from onrecord.record import audit
from onrecord.record.copies import file_copies, lineage_of
from onrecord.record.decided import decided
from onrecord.record.decisions import decisions_of
from onrecord.record.dialects import Database
from onrecord.record.packing import pack_reading
from onrecord.record.placing import place_events
from onrecord.record.rows import report_row
from onrecord.record.schema import readings, reports
from onrecord.record.speakers import keep_names
from onrecord.record.writing import write_rows

State = Literal["added", "already", "removed"]


class Added(Value, frozen=True, kw_only=True):
    """What became of one report: ``already`` there, ``removed`` earlier (and why), or ``added``."""

    report: str
    state: State
    claims: int = 0
    events: int = 0
    revises: str | None = None
    """The report at the same address whose text this one corrects."""
    copy_of: str | None = None
    """The first report of its lineage, if it is a copy."""
    reason: str | None = None


def add_reading(
    connection: sa.Connection,
    database: Database,
    reading: Reading,
    *,
    reader: str,
    ids: Mapping[str, str] | None = None,
) -> Added:
    """Add one reading inside a transaction that writes; nothing happens if its report is there or was removed."""
    report = reading.report
    there = connection.execute(sa.select(reports.c.state, reports.c.reason).where(reports.c.id == report.id)).first()
    if there is not None:
        return Added(report=report.id, state="already" if there.state == "kept" else "removed", reason=there.reason)
    signature, first, similarity = lineage_of(connection, database, report)
    revises = _revises(connection, report.id, report.url)
    row = report_row(reading) | {
        "added_at": audit.now(),
        "reader": reader,
        "lineage": first,
        "similarity": similarity,
        "signature": signature.body,
        "revises": revises,
    }
    number = connection.execute(reports.insert().returning(reports.c.number), row).scalar_one()
    connection.execute(readings.insert(), {"report": number, "body": pack_reading(reading)})
    database.index_report(connection, number)
    keep_names(connection, database, [report.outlet])
    file_copies(connection, number, signature)
    names = decisions_of(connection, "name.means")
    meant = decided(reading, {}, (), names) if names else reading
    written = write_rows(connection, database, number, meant, first, ids)
    merged = place_events(connection, database, written.by_number)
    payload: dict[str, Any] = {
        "text_sha256": report.text_sha256,
        "outlet": report.outlet,
        "url": report.url,
        "reader": reader,
    }
    if merged:
        payload["merged"] = merged
    audit.append(connection, "add", report.id, payload)
    return Added(
        report=report.id,
        state="added",
        claims=len(written.claims),
        events=len(written.events),
        revises=revises,
        copy_of=first if first != report.id else None,
    )


def _revises(connection: sa.Connection, report: str, url: str | None) -> str | None:
    """The latest report at the same address. It must be there already, so a corrected text revises the one before."""
    if not url:
        return None
    asked = sa.select(reports.c.id).where(reports.c.url == url, reports.c.id != report)
    return connection.execute(asked.order_by(reports.c.number.desc()).limit(1)).scalar()
