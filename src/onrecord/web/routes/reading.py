"""Reading: a report's text with a card for each claim beside it, and what is related to it."""

from typing import Annotated

from fastapi import Query
from fastapi.responses import RedirectResponse

from onrecord.model import Value
from onrecord.record.store import Record
from onrecord.views.log_lines import LogEntry, log_entries
from onrecord.views.masked_values import reading_as_data
from onrecord.views.reading_page import Card, ReadingPage, reading_page
from onrecord.views.reports import RelatedLine, related
from onrecord.views.review import claim_to_check
from onrecord.web.desk import DeskHere
from onrecord.web.pages import Pages

pages = Pages("reports")

_NUMBERS = r"^\d{1,12}(,\d{1,12}){0,49}$"


class Reading(Value, frozen=True, kw_only=True):
    """The report, and what was just decided on it (by the numbers of the log's lines in the address)."""

    page: ReadingPage
    done: tuple[LogEntry, ...]

    @property
    def cards(self) -> tuple[Card, ...]:
        """The claims."""
        return self.page.cards


class Related(Value, frozen=True, kw_only=True):
    """Reports that share incidents, actors or places with one."""

    report: str
    related: tuple[RelatedLine, ...]


@pages.page("/reports/{name}/related", "related.html", rows="related")
def related_reports(desk: DeskHere, name: str) -> Related:
    """Reports that share incidents, actors or places with this one; copies come last."""
    return Related(report=name, related=related(desk.record, name, limit=8, names=desk.names))


def _as_data(record: Record, data: Reading) -> Reading:
    seqs = [entry.seq for entry in data.done]
    done = tuple(reversed(log_entries(record, seqs=seqs))) if seqs else ()
    return Reading(page=reading_as_data(record, data.page), done=done)


@pages.page("/reports/{name}", "reading.html", rows="cards", told=_as_data)
def read(desk: DeskHere, name: str, done: Annotated[str | None, Query(pattern=_NUMBERS)] = None) -> Reading:
    """One report: its text with what was read in it, its outlet and date, its lineage, its disputes."""
    seqs = [int(one) for one in done.split(",")] if done else []
    return Reading(
        page=reading_page(desk.record, name),
        done=tuple(reversed(log_entries(desk.record, seqs=seqs, names=True))) if seqs else (),
    )


@pages.router.get("/claims/{name}", response_class=RedirectResponse, status_code=303)
def claim(desk: DeskHere, name: str) -> str:
    """A claim where it stands: beside its words in its report."""
    line = claim_to_check(desk.record, name).line
    return f"/reports/{line.report}#{line.id}"
