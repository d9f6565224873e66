"""Timeline: what is said to have happened, by the time it happened, beside the time it was reported."""

from typing import Any

import msgspec
import sqlalchemy as sa

from onrecord.model import Value
from onrecord.record.schema import claims, events, reports
from onrecord.record.store import Record
from onrecord.views.claim_lines import ClaimLine, EventLine, claim_lines
from onrecord.views.filters import Filter, checked, of_claims, of_events
from onrecord.views.finding import few_claims, listed, under_way, without_events


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
    order = (events.c.begin.desc(), events.c.number.desc()) if latest else (events.c.begin, events.c.number)
    with record.reading_from() as connection:
        few = few_claims(connection, record.database, given)
        rows: list[Any] = []
        for asked in _in_turn(record, given, few, latest):
            rows += connection.execute(asked.order_by(*order).limit(limit - len(rows)))
            if len(rows) >= limit:
                break
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


def _in_turn(record: Record, given: Filter, few: list[int] | None, latest: bool) -> list[sa.Select[Any]]:
    """The events to be shown, as questions to be asked one after the other: those under way when a period begins, which
    are few, and those that begin in it, which an index has in their order.
    """
    asked = (
        sa.select(events.c.id, events.c.claim)
        .join(claims, claims.c.number == events.c.claim)
        .join(reports, reports.c.number == claims.c.report)
        .where(events.c.begin.is_not(None), claims.c.review != "rejected")
    )
    if few is not None:
        asked = asked.where(events.c.claim.in_(listed(few)))
    of_event = of_events(msgspec.structs.replace(given, since=None))
    asked = asked.where(*of_claims(without_events(given), record.database), *of_event)
    if given.since is None:
        return [asked]
    turns = [asked.where(*under_way(given.since)), asked.where(events.c.begin >= given.since)]
    return turns[::-1] if latest else turns
