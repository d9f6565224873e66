"""A GeoNames dump, row by row: allCountries, one country or the cities, 19 columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path

from onrecord.errors import InputError
from onrecord.gazetteer.alternates import Names
from onrecord.gazetteer.entry import MAIN, WEAK
from onrecord.gazetteer.features import Feature
from onrecord.gazetteer.names import key
from onrecord.gazetteer.rows import Row, how, usable
from onrecord.gazetteer.tables import Line, Told, lines

COLUMNS = 19
SHOWN = 20
"""Wrong lines that are listed."""
TOLERATED = 100
"""One wrong line in so many is passed over; more, and the file is no dump."""


@dataclass
class Tally:
    """What became of the lines of a dump."""

    read: int = 0
    wrong: int = 0
    listed: list[str] = field(default_factory=list)
    """The first of the wrong lines, with what is wrong with them."""

    def blame(self, path: Path, number: int, what: str) -> None:
        """Note that a line is wrong."""
        self.wrong += 1
        if len(self.listed) < SHOWN:
            self.listed.append(f"{path.name}:{number}: {what}")

    def judge(self, path: Path) -> None:
        """Raise InputError if the file cannot be a dump: too many lines are wrong."""
        if self.wrong * TOLERATED > self.read:
            more = f"\n  and {self.wrong - len(self.listed):,} more" if self.wrong > len(self.listed) else ""
            raise InputError(
                f"{path}: {self.wrong:,} of {self.read:,} lines are wrong; nothing was added. A GeoNames dump has "
                f"{COLUMNS} columns (https://www.geonames.org/export/)\n  " + "\n  ".join(self.listed) + more,
                code="gazetteer",
            )


@dataclass(frozen=True)
class Wanted:
    """What of a dump is read: features by "CLASS.CODE", settlements from so many people, alpha-2 to alpha-3."""

    features: dict[str, Feature]
    population: int
    countries: dict[str, str]


def is_dump(path: Path) -> bool:
    """Whether a file is a GeoNames dump by its first line. Raises InputError if it cannot be read."""
    try:
        first = next(lines(path), None)
    except InputError:
        if path.suffix.lower() == ".zip":
            raise
        return False
    return first is not None and (path.suffix.lower() == ".zip" or len(first.columns) == COLUMNS)


def kept(path: Path, wanted: Wanted, tally: Tally, told: Told | None = None) -> Iterator[Line]:
    """The lines whose features are wanted; wrong lines are counted and passed over."""
    for line in lines(path, told):
        number, columns = line
        tally.read += 1
        if len(columns) != COLUMNS:
            tally.blame(path, number, f"has {len(columns)} columns, not {COLUMNS}")
            if tally.wrong > TOLERATED and tally.wrong * 2 > tally.read:
                tally.judge(path)
            continue
        feature = wanted.features.get((columns[6] + b"." + columns[7]).decode("latin-1"))
        if feature is not None and _is_known(columns, feature, wanted.population):
            yield line


def _is_known(columns: list[bytes], feature: Feature, population: int) -> bool:
    """Whether a place is known well enough: a settlement by its people, anything else by its other names."""
    if feature.names and (not columns[3] or columns[3].count(b",") + 1 < feature.names):
        return False
    return feature.level != 3 or not population or (columns[14].isdigit() and int(columns[14]) >= population)


def row_of(columns: list[bytes], wanted: Wanted, names: Names) -> Row:
    """The row of a line of a dump. Raises ValueError saying what is wrong with it."""
    feature = wanted.features[f"{columns[6].decode()}.{columns[7].decode()}"]
    number = int(columns[0])
    if not 0 < number < 2**32:
        raise ValueError(f"id {number} is out of range")
    lat, lon = float(columns[4]), float(columns[5])
    if not (abs(lat) <= 90 and abs(lon) <= 180):
        raise ValueError(f"{lat:g}, {lon:g} is no latitude and longitude")
    people, others = int(columns[14] or 0), [name for name in columns[3].decode().split(",") if name]
    country, admin1 = columns[8].decode(), columns[10].decode()
    return Row(
        _filed(columns[1].decode().strip(), others, names.get(number, ())),
        lat,
        lon,
        feature.kind,
        feature.precision,
        _radius(feature, people),
        wanted.countries.get(country),
        feature.level,
        (country, admin1) if country and admin1 and admin1 != "00" else None,
        max(0, people),
        number,
        len(others) if feature.level == 3 else 0,
    )


def _filed(name: str, others: list[str], better: Sequence[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """All names with how they lead to the place, each key once; the usual English one first, if it is known."""
    if not name:
        raise ValueError("has no name")
    usual = [pair for pair in better if pair[1] & MAIN]
    less = [pair for pair in better if not pair[1] & MAIN]
    rest = [(other, how(other, WEAK)) for other in others if usable(other)]
    filed: dict[str, tuple[str, int]] = {}
    for spelt, bits in (*usual, (name, MAIN), *less, *rest):
        form = key(spelt)
        if form and form not in filed:
            filed[form] = spelt, bits
    if not filed:
        raise ValueError(f"name {name!r} has no letters")
    return tuple(filed.values())


def _radius(feature: Feature, people: int) -> float:
    """Kilometres: what the lexicon says, and for a settlement more with its people, as for the shipped ones."""
    if feature.level != 3 or people <= 0:
        return feature.radius_km
    return round(min(feature.radius_km + sqrt(people / 40_000.0) * 1.2, 30.0), 1)
