"""Readings of several reports with people's decisions put over them, asked for together."""

from collections.abc import Sequence
from typing import NamedTuple

import sqlalchemy as sa

from onrecord.model import Reading
from onrecord.record.decided import decided
from onrecord.record.decisions import decisions_of, decisions_on
from onrecord.record.packing import unpack_reading
from onrecord.record.schema import claims, events, log, readings, reports
from onrecord.views.rows import by_number


class Decided(NamedTuple):
    """A reading as it stands now, and the permanent ids of its claims and events by fingerprint."""

    reading: Reading
    ids: dict[str, str]


def readings_as_decided(connection: sa.Connection, numbers: Sequence[int]) -> dict[int, Decided]:
    """Readings by the row number of their report. What holds for all of them is asked once."""
    names = decisions_of(connection, "name.means")
    corrected = _corrected_figures(connection)
    asked = sa.select(readings.c.report, readings.c.body, reports.c.text, reports.c.id)
    asked = asked.join(reports, reports.c.number == readings.c.report)
    found = {}
    for row in by_number(connection, asked, readings.c.report, numbers):
        ids: dict[str, str] = {}
        for table in (claims, events):
            some = sa.select(table.c.fingerprint, table.c.id).where(table.c.report == row.report)
            ids |= dict(connection.execute(some).all())
        of_figures = [target for one in ids.values() for target in corrected.get(one, ())]
        taken = decisions_on(connection, [*ids.values(), row.id, *of_figures])
        found[row.report] = Decided(decided(unpack_reading(row.body, row.text), ids, taken, names), ids)
    return found


def _corrected_figures(connection: sa.Connection) -> dict[str, list[str]]:
    """Targets of decisions on figures, by the claim they are of."""
    asked = sa.select(log.c.target).distinct().where(log.c.kind.in_(("figure.correct", "figure.reject")))
    found: dict[str, list[str]] = {}
    for target in connection.execute(asked).scalars():
        found.setdefault(target.partition("/")[0], []).append(target)
    return found
