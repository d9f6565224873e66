"""A run through the feeds that are followed: each is asked, its entries kept, and only then what its server said."""

from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from onrecord.intake.feed_pages import Pages
from onrecord.intake.feed_visit import State, Visit, is_due, visit
from onrecord.intake.follows import Follow, changed, load_follows, save_follows
from onrecord.intake.web_archive import record_fetched
from onrecord.intake.web_visit import Visitor
from onrecord.intake.wishes import Wishes
from onrecord.model import Value

if TYPE_CHECKING:
    from onrecord.cli.keeper import Keeper


class Told(Value, frozen=True, kw_only=True):
    """What came of asking one feed."""

    feed: str
    state: State
    added: int = 0
    already: int = 0
    not_before: str | None = None
    problem: str | None = None

    def line(self) -> str:
        """The same in words."""
        if self.state == "not due":
            return f"{self.feed}: not due before {self.not_before}; --now asks all the same"
        if self.state in ("failed", "ended"):
            later = f"; asked again after {self.not_before}" if self.state == "failed" else ""
            return f"{self.problem}{later}"
        found = f"{self.added} added, {self.already} there already" if self.state == "new" else "nothing new"
        return f"{self.feed}: {found}"


class Following:
    """One run. ``failed``: whether a feed could not be had."""

    def __init__(self, path: Path, keeper: "Keeper", now: datetime, *, at_once: bool) -> None:
        from onrecord.cli.beside import ARCHIVE, beside

        self.failed = False
        self._path, self._keeper, self._now, self._at_once = path, keeper, now, at_once
        self._visitor = Visitor(keeper.settings)
        self._archive = keeper.settings.archive or beside(keeper.record.address, ARCHIVE)

    def ask(self, url: str) -> Told:
        """Ask one feed, keep its entries, and then its new state: a run that is stopped asks for them again."""
        follow = next(one for one in load_follows(self._path) if one.url == url)
        if follow.ended:
            return Told(feed=url, state="ended", problem=follow.problem)
        if not self._at_once and not is_due(follow, self._now):
            return Told(feed=url, state="not due", not_before=follow.not_before)
        wishes = Wishes(None, follow.outlet, self._keeper.settings, archive=self._archive)
        found = visit(follow, self._visitor, wishes, self._now)
        self.failed = self.failed or found.state in ("failed", "ended")
        before = Counter(self._keeper.tally.counts)
        after = self._keep(found, wishes)
        save_follows(self._path, changed(load_follows(self._path), after, url))
        more = Counter(self._keeper.tally.counts) - before
        return Told(
            feed=after.url,
            state=found.state,
            added=more["added"],
            already=more["already"],
            not_before=after.not_before,
            problem=after.problem,
        )

    def _keep(self, found: Visit, wishes: Wishes) -> Follow:
        """Keep the entries of a visit; the state of its feed once they are."""
        if found.state != "new":
            return found.follow
        record_fetched(self._archive, found.fetched)
        if not found.follow.pages:
            self._keeper.keep(found.entries)
            return found.follow
        pages = Pages(found.follow.seen, self._visitor, wishes)
        self._keeper.keep(pages.of(found.entries))
        self._keeper.tally.problems.extend(pages.said)
        return msgspec.structs.replace(found.follow, seen=tuple(pages.seen))
