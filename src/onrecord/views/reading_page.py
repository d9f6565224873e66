"""A report as it is read: its text with everything marked in it, and a card for each claim."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from onrecord.errors import InputError
from onrecord.model import Problem, Reading, Span, Value
from onrecord.record.schema import claim_sources, claims, events, incidents, links, reports
from onrecord.record.store import Record
from onrecord.views.claim_facts import ClaimFacts, facts_of
from onrecord.views.incidents import IncidentLine, incident_line
from onrecord.views.marks import claim_marks, figure_marks, page_marks
from onrecord.views.notes import Note, notes_on
from onrecord.views.readings import readings_as_decided
from onrecord.views.reports import ReportLine, report_lines
from onrecord.views.segments import Block, Mark, blocks

MOST_LINKS = 5
"""Links that a card shows in each direction; an incident's page shows all."""


class CardLink(Value, frozen=True, kw_only=True):
    """A link to another claim. ``is_passive``: the other one denies this one, and not the other way round."""

    relation: str
    is_passive: bool
    claim: str
    who: str
    report: str
    outlet: str | None
    published: str | None
    reason: str


class Card(Value, frozen=True, kw_only=True):
    """A claim beside its text. ``number`` counts in text order; ``at`` is where its words begin."""

    number: int
    at: int
    facts: ClaimFacts
    incidents: tuple[IncidentLine, ...]
    links: tuple[CardLink, ...]


class ReadingPage(Value, frozen=True, kw_only=True):
    """A report with its claims. ``copies`` are the other reports of its lineage, the first one first."""

    report: ReportLine
    byline: str | None
    ref: str
    retrieved: str | None
    text_sha256: str
    revised_by: ReportLine | None
    copies: tuple[ReportLine, ...]
    disputed: tuple[IncidentLine, ...]
    blocks: tuple[Block, ...]
    cards: tuple[Card, ...]
    notes: tuple[Note, ...]
    problems: tuple[Problem, ...]

    @property
    def by_id(self) -> dict[str, Card]:
        """Cards by the id of their claim."""
        return {card.facts.id: card for card in self.cards}

    @property
    def unchecked(self) -> int:
        """Claims nobody has decided on."""
        return sum(card.facts.review == "unchecked" for card in self.cards)

    @property
    def orphans(self) -> tuple[Note, ...]:
        """Notes whose words stand nowhere in this text."""
        return tuple(note for note in self.notes if note.start is None)


def reading_page(record: Record, name: str) -> ReadingPage:
    """A report as it is read. Names of private persons are not masked: they stand in the text beside them.

    Raises InputError if it is not there.
    """
    with record.reading_from() as connection:
        row = connection.execute(sa.select(*_ROW).where(reports.c.id == name)).first()
        if row is None or row.state != "kept":
            why = f"was removed ({row.reason})" if row else "is not in this record; `onrecord search` finds reports"
            raise InputError(f"report {name}: not in this record: it {why}" if row else f"report {name}: {why}")
        known = readings_as_decided(connection, [row.number])[row.number]
        reviews = dict(
            connection.execute(sa.select(claims.c.id, claims.c.review).where(claims.c.report == row.number)).all()
        )
        reading, facts = known.reading, facts_of(known.reading, known.ids, reviews)
        notes = notes_on(connection, name, reading.report.text)
        in_incidents = _incidents(connection, row.number)
        linked = _links(connection, row.number)
        near = _reports(connection, row)
    return ReadingPage(
        report=near[name],
        byline=row.byline,
        ref=row.ref,
        retrieved=row.retrieved,
        text_sha256=row.text_sha256,
        revised_by=next((line for line in near.values() if line.revises == name), None),
        copies=tuple(line for key, line in near.items() if name not in (key, line.revises)),
        disputed=tuple({one.id: one for many in in_incidents.values() for one in many if one.disputes}.values()),
        blocks=_blocks(reading, known.ids, notes),
        cards=_cards(reading, known.ids, facts, in_incidents, linked),
        notes=notes,
        problems=reading.problems,
    )


_ROW = (
    reports.c.number, reports.c.state, reports.c.reason, reports.c.byline, reports.c.ref, reports.c.retrieved,
    reports.c.text_sha256, reports.c.lineage, reports.c.id, reports.c.url,
)  # fmt: skip


