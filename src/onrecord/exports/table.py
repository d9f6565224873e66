"""What a table is: columns, each with a name, a kind, what it says, and where its cell comes from."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

Cell = str | int | float | bool | None
Kind = Literal["text", "number", "whole", "yes/no", "date"]
"""Kinds of cells. A date is an ISO prefix whose length is its precision: "2031-05" is a month."""

R = TypeVar("R")


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column."""

    name: str
    kind: Kind
    says: str
    of: Callable[[R], Cell]


@dataclass(frozen=True)
class Table(Generic[R]):
    """One table: a row for each thing of a kind."""

    name: str
    holds: str
    columns: tuple[Column[R], ...]

    def row(self, thing: R) -> tuple[Cell, ...]:
        """The cells of one thing."""
        return tuple(column.of(thing) for column in self.columns)

    @property
    def header(self) -> tuple[str, ...]:
        """Names of the columns."""
        return tuple(column.name for column in self.columns)


def listed(words: "list[str] | tuple[str, ...]") -> str | None:
    """Several words in one cell, each once; None for none."""
    return "; ".join(dict.fromkeys(word for word in words if word)) or None
