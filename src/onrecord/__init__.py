"""Onrecord reads news reports about conflicts and crises and keeps the record of who said what happened.

>>> import onrecord
>>> reading = onrecord.read("The army said on Friday it had retaken 12 villages.", published="2024-03-09")
"""

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.model import Reading
    from onrecord.reading.read import Reader
    from onrecord.settings import Settings

__version__ = "0.1.0"
__all__ = ["__version__", "read", "reader"]

# Imports are inside the functions because spaCy takes a second to import and `onrecord --help` should not wait for it.


def reader(pipeline: str | None = None, settings: "Settings | None" = None) -> "Reader":
    """A reader for many reports: ``reader().pipe(…)``. ``pipeline`` names another spaCy pipeline to use."""
    from onrecord.reading.read import reader as make

    return make(pipeline, settings)


@lru_cache(maxsize=1)
def _shared_reader() -> "Reader":
    from onrecord import settings

    return reader(settings=settings.load())


def read(text: str, *, published: str | None = None, outlet: str | None = None, title: str | None = None) -> "Reading":
    """The reading of one text. ``published`` is an ISO date ("2024-03-09"); without it, it is inferred or unknown.

    Raises InputError if the text cannot be read (empty, not English) and StopRun if ``published`` is not a date.
    """
    from onrecord.intake import report_from_text

    reader = _shared_reader()
    lexicons = reader.settings.lexicons
    intake = report_from_text(text, published=published, outlet=outlet, title=title, lexicons=lexicons)
    return reader.read(intake.report, intake.problems)
