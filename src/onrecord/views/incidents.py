"""Incidents: a list of them, and one with everything that was said of it."""

from typing import Any

import msgspec
import sqlalchemy as sa

from onrecord.errors import InputError
from onrecord.model import Value
from onrecord.record.accounts import account_in
from onrecord.record.forms import DisputeKind, Incident
from onrecord.record.ids import normal_id
from onrecord.record.schema import claims, events, incidents, links, reports, retired
from onrecord.record.store import Record
from onrecord.views.claim_lines import ClaimLine, claim_lines
from onrecord.views.filters import Filter, checked, of_claims
from onrecord.views.finding import among, few_claims, in_parts, listed
from onrecord.views.line_masks import line_mask
from onrecord.views.masked_accounts import masked
from onrecord.views.masking import NOTHING, Mask, mask_for


class IncidentLine(Value, frozen=True, kw_only=True):
    """An incident in a list. ``reports`` and ``claims`` are counts, ``kinds`` the kinds of dispute it holds."""

    id: str
    fingerprint: str
    label: str
    type: str
    place: str | None
    country: str | None
    begin: str | None
    end: str | None
    reports: int
    claims: int
    disputes: int
    kinds: tuple[str, ...]
    status: str
    """How it stands, in a sentence of counts; never a verdict."""


class LinkLine(Value, frozen=True, kw_only=True):
    """A link between two claims, by their permanent ids."""

    claim: str
    relation: str
    other: str
    reason: str
    score: float | None
    state: str


class IncidentPage(Value, frozen=True, kw_only=True):
    """One incident: the line, the account (interchange form), the claims behind it and the links between them."""

    line: IncidentLine
    account: Incident
    claims: tuple[ClaimLine, ...]
    links: tuple[LinkLine, ...]


def find_incidents(
    record: Record,
    given: Filter | None = None,
    *,
    limit: int = 50,
    skip: int = 0,
    least_reports: int = 1,
    kind: DisputeKind | None = None,
    names: bool = False,
) -> tuple[IncidentLine, ...]:
    """Incidents with at least one claim for which the filter holds, the latest first; ``kind``: with such a dispute.

    ``names`` shows private persons' names, which are masked otherwise.

    Raises InputError if the filter asks for what is not known.
    """
    given = checked(given or Filter())
    asked = sa.select(*_LINE).where(incidents.c.reports >= max(1, least_reports))
    if given.disputed:
        asked = asked.where(incidents.c.disputes > 0)
    if kind is not None:
        asked = asked.where(incidents.c.kinds.contains(kind))
    asked = asked.order_by(incidents.c.begin.desc().nulls_last(), incidents.c.number.desc())  # as an index has them
    with record.reading_from() as connection:
        if given.is_empty or given == Filter(disputed=True):
            rows = list(connection.execute(asked.limit(limit).offset(skip)))
        else:
            rows = _narrowed(connection, record, given, asked, limit + skip)[skip:]
        mask = NOTHING if names else line_mask(connection, rows)
    return tuple(masked_line(incident_line(row), mask) for row in rows)


_LINE = (incidents.c.number, *(incidents.c[field.name] for field in msgspec.structs.fields(IncidentLine)))


def _narrowed(connection: sa.Connection, record: Record, given: Filter, asked: sa.Select[Any], most: int) -> list[Any]:
    """Rows of the incidents with a claim for which a filter holds: by its claims where these are few, else in the order
    of the list until there are enough.
    """
    inside = sa.select(events.c.incident).join(claims, claims.c.number == events.c.claim)
    inside = inside.join(reports, reports.c.number == claims.c.report).where(*of_claims(given, record.database))
    few = few_claims(connection, record.database, given)
    if few is not None:
        within = among(inside, few).where(events.c.incident.is_not(None))
        return list(connection.execute(asked.where(incidents.c.number.in_(within)).limit(most)))
    found: list[Any] = []
    for some in in_parts(lambda size, at: connection.execute(asked.limit(size).offset(at)).all()):
        numbers = listed([row.number for row in some])
        held = set(connection.execute(inside.where(events.c.incident.in_(numbers)).distinct()).scalars())
        found += [row for row in some if row.number in held]
        if len(found) >= most:
            break
    return found[:most]


def mask_of(connection: sa.Connection, numbers: list[int]) -> Mask:
    """The mask of all reports that tell of some incidents, by row number."""
    within: set[int] = set()
    for start in range(0, len(numbers), 500):
        asked = sa.select(events.c.report).where(events.c.incident.in_(numbers[start : start + 500])).distinct()
        within |= set(connection.execute(asked).scalars())
    return mask_for(connection, within)


