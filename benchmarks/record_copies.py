"""A large record in little time: the rows of a small one copied again and again, for the record's benchmark alone.

Every copy has ids, days and rare blocking keys of its own; what many reports share (common words) it shares too.
Single adds and questions are then timed on top of it.
"""

import re
import sys
import time
import zlib
from typing import Any

import sqlalchemy as sa

from onrecord.record import schema
from onrecord.record.store import Record

_NUMBERED = ("reports", "claims", "incidents", "events", "figures", "links")
_ORDER = (
    *("reports", "readings", "lineage_bands", "incidents", "claims", "claim_sources", "events", "event_keys"),
    *("event_parties", "entries", "figures", "links", "log", "payloads"),
)
_PACKED = {"readings": "body", "incidents": "account", "entries": "body"}
_OF = {"report": "reports", "claim": "claims", "other": "claims", "event": "events", "incident": "incidents"}
"""Columns that hold row numbers, beside ``number`` and ``seq``."""
_NAMES = {"id", "fingerprint", "lineage", "revises", "about", "target", "text_sha256", "url"}
_DAYS = {"published", "said", "begin", "end", "since"}
_KEYS = {"event_keys": "key", "lineage_bands": "band"}
_YEARS = 20
_COMMON = 30
"""Keys of more rows than this are shared by copies, others are not."""
_STEP = 1_000_003
"""Between the keys of one copy and the next."""
_SPOKEN = (
    "UPDATE speakers SET claims = claims + (SELECT b.claims FROM common_speakers b WHERE b.key = speakers.key),"
    " reports = reports + (SELECT b.reports FROM common_speakers b WHERE b.key = speakers.key)"
    " WHERE key IN (SELECT key FROM common_speakers)"
)
"""Whoever speaks in the base says as much in a copy."""
_ID = re.compile(rb"\b((?:clm|evt|fig|rpt)_[0-9a-z]+)")


class Base:
    """The rows a record holds now, to be copied."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._copies = 0
        with record.writing_to() as connection:
            self._last = _last(connection)
            for table, key in _KEYS.items():
                asked = f"SELECT {key} AS value FROM {table} GROUP BY {key} HAVING count(*) > {_COMMON}"
                connection.exec_driver_sql(f"CREATE TABLE common_{table} AS {asked}")
            connection.exec_driver_sql("CREATE TABLE common_speakers AS SELECT key, claims, reports FROM speakers")
            self._bodies = {table: self._rows(connection, table) for table in _PACKED}

    def copy_until(self, number: int) -> None:
        """Copy all rows until there are so many reports, or nearly."""
        began = time.perf_counter()
        while (held := self._record.status().reports) + self._last["reports"] <= number:
            self._copy()
            print(f"{held + self._last['reports']} reports, {time.perf_counter() - began:.0f} s", file=sys.stderr)
        with self._record.database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("ANALYZE" if connection.dialect.name == "postgresql" else "PRAGMA optimize")

    def _rows(self, connection: sa.Connection, table: str) -> list[tuple[object, ...]]:
        """The rows that hold a packed value, unpacked."""
        columns = list(schema.metadata.tables[table].c.keys())
        at = columns.index(_PACKED[table])
        found = [list(row) for row in connection.execute(sa.select(schema.metadata.tables[table]))]
        return [(*row[:at], zlib.decompress(row[at]) if row[at] else None, *row[at + 1 :]) for row in found]

    def _copy(self) -> None:
        self._copies += 1
        with self._record.writing_to() as connection:
            shift = _last(connection)
            for table in _ORDER:
                if table in _PACKED:
                    self._copy_packed(connection, table, shift)
                else:
                    self._copy_plain(connection, table, shift)
            connection.exec_driver_sql(_SPOKEN)
            self._record.database.index_claims(connection, _new("claims", shift, self._last))
            for number in _new("reports", shift, self._last):
                self._record.database.index_report(connection, number)
            if connection.dialect.name == "postgresql":
                for table in _NUMBERED:
                    counter = f"pg_get_serial_sequence('{table}', 'number')"
                    connection.exec_driver_sql(f"SELECT setval({counter}, max(number)) FROM {table}")

    def _copy_plain(self, connection: sa.Connection, name: str, shift: dict[str, int]) -> None:
        """All columns of the base's rows, moved on, inside the database."""
        table = schema.metadata.tables[name]
        mine, of = next((column, of) for column in table.c if (of := _counted(name, column.name)))
        chosen = sa.select(*(self._moved(name, column, shift) for column in table.c)).where(mine <= self._last[of])
        connection.execute(table.insert().from_select(list(table.c.keys()), chosen))

    def _moved(self, table: str, column: sa.Column[Any], shift: dict[str, int]) -> sa.ColumnElement[Any]:
        if counted := _counted(table, column.name):
            return column + shift[counted]
        if column.name == _KEYS.get(table):
            common = sa.select(sa.text("value")).select_from(sa.text(f"common_{table}"))
            return sa.case((column.in_(common), column), else_=column / sa.literal(2) + self._copies * _STEP)
        if column.name in _NAMES and isinstance(column.type, sa.String):
            return column.concat(_ending(self._copies))
        if column.name in _DAYS and isinstance(column.type, sa.String):  # a span's end is no day
            year = sa.cast(sa.cast(sa.func.substr(column, 1, 4), sa.Integer) - self._copies % _YEARS, sa.String)
            return year.concat(sa.func.substr(column, 5))
        return column

    def _copy_packed(self, connection: sa.Connection, name: str, shift: dict[str, int]) -> None:
        """Rows with a packed value, with the ids in it moved on as well."""
        table, ending = schema.metadata.tables[name], _ending(self._copies)
        columns, packed, wanted = list(table.c.keys()), _PACKED[name], []
        years = self._copies % _YEARS
        for row in self._bodies[name]:
            value: dict[str, object] = dict(zip(columns, row, strict=True))
            for column in columns:
                held = value[column]
                if held is None:
                    continue
                if (counted := _counted(name, column)) and isinstance(held, int):
                    value[column] = held + shift[counted]
                elif column in _NAMES and isinstance(held, str):
                    value[column] = held + ending
                elif column in _DAYS and isinstance(held, str):
                    value[column] = f"{int(held[:4]) - years}{held[4:]}"
                elif column == packed and isinstance(held, bytes):
                    value[column] = zlib.compress(_ID.sub(rb"\1" + ending.encode(), held), 1)
            wanted.append(value)
        connection.execute(table.insert(), wanted)


def _last(connection: sa.Connection) -> dict[str, int]:
    """The largest row number of each table."""
    found = {
        name: connection.execute(sa.select(sa.func.max(schema.metadata.tables[name].c.number))).scalar() or 0
        for name in _NUMBERED
    }
    return found | {"log": connection.execute(sa.select(sa.func.max(schema.log.c.seq))).scalar() or 0}


def _counted(table: str, column: str) -> str | None:
    """The table whose row numbers a column holds."""
    return {"number": table, "seq": "log"}.get(column) or _OF.get(column)


def _new(table: str, shift: dict[str, int], last: dict[str, int]) -> list[int]:
    return list(range(shift[table] + 1, shift[table] + last[table] + 1))


def _ending(copy: int) -> str:
    return f"X{copy}"  # a letter of permanent ids as well
