"""Tables as text (.csv, .tsv): read row by row, so that a file of any size can be read; only a row has a limit."""

import codecs
import csv
import io
from collections.abc import Iterator
from itertools import islice
from typing import IO

from onrecord.errors import InputError
from onrecord.intake.decoding import guessed
from onrecord.intake.extract import Extracts, note
from onrecord.intake.source import HEAD, Source, too_large
from onrecord.intake.tables import Row, Table, read_table

KIND = "table"
_DELIMITERS = (",", ";", "\t", "|")
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CODECS = {
    "Windows-1251": "cp1251", "Windows-1252": "cp1252", "Latin-1": "latin-1", "KOI8-R": "koi8-r", "UTF-16": "utf-16",
}  # fmt: skip


def read_csv(source: Source) -> Extracts:
    """The reports of a table: delimiter, encoding, heading and columns are found."""
    head = source.head()
    if not head.strip():
        raise InputError(f"{source.where}: is empty; give a table with a column of text", code="empty")
    codec, said = _codec(head, source.where)
    with source.open() as raw, io.TextIOWrapper(raw, encoding=codec, errors="replace", newline="") as file:
        delimiter = _delimiter(head.decode(codec, "replace"), source.suffix)
        # Text in tables is longer than the module expects by default.
        csv.field_size_limit(source.wishes.settings.max_bytes)
        rows = _rows(file, delimiter, source)
        problems = (note("encoding", f"read as {said}, which is not UTF-8"),) if said else ()
        yield from read_table(Table(rows, source.where, KIND, strict=True, problems=problems), source.wishes)


def _codec(head: bytes, where: str) -> tuple[str, str | None]:
    """The codec of a file by its first bytes, and its name where that is worth saying."""
    for mark, codec in _BOMS:
        if head.startswith(mark):
            return codec, None
    whole = head if len(head) < HEAD else head[: head.rfind(b"\n") + 1] or head
    name = guessed(whole, where).encoding
    return (_CODECS.get(name, name), name) if name else ("utf-8", None)


def _delimiter(head: str, suffix: str) -> str:
    """The delimiter that divides the first rows most evenly into most cells."""
    if suffix in (".tsv", ".tab"):
        return "\t"
    best, most = ",", 0.0
    for delimiter in _DELIMITERS:
        try:
            widths = [len(row) for row in islice(csv.reader(io.StringIO(head), delimiter=delimiter), 20) if row]
        except csv.Error:
            continue
        same = sum(width == widths[0] for width in widths[:-1] or widths) / max(1, len(widths[:-1] or widths))
        score = (widths[0] - 1) * same if widths else 0.0
        if score > most:
            best, most = delimiter, score
    return best


def _rows(file: IO[str], delimiter: str, source: Source) -> Iterator[Row]:
    limit = source.wishes.settings.max_bytes
    reader = csv.reader(_lines(file, limit, source.where), delimiter=delimiter)
    while True:
        start = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            where = f"{source.where}:{start}"
            raise InputError(
                f"{where}: cannot be read as a table ({error}); is a quotation mark without its partner?", code="csv"
            ) from error
        yield start, row


def _lines(file: IO[str], limit: int, where: str) -> Iterator[str]:
    while line := file.readline(limit + 1):
        if len(line) > limit:
            raise too_large(where, None, limit)
        yield line.replace("\0", "")
