"""Proposals: decisions that somebody would take, kept in the log until an editor takes or refuses them.

A proposal changes nothing. Accepting one takes its decisions, by the editor, with the proposal named in each; the line
that says so stands behind them, so that undoing all of them opens the proposal again.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Literal

import msgspec
import sqlalchemy as sa

from onrecord.errors import InputError
from onrecord.model import Value
from onrecord.record.deciding import decide
from onrecord.record.decisions import Decision, InForce, decisions_of
from onrecord.record.store import Record

State = Literal["open", "accepted", "rejected"]


class Proposal(Value, frozen=True, kw_only=True):
    """What somebody proposes to decide. ``seq`` is its line in the log; ``answered`` that of the editor's answer."""

    seq: int
    at: str
    by: str
    why: str | None
    target: str
    decisions: tuple[Decision, ...]
    state: State
    answered: int | None
    answered_by: str | None


def proposing(decisions: Sequence[Decision], *, target: str, by: str, why: str | None = None) -> Decision:
    """The decision to propose some decisions on a claim, or on a report. Raises InputError if there are none."""
    if not decisions:
        raise InputError("nothing was changed, so there is nothing to propose")
    return Decision(
        kind="proposal.make", target=target, by=by, why=why, details={"decisions": [_kept(one) for one in decisions]}
    )


def accepting(proposal: Proposal, decisions: Iterable[Decision], *, by: str) -> list[Decision]:
    """The decisions by which an editor accepts a proposal: as it was made, or as the editor changed it."""
    told = {"proposal": proposal.seq, "proposed_by": proposal.by}
    taken = [
        msgspec.structs.replace(one, by=by, why=one.why or proposal.why, details=one.details | told)
        for one in decisions
    ]
    return [*taken, _answer("proposal.accept", proposal, by, None)]


def rejecting(proposal: Proposal, *, by: str, why: str | None = None) -> Decision:
    """The decision by which an editor rejects a proposal."""
    return _answer("proposal.reject", proposal, by, why)


def proposals(connection: sa.Connection) -> list[Proposal]:
    """All proposals that are not taken back, in the order they were made."""
    found = decisions_of(connection, "proposal.make", "proposal.accept", "proposal.reject")
    answers = {one.decision.details.get("proposal"): one for one in found if one.decision.kind != "proposal.make"}
    return [_proposal(one, answers.get(one.seq)) for one in found if one.decision.kind == "proposal.make"]


def open_proposal(connection: sa.Connection, seq: int) -> Proposal:
    """A proposal by its number in the log.

    Raises InputError if there is none, or it is answered.
    """
    found = next((one for one in proposals(connection) if one.seq == seq), None)
    if found is None:
        raise InputError(f"proposal {seq}: not in this record, or taken back by who made it")
    if found.state != "open":
        raise InputError(f"proposal {seq}: was {found.state} by {found.answered_by}; undo that first")
    return found


def try_out(record: Record, decisions: Iterable[Decision]) -> None:
    """See that the record would take some decisions as it stands; nothing is kept.

    Raises InputError or Conflict as taking them would.
    """
    try:
        with record.writing_to() as connection:
            for decision in decisions:
                decide(connection, record.database, decision)
            raise _TriedError
    except _TriedError:
        return


class _TriedError(Exception):
    """Ends a transaction without keeping anything."""


def _answer(kind: Literal["proposal.accept", "proposal.reject"], of: Proposal, by: str, why: str | None) -> Decision:
    return Decision(kind=kind, target=of.target, by=by, why=why, details={"proposal": of.seq})


def _proposal(one: InForce, answer: InForce | None) -> Proposal:
    state: State = "open" if answer is None else "accepted" if answer.decision.kind == "proposal.accept" else "rejected"
    return Proposal(
        seq=one.seq,
        at=one.at,
        by=one.decision.by,
        why=one.decision.why,
        target=one.decision.target,
        decisions=tuple(msgspec.convert(given, Decision) for given in one.decision.details.get("decisions", ())),
        state=state,
        answered=answer.seq if answer else None,
        answered_by=answer.decision.by if answer else None,
    )


def _kept(decision: Decision) -> dict[str, Any]:
    """A decision as the log keeps it inside a proposal, with what its maker saw."""
    told: dict[str, Any] = msgspec.to_builtins(decision)
    return {name: value for name, value in told.items() if value is not None and value != {}}
