"""Rival counts: numbers of one thing by different sources that cannot all be right, by side."""

from collections.abc import Sequence

from onrecord.record.counts import Count, Told, agree, conflict, counts, last_told, latest
from onrecord.record.said import Said
from onrecord.record.sides import place

Sides = list[list[Count]]
Opposed = frozenset[frozenset[str]]
"""Pairs of parties that contradict each other on other things."""


def rival_counts(said: Sequence[Said], opposed: Opposed) -> list[Sides]:
    """By thing counted, the sides, each with the last counts of those on it; the outlets' own words are left out.

    ``said`` is all that was said, copies included.
    """
    told = last_told(said)
    by_thing: dict[object, list[list[Count]]] = {}
    for (_, thing), given in latest(counts(one for one in said if not one.narrated)).items():
        by_thing.setdefault(thing, []).append(given)
    found = []
    for givers in by_thing.values():
        sides: Sides = []
        for given in givers:
            if any(_differ(given, other, opposed, told) for other in givers):
                place(sides, given[-1], agree)
        if len(sides) > 1:
            _take_sides(sides, [given[-1] for given in givers])
            found.append(sides)
    return found


def _differ(given: Sequence[Count], other: Sequence[Count], opposed: Opposed, told: Told) -> bool:
    one, two = given[-1].said, other[-1].said
    if one.same_side(two):
        return False
    return conflict(given, other, frozenset({one.party or "", two.party or ""}) in opposed, told)


def _take_sides(sides: Sides, given: Sequence[Count]) -> None:
    """Whoever else gives a number stands with those it fits, if it fits those of one side only."""
    for count in given:
        fitting = [side for side in sides if all(agree(count, other) for other in side)]
        if len(fitting) == 1 and not any(count in side for side in sides):
            fitting[0].append(count)
