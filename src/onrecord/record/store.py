"""The record: reports and what was read in them, kept in one database. The one door for whoever writes to it."""

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

import sqlalchemy as sa

from onrecord import settings
from onrecord.errors import InputError, StopRun
from onrecord.model import Reading, Value
from onrecord.record import audit, erasing, verifying
from onrecord.record.accounts import make_account, stale_incidents
from onrecord.record.adding import Added, add_reading
from onrecord.record.deciding import decide, undo
from onrecord.record.decisions import Decision
from onrecord.record.dialects import Database, open_database
from onrecord.record.joining import Joined, join_record
from onrecord.record.migrate import bring_up_to_date, stands_at
from onrecord.record.noted_settings import note_settings
from onrecord.record.packing import unpack_reading
from onrecord.record.removing import remove_report
from onrecord.record.rereading import Reread, replace_reading
from onrecord.record.rewriting import read_as_decided
from onrecord.record.schema import claims, events, facts, incidents, log, readings, reports, retired
from onrecord.record.tallies import tallied

DEFAULT = "onrecord.db"
"""The record of the working folder."""


class Status(Value, frozen=True, kw_only=True):
    """How much a record holds. ``waiting`` counts the incidents whose account is still to be made."""

    record: str
    made_at: str
    reports: int
    removed: int
    lineages: int
    claims: int
    unchecked: int
    checked: int
    rejected: int
    events: int
    figures: int
    links: int
    incidents: int
    disputed: int
    waiting: int
    log: int
    first_published: str | None
    last_published: str | None
    last_added: str | None


