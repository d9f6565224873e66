"""Taking a person's decision: checked, logged and applied in one transaction; and undoing it, which is another one."""

from collections.abc import Callable
from typing import Any

import msgspec
import sqlalchemy as sa

from onrecord.errors import InputError, did_you_mean
from onrecord.model import Claim, Event, Figure, Reading, Span
from onrecord.record import audit
from onrecord.record.decided import CLAIM_FIELDS, EVENT_FIELDS, FIGURE_FIELDS
from onrecord.record.decisions import Decision, decisions_on
from onrecord.record.dialects import Database
from onrecord.record.link_states import LINK_STATES
from onrecord.record.regrouping import merge_incidents, split_incident, undo_regrouping
from onrecord.record.rewriting import ids_of, read_as_decided, rewrite
from onrecord.record.schema import claim_sources, claims, event_parties, events, incidents, links, log, reports, retired

REVIEWS = {
    "claim.check": "checked",
    "claim.reject": "rejected",
    "claim.withdraw": "rejected",
    "claim.uncheck": "unchecked",
}
_FIELDS = {"claim.correct": CLAIM_FIELDS, "event.correct": EVENT_FIELDS, "figure.correct": FIGURE_FIELDS}


class Conflict(InputError):
    """Somebody else changed the same value since this person saw it; look again, then decide."""

    code = "conflict"


Told = Callable[[int, int], None]
"""Hears how many reports a decision has been written into, and of how many."""


def decide(connection: sa.Connection, database: Database, decision: Decision, told: Told | None = None) -> int:
    """Take a decision inside a transaction that writes; its number in the log.

    Raises InputError if its target is not there, or the value is not allowed; Conflict if somebody was quicker.
    """
    decision = _with_before(connection, decision)
    if decision.kind in ("incident.merge", "incident.split"):
        return _regroup(connection, decision)
    _must_be_there(connection, decision)
    seq = audit.append(connection, decision.kind, decision.target, decision.payload())
    _apply(connection, database, decision.kind, decision.target, told)
    return seq


def undo(
    connection: sa.Connection,
    database: Database,
    seq: int,
    *,
    by: str,
    why: str | None = None,
    told: Told | None = None,
) -> int:
    """Undo the decision with that number in the log (an undo may be undone too); the new line's number.

    Raises InputError if there is no such decision, or it is undone already.
    """
    found = list(audit.lines_of(connection, log.c.seq == seq))
    if not found or found[0].payload is None:
        raise InputError(f"log line {seq}: is not there or was erased; `onrecord log` shows what can be undone")
    line = found[0]
    again = list(audit.lines_of(connection, log.c.undoes == seq))
    if again and not _is_undone(connection, again[-1].seq):
        raise InputError(f"log line {seq}: was undone before, in line {again[-1].seq}")
    kind, root = _root(connection, line)
    if "." not in kind:
        raise InputError(f"log line {seq}: {kind!r} is no decision that can be undone")
    payload: dict[str, Any] = {"by": by, "why": why}
    if kind in ("incident.merge", "incident.split"):
        if line.undoes is not None:
            raise InputError(f"log line {seq}: merge or split the incident again instead of undoing the undo")
        undo_regrouping(connection, root.payload["details"]["moved"] if root.payload else [])
        return audit.append(connection, kind, line.target, payload, undoes=seq)
    written = audit.append(connection, kind, line.target, payload, undoes=seq)
    _apply(connection, database, kind, line.target, told)
    return written


def _is_undone(connection: sa.Connection, seq: int) -> bool:
    again = list(audit.lines_of(connection, log.c.undoes == seq))
    return bool(again) and not _is_undone(connection, again[-1].seq)


def _root(connection: sa.Connection, line: audit.LogLine) -> tuple[str, audit.LogLine]:
    while line.undoes is not None:
        line = next(iter(audit.lines_of(connection, log.c.seq == line.undoes)))
    return line.kind, line


def _must_be_there(connection: sa.Connection, decision: Decision) -> None:
    family, target = decision.kind.split(".")[0], decision.target
    if family in ("claim", "event", "figure", "report"):
        _report_of(connection, decision.kind, target)
    elif family == "link":
        _link(connection, target)


