"""Citations: a claim, an incident or a report in four styles, as a page and as plain text to copy."""

from datetime import UTC, datetime

from fastapi import Response

from onrecord.exports.citations import STYLES, Style, cite
from onrecord.exports.citing import Cited, of_claim, of_incident, of_report
from onrecord.model import Value
from onrecord.views.citable import Citable, IncidentReports, citable
from onrecord.views.claim_pages import ClaimPage
from onrecord.web.desk import DeskHere
from onrecord.web.pages import Pages

pages = Pages("citations")


class Citation(Value, frozen=True, kw_only=True):
    """A citation in one style."""

    style: str
    words: str


class Citations(Value, frozen=True, kw_only=True):
    """Whatever an id stands for, cited in every style."""

    id: str
    kind: str
    citations: tuple[Citation, ...]


@pages.router.get("/cite/{name}.txt", response_class=Response, responses={200: {"content": {"text/plain": {}}}})
def as_text(desk: DeskHere, name: str, style: Style = "plain") -> Response:
    """A citation in one style, as plain text."""
    cited = _cited(citable(desk.record, name, names=desk.names))
    return Response(cite(cited, style), media_type="text/plain; charset=utf-8")


@pages.page("/cite/{name}", "cite.html", rows="citations")
def citations(desk: DeskHere, name: str) -> Citations:
    """A claim, an incident or a report, cited in every style."""
    cited = _cited(citable(desk.record, name, names=desk.names))
    written = tuple(Citation(style=style, words=cite(cited, style)) for style in STYLES)
    return Citations(id=cited.id, kind=cited.kind, citations=written)


def _cited(found: Citable) -> Cited:
    if isinstance(found, ClaimPage):
        return of_claim(found.line, found.report, names_doer=found.names_doer)
    if isinstance(found, IncidentReports):
        today = datetime.now(UTC).date().isoformat()
        line, reviews = found.page.line, [claim.review for claim in found.page.claims]
        return of_incident(line.id, line.label, reviews, found.reports, today, line.status)
    return of_report(found)
