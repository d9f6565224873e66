"""Figures by day: one line a source, revisions linked, nothing summed, parts apart."""

import pytest

from onrecord.record.said import all_said
from onrecord.record.series import in_words, series
from tests.record.told import AID, FRONT, MINISTRY, Tell


def found(*told: Tell):
    names = {one.claim: index for index, one in enumerate(told)}
    return [
        (point.as_of, point.value, point.qualifier, names.get(point.revises or ""), point.part_of is not None)
        for point in series(all_said(one.entry() for one in told))
    ]


def test_a_source_revises_itself_and_no_other():
    told = (
        Tell(MINISTRY, killed=12),
        Tell(MINISTRY, killed=19, day="2031-05-02", report="r2"),
        Tell(AID, killed=30, day="2031-05-03", report="r3"),
        Tell(MINISTRY, killed=24, day="2031-05-04", report="r4"),
    )
    assert found(*told) == [
        ("2031-05-01", 12, "exactly", None, False),
        ("2031-05-02", 19, "exactly", 0, False),
        ("2031-05-03", 30, "exactly", None, False),
        ("2031-05-04", 24, "exactly", 1, False),
    ]


def test_the_same_number_on_one_day_is_one_point_and_on_the_next_day_another():
    told = (
        Tell(MINISTRY, killed=12),
        Tell(MINISTRY, killed=12, report="r2"),
        Tell(MINISTRY, killed=12, day="2031-05-02", report="r3"),
    )
    assert [day for day, *_ in found(*told)] == ["2031-05-01", "2031-05-02"]
    assert [revises for *_, revises, _ in found(*told)] == [None, None]


def test_parts_are_not_totals_and_without_a_whole_are_left_out():
    whole, part = Tell(MINISTRY, killed=12), Tell(MINISTRY, killed=5, part=True)
    assert found(whole, part) == [
        ("2031-05-01", 12, "exactly", None, False),
        ("2031-05-01", 5, "exactly", None, True),
    ]
    more = Tell(MINISTRY, killed=19, day="2031-05-02", report="r2")
    assert found(whole, part, more)[-1] == ("2031-05-02", 19, "exactly", 0, False)


@pytest.mark.parametrize(
    "told",
    [
        Tell(FRONT, killed=12, denied="figure", act="deny"),
        Tell(FRONT, killed=12, certainty="planned"),
        Tell(FRONT, killed=12, act="question"),
    ],
)
def test_what_is_denied_planned_or_asked_is_no_count(told):
    assert found(told) == []


def test_numbers_in_words():
    assert in_words(Tell(MINISTRY, killed=12, qualifier="at least").entry().figures[0]) == "at least 12"
    assert in_words(Tell(MINISTRY, killed=12).entry().figures[0]) == "12"
