"""CSV: one table a file, or all of them in a ZIP with what they say of themselves. No cell can start a formula."""

import csv
import io
import shutil
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import ExitStack
from typing import BinaryIO

from onrecord.exports.cells import tame
from onrecord.exports.form import Format, Told, Write, Written
from onrecord.exports.rules import Rules
from onrecord.exports.table import Cell, Column
from onrecord.exports.tables import TABLES, Rows
from onrecord.record.store import Record
from onrecord.views.filters import Filter

RULES = Column[str]("rules", "text", "The rules in force when the file was made; see its documentation.", lambda it: it)
"""The last column of files that have no place of their own for what was in force."""

LINE_END = "\r\n"
"""As RFC 4180 has it; with only a line feed, Python leaves a carriage return in a cell unquoted."""


class Sheet:
    """A table as CSV in UTF-8; empty cells are absent values."""

    def __init__(self, to: BinaryIO, table: str, rules: Rules) -> None:
        self._text = io.TextIOWrapper(to, encoding="utf-8", errors="replace", newline="", write_through=False)
        self._write: Callable[[list[Cell]], object] = csv.writer(self._text, lineterminator=LINE_END).writerow
        self._rules = rules.short()
        self._write([*TABLES[table].header, RULES.name])

    def add(self, cells: tuple[Cell, ...]) -> None:
        """One row."""
        self._write([*(_written(cell) for cell in cells), self._rules])

    def close(self) -> None:
        """Write what is left; the file below stays open."""
        self._text.flush()
        self._text.detach()


def _written(cell: Cell) -> Cell:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return tame(cell)


def writes(table: str) -> Write:
    """What writes one table."""

    def write(record: Record, given: Filter, rules: Rules, to: BinaryIO, told: Told | None = None) -> Written:
        rows, sheet = Rows(record, given, rules, (table,), told), Sheet(to, table, rules)
        for row in rows:
            sheet.add(row.cells)
        sheet.close()
        return rows.written()

    return write


def write_all(record: Record, given: Filter, rules: Rules, to: BinaryIO, told: Told | None = None) -> Written:
    """All tables as CSV files in a ZIP, with about.txt and columns.csv."""
    rows = Rows(record, given, rules, told=told)
    with ExitStack() as open_files:
        files = {name: open_files.enter_context(tempfile.TemporaryFile()) for name in TABLES}
        sheets = {name: Sheet(file, name, rules) for name, file in files.items()}
        for row in rows:
            sheets[row.table].add(row.cells)
        with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, file in files.items():
                sheets[name].close()
                file.seek(0)
                with packed.open(f"{name}.csv", "w", force_zip64=True) as place:
                    shutil.copyfileobj(file, place)
            words = [f"{head}: {text}" if head else text for head, text in rows.about()]
            packed.writestr("about.txt", "\n\n".join(words) + "\n")
            packed.writestr("columns.csv", columns())
    return rows.written()


def columns() -> str:
    """The columns of all tables, as CSV."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator=LINE_END)
    writer.writerow(["table", "column", "kind", "says"])
    for table in TABLES.values():
        writer.writerows([table.name, column.name, column.kind, column.says] for column in (*table.columns, RULES))
    return made.getvalue()


FORMAT = Format(
    name="csv",
    title="CSV",
    ending=".csv",
    media_type="text/csv; charset=utf-8",
    holds="One table: claims, or another with --table. Each row says which rules were in force.",
    write=writes("claims"),
    tables={name: writes(name) for name in TABLES},
)
ZIP = Format(
    name="zip",
    title="All tables as CSV",
    ending=".zip",
    media_type="application/zip",
    holds="All tables as CSV files in one ZIP, with about.txt (what was in force) and columns.csv (what each means).",
    write=write_all,
    is_text=False,
)
