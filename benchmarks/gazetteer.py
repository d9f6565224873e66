"""Adding a GeoNames dump: time, peak memory, size, and what opening and looking up cost afterwards.

    python -m benchmarks.gazetteer [--rows 1000000]

The dump is made up (no network is asked): places with names of random syllables over all feature classes, as many
alternate names as GeoNames has (about 1.3 a place), packed as GeoNames packs them.
"""

import argparse
import random
import resource
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

from onrecord.gazetteer import layers, opened
from onrecord.gazetteer.joined import Request
from onrecord.settings import Settings

_SYLLABLES = [first + vowel + last for first in "bdghklmnprstvz" for vowel in "aeiou" for last in ("", "n", "r", "l")]
# Shares of feature classes and codes as in GeoNames, about.
_FEATURES = ("P.PPL", "P.PPL", "P.PPL", "P.PPLX", "S.SCH", "S.FRM", "H.STM", "H.STM", "H.LK", "T.MT", "T.HLL", "A.ADM3")
_COUNTRIES = ("SD", "UA", "US", "CN", "IN", "NG", "BR", "RU", "ID", "DE")


def _name(dice: random.Random) -> str:
    return "".join(dice.choices(_SYLLABLES, k=dice.randint(2, 4))).capitalize()


def _dump(rows: int) -> Iterator[str]:
    dice = random.Random(4)
    for number in range(1, rows + 1):
        name, (kind, code) = _name(dice), dice.choice(_FEATURES).split(".")
        others = ",".join(_name(dice) for _ in range(dice.choice((0, 0, 1, 2, 5))))
        people = dice.choice((0, 0, 0, dice.randint(1, 90_000)))
        where = f"{dice.uniform(-60, 70):.5f}\t{dice.uniform(-180, 180):.5f}"
        country = dice.choice(_COUNTRIES)
        first = f"{20_000_000 + number}\t{name}\t{name}\t{others}\t{where}\t{kind}\t{code}\t{country}"
        yield f"{first}\t\t{dice.randint(1, 40):02d}\t\t\t\t{people}\t\t100\tEtc/UTC\t2026-01-01\n"


def _alternates(rows: int) -> Iterator[str]:
    dice = random.Random(5)
    for number in range(int(rows * 1.3)):
        language = dice.choice(("en", "de", "fr", "link", "wkdt", "ru"))
        yield f"{number}\t{20_000_000 + dice.randint(1, rows)}\t{language}\t{_name(dice)}\t\t\t\t\t\t\n"


def _packed(path: Path, lines: Iterator[str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed, packed.open(f"{path.stem}.txt", "w") as inside:
        for line in lines:
            inside.write(line.encode())
    return path


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _measure(rows: int, folder: Path) -> Iterator[tuple[str, str]]:
    dump = _packed(folder / "allCountries.zip", _dump(rows))
    names = _packed(folder / "alternateNamesV2.zip", _alternates(rows))
    settings = Settings(gazetteer=folder / "added")
    opened(settings)  # the shipped index must be there first
    before = _memory()
    for alternate in (None, names):
        start = time.perf_counter()
        facts, _ = layers.add(Request(dump=dump, name="all", alternate_names=alternate), settings)
        spent = time.perf_counter() - start
        kind = "with alternate names" if alternate else "dump alone"
        yield f"{kind}: lines read", f"{rows:,}"
        yield f"{kind}: places and names kept", f"{facts['places']:,} and {facts['names']:,}"
        yield f"{kind}: seconds", f"{spent:.1f} ({rows / spent:,.0f} lines a second)"
        yield f"{kind}: index, MB", f"{facts['bytes'] / 1e6:.0f}"
        yield f"{kind}: peak memory above what it was, MB", f"{_memory() - before:.0f}"
    start = time.perf_counter()
    index = opened(settings)
    yield "opening both indexes, ms", f"{1000 * (time.perf_counter() - start):.1f}"
    dice = random.Random(6)
    wanted = [_name(dice) for _ in range(20_000)]
    start = time.perf_counter()
    found = index.lookup_many(wanted)
    spent = time.perf_counter() - start
    yield "names looked up a second", f"{len(wanted) / spent:,.0f} ({sum(map(bool, found)):,} of {len(wanted):,} known)"


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name, value in _measure(options.rows, Path(folder)):
            print(f"{name:52}{value}", flush=True)


if __name__ == "__main__":
    main()
