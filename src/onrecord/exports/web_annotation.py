"""W3C Web Annotation (JSON-LD): an annotation for each claim, which points at its words by place and by quote.

Positions are half-open and count Unicode code points of the report's text, as the model has it. A quote that is
shortened or masked is not the exact text: then there is no quote selector, and the words stand beside the position.
"""

from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from onrecord import __version__
from onrecord.exports import wording
from onrecord.exports.form import Format, Told, Written
from onrecord.exports.json_file import of_itself, write_object
from onrecord.exports.leaving import Leaving, Leavings, leaving
from onrecord.exports.rules import Rules
from onrecord.record.store import Record
from onrecord.views.content_spans import Content
from onrecord.views.filters import Filter
from onrecord.views.masking import MASK

TERMS = "urn:onrecord:terms#"
CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"onrecord": TERMS}]


def write(record: Record, given: Filter, rules: Rules, to: BinaryIO, told: Told | None = None) -> Written:
    """One AnnotationPage with all annotations."""
    claims = leaving(record, given, rules)
    said = of_itself(record, given, rules)
    head = {
        "@context": CONTEXT,
        "id": f"urn:onrecord:record:{said['record']}:annotations:{said['made']}",
        "type": "AnnotationPage",
        "onrecord:about": said,
    }
    rows = write_object(to, head, "items", _items(claims, told), lambda: {"onrecord:held_back": dict(claims.held_back)})
    return Written(rows=rows, claims=rows, held_back=dict(claims.held_back))


def _items(claims: Leavings, told: Told | None) -> Iterator[dict[str, Any]]:
    for number, one in enumerate(claims, 1):
        yield annotation(one)
        if told:
            told(number)


def annotation(one: Leaving) -> dict[str, Any]:
    """One claim."""
    claim = one.claim
    return {
        "id": f"urn:onrecord:claim:{claim.id}",
        "type": "Annotation",
        "motivation": ["classifying", "describing"],
        "created": _instant(one.report.added_at),
        "generator": {"id": "urn:onrecord", "type": "Software", "name": f"Onrecord {__version__}"},
        "body": [
            {"type": "TextualBody", "purpose": "classifying", "value": claim.act},
            {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "text/plain",
                "language": "en",
                "value": f"{wording.who(one)} {wording.verb(one)} ({claim.review})",
            },
        ],
        "target": [_target(one, content) for content in one.contents],
        "onrecord:claim": _details(one),
    }


def _target(one: Leaving, content: Content) -> dict[str, Any]:
    report = one.report
    position = {"type": "TextPositionSelector", "start": content.start, "end": content.end}
    quote = {
        "type": "TextQuoteSelector",
        "exact": content.quote,
        # Around a masked name the text is not what stands there: only what lies between it and the quote is exact.
        "prefix": content.prefix.rpartition(MASK)[2],
        "suffix": content.suffix.partition(MASK)[0],
    }
    found: dict[str, Any] = {
        "type": "SpecificResource",
        "source": report.url or f"urn:onrecord:report:{report.id}",
        "selector": [quote, position] if content.is_exact else [position],
        "onrecord:text_sha256": report.text_sha256,
    }
    if not content.is_exact:
        found["onrecord:shortened_quote"] = content.quote
    if report.retrieved:
        found["state"] = {"type": "TimeState", "sourceDate": _instant(report.retrieved)}
    return found


def _details(one: Leaving) -> dict[str, Any]:
    """What the model has no words for, in those of the record."""
    claim = one.claim
    named = {
        name: getattr(claim, name)
        for name in ("id", "review", "act", "form", "said", "party", "on_behalf_of", "score", "lineage")
    }
    return named | {
        "basis": one.basis,
        "sources": msgspec.to_builtins(one.sources),
        "report": msgspec.to_builtins(one.report),
        "events": msgspec.to_builtins(one.events),
        "figures": msgspec.to_builtins(one.figures),
        "links": msgspec.to_builtins(one.links),
    }


def _instant(iso: str) -> str:
    """An xsd:dateTime in UTC, which the model asks for; a day begins at midnight."""
    moment = iso if "T" in iso else f"{iso}T00:00:00"
    return moment if moment.endswith("Z") or "+" in moment[10:] else f"{moment}Z"


FORMAT = Format(
    name="annotation",
    title="W3C Web Annotation",
    ending=".jsonld",
    media_type='application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    holds="An annotation for each claim, pointing at its words by position and quote, with the claim in the record’s "
    "own terms.",
    write=write,
)
