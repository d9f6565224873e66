"""Lexicons: what a person may want to change, as TOML data checked on load.

A lexicon file holds one or more arrays of tables (``[[cue]]``), each entry with a ``note`` and an ``example``. Readers
declare the entry's shape as a frozen msgspec struct and ask for it with ``entries("cues", "cue", CueEntry)``.
A folder of the user's own (setting ``lexicons``) adds entries; one with the same key replaces the shipped one.
"""

import re
import tomllib
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import TypeVar

import msgspec

from onrecord.errors import LexiconError, did_you_mean


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of all lexicon entries: each explains itself. Subclasses repeat ``kw_only=True`` if they have defaults."""

    note: str
    example: str


E = TypeVar("E", bound=Entry)

_QUOTED = re.compile(r"'([^']*)'")


@lru_cache(maxsize=64)
def _tables(name: str, folder: Path | None) -> tuple[tuple[str, str, dict[str, list[dict[str, object]]]], ...]:
    """(where, source text, parsed tables) of the shipped file and, if there is one, of the user's own."""
    shipped = resources.files("onrecord") / "lexicons" / f"{name}.toml"
    files = [(f"{name}.toml", shipped.read_text(encoding="utf-8"))]
    if folder is not None and (own := folder / f"{name}.toml").is_file():
        files.append((str(own), own.read_text(encoding="utf-8")))
    parsed = []
    for where, text in files:
        try:
            parsed.append((where, text, tomllib.loads(text)))
        except tomllib.TOMLDecodeError as error:
            raise LexiconError(f"{where}: not valid TOML ({error})") from error
    return tuple(parsed)


def _line_of(text: str, table: str, index: int) -> int:
    """1-based line of the ``index``-th ``[[table]]`` header."""
    headers = [number for number, line in enumerate(text.splitlines(), 1) if line.strip() == f"[[{table}]]"]
    return headers[index] if index < len(headers) else 0


def _explain(error: msgspec.ValidationError, value: dict[str, object], kind: type[Entry]) -> str:
    """The validator's message, with a did-you-mean for misspelt fields and values of closed vocabularies."""
    message = str(error)
    if (quoted := _QUOTED.search(message.replace("`", "'"))) and "unknown field" in message:
        return message + did_you_mean(quoted[1], [field.name for field in msgspec.structs.fields(kind)])
    if "Invalid enum value" in message and (quoted := _QUOTED.search(message)):
        known: set[str] = set()
        for field in msgspec.structs.fields(kind):
            known |= set(re.findall(r"'([^']+)'", repr(field.type)))
        return message + did_you_mean(quoted[1], known)
    return message


@lru_cache(maxsize=128)
def entries(name: str, table: str, kind: type[E], folder: Path | None = None) -> tuple[E, ...]:
    """All ``[[table]]`` entries of lexicon ``name`` as ``kind``, the shipped ones first, then the user's own.

    Raises LexiconError with file, line and a suggestion if an entry is not of the declared shape.
    """
    found: list[E] = []
    for where, text, tables in _tables(name, folder):
        for index, value in enumerate(tables.get(table, [])):
            try:
                found.append(msgspec.convert(value, kind))
            except msgspec.ValidationError as error:
                line = _line_of(text, table, index)
                raise LexiconError(f"{where}:{line}: [[{table}]] {_explain(error, value, kind)}") from error
    return tuple(found)


def tables(name: str) -> tuple[str, ...]:
    """The names of the arrays of tables in the shipped lexicon ``name``."""
    (_, _, parsed), *_ = _tables(name, None)
    return tuple(parsed)
