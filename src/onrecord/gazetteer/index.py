"""The gazetteer index, mapped into memory: a name in, the places it may mean out."""

import json
import mmap
from collections.abc import Iterable
from math import isnan
from pathlib import Path

import numpy as np

from onrecord.errors import StopRun
from onrecord.gazetteer.build import MAGIC
from onrecord.gazetteer.entry import KINDS, PRECISIONS, Entry, Posting
from onrecord.gazetteer.names import hashed, key

MOST = 120
"""Postings looked at for one name ("San Antonio" has hundreds); the best-known come first."""


class Index:
    """An opened index. Opening maps the file and reads nothing else; pages come into memory as names are looked up."""

    def __init__(self, path: Path) -> None:
        """Open the index at ``path``. Raises StopRun if it is not one, or is cut short."""
        self.path = path
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        try:
            if self._map[:8] != MAGIC:
                raise ValueError("not an index")
            length = int.from_bytes(self._map[8:16], "little")
            meta = json.loads(self._map[16 : 16 + length])
            base = 16 + length + -(16 + length) % 64
            column = {
                name: np.frombuffer(self._map, dtype=dtype, count=count, offset=base + at)
                for name, (at, dtype, count) in meta["arrays"].items()
            }
        except (ValueError, KeyError) as error:
            raise StopRun(f"{path}: broken gazetteer index ({error}); delete the file", code="gazetteer") from error
        self.countries: tuple[str, ...] = tuple(meta["countries"])
        self.entries: int = meta["entries"]
        self.names: int = meta["names"]
        self._column = column
        self._hash = column["hash"]
        self._found: dict[str, tuple[Posting, ...]] = {}
        self._entry: dict[int, Entry] = {}

    def lookup(self, name: str) -> tuple[Posting, ...]:
        """The places ``name`` may mean, the best-known first."""
        return self.lookup_many((name,))[0]

    def lookup_many(self, names: Iterable[str]) -> list[tuple[Posting, ...]]:
        """As ``lookup`` for many names at once, which is what makes it fast."""
        forms = [key(name) for name in names]
        found = self._found
        new = list({form for form in forms if form not in found})
        if new:
            if len(found) > 100_000:
                found.clear()
                new = list(set(forms))
            hashes = np.array([hashed(form) for form in new], dtype="<u8")
            first = np.searchsorted(self._hash, hashes)
            hits = np.minimum(first, len(self._hash) - 1)
            is_hit = self._hash[hits] == hashes
            for form, at, hit, wanted in zip(new, first.tolist(), is_hit.tolist(), hashes, strict=True):
                found[form] = self._postings(at, wanted) if hit and form else ()
        return [found[form] for form in forms]

    def _postings(self, first: int, wanted: np.uint64) -> tuple[Posting, ...]:
        window = self._hash[first : first + MOST]
        last = first + int((window == wanted).sum())
        rows, how = self._column["posted"][first:last].tolist(), self._column["how"][first:last].tolist()
        return tuple(Posting(self.entry(row), bits) for row, bits in zip(rows, how, strict=True))

    def entry(self, row: int) -> Entry:
        """The entry in ``row``."""
        if row not in self._entry:
            if len(self._entry) > 200_000:
                self._entry.clear()
            self._entry[row] = self._read(row)
        return self._entry[row]

    def _read(self, row: int) -> Entry:
        column = self._column
        at = int(column["name_at"][row])
        names = column["names"]
        end = at
        while names[end]:
            end += 1
        lat, lon = float(column["lat"][row]), float(column["lon"][row])
        precision, country = int(column["precision"][row]), int(column["country"][row])
        return Entry(
            row,
            names[at:end].tobytes().decode(),
            None if isnan(lat) else round(lat, 5),
            None if isnan(lon) else round(lon, 5),
            KINDS[int(column["kind"][row])],
            PRECISIONS[precision] if precision < 255 else None,
            round(float(column["radius"][row]), 1),
            self.countries[country] if country < 65535 else None,
            int(column["level"][row]),
            int(column["admin1"][row]),
            int(column["population"][row]),
            int(column["geonames"][row]) or None,
            int(column["fame"][row]),
        )
