"""Lines of any list as a flat table: one row a line, for CSV on the command line and at the desk."""

import csv
from collections.abc import Iterator, Sequence
from typing import Any, TextIO

import msgspec

from onrecord.model import Value


def write_csv(lines: Sequence[Value], to: TextIO) -> None:
    """One row a line under a header; nothing at all where there is no line. No cell can start a formula."""
    if lines:
        csv.writer(to, lineterminator="\n").writerows(rows(lines))


def rows(lines: Sequence[Value]) -> Iterator[list[Any]]:
    """The header, then a row for each line; what a line holds in turn (claims, events) stands as ids."""
    names = [field.name for field in msgspec.structs.fields(type(lines[0]))]
    yield list(names)
    for line in lines:
        values = msgspec.to_builtins(line)
        yield [cell(values.get(name)) for name in names]


def cell(value: Any) -> Any:
    """A value as a spreadsheet may hold it: words that could start a formula get a quotation mark before them."""
    value = _words(value)
    if isinstance(value, str) and value.lstrip()[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{value}"
    return value


def _words(value: Any) -> Any:
    """A nested value as words: things by their id, lists with "; " between, lists of lists with " | "."""
    if isinstance(value, dict):
        return value.get("id") or "; ".join(f"{name}: {_words(one)}" for name, one in value.items() if one)
    if isinstance(value, list | tuple):
        between = " | " if any(isinstance(one, list | tuple) for one in value) else "; "
        return between.join(str(_words(one)) for one in value)
    return value
