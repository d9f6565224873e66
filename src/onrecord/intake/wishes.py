"""Wishes: what the caller says of all reports of a run."""

from dataclasses import dataclass
from pathlib import Path

from onrecord.settings import Settings


@dataclass(frozen=True, slots=True)
class Wishes:
    """``columns``: which column of a table holds which field, by the caller's word: (("text", "Body"), …).
    ``archive``: the web archive (WARC) in which pages that are fetched are recorded.
    ``leaving``: whole paths of files that are left alone when a folder holds them.
    """

    published: str | None
    outlet: str | None
    settings: Settings
    columns: tuple[tuple[str, str], ...] = ()
    archive: Path | None = None
    leaving: frozenset[Path] = frozenset()
