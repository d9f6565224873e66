"""Figures as charts: one for each thing counted in each incident, in it one series for each source. Nothing is added.

Only what a source stands by as a count of what happened is drawn. The rest keeps its place in the table, with the
reason: what is denied, demanded, possible, a part of a total, or not dated to a day is no point on a line.
"""

from collections.abc import Iterable, Sequence
from typing import Literal

from onrecord.model import Value
from onrecord.views.figures import FigureRow

Change = Literal["", "up", "down", "changed"]
_NO_COUNT = frozenset(
    {"request", "question", "decline", "unverified", "promise", "threaten", "retract", "warn", "deny"}
)
"""Acts that hold no count to be so."""


class ChartPoint(Value, frozen=True, kw_only=True):
    """One figure of one source. ``change`` says that it took the place of another one of the same source."""

    day: str
    value: float | None
    low: float | None
    high: float | None
    qualifier: str
    counted: str
    change: Change
    claim: str
    report: str
    outlet: str | None
    review: str


class ChartSeries(Value, frozen=True, kw_only=True):
    """The figures of one source, by day."""

    source: str
    party: str | None
    own_words: bool
    """Whether it is an outlet's own sentence."""
    points: tuple[ChartPoint, ...]


class Chart(Value, frozen=True, kw_only=True):
    """What rival sources counted of one thing in one incident. Their figures stand beside each other."""

    id: str
    incident: str
    label: str
    counted: str
    """The measure and what was counted, in words."""
    series: tuple[ChartSeries, ...]

    @property
    def size(self) -> int:
        """How many points it has."""
        return sum(len(one.points) for one in self.series)


def charts(rows: Iterable[FigureRow], *, least: int = 1, most: int = 12) -> tuple[Chart, ...]:
    """Charts of at least so many points, those of the most sources and points first."""
    groups: dict[tuple[str | None, ...], list[FigureRow]] = {}
    for row in rows:
        if why_not_drawn(row) is None:
            groups.setdefault(_thing(row), []).append(row)
    found = [_chart(f"chart-{number}", group) for number, group in enumerate(groups.values())]
    kept = [chart for chart in found if chart.size >= least]
    return tuple(sorted(kept, key=lambda chart: (-len(chart.series), -chart.size, chart.label))[:most])


def why_not_drawn(row: FigureRow) -> str | None:
    """Why a figure is in the table only; None for one that is drawn."""
    if row.incident is None:
        return "of no incident"
    if row.polarity == "-" and row.high != 0:
        return "denied"
    if row.act in _NO_COUNT:
        return "not stood by"
    if row.certainty not in ("asserted", None) or row.tense == "future":
        return row.certainty if row.certainty not in ("asserted", None) else "future"
    if row.is_part or row.counted.lower() == "more":
        return "part of a total"
    if row.implied:
        return "one person named, not counted"
    if row.value is None and row.low is None and row.high is None:
        return "no number"
    return None if row.as_of is not None and len(row.as_of) >= len("2024-03-09") else "not dated to a day"


def _thing(row: FigureRow) -> tuple[str | None, ...]:
    """What is counted: only counts of one thing stand in one chart."""
    own = None if row.unit in ("people", None) else row.counted.lower()
    return row.incident, row.measure, row.unit, row.who, row.since, own


def _chart(name: str, rows: Sequence[FigureRow]) -> Chart:
    first = rows[0]
    by_source: dict[str, list[FigureRow]] = {}
    for row in rows:
        by_source.setdefault(_source(row), []).append(row)
    series = [_series(mine) for mine in by_source.values()]
    own = first.counted.lower() if first.unit not in ("people", None) else first.who
    what = "counted" if first.measure == "other" else first.measure
    return Chart(
        id=name,
        incident=first.incident or "",
        label=first.label or "",
        counted=f"{what}: {own}" if own else what,
        series=tuple(sorted(series, key=lambda one: (one.points[0].day, one.source))),
    )


def _source(row: FigureRow) -> str:
    """Who has no name is somebody else in every report that is no copy."""
    alone = row.source_kind in ("unnamed", None) or row.source == "not named"
    return f"{row.source}@{row.lineage}" if alone else row.source.casefold()


def _series(rows: Sequence[FigureRow]) -> ChartSeries:
    """A figure told again on one day, or by a copy, is one point; of one day's, the higher counts as the later."""
    points: list[ChartPoint] = []
    seen: set[tuple[object, ...]] = set()
    for row in sorted(rows, key=lambda row: ((row.as_of or "")[:10], _size(row))):
        day = (row.as_of or "")[:10]
        key = day, row.value, row.low, row.high, row.qualifier
        if key not in seen:
            seen.add(key)
            points.append(_point(row, day, points[-1] if points else None))
    return ChartSeries(
        source=rows[0].source, party=rows[0].party, own_words=rows[0].source_kind == "outlet", points=tuple(points)
    )


def _point(row: FigureRow, day: str, before: ChartPoint | None) -> ChartPoint:
    return ChartPoint(
        day=day,
        value=row.value,
        low=row.low,
        high=row.high,
        qualifier=row.qualifier,
        counted=row.counted,
        change=_change(row, before),
        claim=row.claim,
        report=row.report,
        outlet=row.outlet,
        review=row.review,
    )


def _change(row: FigureRow, before: ChartPoint | None) -> Change:
    """What became of the figure before; an outlet's own sentences tell of several counts, and change none."""
    if (
        before is None
        or row.source_kind == "outlet"
        or (before.low, before.high, before.qualifier) == (row.low, row.high, row.qualifier)
    ):
        return ""
    one, two = _size(before), _size(row)
    return "up" if two > one else "down" if two < one else "changed"


def _size(one: FigureRow | ChartPoint) -> float:
    known = one.value if one.value is not None else one.high if one.high is not None else one.low
    return known if known is not None else 0.0
