"""JSON files written piece by piece, which say of themselves what they hold, under which rules, what was held back."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, BinaryIO, TypeVar

import msgspec

from onrecord import __version__
from onrecord.exports.about import LICENCE, METHOD, WHAT, filter_words, tellable
from onrecord.exports.rules import Rules
from onrecord.record.store import Record
from onrecord.views.exported import origin
from onrecord.views.filters import Filter

T = TypeVar("T")


def of_itself(record: Record, given: Filter, rules: Rules) -> dict[str, Any]:
    """What a file says of itself before its first line is written."""
    found = origin(record)
    return {
        "what": WHAT,
        "made": found.at,
        "made_with": f"Onrecord {__version__}",
        "record": found.record,
        "readers": list(found.readers),
        "asked_for": filter_words(tellable(record, given, rules)),
        "rules_in_force": list(rules.in_force()),
        "method": METHOD,
        "licence": LICENCE,
    }


def write_object(
    to: BinaryIO, head: Mapping[str, Any], name: str, items: Iterable[Any], tail: Callable[[], Mapping[str, Any]]
) -> int:
    """One object: the fields of ``head``, an array ``name`` of items, one a line, and the fields that ``tail`` gives
    once all items are written. How many items there were.
    """
    to.write(b"{\n")
    for key, value in head.items():
        to.write(_field(key, value) + b",\n")
    to.write(msgspec.json.encode(name) + b": [")
    number = 0
    for number, item in enumerate(items, 1):
        to.write(b"\n" if number == 1 else b",\n")
        to.write(msgspec.json.encode(item))
    to.write(b"\n]")
    for key, value in tail().items():
        to.write(b",\n" + _field(key, value))
    to.write(b"\n}\n")
    return number


def chunks(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Items in lists of at most so many."""
    remaining = iter(items)
    while some := list(islice(remaining, size)):
        yield some


def _field(key: str, value: Any) -> bytes:
    return msgspec.json.encode(key) + b": " + msgspec.json.encode(value)
