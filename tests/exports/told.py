"""Claims and reports of invented stories, for tests that need no record."""

from typing import Any

from onrecord.exports.leaving import Leaving
from onrecord.views.claim_lines import ClaimLine, EventLine, FigureLine
from onrecord.views.claim_pages import EventDetail, FigureDetail, Party, ReportDetail
from onrecord.views.content_spans import Content
from onrecord.views.incidents import LinkLine

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


def link(claim: str, relation: str, other: str) -> LinkLine:
    return LinkLine(claim=claim, relation=relation, other=other, reason="both speak of it", score=0.9, state="proposed")


def party(name: str, **changes: Any) -> Party:
    fields: dict[str, Any] = {
        "key": name,
        "name": name,
        "kind": "group",
        "country": None,
        "sector": None,
        "party": None,
    }
    return Party(**fields | changes)


def event(**changes: Any) -> EventDetail:
    line: dict[str, Any] = {
        "id": "OR-EV3NT",
        "fingerprint": "evt_1",
        "incident": "OR-B4RQD",
        "type": "ASSAULT",
        "mode": "explosives",
        "polarity": "+",
        "denied": None,
        "certainty": "asserted",
        "actor": (),
        "recipient": (),
        "place": "Sareb",
        "country": "VEL",
        "lat": 12.3,
        "lon": 45.6,
        "precision": "settlement",
        "begin": "2031-05-05",
        "end": "2031-05-05",
        "label": None,
    }
    detail: dict[str, Any] = {
        "admin1": None,
        "tense": "past",
        "coded": True,
        "figures": (),
        "actors": (),
        "recipients": (),
    }
    of_line = {name: value for name, value in changes.items() if name in line}
    of_detail = {name: value for name, value in changes.items() if name in detail}
    assert not changes.keys() - of_line.keys() - of_detail.keys()
    return EventDetail(line=EventLine(**line | of_line), **detail | of_detail)


def figure(**changes: Any) -> FigureDetail:
    line: dict[str, Any] = {
        "id": "OR-7K3F9/10-20",
        "measure": "killed",
        "unit": "people",
        "qualifier": "at least",
        "value": 12,
        "low": 12,
        "high": None,
        "counted": "soldiers",
        "who": None,
    }
    detail: dict[str, Any] = {
        "event": "OR-EV3NT",
        "part_of": None,
        "cumulative": True,
        "since": None,
        "implied": False,
        "start": 10,
        "end": 20,
    }
    of_line = {name: value for name, value in changes.items() if name in line}
    of_detail = {name: value for name, value in changes.items() if name in detail}
    assert not changes.keys() - of_line.keys() - of_detail.keys()
    return FigureDetail(line=FigureLine(**line | of_line), **detail | of_detail)


def leaving_one(**changes: Any) -> Leaving:
    line = claim(**changes.pop("claim", {}))
    content = Content(start=line.start, end=line.end, quote=line.quote, prefix="denied ", suffix=". It", is_exact=True)
    fields: dict[str, Any] = {
        "claim": line,
        "basis": "unstated",
        "report": report(id=line.report),
        "contents": (content,),
        "sources": tuple(party(name, kind="person") for name in line.sources),
        "events": (),
        "figures": (),
        "links": (),
    }
    return Leaving(**fields | changes)
