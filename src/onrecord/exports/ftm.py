"""followthemoney entities as JSON Lines: reports as Article, who speaks or acts, asserted versions as Event, notes.

The model has no word for a claim. An Event is a row of ``versions``: what is denied or only demanded is none. Every
claim, denials among them, is a Note with its words and its review state, beside the report it stands in.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import msgspec
import pycountry

from onrecord.exports import wording
from onrecord.exports.citing import said
from onrecord.exports.form import Format, Told, Written
from onrecord.exports.leaving import Leaving, leaving
from onrecord.exports.rules import Rules
from onrecord.exports.version_columns import denied
from onrecord.exports.versions import RULE, Version, versions_of
from onrecord.ids import make_id
from onrecord.record.store import Record
from onrecord.views.claim_pages import Party, ReportDetail
from onrecord.views.filters import Filter

Entity = dict[str, Any]
SCHEMATA = {
    "person": "Person", "office": "LegalEntity", "government": "PublicBody", "institution": "LegalEntity",
    "force": "Organization", "group": "Organization", "organisation": "Organization", "outlet": "Organization",
}  # fmt: skip
"""Schemata of parties by their kind; people, and whoever is not named, are no entity."""
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?=Z|$)|\d{4}-\d\d-\d\d(?=T|$)|\d{4}-\d\d$|\d{4}$")
_LANGUAGES = {"en": "eng", "fr": "fra", "es": "spa", "ar": "ara", "ru": "rus", "uk": "ukr", "de": "deu", "pt": "por"}


def write(record: Record, given: Filter, rules: Rules, to: BinaryIO, told: Told | None = None) -> Written:
    """One entity a line, each once. Claims are kept in memory until their versions are known."""
    claims = leaving(record, given, rules, order="first", spans=False)
    kept = list(claims)
    found = versions_of(kept, given)
    written: set[str] = set()
    for entity in entities(kept, found.rows, rules):
        if entity["id"] not in written:
            written.add(entity["id"])
            to.write(msgspec.json.encode(entity) + b"\n")
    if told:
        told(len(kept))
    return Written(rows=len(written), claims=len(kept), held_back=dict(claims.held_back))


def entities(claims: Iterable[Leaving], versions: Iterable[Version], rules: Rules) -> Iterator[Entity]:
    """The entities of claims and of their versions; those that several share come several times."""
    event_of: dict[str, list[str]] = {}
    for row in versions:
        yield from (entity for party in (*row.actors, *row.recipients) if (entity := legal_entity(party)))
        for told in row.told:
            yield article(told.claim.report, rules)
        for name in row.claims:
            event_of.setdefault(name, []).append(row.id)
        yield event(row)
    for one in claims:
        yield article(one.report, rules)
        speakers = [entity for source in one.sources if (entity := legal_entity(source))]
        yield from speakers
        yield note(one, [*event_of.get(one.claim.id, ()), *(speaker["id"] for speaker in speakers)])


def article(report: ReportDetail, rules: Rules) -> Entity:
    """A report. Its text is there only where whole texts may leave."""
    return _entity(
        report.id,
        "Article",
        title=report.title,
        fileName=f"{report.id}.txt",
        author=report.byline,
        publisher=report.outlet,
        sourceUrl=report.url,
        publishedAt=_date(report.published),
        retrievedAt=_date(report.retrieved),
        language=_LANGUAGES.get(report.language or ""),
        bodyText=report.text,
        notes=[f"SHA-256 of its text: {report.text_sha256}", *rules.in_force()],
    )


def event(row: Version) -> Entity:
    """An asserted version. Its name says who asserts it."""
    place = row.event.line
    what = wording.what(row.event)
    return _entity(
        row.id,
        "Event",
        name=f"{what}, as told by {wording.listed(row.sources)}",
        startDate=_date(row.when.line.begin),
        endDate=_date(row.when.line.end),
        location=place.place,
        country=_country(place.country),
        recordId=row.incident,
        involved=[entity["id"] for party in (*row.actors, *row.recipients) if (entity := legal_entity(party))],
        proof=[one.claim.report.id for one in row.told],
        sourceUrl=[one.claim.report.url for one in row.told if one.claim.report.url],
        summary="; ".join(toll.words for toll in row.tolls.values()) or None,
        notes=[denied(denial) for denial in (*row.denials, *row.other_denials)],
        keywords=[RULE, f"review: {row.review}", f"incident {row.incident}", *(f"claim {name}" for name in row.claims)],
    )


def note(one: Leaving, about: list[str]) -> Entity:
    """A claim, with its whole sentence."""
    return _entity(
        f"claim-{one.claim.id}",
        "Note",
        name=f"{wording.who(one)} {wording.verb(one)} ({one.claim.review})",
        description=said(one.claim),
        entity=about,
        proof=one.report.id,
        sourceUrl=one.report.url,
        publisher=one.report.outlet,
        keywords=[
            f"claim {one.claim.id}",
            f"review: {one.claim.review}",
            f"act: {one.claim.act}",
            f"characters {one.claim.start}-{one.claim.end}",
            *(f"incident {event.line.incident}" for event in one.events if event.line.incident),
            *(f"{link.relation} {link.other}" for link in one.links),
        ],
    )


def legal_entity(party: Party) -> Entity | None:
    """A party with a name of its own; nobody who is masked, and no "two men"."""
    schema = SCHEMATA.get(party.kind or "")
    if schema is None or not wording.is_named(party):
        return None
    return _entity(make_id("act", party.key), schema, name=party.name, country=_country(party.country))


def _entity(key: str, schema: str, /, **properties: str | list[str] | None) -> Entity:
    """All values are lists of words; what is not known is not there."""
    listed = {
        name: list(dict.fromkeys(value)) if isinstance(value, list) else [value]
        for name, value in properties.items()
        if value
    }
    for name in ("proof", "entity", "involved"):
        if name in listed:
            listed[name] = [_id(other) for other in listed[name]]
    return {"id": _id(key), "schema": schema, "properties": listed}


def _id(key: str) -> str:
    """An id in the form in which the model has them."""
    return key.lower().replace("_", "-")


def _country(alpha_3: str | None) -> str | None:
    found = pycountry.countries.get(alpha_3=alpha_3 or "")
    return found.alpha_2.lower() if found else None


def _date(iso: str | None) -> str | None:
    """A moment, day, month or year; seasons and parts of a day have no form in the model."""
    found = _DATE.match(iso or "")
    return found[0] if found else None


FORMAT = Format(
    name="ftm",
    title="followthemoney",
    ending=".ftm.json",
    media_type="application/json+ftm",
    holds="Reports as Article, parties as LegalEntity and its kinds, asserted versions as Event, every claim as Note; "
    "one entity a line.",
    write=write,
)
