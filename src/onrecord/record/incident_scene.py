"""Scenes: events of one report that are one happening. What one of them says of its place and day holds for all."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Place
from onrecord.record.incident_interval import Interval
from onrecord.record.incident_traits import Traits

_FINENESS = ("facility", "settlement", "district", "offset", "river", "region", "area", "sea", "country", "continent")


def completed(traits: Sequence[Traits]) -> list[Traits]:
    """The traits of one scene, with the place and the day of those that have none filled in from the others."""
    places = [trait.place for trait in traits if trait.place is not None]
    times = [trait.when for trait in traits if trait.when is not None]
    parts = frozenset(part for trait in traits for part in trait.dayparts)
    if not places and not times and not parts:
        return list(traits)
    place, when = _usual_place(places), _narrowest(times)
    return [
        trait
        if (trait.place or not place) and (trait.when or not when) and (trait.dayparts or not parts)
        else replace(trait, place=trait.place or place, when=trait.when or when, dayparts=trait.dayparts or parts)
        for trait in traits
    ]


def _usual_place(places: Sequence[Place]) -> Place | None:
    """The place named most often, the finer of two."""
    if not places:
        return None
    named = [place.id for place in places]
    return min(places, key=lambda place: (-named.count(place.id), _fineness(place), place.id))


def _fineness(place: Place) -> int:
    return _FINENESS.index(place.precision) if place.precision in _FINENESS else len(_FINENESS)


def _narrowest(times: Sequence[Interval]) -> Interval | None:
    return min(times, key=lambda when: (when.days, when.begin), default=None)
