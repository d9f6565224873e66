"""Claims to check, doubtful and consequential ones first, each with its words in the text and what was read in them."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from onrecord.errors import InputError
from onrecord.model import Claim, Value
from onrecord.record.decisions import decisions_of
from onrecord.record.ids import normal_id
from onrecord.record.schema import claims, reports
from onrecord.record.store import Record
from onrecord.record.tallies import tallied
from onrecord.views.claim_facts import ClaimFacts, facts_of
from onrecord.views.claim_lines import ClaimLine, claim_lines
from onrecord.views.filters import Filter, checked, of_claims
from onrecord.views.finding import claim_numbers
from onrecord.views.marks import passage
from onrecord.views.readings import Decided, readings_as_decided
from onrecord.views.rows import by_number
from onrecord.views.segments import Segment

MOST = 5_000
"""Claims that are counted where a filter has to be looked at for each."""


class Left(Value, frozen=True, kw_only=True):
    """How many of the claims for which a filter holds are in which state."""

    unchecked: int
    checked: int
    rejected: int
    more: bool
    """Whether there are more than were counted."""


class ToCheck(Value, frozen=True, kw_only=True):
    """One claim as a person checks it: its line, its facts, and the passage of the text it was read in.

    ``starts_inside`` and ``ends_inside``: the passage begins or ends within a paragraph. ``people`` are the actors
    that the report speaks of.
    """

    line: ClaimLine
    facts: ClaimFacts
    passage: tuple[Segment, ...]
    starts_inside: bool
    ends_inside: bool
    people: tuple[str, ...]
    meanings: dict[str, Any]
    """What people said in all reports names mean that are in it, or that were there before, by name."""


def left_to_check(record: Record, given: Filter | None = None) -> Left:
    """What is left of the claims for which a filter holds, whatever state it asks for."""
    given = msgspec.structs.replace(checked(given or Filter()), review=None)
    with record.reading_from() as connection:
        if given.is_empty:
            return _left_of_all(connection)
        some = sa.select(claims.c.review).join(reports, reports.c.number == claims.c.report)
        few = some.where(*of_claims(given, record.database)).limit(MOST).subquery()
        asked = sa.select(few.c.review, sa.func.count()).group_by(few.c.review)
        counts: dict[str, int] = dict(connection.execute(asked).all())
    return Left(
        unchecked=counts.get("unchecked", 0),
        checked=counts.get("checked", 0),
        rejected=counts.get("rejected", 0),
        more=sum(counts.values()) >= MOST,
    )


def _left_of_all(connection: sa.Connection) -> Left:
    many = tallied(connection)
    checked, rejected = many["checked"], many["rejected"]
    return Left(unchecked=many["claims"] - checked - rejected, checked=checked, rejected=rejected, more=False)


def claims_to_check(
    record: Record, given: Filter | None = None, *, limit: int = 10, skip: int = 0, names: bool = False
) -> tuple[ToCheck, ...]:
    """Claims no person has decided on yet; of one report in the order of its text.

    Raises InputError if the filter asks for what is not known.
    """
    given = checked(given or Filter())
    if given.review is None:
        given = msgspec.structs.replace(given, review="unchecked")
    with record.reading_from() as connection:
        if given.report:
            asked = sa.select(claims.c.number).join(reports, reports.c.number == claims.c.report)
            asked = asked.where(*of_claims(given, record.database)).order_by(claims.c.start, claims.c.number)
            numbers = list(connection.execute(asked.limit(limit).offset(skip)).scalars())
        else:
            numbers = claim_numbers(connection, record.database, given, "doubtful", limit=limit, skip=skip)
        return _to_check(connection, numbers, names)


def claim_to_check(record: Record, name: str, *, names: bool = False) -> ToCheck:
    """One claim by its permanent id, whatever its state.

    Raises InputError if there is none.
    """
    with record.reading_from() as connection:
        wanted = normal_id(name) or name.strip()
        number = connection.execute(
            sa.select(claims.c.number).where(sa.or_(claims.c.id == wanted, claims.c.fingerprint == wanted))
        ).scalar()
        if number is None:
            raise InputError(f"claim {name}: not in this record; `onrecord search` finds claims by their words")
        return _to_check(connection, [number], names)[0]


def _to_check(connection: sa.Connection, numbers: Sequence[int], names: bool) -> tuple[ToCheck, ...]:
    lines = {line.fingerprint: line for line in claim_lines(connection, numbers, names=names)}
    rows = {row.number: row for row in by_number(connection, sa.select(*_ROW), claims.c.number, numbers)}
    reviews = {row.id: row.review for row in rows.values()}
    known = readings_as_decided(connection, list(dict.fromkeys(row.report for row in rows.values())))
    meant = {one.decision.target: one.decision.after for one in decisions_of(connection, "name.means")}
    facts = {report: facts_of(found.reading, found.ids, reviews) for report, found in known.items()}
    made = []
    for number in numbers:
        row = rows[number]
        decided = known[row.report]
        claim = next((one for one in decided.reading.claims if one.id == row.fingerprint), None)
        if claim is not None and row.fingerprint in lines:
            made.append(_one(lines[row.fingerprint], facts[row.report][row.id], decided, claim, meant))
    return tuple(made)


_ROW = (claims.c.number, claims.c.id, claims.c.fingerprint, claims.c.report, claims.c.review)


def _one(line: ClaimLine, facts: ClaimFacts, decided: Decided, claim: Claim, meant: Mapping[str, Any]) -> ToCheck:
    around = passage(decided.reading, decided.ids, claim)
    return ToCheck(
        line=line,
        facts=facts,
        passage=around.segments,
        starts_inside=around.before,
        ends_inside=around.after,
        people=tuple(sorted({actor.name for actor in decided.reading.actors})),
        meanings={name: told for name, told in meant.items() if {name, _meant(told)} & set(facts.names)},
    )


def _meant(told: Any) -> str | None:
    """The name that a meaning puts in a name's place."""
    inner = told.get("actor") or told.get("place") or {} if isinstance(told, dict) else {}
    name: str | None = inner.get("name")
    return name
