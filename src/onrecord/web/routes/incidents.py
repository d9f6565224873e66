"""Incidents: the list, and one with every version of it."""

from onrecord.model import Value
from onrecord.views.filters import Filter
from onrecord.views.incidents import IncidentLine, IncidentPage, find_incidents, incident
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


@pages.page("/incidents", "incidents.html", rows="incidents")
def list_incidents(desk: DeskHere, asked: Asked, part: Shown) -> IncidentList:
    """Incidents for which the filter holds, the latest first."""
    found = find_incidents(desk.record, asked, limit=part.size + 1, skip=part.skip)
    return IncidentList(filter=asked, part=part, incidents=found[: part.size], more=len(found) > part.size)


@pages.page("/incidents/{name}", "incident.html", rows="claims")
def one_incident(desk: DeskHere, name: str) -> IncidentPage:
    """One incident: its account, the claims behind it and the links between them."""
    return incident(desk.record, name, names=desk.names)
