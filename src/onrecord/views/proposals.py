"""Proposals to answer: what somebody would put right, what it says now, and the words of the text it is about."""

from typing import Any

import msgspec
import sqlalchemy as sa

from onrecord.errors import InputError
from onrecord.model import Value
from onrecord.record.proposals import Proposal, State, open_proposal, proposals
from onrecord.record.schema import claims, reports
from onrecord.record.store import Record
from onrecord.views.masked_values import claims_as_data, masks_by_id
from onrecord.views.masked_words import masked_words
from onrecord.views.masking import MASK
from onrecord.views.review import ToCheck, claim_to_check


class ProposedChange(Value, frozen=True, kw_only=True):
    """One decision of a proposal. ``before`` is what its maker saw; ``words`` are those a new claim would hold."""

    kind: str
    target: str
    field: str | None
    before: Any
    after: Any
    words: str | None
    is_erased: bool = False
    """As a line of the log has it; what is proposed never is."""


class ProposalLine(Value, frozen=True, kw_only=True):
    """A proposal with the claim it is about; ``claim`` is None for a claim that would be added."""

    seq: int
    at: str
    by: str
    why: str | None
    report: str
    title: str | None
    claim: ToCheck | None
    changes: tuple[ProposedChange, ...]
    state: State
    answered_by: str | None


def find_proposals(
    record: Record, *, state: State | None = "open", limit: int = 20, skip: int = 0
) -> tuple[ProposalLine, ...]:
    """Proposals, the oldest first; those whose report is gone are left out."""
    with record.reading_from() as connection:
        found = [one for one in proposals(connection) if state in (None, one.state)]
    lines = (_line(record, one) for one in found[skip : skip + limit])
    return tuple(line for line in lines if line is not None)


def count_proposals(record: Record) -> int:
    """How many proposals wait for an answer."""
    with record.reading_from() as connection:
        return sum(one.state == "open" for one in proposals(connection))


def one_proposal(record: Record, seq: int) -> ProposalLine:
    """A proposal by its number in the log, whatever its state.

    Raises InputError if there is none.
    """
    with record.reading_from() as connection:
        found = next((one for one in proposals(connection) if one.seq == seq), None)
    line = _line(record, found) if found else None
    if line is None:
        raise InputError(f"proposal {seq}: not in this record, or taken back by who made it")
    return line


def to_answer(record: Record, seq: int) -> Proposal:
    """A proposal that waits for an answer. Raises InputError if it does not."""
    with record.reading_from() as connection:
        return open_proposal(connection, seq)


def proposals_as_data(record: Record, lines: tuple[ProposalLine, ...]) -> tuple[ProposalLine, ...]:
    """Proposals as data: without the names of private persons, and without those a person would put in their place."""
    with record.reading_from() as connection:
        masks = masks_by_id(connection, (line.report for line in lines))
    return tuple(
        msgspec.structs.replace(
            masked_words(msgspec.structs.replace(line, claim=None), masks[line.report]),
            claim=claims_as_data(record, [line.claim])[0] if line.claim else None,
            changes=tuple(_change_as_data(one, masks[line.report]) for one in line.changes),
        )
        for line in lines
    )


_NAMED = ("source", "sources", "actor", "recipient", "on_behalf_of", "addressee", "via")


def _change_as_data(change: ProposedChange, mask: Any) -> ProposedChange:
    """Who is proposed is not known yet to be public: the name is not given. What it says now is as the mask has it."""
    told = masked_words(change, mask)
    is_name = change.field in _NAMED or change.kind in ("name.means", "claim.add")
    return msgspec.structs.replace(told, after=MASK) if is_name and change.after else told


def _line(record: Record, one: Proposal) -> ProposalLine | None:
    with record.reading_from() as connection:
        of = sa.select(reports.c.id, reports.c.title, reports.c.text).where(reports.c.state == "kept")
        if one.target.startswith("rpt_"):
            of = of.where(reports.c.id == one.target)
        else:
            of = of.join(claims, claims.c.report == reports.c.number).where(claims.c.id == one.target)
        report = connection.execute(of).first()
    if report is None:
        return None
    return ProposalLine(
        seq=one.seq,
        at=one.at,
        by=one.by,
        why=one.why,
        report=report.id,
        title=report.title,
        claim=None if one.target.startswith("rpt_") else claim_to_check(record, one.target),
        changes=tuple(_change(decision, report.text) for decision in one.decisions),
        state=one.state,
        answered_by=one.answered_by,
    )


def _change(decision: Any, text: str) -> ProposedChange:
    spans = decision.details.get("contents", ())
    after = decision.details.get("source") if decision.kind == "claim.add" else decision.after
    return ProposedChange(
        kind=decision.kind,
        target=decision.target,
        field=decision.field,
        before=None if decision.expects is msgspec.UNSET else decision.expects,
        after=after,
        words=" … ".join(text[start:end] for start, end in spans) or None,
    )
