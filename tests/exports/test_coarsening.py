"""Places are no finer than allowed: what is finer is rounded, given by what it lies in, or left out."""

import pytest

from onrecord.exports.coarsening import coarsened, finest, is_sheltered
from onrecord.exports.leaving import leaving
from onrecord.exports.rules import Finest, Rules
from onrecord.record.store import Record
from onrecord.views.claim_lines import EventLine
from onrecord.views.claim_pages import EventDetail
from onrecord.views.filters import Filter


def event(
    precision: str | None, *, place: str | None = "Mill Bridge", admin1: str | None = "Velm Oblast"
) -> EventDetail:
    line = EventLine(
        id="e", fingerprint="f", incident=None, type="ASSAULT", mode=None, polarity="+", denied=None,
        certainty="asserted", actor=(), recipient=(), place=place, country="UKR", lat=46.6412, lon=-32.6178,
        precision=precision, begin=None, end=None, label=None,
    )  # fmt: skip
    return EventDetail(line=line, actors=(), recipients=(), admin1=admin1, tense=None, coded=True, figures=())


@pytest.mark.parametrize(
    ("precision", "limit", "expected"),
    [
        ("facility", "exact", ("Mill Bridge", "facility", 46.6412, -32.6178, "Velm Oblast")),
        ("facility", "settlement", (None, "settlement", 46.6, -32.6, "Velm Oblast")),
        ("offset", "settlement", (None, "settlement", 46.6, -32.6, "Velm Oblast")),
        ("settlement", "settlement", ("Mill Bridge", "settlement", 46.6412, -32.6178, "Velm Oblast")),
        ("settlement", "region", ("Velm Oblast", "region", None, None, "Velm Oblast")),
        ("district", "region", ("Velm Oblast", "region", None, None, "Velm Oblast")),
        ("region", "region", ("Mill Bridge", "region", 46.6412, -32.6178, "Velm Oblast")),
        ("region", "country", (None, "country", None, None, None)),
        ("facility", "country", (None, "country", None, None, None)),
        ("country", "country", ("Mill Bridge", "country", 46.6412, -32.6178, "Velm Oblast")),
        (None, "settlement", ("Mill Bridge", None, 46.6412, -32.6178, "Velm Oblast")),
    ],
)
def test_no_finer_than(precision: str | None, limit: Finest, expected: tuple[object, ...]) -> None:
    found = coarsened(event(precision), limit)
    line = found.line
    assert (line.place, line.precision, line.lat, line.lon, found.admin1) == expected
    assert line.country == "UKR"


def test_an_unknown_region_is_not_guessed() -> None:
    line = coarsened(event("settlement", admin1=None), "region").line
    assert (line.place, line.precision, line.lat) == (None, "country", None)


@pytest.mark.parametrize(
    ("rules", "sheltered", "limit"),
    [
        (Rules(), False, "settlement"),
        (Rules(), True, "region"),
        (Rules(sheltered="exact"), True, "settlement"),
        (Rules(places="country"), True, "country"),
        (Rules(places="exact", sheltered="exact"), True, "exact"),
    ],
)
def test_the_coarser_of_two_limits_holds(rules: Rules, sheltered: bool, limit: Finest) -> None:
    assert finest(rules, sheltered) == limit


def test_hospitals_and_the_displaced_are_placed_by_region(desk: Record) -> None:
    everything = Rules(review="all", accused=True)
    places = {event.line.place for one in leaving(desk, Filter(outlet="@Wire"), everything) for event in one.events}
    fine = {
        event.line.place
        for one in leaving(desk, Filter(outlet="@Wire"), Rules(review="all", accused=True, sheltered="settlement"))
        for event in one.events
    }
    assert "Bakhmut" in fine
    assert "Bakhmut" not in places and "Lubny" not in places


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("shells hit the hospital", True),
        ("families sheltering in a school", True),
        ("3,000 internally displaced people", True),
        ("a refugee camp", True),
        ("an army camp", False),
        ("the idpol debate", False),
        ("hospitality was offered", False),
        ("shells hit the bridge", False),
        ("two field hospitals", True),
    ],
)
def test_words_for_shelter(desk: Record, words: str, found: bool) -> None:
    from onrecord.views.claim_pages import claim_pages

    with desk.reading_from() as connection:
        page = claim_pages(connection, [1])[0]
    assert is_sheltered(page, words) == found
