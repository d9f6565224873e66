"""The gazetteer: names of places and what they may mean, offline, in one memory-mapped file of ours.

``opened(settings)`` gives the index, building it on first use (a few seconds); ``prepare(settings, progress)`` builds
it ahead with a progress callback.
"""

from functools import lru_cache

from onrecord import settings as _settings
from onrecord.gazetteer.build import Progress, prepare
from onrecord.gazetteer.entry import Entry, EntryKind, Posting
from onrecord.gazetteer.index import Index
from onrecord.settings import Settings

__all__ = ["Entry", "EntryKind", "Index", "Posting", "Progress", "opened", "prepare", "shared"]

_open: dict[str, Index] = {}


def opened(settings: Settings, progress: Progress | None = None) -> Index:
    """The index that fits the installed data and the user's lexicons; opened once per process."""
    path = prepare(settings, progress)
    if str(path) not in _open:
        _open[str(path)] = Index(path)
    return _open[str(path)]


@lru_cache(maxsize=1)
def shared() -> Index:
    """The index of the settings in force (working folder and environment)."""
    return opened(_settings.load())
