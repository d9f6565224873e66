"""Removing a report: a tombstone with a reason, not a hole. Its permanent ids are never given again."""

import sqlalchemy as sa

from onrecord.errors import InputError
from onrecord.record import audit
from onrecord.record.copies import forget_copies
from onrecord.record.dialects import Database
from onrecord.record.schema import claims, events, incidents, readings, reports, retired
from onrecord.record.writing import forget_rows


def remove_report(connection: sa.Connection, database: Database, report: str, *, reason: str, by: str) -> None:
    """Take a report's text, reading and rows away, inside a transaction that writes.

    What stays: that it was there (outlet, address, day, hash of the text), when it was removed, by whom and why.
    Raises InputError if the report is not there or was removed before.
    """
    row = connection.execute(sa.select(reports).where(reports.c.id == report)).first()
    if row is None:
        raise InputError(f"report {report}: not in this record")
    if row.state != "kept":
        raise InputError(f"report {report}: was removed before ({row.reason})")
    _retire(connection, row.number, f"its report was removed: {reason}")
    touched = sa.select(events.c.incident).where(events.c.report == row.number)
    connection.execute(incidents.update().where(incidents.c.number.in_(touched)).values(stale=True))
    forget_rows(connection, database, row.number)
    database.forget_report(connection, row.number)
    connection.execute(readings.delete().where(readings.c.report == row.number))
    forget_copies(connection, row.number, row.signature)
    emptied = {"state": "removed", "reason": reason, "text": "", "title": None, "byline": None, "ref": row.id}
    connection.execute(
        reports.update().where(reports.c.number == row.number).values(**emptied, signature=None, lineage=row.id)
    )
    _new_first(connection, row.id)
    database.index_report(connection, row.number)
    payload = {"reason": reason, "by": by, "text_sha256": row.text_sha256, "outlet": row.outlet, "url": row.url}
    audit.append(connection, "remove", report, payload)


def _retire(connection: sa.Connection, number: int, reason: str) -> None:
    for table, kind in ((claims, "claim"), (events, "event")):
        ids = connection.execute(sa.select(table.c.id).where(table.c.report == number)).scalars()
        rows = [{"id": found, "kind": kind, "became": None, "reason": reason} for found in ids]
        if rows:
            connection.execute(retired.insert(), rows)


def _new_first(connection: sa.Connection, gone: str) -> None:
    """The next oldest copy is the first of a lineage whose first report is gone."""
    others = sa.select(reports.c.id).where(reports.c.lineage == gone, reports.c.id != gone).order_by(reports.c.number)
    first = connection.execute(others.limit(1)).scalar()
    if first is not None:
        connection.execute(
            reports.update().where(reports.c.lineage == gone, reports.c.id != gone).values(lineage=first)
        )
