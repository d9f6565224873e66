"""Who speaks how often, and the names people ask by, are what the rows of claims say, whatever is done to a report."""

from collections.abc import Callable

import msgspec
import pytest
import sqlalchemy as sa

from onrecord.model import Reading
from onrecord.record.decisions import Decision
from onrecord.record.schema import claim_sources, claims, names, reports, speakers
from onrecord.record.speakers import NAMED
from onrecord.record.store import Record
from tests.record.stories import STORIES, variants


def counted(record: Record) -> dict[str, tuple[int, int]]:
    """Claims and reports of each source, as they were counted."""
    with record.reading_from() as connection:
        rows = connection.execute(sa.select(speakers.c.key, speakers.c.claims, speakers.c.reports))
        return {row.key: (row.claims, row.reports) for row in rows}


def counted_again(record: Record) -> dict[str, tuple[int, int]]:
    """The same, counted row by row."""
    found: dict[str, tuple[set[int], set[int]]] = {}
    asked = sa.select(claim_sources.c.key, claims.c.number, claims.c.report)
    asked = asked.join(claims, claims.c.number == claim_sources.c.claim).where(claim_sources.c.kind != "outlet")
    with record.reading_from() as connection:
        for row in connection.execute(asked):
            said, told = found.setdefault(row.key, (set(), set()))
            said.add(row.number)
            told.add(row.report)
    return {key: (len(said), len(told)) for key, (said, told) in found.items()}


def known_names(record: Record) -> set[str]:
    """Names that can be asked by."""
    with record.reading_from() as connection:
        return set(connection.execute(sa.select(names.c.name)).scalars())


def names_in_rows(record: Record) -> set[str]:
    """Names that stand in some row."""
    with record.reading_from() as connection:
        found = (connection.execute(sa.select(column).distinct()).scalars().all() for column in NAMED)
        return {name for some in found for name in some if name is not None}


def _remove_one(record: Record) -> None:
    record.remove(record.report_ids()[0], reason="test", by="test")


def _erase_all(record: Record) -> None:
    record.erase(record.report_ids(), None, by="test")


def _read_again(record: Record) -> None:
    reading = record.machine_reading(record.report_ids()[0])
    events = tuple(event for event in reading.events if event.claim == reading.claims[0].id)
    less = msgspec.structs.replace(reading, claims=reading.claims[:1], events=events, figures=(), links=())
    record.replace_reading(less, reader="newer")


def _correct(record: Record) -> None:
    with record.reading_from() as connection:
        claim = connection.execute(sa.select(claims.c.id).order_by(claims.c.number).limit(1)).scalar_one()
    record.decide(Decision(kind="claim.correct", target=claim, field="source", after="Somebody Else", by="test"))


@pytest.mark.parametrize("done", [lambda record: None, _remove_one, _read_again, _correct, _erase_all])
def test_counts_and_names_follow_the_rows(
    record: Record, read: Callable[..., Reading], done: Callable[[Record], None]
) -> None:
    for reading in variants([read(story, published="2031-05-06") for story in STORIES], 8):
        record.add(msgspec.structs.replace(reading, report=msgspec.structs.replace(reading.report, outlet="Post")))
    done(record)
    assert counted(record) == counted_again(record)
    assert known_names(record) == names_in_rows(record)


def test_a_source_is_described_by_the_first_report_that_is_left(record: Record, read: Callable[..., Reading]) -> None:
    for reading in variants([read(STORIES[0], published="2031-05-06")], 3):
        record.add(reading)
    first = record.report_ids()[0]
    record.remove(first, reason="test", by="test")
    with record.reading_from() as connection:
        described = set(connection.execute(sa.select(speakers.c.report)).scalars())
        kept = connection.execute(sa.select(reports.c.number).where(reports.c.state == "kept")).scalars().all()
    assert described == {min(kept)}