def _with_before(connection: sa.Connection, decision: Decision) -> Decision:
    """The decision with the value it replaces. The new value must be allowed, and the old be the one that was seen."""
    fields = _FIELDS.get(decision.kind)
    if decision.kind in REVIEWS:
        return _with_review(connection, decision)
    if decision.kind == "name.means":
        return _with_meaning(connection, decision)
    if decision.kind == "event.reject":
        return _with_report(connection, decision)
    if fields is None:
        return decision
    if decision.field not in fields:
        near = did_you_mean(decision.field or "", fields)
        raise InputError(f"{decision.target}: {decision.field!r} cannot be corrected{near}; known: {', '.join(fields)}")
    report = _report_of(connection, decision.kind, decision.target)
    ids = ids_of(connection, report)
    reading = read_as_decided(connection, report, ids)
    before = _value(reading, {permanent: name for name, permanent in ids.items()}, decision)
    return _seen(decision, decision.field or "", before)


def _seen(decision: Decision, what: str, before: Any) -> Decision:
    """The decision with the value it replaces. Raises Conflict if the person saw another one."""
    if decision.expects is not msgspec.UNSET and msgspec.to_builtins(decision.expects) != before:
        now = f"it says {before!r}, not {decision.expects!r}"
        raise Conflict(f"{decision.target}: {what} was changed meanwhile ({now}); look again before deciding")
    return msgspec.structs.replace(decision, before=before)


def _with_review(connection: sa.Connection, decision: Decision) -> Decision:
    review = connection.execute(sa.select(claims.c.review).where(claims.c.id == decision.target)).scalar()
    if review is None:
        return decision  # what is not there is refused below, in words that fit
    return msgspec.structs.replace(_seen(decision, "review", review), after=REVIEWS[decision.kind])


def _with_meaning(connection: sa.Connection, decision: Decision) -> Decision:
    """What a name meant before, by the decisions in force; None where none is."""
    taken = [one.decision for one in decisions_on(connection, [decision.target]) if one.decision.kind == "name.means"]
    return _seen(decision, "meaning", taken[-1].after if taken else None)


def _with_report(connection: sa.Connection, decision: Decision) -> Decision:
    """A rejected event loses its row, so the decision itself says in which report it was."""
    number = _report_of(connection, decision.kind, decision.target)
    report = connection.execute(sa.select(reports.c.id).where(reports.c.number == number)).scalar_one()
    return msgspec.structs.replace(decision, details=decision.details | {"report": report})


def _value(reading: Reading, fingerprints: dict[str, str], decision: Decision) -> Any:
    """The present value of the field a decision is about, as JSON has it."""
    found = _thing(reading, fingerprints, decision)
    field = decision.field or ""
    names = {actor.id: actor.name for actor in reading.actors}
    if isinstance(found, Claim) and field in ("source", "sources"):
        told = [source.name for source in found.sources]
        return told if field == "sources" else (told[0] if told else None)
    if isinstance(found, Event) and field in ("actor", "recipient"):
        return [names.get(one, one) for one in getattr(found, field)]
    if isinstance(found, Event) and field == "place":
        return next((place.name for place in reading.places if place.id == found.place), None)
    if isinstance(found, Event) and field == "label":
        return found.label.term if found.label else None
    return msgspec.to_builtins(getattr(found, field))


def _thing(reading: Reading, fingerprints: dict[str, str], decision: Decision) -> Claim | Event | Figure:
    name = fingerprints.get(decision.target.split("/")[0], "")
    if decision.kind == "claim.correct":
        return next(claim for claim in reading.claims if claim.id == name)
    if decision.kind == "event.correct":
        found = next((event for event in reading.events if event.id == name), None)
        if found is None:
            raise InputError(f"event {decision.target}: was rejected; undo that first")
        return found
    start, _, end = decision.target.partition("/")[2].partition("-")
    span = Span(int(start), int(end)) if start.isdigit() and end.isdigit() else Span(-1, -1)
    for figure in reading.figures:
        if figure.claim == name and figure.span.overlaps(span):
            return figure
    raise InputError(f"figure {decision.target}: that claim has no figure there")


def _report_of(connection: sa.Connection, kind: str, target: str) -> int:
    """Number of the report that holds the target of a decision."""
    if kind in ("claim.add", "report.note"):
        asked = sa.select(reports.c.number).where(reports.c.id == target, reports.c.state == "kept")
    elif kind.startswith("event."):
        asked = sa.select(events.c.report).where(events.c.id == target)
    else:
        asked = sa.select(claims.c.report).where(claims.c.id == target.split("/", maxsplit=1)[0])
    found: int | None = connection.execute(asked).scalar()
    if found is None and kind.startswith("event."):
        found = _report_of_rejected(connection, target)
    if found is None:
        gone = connection.execute(sa.select(retired).where(retired.c.id == target)).first()
        why = f"no longer in use: {gone.reason}" if gone else "not in this record"
        raise InputError(f"{kind.split('.', maxsplit=1)[0]} {target}: {why}")
    return found


