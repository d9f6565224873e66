"""Spots: where a place is put on the map, and how finely, from the entry it means or from what it lies in or near."""

from dataclasses import dataclass

from onrecord.gazetteer import Entry, Index
from onrecord.reading.place_offsets import SLACK, Offset, moved
from onrecord.terms import PlaceKind, Precision

ROUGH = 120.0
"""Radius (km) up to which a place that is unknown is put where what it lies in is."""


@dataclass(frozen=True, slots=True)
class Spot:
    """The fields of a Place that say where it is; no coordinates where it cannot be told."""

    lat: float | None = None
    lon: float | None = None
    kind: PlaceKind | None = None
    precision: Precision | None = None
    radius_km: float | None = None
    country: str | None = None
    admin1: str | None = None
    geonames_id: int | None = None


def spot_of(entry: Entry, index: Index) -> Spot:
    """Where an entry is."""
    kind = None if entry.kind == "not a place" else entry.kind
    area = _area(entry, index)
    if entry.lat is None or entry.lon is None:
        return Spot(kind=kind, country=entry.country, admin1=area, geonames_id=entry.geonames_id)
    where = entry.lat, entry.lon
    return Spot(*where, kind, entry.precision, entry.radius_km, entry.country, area, entry.geonames_id)


def spot_within(holder: Entry, index: Index, kind: PlaceKind | None = None) -> Spot:
    """Where something is of which only what it lies in is known: the holder's point and precision, unless too wide."""
    area = holder.name if holder.level == 1 else _area(holder, index)
    if holder.lat is None or holder.lon is None or holder.radius_km > ROUGH:
        return Spot(kind=kind, country=holder.country, admin1=area)
    return Spot(holder.lat, holder.lon, kind, holder.precision, holder.radius_km, holder.country, area)


def spot_off(offset: Offset, entry: Entry, kind: PlaceKind | None = None) -> Spot:
    """Where something is that lies a distance from an entry: the point in that direction, else all around the entry."""
    if entry.lat is None or entry.lon is None:
        return Spot(kind=kind)
    if offset.bearing is None:
        radius = round(offset.km + min(entry.radius_km, 30.0), 1)
        return Spot(entry.lat, entry.lon, kind, "offset", radius, entry.country)
    lat, lon = moved(entry.lat, entry.lon, offset.km, offset.bearing)
    radius = round(offset.km * SLACK + min(entry.radius_km, 30.0), 1)
    # The country next door begins somewhere: close to the entry it is most likely still the same.
    return Spot(lat, lon, kind, "offset", radius, entry.country if offset.km <= 50 else None)


def _area(entry: Entry, index: Index) -> str | None:
    """Name of the first-level area an entry lies in."""
    return index.entry(entry.admin1).name if entry.admin1 >= 0 and entry.level > 1 else None
