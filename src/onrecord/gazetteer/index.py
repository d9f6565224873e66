"""The gazetteer index, mapped into memory: a name in, the places it may mean out.

One file for what is shipped and one for each gazetteer a person has added; a name is looked up in all of them.
"""

import json
import mmap
from collections.abc import Iterable, Sequence
from functools import cached_property
from math import isnan
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.errors import StopRun
from onrecord.gazetteer.entry import KINDS, PRECISIONS, Entry, Posting
from onrecord.gazetteer.names import hashed, key
from onrecord.gazetteer.spool import MAGIC

MOST = 120
"""Postings looked at for one name ("San Antonio" has hundreds); the best-known come first."""


class Table:
    """One index file. Opening maps it and reads nothing else; pages come into memory as names are looked up."""

    def __init__(self, path: Path) -> None:
        """Map the file at ``path``. Raises StopRun if it is not an index, or is cut short."""
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            if self._map[:8] != MAGIC:
                raise ValueError("not an index")
            length = int.from_bytes(self._map[8:16], "little")
            self.meta: dict[str, Any] = json.loads(self._map[16 : 16 + length])
            base = 16 + length + -(16 + length) % 64
            self.column = {
                name: np.frombuffer(self._map, dtype=dtype, count=count, offset=base + at)
                for name, (at, dtype, count) in self.meta["arrays"].items()
            }
            self._names_at = base + self.meta["arrays"]["names"][0]
            self.entries: int = self.meta["entries"]
            self.names: int = self.meta["names"]
            self.countries: list[str] = self.meta["countries"]
            self.areas: list[str] = self.meta["areas"]
            self.area_rows: list[int] = self.meta["area_rows"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StopRun(f"{path}: broken gazetteer index ({error}); delete the file", code="gazetteer") from error
        self.path = path
        self.first = 0
        """Row of its first entry among the rows of all tables."""
        self.own_areas: list[int] = []
        """Row of the entry of each of its areas among the rows of all tables, or -1."""

    def found(self, hashes: "np.ndarray[tuple[int], np.dtype[np.uint64]]") -> list[range]:
        """Where the postings of each hash stand."""
        column = self.column["hash"]
        if not len(column):
            return [range(0)] * len(hashes)
        first = np.searchsorted(column, hashes)
        hit = column[np.minimum(first, len(column) - 1)] == hashes
        return [
            self._window(at, wanted) if is_hit else range(0)
            for at, is_hit, wanted in zip(first.tolist(), hit.tolist(), hashes, strict=True)
        ]

    def _window(self, first: int, wanted: np.uint64) -> range:
        return range(first, first + int((self.column["hash"][first : first + MOST] == wanted).sum()))

    @cached_property
    def _ids(self) -> "tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]":
        """GeoNames ids in order, and the rows they are in."""
        order = np.argsort(self.column["geonames"], kind="stable").astype("<u4")
        return self.column["geonames"][order], order

    def row_of(self, geonames_id: np.uint32) -> int:
        """The row of the place with a GeoNames id, or -1; the ids are put in order when first asked."""
        ids, rows = self._ids
        at = int(np.searchsorted(ids, geonames_id))
        return int(rows[at]) if at < len(ids) and ids[at] == geonames_id else -1

    def entry(self, row: int) -> Entry:
        """The entry in a row of this table, numbered among the rows of all tables."""
        column = self.column
        at = self._names_at + int(column["name_at"][row])
        lat, lon = float(column["lat"][row]), float(column["lon"][row])
        precision, country = int(column["precision"][row]), int(column["country"][row])
        area = int(column["admin1"][row])
        return Entry(
            row + self.first,
            self._map[at : self._map.find(b"\0", at)].decode(),
            None if isnan(lat) else round(lat, 5),
            None if isnan(lon) else round(lon, 5),
            KINDS[int(column["kind"][row])],
            PRECISIONS[precision] if precision < 255 else None,
            round(float(column["radius"][row]), 1),
            self.countries[country] if country < 65535 else None,
            int(column["level"][row]),
            self.own_areas[area] if area >= 0 else -1,
            int(column["population"][row]),
            int(column["geonames"][row]) or None,
            int(column["fame"][row]),
        )


class Index:
    """An opened index: the shipped places, and those of the gazetteers that were added."""

    def __init__(self, path: Path, added: Sequence[Path] = ()) -> None:
        """Open the index at ``path`` and the added ones. Raises StopRun if one is no index, or is cut short."""
        self.path = path
        self.tables = [Table(path), *map(Table, added)]
        self.entries = self.names = 0
        areas: dict[str, int] = {}
        for table in self.tables:
            table.first = self.entries
            self.entries += table.entries
            self.names += table.names
            for area, row in zip(table.areas, table.area_rows, strict=True):
                if row >= 0:
                    areas.setdefault(area, row + table.first)
        for table in self.tables:
            table.own_areas = [areas.get(area, -1) for area in table.areas]
        self.countries = tuple(dict.fromkeys(country for table in self.tables for country in table.countries))
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
            windows = [table.found(hashes) for table in self.tables]
            for form, *ranges in zip(new, *windows, strict=True):
                found[form] = self._postings(ranges) if form and any(ranges) else ()
        return [found[form] for form in forms]

    def _postings(self, windows: list[range]) -> tuple[Posting, ...]:
        """The postings of one name in all tables, each place once, the best-known first."""
        ranked: dict[int, tuple[int, Posting]] = {}
        for table, window in zip(self.tables, windows, strict=True):
            piece = slice(window.start, window.stop)
            columns = (table.column[name][piece].tolist() for name in ("posted", "how", "rank"))
            for local, how, rank in zip(*columns, strict=True):
                entry = self.entry(self._shipped(table, local))
                # Two added gazetteers may have the same place; it is told by its id.
                ranked.setdefault(-(entry.geonames_id or 0) or entry.row, (rank, Posting(entry, how)))
        if sum(map(bool, windows)) == 1:
            return tuple(posting for _, posting in ranked.values())
        return tuple(posting for _, posting in sorted(ranked.values(), key=lambda item: -item[0])[:MOST])

    def _shipped(self, table: Table, row: int) -> int:
        """The row of an entry among all; of a place that is shipped too, that of the shipped one."""
        if table.first:
            wanted = table.column["geonames"][row]
            if wanted and (same := self.tables[0].row_of(wanted)) >= 0:
                return same
        return row + table.first

    def entry(self, row: int) -> Entry:
        """The entry in ``row``."""
        if row not in self._entry:
            if len(self._entry) > 200_000:
                self._entry.clear()
            table = next(table for table in reversed(self.tables) if table.first <= row)
            self._entry[row] = table.entry(row - table.first)
        return self._entry[row]