def _report_of_rejected(connection: sa.Connection, target: str) -> int | None:
    """A rejected event has no row; its report is known from the decision that rejected it."""
    for line in audit.lines_of(connection, log.c.target == target, log.c.kind == "event.reject"):
        report = (line.payload or {}).get("details", {}).get("report")
        if report:
            number: int | None = connection.execute(sa.select(reports.c.number).where(reports.c.id == report)).scalar()
            return number
    return None


def _link(connection: sa.Connection, target: str) -> tuple[int, str, int]:
    """The two claims and the relation of a link's name."""
    claim, _, rest = target.partition(" ")
    relation, _, other = rest.partition(" ")
    numbers = []
    for name in (claim, other):
        found = connection.execute(sa.select(claims.c.number).where(claims.c.id == name)).scalar()
        if found is None:
            raise InputError(f"link {target!r}: there is no claim {name!r}; a link is named “OR-… denies OR-…”")
        numbers.append(found)
    return numbers[0], relation, numbers[1]


def _apply(connection: sa.Connection, database: Database, kind: str, target: str, told: Told | None = None) -> None:
    """Bring the rows in step with the decisions now in force on a target."""
    if kind in REVIEWS:
        _review(connection, target)
    elif kind in LINK_STATES:
        _judge_link(connection, database, target)
    elif kind == "name.means":
        naming = _reports_naming(connection, target)
        for done, report in enumerate(naming, 1):
            rewrite(connection, database, report)
            if told:
                told(done, len(naming))
    elif kind not in ("actor.mark", "report.note") and not kind.startswith("proposal."):
        rewrite(connection, database, _report_of(connection, kind, target))


def _review(connection: sa.Connection, target: str) -> None:
    """Set what a person has made of a claim; a rejected one is no part of its incidents, which are compared anew."""
    review = "unchecked"
    for found in decisions_on(connection, [target]):
        review = REVIEWS.get(found.decision.kind, review)
    number = connection.execute(sa.select(claims.c.number).where(claims.c.id == target)).scalar_one()
    connection.execute(claims.update().where(claims.c.number == number).values(review=review))
    touched = sa.select(events.c.incident).where(events.c.claim == number)
    connection.execute(incidents.update().where(incidents.c.number.in_(touched)).values(stale=True))


def _judge_link(connection: sa.Connection, database: Database, target: str) -> None:
    claim, relation, other = _link(connection, target)
    state, reason = "proposed", "a person says so"
    for found in decisions_on(connection, [target]):
        state = LINK_STATES.get(found.decision.kind, state)
        reason = found.decision.why or reason
    here = (links.c.claim == claim, links.c.other == other, links.c.relation == relation)
    if connection.execute(sa.select(links.c.number).where(*here)).first() is None:
        row = {"claim": claim, "other": other, "relation": relation, "about": None, "reason": reason, "score": 1.0}
        database.insert_new(connection, links, [row | {"within": False, "state": state}])
    else:
        connection.execute(links.update().where(*here).values(state=state))


def _reports_naming(connection: sa.Connection, name: str) -> list[int]:
    """Numbers of the reports in which a name stands for somebody or some place, or is decided to."""
    asked = sa.union(
        sa.select(claims.c.report)
        .join(claim_sources, claim_sources.c.claim == claims.c.number)
        .where(sa.or_(claim_sources.c.name == name, claim_sources.c.on_behalf_of == name)),
        sa.select(events.c.report)
        .join(event_parties, event_parties.c.event == events.c.number)
        .where(event_parties.c.name == name),
        sa.select(events.c.report).where(events.c.place == name),
    )
    found = set(connection.execute(asked).scalars())
    for line in audit.lines_of(connection, log.c.kind == "name.means", log.c.target == name):
        meant = (line.payload or {}).get("after") or {}
        other = (meant.get("actor") or meant.get("place") or {}).get("name")
        if other and other != name:
            found |= set(_reports_naming(connection, other))
    return sorted(found)


def _regroup(connection: sa.Connection, decision: Decision) -> int:
    details = dict(decision.details)
    if decision.kind == "incident.merge":
        details["moved"] = merge_incidents(connection, decision.target, details["others"])
    else:
        details["new"], details["moved"] = split_incident(connection, decision.target, details["events"])
    payload = msgspec.structs.replace(decision, details=details).payload()
    return audit.append(connection, decision.kind, decision.target, payload)
