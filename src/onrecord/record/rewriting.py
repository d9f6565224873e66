"""Writing a report's rows anew when its reading has changed; permanent ids and incidents stay where they were."""

from collections.abc import Mapping

import sqlalchemy as sa

from onrecord.model import Reading
from onrecord.record.decided import decided
from onrecord.record.decisions import decisions_of, decisions_on
from onrecord.record.dialects import Database
from onrecord.record.packing import unpack_reading
from onrecord.record.placing import join, place_events
from onrecord.record.schema import claims, events, incidents, log, readings, reports
from onrecord.record.writing import forget_rows, write_rows


def ids_of(connection: sa.Connection, report: int) -> dict[str, str]:
    """Permanent ids of a report's claims and events, by fingerprint."""
    found: dict[str, str] = {}
    for table in (claims, events):
        asked = sa.select(table.c.fingerprint, table.c.id).where(table.c.report == report)
        found |= dict(connection.execute(asked).all())
    return found


def read_as_decided(connection: sa.Connection, report: int, ids: Mapping[str, str] | None = None) -> Reading:
    """A report's reading with the decisions in force put over it."""
    asked = sa.select(readings.c.body, reports.c.text, reports.c.id).join(
        reports, reports.c.number == readings.c.report
    )
    row = connection.execute(asked.where(reports.c.number == report)).one()
    reading = unpack_reading(row.body, row.text)
    ids = ids_of(connection, report) if ids is None else ids
    found = decisions_on(connection, [*ids.values(), row.id, *_figure_targets(connection, ids)])
    return decided(reading, ids, found, decisions_of(connection, "name.means"))


def rewrite(connection: sa.Connection, database: Database, report: int, ids: Mapping[str, str] | None = None) -> None:
    """Make a report's rows again from its reading and the decisions in force, inside a transaction that writes.

    ``ids`` are permanent ids by fingerprint, where the reading is not the one the rows were made from.
    """
    before = _places_in_incidents(connection, report)
    ids = ids_of(connection, report) if ids is None else ids
    reading = read_as_decided(connection, report, ids)
    lineage = connection.execute(sa.select(reports.c.lineage).where(reports.c.number == report)).scalar_one()
    touched = {incident for incident, _ in before.values()}
    forget_rows(connection, database, report)
    written = write_rows(connection, database, report, reading, lineage, ids)
    connection.execute(incidents.update().where(incidents.c.number.in_(touched)).values(stale=True))
    new, kept = {}, {}
    for number, entry in written.by_number.items():
        place = before.get(ids.get(entry.event.id, ""))
        if place is not None:
            join(connection, [number], *place)
            kept[number] = (entry, place[0])
        else:
            new[number] = entry
    place_events(connection, database, new, kept)


def _places_in_incidents(connection: sa.Connection, report: int) -> dict[str, tuple[int, str | None]]:
    """The incident, and why, of each event, by permanent id."""
    asked = sa.select(events.c.id, events.c.incident, events.c.joined).where(events.c.report == report)
    return {row.id: (row.incident, row.joined) for row in connection.execute(asked) if row.incident is not None}


def _figure_targets(connection: sa.Connection, ids: Mapping[str, str]) -> list[str]:
    """Targets of decisions on figures of these claims, as the log has them."""
    wanted = [f"{permanent}/" for permanent in ids.values()]
    made = connection.execute(
        sa.select(log.c.target).distinct().where(log.c.kind.in_(("figure.correct", "figure.reject")))
    )
    return [target for target in made.scalars() if target.startswith(tuple(wanted))] if wanted else []
