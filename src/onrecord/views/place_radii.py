"""How far around its point each event's place reaches, which lists do not show and maps need."""

from collections.abc import Sequence

import sqlalchemy as sa

from onrecord.record.entries import Entry
from onrecord.record.packing import unpack
from onrecord.record.schema import entries, events
from onrecord.record.store import Record
from onrecord.views.rows import MANY


def radii(record: Record, ids: Sequence[str]) -> dict[str, tuple[str | None, float]]:
    """Precision and radius (km) of the places of events, by permanent id; those without a radius are not in it."""
    found: dict[str, tuple[str | None, float]] = {}
    asked = sa.select(events.c.id, entries.c.body).join(entries, entries.c.event == events.c.number)
    with record.reading_from() as connection:
        for start in range(0, len(ids), MANY):
            for row in connection.execute(asked.where(events.c.id.in_(ids[start : start + MANY]))):
                place = unpack(row.body, Entry).place
                if place is not None and place.radius_km is not None:
                    found[row.id] = (place.precision, place.radius_km)
    return found
