"""Words selected in a report: where exactly they stand, which claims are read in them, whom the report speaks of."""

import sqlalchemy as sa

from onrecord.errors import InputError
from onrecord.model import Span, Value
from onrecord.record.schema import claims, reports
from onrecord.record.store import Record
from onrecord.views.anchors import Anchor, anchor_of, find_anchor
from onrecord.views.claim_facts import ClaimFacts, facts_of
from onrecord.views.readings import readings_as_decided

LONGEST = 2_000
"""Characters that may be selected."""


class Selection(Value, frozen=True, kw_only=True):
    """Selected words of a report with the claims that share a character with them."""

    report: str
    title: str | None
    start: int
    end: int
    anchor: Anchor
    claims: tuple[ClaimFacts, ...]
    people: tuple[str, ...]


def selected(record: Record, name: str, start: int, end: int) -> Selection:
    """The words from ``start`` to ``end`` (code points) of a report, without spaces at their edges.

    Raises InputError if the report is not there, or there are no words between the two.
    """
    with record.reading_from() as connection:
        row = connection.execute(
            sa.select(reports.c.number, reports.c.title).where(reports.c.id == name, reports.c.state == "kept")
        ).first()
        if row is None:
            raise InputError(f"report {name}: not in this record; `onrecord search` finds reports by their words")
        known = readings_as_decided(connection, [row.number])[row.number]
        reviews = dict(
            connection.execute(sa.select(claims.c.id, claims.c.review).where(claims.c.report == row.number)).all()
        )
    text = known.reading.report.text
    span = _trimmed(text, start, end)
    if not span.quote(text) or span.end - span.start > LONGEST:
        raise InputError(f"report {name}: select some words of its text, at most {LONGEST:,} characters")
    found = facts_of(known.reading, known.ids, reviews).values()
    touched = {
        known.ids[claim.id]
        for claim in known.reading.claims
        if claim.id in known.ids
        and any(one.overlaps(span) for one in (*claim.contents, *(claim.cue.spans if claim.cue else ())))
    }
    return Selection(
        report=name,
        title=row.title,
        start=span.start,
        end=span.end,
        anchor=anchor_of(text, span),
        claims=tuple(sorted((one for one in found if one.id in touched), key=lambda one: one.start)),
        people=tuple(sorted({actor.name for actor in known.reading.actors})),
    )


def still_stands(record: Record, name: str, anchor: Anchor, span: Span) -> Span:
    """The span of words that were selected, checked against the text.

    Raises InputError if they stand neither there nor, exactly once, anywhere else.
    """
    text = record.machine_reading(name).report.text
    if 0 <= span.start < span.end and span.quote(text) == anchor.quote:
        return span
    found = find_anchor(anchor, text)
    if found is None:
        raise InputError(f"report {name}: “{anchor.quote[:80]}” does not stand in its text just once; select it again")
    return found


def _trimmed(text: str, start: int, end: int) -> Span:
    start, end = max(0, min(start, end)), min(len(text), max(start, end))
    words = text[start:end]
    lead = len(words) - len(words.lstrip())
    return Span(start + lead, start + max(lead, len(words.rstrip())))
