"""GeoNames' files as lines: plain or packed, read in pieces, refused where they are not what they should be."""

import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from onrecord.errors import InputError

PIECE = 1 << 20
"""Bytes read at a time."""
LONGEST = 1 << 16
"""Bytes of the longest line that is believed."""
MOST_BYTES = 16 << 30
"""Bytes of the largest file that is read, unpacked; allCountries.txt has about 1.7e9."""
MOST_PACKED = 60
"""How many times smaller a packed file may be at most; GeoNames' are four to five times smaller."""
_NOT_TABLES = ("readme", "iso-languagecodes")

Told = Callable[[int, int], None]
"""Called with how many bytes are read, of how many."""


class Line(NamedTuple):
    """A line of a file: its number, from 1, and its columns."""

    number: int
    columns: list[bytes]


def lines(path: Path, told: Told | None = None) -> Iterator[Line]:
    """The lines of a file of columns with tabs between them; empty lines and comments are passed over.

    Raises InputError if the file cannot be read, is packed beyond belief or is no text.
    """
    number = 0
    try:
        with _opened(path) as (file, size):
            rest, done = b"", 0
            while piece := file.read(PIECE):
                done += len(piece)
                *whole, rest = (rest + piece).split(b"\n")
                if len(rest) > LONGEST or b"\0" in piece:
                    raise InputError(f"{path}:{number + 1}: is no line of a GeoNames file", code="gazetteer")
                for line in whole:
                    number += 1
                    if line and not line.startswith(b"#"):
                        yield Line(number, line.rstrip(b"\r").split(b"\t"))
                if told is not None:
                    told(done, size)
            if rest.strip():
                yield Line(number + 1, rest.rstrip(b"\r").split(b"\t"))
    except (OSError, zipfile.BadZipFile, EOFError, NotImplementedError) as error:
        raise InputError(f"{path}: cannot be read ({error}); fetch it again", code="unreadable") from error


@contextmanager
def _opened(path: Path) -> Iterator[tuple[IO[bytes], int]]:
    """The file, or the one table in a packed file, with its size in bytes."""
    if path.suffix.lower() != ".zip":
        size = path.stat().st_size
        with path.open("rb") as file:
            yield file, size
        return
    with zipfile.ZipFile(path) as packed:
        member = _member(path, packed)
        with packed.open(member) as inside:
            yield inside, member.file_size


def _member(path: Path, packed: zipfile.ZipFile) -> zipfile.ZipInfo:
    """The one table in a packed file. Raises InputError if there is none, or more, or something is odd about it."""
    tables = [
        member
        for member in packed.infolist()
        if member.filename.lower().endswith(".txt") and not member.filename.lower().startswith(_NOT_TABLES)
    ]
    if len(tables) != 1:
        held = ", ".join(member.filename for member in tables[:5]) or "none"
        raise InputError(
            f"{path}: should hold one .txt file, as a GeoNames dump does; it holds {held}", code="gazetteer"
        )
    member = tables[0]
    if any(mark in member.filename for mark in ("/", "\\", "..", ":")):
        raise InputError(f"{path}: {member.filename!r} lies in a folder, which no GeoNames dump has", code="gazetteer")
    if member.flag_bits & 1:
        raise InputError(f"{path}: is locked with a password", code="gazetteer")
    if member.file_size > MOST_BYTES or member.file_size > MOST_PACKED * max(member.compress_size, 1) + PIECE:
        raise InputError(
            f"{path}: would unpack to {member.file_size:,} bytes, which no GeoNames dump does", code="too-large"
        )
    return member
