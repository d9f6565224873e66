"""Search: claims and reports in which words stand."""

from typing import Literal

from onrecord.model import Value
from onrecord.views.claim_lines import ClaimLine, find_claims
from onrecord.views.filters import Filter
from onrecord.views.reports import ReportLine, find_reports
from onrecord.web.asked import Asked, Part, Shown
from onrecord.web.desk import DeskHere
from onrecord.web.pages import Pages

pages = Pages("search")

BESIDE = 8
"""Reports shown beside claims."""


class SearchPage(Value, frozen=True, kw_only=True):
    """Claims for which the filter holds, and reports that hold its words; ``show`` says which of the two is paged."""

    filter: Filter
    part: Part
    show: Literal["claims", "reports"]
    claims: tuple[ClaimLine, ...]
    reports: tuple[ReportLine, ...]
    more: bool

    @property
    def rows(self) -> tuple[Value, ...]:
        """What is paged."""
        return self.claims if self.show == "claims" else self.reports


@pages.page("/search", "search.html", rows="rows")
def search(desk: DeskHere, asked: Asked, part: Shown, show: Literal["claims", "reports"] = "claims") -> SearchPage:
    """Claims and reports in which all words of the search stand, the nearest first."""
    claims: tuple[ClaimLine, ...] = ()
    reports: tuple[ReportLine, ...] = ()
    if show == "claims" and not asked.is_empty:
        order: Literal["nearest", "latest"] = "nearest" if asked.words else "latest"
        claims = find_claims(desk.record, asked, order=order, limit=part.size + 1, skip=part.skip, names=desk.names)
        reports = find_reports(desk.record, asked, limit=BESIDE, names=desk.names) if asked.words else ()
    elif not asked.is_empty:
        reports = find_reports(desk.record, asked, limit=part.size + 1, skip=part.skip, names=desk.names)
    many = claims if show == "claims" else reports
    return SearchPage(
        filter=asked,
        part=part,
        show=show,
        claims=claims[: part.size],
        reports=reports[: part.size] if show == "reports" else reports,
        more=len(many) > part.size,
    )
