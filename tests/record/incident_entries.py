"""Entries made by hand: one event of one claim of one report, with what a test needs to say of it."""

from typing import Any

from onrecord.model import Claim, Event, Figure, Method, Place, Source, Span
from onrecord.record.entries import Entry, Head, Who
from onrecord.record.incident_words import telling

RULE = Method(kind="rule", name="test")


def who(name: str, **more: Any) -> Who:
    """A party whose key is its name."""
    return Who(key=name.lower(), name=name, **more)


def place_of(
    name: str, lat: float = 10.0, lon: float = 10.0, precision: Any = "settlement", radius: float = 5.0
) -> Place:
    """A place of an invented country."""
    return Place(
        id=f"plc_{name}", name=name, lat=lat, lon=lon, kind=precision, precision=precision, radius_km=radius, country="XXX",
        admin1=None, geonames_id=None, candidates=(), toponyms=(),
    )  # fmt: skip


def figure(value: int, measure: Any = "killed", key: str = "f", **more: Any) -> Figure:
    """An exact count of people."""
    return Figure(
        id=f"fig_{key}", claim=f"clm_{key}", event=None, value=value, low=value, high=value, qualifier="exactly",
        measure=measure, unit="people", counted="people", span=Span(0, 1), **more,
    )  # fmt: skip


def entry(
    key: str,
    *,
    trigger: str,
    quote: str,
    type: Any = "ASSAULT",
    mode: str | None = None,
    place: str | Place | None = None,
    lat: float = 10.0,
    day: str | None = None,
    published: str | None = None,
    report: str | None = None,
    text: str | None = None,
    at: int | None = None,
    actors: tuple[str, ...] = (),
    recipients: tuple[str, ...] = (),
    figures: tuple[Figure, ...] = (),
    source: str | None = None,
    answers: tuple[str, ...] = (),
    **event: Any,
) -> Entry:
    """An entry; its report is its own unless ``report`` names one, and says no more than its sentence."""
    start = at if at is not None else max(0, quote.find(trigger))
    claim = Claim(
        id=f"clm_{key}", sources=(Source(spans=(), name=source, actor=None, kind="unnamed"),), cue=None, act="state",
        contents=(), form="narrated", method=RULE,
    )  # fmt: skip
    head = Head(
        report=f"rpt_{report or key}", outlet=None, title=None, url=None, published=published or day,
        words=telling(text or quote),
    )  # fmt: skip
    found = place_of(place, lat=lat) if isinstance(place, str) else place
    return Entry(
        head=head,
        claim=claim,
        event=Event(
            id=f"evt_{key}", claim=claim.id, type=type, mode=mode, trigger=Span(start, start + len(trigger)), method=RULE,
            place=found.id if found else None, begin=day, end=day, **{"tense": "past", **event},
        ),
        sources=(who(source),) if source else (),
        on_behalf_of=None,
        actors=tuple(who(name) for name in actors),
        recipients=tuple(who(name) for name in recipients),
        place=found,
        figures=figures,
        trigger=trigger,
        quote=quote,
        answers=answers,
    )  # fmt: skip
