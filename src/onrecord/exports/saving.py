"""Exports as files: written beside their place and put there whole, with a line in the record's log."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from onrecord.errors import InputError, did_you_mean
from onrecord.exports.form import Format, Told, Write, Written
from onrecord.exports.formats import format_named
from onrecord.exports.rules import Rules
from onrecord.record.store import Record
from onrecord.views.exported import note_export
from onrecord.views.filters import Filter


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is to be written: a format by its name, of what, under which rules, and for whom."""

    format: str
    by: str
    table: str | None = None
    given: Filter = field(default_factory=Filter)
    rules: Rules = field(default_factory=Rules)


def save(record: Record, wanted: Wanted, path: Path, *, force: bool = False, told: Told | None = None) -> Written:
    """Write a file and tell the log. An old file is there until the new one is whole.

    Raises InputError if the format or the table is not known, or a file is there and ``force`` is off.
    """
    if path.is_dir():
        raise InputError(f"{path}: is a folder; name a file in it", code="output")
    if path.exists() and not force:
        raise InputError(f"{path}: is there already; add --force to write over it, or name another", code="output")
    with _beside(path) as file:
        return give(record, wanted, file, called=path.name, told=told)


def give(
    record: Record, wanted: Wanted, to: BinaryIO, *, called: str | None = None, told: Told | None = None
) -> Written:
    """Write to a file open for bytes, and tell the log: what it was of, under which rules, and its SHA-256.

    Nothing is written to ``to`` before the export is whole. ``called`` is what the log calls it.
    """
    found = format_named(wanted.format)
    write = writer_of(found, wanted.table)
    with tempfile.TemporaryFile() as made:
        written = write(record, wanted.given, wanted.rules, made, told)
        made.seek(0)
        line = _line(wanted, written) | {"file": called, "sha256": hashlib.file_digest(made, "sha256").hexdigest()}
        note_export(record, found.name, by=wanted.by, told=line)
        made.seek(0)
        shutil.copyfileobj(made, to)
    return written


def writer_of(found: Format, table: str | None) -> Write:
    """What writes a table of a format; its usual one for None. Raises InputError with the nearest there is."""
    if table is None:
        return found.write
    if table not in found.tables:
        if not found.tables:
            raise InputError(f"--table {table}: {found.name} has no tables to choose from; leave it out")
        near = did_you_mean(table, found.tables)
        raise InputError(f"--table {table!r}: is not known{near}; known: {', '.join(found.tables)}")
    return found.tables[table]


def away_words(rules: Rules) -> str:
    """What is not as shipped: "review: all (checked unless changed)"; "rules as shipped" for nothing."""
    told = [
        f"{name}: {_word(value)} ({_word(default)} unless changed)" for name, (default, value) in rules.away().items()
    ]
    return "; ".join(told) or "rules as shipped"


def _line(wanted: Wanted, written: Written) -> dict[str, Any]:
    default, rules = msgspec.to_builtins(Filter()), wanted.rules
    asked = {name: value for name, value in msgspec.to_builtins(wanted.given).items() if value != default[name]}
    return {
        "why": f"{written.claims} claims; {away_words(rules)}",
        "table": wanted.table,
        "filter": asked,
        "rules": msgspec.to_builtins(rules),
        "away": {name: value for name, (_, value) in rules.away().items()},
        "claims": written.claims,
        "rows": written.rows,
        "held_back": written.held_back,
    }


def _word(value: Any) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


@contextmanager
def _beside(path: Path) -> Iterator[BinaryIO]:
    """A file beside the one that is wanted, which takes its place once it is whole."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror}); name another place", code="output") from error
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
