"""Filters put together: what the record finds against the same asked naively of every claim there is."""

import itertools
import math
from collections.abc import Callable

import pytest

from onrecord.model import Reading
from onrecord.record.store import Record
from onrecord.views.claim_lines import ClaimLine, EventLine, find_claims
from onrecord.views.filters import Filter
from onrecord.views.incidents import find_incidents

STORIES = (
    (
        "2025-03-10",
        "The army of Ukraine said that a missile struck a depot in Kramatorsk on 9 March 2025, killing three workers.\n\n"
        "The defence ministry of Russia denied that a missile had struck a depot in Kramatorsk.\n",
    ),
    ("2025-03-12", "The governor said that officials of Ukraine and Poland had met in Sloviansk on 11 March 2025.\n"),
    (
        "2025-04-03",
        "The Rapid Support Forces accused the army of shelling a hospital in Khartoum on 2 April 2025.\n\n"
        "The army denied that it had shelled the hospital in Khartoum.\n",
    ),
)
SOURCES = (None, "army", "Rapid Support Forces")
ACTS = (None, "state", "deny", "accuse")
TYPES = (None, "ASSAULT", "CONSULT")
PLACES = (None, "khartoum", "Kramatorsk")
CIRCLES = (None, (48.74, 37.58, 5.0), (48.74, 37.58, 60.0))
PERIODS = ((None, None), ("2025-03-10", "2025-03"), ("2025-04", None))
GIVEN = [
    Filter(
        source=source,
        act=act,
        type=of_type,
        place=place,
        near=circle[:2] if circle else None,
        km=circle[2] if circle else 50.0,
        since=since,
        until=until,
        disputed=disputed,
    )
    for source, act, of_type, place, circle, (since, until), disputed in itertools.product(
        SOURCES, ACTS, TYPES, PLACES, CIRCLES, PERIODS, (False, True)
    )
]


@pytest.fixture
def told(record: Record, read: Callable[..., Reading]) -> Record:
    for day, text in STORIES:
        record.add(read(text, published=day), reader="test")
    record.refresh()
    return record


def test_together_they_find_what_each_claim_answers_to(told: Record) -> None:
    lines = find_claims(told, limit=1000, names=True)
    disputed = {line.id for line in find_incidents(told, limit=1000) if line.disputes}
    expected = {given: {line.id for line in lines if answers(line, given, disputed)} for given in GIVEN}
    assert len({frozenset(ids) for ids in expected.values()}) > 5
    wrong = {
        given: found
        for given, ids in expected.items()
        if (found := {line.id for line in find_claims(told, given, limit=1000)}) != ids
    }
    assert wrong == {}


def answers(line: ClaimLine, given: Filter, disputed: set[str]) -> bool:
    """Whether a filter holds for a claim: all that it asks of events must hold of one of them."""
    if given.act and line.act != given.act:
        return False
    if given.source and not any(is_called(name, given.source) for name in (*line.sources, line.on_behalf_of or "")):
        return False
    asks = (given.type, given.place, given.near, given.since, given.until, given.disputed or None)
    return not any(asks) or any(happens(event, given, disputed) for event in line.events)


def is_called(name: str, wanted: str) -> bool:
    return name.lower() == wanted.lower() or name.lower().endswith(f" {wanted.lower()}")


def happens(event: EventLine, given: Filter, disputed: set[str]) -> bool:
    last = event.end or event.begin
    return (
        (not given.type or event.type == given.type)
        and (not given.place or (event.place or "").lower() == given.place.lower())
        and (not given.near or distance(event, given.near) <= given.km)
        and (not given.since or (last is not None and last >= given.since))
        and (not given.until or (event.begin is not None and event.begin[: len(given.until)] <= given.until))
        and (not given.disputed or event.incident in disputed)
    )


def distance(event: EventLine, point: tuple[float, float]) -> float:
    """The way along the great circle in km."""
    if event.lat is None or event.lon is None:
        return math.inf
    lat, lon, other, east = map(math.radians, (*point, event.lat, event.lon))
    half = math.sin((other - lat) / 2) ** 2 + math.cos(lat) * math.cos(other) * math.sin((east - lon) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(half))
