"""Figures over time: each source's counts by day, revisions linked; never summed over rivals, parts apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec

from onrecord.model import Figure
from onrecord.record.counts import Count, counts, latest
from onrecord.record.forms import FigurePoint
from onrecord.record.said import Said


@dataclass(frozen=True)
class Revision:
    """``later`` takes the place of ``earlier``: the same source, the same thing, another number."""

    later: Count
    earlier: Count


def series(said: Sequence[Said]) -> tuple[FigurePoint, ...]:
    """One point for every count of a source as of a day, by day; a count told again on that day is one point.

    A part of a whole that the source does not give is left out: it would pass for a total.
    """
    given = counts(said)
    revised = {(one.later.said.holder, one.later.figure.id): one.earlier for one in revisions(given)}
    found: dict[tuple[object, ...], FigurePoint] = {}
    for count in sorted(given, key=_when):
        whole = count.figure.part_of or _whole(count, given)
        if count.is_part and whole is None:
            continue
        point = msgspec.structs.replace(_point(count), part_of=whole if count.is_part else None)
        if (earlier := revised.get((count.said.holder, count.figure.id))) is not None:
            point = msgspec.structs.replace(point, revises=earlier.said.claim)
        part = count.figure.counted.lower() if count.is_part else None
        found.setdefault((count.said.holder, count.thing, part, count.day, point.low, point.high), point)
    return tuple(found.values())


def revisions(given: Iterable[Count]) -> list[Revision]:
    """Totals that a source changed: each is linked to the one right before it."""
    found = []
    for mine in latest(list(given)).values():
        last = mine[0]
        for count in mine[1:]:
            if count.range != last.range and count.said.claim != last.said.claim:
                found.append(Revision(count, last))
            last = count
    return found


def _whole(part: Count, given: Sequence[Count]) -> str | None:
    """The total that a source gave on the day with a part of it."""
    for count in given:
        if (count.said.holder, count.day, count.figure.measure) != (part.said.holder, part.day, part.figure.measure):
            continue
        if not count.is_part and count.range[1] >= part.range[0]:
            return count.figure.id
    return None


def _when(count: Count) -> tuple[str, int]:
    return count.day or "9999", count.said.order


def _point(count: Count) -> FigurePoint:
    figure = count.figure
    return FigurePoint(
        measure=figure.measure,
        source=count.said.shown,
        as_of=count.day,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        claim=count.said.claim,
        qualifier=figure.qualifier,
        unit=figure.unit,
        counted=figure.counted,
    )


def in_words(figure: Figure) -> str:
    """The number as a person would write it: "at least 12", "30–40", "dozens" in numbers."""
    if figure.value is None:
        low, high = (str(n) if n is not None else "" for n in (figure.low, figure.high))
        return f"{low}–{high}"
    return str(figure.value) if figure.qualifier == "exactly" else f"{figure.qualifier} {figure.value}"
