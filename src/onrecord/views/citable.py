"""What can be cited, by the id a person has at hand: a claim, an incident, or a report."""

import sqlalchemy as sa

from onrecord.errors import InputError
from onrecord.model import Value
from onrecord.record.ids import normal_id
from onrecord.record.schema import claims, events, incidents, reports
from onrecord.record.store import Record
from onrecord.views.claim_pages import ClaimPage, ReportDetail, claim_pages, report_details
from onrecord.views.incidents import IncidentPage, incident
from onrecord.views.masking import NO_MASKS, masks_for


class IncidentReports(Value, frozen=True, kw_only=True):
    """An incident with its reports, the first published first."""

    page: IncidentPage
    reports: tuple[ReportDetail, ...]


Citable = ClaimPage | ReportDetail | IncidentReports


def citable(record: Record, name: str, *, names: bool = False) -> Citable:
    """What an id stands for: the claim, the incident or the report; of an event its claim.

    Ids are permanent ones (``OR-7K3F9``) or those of a reading (``clm_…``, ``inc_…``, ``rpt_…``). Raises InputError if
    it stands for nothing in this record.
    """
    wanted = normal_id(name) or name.strip()
    with record.reading_from() as connection:
        if (number := _claim(connection, wanted)) is not None:
            return claim_pages(connection, [number], names=names)[0]
        if (number := _report(connection, wanted)) is not None:
            masks = NO_MASKS if names else masks_for(connection, [number])
            return report_details(connection, [number], masks)[number]
        here = sa.or_(incidents.c.id == wanted, incidents.c.fingerprint == wanted)
        is_incident = connection.execute(sa.select(incidents.c.number).where(here)).first() is not None
    if not is_incident and not wanted.startswith(("OR-", "inc_")):
        raise InputError(
            f"{name}: stands for nothing in this record; give the id of a claim, an incident or a report, which "
            "`onrecord search` and `onrecord incidents` print"
        )
    return with_reports(record, incident(record, wanted, names=names), names=names)


def permanent_id(record: Record, name: str) -> str:
    """The permanent id that an id stands for: a permanent one as it is written, and those of a reading (``inc_…``).

    What is neither comes back as it is given.
    """
    wanted = normal_id(name) or name.strip()
    with record.reading_from() as connection:
        for table in (claims, incidents, events):
            found: str | None = connection.execute(sa.select(table.c.id).where(table.c.fingerprint == wanted)).scalar()
            if found is not None:
                return found
    return wanted


def with_reports(record: Record, page: IncidentPage, *, names: bool = False) -> IncidentReports:
    """An incident with the reports of the claims that stand in it."""
    ids = {claim.report for claim in page.claims}
    with record.reading_from() as connection:
        asked = sa.select(reports.c.number).where(reports.c.id.in_(ids))
        first = (reports.c.published.is_(None), reports.c.published, reports.c.number)
        numbers = list(connection.execute(asked.order_by(*first)).scalars())
        details = report_details(connection, numbers, NO_MASKS if names else masks_for(connection, numbers))
    return IncidentReports(page=page, reports=tuple(details[number] for number in numbers))


def _claim(connection: sa.Connection, wanted: str) -> int | None:
    """The row number of a claim by its ids, or by those of an event in it."""
    by_claim = sa.select(claims.c.number).where(sa.or_(claims.c.id == wanted, claims.c.fingerprint == wanted))
    by_event = sa.select(events.c.claim).where(sa.or_(events.c.id == wanted, events.c.fingerprint == wanted))
    found: int | None = connection.execute(sa.union_all(by_claim, by_event).limit(1)).scalar()
    return found


def _report(connection: sa.Connection, wanted: str) -> int | None:
    asked = sa.select(reports.c.number).where(reports.c.id == wanted, reports.c.state == "kept")
    found: int | None = connection.execute(asked).scalar()
    return found