class Record:
    """One record, open. Use it as a context manager: ``with Record.open("onrecord.db") as record: …``."""

    def __init__(self, database: Database, address: str) -> None:
        self.database = database
        self.address = address
        self._noted = False  # whether changed settings are in the log

    @classmethod
    def open(cls, address: str | Path = DEFAULT, *, create: bool = True) -> "Record":
        """Open the record at a path or a ``postgresql://`` address, and make it if it is not there.

        Raises StopRun if it cannot be opened, is no record, or ``create`` is off and there is none.
        """
        if not create and "://" not in str(address) and not Path(address).is_file():
            message = f"record {address}: is not there; add reports first (onrecord add PATH…) or name it with --record"
            raise StopRun(message, code="record")
        database = open_database(address)
        if not create and stands_at(database) is None:
            raise StopRun(f"record {address}: holds nothing yet; add reports first (onrecord add PATH…)", code="record")
        bring_up_to_date(database)
        record = cls(database, str(address))
        record._name_it()
        return record

    def __enter__(self) -> "Record":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.database.engine.dispose()

    @contextmanager
    def reading_from(self) -> Iterator[sa.Connection]:
        """A connection for questions, which sees the record as it is at this moment."""
        with self.database.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing_to(self) -> Iterator[sa.Connection]:
        """A connection for changes: all of them or none."""
        with self.database.writing() as connection, connection.begin():
            if not self._noted:
                note_settings(connection, settings.load())
            yield connection
        self._noted = True

    def state_of(self, report: str) -> tuple[str, str | None] | None:
        """("kept" or "removed", why), or None where the record has never held the report."""
        with self.reading_from() as connection:
            row = connection.execute(sa.select(reports.c.state, reports.c.reason).where(reports.c.id == report)).first()
        return (row.state, row.reason) if row else None

    def add(self, reading: Reading, *, reader: str = "", ids: Mapping[str, str] | None = None) -> Added:
        """Add a reading, in one transaction. Adding it twice is the same as adding it once."""
        try:
            with self.writing_to() as connection:
                return add_reading(connection, self.database, reading, reader=reader, ids=ids)
        except (sa.exc.DataError, UnicodeEncodeError, ValueError) as error:
            if isinstance(error, sa.exc.DataError) or "NUL" in str(error) or isinstance(error, UnicodeEncodeError):
                reason = "the text holds characters the database cannot keep (NUL or broken Unicode)"
                raise InputError(f"{reading.report.ref}: {reason}; clean the file and add it again") from error
            raise

    def refresh(self, told: Callable[[int, int], None] | None = None) -> int:
        """Make the accounts of incidents that have changed; how many there were. ``told`` hears done and total."""
        with self.reading_from() as connection:
            waiting = stale_incidents(connection)
        for done, number in enumerate(waiting, 1):
            with self.writing_to() as connection:
                make_account(connection, self.database, number)
            if told:
                told(done, len(waiting))
        if waiting:
            self.database.learn()
        return len(waiting)

    def learn(self) -> None:
        """Let the database see how values are spread, if the record has grown since it last did."""
        self.database.learn()

    def machine_reading(self, report: str) -> Reading:
        """What the machine read in a report, before any person's decision.

        Raises InputError if the record does not hold it (any more).
        """
        asked = sa.select(readings.c.body, reports.c.text).join(reports, reports.c.number == readings.c.report)
        with self.reading_from() as connection:
            row = connection.execute(asked.where(reports.c.id == report)).first()
        if row is None:
            raise InputError(f"report {report}: not in this record; `onrecord search` finds reports by their words")
        return unpack_reading(row.body, row.text)

    def report_ids(self) -> list[str]:
        """Ids of the reports kept, in the order they were added."""
        asked = sa.select(reports.c.id).where(reports.c.state == "kept").order_by(reports.c.number)
        with self.reading_from() as connection:
            return list(connection.execute(asked).scalars())

    def remove(self, report: str, *, reason: str, by: str) -> None:
        """Remove a report and all that was read in it. A tombstone with the reason stays.

        Raises InputError if it is not there.
        """
        with self.writing_to() as connection:
            remove_report(connection, self.database, report, reason=reason, by=by)
        self.refresh()

    def decide(self, decision: Decision) -> int:
        """Take a person's decision; its number in the log. Accounts of incidents follow with ``refresh``.

        Raises InputError if its target is not there or the value is not allowed, Conflict if somebody was quicker.
        """
        with self.writing_to() as connection:
            return decide(connection, self.database, decision)

    def decide_all(self, decisions: Iterable[Decision], told: Callable[[int, int], None] | None = None) -> list[int]:
        """Take several decisions, all of them or none; their numbers in the log. ``told`` hears reports done and total.

        Raises InputError or Conflict as ``decide`` does, and then none is taken.
        """
        with self.writing_to() as connection:
            return [decide(connection, self.database, decision, told) for decision in decisions]

    def undo(self, seq: int, *, by: str, why: str | None = None, told: Callable[[int, int], None] | None = None) -> int:
        """Undo a decision by its number in the log; the number of the undoing.

        Raises InputError if there is no such decision or it is undone already.
        """
        with self.writing_to() as connection:
            return undo(connection, self.database, seq, by=by, why=why, told=told)

    def reading(self, report: str) -> Reading:
        """What was read in a report, with the decisions of people applied.

        Raises InputError if the record does not hold it (any more).
        """
        with self.reading_from() as connection:
            asked = sa.select(reports.c.number).where(reports.c.id == report, reports.c.state == "kept")
            number = connection.execute(asked).scalar()
            if number is None:
                raise InputError(f"report {report}: not in this record; `onrecord search` finds reports by their words")
            return read_as_decided(connection, number)

    def replace_reading(self, reading: Reading, *, reader: str) -> Reread:
        """Put a newer reading of a report in the place of the one kept; ids and decisions stay on their claims.

        Raises InputError if the report is not there with this text.
        """
        with self.writing_to() as connection:
            return replace_reading(connection, self.database, reading, reader=reader)

    def read_by_others(self, reader: str | None) -> list[str]:
        """Ids of the reports whose reading was made by another reader than this one; all of them for None."""
        asked = sa.select(reports.c.id).where(reports.c.state == "kept").order_by(reports.c.number)
        with self.reading_from() as connection:
            found = asked.where(reports.c.reader != reader) if reader is not None else asked
            return list(connection.execute(found).scalars())

    def join(self, other: "Record", *, by: str, told: Callable[[int, int], None] | None = None) -> Joined:
        """Add everything another record holds; the other is left as it is."""
        return join_record(self.database, other.database, by=by, told=told)

    def reports_holding(self, words: str) -> list[str]:
        """Ids of the reports kept whose text, title or byline holds some words as they are written."""
        with self.reading_from() as connection:
            return erasing.reports_holding(connection, words)

    def lines_holding(self, words: str) -> list[int]:
        """Numbers of the log lines that hold some words, whatever their case."""
        with self.reading_from() as connection:
            return erasing.lines_holding(connection, words)

    def erase(self, chosen: Iterable[str], words: str | None, *, by: str) -> int:
        """Erase reports, what the log holds on them, and log lines that hold some words; how many lines were erased.

        The room is overwritten. Raises InputError if a report never was in this record.
        """
        with self.writing_to() as connection:
            done = sum(erasing.erase_report(connection, self.database, report, by=by) for report in chosen)
            held = erasing.lines_holding(connection, words) if words else []
            done += erasing.erase_lines(connection, held, by=by)
        self.refresh()
        self.database.compact()
        return done

    def kind_of(self, name: str) -> str:
        """What a permanent id is of: claim, event or incident.

        Raises InputError if it is of nothing in this record.
        """
        with self.reading_from() as connection:
            for kind, table in (("claim", claims), ("event", events), ("incident", incidents)):
                if connection.execute(sa.select(table.c.number).where(table.c.id == name)).first():
                    return kind
            gone = connection.execute(sa.select(retired).where(retired.c.id == name)).first()
        why = f"no longer in use: {gone.reason}" if gone else "not in this record"
        raise InputError(f"{name}: {why}")

    def faults(self, told: Callable[[int, int], None] | None = None) -> Iterator[str]:
        """What is wrong with the record, in words; nothing if it is whole."""
        with self.reading_from() as connection:
            yield from verifying.faults(connection, told)

    def status(self) -> Status:
        """How much the record holds."""
        with self.reading_from() as connection:

            def count(table: sa.Table, *where: sa.ColumnElement[bool]) -> int:
                return connection.execute(sa.select(sa.func.count()).select_from(table).where(*where)).scalar_one()

            kept = reports.c.state == "kept"
            days = sa.select(reports.c.published).where(kept, reports.c.published.is_not(None)).limit(1)
            # The log has the latest time at its end; to look for it in reports is to go through all their texts.
            last = sa.select(log.c.at).where(log.c.kind == "add").order_by(log.c.seq.desc()).limit(1)
            different = sa.select(sa.func.count(sa.distinct(reports.c.lineage))).where(kept)
            many = tallied(connection)
            known = dict(connection.execute(sa.select(facts.c.name, facts.c.value)).all())
            return Status(
                record=known["record"],
                made_at=known["made_at"],
                reports=count(reports, kept),
                removed=count(reports, ~kept),
                lineages=connection.execute(different).scalar_one(),
                claims=many["claims"],
                unchecked=many["claims"] - many["checked"] - many["rejected"],
                checked=many["checked"],
                rejected=many["rejected"],
                events=many["events"],
                figures=many["figures"],
                links=many["links"],
                incidents=count(incidents),
                disputed=count(incidents, incidents.c.disputes > 0),
                waiting=count(incidents, incidents.c.stale),
                log=count(log),
                first_published=connection.execute(days.order_by(reports.c.published)).scalar(),
                last_published=connection.execute(days.order_by(reports.c.published.desc())).scalar(),
                last_added=connection.execute(last).scalar(),
            )

    def _name_it(self) -> None:
        """A new record gets an id of its own, by which merged records tell theirs from others'."""
        with self.reading_from() as connection:
            if connection.execute(sa.select(facts.c.value).where(facts.c.name == "record")).first():
                return
        with self.writing_to() as connection:
            rows = [{"name": "record", "value": uuid.uuid4().hex}, {"name": "made_at", "value": audit.now()}]
            self.database.insert_new(connection, facts, rows)
