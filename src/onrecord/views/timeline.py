"""Timeline: what is said to have happened, by the time it happened, beside the time it was reported."""

import sqlalchemy as sa

from onrecord.model import Value
from onrecord.record.schema import claims, events, incidents, reports
from onrecord.record.store import Record
from onrecord.views.claim_lines import ClaimLine, EventLine, claim_lines
from onrecord.views.filters import Filter, checked, of_claims, of_events


class Moment(Value, frozen=True, kw_only=True):
    """One event on a timeline: its interval as claimed, and the claim with its report's day."""

    begin: str
    end: str | None
    event: EventLine
    claim: ClaimLine


def timeline(
    record: Record, given: Filter | None = None, *, limit: int = 200, names: bool = False, latest: bool = False
) -> tuple[Moment, ...]:
    """Events with a time, earliest first. Events without one are on no timeline; rejected claims neither.

    Where there are more than ``limit``, the first ones; with ``latest`` the last ones.
    """
    given = checked(given or Filter())
    asked = (
        sa.select(events.c.id, events.c.claim)
        .join(claims, claims.c.number == events.c.claim)
        .join(reports, reports.c.number == claims.c.report)
        .outerjoin(incidents, incidents.c.number == events.c.incident)
        .where(events.c.begin.is_not(None), claims.c.review != "rejected")
        .where(*of_claims(given, record.database), *of_events(given))
        .order_by(*((events.c.begin.desc(), events.c.number.desc()) if latest else (events.c.begin, events.c.number)))
        .limit(limit)
    )
    with record.reading_from() as connection:
        rows = list(connection.execute(asked))
        if latest:
            rows.reverse()
        wanted = list(dict.fromkeys(row.claim for row in rows))
        by_event = {
            event.id: (event, line) for line in claim_lines(connection, wanted, names=names) for event in line.events
        }
    return tuple(
        Moment(begin=event.begin or "", end=event.end, event=event, claim=line)
        for event, line in (by_event[row.id] for row in rows)
    )
