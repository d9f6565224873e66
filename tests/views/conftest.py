"""A record of three stories, filled once, for questions that change nothing."""

from collections.abc import Callable, Iterator

import pytest

from onrecord.model import Reading
from onrecord.record.store import Record
from tests.record.conftest import address, new_database, postgresql, read, record
from tests.record.stories import BLAMED, BRIDGE, MARKET

__all__ = ["address", "filled", "new_database", "postgresql", "read", "record"]


@pytest.fixture
def filled(record: Record, read: Callable[..., Reading]) -> Iterator[Record]:
    """Bridge, market and blamed, from three outlets, and a copy of the first."""
    for story, outlet, day in (
        (BRIDGE, "The Velmar Post", "2031-05-06"),
        (BRIDGE, "Talin Daily", "2031-05-07"),
        (MARKET, "Talin Daily", "2031-05-07"),
        (BLAMED, "Northern Wire", "2031-05-08"),
    ):
        record.add(read(story, published=day, outlet=outlet), reader="test")
    record.refresh()
    yield record
