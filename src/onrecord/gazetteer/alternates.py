"""Further names of the places of a GeoNames dump: its file of alternate names, and its codes of areas.

The alternate names are many times more than the places and come in another order. Both are put on shelves by id, and
shelf by shelf brought together, so that no more than a small part of them is in memory at a time.
"""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, NamedTuple

from onrecord.errors import InputError
from onrecord.gazetteer.entry import ACRONYM, MAIN, SHORT, WEAK
from onrecord.gazetteer.rows import usable
from onrecord.gazetteer.tables import Line, Told, lines

Names = Mapping[int, Sequence[tuple[str, int]]]
"""Names with how they lead to the place (bits of a posting), by GeoNames id; the usual one first."""

SHELVES = 64
HIGHEST = 1 << 28
"""Ids from here on are not believed; GeoNames has come to about 1.3e7."""
MOST_AREAS = 200_000
_COLUMNS, _OLD_COLUMNS, _CODE_COLUMNS = 10, 8, 4
_NO_NAMES = frozenset(
    (b"link", b"wkdt", b"post", b"iata", b"icao", b"faac", b"tcid", b"unlc", b"phon", b"piny", b"uicn", b"fr_1793")
)
"""What GeoNames has for a language where the name is an address, a code or a reading."""
_ENGLISH = (b"en", b"eng")


class Area(NamedTuple):
    """A line of a file of area codes: alpha-2 of the country, first-level code, level, name, id."""

    country: str
    code: str
    level: int
    name: str
    geonames_id: int


def areas(path: Path, level: int) -> list[Area]:
    """The areas of a file of codes (admin1CodesASCII.txt, admin2Codes.txt). Raises InputError on a wrong line."""
    found = []
    for number, columns in lines(path):
        code = columns[0].decode("utf-8", "replace").split(".")
        if len(columns) != _CODE_COLUMNS or len(code) != level + 1 or not columns[3].isdigit():
            raise InputError(
                f"{path}:{number}: is no line of GeoNames' admin{level} codes (code, name, plain name, id)",
                code="gazetteer",
            )
        found.append(Area(code[0], code[1], level, columns[1].decode("utf-8", "replace"), int(columns[3])))
        if len(found) > MOST_AREAS:
            raise InputError(f"{path}: more than {MOST_AREAS:,} areas, which no such file has", code="too-large")
    return found


class Shelves:
    """Lines and names by id, on disk: filled by ``put`` and ``put_names``, emptied shelf by shelf by ``taken``."""

    def __init__(self, folder: Path) -> None:
        self._folder = tempfile.TemporaryDirectory(dir=folder, prefix=".gazetteer-")
        self._lines = [self._open(f"lines-{number}") for number in range(SHELVES)]
        self._names = [self._open(f"names-{number}") for number in range(SHELVES)]
        self._known = bytearray()
        """A bit for each id that has a line."""

    def __enter__(self) -> "Shelves":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for file in (*self._lines, *self._names):
            file.close()
        self._folder.cleanup()

    def _open(self, name: str) -> BinaryIO:
        return (Path(self._folder.name) / name).open("w+b")

    def put(self, line: Line) -> None:
        """Put away a line of the dump; one whose id is no number is put away to be found wrong later."""
        number = int(line.columns[0]) if line.columns[0].isdigit() else 0
        if number < HIGHEST:
            if number >> 3 >= len(self._known):
                self._known.extend(bytes((number >> 3) + 65536 - len(self._known)))
            self._known[number >> 3] |= 1 << (number & 7)
        self._lines[number % SHELVES].write(b"%d\t%s\n" % (line.number, b"\t".join(line.columns)))

    def put_names(self, path: Path, told: Told | None) -> tuple[int, int]:
        """Put away the names of a file of alternate names; how many lines were read, and how many were wrong."""
        read = wrong = 0
        for number, columns in lines(path, told):
            read += 1
            if len(columns) not in (_COLUMNS, _OLD_COLUMNS) or not columns[1].isdigit():
                wrong += 1
                if wrong * 100 > read + 1000:
                    raise InputError(
                        f"{path}:{number}: is no line of GeoNames' alternate names ({_COLUMNS} columns)",
                        code="gazetteer",
                    )
                continue
            owner = int(columns[1])
            known = owner >> 3 < len(self._known) and self._known[owner >> 3] >> (owner & 7) & 1
            if known and columns[2] not in _NO_NAMES:
                self._names[owner % SHELVES].write(b"\t".join((columns[1], columns[2], *columns[3:8])) + b"\n")
        return read, wrong

    def taken(self) -> Iterator[tuple[dict[int, list[tuple[str, int]]], Iterator[Line]]]:
        """Shelf by shelf: the names on it, and the lines."""
        for names, whole in zip(self._names, self._lines, strict=True):
            yield _names_on(names), _lines_on(whole)


def _lines_on(file: BinaryIO) -> Iterator[Line]:
    file.seek(0)
    for line in file:
        number, *columns = line.rstrip(b"\n").split(b"\t")
        yield Line(int(number), columns)


def _names_on(file: BinaryIO) -> dict[int, list[tuple[str, int]]]:
    file.seek(0)
    found: dict[int, list[tuple[str, int]]] = {}
    for line in file:
        owner, language, spelt, preferred, short, colloquial, historic = line.rstrip(b"\n").split(b"\t")
        name = spelt.decode("utf-8", "replace").strip()
        if language == b"abbr":
            if 1 < len(name) <= 5 and name.isascii() and name.isupper():
                found.setdefault(int(owner), []).append((name, SHORT | ACRONYM))
            continue
        if not usable(name):
            continue
        current = language in _ENGLISH and b"1" not in (colloquial, historic)
        usual = current and preferred == b"1" and short != b"1"
        kept = found.setdefault(int(owner), [])
        if usual:
            kept.insert(0, (name, MAIN))
        else:
            kept.append((name, SHORT if current else WEAK))
    return found
