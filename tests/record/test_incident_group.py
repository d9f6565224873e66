"""Entries of many claims become incidents."""

import pytest

from onrecord.record.incident_group import group, place_in
from onrecord.record.incident_keys import keys_of
from onrecord.record.incident_score import score
from tests.record.incident_entries import entry

STRIKE = entry(
    "1", trigger="strike", quote="A strike hit the market in Velm, killing four people.", place="Velm", day="2031-03-04"
)
TOLL = entry(
    "2",
    trigger="strike",
    quote="The toll of the strike on Velm's market rose to six.",
    place="Velm",
    day="2031-03-04",
    published="2031-03-05",
)
ELSEWHERE = entry(
    "3", trigger="strike", quote="A strike hit a depot in Orrin.", place="Orrin", lat=40.0, day="2031-03-04"
)
DENIED = entry(
    "4",
    trigger="strike",
    quote="The army denied any strike on the market in Velm.",
    place="Velm",
    day="2031-03-04",
    polarity="-",
)
DEMANDED = entry(
    "5",
    trigger="strike",
    quote="He called for a strike on the market in Velm.",
    place="Velm",
    day="2031-03-04",
    certainty="demanded",
)


@pytest.mark.parametrize("other", [TOLL, DENIED])
def test_one_happening(other):
    assert score(STRIKE, other).value >= 0.5
    assert score(STRIKE, other) == score(other, STRIKE)
    assert set(keys_of(STRIKE)) & set(keys_of(other))
    assert place_in(other, [("x", STRIKE)]).incident == "x"


@pytest.mark.parametrize("other", [ELSEWHERE, DEMANDED])
def test_two_happenings(other):
    assert score(STRIKE, other).value < 0.5
    assert place_in(other, [("x", STRIKE)]).incident is None


def test_groups_do_not_hang_on_the_order_given():
    entries = [STRIKE, TOLL, ELSEWHERE, DENIED, DEMANDED]
    there, back = group(entries), group(reversed(entries))
    assert there == back
    assert sorted(len(found.entries) for found in there) == [1, 1, 3]
