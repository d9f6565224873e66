"""The map: places as finely as they are known, counted once, with what is not asserted told apart."""

import sqlalchemy as sa

from onrecord.record.schema import events
from onrecord.record.store import Record
from onrecord.views.filters import Filter
from onrecord.views.map import WIDE, places


def _counted(record: Record, *where: sa.ColumnElement[bool]) -> int:
    with record.reading_from() as connection:
        return int(connection.execute(sa.select(sa.func.count()).select_from(events).where(*where)).scalar_one())


def test_every_placed_event_is_counted_once(filled: Record) -> None:
    found = places(filled)
    assert found.places
    assert sum(place.events for place in found.places) == _counted(filled, events.c.lat.is_not(None))
    assert found.unplaced == _counted(filled, events.c.lat.is_(None))


def test_what_is_asserted_is_told_from_what_is_not(filled: Record) -> None:
    asserted = _counted(filled, events.c.lat.is_not(None), events.c.certainty == "asserted")
    assert sum(place.asserted for place in places(filled).places) == asserted
    assert all(place.asserted <= place.events for place in places(filled).places)


def test_places_have_a_width_and_days_that_are_theirs(filled: Record) -> None:
    for place in places(filled).places:
        assert place.radius_km or place.is_wide
        assert place.is_wide is (place.precision in WIDE)
        assert sum(day.events for day in place.days) <= place.events


def test_a_filter_narrows_the_map_and_a_limit_says_so(filled: Record) -> None:
    one = places(filled).places[0]
    assert {place.name for place in places(filled, Filter(place=one.name)).places} <= {one.name}
    assert places(filled, limit=1).is_cut is (len(places(filled).places) > 1)
    assert not places(filled, Filter(words="zeppelin")).places
