"""Who speaks, how often, and under which names: kept up with the rows of claims, in the transaction writing them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from onrecord.record.dialects import Database
from onrecord.record.rows import Row
from onrecord.record.schema import claim_sources, claims, event_parties, events, names, reports, speakers

NAMED = (
    claim_sources.c.name,
    claim_sources.c.party,
    claim_sources.c.on_behalf_of,
    event_parties.c.name,
    events.c.place,
    events.c.admin1,
    reports.c.outlet,
)
"""Columns whose names people ask by."""
_AT_ONCE = 500
_COUNTED = ("name", "kind", "country", "party")


def keep_names(connection: sa.Connection, database: Database, found: Iterable[str | None]) -> None:
    """Make names findable in whatever case, and by their last part."""
    lower = {name: name.lower() for name in sorted({name for name in found if name is not None})}
    rows = [{"name": name, "folded": low, "backwards": low[::-1]} for name, low in lower.items()]
    database.insert_new(connection, names, rows)


def names_of(connection: sa.Connection, report: int) -> set[str]:
    """The names in the rows of a report."""
    found: set[str] = set()
    for column in NAMED:
        asked = sa.select(column).distinct()
        if column.table is claim_sources:
            asked = asked.join(claims, claims.c.number == claim_sources.c.claim).where(claims.c.report == report)
        elif column.table is event_parties:
            asked = asked.join(events, events.c.number == event_parties.c.event).where(events.c.report == report)
        else:
            own = events.c.report if column.table is events else reports.c.number
            asked = asked.where(own == report)
        found |= {name for name in connection.execute(asked).scalars() if name is not None}
    return found


def forget_names(connection: sa.Connection, found: Iterable[str]) -> None:
    """Forget those of some names that stand in no row any more."""
    wanted = sorted(set(found))
    for start in range(0, len(wanted), _AT_ONCE):
        some = names.c.name.in_(wanted[start : start + _AT_ONCE])
        nowhere = (~sa.exists(sa.select(sa.literal(1)).where(column == names.c.name)) for column in NAMED)
        connection.execute(names.delete().where(some, *nowhere))


def count_in(connection: sa.Connection, report: int, rows: Sequence[Row]) -> None:
    """Count the sources of a report just written. Outlets that tell in their own words are not counted."""
    mine: dict[str, tuple[Row, set[int]]] = {}
    for row in rows:
        if row["kind"] != "outlet":
            mine.setdefault(row["key"], (row, set()))[1].add(row["claim"])
    if not mine:
        return
    known = _known(connection, mine)
    old = [{"of": key, "more": len(said)} for key, (_, said) in mine.items() if key in known]
    new = [
        {name: row[name] for name in _COUNTED} | {"key": key, "report": report, "claims": len(said), "reports": 1}
        for key, (row, said) in mine.items()
        if key not in known
    ]
    if old:
        more = speakers.c.claims + sa.bindparam("more")
        here = speakers.update().where(speakers.c.key == sa.bindparam("of"))
        connection.execute(here.values(claims=more, reports=speakers.c.reports + 1), old)
    if new:
        connection.execute(speakers.insert(), new)


def count_out(connection: sa.Connection, report: int) -> None:
    """Take a report's sources off the count, before its rows are deleted."""
    said = sa.func.count(claim_sources.c.claim.distinct()).label("said")
    asked = sa.select(claim_sources.c.key, said).join(claims, claims.c.number == claim_sources.c.claim)
    asked = asked.where(claims.c.report == report, claim_sources.c.kind != "outlet").group_by(claim_sources.c.key)
    mine: dict[str, int] = dict(connection.execute(asked).all())
    for key, less in mine.items():
        here = speakers.update().where(speakers.c.key == key)
        connection.execute(here.values(claims=speakers.c.claims - less, reports=speakers.c.reports - 1))
    connection.execute(speakers.delete().where(speakers.c.reports <= 0, speakers.c.report == report))
    for key in connection.execute(sa.select(speakers.c.key).where(speakers.c.report == report)).scalars().all():
        _describe(connection, key, report)


def _known(connection: sa.Connection, keys: Mapping[str, Any]) -> set[str]:
    wanted, found = sorted(keys), set[str]()
    for start in range(0, len(wanted), _AT_ONCE):
        asked = sa.select(speakers.c.key).where(speakers.c.key.in_(wanted[start : start + _AT_ONCE]))
        found |= set(connection.execute(asked).scalars())
    return found


def _describe(connection: sa.Connection, key: str, without: int) -> None:
    """Describe a source by the first of its claims that is left once a report is gone."""
    asked = sa.select(*(claim_sources.c[name] for name in _COUNTED), claims.c.report)
    asked = asked.join(claims, claims.c.number == claim_sources.c.claim)
    left = asked.where(claim_sources.c.key == key, claim_sources.c.kind != "outlet", claims.c.report != without)
    first = connection.execute(left.order_by(claim_sources.c.claim, claim_sources.c.position).limit(1)).one()
    connection.execute(speakers.update().where(speakers.c.key == key).values(**first._mapping))