def _blocks(reading: Reading, ids: dict[str, str], notes: Sequence[Note]) -> tuple[Block, ...]:
    marked = [*page_marks(reading), *figure_marks(reading, ids)]
    for claim in reading.claims:
        if claim.id in ids:
            marked += claim_marks(claim, ids[claim.id])
    for note in notes:
        if note.start is not None and note.end is not None:
            marked.append((Span(note.start, note.end), Mark(role="note", title=f"{note.by}: {note.words}")))
    report = reading.report
    return tuple(blocks(report.text, marked, report.headings, report.furniture))


def _cards(
    reading: Reading,
    ids: dict[str, str],
    facts: dict[str, ClaimFacts],
    in_incidents: dict[str, tuple[IncidentLine, ...]],
    linked: dict[str, list[CardLink]],
) -> tuple[Card, ...]:
    starts = {}
    for claim in reading.claims:
        if claim.id in ids:
            spans = [*claim.contents, *(claim.cue.spans if claim.cue else ())]
            starts[ids[claim.id]] = min((span.start for span in spans), default=0)
    order = sorted(facts.values(), key=lambda one: (one.start, -one.end, one.id))
    return tuple(
        Card(
            number=number,
            at=starts[one.id],
            facts=one,
            incidents=in_incidents.get(one.id, ()),
            links=tuple(linked.get(one.id, ())),
        )
        for number, one in enumerate(order, start=1)
    )


def _incidents(connection: sa.Connection, report: int) -> dict[str, tuple[IncidentLine, ...]]:
    """Incidents by the permanent id of the claims whose events are part of them."""
    asked = sa.select(incidents, claims.c.id.label("claim_id")).join(events, events.c.incident == incidents.c.number)
    asked = asked.join(claims, claims.c.number == events.c.claim).where(events.c.report == report)
    found: dict[str, dict[str, IncidentLine]] = {}
    for row in connection.execute(asked.order_by(events.c.number)):
        found.setdefault(row.claim_id, {})[row.id] = incident_line(row)
    return {claim: tuple(many.values()) for claim, many in found.items()}


def _links(connection: sa.Connection, report: int) -> dict[str, list[CardLink]]:
    """Links to and from the claims of a report, by permanent id, without those a person rejected."""
    mine, other = claims.alias("mine"), claims.alias("other")
    found: dict[str, list[CardLink]] = {}
    for is_passive, here, there in ((False, links.c.claim, links.c.other), (True, links.c.other, links.c.claim)):
        asked = (
            sa.select(
                links.c.relation, links.c.reason, mine.c.id.label("mine_id"), other.c.id.label("other_id"),
                other.c.form, claim_sources.c.name, reports.c.id, reports.c.outlet, reports.c.published,
            )
            .join(mine, mine.c.number == here)
            .join(other, other.c.number == there)
            .join(reports, reports.c.number == other.c.report)
            .outerjoin(claim_sources, sa.and_(claim_sources.c.claim == other.c.number, claim_sources.c.position == 0))
            .where(mine.c.report == report, links.c.state != "rejected")
            .order_by(links.c.number)
        )  # fmt: skip
        for row in connection.execute(asked):
            many = found.setdefault(row.mine_id, [])
            if sum(one.is_passive == is_passive for one in many) < MOST_LINKS:
                many.append(_link(row, is_passive))
    return found


def _link(row: Any, is_passive: bool) -> CardLink:
    who = (row.outlet or "the outlet") if row.form == "narrated" else row.name
    return CardLink(
        relation=row.relation,
        is_passive=is_passive,
        claim=row.other_id,
        who=who or "somebody not named",
        report=row.id,
        outlet=row.outlet,
        published=row.published,
        reason=row.reason,
    )


def _reports(connection: sa.Connection, row: Any) -> dict[str, ReportLine]:
    """The report itself, the others of its lineage (at most fifty), and the one that revises it, by id."""
    same = sa.select(reports.c.number).where(reports.c.lineage == row.lineage, reports.c.state == "kept")
    numbers = list(connection.execute(same.order_by(reports.c.number).limit(50)).scalars())
    # A later wording is at the same address, by which an index finds it.
    later = sa.select(reports.c.number).where(reports.c.url == row.url, reports.c.revises == row.id)
    later = later.where(reports.c.state == "kept")
    numbers += connection.execute(later.order_by(reports.c.number.desc()).limit(1)).scalars()
    lines = report_lines(connection, [*numbers, row.number])
    return {lines[number].id: lines[number] for number in dict.fromkeys([*numbers, row.number])}
