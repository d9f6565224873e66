"""Claims as lists show them: who said it, what was said, in which report, and what a person has made of it."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from onrecord.model import Value
from onrecord.record.rows import content_in
from onrecord.record.schema import claim_sources, claims, event_parties, events, figures, incidents, reports
from onrecord.record.store import Record
from onrecord.views.filters import Filter, checked
from onrecord.views.finding import Order, claim_numbers
from onrecord.views.masking import NO_MASKS, Masks, masks_for
from onrecord.views.rows import by_number, grouped

QUOTE = 400
"""Characters of a content that a list shows at most."""


class EventLine(Value, frozen=True, kw_only=True):
    """An event of a claim, in brief."""

    id: str
    fingerprint: str
    incident: str | None
    type: str
    mode: str | None
    polarity: str
    denied: str | None
    certainty: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    precision: str | None
    begin: str | None
    end: str | None
    label: str | None


class FigureLine(Value, frozen=True, kw_only=True):
    """A figure of a claim, in brief. ``id`` is its claim's with its span."""

    id: str
    measure: str
    unit: str | None
    qualifier: str
    value: float | None
    low: float | None
    high: float | None
    counted: str
    who: str | None


class ClaimLine(Value, frozen=True, kw_only=True):
    """A claim in a list. ``start`` and ``end`` are code points of the report's text."""

    id: str
    fingerprint: str
    sources: tuple[str, ...]
    party: str | None
    on_behalf_of: str | None
    act: str
    form: str
    quote: str
    review: str
    score: float | None
    said: str | None
    report: str
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    lineage: str
    start: int
    end: int
    crime_by: str | None
    events: tuple[EventLine, ...] = ()
    figures: tuple[FigureLine, ...] = ()


def find_claims(
    record: Record,
    given: Filter | None = None,
    *,
    order: Order = "latest",
    limit: int = 50,
    skip: int = 0,
    names: bool = False,
) -> tuple[ClaimLine, ...]:
    """Claims for which a filter holds. ``names`` shows private persons' names, which are masked otherwise.

    Raises InputError if the filter asks for an act, a type or a review state that is not known.
    """
    given = checked(given or Filter())
    with record.reading_from() as connection:
        numbers = claim_numbers(connection, record.database, given, order, limit=limit, skip=skip)
        return claim_lines(connection, numbers, names=names)


def claim_lines(
    connection: sa.Connection,
    numbers: Sequence[int],
    *,
    names: bool = False,
    quote: int | None = QUOTE,
    masks: Masks | None = None,
) -> tuple[ClaimLine, ...]:
    """Lines for claims by row number, in that order. ``quote`` is the most characters of a quote; None is all.

    ``masks`` are those of the claims' reports, where the caller has them already.
    """
    asked = sa.select(claims, reports.c.id.label("report_id"), *_REPORT).join(
        reports, reports.c.number == claims.c.report
    )
    rows = {row.number: row for row in by_number(connection, asked, claims.c.number, numbers)}
    if masks is None:
        masks = NO_MASKS if names else masks_for(connection, (row.report for row in rows.values()))
    sources = grouped(
        connection, sa.select(claim_sources).order_by(claim_sources.c.position), claim_sources.c.claim, numbers
    )
    happened = event_lines(connection, numbers, masks)
    counted = _figures(connection, rows, numbers, masks)
    found = []
    for number in numbers:
        if (row := rows.get(number)) is None:
            continue
        by, mask = sources.get(number, []), masks.of(row.report)
        found.append(
            ClaimLine(
                id=row.id,
                fingerprint=row.fingerprint,
                sources=tuple(mask.name(one.name) or "" for one in by),
                party=mask.name(next((one.party for one in by if one.party), None)),
                on_behalf_of=mask.name(next((one.on_behalf_of for one in by if one.on_behalf_of), None)),
                act=row.act,
                form=row.form,
                quote=shortened(mask.words(content_in(row.words)), quote),
                review=row.review,
                score=row.score,
                said=row.said,
                report=row.report_id,
                outlet=row.outlet,
                title=mask.words(row.title) if row.title else None,
                url=row.url,
                published=row.published,
                lineage=row.lineage,
                start=row.start,
                end=row.end,
                crime_by=mask.name(row.crime_by),
                events=tuple(happened.get(number, ())),
                figures=tuple(counted.get(number, ())),
            )
        )
    return tuple(found)


_REPORT = (reports.c.outlet, reports.c.title, reports.c.url, reports.c.published, reports.c.lineage)


def shortened(words: str, most: int | None = QUOTE) -> str:
    """Words on one line, cut at a space with an ellipsis; not cut for None."""
    line = " ".join(words.split())
    return line if most is None or len(line) <= most else line[:most].rsplit(" ", 1)[0] + " …"


def event_lines(connection: sa.Connection, claim_numbers: Iterable[int], masks: Masks) -> dict[int, list[EventLine]]:
    """Events in brief, by the row number of their claim."""
    asked = sa.select(events, incidents.c.id.label("incident_id")).outerjoin(
        incidents, incidents.c.number == events.c.incident
    )
    rows = list(by_number(connection, asked.order_by(events.c.number), events.c.claim, list(claim_numbers)))
    order = sa.select(event_parties).order_by(event_parties.c.position)
    parties = grouped(connection, order, event_parties.c.event, [row.number for row in rows])
    found: dict[int, list[EventLine]] = {}
    for row in rows:
        mask = masks.of(row.report)
        named = {
            role: tuple(mask.name(one.name) or "" for one in parties.get(row.number, []) if one.role == role)
            for role in ("actor", "recipient")
        }
        fields: dict[str, Any] = {name: getattr(row, name) for name in _EVENT}
        line = EventLine(**fields | named, incident=row.incident_id)
        found.setdefault(row.claim, []).append(line)
    return found


_EVENT = (
    "id", "fingerprint", "type", "mode", "polarity", "denied", "certainty", "place", "country", "lat", "lon",
    "precision", "begin", "end", "label",
)  # fmt: skip


def _figures(
    connection: sa.Connection, rows: dict[int, Any], numbers: Sequence[int], masks: Masks
) -> dict[int, list[FigureLine]]:
    """Figures in brief. What was counted may be a name: that of the one person killed."""
    asked = sa.select(figures).order_by(figures.c.number)
    found: dict[int, list[FigureLine]] = {}
    for row in by_number(connection, asked, figures.c.claim, numbers):
        if row.claim in rows:
            fields: dict[str, Any] = {
                name: getattr(row, name) for name in msgspec.structs.asdict(_NO_FIGURE) if name != "id"
            }
            fields["counted"] = masks.of(rows[row.claim].report).words(row.counted)
            line = FigureLine(**fields, id=f"{rows[row.claim].id}/{row.start}-{row.end}")
            found.setdefault(row.claim, []).append(line)
    return found


_NO_FIGURE = FigureLine(
    id="", measure="", unit=None, qualifier="", value=None, low=None, high=None, counted="", who=None
)
