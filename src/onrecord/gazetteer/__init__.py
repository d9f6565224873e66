"""The gazetteer: names of places and what they may mean, offline, in memory-mapped files of ours.

``opened(settings)`` gives the index, building it on first use (a few seconds); ``prepare(settings, progress)`` builds
it ahead with a progress callback; ``layers`` adds GeoNames dumps of one's own to it.
"""

from functools import lru_cache

from onrecord import settings as _settings
from onrecord.gazetteer import layers
from onrecord.gazetteer.build import Progress, prepare
from onrecord.gazetteer.entry import Entry, EntryKind, Posting
from onrecord.gazetteer.index import Index
from onrecord.settings import Settings

__all__ = ["Entry", "EntryKind", "Index", "Posting", "Progress", "layers", "opened", "prepare", "shared"]

_open: dict[str, Index] = {}


def opened(settings: Settings, progress: Progress | None = None) -> Index:
    """The index that fits the installed data, the user's lexicons and added gazetteers; opened once per process."""
    path, added = prepare(settings, progress), layers.paths(settings)
    known = "|".join(f"{one} {one.stat().st_mtime_ns}" for one in (path, *added))
    if known not in _open:
        _open[known] = Index(path, added)
    return _open[known]


@lru_cache(maxsize=1)
def shared() -> Index:
    """The index of the settings in force (working folder and environment)."""
    return opened(_settings.load())
