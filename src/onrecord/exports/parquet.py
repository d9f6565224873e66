"""Parquet: one table a file, typed, with columns and rules documented in the file’s own metadata. Needs pyarrow."""

from typing import Any, BinaryIO

import msgspec

from onrecord.errors import StopRun
from onrecord.exports.form import Format, Told, Write, Written
from onrecord.exports.rules import Rules
from onrecord.exports.table import Cell, Table
from onrecord.exports.tables import TABLES, Rows
from onrecord.record.store import Record
from onrecord.views.filters import Filter

BATCH = 5_000
"""Rows in memory at a time: a row group of the file."""


def writes(table: str) -> Write:
    """What writes one table."""

    def write(record: Record, given: Filter, rules: Rules, to: BinaryIO, told: Told | None = None) -> Written:
        arrow, parquet = _pyarrow()
        schema = schema_of(TABLES[table], rules)
        rows, batch = Rows(record, given, rules, (table,), told), list[tuple[Cell, ...]]()
        with parquet.ParquetWriter(to, schema, compression="zstd") as file:
            for row in rows:
                batch.append(row.cells)
                if len(batch) == BATCH:
                    file.write_batch(_batch(arrow, schema, batch))
                    batch.clear()
            file.write_batch(_batch(arrow, schema, batch))
            file.add_key_value_metadata({"onrecord.about": msgspec.json.encode(rows.about()).decode()})
        return rows.written()

    return write


def schema_of(table: Table[Any], rules: Rules) -> Any:
    """The Arrow schema of a table. Dates are text: their length is their precision.

    Raises StopRun if pyarrow is not installed.
    """
    arrow, _ = _pyarrow()
    kinds = {
        "text": arrow.string(),
        "date": arrow.string(),
        "number": arrow.float64(),
        "whole": arrow.int64(),
        "yes/no": arrow.bool_(),
    }
    fields = [
        arrow.field(column.name, kinds[column.kind], metadata={"description": column.says, "kind": column.kind})
        for column in table.columns
    ]
    return arrow.schema(fields, metadata={"onrecord.table": table.name, "onrecord.rules": rules.short()})


def _batch(arrow: Any, schema: Any, rows: list[tuple[Cell, ...]]) -> Any:
    by_column = zip(*rows, strict=True) if rows else [()] * len(schema)
    arrays = [
        arrow.array(list(map(_sound, cells)), type=field.type) for cells, field in zip(by_column, schema, strict=True)
    ]
    return arrow.RecordBatch.from_arrays(arrays, schema=schema)


def _sound(cell: Cell) -> Cell:
    """Words that UTF-8 can hold."""
    return cell.encode("utf-8", "replace").decode() if isinstance(cell, str) else cell


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow  # noqa: PLC0415  # an extra, and it takes a while to import
        import pyarrow.parquet  # noqa: PLC0415
    except ImportError as error:
        message = "format parquet: needs pyarrow, which is not installed; run pip install 'onrecord[parquet]'"
        raise StopRun(message, code="parquet") from error
    return pyarrow, pyarrow.parquet


FORMAT = Format(
    name="parquet",
    title="Parquet",
    ending=".parquet",
    media_type="application/vnd.apache.parquet",
    holds="One table: claims, or another with --table; typed, with what each column means and what was in force in "
    "the metadata. Needs the extra “parquet”.",
    write=writes("claims"),
    is_text=False,
    tables={name: writes(name) for name in TABLES},
)
