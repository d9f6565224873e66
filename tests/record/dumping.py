"""A record as plain values that do not depend on row numbers or on the clock, so that two records can be compared."""

from typing import Any

import sqlalchemy as sa

from onrecord.record.schema import metadata
from onrecord.record.store import Record

_CLOCKS = {"added_at", "at", "made_at", "digest", "chain", "salt"}
_LEFT_OUT = {"facts", "lineage_bands", "event_keys", "payloads", "entries", "readings"}


def dump(record: Record) -> dict[str, list[tuple[Any, ...]]]:
    """Rows of each table, sorted, with permanent ids in the place of row numbers."""
    found = {}
    with record.reading_from() as connection:
        names = {
            table: dict(
                connection.execute(sa.select(metadata.tables[table].c.number, metadata.tables[table].c.id)).all()
            )
            for table in ("reports", "claims", "events", "incidents")
        }
        for table in metadata.sorted_tables:
            if table.name in _LEFT_OUT:
                continue
            columns = [column for column in table.c if column.name not in _CLOCKS | {"number"}]
            rows = []
            for row in connection.execute(sa.select(*columns)):
                values = []
                for column, value in zip(columns, row, strict=True):
                    keys = [key for key in column.foreign_keys if key.column.name == "number"]
                    values.append(names[keys[0].column.table.name].get(value) if keys else value)
                rows.append(tuple(map(repr, values)))
            found[table.name] = sorted(rows)
    return found
