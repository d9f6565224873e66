"""Reports: a list of them, those that hold some words, and those related to one."""

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from onrecord.errors import InputError
from onrecord.ids import make_id
from onrecord.model import Value
from onrecord.record.forms import Lineage
from onrecord.record.schema import claim_sources, claims, event_parties, events, incidents, reports
from onrecord.record.store import Record
from onrecord.views.filters import Filter, checked, of_reports
from onrecord.views.masking import NO_MASKS, Masks, masks_for

SHARED_BY_MOST = 400
"""An incident, actor or place that more reports than this share says nothing about what is related."""


class ReportLine(Value, frozen=True, kw_only=True):
    """A report in a list. ``copy_of`` is the first report of its lineage, if it is a copy of one."""

    id: str
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    published_basis: str
    language: str | None
    claims: int
    unchecked: int
    copy_of: str | None
    revises: str | None
    added_at: str


class RelatedLine(Value, frozen=True, kw_only=True):
    """A report that shares something with another, and what."""

    report: ReportLine
    score: float
    incidents: tuple[str, ...]
    actors: tuple[str, ...]
    places: tuple[str, ...]
    is_copy: bool


def find_reports(
    record: Record, given: Filter | None = None, *, limit: int = 50, skip: int = 0, names: bool = False
) -> tuple[ReportLine, ...]:
    """Reports kept, the latest first; with ``words``, those in whose title or text all of them stand, nearest first.

    ``names`` shows private persons' names in titles, which are masked otherwise.
    """
    given = checked(given or Filter())
    # Nearly all are kept: no index of states should be taken for that of days.
    kept = sa.func.coalesce(reports.c.state, "") == "kept"
    asked = sa.select(reports.c.number).where(kept, *of_reports(given))
    # In this form both databases walk their index; "whether there is a date" first would sort all reports.
    order: tuple[Any, ...] = (reports.c.published.desc().nulls_last(), reports.c.number.desc())
    if given.words:
        found = record.database.reports_with(given.words).subquery()
        asked = asked.join(found, found.c.number == reports.c.number)
        order = (found.c.rank, reports.c.number)
    with record.reading_from() as connection:
        numbers = list(connection.execute(asked.order_by(*order).limit(limit).offset(skip)).scalars())
        masks = NO_MASKS if names else masks_for(connection, numbers)
        lines = report_lines(connection, numbers, masks)
    return tuple(lines[number] for number in numbers)


def report_lines(connection: sa.Connection, numbers: Sequence[int], masks: Masks = NO_MASKS) -> dict[int, ReportLine]:
    """Lines of reports by row number."""
    names = ("id", "outlet", "title", "url", "published", "published_basis", "language", "revises", "added_at")
    wanted = [reports.c.number, reports.c.lineage, *(reports.c[name] for name in names)]
    found: dict[int, ReportLine] = {}
    for start in range(0, len(numbers), 500):
        some = numbers[start : start + 500]
        unchecked = sa.func.sum(sa.case((claims.c.review == "unchecked", 1), else_=0))
        counted = sa.select(claims.c.report, sa.func.count(), unchecked).where(claims.c.report.in_(some))
        counts = {row[0]: (row[1], row[2]) for row in connection.execute(counted.group_by(claims.c.report))}
        for row in connection.execute(sa.select(*wanted).where(reports.c.number.in_(some))):
            many, open_ = counts.get(row.number, (0, 0))
            fields: dict[str, Any] = {name: getattr(row, name) for name in names}
            fields["title"] = masks.of(row.number).words(row.title) if row.title else row.title
            copy_of = row.lineage if row.lineage != row.id else None
            found[row.number] = ReportLine(**fields, claims=many, unchecked=open_, copy_of=copy_of)
    return found


