"""Places, times, parties and figures of two events, and what each pair says."""

import pytest

from onrecord.record.incident_figures import figure_signals
from onrecord.record.incident_interval import interval
from onrecord.record.incident_people import people_signals
from onrecord.record.incident_place import distance_km, place_signals
from onrecord.record.incident_time import time_signals
from onrecord.record.incident_traits import traits_of
from tests.record.incident_entries import entry, figure, place_of, who

VELM = place_of("Velm")
PLACES = [
    (VELM, VELM, "same place"),
    (VELM, place_of("Sorland", lat=60.0, precision="country", radius=300), "one place inside the other"),
    (place_of("Sorland", precision="country"), place_of("Sorland", precision="country"), "same country"),
    (VELM, place_of("the mill", lat=10.02, precision="facility", radius=0.2), "one place inside the other"),
    (VELM, place_of("Little Velm", lat=10.1), "places near each other"),
    (VELM, place_of("Orrin", lat=12.0), "places apart"),
    (VELM, place_of("the north", lat=11.0, precision="area", radius=150), "one place inside the other"),
    (VELM, None, None),
]


@pytest.mark.parametrize(("one", "other", "expected"), PLACES)
def test_places(one, other, expected):
    assert [signal.name for signal in place_signals(one, other)] == ([expected] if expected else [])
    assert [signal.name for signal in place_signals(other, one)] == ([expected] if expected else [])


def test_distance_is_in_kilometres():
    assert distance_km(place_of("a", lat=0, lon=0), place_of("b", lat=0, lon=1)) == pytest.approx(111.2, abs=0.1)


INTERVALS = [
    ("2031-03-04", None, 1.0),
    ("2031-03", None, 31.0),
    ("2031", "2031", 365.0),
    ("2031-12", None, 31.0),
    ("2031-03-04", "2031-03-06", 3.0),
    ("2031-03-04T08:00", None, 1 / 24),
    ("2031-SU", None, None),
    (None, None, None),
    ("soon", None, None),
]


@pytest.mark.parametrize(("begin", "end", "days"), INTERVALS)
def test_intervals(begin, end, days):
    found = interval(begin, end)
    assert (found is None) == (days is None)
    assert found is None or found.days == pytest.approx(days)


def told(day=None, quote="A strike hit Velm.", published=None, **more):
    return traits_of(entry(f"{day}{published}", trigger="strike", quote=quote, day=day, published=published, **more))


TIMES = [
    (told("2031-03-04"), told("2031-03-04"), ["same day"]),
    (told("2031-03-04"), told("2031-03-05"), ["a day apart"]),
    (told("2031-03-04"), told("2031-03-07"), ["days apart"]),
    (told("2031-03-04"), told("2031-05-07"), ["long apart"]),
    (told("2031-03-04"), told("2031-03-06", "The toll of the strike rose."), ["toll told days later"]),
    (told("2031-03-04"), told("2031-03"), ["periods overlap"]),
    (told("2031-03-04T06:00"), told("2031-03-04T20:00"), ["hours apart"]),
    (
        told("2031-03-04", "A strike hit Velm in the morning."),
        told("2031-03-04", "A strike hit Velm in the evening."),
        ["same day", "other time of day"],
    ),
    (told("2031-03-04"), told(published="2031-03-05"), ["reported within days"]),
    (told("2031-03-09"), told(published="2031-03-05"), ["after the other's report"]),
    (told("2031-03-04"), told(published="2031-09-05"), ["reported long after"]),
    (told(published="2031-03-04"), told(published="2031-03-05"), ["reports of the same days"]),
    (told(published="2031-03-04"), told(published="2031-08-05"), ["reports weeks apart"]),
    (told(), told(), []),
]


@pytest.mark.parametrize(("one", "other", "expected"), TIMES)
def test_times(one, other, expected):
    assert [signal.name for signal in time_signals(one, other)] == expected


ARMY = who("Armed Forces of Sorland", kind="force", country="XXX")
GOVERNMENT = who("Government of Sorland", kind="government", country="XXX")
FRONT = who("Northern Front", kind="group")
PEOPLE = [
    ([ARMY], [ARMY], ["same actor"]),
    ([ARMY], [GOVERNMENT], ["actor of one side"]),
    ([ARMY], [FRONT], ["other actor"]),
    ([who("gunmen of the quarry")], [who("quarry gunmen")], ["actor alike"]),
    ([who("four people")], [who("the victims")], []),
    ([ARMY], [], []),
]


@pytest.mark.parametrize(("some", "others", "expected"), PEOPLE)
def test_people(some, others, expected):
    assert [signal.name for signal in people_signals("actor", some, others)] == expected


def counted(*figures, published="2031-03-04"):
    return told(figures=figures, published=published)


FIGURES = [
    (counted(figure(12)), counted(figure(12)), ["same figure"]),
    (counted(figure(12)), counted(figure(15, cumulative=True), published="2031-03-06"), ["toll that rises"]),
    (counted(figure(12)), counted(figure(15), published="2031-03-06"), ["figures near"]),
    (counted(figure(15)), counted(figure(12), published="2031-03-06"), ["figures near"]),
    (counted(figure(3)), counted(figure(40)), ["figures far apart"]),
    (counted(figure(3)), counted(figure(3, "wounded")), []),
    (counted(figure(3), figure(9, "wounded")), counted(figure(40), figure(9, "wounded")), ["same figure"]),
]


@pytest.mark.parametrize(("one", "other", "expected"), FIGURES)
def test_figures(one, other, expected):
    assert [signal.name for signal in figure_signals(one, other)] == expected
