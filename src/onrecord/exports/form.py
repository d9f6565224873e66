"""What a format is: a name, what it holds, and a function that writes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, Protocol

from onrecord.exports.rules import Rules
from onrecord.model import Value
from onrecord.record.store import Record
from onrecord.views.filters import Filter

Told = Callable[[int], None]
"""Hears how many claims have been written so far."""


class Written(Value, frozen=True, kw_only=True):
    """What an export holds, what was held back by reason, and what the format could not hold, in words."""

    rows: int
    claims: int
    held_back: dict[str, int]
    left_out: tuple[str, ...] = ()


class Write(Protocol):
    """Writes what a filter holds for, as far as the rules let it leave."""

    def __call__(self, record: Record, given: Filter, rules: Rules, to: BinaryIO, told: Told | None = None) -> Written:
        """Write it to a file open for bytes; ``told`` hears how far it is."""


@dataclass(frozen=True, kw_only=True)
class Format:
    """One format. ``tables`` are the other tables it can give, each a file of its own, by name."""

    name: str
    title: str
    ending: str
    """With the dot: ".xlsx"."""
    media_type: str
    holds: str
    """What it holds and what not, in a sentence or two."""
    write: Write
    is_text: bool = True
    """Whether a terminal can show it."""
    tables: Mapping[str, Write] = field(default_factory=dict)
