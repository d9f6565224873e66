"""Two records are merged: nothing is lost, ids and decisions stay on their claims, a second merge changes nothing."""

from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa

from onrecord.model import Reading
from onrecord.record.decisions import Decision
from onrecord.record.schema import claims
from onrecord.record.store import Record
from tests.record.dumping import dump
from tests.record.stories import BLAMED, BRIDGE, MARKET

Read = Callable[..., Reading]


def ids(record: Record) -> dict[str, tuple[str, str]]:
    with record.reading_from() as connection:
        asked = sa.select(claims.c.fingerprint, claims.c.id, claims.c.review)
        return {row.fingerprint: (row.id, row.review) for row in connection.execute(asked)}


def test_reports_ids_and_decisions_are_taken_over_once(record: Record, tmp_path: Path, read: Read) -> None:
    bridge, market, blamed = (read(story, published="2031-05-06") for story in (BRIDGE, MARKET, BLAMED))
    record.add(bridge, reader="test")
    with Record.open(tmp_path / "other.db") as other:
        for reading in (bridge, market, blamed):
            other.add(reading, reader="test")
        other.refresh()
        checked = ids(other)[market.claims[0].id][0]
        other.decide(Decision(kind="claim.check", target=checked, by="Ben"))
        joined = record.join(other, by="Ada")
        record.refresh()
        assert (joined.added, joined.already, joined.decisions, joined.left_out) == (2, 1, 1, ())
        assert ids(record) == ids(other)
        before = dump(record)
        again = record.join(other, by="Ada")
        record.refresh()
        assert (again.added, again.already, again.decisions) == (0, 3, 0)
        assert dump(record) == before
    assert list(record.faults()) == []


def test_what_was_removed_here_stays_removed(record: Record, tmp_path: Path, read: Read) -> None:
    bridge = read(BRIDGE, published="2031-05-06")
    record.add(bridge, reader="test")
    record.remove(bridge.report.id, reason="not ours", by="Ada")
    with Record.open(tmp_path / "other.db") as other:
        other.add(bridge, reader="test")
        assert record.join(other, by="Ada").removed == 1
    assert record.status().reports == 0
