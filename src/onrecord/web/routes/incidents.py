"""Incidents: the list, and one with every account of it side by side."""

from typing import Annotated

from fastapi import Query

from onrecord.model import Value
from onrecord.record.forms import Incident
from onrecord.views.claim_lines import ClaimLine
from onrecord.views.comparison import compare
from onrecord.views.comparison_forms import By, Comparison
from onrecord.views.filters import Filter
from onrecord.views.incidents import IncidentLine, LinkLine, find_incidents, incident
from onrecord.web.asked import Asked, Part, Shown
from onrecord.web.desk import DeskHere
from onrecord.web.pages import Pages

pages = Pages("incidents")


class IncidentList(Value, frozen=True, kw_only=True):
    """A part of the list of incidents."""

    filter: Filter
    part: Part
    incidents: tuple[IncidentLine, ...]
    more: bool


class IncidentSheet(Value, frozen=True, kw_only=True):
    """One incident: the line, the account (interchange form), who says what, the claims and the links between them."""

    line: IncidentLine
    account: Incident
    comparison: Comparison
    claims: tuple[ClaimLine, ...]
    links: tuple[LinkLine, ...]

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each claim's sentence on the page."""
        return {claim.id: number for number, claim in enumerate(self.claims, start=1)}

    @property
    def by_id(self) -> dict[str, ClaimLine]:
        """Claims by permanent id."""
        return {claim.id: claim for claim in self.claims}

    @property
    def by_print(self) -> dict[str, ClaimLine]:
        """Claims by the ids the account uses."""
        return {claim.fingerprint: claim for claim in self.claims}


@pages.page("/incidents", "incidents.html", rows="incidents")
def list_incidents(
    desk: DeskHere, asked: Asked, part: Shown, least: Annotated[int, Query(ge=1, le=1000)] = 1
) -> IncidentList:
    """Incidents for which the filter holds and that are in at least so many reports, the latest first."""
    found = find_incidents(
        desk.record, asked, limit=part.size + 1, skip=part.skip, least_reports=least, names=desk.names
    )
    return IncidentList(filter=asked, part=part, incidents=found[: part.size], more=len(found) > part.size)


@pages.page("/incidents/{name}", "incident.html", rows="claims")
def one_incident(desk: DeskHere, name: str, by: By = "side") -> IncidentSheet:
    """One incident: what nobody contests, who says what, the sentences behind it."""
    page = incident(desk.record, name, names=desk.names)
    return IncidentSheet(
        line=page.line,
        account=page.account,
        comparison=compare(desk.record, page, by=by, names=desk.names),
        claims=page.claims,
        links=page.links,
    )
