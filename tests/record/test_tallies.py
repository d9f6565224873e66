"""The tallies are what the rows say, whatever is done to a report or a claim."""

from collections.abc import Callable

import msgspec
import pytest
import sqlalchemy as sa

from onrecord.model import Reading
from onrecord.record.decisions import Decision
from onrecord.record.schema import claims, events, figures, links
from onrecord.record.store import Record
from onrecord.record.tallies import tallied
from onrecord.views.review import left_to_check
from tests.record.stories import STORIES, variants


def counted_again(record: Record) -> dict[str, int]:
    """The same, counted row by row."""
    asked = {table.name: sa.select(sa.func.count()).select_from(table) for table in (claims, events, figures, links)}
    every = asked["claims"]
    asked |= {state: every.where(claims.c.review == state) for state in ("checked", "rejected")}
    with record.reading_from() as connection:
        return {name: connection.execute(one).scalar_one() for name, one in asked.items()}


def _decide(record: Record, *kinds: str) -> list[int]:
    """Decide on the first claims, one after the other; the lines of the log."""
    with record.reading_from() as connection:
        ids = connection.execute(sa.select(claims.c.id).order_by(claims.c.number).limit(len(kinds))).scalars().all()
    made = [Decision(kind=kind, target=claim, by="test") for kind, claim in zip(kinds, ids, strict=True)]  # type: ignore[arg-type]
    return [record.decide(one) for one in made]


def _check_and_reject(record: Record) -> None:
    _decide(record, "claim.check", "claim.reject")


def _change_ones_mind(record: Record) -> None:
    _decide(record, "claim.check", "claim.reject")
    _decide(record, "claim.reject", "claim.uncheck")


def _undo(record: Record) -> None:
    record.undo(_decide(record, "claim.check", "claim.reject")[1], by="test")


def _remove_what_was_decided_on(record: Record) -> None:
    _decide(record, "claim.check", "claim.reject")
    record.remove(record.report_ids()[0], reason="test", by="test")


def _read_again(record: Record) -> None:
    _decide(record, "claim.check", "claim.reject")
    reading = record.machine_reading(record.report_ids()[0])
    kept = tuple(event for event in reading.events if event.claim == reading.claims[0].id)
    less = msgspec.structs.replace(reading, claims=reading.claims[:1], events=kept, figures=(), links=())
    record.replace_reading(less, reader="newer")


def _erase_all(record: Record) -> None:
    record.erase(record.report_ids(), None, by="test")


@pytest.mark.parametrize(
    "done",
    [
        lambda record: None,
        _check_and_reject,
        _change_ones_mind,
        _undo,
        _remove_what_was_decided_on,
        _read_again,
        _erase_all,
    ],
)
def test_tallies_follow_the_rows(
    record: Record, read: Callable[..., Reading], done: Callable[[Record], object]
) -> None:
    for reading in variants([read(story, published="2031-05-06") for story in STORIES], 8):
        record.add(reading)
    record.refresh()
    done(record)
    found, held, left = counted_again(record), record.status(), left_to_check(record)
    with record.reading_from() as connection:
        assert tallied(connection) == found
    told = (held.claims, held.events, held.figures, held.links, held.checked, held.rejected)
    assert told == tuple(found[name] for name in ("claims", "events", "figures", "links", "checked", "rejected"))
    assert (left.unchecked, left.checked, left.rejected) == (held.unchecked, held.checked, held.rejected)
