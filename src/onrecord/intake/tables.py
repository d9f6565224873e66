"""Tables: each row with text is a report; the heading and the columns are found, or told by the caller."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from onrecord.errors import InputError
from onrecord.intake.cells import written_day
from onrecord.intake.columns import Columns, find_columns, known_names, plain
from onrecord.intake.extract import Extract, Extracts, note
from onrecord.intake.report import Metadata, Skipped
from onrecord.intake.wishes import Wishes
from onrecord.model import Problem

SAMPLE = 200
"""Rows looked at to tell what the columns hold."""

TOP = 10
"""Rows in which the heading is looked for: titles and notes may stand over it."""

Row = tuple[int, Sequence[str]]
"""The row's number in its file (or the line it begins on), and its cells."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one sheet; ``where`` names it, ``kind`` its format. ``strict``: a row may have no more cells than the
    heading, since a delimiter inside a text may have cut it.
    """

    rows: Iterator[Row]
    where: str
    kind: str
    strict: bool = False
    original_sha256: str | None = None
    problems: tuple[Problem, ...] = ()


def read_table(table: Table, wishes: Wishes) -> Extracts:
    """The reports of a table, row by row. Raises InputError if it is empty or holds no text."""
    rows = ((number, row) for number, row in table.rows if any(cell.strip() for cell in row))
    first = list(islice(rows, SAMPLE))
    if not first:
        raise InputError(f"{table.where}: there is no row in this table", code="empty")
    names, body = _heading(first, wishes)
    if not body:
        raise InputError(f"{table.where}: there is no row under the heading of this table", code="empty")
    columns = find_columns(names, [row for _, row in body], wishes.columns, table.where, wishes.settings.lexicons)
    said = (*table.problems, *_chosen(columns, names))
    for number, row in chain(body, rows):
        found = _extract(table, number, row, names, columns, said)
        yield found
        if isinstance(found, Extract):
            said = ()


def _heading(rows: list[Row], wishes: Wishes) -> tuple[list[str], list[Row]]:
    """The names of the columns, and the rows under them; no names if the first row is a report already."""
    known = known_names(wishes.settings.lexicons).all
    told = {plain(name) for _, name in wishes.columns}
    for at, (_, row) in enumerate(rows[:TOP]):
        folded = {plain(cell) for cell in row if cell.strip()}
        if len(folded & known) >= min(2, len(folded)) or (told and told & folded):
            return [cell.strip() for cell in row], rows[at + 1 :]
    first = rows[0][1]
    if any(len(cell.split()) > 12 or written_day(cell) for cell in first):
        return [""] * len(first), rows
    return [cell.strip() for cell in first], rows[1:]


def _chosen(columns: Columns, names: Sequence[str]) -> tuple[Problem, ...]:
    """What is said of columns that were guessed."""
    if not columns.guessed:
        return ()
    pairs = [f"{field} from {_called(names, at)}" for field, at in columns.at.items() if field in columns.guessed]
    return (note("columns", f"columns were guessed: {', '.join(pairs)}; say otherwise with --columns"),)


def _called(names: Sequence[str], at: int) -> str:
    name = names[at] if at < len(names) else ""
    return f"“{name}”" if name else f"column {at + 1}"


def _extract(
    table: Table, number: int, row: Sequence[str], names: Sequence[str], columns: Columns, said: tuple[Problem, ...]
) -> Extract | Skipped:
    where = f"{table.where}:{number}"
    if table.strict and len(row) > len(names) and any(cell.strip() for cell in row[len(names) :]):
        message = (
            f"{where}: has {len(row)} cells where the heading has {len(names)}; put quotation marks around its text"
        )
        return Skipped(where, number, InputError(message, code="columns"), table.kind)
    given = {field: row[at].strip() for field, at in columns.at.items() if at < len(row)}
    text = given.pop("text", "")
    if not text:
        message = f"{where}: there is no text in {_called(names, columns.at['text'])}; leave the row out"
        return Skipped(where, number, InputError(message, code="empty"), table.kind)
    published, problems = _published(given.pop("published", ""), columns.day_first)
    metadata = Metadata(published=published, **{field: words or None for field, words in given.items()})
    return Extract(
        text,
        where,
        table.kind,
        metadata,
        problems=(*said, *problems),
        line=number,
        original_sha256=table.original_sha256,
    )


def _published(cell: str, day_first: bool | None) -> tuple[str | None, tuple[Problem, ...]]:
    found = written_day(cell, day_first=day_first) if cell else None
    if found is not None and found.value is None:
        message = f"day and month of {cell!r} could be either way round; write dates as YYYY-MM-DD"
        return None, (note("published-ambiguous", message),)
    if cell and found is None:
        return None, (
            note("published", f"published {cell[:60]!r} is no date and was left out; write it as YYYY-MM-DD"),
        )
    return (found.value if found else None), ()