def related(record: Record, report: str, *, limit: int = 20, names: bool = False) -> tuple[RelatedLine, ...]:
    """Reports that share incidents, actors or places with one; what few share counts more. Copies come last.

    ``names`` shows private persons' names, which are masked otherwise.

    Raises InputError if the report is not there.
    """
    with record.reading_from() as connection:
        here = sa.select(reports.c.number, reports.c.lineage).where(reports.c.id == report, reports.c.state == "kept")
        row = connection.execute(here).first()
        if row is None:
            raise InputError(f"report {report}: not in this record; `onrecord search` finds reports by their words")
        shared: dict[int, dict[str, set[str]]] = {}
        scores: dict[int, float] = {}
        for kind, weight, things in _things(connection, row.number):
            for name, others in things:
                if len(others) > SHARED_BY_MOST:
                    continue
                for other in others - {row.number}:
                    shared.setdefault(other, {}).setdefault(kind, set()).add(name)
                    scores[other] = scores.get(other, 0.0) + weight / len(others) ** 0.5
        of = sa.select(reports.c.number).where(reports.c.lineage == row.lineage)
        copies = set(connection.execute(of).scalars())
        best = sorted(scores, key=lambda number: (number in copies, -scores[number], number))[:limit]
        masks = NO_MASKS if names else masks_for(connection, best)
        lines = report_lines(connection, best, masks)
    return tuple(
        RelatedLine(
            report=lines[number],
            score=round(scores[number], 3),
            incidents=tuple(sorted(shared[number].get("incidents", ()))),
            actors=tuple(sorted(masks.of(number).words(name) for name in shared[number].get("actors", ()))),
            places=tuple(sorted(shared[number].get("places", ()))),
            is_copy=number in copies,
        )
        for number in best
    )


_Things = list[tuple[str, set[int]]]
"""What a report shares with others, by name, with the reports that it is in."""


def _things(connection: sa.Connection, number: int) -> Iterator[tuple[str, float, _Things]]:
    """Incidents, actors and places of a report: how much sharing one counts, and all of them.

    Of what is in more reports than tell anything, no more are looked up.
    """

    def others(asked: sa.Select[Any]) -> set[int]:
        return set(connection.execute(asked.distinct().limit(SHARED_BY_MOST + 1)).scalars().all())

    happened = sa.select(events.c.report)
    acted = happened.join(event_parties, event_parties.c.event == events.c.number)
    here = events.c.report == number
    mine = sa.select(incidents.c.number, incidents.c.id).join(events, events.c.incident == incidents.c.number)
    there = sa.select(events.c.place).where(here, events.c.place.is_not(None)).distinct()
    same = connection.execute(mine.where(here).distinct()).all()
    yield "incidents", 3.0, [(row.id, others(happened.where(events.c.incident == row.number))) for row in same]
    actors = _actors(connection, number)
    yield "actors", 1.0, [(name, others(acted.where(event_parties.c.key == key))) for key, name in actors.items()]
    places = connection.execute(there).scalars().all()
    yield "places", 1.0, [(name, others(happened.where(events.c.place == name))) for name in places]


def _actors(connection: sa.Connection, number: int) -> dict[str, str]:
    """Names of those who act, are acted upon or speak in a report, by key."""
    acts = sa.select(event_parties.c.key, event_parties.c.name).join(events, events.c.number == event_parties.c.event)
    says = sa.select(claim_sources.c.key, claim_sources.c.name).join(claims, claims.c.number == claim_sources.c.claim)
    both = sa.union(acts.where(events.c.report == number), says.where(claims.c.report == number))
    return {row.key: row.name for row in connection.execute(both) if row.key}


def lineages(record: Record, *, least: int = 2) -> tuple[Lineage, ...]:
    """Lineages of at least so many reports, in the interchange form."""
    kept = reports.c.state == "kept"
    many = sa.select(reports.c.lineage).where(kept).group_by(reports.c.lineage).having(sa.func.count() >= least)
    asked = sa.select(reports.c.id, reports.c.lineage, reports.c.similarity).where(kept, reports.c.lineage.in_(many))
    found: dict[str, list[Any]] = {}
    with record.reading_from() as connection:
        for row in connection.execute(asked.order_by(reports.c.number)):
            found.setdefault(row.lineage, []).append(row)
    return tuple(
        Lineage(
            id=make_id("lin", first),
            reports=tuple(row.id for row in rows),
            first=first,
            similarity=min(row.similarity for row in rows),
        )
        for first, rows in found.items()
    )
