"""The one file that knows which database it is: SQLite or PostgreSQL.

Transactions that write take the only writer's place at once, so that what they read before they write stays true.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.dialects import postgresql, sqlite

from onrecord.errors import StopRun
from onrecord.intake.counting import unspaced_letters
from onrecord.record.schema import claims, reports

WAIT_SECONDS = 60
"""How long a writer waits for another."""
_LOCK = 0x6F6E7265  # "onre": PostgreSQL's advisory lock of the one writer
_WRITES = "onrecord_writes"
_LAST = 2**31 - 1
"""No row number is larger."""
_MOST_KEYS = 400  # SQLite takes no more than 500 terms in one question
_KEYS_AT_ONCE = 25  # rounded up to, so that the same few questions are asked again and again


class Database(Protocol):
    """What the record asks of a database beyond standard SQL."""

    engine: sa.Engine

    def writing(self) -> sa.Connection:
        """A connection whose transaction may write; it is the only one that does, until it ends."""
        ...

    def make_search(self, connection: sa.Connection) -> None:
        """Make what a search over words needs."""
        ...

    def make_orders(self, connection: sa.Connection) -> None:
        """Make the indexes by which lists run from the latest, what has no day last."""
        ...

    def index_claims(self, connection: sa.Connection, numbers: Sequence[int]) -> None:
        """Make claims just inserted findable by their words."""
        ...

    def forget_claims(self, connection: sa.Connection, numbers: Sequence[int]) -> None:
        """Take claims out of the search; to be called before they are deleted or changed."""
        ...

    def index_report(self, connection: sa.Connection, number: int) -> None:
        """Make a report findable by its title and text."""
        ...

    def forget_report(self, connection: sa.Connection, number: int) -> None:
        """Take a report out of the search; to be called before it is emptied."""
        ...

    def claims_with(self, words: str) -> sa.Select[Any]:
        """Numbers and ranks (lower is nearer) of the claims in which all ``words`` stand."""
        ...

    def latest_claims_with(self, words: str, most: int) -> sa.Select[Any]:
        """The same for at most so many of these claims, those added last."""
        ...

    def reports_with(self, words: str) -> sa.Select[Any]:
        """Numbers and ranks of the reports in which all ``words`` stand."""
        ...

    def sharing(
        self,
        connection: sa.Connection,
        table: sa.Table,
        keys: Sequence[int],
        *,
        per_key: int,
        most: int,
        before: int = _LAST,
    ) -> list[int]:
        """Numbers (below ``before``) that share most of some keys in a look-up table, at most ``most``, the latest of
        equals first; of each key only the latest ``per_key`` are looked at.
        """
        ...

    def insert_new(self, connection: sa.Connection, table: sa.Table, rows: Sequence[dict[str, Any]]) -> None:
        """Insert rows, leaving out those that are there already."""
        ...

    def learn(self, *, again: bool = False) -> None:
        """See how values are spread, so that questions take the right index; nothing where that is known already,
        unless ``again``.
        """
        ...

    def compact(self) -> None:
        """Give back the room of what was deleted, and overwrite it."""
        ...


def open_database(address: str | Path) -> Database:
    """The database at a path (SQLite) or a ``postgresql://`` address.

    Raises StopRun if the folder is not there, the driver is not installed or the server cannot be reached.
    """
    written = str(address)
    if written.startswith(("postgresql://", "postgres://", "postgresql+psycopg://")):
        return PostgreSQL(written)
    if "://" in written:
        scheme = written.split("://", 1)[0]
        raise StopRun(f"record {scheme}://…: only files (SQLite) and postgresql:// are known", code="record")
    return SQLite(Path(written))


def _by_script(words: str) -> tuple[list[str], list[str]]:
    """Words for the index; and those in scripts without spaces between words, whose index would know only sentences."""
    unspaced = [word for word in words.split() if unspaced_letters(word)]
    return [word for word in words.split() if word not in unspaced], unspaced


def _numbers(number: sa.Column[int], words: Sequence[str], columns: Sequence[sa.Column[Any]]) -> sa.Select[Any]:
    """Numbers of the rows in which all words stand as they are written, found by going through all of them."""
    found = (sa.or_(*(column.contains(word, autoescape=True) for column in columns)) for word in words)
    return sa.select(number).where(*found)


def _holding(number: sa.Column[int], words: Sequence[str], columns: Sequence[sa.Column[Any]]) -> sa.Select[Any]:
    """The same with a rank: the latest first."""
    rows = _numbers(number, words, columns).subquery()
    return sa.select(rows.c.number.label("number"), (-rows.c.number).label("rank"))


class SQLite:
    """One file, with a write-ahead log: readers never wait for the writer."""

    def __init__(self, path: Path) -> None:
        if not path.parent.is_dir():
            raise StopRun(f"record {path}: there is no folder {path.parent}; make it or choose another", code="record")
        if path.is_dir():
            raise StopRun(f"record {path}: is a folder; give a file in it", code="record")
        if path.is_file() and not _may_be_sqlite(path):
            raise StopRun(f"record {path}: is not a record (no SQLite file); choose another name", code="record")
        self.path = path
        self.engine = sa.create_engine(f"sqlite:///{path}", connect_args={"timeout": WAIT_SECONDS})
        event.listen(self.engine, "connect", _sqlite_settings)
        event.listen(self.engine, "begin", _sqlite_begin)

    def writing(self) -> sa.Connection:
        return self.engine.connect().execution_options(**{_WRITES: True})

    def make_search(self, connection: sa.Connection) -> None:
        for name, columns, source in (("claim_words", "words", "claims"), ("report_words", "title, text", "reports")):
            connection.exec_driver_sql(
                f"CREATE VIRTUAL TABLE {name} USING fts5({columns}, content='{source}', content_rowid='number', "
                'tokenize="unicode61 remove_diacritics 2")'
            )

    def make_orders(self, connection: sa.Connection) -> None:
        """An index by day runs from the latest as it is; those with a dispute are few."""
        connection.exec_driver_sql("CREATE INDEX latest_disputed ON incidents (begin, number) WHERE disputes > 0")

    def index_claims(self, connection: sa.Connection, numbers: Sequence[int]) -> None:
        for some in _chunks(numbers):
            connection.exec_driver_sql(
                f"INSERT INTO claim_words(rowid, words) SELECT number, words FROM claims WHERE number IN ({some})"
            )

    def forget_claims(self, connection: sa.Connection, numbers: Sequence[int]) -> None:
        for some in _chunks(numbers):
            connection.exec_driver_sql(
                "INSERT INTO claim_words(claim_words, rowid, words) "
                f"SELECT 'delete', number, words FROM claims WHERE number IN ({some})"
            )

    def index_report(self, connection: sa.Connection, number: int) -> None:
        connection.exec_driver_sql(
            "INSERT INTO report_words(rowid, title, text) SELECT number, title, text FROM reports WHERE number = ?",
            (number,),
        )

    def forget_report(self, connection: sa.Connection, number: int) -> None:
        connection.exec_driver_sql(
            "INSERT INTO report_words(report_words, rowid, title, text) "
            "SELECT 'delete', number, title, text FROM reports WHERE number = ?",
            (number,),
        )

    def claims_with(self, words: str) -> sa.Select[Any]:
        return self._with("claim_words", words, claims.c.number, claims.c.words)

    def latest_claims_with(self, words: str, most: int) -> sa.Select[Any]:
        asked = self.claims_with(words)  # the index runs backwards, and a rank is made for what it gives alone
        return asked.order_by(asked.selected_columns[0].desc()).limit(most)

    def reports_with(self, words: str) -> sa.Select[Any]:
        return self._with("report_words", words, reports.c.number, reports.c.text, reports.c.title)

    @staticmethod
    def _with(table: str, words: str, number: sa.Column[int], *columns: sa.Column[Any]) -> sa.Select[Any]:
        spaced, unspaced = _by_script(words)
        if not spaced:
            return _holding(number, unspaced, columns)
        found = sa.table(table, sa.column("rowid"), sa.column("rank"), sa.column(table))
        quoted = " ".join('"' + word.replace('"', '""') + '"' for word in spaced)
        asked = sa.select(found.c.rowid.label("number"), found.c.rank.label("rank")).where(found.c[table].match(quoted))
        return asked.where(found.c.rowid.in_(_numbers(number, unspaced, columns))) if unspaced else asked

    def sharing(
        self,
        connection: sa.Connection,
        table: sa.Table,
        keys: Sequence[int],
        *,
        per_key: int,
        most: int,
        before: int = _LAST,
    ) -> list[int]:
        if not keys:
            return []
        key, number = (column.name for column in table.c)
        some: list[int | None] = [*keys[:_MOST_KEYS]]
        some += [None] * (-len(some) % _KEYS_AT_ONCE)
        one = (
            f"SELECT * FROM (SELECT {number} FROM {table.name} WHERE {key} = ? AND {number} < ? "
            f"ORDER BY {number} DESC LIMIT ?)"
        )
        asked = (
            f"SELECT {number} FROM ({' UNION ALL '.join([one] * len(some))}) "
            f"GROUP BY {number} ORDER BY count(*) DESC, {number} DESC LIMIT ?"
        )
        values = [value for wanted in some for value in (wanted, before, per_key)]
        return [row[0] for row in connection.exec_driver_sql(asked, (*values, most))]

    def insert_new(self, connection: sa.Connection, table: sa.Table, rows: Sequence[dict[str, Any]]) -> None:
        if rows:
            connection.execute(sqlite.insert(table).on_conflict_do_nothing(), rows)

    def learn(self, *, again: bool = False) -> None:
        with self.writing() as connection, connection.begin():
            if not (again or _has_grown(connection)):
                return
            connection.exec_driver_sql("PRAGMA analysis_limit = 400")
            connection.exec_driver_sql("ANALYZE")
        self.engine.dispose()  # connections that are open go by what they knew

    def compact(self) -> None:
        with self.engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert raw is not None
            for name in ("claim_words", "report_words"):  # or words of what was deleted stay in the index
                raw.execute(f"INSERT INTO {name}({name}) VALUES ('optimize')")
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            raw.execute("VACUUM")


_POSTGRESQL_SETTINGS = "-c jit=off -c random_page_cost=1.1 -c max_parallel_workers_per_gather=0"
"""Questions are many, small and answered by indexes: to compile them or to share them out takes longer than they do."""


class PostgreSQL:
    """A database on a server, for teams."""

    def __init__(self, address: str) -> None:
        rest = address.split("://", 1)[1]
        try:
            known = {"options": _POSTGRESQL_SETTINGS}
            self.engine = sa.create_engine(f"postgresql+psycopg://{rest}", pool_pre_ping=True, connect_args=known)
            with self.engine.connect():
                pass
        except ModuleNotFoundError as error:
            message = "record: PostgreSQL needs its driver; pip install 'onrecord[postgresql]'"
            raise StopRun(message, code="record") from error
        except sa.exc.OperationalError as error:
            shown = rest.rsplit("@", 1)[-1]  # never the password
            reason = str(error.orig).strip().splitlines()[0] if error.orig else "no answer"
            raise StopRun(f"record postgresql://…{shown}: cannot be reached ({reason})", code="record") from error
        event.listen(self.engine, "begin", _postgresql_begin)

    def writing(self) -> sa.Connection:
        return self.engine.connect().execution_options(**{_WRITES: True})

    def make_search(self, connection: sa.Connection) -> None:
        connection.exec_driver_sql("CREATE INDEX claim_words ON claims USING gin (to_tsvector('simple', words))")
        connection.exec_driver_sql(
            "CREATE INDEX report_words ON reports USING gin "
            "(to_tsvector('simple', coalesce(title, '') || ' ' || left(text, 300000)))"
        )

    def make_orders(self, connection: sa.Connection) -> None:
        """Read backwards, the indexes by day have what has no day first."""
        connection.exec_driver_sql("CREATE INDEX latest_reports ON reports (published DESC NULLS LAST, number DESC)")
        latest = "incidents (begin DESC NULLS LAST, number DESC)"
        connection.exec_driver_sql(f"CREATE INDEX latest_incidents ON {latest}")
        connection.exec_driver_sql(f"CREATE INDEX latest_disputed ON {latest} WHERE disputes > 0")

    def index_claims(self, connection: sa.Connection, numbers: Sequence[int]) -> None:
        """The index over the column follows by itself."""

    def forget_claims(self, connection: sa.Connection, numbers: Sequence[int]) -> None:
        """The index over the column follows by itself."""

    def index_report(self, connection: sa.Connection, number: int) -> None:
        """The index over the column follows by itself."""

    def forget_report(self, connection: sa.Connection, number: int) -> None:
        """The index over the column follows by itself."""

    def claims_with(self, words: str) -> sa.Select[Any]:
        return self._with(claims.c.number, sa.func.to_tsvector(_SIMPLE, claims.c.words), words, claims.c.words)

    def latest_claims_with(self, words: str, most: int) -> sa.Select[Any]:
        # All that hold the words are found by their index first; a rank is made again from the words of each.
        every = sa.select(self.claims_with(words).subquery().c.number).cte("every").prefix_with("MATERIALIZED")
        latest = sa.select(every.c.number).order_by(every.c.number.desc()).limit(most)
        spaced, _ = _by_script(words)
        rank = -sa.func.ts_rank(sa.func.to_tsvector(_SIMPLE, claims.c.words), _asked(spaced))
        if not spaced:
            rank = -claims.c.number
        return sa.select(claims.c.number.label("number"), rank.label("rank")).where(claims.c.number.in_(latest))

    def reports_with(self, words: str) -> sa.Select[Any]:
        text = sa.func.coalesce(reports.c.title, sa.literal_column("''")) + sa.literal_column("' '")
        text = text + sa.func.left(reports.c.text, sa.literal_column("300000"))
        return self._with(reports.c.number, sa.func.to_tsvector(_SIMPLE, text), words, reports.c.text, reports.c.title)

    @staticmethod
    def _with(number: sa.Column[int], vector: Any, words: str, *columns: sa.Column[Any]) -> sa.Select[Any]:
        spaced, unspaced = _by_script(words)
        if not spaced:
            return _holding(number, unspaced, columns)
        asked = _asked(spaced)
        rank = (-sa.func.ts_rank(vector, asked)).label("rank")
        found = sa.select(number.label("number"), rank).where(vector.op("@@")(asked))
        return found.where(number.in_(_numbers(number, unspaced, columns))) if unspaced else found

    def sharing(
        self,
        connection: sa.Connection,
        table: sa.Table,
        keys: Sequence[int],
        *,
        per_key: int,
        most: int,
        before: int = _LAST,
    ) -> list[int]:
        key, number = (column.name for column in table.c)
        asked = (
            f"SELECT latest.{number} FROM unnest(%s::bigint[]) AS wanted(key) CROSS JOIN LATERAL "
            f"(SELECT {number} FROM {table.name} WHERE {key} = wanted.key AND {number} < %s "
            f"ORDER BY {number} DESC LIMIT %s) AS latest "
            f"GROUP BY latest.{number} ORDER BY count(*) DESC, latest.{number} DESC LIMIT %s"
        )
        found = connection.exec_driver_sql(asked, (list(keys[:_MOST_KEYS]), before, per_key, most))
        return [row[0] for row in found]

    def insert_new(self, connection: sa.Connection, table: sa.Table, rows: Sequence[dict[str, Any]]) -> None:
        if rows:
            connection.execute(postgresql.insert(table).on_conflict_do_nothing(), list(rows))

    def learn(self, *, again: bool = False) -> None:
        """The server does this by itself, a while after a change; it is told only where it would be late."""
        if again:
            with self.writing() as connection, connection.begin():
                connection.exec_driver_sql("ANALYZE")

    def compact(self) -> None:
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM")


_SIMPLE: sa.ColumnClause[Any] = sa.literal_column("'simple'")


def _asked(words: Sequence[str]) -> sa.ColumnElement[Any]:
    return sa.func.plainto_tsquery(_SIMPLE, " ".join(words))


def _chunks(numbers: Iterable[int], size: int = 500) -> Iterable[str]:
    """Row numbers as SQL lists; they are integers of ours, never anybody's text."""
    known = [int(number) for number in numbers]
    for start in range(0, len(known), size):
        yield ",".join(map(str, known[start : start + size]))


_FEW = 5_000
"""Claims below which any index will do."""


def _has_grown(connection: sa.Connection) -> bool:
    """Whether there are twice as many claims as when it was last looked how values are spread."""
    claims_now = connection.exec_driver_sql("SELECT max(number) FROM claims").scalar() or 0
    if claims_now < _FEW:
        return False
    there = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'").first()
    asked = "SELECT max(CAST(stat AS INTEGER)) FROM sqlite_stat1 WHERE tbl = 'claims'"
    known = connection.exec_driver_sql(asked).scalar() if there else None
    return known is None or claims_now > 2 * known


def _may_be_sqlite(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(16) in (b"", b"SQLite format 3\x00")


def _sqlite_settings(connection: Any, _: object) -> None:
    connection.isolation_level = None  # SQLAlchemy says when a transaction begins, not the driver
    for setting in ("journal_mode = WAL", "foreign_keys = ON", "secure_delete = ON", "synchronous = NORMAL"):
        connection.execute(f"PRAGMA {setting}")


def _sqlite_begin(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgresql_begin(connection: sa.Connection) -> None:
    if connection.get_execution_options().get(_WRITES):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
