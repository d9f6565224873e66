"""Figures: what was counted, by whom, as of which day. Rival figures stand side by side and are never added."""

from typing import Any

import msgspec
import sqlalchemy as sa

from onrecord.model import Value
from onrecord.record.rows import content_in
from onrecord.record.schema import claim_sources, claims, events, figures, incidents, links, reports
from onrecord.record.store import Record
from onrecord.views.claim_lines import shortened
from onrecord.views.filters import Filter, checked, of_claims
from onrecord.views.finding import few_claims, listed, reports_in_order, without_reports
from onrecord.views.incidents import IncidentPage
from onrecord.views.masking import NOTHING, mask_for


class FigureRow(Value, frozen=True, kw_only=True):
    """One source's figure. ``as_of`` is the day it was said or published; ``revises`` the claim it replaces."""

    measure: str
    unit: str | None
    source: str
    party: str | None
    as_of: str | None
    value: float | None
    low: float | None
    high: float | None
    qualifier: str
    counted: str
    who: str | None
    is_part: bool
    implied: bool
    claim: str
    report: str
    outlet: str | None
    incident: str | None
    label: str | None
    """What the incident is called in lists."""
    place: str | None
    revises: str | None
    review: str
    act: str
    certainty: str | None
    polarity: str | None
    tense: str | None
    source_kind: str | None
    since: str | None
    lineage: str
    quote: str


def figure_series(
    record: Record,
    given: Filter | None = None,
    *,
    incident: IncidentPage | None = None,
    measure: str | None = None,
    limit: int = 500,
    names: bool = False,
    latest: bool = False,
) -> tuple[FigureRow, ...]:
    """Figures of one incident or of whatever a filter holds for, by measure, source and day; or the latest first.

    Figures of rejected claims are left out. Where there are more than ``limit``, those of the latest reports.
    """
    given = checked(given or Filter())
    asked = (
        sa.select(figures, *_COLUMNS)
        .join(claims, claims.c.number == figures.c.claim)
        .join(reports, reports.c.number == claims.c.report)
        .outerjoin(events, events.c.number == figures.c.event)
        .outerjoin(incidents, incidents.c.number == events.c.incident)
        .outerjoin(claim_sources, sa.and_(claim_sources.c.claim == claims.c.number, claim_sources.c.position == 0))
        .where(claims.c.review != "rejected", *of_claims(given, record.database))
    )
    if (wanted := incident.line.id if incident is not None else given.incident) is not None:
        asked = asked.where(incidents.c.id == wanted)
    if measure is not None:
        asked = asked.where(figures.c.measure == measure)
    with record.reading_from() as connection:
        asked = asked.where(_chosen(connection, record, given, wanted, measure, limit))
    day = sa.func.coalesce(claims.c.said, reports.c.published)
    order: tuple[Any, ...] = (figures.c.measure, claim_sources.c.name, day)
    if latest:
        order = (day.is_(None), day.desc())
    with record.reading_from() as connection:
        rows = list(connection.execute(asked.order_by(*order, figures.c.number).limit(limit)))
        mask = NOTHING if names else mask_for(connection, {row.report_number for row in rows})
        revised = _revised(connection, [row.claim for row in rows])
    return tuple(_point(row, mask, revised) for row in rows)


def _chosen(
    connection: sa.Connection, record: Record, given: Filter, incident: str | None, measure: str | None, limit: int
) -> sa.ColumnElement[bool]:
    """Which figures are looked at: those of few claims, or as many of the latest reports as a list holds."""
    of = msgspec.structs.replace(given, incident=incident, measures=(measure,) if measure else given.measures)
    few = few_claims(connection, record.database, of)
    if few is not None:
        return figures.c.claim.in_(listed(few))
    asked = sa.select(figures.c.number).join(claims, claims.c.number == figures.c.claim)
    asked = asked.where(claims.c.review != "rejected", *of_claims(without_reports(given), record.database))
    if measure is not None or given.measures:
        # Joined to nothing, the column is not looked up in its index, which leads to the figures of all reports.
        asked = asked.where(figures.c.measure.concat("").in_((measure,) if measure else given.measures))
    found: list[int] = []
    for some in reports_in_order(connection, given, "latest"):
        found += connection.execute(asked.where(claims.c.report.in_(listed(some)))).scalars()
        if len(found) >= limit:
            break
    return figures.c.number.in_(listed(found))


_COLUMNS = (
    claims.c.id.label("claim_id"),
    claims.c.words,
    claims.c.said,
    claims.c.review,
    claims.c.act,
    reports.c.id.label("report_id"),
    reports.c.number.label("report_number"),
    reports.c.outlet,
    reports.c.published,
    reports.c.lineage,
    incidents.c.id.label("incident_id"),
    incidents.c.label.label("incident_label"),
    events.c.place.label("event_place"),
    events.c.certainty,
    events.c.polarity,
    events.c.tense,
    claim_sources.c.name.label("source"),
    claim_sources.c.kind.label("source_kind"),
    claim_sources.c.party,
)


def _point(row: Any, mask: Any, revised: dict[int, str]) -> FigureRow:
    return FigureRow(
        measure=row.measure,
        unit=row.unit,
        source=mask.name(row.source) or "not named",
        party=mask.name(row.party),
        as_of=row.said or row.published,
        value=row.value,
        low=row.low,
        high=row.high,
        qualifier=row.qualifier,
        counted=mask.words(row.counted),
        who=row.who,
        is_part=row.part_of is not None,
        implied=row.implied,
        claim=row.claim_id,
        report=row.report_id,
        outlet=row.outlet,
        incident=row.incident_id,
        label=mask.words(row.incident_label) if row.incident_label else None,
        place=row.event_place,
        revises=revised.get(row.claim),
        review=row.review,
        act=row.act,
        certainty=row.certainty,
        polarity=row.polarity,
        tense=row.tense,
        source_kind=row.source_kind,
        since=row.since,
        lineage=row.lineage,
        quote=shortened(mask.words(content_in(row.words)), 200),
    )


def _revised(connection: sa.Connection, numbers: list[int]) -> dict[int, str]:
    """Permanent ids of the claims that claims (by row number) revise."""
    other = claims.alias("other")
    asked = sa.select(links.c.claim, other.c.id).join(other, other.c.number == links.c.other)
    asked = asked.where(links.c.relation == "revises", links.c.state != "rejected")
    found: dict[int, str] = {}
    for start in range(0, len(numbers), 500):
        for row in connection.execute(asked.where(links.c.claim.in_(numbers[start : start + 500]))):
            found[row.claim] = row.id
    return found
