"""XLSX: one sheet for each table, typed cells, and a sheet that says what is in force; written row by row."""

from datetime import date
from typing import Any, BinaryIO

from onrecord.exports.cells import fit, is_risky
from onrecord.exports.form import Format, Told, Written
from onrecord.exports.rules import Rules
from onrecord.exports.table import Cell, Kind, Table
from onrecord.exports.tables import TABLES, Rows
from onrecord.record.store import Record
from onrecord.views.filters import Filter

MOST_ROWS = 1_048_576
"""Rows of a sheet, its header among them; what is more goes on in another."""
MOST_CHARACTERS = 32_767
_CUT = " … [cut: a cell holds no more]"
_DAY = len("2031-05-06")
_FIRST_YEAR = 1900
_WIDTHS: dict[Kind, int] = {"text": 18, "number": 11, "whole": 9, "yes/no": 9, "date": 12}
_WIDE = {"quote": 70, "title": 40, "reason": 50, "status": 60, "source": 26, "actor": 26, "recipient": 26}


class Book:
    """A workbook with one sheet for each table."""

    def __init__(self, to: BinaryIO) -> None:
        import xlsxwriter  # noqa: PLC0415  # only who writes a workbook waits for it

        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self.cut = 0
        self._book: Any = xlsxwriter.Workbook(to, options)
        self._head: Any = self._book.add_format({"bold": True, "bottom": 1})
        self._day: Any = self._book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        # An apostrophe that is not part of the value: whoever edits the cell does not make a formula of it.
        self._quoted: Any = self._book.add_format({"quote_prefix": True})
        self._wrapped: Any = self._book.add_format({"text_wrap": True, "valign": "top"})
        self._sheets = {name: _Sheet(self, table) for name, table in TABLES.items()}

    def add(self, table: str, cells: tuple[Cell, ...]) -> None:
        """One row of a table."""
        self._sheets[table].add(cells)

    def close(self, told: list[tuple[str, str]]) -> None:
        """Add what the file says of itself, and finish it."""
        for sheet in self._sheets.values():
            sheet.close()
        self._plain("about", (20, 110), [("", "Onrecord export"), *told])
        rows = [(t.name, c.name, c.kind, c.says) for t in TABLES.values() for c in t.columns]
        self._plain("columns", (12, 20, 10, 100), [("table", "column", "kind", "what it says"), *rows])
        self._book.close()

    def _plain(self, name: str, widths: tuple[int, ...], rows: list[tuple[str, ...]]) -> None:
        sheet = self._book.add_worksheet(name)
        for at, width in enumerate(widths):
            sheet.set_column(at, at, width)
        sheet.freeze_panes(1, 0)
        for row, words in enumerate(rows):
            for column, cell in enumerate(words):
                sheet.write_string(row, column, fit(cell), self._head if row == 0 else self._wrapped)

    def sheet(self, table: Table[Any], number: int) -> Any:
        """A new sheet of a table: the first has its name, more have a number too."""
        made = self._book.add_worksheet(table.name if number == 1 else f"{table.name} {number}")
        for at, column in enumerate(table.columns):
            made.set_column(at, at, _WIDE.get(column.name, _WIDTHS[column.kind]))
            made.write_string(0, at, column.name, self._head)
        made.freeze_panes(1, 2)
        return made

    def write(self, sheet: Any, row: int, at: int, cell: Cell, kind: Kind) -> None:
        """One cell, of the type of its column. Words are never a formula, numbers never words."""
        if cell is None:
            return
        if isinstance(cell, bool):
            sheet.write_boolean(row, at, cell)
        elif isinstance(cell, int | float):
            sheet.write_number(row, at, cell)
        elif kind == "date" and (day := _day(cell)) is not None:
            sheet.write_datetime(row, at, day, self._day)
        else:
            words = fit(cell)
            if len(words) > MOST_CHARACTERS:
                words = words[: MOST_CHARACTERS - len(_CUT)] + _CUT
                self.cut += 1
            sheet.write_string(row, at, words, self._quoted if is_risky(words) else None)


class _Sheet:
    """The rows of one table, over as many sheets as they take."""

    def __init__(self, book: Book, table: Table[Any]) -> None:
        self._book, self._table, self._number = book, table, 1
        self._sheet, self._row = book.sheet(table, 1), 0
        self._kinds = tuple(column.kind for column in table.columns)

    def add(self, cells: tuple[Cell, ...]) -> None:
        if self._row + 1 == MOST_ROWS:
            self.close()
            self._number += 1
            self._sheet, self._row = self._book.sheet(self._table, self._number), 0
        self._row += 1
        for at, (cell, kind) in enumerate(zip(cells, self._kinds, strict=True)):
            self._book.write(self._sheet, self._row, at, cell, kind)

    def close(self) -> None:
        self._sheet.autofilter(0, 0, self._row, len(self._kinds) - 1)


def _day(written: str) -> date | None:
    """A whole day as a date; None for what is coarser, finer, or before the calendar of spreadsheets."""
    if len(written) != _DAY or not written[:4].isdigit() or int(written[:4]) <= _FIRST_YEAR:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def write(record: Record, given: Filter, rules: Rules, to: BinaryIO, told: Told | None = None) -> Written:
    """All tables, each on a sheet of its own, then what the file says of itself and of its columns."""
    rows, book = Rows(record, given, rules, told=told), Book(to)
    for row in rows:
        book.add(row.table, row.cells)
    book.close(rows.about())
    cut = (f"{book.cut} cells cut at {MOST_CHARACTERS:,} characters: a cell holds no more",) if book.cut else ()
    return rows.written(cut)


FORMAT = Format(
    name="xlsx",
    title="Excel workbook",
    ending=".xlsx",
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    holds="Claims, events, figures, incidents, sources and links on a sheet each, typed, review state first; what was "
    "in force, and what each column means.",
    write=write,
    is_text=False,
)
