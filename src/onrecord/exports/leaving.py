"""The claims that may leave under the rules, with all that belongs to them: what every format is written from."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from onrecord import settings
from onrecord.exports.coarsening import coarsened, finest, is_sheltered
from onrecord.exports.private_keys import PrivateKeys
from onrecord.exports.rules import Rules
from onrecord.model import Value
from onrecord.record.store import Record
from onrecord.views.claim_lines import ClaimLine, shortened
from onrecord.views.claim_pages import (
    ClaimHead,
    ClaimPage,
    EventDetail,
    FigureDetail,
    Party,
    ReportDetail,
    claim_heads,
    claim_pages,
)
from onrecord.views.content_spans import Content
from onrecord.views.filters import Filter, checked
from onrecord.views.finding import Order
from onrecord.views.incidents import LinkLine

CHUNK = 200
"""Claims in memory at a time."""


class Leaving(Value, frozen=True, kw_only=True):
    """One claim that may leave, masked, placed and shortened as the rules have it.

    ``contents`` point into the report's text; ``links`` go out from this claim, also to claims that do not leave.
    """

    claim: ClaimLine
    basis: str
    report: ReportDetail
    contents: tuple[Content, ...]
    sources: tuple[Party, ...]
    events: tuple[EventDetail, ...]
    figures: tuple[FigureDetail, ...]
    links: tuple[LinkLine, ...]

    @property
    def prefix(self) -> str:
        """The characters before the first content."""
        return self.contents[0].prefix if self.contents else ""

    @property
    def suffix(self) -> str:
        """The characters after the last content."""
        return self.contents[-1].suffix if self.contents else ""


class Leavings:
    """The claims of a filter that may leave, one after the other; ``held_back`` counts the others by reason.

    A few are in memory at a time, however many there are. ``held_back`` is whole once they have all gone by.
    """

    def __init__(
        self, record: Record, given: Filter, rules: Rules, *, order: Order, spans: bool, folder: Path | None
    ) -> None:
        self.held_back: Counter[str] = Counter()
        self._record, self._given, self._rules, self._order = record, checked(given), rules, order
        self._spans, self._folder = spans, folder or settings.load().lexicons
        self._keys = PrivateKeys()

    def __iter__(self) -> Iterator[Leaving]:
        rules = self._rules
        self.held_back.clear()
        with self._record.reading_from() as connection:
            heads = claim_heads(connection, self._record.database, self._given, order=self._order)
            for numbers in self._chunks(heads):
                pages = claim_pages(
                    connection,
                    numbers,
                    names=rules.shows_names,
                    quote=rules.quotes,
                    spans=self._spans,
                    texts=rules.texts == "full",
                )
                for page in pages:
                    yield self._under_rules(page)

    def _chunks(self, heads: Iterator[ClaimHead]) -> Iterator[list[int]]:
        kept: list[int] = []
        for head in heads:
            if (reason := held_back(head, self._rules, self._given)) is not None:
                self.held_back[reason] += 1
                continue
            kept.append(head.number)
            if len(kept) == CHUNK:
                yield kept
                kept = []
        if kept:
            yield kept

    def _under_rules(self, page: ClaimPage) -> Leaving:
        limit = finest(self._rules, is_sheltered(page, page.line.quote, self._folder))
        events = tuple(coarsened(self._keys.event(event), limit) for event in page.events)
        line = msgspec.structs.replace(
            page.line, quote=shortened(page.line.quote, self._rules.quotes), events=tuple(one.line for one in events)
        )
        return Leaving(
            claim=line,
            basis=page.basis,
            report=page.report,
            contents=page.contents,
            sources=self._keys.parties(page.sources),
            events=events,
            figures=page.figures,
            links=page.links,
        )


def leaving(
    record: Record,
    given: Filter | None = None,
    rules: Rules | None = None,
    *,
    order: Order = "latest",
    spans: bool = True,
    folder: Path | None = None,
) -> Leavings:
    """The claims for which a filter holds and which may leave under the rules (by default: the shipped ones).

    ``spans`` off leaves out ``contents``, which take the longest to find. ``folder`` holds the user's own lexicons; by
    default it is that of the settings. Raises InputError if the filter asks for what is not known.
    """
    return Leavings(record, given or Filter(), rules or Rules(), order=order, spans=spans, folder=folder)


UNCHECKED = "not checked"
ACCUSED = "not checked, and names a person as the doer of a crime"
REJECTED = "rejected"


def held_back(head: ClaimHead, rules: Rules, given: Filter) -> str | None:
    """Why a claim may not leave; None if it may."""
    if head.review == "rejected":
        return None if rules.review == "all" and given.review == "rejected" else REJECTED
    if head.review == "checked":
        return None
    if rules.review == "checked":
        return UNCHECKED
    return ACCUSED if head.names_doer and not rules.accused else None
