"""The log of what was done to a record: each entry's hash covers the one before, so no entry changes unseen."""

import hashlib
import json
from collections.abc import Iterable

import msgspec

START = "0" * 64


class Entry(msgspec.Struct, frozen=True):
    """One thing done: its number from 1, when (ISO 8601), what, to which id, why, and the hashes of the chain."""

    number: int
    at: str
    act: str
    subject: str
    reason: str
    before: str
    digest: str


def next_entry(last: Entry | None, *, at: str, act: str, subject: str, reason: str = "") -> Entry:
    """The entry that follows ``last`` (None: the first of a record)."""
    number = last.number + 1 if last else 1
    before = last.digest if last else START
    return Entry(number, at, act, subject, reason, before, _digest(number, at, act, subject, reason, before))


def broken(entries: Iterable[Entry]) -> str | None:
    """The first fault of a chain in words, None if it is whole; entries cut off its end leave no trace in it."""
    number, before = 1, START
    for entry in entries:
        if entry.number != number:
            return f"entry {number} is missing: entry {entry.number} stands in its place"
        if entry.before != before:
            return f"entry {number} does not follow the entry before it"
        if entry.digest != _digest(entry.number, entry.at, entry.act, entry.subject, entry.reason, entry.before):
            return f"entry {number} was changed after it was written"
        number, before = number + 1, entry.digest
    return None


def _digest(*fields: int | str) -> str:
    return hashlib.sha256(json.dumps(fields, ensure_ascii=True).encode()).hexdigest()
