"""A writer of index files that holds little in memory, however many places there are.

Entries and postings are gathered, written to temporary files in chunks, and put together at the end: columns are copied
one after the other; postings, sorted within each chunk, are merged bucket by bucket of the first byte of their hash.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from onrecord.gazetteer.entry import ACRONYM, KINDS, MAIN, PRECISIONS
from onrecord.gazetteer.names import hashed, key
from onrecord.gazetteer.rows import Row

MAGIC = b"ONRECGZ1"
CHUNK = 100_000
"""Postings held in memory before they are written out."""
BUCKETS = 256

ENTRY = np.dtype(
    [
        ("lat", "<f4"),
        ("lon", "<f4"),
        ("radius", "<f4"),
        ("kind", "u1"),
        ("precision", "u1"),
        ("level", "u1"),
        ("country", "<u2"),
        ("admin1", "<i4"),
        ("population", "<u4"),
        ("geonames", "<u4"),
        ("fame", "<u2"),
        ("name_at", "<u4"),
    ]
)
COLUMNS: tuple[str, ...] = ENTRY.names or ()
POSTING = np.dtype([("hash", "<u8"), ("rank", "<u4"), ("posted", "<u4"), ("how", "u1")])
POSTED: tuple[str, ...] = POSTING.names or ()

_KIND = {kind: number for number, kind in enumerate(KINDS)}
_PRECISION = {precision: number for number, precision in enumerate(PRECISIONS)}
_NAN = float("nan")


class Spool:
    """Takes rows and writes an index file: ``with Spool(folder) as spool: spool.add(row) …; spool.finish(path, {})``.

    ``words`` gives bits to add to names that are also something else (``rows.common``).
    """

    def __init__(self, folder: Path, words: dict[str, int]) -> None:
        self._folder = tempfile.TemporaryDirectory(dir=folder, prefix=".gazetteer-")
        self._words = words
        self._columns: dict[str, BinaryIO] = {name: self._open(name) for name in (*COLUMNS, "names")}
        self._postings = self._open("postings")
        self._runs: list[tuple[int, NDArray[np.int64]]] = []
        """Of each sorted run of postings: where it starts, and where in it each bucket starts."""
        self._entry: list[tuple[Any, ...]] = []
        self._name: list[bytes] = []
        self._posting: list[tuple[int, int, int, int]] = []
        self._countries: dict[str, int] = {}
        self._areas: dict[str, int] = {}
        self._area_rows: dict[str, int] = {}
        self.places = self.names = self._name_bytes = 0

    def __enter__(self) -> "Spool":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for file in (*self._columns.values(), self._postings):
            file.close()
        self._folder.cleanup()

    def _open(self, name: str) -> BinaryIO:
        return (Path(self._folder.name) / name).open("w+b")

    def add(self, row: Row) -> None:
        """Take one more place."""
        area = ".".join(row.area) if row.area and row.area[1] else None
        if area is not None and row.level == 1:
            self._area_rows.setdefault(area, self.places)
        country = self._countries.setdefault(row.country, len(self._countries)) if row.country else 65535
        name = row.names[0][0].encode() + b"\0"
        self._entry.append(
            (
                _NAN if row.lat is None else row.lat,
                _NAN if row.lon is None else row.lon,
                row.radius_km,
                _KIND[row.kind],
                255 if row.precision is None else _PRECISION[row.precision],
                row.level,
                country,
                -1 if area is None else self._areas.setdefault(area, len(self._areas)),
                min(row.population, 2**32 - 1),
                row.geonames_id,
                min(row.fame, 65535),
                self._name_bytes,
            )
        )
        self._name.append(name)
        self._name_bytes += len(name)
        self._post(row)
        self.places += 1
        if len(self._posting) >= CHUNK:
            self._flush()

    def _post(self, row: Row) -> None:
        seen: dict[str, int] = {}
        for name, how in row.names:
            if form := key(name):
                seen[form] = seen.get(form, how) | how if not how & ACRONYM else seen.get(form, how)
        for form, how in seen.items():
            self._posting.append((hashed(form), _rank(row, how), self.places, how | self._words.get(form, 0)))
        self.names += len(seen)

    def _flush(self) -> None:
        entries = np.array(self._entry, dtype=ENTRY)
        for name in COLUMNS:
            self._columns[name].write(entries[name].tobytes())
        self._columns["names"].write(b"".join(self._name))
        run = _sorted(np.array(self._posting, dtype=POSTING))
        starts = np.searchsorted(run["hash"], np.arange(BUCKETS, dtype="<u8") << np.uint64(56))
        self._runs.append((self._postings.tell(), np.append(starts, len(run)).astype(np.int64)))
        self._postings.write(run.tobytes())
        self._entry.clear()
        self._name.clear()
        self._posting.clear()

    def finish(self, path: Path, meta: dict[str, object], told: Callable[[int, int], None] | None = None) -> None:
        """Write the index to ``path`` in one step: a reader sees what was there before, or the whole new file.

        ``told`` is called with how many buckets are done, of how many.
        """
        self._flush()
        sizes = {name: (ENTRY[name].str, self.places) for name in COLUMNS}
        sizes |= {"names": ("u1", self._name_bytes)}
        sizes |= {name: (POSTING[name].str, self.names) for name in POSTED}
        offsets: dict[str, tuple[int, str, int]] = {}
        at = 0
        for name, (kind, count) in sizes.items():
            at += -at % 64
            offsets[name] = at, kind, count
            at += np.dtype(kind).itemsize * count
        header = json.dumps({"arrays": offsets, "entries": self.places, **self._tables(), **meta}).encode()
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(MAGIC + len(header).to_bytes(8, "little") + header)
                base = file.tell() + -file.tell() % 64
                self._write(file, {name: base + where for name, (where, _, _) in offsets.items()}, told)
            Path(temporary).chmod(0o644)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise

    def _tables(self) -> dict[str, object]:
        rows = [self._area_rows.get(area, -1) for area in self._areas]
        return {"names": self.names, "countries": list(self._countries), "areas": list(self._areas), "area_rows": rows}

    def _write(self, file: BinaryIO, where: dict[str, int], told: Callable[[int, int], None] | None) -> None:
        for name, column in self._columns.items():
            file.seek(where[name])
            column.seek(0)
            shutil.copyfileobj(column, file, 1 << 20)
        for done, bucket in enumerate(self._merged(), 1):
            for name in POSTED:
                file.seek(where[name])
                where[name] += file.write(bucket[name].tobytes())
            if told is not None:
                told(done, BUCKETS)

    def _merged(self) -> Iterator[NDArray[Any]]:
        """The postings of all runs in the order of their hashes, the best-known entry of a name first."""
        self._postings.flush()
        for bucket in range(BUCKETS):
            pieces = []
            for start, bounds in self._runs:
                first, last = int(bounds[bucket]), int(bounds[bucket + 1])
                self._postings.seek(start + first * POSTING.itemsize)
                pieces.append(np.frombuffer(self._postings.read((last - first) * POSTING.itemsize), dtype=POSTING))
            yield _sorted(np.concatenate(pieces))


def _sorted(postings: NDArray[Any]) -> NDArray[Any]:
    return postings[np.lexsort((-postings["rank"].astype("<i8"), postings["hash"]))]


def _rank(row: Row, how: int) -> int:
    """How well known a place is, and how well the name fits it; names that are no places come before all places."""
    rank = row.population + 3000 * row.fame + row.standing
    rank += 2 * 10**9 if row.kind == "not a place" else 0
    rank += 10**9 if row.level == 0 else 0
    rank += 10**6 if how & MAIN else 0
    return min(rank, 2**32 - 1)
