"""Places of two events: the same, one inside the other, near, or apart, against how precisely each is known."""

import math
from collections.abc import Iterator

from onrecord.model import Place
from onrecord.record.incident_signals import Signal

_EARTH_KM = 6371.0
_FINE = frozenset({"facility", "settlement", "district", "offset"})
_NEAR_KM = 15.0
"""Two fine places nearer than this may be one, a facility and its town."""


def place_signals(one: Place | None, other: Place | None) -> Iterator[Signal]:
    """How two places stand to each other; nothing where one of them is not known."""
    if one is None or other is None:
        return
    if one.id == other.id or (one.geonames_id is not None and one.geonames_id == other.geonames_id):
        yield _same(one)
    elif one.lat is None or other.lat is None:
        if one.name.lower() == other.name.lower():
            yield Signal("same place", 0.7, f"both at {one.name}")
    elif (inside := _inside(one, other)) or _inside(other, one):
        small, large = (one, other) if inside else (other, one)
        yield Signal("one place inside the other", 1.0, f"{small.name} lies in {large.name}")
    else:
        yield _distance(one, other)


def _same(place: Place) -> Signal:
    if place.precision == "country":
        return Signal("same country", 1.0, f"both in {place.name}")
    if place.precision in ("region", "area", "sea", "river", "continent"):
        return Signal("same region", 1.0, f"both in {place.name}")
    return Signal("same place", 1.0, f"both at {place.name}")


def _inside(small: Place, large: Place) -> bool:
    """Whether a place lies in one that is known less precisely."""
    if large.precision == "continent":
        return small.precision != "continent"
    if large.precision == "country":
        return small.precision != "country" and small.country == large.country
    if large.precision in _FINE and large.precision != "settlement":
        return False
    if large.precision == "settlement" and small.precision == "settlement":
        return distance_km(small, large) <= (large.radius_km or 0.0) and (small.radius_km or 0.0) < (
            large.radius_km or 0.0
        )
    if large.kind == "region" and small.precision in _FINE and None not in (large.admin1, small.admin1):
        return (small.country, small.admin1) == (large.country, large.admin1)
    reach = max(large.radius_km or 0.0, _NEAR_KM)
    return distance_km(small, large) <= reach and (small.radius_km or 0.0) <= reach


def _distance(one: Place, other: Place) -> Signal:
    apart = distance_km(one, other)
    told = f"{one.name} and {other.name} are {apart:.0f} km apart"
    blur = sum(place.radius_km or 0.0 for place in (one, other) if place.precision not in _FINE)
    if apart <= blur:
        return Signal("places may overlap", 1.0, f"{one.name} and {other.name} may overlap")
    if apart <= _NEAR_KM:
        return Signal("places near each other", 1.0, told)
    return Signal("places apart", 1.0, told)


def distance_km(one: Place, other: Place) -> float:
    """Great-circle distance; both must have coordinates."""
    assert one.lat is not None and one.lon is not None and other.lat is not None and other.lon is not None
    lat, lat2 = math.radians(one.lat), math.radians(other.lat)
    lon = math.radians(other.lon - one.lon)
    half = math.sin((lat2 - lat) / 2) ** 2 + math.cos(lat) * math.cos(lat2) * math.sin(lon / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
