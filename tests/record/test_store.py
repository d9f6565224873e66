"""The record keeps what it is given, once, on both databases, and says what is wrong with it if something is."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from onrecord.errors import InputError, StopRun
from onrecord.model import Reading
from onrecord.record import migrate
from onrecord.record.schema import claims, log, metadata, payloads, reports
from onrecord.record.store import Record
from tests.record.dumping import dump
from tests.record.stories import BRIDGE, MARKET, STORIES

Read = Callable[..., Reading]


def add(record: Record, *readings: Reading) -> None:
    for reading in readings:
        record.add(reading, reader="test")
    record.refresh()


def test_adding_keeps_the_reading_as_it_was(record: Record, read: Read) -> None:
    reading = read(BRIDGE, published="2031-05-06", outlet="The Velmar Post")
    added = record.add(reading, reader="test")
    assert (added.state, added.claims, added.events) == ("added", len(reading.claims), len(reading.events))
    assert record.machine_reading(reading.report.id) == reading
    assert record.reading(reading.report.id) == reading
    assert list(record.faults()) == []


def test_adding_twice_is_adding_once(record: Record, read: Read) -> None:
    readings = [read(story, published="2031-05-06") for story in STORIES]
    add(record, *readings)
    before = dump(record)
    assert [record.add(reading, reader="test").state for reading in readings] == ["already"] * len(readings)
    record.refresh()
    assert dump(record) == before
    assert record.status().log == len(readings)


def test_both_databases_hold_the_same(tmp_path: Path, new_database: Callable[[], str], read: Read) -> None:
    readings = [read(story, published="2031-05-06") for story in STORIES]
    with Record.open(tmp_path / "a.db") as one, Record.open(new_database()) as other:
        add(one, *readings)
        add(other, *readings)
        assert dump(one) == dump(other)


def test_the_same_text_at_two_outlets_is_two_reports_of_one_lineage(record: Record, read: Read) -> None:
    one = read(BRIDGE, published="2031-05-06", outlet="The Velmar Post")
    other = read(BRIDGE, published="2031-05-06", outlet="Talin Daily")
    add(record, one)
    assert record.add(other, reader="test").copy_of == one.report.id
    status = record.status()
    assert (status.reports, status.lineages) == (2, 1)


def test_another_text_at_the_same_address_is_a_revision(record: Record, read: Read) -> None:
    first = at(read(BRIDGE, published="2031-05-06"), "https://example.org/bridge")
    second = at(
        read(BRIDGE.replace("12 soldiers", "14 soldiers"), published="2031-05-06"), "https://example.org/bridge"
    )
    add(record, first)
    assert record.add(second, reader="test").revises == first.report.id
    assert record.status().reports == 2


def at(reading: Reading, url: str) -> Reading:
    return msgspec.structs.replace(reading, report=msgspec.structs.replace(reading.report, url=url))


def test_a_report_without_a_date_is_kept(record: Record, read: Read) -> None:
    reading = read("The army said it had left the town of Talin.")
    assert reading.report.published is None
    add(record, reading)
    assert record.status().first_published is None
    assert list(record.faults()) == []


def test_removing_leaves_a_tombstone_and_no_words(record: Record, read: Read) -> None:
    bridge, market = read(BRIDGE, published="2031-05-06"), read(MARKET, published="2031-05-06")
    add(record, bridge, market)
    record.remove(bridge.report.id, reason="added by mistake", by="Ada")
    assert record.state_of(bridge.report.id) == ("removed", "added by mistake")
    assert record.add(bridge, reader="test").state == "removed"
    assert record.report_ids() == [market.report.id]
    with pytest.raises(InputError, match="not in this record"):
        record.reading(bridge.report.id)
    with record.reading_from() as connection:
        assert connection.execute(sa.select(reports.c.text).where(reports.c.id == bridge.report.id)).scalar() == ""
    assert list(record.faults()) == []
    with pytest.raises(InputError, match="removed before"):
        record.remove(bridge.report.id, reason="again", by="Ada")


def test_ids_of_what_was_removed_are_never_given_again(record: Record, read: Read) -> None:
    bridge = read(BRIDGE, published="2031-05-06")
    add(record, bridge)
    with record.reading_from() as connection:
        before = set(connection.execute(sa.select(claims.c.id)).scalars())
    record.remove(bridge.report.id, reason="test", by="Ada")
    add(record, read(BRIDGE, published="2031-05-07"))
    with record.reading_from() as connection:
        assert not before & set(connection.execute(sa.select(claims.c.id)).scalars())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (reports.update().values(text="Something else."), "not the one that was added"),
        (claims.update().values(words="something else"), "not what its spans quote"),
        (log.update().where(log.c.seq == 2).values(target="rpt_other"), "was changed"),
        (log.update().where(log.c.seq == 1).values(at="2001-01-01T00:00:00Z"), "was changed"),
        (payloads.update().where(payloads.c.seq == 1).values(body=b"{}"), "does not say what it said"),
    ],
)
def test_verify_finds_what_was_tampered_with(record: Record, read: Read, change: sa.Executable, said: str) -> None:
    add(record, read(BRIDGE, published="2031-05-06"), read(MARKET, published="2031-05-06"))
    with record.writing_to() as connection:
        connection.execute(change)
    assert any(said in fault for fault in record.faults())


def test_erased_payloads_leave_the_chain_whole(record: Record, read: Read) -> None:
    add(record, read(BRIDGE, published="2031-05-06"), read(MARKET, published="2031-05-06"))
    with record.writing_to() as connection:
        connection.execute(payloads.delete().where(payloads.c.seq == 1))
    assert list(record.faults()) == []


def test_a_text_that_the_database_cannot_hold_is_skipped_and_nothing_is_kept(record: Record, read: Read) -> None:
    reading = read(MARKET, published="2031-05-06")
    broken = msgspec.structs.replace(reading, report=msgspec.structs.replace(reading.report, title="bad \ud800 title"))
    with pytest.raises(InputError, match="cannot keep"):
        record.add(broken, reader="test")
    assert record.status().reports == 0


def test_the_tables_are_what_the_migrations_make(record: Record) -> None:
    with record.reading_from() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": _is_ours})
        assert compare_metadata(context, metadata) == []
    assert ScriptDirectory(str(Path(migrate.__file__).parent / "migrations")).get_current_head() == migrate.HEAD


def _is_ours(thing: object, name: str | None, kind: str, reflected: bool, other: object) -> bool:
    """Tables of the full-text search and the orders of lists are made by the dialect."""
    return not (name or "").startswith(("claim_words", "report_words", "latest_", "alembic"))


def test_a_record_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    Record.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StopRun, match="newer Onrecord"):
        Record.open(path)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.write_text("hello, this is a text and no database"), "not a record"),
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: sqlite3.connect(path).execute("CREATE TABLE shop (item)"), "no record's"),
    ],
)
def test_what_is_no_record_is_left_alone(tmp_path: Path, make: Callable[[Path], object], said: str) -> None:
    path = tmp_path / "thing.db"
    make(path)
    with pytest.raises(StopRun, match=said):
        Record.open(path)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("mysql://root@localhost/x", "only files"),
        ("postgresql://nobody:secret@127.0.0.1:1/none", "cannot be reached"),
        ("/nowhere/at/all/onrecord.db", "there is no folder"),
    ],
)
def test_addresses_that_cannot_be_opened(address: str, said: str) -> None:
    with pytest.raises(StopRun, match=said) as caught:
        Record.open(address)
    assert "secret" not in str(caught.value)


def test_a_record_that_is_not_there_is_not_made_by_a_question(tmp_path: Path) -> None:
    with pytest.raises(StopRun, match="is not there"):
        Record.open(tmp_path / "none.db", create=False)
    assert not (tmp_path / "none.db").exists()
