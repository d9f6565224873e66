"""Excel workbooks (.xlsx): every sheet that is seen and holds a column of text."""

import io
from collections.abc import Iterator
from typing import Any

from onrecord.errors import InputError
from onrecord.intake.cells import words_of
from onrecord.intake.extract import Extracts, damaged, note, sha256
from onrecord.intake.packed import zip_of
from onrecord.intake.source import Source
from onrecord.intake.tables import Row, Table, read_table
from onrecord.intake.xml_safety import refuse_entities
from onrecord.model import Problem

KIND = "Excel workbook"


def read_xlsx(source: Source) -> Extracts:
    """The reports of a workbook, sheet by sheet; sheets without text are named."""
    data = source.data()
    import openpyxl  # noqa: PLC0415

    with damaged(source.where, KIND):
        with zip_of(data, source.where, source.wishes.settings.max_unpacked_bytes) as archive:
            for info in archive.infolist():
                if info.filename.endswith((".xml", ".rels")):
                    refuse_entities(archive.read(info), source.where)
        book: Any = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    yield from _sheets(sheets, source, sha256(data))


def _sheets(sheets: list[Any], source: Source, digest: str) -> Extracts:
    without: list[InputError] = []
    given = False
    for sheet in sheets:
        where = f"{source.where}#{sheet.title}" if len(sheets) > 1 else source.where
        table = Table(_rows(sheet, where), where, KIND, original_sha256=digest, problems=_named(without))
        try:
            for found in read_table(table, source.wishes):
                given = True
                yield found
            without = []
        except InputError as error:
            if given and error.code not in ("columns", "empty"):
                raise
            without.append(error)
    if not given:
        raise (
            without[0]
            if without
            else InputError(f"{source.where}: no sheet can be seen in this workbook", code="empty")
        )


def _named(without: list[InputError]) -> tuple[Problem, ...]:
    """Sheets before this one that hold no text."""
    return (note("sheets", f"left out: {'; '.join(map(str, without))}"),) if without else ()


def _rows(sheet: Any, where: str) -> Iterator[Row]:
    with damaged(where, KIND):
        sheet.reset_dimensions()
        rows = sheet.iter_rows(values_only=True)
    number = 0
    while True:
        with damaged(where, KIND):
            row = next(rows, None)
        if row is None:
            return
        number += 1
        yield number, [words_of(value) for value in row]
