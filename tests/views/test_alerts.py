"""Alerts tell of recent military locations later, and not finely; of anything else at once and as it is."""

import datetime
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest

from onrecord.model import Reading
from onrecord.record.store import Record
from onrecord.views.alerts import Alerts
from onrecord.views.filters import Filter
from onrecord.views.watches import Watch, add_watch, all_watches, atom, run_watch

Read = Callable[..., Reading]
NOW = datetime.datetime(2025, 9, 12, 10, tzinfo=datetime.UTC)
STRUCK = (
    "A missile struck a depot in Kramatorsk on 11 September 2025, killing three workers, the army of Ukraine said.\n"
)
TALKS = "The presidents of Chad and Togo met in Lome on 11 September 2025, the palace said.\n"
LATER = {"now": NOW + datetime.timedelta(hours=24)}


@pytest.fixture
def watched(record: Record, read: Read) -> tuple[Record, Watch]:
    add_watch(record, "all", Filter(types=("ASSAULT", "CONSULT")), by="Ada")
    for text in (STRUCK, TALKS):
        record.add(read(text, published="2025-09-11"), reader="test")
    record.refresh()
    return record, all_watches(record)[0]


def test_a_recent_strike_waits_and_is_told_once(watched: tuple[Record, Watch]) -> None:
    record, watch = watched
    first = run_watch(record, watch, now=NOW)
    assert {event.type for claim in first.claims for event in claim.events} == {"CONSULT"}
    assert first.held > 0
    assert run_watch(record, watch, now=NOW).claims == ()
    later = run_watch(record, watch, **LATER)
    assert "ASSAULT" in {event.type for claim in later.claims for event in claim.events}
    assert later.held == 0
    assert run_watch(record, watch, **LATER).claims == ()


def test_looking_changes_nothing(watched: tuple[Record, Watch]) -> None:
    record, watch = watched
    assert run_watch(record, watch, keep=False, now=NOW) == run_watch(record, watch, keep=False, now=NOW)
    assert run_watch(record, watch, **LATER).claims != ()


@pytest.mark.parametrize(
    ("allowed", "place", "quoted"),
    [
        (Alerts(), "Donetsk", False),
        (Alerts(places="settlement"), "Kramatorsk", True),
        (Alerts(places="country"), None, False),
    ],
)
def test_its_place_is_coarse_in_fields_and_words(
    watched: tuple[Record, Watch], allowed: Alerts, place: str | None, quoted: bool
) -> None:
    record, watch = watched
    told = [claim for claim in run_watch(record, watch, allowed=allowed, **LATER).claims if "missile" in claim.quote]
    events = [event for claim in told for event in claim.events if event.begin]
    assert events
    assert all((place is None and event.place is None) or place in (event.place or "") for event in events)
    assert any("Kramatorsk" in claim.quote for claim in told) == quoted
    assert quoted or all(event.lat is None for event in events)


def test_no_delay_and_no_coarsening_if_so_set(watched: tuple[Record, Watch]) -> None:
    record, watch = watched
    news = run_watch(record, watch, allowed=Alerts(delay_hours=0, places="exact"), now=NOW)
    assert news.held == 0
    assert any("Kramatorsk" in claim.quote for claim in news.claims)


def test_what_is_long_past_is_told_at_once_as_it_is(watched: tuple[Record, Watch]) -> None:
    record, watch = watched
    news = run_watch(record, watch, now=NOW + datetime.timedelta(days=40))
    assert any("Kramatorsk" in claim.quote for claim in news.claims)


def test_a_feed_does_not_name_it(watched: tuple[Record, Watch]) -> None:
    record, watch = watched
    feed = atom("record", run_watch(record, watch, **LATER))
    assert len(ET.fromstring(feed)) > 3
    assert "Kramatorsk" not in feed
