"""The rows of a GeoNames dump together with what other files say of the same places."""

from collections import ChainMap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from onrecord.gazetteer.alternates import SHELVES, Area, Names, Shelves, areas
from onrecord.gazetteer.dump import Tally, Wanted, kept, row_of
from onrecord.gazetteer.entry import MAIN
from onrecord.gazetteer.rows import Row
from onrecord.gazetteer.tables import Line, Told

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and of how much."""

_MB = 1_000_000


@dataclass(frozen=True, kw_only=True)
class Request:
    """A dump to add, with what goes with it, and which of its places are wanted."""

    dump: Path
    name: str
    alternate_names: Path | None = None
    admin1: Path | None = None
    admin2: Path | None = None
    classes: frozenset[str] | None = None
    """GeoNames feature classes; None for all that the lexicon ``geonames`` lists."""
    population: int = 0
    """Settlements with fewer people are left out; with 0 also those whose people nobody has counted are kept."""


class Joining:
    """Reads a request's files once; ``tally`` says what became of the lines."""

    def __init__(self, request: Request, wanted: Wanted, folder: Path, progress: Progress | None) -> None:
        self.request, self.wanted, self.folder, self.progress = request, wanted, folder, progress
        self.tally = Tally()
        found = [areas(file, level) for file, level in ((request.admin1, 1), (request.admin2, 2)) if file is not None]
        self._coded: dict[int, Area] = {area.geonames_id: area for some in found for area in some}
        self._named: dict[int, list[tuple[str, int]]] = {id: [(area.name, MAIN)] for id, area in self._coded.items()}

    def rows(self) -> Iterator[Row]:
        """A row for each place that is wanted, then one for each area that only the files of codes have."""
        nations: set[str] = set()
        missing = dict(self._coded)
        for line, names in self._lines():
            try:
                row = row_of(line.columns, self.wanted, names)
            except ValueError as error:
                self.tally.blame(self.request.dump, line.number, str(error))
                continue
            nations.add(row.country or "")
            missing.pop(row.geonames_id, None)
            yield row
        for area in missing.values():
            nation = self.wanted.countries.get(area.country, "")
            if nation in nations and area.name:
                yield _area_row(area, nation)

    def _lines(self) -> Iterator[tuple[Line, Names]]:
        """The wanted lines of the dump, each with names of its place from the other files."""
        dump, alternate = self.request.dump, self.request.alternate_names
        found = kept(dump, self.wanted, self.tally, self._told(dump))
        if alternate is None:
            yield from ((line, self._named) for line in found)
            return
        with Shelves(self.folder) as shelves:
            for line in found:
                shelves.put(line)
            shelves.put_names(alternate, self._told(alternate))
            for number, (names, lines) in enumerate(shelves.taken(), 1):
                both = {id: [*self._named[id], *names[id]] for id in self._named.keys() & names.keys()}
                known = ChainMap(both, names, self._named)
                yield from ((line, known) for line in lines)
                if self.progress is not None:
                    self.progress("names and places together", number, SHELVES)

    def _told(self, path: Path) -> Told | None:
        progress = self.progress
        if progress is None:
            return None
        return lambda done, size: progress(f"{path.name}, MB", done // _MB, max(1, size // _MB))


def _area_row(area: Area, nation: str) -> Row:
    """An area of which only the name is known; it has no point."""
    kind: Literal["region", "district"] = "region" if area.level == 1 else "district"
    key = area.country, area.code
    return Row(((area.name, MAIN),), None, None, kind, kind, 0.0, nation, area.level, key, 0, area.geonames_id)
