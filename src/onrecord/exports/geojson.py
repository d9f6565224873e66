"""GeoJSON (RFC 7946): a feature for each event of each claim, with how finely the claim places it.

A place as large as a country is no point: such features have no geometry, and say so. Nothing lies at 0, 0 for want of
a place, and no point is moved to look different from another.
"""

from collections.abc import Iterator
from typing import Any, BinaryIO

from onrecord.exports import wording
from onrecord.exports.form import Format, Told, Written
from onrecord.exports.json_file import chunks, of_itself, write_object
from onrecord.exports.leaving import CHUNK, Leaving, Leavings, leaving
from onrecord.exports.rules import Rules
from onrecord.record.store import Record
from onrecord.views.claim_pages import EventDetail
from onrecord.views.filters import Filter
from onrecord.views.place_radii import radii

STANDS_FOR = {
    "facility": "the place itself",
    "settlement": "somewhere in or at a settlement",
    "offset": "somewhere near, by the distance that is told",
    "district": "the middle of a district",
    "region": "the middle of a region",
    "river": "the middle of a river’s course",
}
"""What a point of each precision stands for; of any other precision there is no point."""
ROUNDED_KM = 11.0
"""How far a point may be off that was rounded to a tenth of a degree."""


def write(record: Record, given: Filter, rules: Rules, to: BinaryIO, told: Told | None = None) -> Written:
    """One FeatureCollection."""
    claims = leaving(record, given, rules, spans=False)
    seen = _Seen()
    head = {"type": "FeatureCollection", "onrecord": of_itself(record, given, rules)}
    rows = write_object(
        to,
        head,
        "features",
        _features(record, claims, given, seen, told),
        lambda: {"held_back": dict(claims.held_back), "left_out": list(seen.left_out)},
    )
    return Written(rows=rows, claims=seen.claims, held_back=dict(claims.held_back), left_out=seen.left_out)


class _Seen:
    """What went by."""

    def __init__(self) -> None:
        self.claims = self.nowhere = self.without_events = 0

    @property
    def left_out(self) -> tuple[str, ...]:
        told = []
        if self.without_events:
            told.append(f"{wording.count(self.without_events, 'claim')} that tell of no event")
        if self.nowhere:
            told.append(f"points of {wording.count(self.nowhere, 'event')} placed no finer than a country, or nowhere")
        return tuple(told)


def _features(
    record: Record, claims: Leavings, given: Filter, seen: _Seen, told: Told | None
) -> Iterator[dict[str, Any]]:
    for some in chunks(claims, CHUNK):
        reach = radii(record, [event.line.id for one in some for event in one.events])
        for one in some:
            seen.claims += 1
            seen.without_events += not one.events
            for event in one.events:
                if given.incident is None or event.line.incident == given.incident:
                    made = feature(one, event, reach.get(event.line.id))
                    seen.nowhere += made["geometry"] is None
                    yield made
        if told:
            told(seen.claims)


def feature(one: Leaving, event: EventDetail, reach: tuple[str | None, float] | None) -> dict[str, Any]:
    """One event as one claim tells it. ``reach`` is the precision and radius of its place in the record."""
    line, claim = event.line, one.claim
    stands_for = STANDS_FOR.get(line.precision or "")
    has_point = stands_for is not None and line.lat is not None and line.lon is not None
    figures = [figure for figure in one.figures if figure.line.id in event.figures]
    return {
        "type": "Feature",
        "id": line.id,
        "geometry": {"type": "Point", "coordinates": [line.lon, line.lat]} if has_point else None,
        "properties": {
            "review": claim.review,
            "incident": line.incident,
            "event": line.id,
            "claim": claim.id,
            "source": wording.who(one),
            "party": claim.party,
            "act": claim.act,
            "stand": "denies" if line.polarity == "-" else "says",
            "denied": line.denied,
            "certainty": line.certainty,
            "type": line.type,
            "mode": line.mode,
            "what": wording.what(event),
            "standing": wording.standing(event) or None,
            "actor": [party.name for party in event.actors],
            "recipient": [party.name for party in event.recipients],
            "label": line.label,
            "begin": line.begin,
            "end": line.end,
            "place": line.place,
            "admin1": event.admin1,
            "country": line.country,
            "precision": line.precision,
            "radius_km": _radius(line.precision, reach) if has_point else None,
            "point": stands_for if has_point else "none: not placed finer than a country, or not placed",
            "figures": [_figure(figure) for figure in figures],
            "quote": claim.quote,
            "outlet": claim.outlet,
            "title": claim.title,
            "url": claim.url,
            "published": claim.published,
            "text_sha256": one.report.text_sha256,
            "characters": [claim.start, claim.end],
        },
    }


def _radius(precision: str | None, reach: tuple[str | None, float] | None) -> float | None:
    """The place's radius; of a place that left coarser than it is, how far its point may be off."""
    if reach is None:
        return None
    known, km = reach
    return km if known == precision else max(km, ROUNDED_KM)


def _figure(figure: Any) -> dict[str, Any]:
    line = figure.line
    names = ("measure", "value", "low", "high", "qualifier", "unit", "counted")
    return {name: getattr(line, name) for name in names} | {"part_of": figure.part_of, "implied": figure.implied}


FORMAT = Format(
    name="geojson",
    title="GeoJSON",
    ending=".geojson",
    media_type="application/geo+json",
    holds="A feature for each event of each claim, with source, stand, precision and radius. What is placed no finer "
    "than a country has no point.",
    write=write,
)
