"""schema.org Claim (JSON-LD): who claims what, and where it appears. Never a ClaimReview: no verdict is given here.

The text of a claim is the whole sentence, with who said it and what saying it did: a denial's content alone would say
the contrary. schema.org has no relation between claims; those of the record stand under terms of its own.
"""

from collections.abc import Iterator
from typing import Any, BinaryIO

from onrecord.exports import wording
from onrecord.exports.citing import said
from onrecord.exports.form import Format, Told, Written
from onrecord.exports.json_file import of_itself, write_object
from onrecord.exports.leaving import Leaving, Leavings, leaving
from onrecord.exports.rules import Rules
from onrecord.record.store import Record
from onrecord.views.claim_pages import Party, ReportDetail
from onrecord.views.filters import Filter

CONTEXT = ["https://schema.org", {"onrecord": "urn:onrecord:terms#"}]


def write(record: Record, given: Filter, rules: Rules, to: BinaryIO, told: Told | None = None) -> Written:
    """One graph of claims."""
    claims = leaving(record, given, rules)
    head = {"@context": CONTEXT, "onrecord:about": of_itself(record, given, rules)}
    rows = write_object(
        to, head, "@graph", _items(claims, told), lambda: {"onrecord:held_back": dict(claims.held_back)}
    )
    return Written(rows=rows, claims=rows, held_back=dict(claims.held_back))


def _items(claims: Leavings, told: Told | None) -> Iterator[dict[str, Any]]:
    for number, one in enumerate(claims, 1):
        yield claim_object(one)
        if told:
            told(number)


def claim_object(one: Leaving) -> dict[str, Any]:
    """One claim. What is not known is left out."""
    claim = one.claim
    found: dict[str, Any] = {
        "@id": _id(claim.id),
        "@type": "Claim",
        "identifier": claim.id,
        "text": said(claim),
        "author": _authors(one) or None,
        "datePublished": claim.said or claim.published,
        "appearance": _article(one.report),
        "creativeWorkStatus": claim.review,
        "onrecord:act": claim.act,
        "onrecord:form": claim.form,
        "onrecord:basis": one.basis,
        "onrecord:onBehalfOf": claim.on_behalf_of,
        "onrecord:characters": [claim.start, claim.end],
        "onrecord:event": [_event(event) for event in one.events] or None,
        "onrecord:figure": [wording.figure(figure) for figure in one.figures] or None,
    }
    if claim.form == "direct":
        quoted = {"@type": "Quotation", "text": wording.unquoted(claim.quote), "creator": found["author"]}
        found["hasPart"] = {name: value for name, value in quoted.items() if value}
    for link in one.links:
        found.setdefault(f"onrecord:{link.relation}", []).append({"@id": _id(link.other)})
    return {name: value for name, value in found.items() if value is not None}


def _authors(one: Leaving) -> list[dict[str, Any]]:
    """Who makes the claim: the sources, or the outlet in its own words."""
    if one.claim.form == "narrated":
        return [{"@type": "Organization", "name": one.claim.outlet}] if one.claim.outlet else []
    return [_author(source) for source in one.sources if source.name]


def _author(source: Party) -> dict[str, Any]:
    kind = "Person" if source.kind == "person" else "Organization"
    known = kind if source.kind in ("person", "government", "force", "group", "organisation", "outlet") else "Thing"
    return {"@type": known, "name": source.name}


def _article(report: ReportDetail) -> dict[str, Any]:
    found: dict[str, Any] = {
        "@id": f"urn:onrecord:report:{report.id}",
        "@type": "NewsArticle",
        "headline": report.title,
        "url": report.url,
        "publisher": {"@type": "Organization", "name": report.outlet} if report.outlet else None,
        "datePublished": report.published,
        "inLanguage": report.language,
        "onrecord:text_sha256": report.text_sha256,
        "onrecord:retrieved": report.retrieved,
    }
    return {name: value for name, value in found.items() if value is not None}


def _event(event: Any) -> dict[str, Any]:
    line = event.line
    found = {
        "@id": f"urn:onrecord:event:{line.id}",
        "onrecord:incident": {"@id": f"urn:onrecord:incident:{line.incident}"} if line.incident else None,
        "onrecord:what": wording.what(event),
        "onrecord:type": line.type,
        "onrecord:mode": line.mode,
        "onrecord:polarity": line.polarity,
        "onrecord:denied": line.denied,
        "onrecord:certainty": line.certainty,
        "onrecord:begin": line.begin,
        "onrecord:end": line.end,
        "onrecord:place": line.place,
        "onrecord:precision": line.precision,
    }
    return {name: value for name, value in found.items() if value is not None}


def _id(name: str) -> str:
    return f"urn:onrecord:claim:{name}"


FORMAT = Format(
    name="claims",
    title="schema.org Claim",
    ending=".claims.jsonld",
    media_type="application/ld+json",
    holds="A schema.org Claim for each claim, with author, appearance and review state. No ClaimReview: there is no "
    "verdict.",
    write=write,
)
