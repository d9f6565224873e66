"""Claims with all that belongs to them: the report, exact spans, who is who, figures and links. What exports are of."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from onrecord.model import Value
from onrecord.record.dialects import Database
from onrecord.record.schema import claim_sources, claims, event_parties, events, figures, links, reports
from onrecord.views.claim_lines import ClaimLine, EventLine, FigureLine, claim_lines
from onrecord.views.content_spans import Content, contents_of
from onrecord.views.filters import Filter, of_claims
from onrecord.views.finding import ORDERS, Order
from onrecord.views.incidents import LinkLine
from onrecord.views.masking import NO_MASKS, Mask, Masks, masks_for
from onrecord.views.rows import by_number, grouped


class ClaimHead(NamedTuple):
    """What decides whether a claim may leave. ``names_doer``: it names a person as the doer of a crime."""

    number: int
    review: str
    names_doer: bool


class Party(Value, frozen=True, kw_only=True):
    """A source, actor or recipient. Who has the same ``key`` is the same; unnamed people are so only in one report."""

    key: str
    name: str
    kind: str | None
    country: str | None
    sector: str | None
    party: str | None
    is_masked: bool = False


class ReportDetail(Value, frozen=True, kw_only=True):
    """The report of a claim. ``text`` is there only where it was asked for."""

    id: str
    outlet: str | None
    title: str | None
    byline: str | None
    url: str | None
    language: str | None
    published: str | None
    published_basis: str
    retrieved: str | None
    text_sha256: str
    lineage: str
    added_at: str
    text: str | None = None


class EventDetail(Value, frozen=True, kw_only=True):
    """An event with its parties, and the figures (by id) that count for it."""

    line: EventLine
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    admin1: str | None
    tense: str | None
    coded: bool
    figures: tuple[str, ...]


class FigureDetail(Value, frozen=True, kw_only=True):
    """A figure with its exact span and the permanent id of its event."""

    line: FigureLine
    event: str | None
    part_of: str | None
    cumulative: bool
    since: str | None
    implied: bool
    start: int
    end: int


class ClaimPage(Value, frozen=True, kw_only=True):
    """One claim with all that belongs to it. ``links`` are those that go out from it."""

    line: ClaimLine
    basis: str
    report: ReportDetail
    contents: tuple[Content, ...]
    sources: tuple[Party, ...]
    events: tuple[EventDetail, ...]
    figures: tuple[FigureDetail, ...]
    links: tuple[LinkLine, ...]

    @property
    def names_doer(self) -> bool:
        """Whether it names a person as the doer of a crime: as ``ClaimHead`` has it."""
        blamed = (
            one.kind
            for event in self.events
            if event.line.type == "ACCUSE" and event.line.mode != "disapprove"
            for one in event.recipients
        )
        return self.line.crime_by is not None or "person" in blamed


def claim_heads(
    connection: sa.Connection, database: Database, given: Filter, *, order: Order = "latest"
) -> Iterator[ClaimHead]:
    """The claims for which a filter holds, one after the other, however many there are."""
    # Asked for once and not claim by claim: a database that has kept no statistics goes through every accusation for
    # each claim otherwise.
    blamed = (
        sa.select(events.c.claim)
        .select_from(events.join(event_parties, event_parties.c.event == events.c.number))
        .where(
            events.c.type == "ACCUSE",
            sa.func.coalesce(events.c.mode, "") != "disapprove",
            event_parties.c.role == "recipient",
            event_parties.c.kind == "person",
        )
    )
    doer = sa.or_(claims.c.crime_by.is_not(None), claims.c.number.in_(blamed))
    asked = sa.select(claims.c.number, claims.c.review, doer.label("names_doer"))
    asked = asked.join(reports, reports.c.number == claims.c.report).where(*of_claims(given, database))
    order = order if order != "nearest" else "latest"
    rows = connection.execute(asked.order_by(*ORDERS[order]).execution_options(yield_per=1000))
    for row in rows:
        yield ClaimHead(row.number, row.review, bool(row.names_doer))


def claim_pages(
    connection: sa.Connection,
    numbers: Sequence[int],
    *,
    names: bool = False,
    quote: int | None = None,
    spans: bool = True,
    texts: bool = False,
) -> tuple[ClaimPage, ...]:
    """Claims by row number, in that order. Their lines have whole quotes.

    ``quote`` is the most characters of a quote in ``contents``; all of them for None. Without ``spans`` there are no
    ``contents``, which take the longest to find; ``texts`` gives reports' whole texts.
    """
    rows = {row.number: row for row in by_number(connection, sa.select(*_CLAIM), claims.c.number, numbers)}
    found = [number for number in numbers if number in rows]
    of = list(dict.fromkeys(row.report for row in rows.values()))
    masks = NO_MASKS if names else masks_for(connection, of)
    lines = claim_lines(connection, numbers, quote=None, masks=masks)
    written = _texts(connection, of) if spans or texts else {}
    details = report_details(connection, of, masks, written if texts else None)
    cut = contents_of(connection, list(rows.values()), written, masks, quote) if spans else {}
    report_of = {n: _Of(details[row.report].id, masks.of(row.report)) for n, row in rows.items()}
    sources = _sources(connection, report_of)
    counted = _figures(connection, found)
    happened = _events(connection, found, report_of)
    outgoing = _links(connection, report_of, names)
    return tuple(
        ClaimPage(
            line=line,
            basis=rows[number].basis,
            report=details[rows[number].report],
            contents=cut.get(number, ()),
            sources=tuple(sources.get(number, ())),
            events=tuple(
                _event(event, happened[event.id], [one for one in counted.get(number, ()) if one[0] == event.id])
                for event in line.events
            ),
            figures=tuple(
                _figure(figure, *row) for figure, row in zip(line.figures, counted.get(number, ()), strict=True)
            ),
            links=tuple(outgoing.get(number, ())),
        )
        for number, line in zip(found, lines, strict=True)
    )


def report_details(
    connection: sa.Connection, numbers: Sequence[int], masks: Masks, texts: Mapping[int, str] | None = None
) -> dict[int, ReportDetail]:
    """Reports by row number, masked; with the texts that are given."""
    return {
        row.number: ReportDetail(
            **{name: getattr(row, name) for name in _REPORT_FIELDS},
            title=masks.of(row.number).words(row.title) if row.title else None,
            byline=masks.of(row.number).words(row.byline) if row.byline else None,
            text=masks.of(row.number).blocked(texts[row.number]) if texts else None,
        )
        for row in by_number(connection, sa.select(*_REPORT), reports.c.number, numbers)
    }


_CLAIM = (claims.c.number, claims.c.report, claims.c.basis, claims.c.start, claims.c.end, claims.c.words)
_REPORT_FIELDS = (
    "id", "outlet", "url", "language", "published", "published_basis", "retrieved", "text_sha256", "lineage",
    "added_at",
)  # fmt: skip
_REPORT = (reports.c.number, reports.c.title, reports.c.byline, *(reports.c[name] for name in _REPORT_FIELDS))


def _texts(connection: sa.Connection, numbers: Sequence[int]) -> dict[int, str]:
    asked = sa.select(reports.c.number, reports.c.text)
    return {row.number: row.text for row in by_number(connection, asked, reports.c.number, numbers)}


class _Of(NamedTuple):
    """The report of a claim: its id, and whom it names that is private."""

    report: str
    mask: Mask


def _party(row: Any, of: _Of) -> Party:
    """A source, actor or recipient, masked. Whoever has no name is somebody else in every report."""
    alone = row.kind in ("person", "unnamed", "unknown", None) and not row.key.startswith("act_")
    return Party(
        key=f"{of.report} {row.key}" if alone else row.key,
        name=of.mask.name(row.name) or "",
        kind=row.kind,
        country=row.country,
        sector=row.sector,
        party=of.mask.name(row.party),  # a person's own men are of that person's party
        is_masked=of.mask.is_private(row.name),
    )


def _sources(connection: sa.Connection, report_of: dict[int, _Of]) -> dict[int, list[Party]]:
    asked = sa.select(claim_sources).order_by(claim_sources.c.position)
    rows = grouped(connection, asked, claim_sources.c.claim, list(report_of))
    return {number: [_party(row, report_of[number]) for row in found] for number, found in rows.items()}


class _Happened(NamedTuple):
    row: Any
    parties: dict[str, tuple[Party, ...]]


def _events(connection: sa.Connection, numbers: Sequence[int], report_of: dict[int, _Of]) -> dict[str, _Happened]:
    wanted = [events.c[name] for name in ("number", "id", "claim", "admin1", "tense", "coded")]
    rows = list(by_number(connection, sa.select(*wanted), events.c.claim, numbers))
    order = sa.select(event_parties).order_by(event_parties.c.position)
    parties = grouped(connection, order, event_parties.c.event, [row.number for row in rows])
    return {
        row.id: _Happened(
            row,
            {
                role: tuple(
                    _party(one, report_of[row.claim]) for one in parties.get(row.number, ()) if one.role == role
                )
                for role in ("actor", "recipient")
            },
        )
        for row in rows
    }


def _event(line: EventLine, found: _Happened, counted: list[tuple[str | None, Any]]) -> EventDetail:
    return EventDetail(
        line=line,
        actors=found.parties["actor"],
        recipients=found.parties["recipient"],
        admin1=found.row.admin1,
        tense=found.row.tense,
        coded=found.row.coded,
        figures=tuple(f"{row.claim_id}/{row.start}-{row.end}" for _, row in counted),
    )


def _figures(connection: sa.Connection, numbers: Sequence[int]) -> dict[int, list[tuple[str | None, Any]]]:
    """Rows of figures with the permanent id of their event, by claim, in the order of their lines."""
    asked = sa.select(figures, events.c.id.label("event_id"), claims.c.id.label("claim_id"))
    asked = asked.join(claims, claims.c.number == figures.c.claim)
    asked = asked.outerjoin(events, events.c.number == figures.c.event).order_by(figures.c.number)
    found: dict[int, list[tuple[str | None, Any]]] = {}
    for row in by_number(connection, asked, figures.c.claim, numbers):
        found.setdefault(row.claim, []).append((row.event_id, row))
    return found


def _figure(line: FigureLine, event: str | None, row: Any) -> FigureDetail:
    fields: dict[str, Any] = {
        name: getattr(row, name) for name in ("part_of", "cumulative", "since", "implied", "start", "end")
    }
    return FigureDetail(line=line, event=event, **fields)


def _links(connection: sa.Connection, report_of: dict[int, _Of], names: bool) -> dict[int, list[LinkLine]]:
    """Links that go out from claims, without those a person rejected. Their reasons may name people of either side."""
    mine, other = claims.alias("mine"), claims.alias("other")
    asked = (
        sa.select(links, mine.c.id.label("claim_id"), other.c.id.label("other_id"), other.c.report.label("there"))
        .join(mine, mine.c.number == links.c.claim)
        .join(other, other.c.number == links.c.other)
        .where(links.c.state != "rejected")
        .order_by(links.c.number)
    )
    found: dict[int, list[LinkLine]] = {}
    rows = list(by_number(connection, asked, links.c.claim, list(report_of)))
    there = NO_MASKS if names else masks_for(connection, (row.there for row in rows))
    for row in rows:
        line = LinkLine(
            claim=row.claim_id,
            relation=row.relation,
            other=row.other_id,
            reason=there.of(row.there).loosely(report_of[row.claim].mask.loosely(row.reason)),
            score=row.score,
            state=row.state,
        )
        found.setdefault(row.claim, []).append(line)
    return found
