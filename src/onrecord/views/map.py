"""The map: where things are said to have happened, each place as wide as it is known. Nothing is moved to make room."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from onrecord.model import Value
from onrecord.record.entries import Entry
from onrecord.record.packing import unpack
from onrecord.record.schema import claims, entries, events, incidents, reports
from onrecord.record.store import Record
from onrecord.views.filters import Filter, checked, of_events
from onrecord.views.finding import claim_numbers, listed
from onrecord.views.rows import by_number

WIDE = ("country", "continent")
"""Precisions too wide for a disc: listed, and shown as the tint of a country."""
MOST_CLAIMS = 3_000
"""Claims whose events are put on the map at once: of a large record without a filter, those last published."""
_SHOWN = 3
"""Incidents that a place names; the rest are one click away."""


class PlacedIncident(Value, frozen=True, kw_only=True):
    """An incident at a place, in brief."""

    id: str
    label: str
    is_disputed: bool


class PlacedDay(Value, frozen=True, kw_only=True):
    """How many events are said to have begun on a day (an ISO prefix, as precise as was said)."""

    day: str
    events: int


class MapPlace(Value, frozen=True, kw_only=True):
    """One place. ``asserted`` counts events said to have happened; the others are possible, planned or demanded."""

    name: str
    lat: float
    lon: float
    precision: str
    radius_km: float | None
    country: str | None
    events: int
    asserted: int
    reports: int
    days: tuple[PlacedDay, ...]
    incidents: tuple[PlacedIncident, ...]

    @property
    def is_wide(self) -> bool:
        """Whether it is known to the country only, or wider."""
        return self.precision in WIDE


class MapPlaces(Value, frozen=True, kw_only=True):
    """The places with the most events, and how many events are of no place at all.

    ``latest``: where a filter holds for more claims than are looked at, how many of the latest are.
    """

    places: tuple[MapPlace, ...]
    unplaced: int
    is_cut: bool
    latest: int | None


def places(record: Record, given: Filter | None = None, *, limit: int = 400, most: int = MOST_CLAIMS) -> MapPlaces:
    """Where events for which a filter holds are said to have happened. Those of rejected claims are left out."""
    given = checked(given or Filter())
    with record.reading_from() as connection:
        found = claim_numbers(connection, record.database, given, "latest", limit=most + 1)
        where = (
            claims.c.number.in_(listed(found[:most])),
            claims.c.review != "rejected",
            *of_events(given),
        )
        rows = list(connection.execute(_grouped(where).limit(limit + 1)))
        kept = rows[:limit]
        spots = _spots(connection, [row.some for row in kept])
        inside = _Inside(connection, where, [row.place for row in kept])
        # Counted and not asked for: an index of points would lead a database through all events without one.
        nowhere = sa.func.coalesce(sa.func.sum(sa.case((events.c.lat.is_(None), 1), else_=0)), 0)
        unplaced = connection.execute(_joined(sa.select(nowhere), where))
        return MapPlaces(
            places=tuple(_place(row, spots.get(row.some), inside) for row in kept),
            unplaced=unplaced.scalar_one(),
            is_cut=len(rows) > limit,
            latest=most if len(found) > most else None,
        )


_SPOT = ("place", "lat", "lon", "precision", "country")


def _joined(asked: sa.Select[Any], where: Sequence[sa.ColumnElement[bool]]) -> sa.Select[Any]:
    source = events.join(claims, claims.c.number == events.c.claim).join(reports, reports.c.number == claims.c.report)
    source = source.outerjoin(incidents, incidents.c.number == events.c.incident)
    return asked.select_from(source).where(*where)


def _grouped(where: Sequence[sa.ColumnElement[bool]]) -> sa.Select[Any]:
    spot = [events.c[name] for name in _SPOT]
    asserted = sa.func.sum(sa.case((events.c.certainty == "asserted", 1), else_=0)).label("asserted")
    count = sa.func.count().label("many")
    asked = sa.select(
        *spot,
        count,
        asserted,
        sa.func.count(events.c.report.distinct()).label("in_reports"),
        sa.func.min(events.c.number).label("some"),
    )
    placed = _joined(asked, where).where(events.c.lat.is_not(None), events.c.place.is_not(None))
    return placed.group_by(*spot).order_by(count.desc(), events.c.place)


def _spots(connection: sa.Connection, numbers: Sequence[int]) -> dict[int, float | None]:
    """How wide the place of an event is, which only the whole entry holds."""
    asked = sa.select(entries.c.event, entries.c.body)
    found = {}
    for row in by_number(connection, asked, entries.c.event, numbers):
        place = unpack(row.body, Entry).place
        found[row.event] = place.radius_km if place else None
    return found


class _Inside:
    """Days and incidents of the places on the map."""

    def __init__(
        self, connection: sa.Connection, where: Sequence[sa.ColumnElement[bool]], names: Sequence[str]
    ) -> None:
        self.days: dict[tuple[Any, ...], list[PlacedDay]] = {}
        self.incidents: dict[tuple[Any, ...], list[PlacedIncident]] = {}
        wanted = (*where, events.c.place.in_(list(dict.fromkeys(names))))
        spot = [events.c[name] for name in _SPOT]
        day = sa.func.substr(events.c.begin, 1, 10).label("day")
        asked = _joined(sa.select(*spot, day, sa.func.count().label("many")), (*wanted, events.c.begin.is_not(None)))
        for row in connection.execute(asked.group_by(*spot, day).order_by(day).limit(20_000)):
            self.days.setdefault(tuple(row)[:5], []).append(PlacedDay(day=row.day, events=row.many))
        named = sa.select(*spot, incidents.c.id, incidents.c.label, incidents.c.disputes)
        undated = incidents.c.begin.is_(None).label("undated")
        asked = _joined(named.add_columns(incidents.c.begin, undated), (*wanted, incidents.c.id.is_not(None)))
        latest = (undated, incidents.c.begin.desc(), incidents.c.id)
        for row in connection.execute(asked.distinct().order_by(*latest).limit(20_000)):
            line = PlacedIncident(id=row.id, label=row.label, is_disputed=row.disputes > 0)
            self.incidents.setdefault(tuple(row)[:5], []).append(line)


def _place(row: Any, radius: float | None, inside: _Inside) -> MapPlace:
    spot = tuple(row)[:5]
    return MapPlace(
        name=row.place,
        lat=row.lat,
        lon=row.lon,
        precision=row.precision or "area",
        radius_km=radius,
        country=row.country,
        events=row.many,
        asserted=row.asserted,
        reports=row.in_reports,
        days=tuple(inside.days.get(spot, ())),
        incidents=tuple(inside.incidents.get(spot, ())[:_SHOWN]),
    )
