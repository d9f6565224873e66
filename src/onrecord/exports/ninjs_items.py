"""IPTC ninjs 3.1: an item for each report, with its sources, people, places and incidents, and its claims in sentences.

ninjs has no field for a claim: each is a description in the role ``onrecord:claim``. The body is there only where
whole texts may leave.
"""

from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from onrecord.exports import wording
from onrecord.exports.citing import said
from onrecord.exports.form import Format, Told, Written
from onrecord.exports.leaving import Leaving, leaving
from onrecord.exports.rules import Rules
from onrecord.record.store import Record
from onrecord.views.claim_pages import Party
from onrecord.views.filters import Filter

SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"
_ORGANISATIONS = ("government", "force", "group", "organisation", "institution", "outlet")


def write(record: Record, given: Filter, rules: Rules, to: BinaryIO, told: Told | None = None) -> Written:
    """An array of items, one a line, the latest report first."""
    claims = leaving(record, given, rules, spans=False)
    reports: dict[str, list[Leaving]] = {}
    for one in claims:
        reports.setdefault(one.report.id, []).append(one)
    number = sum(map(len, reports.values()))
    to.write(b"[")
    for at, some in enumerate(reports.values()):
        to.write((b"\n" if at == 0 else b",\n") + msgspec.json.encode(item(some, rules)))
    to.write(b"\n]\n")
    if told:
        told(number)
    return Written(rows=len(reports), claims=number, held_back=dict(claims.held_back))


def item(claims: list[Leaving], rules: Rules) -> dict[str, Any]:
    """The item of one report, of some of its claims."""
    report = claims[0].report
    parties = [party for one in claims for party in _parties(one)]
    found: dict[str, Any] = {
        "uri": report.url or f"urn:onrecord:report:{report.id}",
        "standard": {"name": "ninjs", "version": "3.1", "schema": SCHEMA},
        "type": "text",
        "representationType": "full" if report.text else "partial",
        "firstCreated": _instant(report.published),
        "language": report.language,
        "title": report.title,
        "headlines": [{"role": "main", "value": report.title}] if report.title else [],
        "by": report.byline,
        "copyrightHolder": report.outlet,
        "edNote": f"Claims read with Onrecord. {' '.join(rules.in_force())}",
        "altIds": [
            {"role": "onrecord:report", "value": report.id},
            {"role": "onrecord:text_sha256", "value": report.text_sha256},
        ],
        "infoSources": _sources(claims),
        "people": _named(parties, ("person",)),
        "organisations": _named(parties, _ORGANISATIONS),
        "places": _places(claims),
        "events": _events(claims),
        "descriptions": [
            {"role": "onrecord:claim", "contentType": "text/plain", "value": _sentence(one)} for one in claims
        ],
        "bodies": _bodies(report.text),
    }
    return {name: value for name, value in found.items() if value}


def _sentence(one: Leaving) -> str:
    return f"{said(one.claim)}. ({one.claim.id}, {one.claim.review})"


def _sources(claims: list[Leaving]) -> list[dict[str, str]]:
    """The outlet, then who speaks in the report. Nobody who is masked."""
    outlet = claims[0].report.outlet
    found = {(outlet, "provider"): {"name": outlet, "role": "provider"}} if outlet else {}
    for one in claims:
        for source in one.sources:
            if source.name and not source.is_masked and one.claim.form != "narrated":
                found[source.name, "source"] = {"name": source.name, "role": "onrecord:source"}
    return list(found.values())


def _named(parties: list[Party], kinds: tuple[str, ...]) -> list[dict[str, str]]:
    names = [party.name for party in parties if party.kind in kinds and wording.is_named(party)]
    return [{"name": name} for name in dict.fromkeys(names)]


def _parties(one: Leaving) -> Iterator[Party]:
    yield from one.sources
    for event in one.events:
        yield from (*event.actors, *event.recipients)


def _places(claims: list[Leaving]) -> list[dict[str, Any]]:
    """Places of events; how finely they are told stands beside them."""
    found: dict[str, dict[str, Any]] = {}
    for one in claims:
        for event in one.events:
            if event.line.place:
                entry = {"name": event.line.place, "literal": event.line.precision or "not placed"}
                found[event.line.place] = entry | {"rel": "onrecord:event-place"}
    return list(found.values())


def _events(claims: list[Leaving]) -> list[dict[str, str]]:
    """Incidents, and whether the claim says or denies; what is demanded, planned or only possible says so."""
    found: dict[tuple[str, str, str], dict[str, str]] = {}
    for one in claims:
        for event in one.events:
            standing = wording.standing(event)
            name = f"{wording.what(event)}{f' ({standing})' if standing else ''}, as told by {wording.who(one)}"
            rel = "onrecord:denies" if event.line.polarity == "-" else "onrecord:says"
            incident = event.line.incident or event.line.id
            found[incident, name, rel] = {"id": incident, "name": name, "rel": rel}
    return list(found.values())


def _bodies(text: str | None) -> list[dict[str, Any]]:
    if text is None:
        return []
    return [{"role": "main", "contentType": "text/plain", "charCount": len(text), "value": text}]


def _instant(iso: str | None) -> str | None:
    """A date and time, which the schema asks for; a day is its first moment in UTC, a month is not written."""
    if iso is None or len(iso) < 10:
        return None
    moment = iso if "T" in iso else f"{iso}T00:00:00"
    moment = f"{moment}:00" if len(moment) == 16 else moment
    return moment if moment.endswith("Z") or "+" in moment[10:] else f"{moment}Z"


FORMAT = Format(
    name="ninjs",
    title="IPTC ninjs 3.1",
    ending=".ninjs.json",
    media_type="application/json",
    holds="An item for each report, with outlet, sources, people, places, incidents, and each claim as a sentence; the "
    "body only with full texts.",
    write=write,
)