def incident_line(row: Any) -> IncidentLine:
    """The line of a row of ``incidents``."""
    kinds = tuple(row.kinds.split())
    names = [field.name for field in msgspec.structs.fields(IncidentLine) if field.name != "kinds"]
    return IncidentLine(**{name: getattr(row, name) for name in names}, kinds=kinds)


def accounts(
    record: Record, given: Filter | None = None, *, limit: int = 1000, skip: int = 0, names: bool = False
) -> tuple[Incident, ...]:
    """Incidents in the interchange form, in the order of ``find_incidents``."""
    lines = find_incidents(record, given, limit=limit, skip=skip, names=True)
    found: dict[str, Incident] = {}
    with record.reading_from() as connection:
        for start in range(0, len(lines), 500):
            ids = [line.id for line in lines[start : start + 500]]
            rows = list(connection.execute(sa.select(incidents).where(incidents.c.id.in_(ids))))
            mask = NOTHING if names else mask_of(connection, [row.number for row in rows])
            found |= {row.id: masked(account_in(row.account), mask) for row in rows if row.account}
    return tuple(found[line.id] for line in lines if line.id in found)


def incident(record: Record, name: str, *, names: bool = False) -> IncidentPage:
    """One incident by its permanent id, by a reading's id (``inc_…``), or by the id of a claim or event in it.

    Raises InputError if there is none; of an id that is no longer in use it says what became of it.
    """
    with record.reading_from() as connection:
        row = connection.execute(sa.select(incidents).where(incidents.c.number == _number(connection, name))).one()
        if row.account is None:
            raise InputError(f"incident {row.id}: all its claims were rejected")
        asked = sa.select(events.c.claim).where(events.c.incident == row.number)
        ordered = sa.select(claims.c.number).join(reports, reports.c.number == claims.c.report)
        ordered = ordered.where(claims.c.number.in_(asked), claims.c.review != "rejected")
        first = (reports.c.published.is_(None), reports.c.published, claims.c.number)
        numbers = list(connection.execute(ordered.order_by(*first)).scalars())
        asked_of = sa.select(claims.c.report).where(claims.c.number.in_(asked))
        mask = NOTHING if names else mask_for(connection, connection.execute(asked_of).scalars())
        return IncidentPage(
            line=masked_line(incident_line(row), mask),
            account=masked(account_in(row.account), mask),
            claims=claim_lines(connection, numbers, names=names),
            links=link_lines(connection, numbers, mask),
        )


def masked_line(line: IncidentLine, mask: Mask) -> IncidentLine:
    """A line without the names of private persons, whose own people's voices are counted by their names."""
    return msgspec.structs.replace(line, label=mask.words(line.label), status=mask.words(line.status))


def link_lines(connection: sa.Connection, numbers: list[int], mask: Mask = NOTHING) -> tuple[LinkLine, ...]:
    """Links between claims of these row numbers, without those a person rejected."""
    mine, other = claims.alias("mine"), claims.alias("other")
    asked = (
        sa.select(links, mine.c.id.label("claim_id"), other.c.id.label("other_id"))
        .join(mine, mine.c.number == links.c.claim)
        .join(other, other.c.number == links.c.other)
        .where(links.c.claim.in_(numbers), links.c.other.in_(numbers), links.c.state != "rejected")
        .order_by(links.c.number)
    )
    return tuple(
        LinkLine(
            claim=row.claim_id,
            relation=row.relation,
            other=row.other_id,
            reason=mask.loosely(row.reason),
            score=row.score,
            state=row.state,
        )
        for row in connection.execute(asked)
    )


def _number(connection: sa.Connection, name: str) -> int:
    wanted = normal_id(name) or name.strip()
    here = sa.or_(incidents.c.id == wanted, incidents.c.fingerprint == wanted)
    found: int | None = connection.execute(sa.select(incidents.c.number).where(here)).scalar()
    if found is not None:
        return found
    within = sa.select(events.c.incident).join(claims, claims.c.number == events.c.claim)
    named = sa.or_(events.c.id == wanted, claims.c.id == wanted, events.c.fingerprint == wanted)
    inside: int | None = connection.execute(within.where(named, events.c.incident.is_not(None)).limit(1)).scalar()
    if inside is not None:
        return inside
    gone = connection.execute(sa.select(retired).where(retired.c.id == wanted)).first()
    if gone is not None and gone.became:
        return _number(connection, gone.became)
    why = f"no longer in use: {gone.reason}" if gone else "not in this record; `onrecord incidents` lists what is"
    raise InputError(f"incident {name}: {why}")
