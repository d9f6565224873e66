"""The pages that the entries of a feed link to, read in the place of the entries."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from onrecord.intake.extract import Extract
from onrecord.intake.report import Intake, Metadata, Skipped
from onrecord.intake.web_pages import read_address
from onrecord.intake.web_visit import Visitor
from onrecord.intake.wishes import Wishes
from onrecord.model import Report

KEPT_SEEN = 2000
"""Entries remembered of one feed; no feed holds as many at a time."""
_NOT_NOW = frozenset({"network", "status"})
"""Why a page could not be had now, but may be another time."""


class Pages:
    """The pages of one feed's entries. ``seen``: reports of entries whose pages were gone for before; it grows while
    ``of`` is gone through, and so does ``said``: why pages could not be had.
    """

    def __init__(self, seen: Iterable[str], visitor: Visitor, wishes: Wishes) -> None:
        self.seen = list(seen)
        self.said: list[str] = []
        self._visitor, self._wishes = visitor, wishes

    def of(self, entries: Iterable[Intake | Skipped]) -> Iterator[Intake | Skipped]:
        """The page of each entry that was not seen before; the entry itself where its page may not be had. One whose
        page cannot be had now is tried again the next time.
        """
        for entry in entries:
            if isinstance(entry, Skipped) or not entry.report.url:
                yield entry
            elif entry.report.id not in self.seen:
                yield self._page(entry)

    def _page(self, entry: Intake) -> Intake:
        assert entry.report.url is not None
        filled = partial(_filled, entry=entry.report)
        taken = read_address(entry.report.url, self._wishes, self._visitor, filled)
        if isinstance(taken, Intake):
            self._remember(entry)
            return taken
        self.said.append(f"{taken.error} (kept as the feed gives it)")
        if taken.error.code not in _NOT_NOW:
            self._remember(entry)
        return entry

    def _remember(self, entry: Intake) -> None:
        self.seen = [*self.seen, entry.report.id][-KEPT_SEEN:]


def _filled(page: Extract, entry: Report) -> Extract:
    """The page with what the feed says of it, where the page does not say it itself."""
    own = page.metadata
    published = entry.published if entry.published_basis == "metadata" else None
    told = Metadata(
        id=own.id,
        title=own.title or entry.title,
        outlet=own.outlet or entry.outlet,
        byline=own.byline or entry.byline,
        url=own.url,
        published=own.published or published,
        language=own.language,
        author=own.author,
    )
    return replace(page, metadata=told)
