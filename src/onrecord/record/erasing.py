"""Erasing for good: what the log or a report holds of a person, payload and all. The chain of the log stays whole."""

from collections.abc import Iterable

import msgspec
import sqlalchemy as sa

from onrecord.errors import InputError
from onrecord.record import audit
from onrecord.record.dialects import Database
from onrecord.record.removing import remove_report
from onrecord.record.rewriting import ids_of
from onrecord.record.schema import reports
from onrecord.record.speakers import forget_names


def lines_holding(connection: sa.Connection, words: str) -> list[int]:
    """Numbers of the log lines whose payload holds some words, whatever their case."""
    wanted = words.casefold()
    return [
        line.seq
        for line in audit.lines_of(connection)
        if line.payload is not None and wanted in msgspec.json.encode(line.payload).decode().casefold()
    ]


def reports_holding(connection: sa.Connection, words: str) -> list[str]:
    """Ids of the reports kept whose text, title or byline holds some words as they are written."""
    found = sa.or_(
        *(column.contains(words, autoescape=True) for column in (reports.c.text, reports.c.title, reports.c.byline))
    )
    asked = sa.select(reports.c.id).where(reports.c.state == "kept", found).order_by(reports.c.number)
    return list(connection.execute(asked).scalars())


def erase_lines(connection: sa.Connection, seqs: Iterable[int], *, by: str) -> int:
    """Take the payloads of log lines away; how many. That it was done is a line of its own, without the words.

    Decisions in those lines are no longer in force, as nobody can know any more what they were.
    """
    chosen = sorted(set(seqs))
    for seq in chosen:
        audit.erase(connection, seq)
    if chosen:
        audit.append(connection, "erase", "log", {"by": by, "lines": chosen})
    return len(chosen)


def erase_report(connection: sa.Connection, database: Database, report: str, *, by: str) -> int:
    """Remove a report and everything the log holds on it, its title and address included; how many lines were erased.

    Raises InputError if the report never was in this record.
    """
    row = connection.execute(sa.select(reports).where(reports.c.id == report)).first()
    if row is None:
        raise InputError(f"report {report}: not in this record")
    targets = [report, *ids_of(connection, row.number).values()]
    if row.state == "kept":
        remove_report(connection, database, report, reason="erased", by=by)
    bare = {"outlet": None, "title": None, "byline": None, "url": None, "ref": report, "text_sha256": ""}
    connection.execute(reports.update().where(reports.c.number == row.number).values(**bare))
    forget_names(connection, [row.outlet] if row.outlet else [])
    held = [
        line.seq
        for line in audit.lines_of(connection)
        if line.kind != "erase" and line.target.partition("/")[0].split(" ")[0] in targets
    ]
    return erase_lines(connection, held, by=by)
