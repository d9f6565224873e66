"""Claims and reports of invented stories, for tests that need no record."""

from typing import Any

from onrecord.views.claim_lines import ClaimLine
from onrecord.views.claim_pages import ReportDetail
from onrecord.views.incidents import IncidentLine

SHA = "0123456789abcdef" * 4


def report(**changes: Any) -> ReportDetail:
    fields: dict[str, Any] = {
        "id": "rpt_2a",
        "outlet": "The Velmar Post",
        "title": "Bridge at Sareb blown up",
        "byline": "Mara Oduya",
        "url": "https://velmarpost.example/2031/sareb_bridge?id=7",
        "language": "en",
        "published": "2031-05-06",
        "published_basis": "metadata",
        "retrieved": "2031-05-07T09:30:00Z",
        "text_sha256": SHA,
        "lineage": "rpt_2a",
        "added_at": "2031-05-08T10:00:00Z",
    }
    return ReportDetail(**fields | changes)


def claim(**changes: Any) -> ClaimLine:
    fields: dict[str, Any] = {
        "id": "OR-7K3F9",
        "fingerprint": "clm_7k",
        "sources": ("Idris Kamo",),
        "party": "Northern Front",
        "on_behalf_of": "Northern Front",
        "act": "deny",
        "form": "indirect",
        "quote": "that his fighters had attacked the bridge",
        "review": "unchecked",
        "score": 0.9,
        "said": "2031-05-05",
        "report": "rpt_2a",
        "outlet": "The Velmar Post",
        "title": "Bridge at Sareb blown up",
        "url": "https://velmarpost.example/2031/sareb_bridge?id=7",
        "published": "2031-05-06",
        "lineage": "rpt_2a",
        "start": 160,
        "end": 201,
        "crime_by": None,
    }
    return ClaimLine(**fields | changes)


def incident_line(**changes: Any) -> IncidentLine:
    fields: dict[str, Any] = {
        "id": "OR-B4RQD",
        "fingerprint": "inc_b4",
        "label": "blown · Sareb · 2031-05-05",
        "type": "ASSAULT",
        "place": "Sareb",
        "country": None,
        "begin": "2031-05-05",
        "end": "2031-05-05",
        "reports": 2,
        "claims": 3,
        "disputes": 1,
        "kinds": ("denial",),
        "status": "said by 1 voice of Velmar, denied by 1 voice of Northern Front; disputed: whether it was so",
    }
    return IncidentLine(**fields | changes)
