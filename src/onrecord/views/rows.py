"""Rows by the numbers of what they belong to, some hundreds at a time: databases take only so many values at once."""

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

MANY = 500


def by_number(
    connection: sa.Connection, asked: sa.Select[Any], column: sa.Column[int], numbers: Sequence[int]
) -> Iterable[Any]:
    """Rows whose column holds one of some numbers."""
    for start in range(0, len(numbers), MANY):
        yield from connection.execute(asked.where(column.in_(numbers[start : start + MANY])))


def grouped(
    connection: sa.Connection, asked: sa.Select[Any], column: sa.Column[int], numbers: Sequence[int]
) -> dict[int, list[Any]]:
    """The same, by the value of the column."""
    found: dict[int, list[Any]] = {}
    for row in by_number(connection, asked, column, numbers):
        found.setdefault(getattr(row, column.name), []).append(row)
    return found
