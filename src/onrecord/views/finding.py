"""Which claims a filter holds for, in the order of a list, at a cost that does not grow with the record.

Where some part of a filter holds for few claims (a place, a source, rare words), these are looked at one by one. Where
every part holds for many, a list is soon full: reports are gone through in its order, some at a time, until it is.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal, TypeVar

import msgspec
import sqlalchemy as sa

from onrecord.record.dialects import Database
from onrecord.record.schema import claim_sources, claims, event_parties, events, figures, incidents, reports
from onrecord.views.filters import Filter, day_end, named, near, of_claims, of_reports

Order = Literal["latest", "first", "nearest", "doubtful"]
T = TypeVar("T")
FEW = 4_000
"""Claims that are looked at one by one."""
_RANKED = 1_000
"""Claims, those added last, that are compared for how near they are to some words."""
_FIRST, _MOST = 32, 2_000
"""Reports, or incidents, gone through at once: the first time, and at most."""

ORDERS: dict[Order, tuple[Any, ...]] = {
    # As indexes have them, so that a page of a large record needs no sorting.
    "latest": (reports.c.published.desc().nulls_last(), reports.c.number.desc(), claims.c.position),
    "first": (reports.c.published.asc().nulls_last(), reports.c.number, claims.c.position),
    # What matters most if it is wrong comes first: persons named for crimes, then what the reader was unsure of.
    "doubtful": (claims.c.doubt, claims.c.number),
}
"""Orders that need no search, as columns to sort by."""


def claim_numbers(
    connection: sa.Connection, database: Database, given: Filter, order: Order, *, limit: int, skip: int = 0
) -> list[int]:
    """Row numbers of the claims for which a filter (checked) holds, one page of them.

    By nearness, the claims last added are compared where a thousand and more hold the words.
    """
    asked = sa.select(claims.c.number).join(reports, reports.c.number == claims.c.report)
    if order == "nearest" and given.words:
        asked = _nearest(connection, database, asked, given)
    elif order == "doubtful":
        few = few_claims(connection, database, msgspec.structs.replace(given, review=None))
        asked = among(asked.where(*of_claims(given, database)), few).order_by(*ORDERS[order])
    else:
        order = "latest" if order == "nearest" else order
        few = few_claims(connection, database, given)
        if few is None:
            return _walked(connection, database, given, order, limit + skip)[skip:]
        asked = among(asked.where(*of_claims(given, database)), few).order_by(*ORDERS[order])
    return list(connection.execute(asked.limit(limit).offset(skip)).scalars())


def _nearest(connection: sa.Connection, database: Database, asked: sa.Select[Any], given: Filter) -> sa.Select[Any]:
    others = msgspec.structs.replace(given, words=None)
    few = None if others.is_empty else few_claims(connection, database, others)
    words = given.words or ""
    if few is None:
        ranked = database.latest_claims_with(words, _RANKED)
    else:
        ranked = database.claims_with(words)
        ranked = ranked.where(ranked.selected_columns[0].in_(listed(few)))
    found = ranked.subquery()
    asked = asked.join(found, found.c.number == claims.c.number).where(*of_claims(others, database))
    return asked.order_by(found.c.rank, claims.c.number)


def _walked(connection: sa.Connection, database: Database, given: Filter, order: Order, most: int) -> list[int]:
    asked = sa.select(claims.c.number, claims.c.report, claims.c.position)
    asked = asked.where(*of_claims(without_reports(given), database))
    found: list[int] = []
    for some in reports_in_order(connection, given, order):
        place = {report: at for at, report in enumerate(some)}
        rows = connection.execute(asked.where(claims.c.report.in_(listed(some)))).all()
        found += [row.number for row in sorted(rows, key=lambda row: (place[row.report], row.position))]
        if len(found) >= most:
            break
    return found[:most]


def without_reports(given: Filter) -> Filter:
    """A filter without what it asks of reports."""
    return msgspec.structs.replace(given, outlet=None, report=None, published_since=None, published_until=None)


def without_events(given: Filter) -> Filter:
    """A filter without what it asks of events."""
    default = Filter()
    return msgspec.structs.replace(given, **{name: getattr(default, name) for name in _OF_EVENTS})


_OF_EVENTS = (
    "type", "types", "mode", "modes", "certainty", "certainties", "polarity", "country", "precisions", "place", "near",
    "since", "until", "actor", "incident", "disputed",
)  # fmt: skip


def reports_in_order(connection: sa.Connection, given: Filter, order: Order) -> Iterator[list[int]]:
    """Row numbers of the reports for which a filter holds, some at a time."""
    asked = sa.select(reports.c.number).where(*of_reports(given)).order_by(*ORDERS[order][:2])
    return in_parts(lambda size, at: connection.execute(asked.limit(size).offset(at)).scalars().all())


def in_parts(ask: Callable[[int, int], Sequence[T]]) -> Iterator[list[T]]:
    """Some of a list at a time, more each time, from what gives so many of it from a place on."""
    size, at = _FIRST, 0
    while some := ask(size, at):
        yield list(some)
        at, size = at + size, min(2 * size, _MOST)


def few_claims(connection: sa.Connection, database: Database, given: Filter) -> list[int] | None:
    """Claims among which are all for which a filter holds, where some part of it holds for few; None otherwise."""
    for asked in _parts(given, database):
        found = list(connection.execute(asked.limit(FEW + 1)).scalars())
        if len(found) <= FEW:
            return list(dict.fromkeys(found))
    return None


def among(asked: sa.Select[Any], few: Sequence[int] | None) -> sa.Select[Any]:
    """A question about claims, of some claims only; of all, where it is not known of which."""
    return asked if few is None else asked.where(claims.c.number.in_(listed(few)))


def listed(numbers: Sequence[int]) -> Any:
    """Row numbers to stand in a question as they are: a database takes more of them than of bound values."""
    return sa.bindparam(None, list(numbers), type_=sa.Integer(), expanding=True, literal_execute=True)


def _parts(given: Filter, database: Database) -> Iterator[sa.Select[Any]]:
    """The claims for which one part of a filter holds, as an index gives them; those that are fewest as a rule first.

    A claim for which several events or sources hold comes several times.
    """
    if given.claim:
        yield sa.select(claims.c.number).where(claims.c.id == given.claim)
    if given.report:
        of = sa.select(reports.c.number).where(reports.c.id == given.report).scalar_subquery()
        yield sa.select(claims.c.number).where(claims.c.report == of)
    if given.incident:
        yield _of_events(events.c.incident.in_(sa.select(incidents.c.number).where(incidents.c.id == given.incident)))
    if given.near:
        yield _of_events(*near(given.near, given.km))
    if given.place:
        same = named(given.place)
        yield _either(*(_of_events(column.in_(same)) for column in (events.c.place, events.c.admin1)))
    if given.source:
        same, ending = named(given.source), named(given.source, or_ends=True)
        by = (claim_sources.c.key == given.source, claim_sources.c.name.in_(ending))
        yield _either(*(_of_sources(one) for one in (*by, claim_sources.c.on_behalf_of.in_(same))))
    if given.party:
        yield _of_sources(claim_sources.c.party.in_(named(given.party)))
    if given.actor:
        by = (event_parties.c.key == given.actor, event_parties.c.name.in_(named(given.actor, or_ends=True)))
        yield _either(*(_of_parties(one) for one in by))
    if given.words:
        yield sa.select(database.claims_with(given.words).subquery().c.number)
    yield from _of_lists(given)
    yield from _of_period(given)


def _of_lists(given: Filter) -> Iterator[sa.Select[Any]]:
    """Parts of which a word of a closed list is asked."""
    for column, one, some in (
        (events.c.mode, given.mode, given.modes),
        (events.c.country, given.country, ()),
        (events.c.type, given.type, given.types),
        (claims.c.act, given.act, given.acts),
        (claims.c.review, given.review, ()),
    ):
        claim = events.c.claim if column.table is events else claims.c.number
        for wanted in ((one,) if one else ()), some:
            if wanted:
                yield sa.select(claim).where(column.in_(wanted))
    if given.measures:
        yield sa.select(figures.c.claim).where(figures.c.measure.in_(given.measures))
    if given.disputed:
        yield _of_events(events.c.incident.in_(sa.select(incidents.c.number).where(incidents.c.disputes > 0)))


def _of_period(given: Filter) -> Iterator[sa.Select[Any]]:
    if given.published_since or given.published_until:
        within = of_reports(Filter(published_since=given.published_since, published_until=given.published_until))
        yield sa.select(claims.c.number).join(reports, reports.c.number == claims.c.report).where(*within)
    if given.since and given.until:
        began = _of_events(events.c.begin >= given.since, events.c.begin <= day_end(given.until))
        yield _either(began, _of_events(*under_way(given.since)))


def under_way(since: str) -> tuple[sa.ColumnElement[bool], ...]:
    """That an event had begun before a day and ended on it or later."""
    return (events.c.end > events.c.begin, events.c.end >= since, events.c.begin < since)


def _of_events(*where: sa.ColumnElement[bool]) -> sa.Select[Any]:
    return sa.select(events.c.claim).where(*where)


def _of_sources(where: sa.ColumnElement[bool]) -> sa.Select[Any]:
    return sa.select(claim_sources.c.claim).where(where)


def _of_parties(where: sa.ColumnElement[bool]) -> sa.Select[Any]:
    return sa.select(events.c.claim).join(event_parties, event_parties.c.event == events.c.number).where(where)


def _either(*some: sa.Select[Any]) -> sa.Select[Any]:
    """All that is in one of some questions; each is asked only until there are more than a few."""
    parts = [sa.select(one.limit(FEW + 1).subquery().c.claim) for one in some]
    return sa.select(sa.union_all(*parts).subquery().c.claim)
