"""Merging another record into this one: its reports, readings, permanent ids (where free) and decisions."""

from collections.abc import Callable
from typing import Any

import msgspec
import sqlalchemy as sa

from onrecord.errors import OnrecordError
from onrecord.model import Value
from onrecord.record import audit
from onrecord.record.adding import add_reading
from onrecord.record.audit import LogLine
from onrecord.record.deciding import decide
from onrecord.record.decisions import Decision, in_force
from onrecord.record.dialects import Database
from onrecord.record.packing import unpack_reading
from onrecord.record.rewriting import ids_of
from onrecord.record.schema import facts, log, readings, reports


class Joined(Value, frozen=True, kw_only=True):
    """What came of merging a record: reports new here, there already or removed here; decisions taken over or not."""

    record: str
    added: int = 0
    already: int = 0
    removed: int = 0
    decisions: int = 0
    left_out: tuple[str, ...] = ()
    """Decisions that could not be taken over, and why."""


def join_record(mine: Database, theirs: Database, *, by: str, told: Callable[[int, int], None] | None = None) -> Joined:
    """Add everything ``theirs`` holds to ``mine``, a report a transaction, so that a stopped merge can be run again.

    Ids of theirs that are taken here by something else get new ones; decisions follow their claims. Merged and split
    incidents are not taken over: incidents are compared anew over all reports.
    """
    with theirs.engine.connect() as connection:
        name = connection.execute(sa.select(facts.c.value).where(facts.c.name == "record")).scalar_one()
        kept = list(
            connection.execute(
                sa.select(reports.c.number).where(reports.c.state == "kept").order_by(reports.c.number)
            ).scalars()
        )
    counts = {"added": 0, "already": 0, "removed": 0}
    renamed: dict[str, str] = {}
    for done, number in enumerate(kept, 1):
        with theirs.engine.connect() as connection:
            ids = ids_of(connection, number)
            asked = sa.select(reports.c.text, reports.c.reader, readings.c.body)
            asked = asked.join(readings, readings.c.report == reports.c.number).where(reports.c.number == number)
            row = connection.execute(asked).one()
        reading = unpack_reading(row.body, row.text)
        with mine.writing() as connection, connection.begin():
            added = add_reading(connection, mine, reading, reader=row.reader, ids=ids)
            counts[added.state] += 1
            here = connection.execute(sa.select(reports.c.number).where(reports.c.id == reading.report.id)).scalar_one()
            mine_ids = ids_of(connection, here)
        renamed |= {permanent: mine_ids[print_] for print_, permanent in ids.items() if print_ in mine_ids}
        if told:
            told(done, len(kept))
    taken, left_out = _take_decisions(mine, theirs, name, renamed, by)
    return Joined(record=name, decisions=taken, left_out=tuple(left_out), **counts)


def _take_decisions(
    mine: Database, theirs: Database, name: str, renamed: dict[str, str], by: str
) -> tuple[int, list[str]]:
    """Their decisions in force, in order, taken here in the name of whoever took them there; each only once."""
    with theirs.engine.connect() as connection:
        found = list(in_force(audit.lines_of(connection)))
    taken, left_out = 0, []
    for one in found:
        decision, origin = _renamed(one.decision, renamed), f"{name}:{one.seq}"
        if decision.kind.startswith("incident."):
            left_out.append(f"{decision.kind} {decision.target}: incidents are compared anew over all reports")
            continue
        with mine.writing() as connection, connection.begin():
            if _is_taken(connection, decision.target, origin):
                continue
            details = decision.details | {"origin": origin, "merged_by": by, "decided_at": one.at}
            try:
                with connection.begin_nested():
                    decide(connection, mine, _with(decision, details))
                    taken += 1
            except OnrecordError as error:
                left_out.append(f"{decision.kind} {decision.target}: {error}")
    return taken, left_out


def _with(decision: Decision, details: dict[str, Any]) -> Decision:
    return msgspec.structs.replace(decision, details=details)


def _renamed(decision: Decision, renamed: dict[str, str]) -> Decision:
    """The decision with the ids that its target has here."""
    first, slash, rest = decision.target.partition("/")
    words = [renamed.get(word, word) for word in first.split(" ")] if decision.kind.startswith("link.") else None
    target = " ".join(words) if words else renamed.get(first, first)
    return msgspec.structs.replace(decision, target=target + slash + rest)


def _is_taken(connection: sa.Connection, target: str, origin: str) -> bool:
    def of(line: LogLine) -> object:
        return (line.payload or {}).get("details", {}).get("origin")

    return any(of(line) == origin for line in audit.lines_of(connection, log.c.target == target))
