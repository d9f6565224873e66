"""What people decide, and which of their decisions are in force. The log keeps them all; nothing is overwritten."""

from collections.abc import Iterable, Iterator
from typing import Any, Literal

import msgspec
import sqlalchemy as sa

from onrecord.model import Value
from onrecord.record import audit
from onrecord.record.audit import LogLine
from onrecord.record.schema import log

Kind = Literal[
    "claim.check",
    "claim.reject",
    "claim.uncheck",
    "claim.correct",
    "claim.add",
    "claim.withdraw",
    "event.correct",
    "event.reject",
    "figure.correct",
    "figure.reject",
    "name.means",
    "incident.merge",
    "incident.split",
    "link.confirm",
    "link.reject",
    "actor.mark",
    "report.note",
    "proposal.make",
    "proposal.accept",
    "proposal.reject",
]
UNDO = "undo"
_MANY = 500


class Decision(Value, frozen=True, kw_only=True):
    """One decision. ``target`` is the id people cite, ``OR-…/12-20`` for a figure (its claim and its span), ``OR-…
    denies OR-…`` for a link, a name for what names mean.

    ``field``, ``before`` and ``after`` are of corrections; ``expects`` is the value the person saw when deciding: if
    the record says something else by then, the decision is refused rather than put over somebody else's.
    """

    kind: Kind
    target: str
    by: str
    why: str | None = None
    field: str | None = None
    before: Any = None
    after: Any = None
    expects: Any = msgspec.UNSET
    details: dict[str, Any] = msgspec.field(default_factory=dict)

    def payload(self) -> dict[str, Any]:
        """What the log keeps of it."""
        told = {"by": self.by, "why": self.why, "field": self.field, "before": self.before, "after": self.after}
        return {name: value for name, value in told.items() if value is not None or name == "by"} | (
            {"details": self.details} if self.details else {}
        )


class InForce(Value, frozen=True, kw_only=True):
    """A decision as the log has it, with its number there."""

    seq: int
    at: str
    decision: Decision


def in_force(lines: Iterable[LogLine]) -> Iterator[InForce]:
    """The decisions among ``lines`` that no later line undoes, in order. An undo may be undone itself."""
    undone: set[int] = set()
    kept: list[LogLine] = []
    for line in sorted(lines, key=lambda line: -line.seq):
        if line.seq in undone:
            continue
        if line.undoes is not None:
            undone.add(line.undoes)
        else:
            kept.append(line)
    for line in reversed(kept):
        if line.payload is not None and (decision := _decision(line)) is not None:
            yield InForce(seq=line.seq, at=line.at, decision=decision)


def decisions_on(connection: sa.Connection, targets: Iterable[str]) -> list[InForce]:
    """Decisions in force on any of some targets, in the order they were made."""
    wanted = list(dict.fromkeys(targets))
    found: list[LogLine] = []
    for start in range(0, len(wanted), _MANY):
        found += audit.lines_of(connection, log.c.target.in_(wanted[start : start + _MANY]))
    return list(in_force(found))


def decisions_of(connection: sa.Connection, *kinds: Kind) -> list[InForce]:
    """Decisions in force of some kinds. An undo is of the kind of what it undoes, so the kinds' targets are asked."""
    targets = sa.select(log.c.target).where(log.c.kind.in_(kinds))
    lines = audit.lines_of(connection, log.c.target.in_(targets))
    return [found for found in in_force(lines) if found.decision.kind in kinds]


def link_target(claim: str, relation: str, other: str) -> str:
    """How a link is named as the target of a decision."""
    return f"{claim} {relation} {other}"


def figure_target(claim: str, start: int, end: int) -> str:
    """How a figure is named as the target of a decision: by its claim and its span, which outlive a new reading."""
    return f"{claim}/{start}-{end}"


def _decision(line: LogLine) -> Decision | None:
    assert line.payload is not None
    try:
        return msgspec.convert(line.payload | {"kind": line.kind, "target": line.target}, Decision)
    except msgspec.ValidationError:
        return None  # a line of another kind: adding, removing, a setting
