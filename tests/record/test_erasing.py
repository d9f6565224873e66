"""What is erased is gone from the file itself, and the chain of the log is whole."""

from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from onrecord.errors import InputError
from onrecord.model import Reading
from onrecord.record.decisions import Decision
from onrecord.record.schema import claims, reports
from onrecord.record.store import Record
from tests.record.stories import BRIDGE, MARKET

Read = Callable[..., Reading]


def test_a_person_is_erased_and_the_rest_stays(record: Record, read: Read) -> None:
    bridge, market = read(BRIDGE, published="2031-05-06"), read(MARKET, published="2031-05-06")
    for reading in (bridge, market):
        record.add(reading, reader="test")
    record.refresh()
    with record.reading_from() as connection:
        target = connection.execute(sa.select(claims.c.id).where(claims.c.form != "narrated")).scalar()
    decision = Decision(kind="claim.correct", target=target or "", by="Ada", field="source", after="Idris Kamo")
    record.decide(decision)
    assert record.reports_holding("Idris Kamo") == [bridge.report.id]
    assert len(record.lines_holding("idris kamo")) == 1
    record.erase(record.reports_holding("Idris Kamo"), "Idris Kamo", by="Ada")
    assert record.reports_holding("Idris Kamo") == [] and record.lines_holding("Idris Kamo") == []
    assert record.report_ids() == [market.report.id]
    assert list(record.faults()) == []


def test_nothing_of_it_is_left_in_the_file(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "onrecord.db"
    with Record.open(path) as record:
        bridge = read(BRIDGE, published="2031-05-06", outlet="The Velmar Post")
        record.add(bridge, reader="test")
        record.add(read(MARKET, published="2031-05-06"), reader="test")
        record.refresh()
        record.erase([bridge.report.id], None, by="Ada")
        with record.reading_from() as connection:
            row = connection.execute(sa.select(reports).where(reports.c.id == bridge.report.id)).one()
        assert (row.state, row.text, row.title, row.outlet, row.text_sha256) == ("removed", "", None, None, "")
    left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    for words in (b"Idris Kamo", b"kamo", b"Velmar Post", bridge.report.text_sha256.encode()):
        assert words not in left


def test_a_report_that_never_was_there_is_named(record: Record) -> None:
    with pytest.raises(InputError, match="rpt_none: not in this record"):
        record.erase(["rpt_none"], None, by="Ada")
