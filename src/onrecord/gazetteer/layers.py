"""Gazetteers that a person adds to the shipped one: each an index file of its own, made from a GeoNames dump.

They lie in the folder of the setting ``gazetteer`` and stay there when the shipped index is built anew.
"""

import re
import shutil
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from onrecord.errors import InputError, StopRun
from onrecord.gazetteer.dump import Tally, Wanted
from onrecord.gazetteer.features import features
from onrecord.gazetteer.index import Table
from onrecord.gazetteer.joined import Joining, Progress, Request
from onrecord.gazetteer.rows import alpha3, common
from onrecord.gazetteer.spool import Spool
from onrecord.settings import Settings

_NAME = re.compile(r"[\w-][\w .-]{0,60}")
_MB = 1_000_000


def paths(settings: Settings) -> list[Path]:
    """The index files that were added, by name."""
    return sorted(settings.gazetteer.glob("*.bin")) if settings.gazetteer.is_dir() else []


def about(path: Path) -> dict[str, Any]:
    """What an added index says of itself: name, source, day, filters, places, names, bytes."""
    table = Table(path)
    facts: dict[str, Any] = table.meta.get("layer", {})
    return {**facts, "places": table.entries, "names": table.names, "bytes": path.stat().st_size}


def path_of(name: str, settings: Settings) -> Path:
    """Where the index of a name lies. Raises InputError if it is not fit to be a name."""
    if not _NAME.fullmatch(name) or name.endswith("."):
        raise InputError(f"{name!r} is no name for a gazetteer; use letters, digits and hyphens", code="gazetteer")
    return settings.gazetteer / f"{name}.bin"


def remove(name: str, settings: Settings) -> bool:
    """Take an added index away; false if there is none of that name."""
    path = path_of(name, settings)
    there = path.is_file()
    path.unlink(missing_ok=True)
    return there


def add(request: Request, settings: Settings, progress: Progress | None = None) -> tuple[dict[str, Any], Tally]:
    """Read a dump and write its index, which takes the place of one of the same name in one step.

    Returns what the index says of itself and what became of the lines. Raises InputError if the file is no dump or
    nothing of it is wanted, StopRun if the index cannot be written; then everything is as it was.
    """
    path = path_of(request.name, settings)
    wanted = Wanted(features(settings.lexicons, request.classes), request.population, alpha3(settings.lexicons))
    try:
        settings.gazetteer.mkdir(parents=True, exist_ok=True)
        joining = Joining(request, wanted, settings.gazetteer, progress)
        with Spool(settings.gazetteer, common(settings.lexicons)) as spool:
            for row in joining.rows():
                spool.add(row)
            joining.tally.judge(request.dump)
            if not spool.places:
                hint = "has no place that is wanted; see --classes and --population"
                raise InputError(f"{request.dump}: {hint}", code="empty")
            told = partial(progress, "putting the index together") if progress is not None else None
            spool.finish(path, {"layer": _facts(request, joining.tally)}, told)
    except OSError as error:
        raise StopRun(
            f"the gazetteer cannot be written to {settings.gazetteer} ({error}{_room(settings.gazetteer)}); "
            "set ONRECORD_GAZETTEER to a folder with more room",
            code="gazetteer",
        ) from error
    return about(path), joining.tally


def _room(folder: Path) -> str:
    return f"; {shutil.disk_usage(folder).free // _MB:,} MB are free" if folder.is_dir() else ""


def _facts(request: Request, tally: Tally) -> dict[str, Any]:
    return {
        "name": request.name,
        "source": request.dump.name,
        "added": date.today().isoformat(),
        "classes": "".join(sorted(request.classes)) if request.classes else "all",
        "population": request.population,
        "alternate_names": request.alternate_names is not None,
        "lines": tally.read,
        "wrong": tally.wrong,
    }
