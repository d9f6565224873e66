"""Columns: which column of a table holds which field of a report, guessed by name and content or told by the caller."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from statistics import mean
from typing import Literal

from onrecord.errors import InputError, StopRun, did_you_mean
from onrecord.intake.cells import date_order, written_day
from onrecord.intake.records import FIELDS
from onrecord.lexicon import Entry, entries

FEWEST_WORDS = 8
"""A column of a name that says nothing must hold so many words a cell, on average, to be taken for the text."""

_MARKS = re.compile(r"[\W_]+")
_ADDRESS = re.compile(r"https?://\S+")


class Column(Entry, frozen=True, kw_only=True):
    """The names under which tables have a field; ``doubtful`` ones need cells of many words."""

    field: Literal["text", "title", "published", "outlet", "byline", "url", "id", "language"]
    names: tuple[str, ...]
    doubtful: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Names:
    """The lexicon put together: plain names by field, the surest first, and those that are doubtful."""

    by_field: Mapping[str, tuple[str, ...]]
    doubtful: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """Every name that is known."""
        return frozenset(name for names in self.by_field.values() for name in names)


@lru_cache(maxsize=8)
def known_names(folder: Path | None = None) -> Names:
    """The names of columns in the lexicon ``columns``, the user's own included."""
    by_field: dict[str, tuple[str, ...]] = {}
    doubtful: set[str] = set()
    for entry in entries("columns", "column", Column, folder):
        names = tuple(map(plain, (*entry.names, *entry.doubtful)))
        by_field[entry.field] = (*by_field.get(entry.field, ()), *names)
        doubtful |= set(map(plain, entry.doubtful))
    return Names(by_field, frozenset(doubtful))


@dataclass(frozen=True, slots=True)
class Columns:
    """Positions of the columns by field; ``guessed``: fields whose column was not told and is not named as the field.

    ``day_first``: whether dates in figures have the day first, None if the column does not show it.
    """

    at: Mapping[str, int]
    guessed: frozenset[str]
    day_first: bool | None = None


def checked_columns(columns: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The caller's columns. Raises StopRun if one is given for no field of a report."""
    for field in columns:
        if field not in FIELDS:
            raise StopRun(
                f"--columns: {field!r} is no field of a report{did_you_mean(field, FIELDS)}; "
                f"the fields are {', '.join(FIELDS)}",
                code="columns",
            )
    return tuple(columns.items())


def find_columns(
    names: Sequence[str],
    sample: Sequence[Sequence[str]],
    told: Sequence[tuple[str, str]],
    where: str,
    lexicons: Path | None = None,
) -> Columns:
    """The columns of a table with a heading ``names`` (empty strings where it has none), by its first rows.

    Raises InputError if the caller told a column that is not there, or none holds text.
    """
    at = {field: _told(name, names, where) for field, name in told}
    taken = set(at.values())
    guessed: set[str] = set()
    for field in ("text", "title", "url", "published", "outlet", "byline", "id", "language"):
        if field in at:
            continue
        found = _by_name(field, names, sample, taken, known_names(lexicons))
        if found is None:
            found = _by_content(field, sample, taken)
            guessed |= {field} if found is not None else set()
        elif plain(names[found]) != field:
            guessed.add(field)
        if found is not None:
            at[field] = found
            taken.add(found)
    if "text" not in at:
        listed = ", ".join(f'"{name}"' for name in names if name) or f"{max(map(len, sample), default=0)} without names"
        raise InputError(
            f"{where}: no column of text was found among its columns ({listed}); say which: --columns text=NAME",
            code="columns",
        )
    day_first = date_order(_cells(sample, at["published"])) if "published" in at else None
    return Columns(at, frozenset(guessed), day_first)


def _told(name: str, names: Sequence[str], where: str) -> int:
    """The position of a column by its name, or by its number or letter where it has none."""
    if name in names:
        return names.index(name)
    folded = [plain(one) for one in names]
    if plain(name) in folded:
        return folded.index(plain(name))
    if name.isdigit() and 1 <= int(name) <= max(1, len(names)):
        return int(name) - 1
    known = [one for one in names if one]
    listed = ", ".join(known) or "none with names"
    raise InputError(
        f"{where}: has no column {name!r} (there are {listed}){did_you_mean(name, known)}",
        code="columns",
    )


def plain(name: str) -> str:
    """A column's name in small letters, without spaces and marks."""
    return _MARKS.sub("", name).lower()


def _by_name(
    field: str, names: Sequence[str], sample: Sequence[Sequence[str]], taken: set[int], known: Names
) -> int | None:
    """The column with the surest name for a field, if what stands in it can be that."""
    folded = [plain(name) for name in names]
    found = (at for name in known.by_field[field] for at, own in enumerate(folded) if own == name and at not in taken)
    return next((at for at in found if _fits(field, _cells(sample, at), folded[at] in known.doubtful)), None)


def _fits(field: str, cells: Sequence[str], doubtful: bool) -> bool:
    """Whether cells can be what their column's name says: "source" may hold addresses, "date" may hold anything."""
    if field == "text":
        return bool(cells) and (not doubtful or _words(cells) >= FEWEST_WORDS)
    if field == "outlet":
        return not cells or (_words(cells) < 8 and not all(map(_ADDRESS.match, cells)))
    if field == "url":
        return not cells or any(map(_ADDRESS.match, cells))
    if field == "published":
        return not cells or sum(written_day(cell) is not None for cell in cells) >= 0.5 * len(cells)
    return True


def _by_content(field: str, sample: Sequence[Sequence[str]], taken: set[int]) -> int | None:
    width = max(map(len, sample), default=0)
    columns = {at: _cells(sample, at) for at in range(width) if at not in taken}
    if field == "text":
        best = max(columns, key=lambda at: _words(columns[at]), default=None)
        return best if best is not None and _words(columns[best]) >= FEWEST_WORDS else None
    if field not in ("url", "published"):
        return None
    for at, cells in columns.items():
        holds = [_ADDRESS.fullmatch(cell) if field == "url" else written_day(cell) for cell in cells]
        if cells and sum(map(bool, holds)) >= 0.8 * len(cells):
            return at
    return None


def _cells(sample: Sequence[Sequence[str]], at: int) -> list[str]:
    """What stands in a column, empty cells left out."""
    return [cell for row in sample if at < len(row) and (cell := row[at].strip())]


def _words(cells: Sequence[str]) -> float:
    """Words a cell, on average."""
    return mean(len(cell.split()) for cell in cells) if cells else 0.0
