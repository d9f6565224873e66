"""A reading as rows: what questions are asked of. No database here, only values."""

from collections.abc import Iterator
from typing import Any

from onrecord.model import Claim, Figure, Reading
from onrecord.record.entries import Entry, Who
from onrecord.record.parties import party_of

Row = dict[str, Any]

VIOLENT = ("ASSAULT", "COERCE")
"""Event types that name a person as the doer of a crime, if a person is the actor."""


def report_row(reading: Reading) -> Row:
    """The row of a report, without what only the record knows (when it was added, its lineage)."""
    report = reading.report
    return {
        "id": report.id,
        "ref": report.ref,
        "outlet": report.outlet,
        "title": report.title,
        "byline": report.byline,
        "url": report.url,
        "language": report.language,
        "published": report.published,
        "published_basis": report.published_basis,
        "retrieved": report.retrieved,
        "text_sha256": report.text_sha256,
        "text": report.text,
    }


def claim_row(claim: Claim, position: int, entries: list[Entry], text: str) -> Row:
    """The row of a claim. ``entries`` are those of its events."""
    start = min((span.start for span in claim.contents), default=0)
    end = max((span.end for span in claim.contents), default=0)
    said = " … ".join(span.quote(text) for span in claim.contents)
    named = (source.name or " ".join(span.quote(text) for span in source.spans) for source in claim.sources)
    by = " ".join(" ".join(named).split()) if claim.form != "narrated" else ""
    accused, score = crime_by(entries), claim.method.score
    return {
        "fingerprint": claim.id,
        "position": position,
        "act": claim.act,
        "form": claim.form,
        "basis": claim.basis,
        "said": claim.said,
        "score": score,
        "review": claim.review,
        "start": start,
        "end": end,
        "words": f"{by}\n{said}",
        "crime_by": accused,
        "doubt": (1.0 if accused is None else 0.0) + (0.5 if score is None else score),
    }


def content_in(words: str) -> str:
    """The content in the ``words`` of a claim's row, which begin with a line for who says it."""
    return words.partition("\n")[2]


def crime_by(entries: list[Entry]) -> str | None:
    """The person whom a claim names as the doer of a violent act that is told as having happened."""
    for entry in entries:
        event = entry.event
        if event.type in VIOLENT and event.polarity == "+" and event.certainty in ("asserted", "possible"):
            for who in entry.actors:
                if who.kind == "person":
                    return who.name
    return None


def source_rows(sources: tuple[Who, ...], on_behalf_of: Who | None) -> Iterator[Row]:
    """A row for each source of a claim."""
    for position, who in enumerate(sources):
        yield {
            "position": position,
            "key": who.key,
            "name": who.name,
            "kind": who.kind or "unnamed",
            "country": who.country or (on_behalf_of.country if on_behalf_of else None),
            "sector": who.sector or (on_behalf_of.sector if on_behalf_of else None),
            "party": party_of(who, on_behalf_of),
            "on_behalf_of": on_behalf_of.name if on_behalf_of else None,
        }


def event_row(entry: Entry) -> Row:
    """The row of an event."""
    event, place = entry.event, entry.place
    return {
        "fingerprint": event.id,
        "type": event.type,
        "mode": event.mode,
        "polarity": event.polarity,
        "denied": event.denied,
        "certainty": event.certainty,
        "tense": event.tense,
        "coded": event.coded,
        "begin": event.begin,
        "end": event.end,
        "place": place.name if place else None,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "precision": place.precision if place else None,
        "label": event.label.term if event.label else None,
    }


def party_rows(entry: Entry) -> Iterator[Row]:
    """A row for each actor and recipient of an event."""
    for role, parties in (("actor", entry.actors), ("recipient", entry.recipients)):
        for position, who in enumerate(parties):
            yield {
                "role": role,
                "position": position,
                "key": who.key,
                "name": who.name,
                "kind": who.kind,
                "country": who.country,
                "sector": who.sector,
                "party": party_of(who, None),
            }


def figure_row(figure: Figure) -> Row:
    """The row of a figure."""
    return {
        "fingerprint": figure.id,
        "measure": figure.measure,
        "unit": figure.unit,
        "who": figure.who,
        "counted": figure.counted,
        "qualifier": figure.qualifier,
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "part_of": figure.part_of,
        "cumulative": figure.cumulative,
        "since": figure.since,
        "implied": figure.implied,
        "start": figure.span.start,
        "end": figure.span.end,
    }
