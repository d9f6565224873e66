"""Figures as charts: what is drawn, what is not and why, which figures are one series, what counts as a change."""

from typing import Any

import msgspec
import pytest

from onrecord.views.figure_charts import charts, why_not_drawn
from onrecord.views.figures import FigureRow

ROW = FigureRow(
    measure="killed", unit="people", source="City Hospital", party=None, as_of="2031-05-12", value=9.0, low=9.0, high=9.0,
    qualifier="exactly", counted="people", who=None, is_part=False, implied=False, claim="OR-AAAA1", report="rpt_1",
    outlet="The Velmar Post", incident="OR-BBBB2", label="shelling · Talin · 2031-05-12", place="Talin", revises=None,
    review="unchecked", act="state", certainty="asserted", polarity="+", tense="past", source_kind="institution",
    since=None, lineage="rpt_1", quote="nine people had died",
)  # fmt: skip


def row(**changes: Any) -> FigureRow:
    return msgspec.structs.replace(ROW, **changes)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({}, None),
        ({"certainty": None, "polarity": None}, None),
        ({"incident": None}, "of no incident"),
        ({"polarity": "-"}, "denied"),
        ({"polarity": "-", "value": 0.0, "low": 0.0, "high": 0.0}, None),
        ({"act": "request"}, "not stood by"),
        ({"act": "warn"}, "not stood by"),
        ({"certainty": "demanded"}, "demanded"),
        ({"certainty": "possible"}, "possible"),
        ({"tense": "future"}, "future"),
        ({"is_part": True}, "part of a total"),
        ({"counted": "more"}, "part of a total"),
        ({"implied": True}, "one person named, not counted"),
        ({"value": None, "low": None, "high": None}, "no number"),
        ({"as_of": "2031-05"}, "not dated to a day"),
        ({"as_of": None}, "not dated to a day"),
    ],
)
def test_only_counts_that_are_stood_by_are_drawn(changes: dict[str, Any], why: str | None) -> None:
    assert why_not_drawn(row(**changes)) == why
    assert bool(charts([row(**changes)])) is (why is None)


@pytest.mark.parametrize(
    ("changes", "series"),
    [
        ({"as_of": "2031-05-13", "value": 14.0}, [["City Hospital", 2]]),
        ({"lineage": "rpt_2", "report": "rpt_2"}, [["City Hospital", 1]]),
        ({"source": "Northern Front"}, [["City Hospital", 1], ["Northern Front", 1]]),
        ({"source": "city hospital", "as_of": "2031-05-13"}, [["City Hospital", 2]]),
    ],
)
def test_a_series_is_one_source(changes: dict[str, Any], series: list[list[Any]]) -> None:
    (chart,) = charts([ROW, row(**changes)])
    assert [[one.source, len(one.points)] for one in chart.series] == series


def test_unnamed_sources_of_two_reports_are_two() -> None:
    (chart,) = charts([row(source="a resident", source_kind="unnamed", lineage=name) for name in ("rpt_1", "rpt_2")])
    assert len(chart.series) == 2


@pytest.mark.parametrize(
    "changes",
    [{"incident": "OR-CCCC3"}, {"measure": "wounded"}, {"who": "soldiers"}, {"unit": "drones", "counted": "drones"}],
)
def test_what_is_counted_apart_is_drawn_apart(changes: dict[str, Any]) -> None:
    assert len(charts([ROW, row(**changes)])) == 2


@pytest.mark.parametrize(
    ("values", "kind", "told"),
    [
        ([9.0, 14.0, 14.0, 6.0], "institution", ["", "up", "", "down"]),
        ([9.0, 14.0], "outlet", ["", ""]),
    ],
)
def test_changes_are_marked(values: list[float], kind: str, told: list[str]) -> None:
    rows = [
        row(value=value, low=value, high=value, as_of=f"2031-05-{12 + at}", source_kind=kind)
        for at, value in enumerate(values)
    ]
    (chart,) = charts(rows)
    assert [point.change for point in chart.series[0].points] == told
