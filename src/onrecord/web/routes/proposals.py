"""Proposals: what readers would put right, for an editor to accept, reject or change with one key each."""

from collections.abc import Mapping

import msgspec
from fastapi import Request, Response
from fastapi.responses import RedirectResponse

from onrecord.errors import InputError
from onrecord.model import Value
from onrecord.record.deciding import Conflict
from onrecord.record.decisions import Decision
from onrecord.record.proposals import State, accepting, rejecting
from onrecord.record.store import Record
from onrecord.views.proposals import (
    ProposalLine,
    count_proposals,
    find_proposals,
    one_proposal,
    proposals_as_data,
    to_answer,
)
from onrecord.views.review import claim_to_check
from onrecord.web.asked import Part, Shown
from onrecord.web.clashes import clashes
from onrecord.web.corrections import decisions_in, typed_for
from onrecord.web.desk import Desk, DeskHere, FieldsHere, WithToken, fields_told
from onrecord.web.pages import Pages
from onrecord.web.templating import render

pages = Pages("proposals")


class ProposalList(Value, frozen=True, kw_only=True):
    """A part of the proposals, the oldest first, and how many wait for an answer."""

    state: State
    part: Part
    waiting: int
    proposals: tuple[ProposalLine, ...]
    more: bool


class ProposalSheet(Value, frozen=True, kw_only=True):
    """One proposal with the form by which it is changed before it is accepted."""

    proposal: ProposalLine

    @property
    def changes(self) -> tuple[Value, ...]:
        """What is proposed."""
        return self.proposal.changes


def _list_as_data(record: Record, data: ProposalList) -> ProposalList:
    return msgspec.structs.replace(data, proposals=proposals_as_data(record, data.proposals))


def _sheet_as_data(record: Record, data: ProposalSheet) -> ProposalSheet:
    return ProposalSheet(proposal=proposals_as_data(record, (data.proposal,))[0])


@pages.page("/proposals", "proposals.html", rows="proposals", told=_list_as_data)
def list_proposals(desk: DeskHere, part: Shown, state: State = "open") -> ProposalList:
    """What was proposed and waits for an answer, the oldest first; or what was accepted or rejected."""
    found = find_proposals(desk.record, state=state, limit=part.size + 1, skip=part.skip)
    return ProposalList(
        state=state,
        part=part,
        waiting=count_proposals(desk.record),
        proposals=found[: part.size],
        more=len(found) > part.size,
    )


@pages.page("/proposals/{seq}", "proposal.html", rows="changes", told=_sheet_as_data)
def proposal(desk: DeskHere, seq: int) -> ProposalSheet:
    """One proposal, to be changed and accepted."""
    return ProposalSheet(proposal=one_proposal(desk.record, seq))


@pages.router.post(
    "/proposals/{seq}/accept",
    dependencies=[WithToken],
    openapi_extra=fields_told(why="the reason, for the log", edited="any value: as the fields of the form have it"),
)
def accept(request: Request, desk: DeskHere, seq: int, fields: FieldsHere) -> Response:
    """Take the decisions of a proposal: as they were proposed, or as the form has them."""
    found = to_answer(desk.record, seq)
    decisions = decisions_in(fields, by=desk.by) if fields.get("edited") else list(found.decisions)
    allowed = {one.target.split("/")[0] for one in found.decisions} | {found.target} | _parts(desk, found.target)
    if any(one.target.split("/")[0] not in allowed for one in decisions):
        raise InputError(f"proposal {seq}: the form is of something else; reload the page and send it again")
    if fields.get("edited") and not decisions:
        raise InputError(f"proposal {seq}: nothing differs from what the record says; reject it instead")
    return _answered(request, desk, seq, accepting(found, decisions, by=desk.by), fields)


@pages.router.post(
    "/proposals/{seq}/reject", dependencies=[WithToken], openapi_extra=fields_told(why="the reason, for the log")
)
def reject(request: Request, desk: DeskHere, seq: int, fields: FieldsHere) -> Response:
    """Refuse a proposal; nothing is changed."""
    why = fields.get("why", "").strip() or None
    return _answered(request, desk, seq, [rejecting(to_answer(desk.record, seq), by=desk.by, why=why)], fields)


@pages.router.post(
    "/proposals/{seq}/undo",
    dependencies=[WithToken],
    openapi_extra=fields_told(seqs="numbers of lines in the log, with commas between"),
)
def undo(request: Request, desk: DeskHere, seq: int, fields: FieldsHere) -> Response:
    """Undo an answer, with all that it changed; the proposal waits again."""
    numbers = [part.strip() for part in fields.get("seqs", "").split(",")]
    if not all(part.isdigit() and len(part) < 15 for part in numbers):
        raise InputError("undo: no line of the log was named; the page of the log shows what can be undone")
    desk.undo(*map(int, numbers))
    return _told(request, desk, seq, [])


def _parts(desk: Desk, target: str) -> set[str]:
    """Ids of the events of a claim, which an edited form may change too."""
    if target.startswith("rpt_"):
        return set()
    return {event.id for event in claim_to_check(desk.record, target).facts.events}


def _answered(request: Request, desk: Desk, seq: int, decisions: list[Decision], fields: Mapping[str, str]) -> Response:
    try:
        return _told(request, desk, seq, desk.decide(*decisions))
    except Conflict as conflict:
        line = one_proposal(desk.record, seq)
        if request.headers.get("hx-request") == "true":
            return render(
                request,
                "proposal_answer.html",
                status=409,
                line=line,
                done=[],
                waiting=count_proposals(desk.record),
                refused=str(conflict),
            )
        typed = fields if fields.get("edited") else typed_for(line.changes)
        found = clashes(line.claim.facts, typed) if line.claim else ()
        return render(
            request, "proposal.html", status=409, data=ProposalSheet(proposal=line), clashes=found, typed=typed
        )


def _told(request: Request, desk: Desk, seq: int, seqs: list[int]) -> Response:
    if request.headers.get("hx-request") != "true":
        return RedirectResponse("/proposals", status_code=303)
    line = one_proposal(desk.record, seq)
    waiting = count_proposals(desk.record)
    found = render(request, "proposal_answer.html", line=line, done=seqs, waiting=waiting)
    found.headers["X-Onrecord-Done"] = ",".join(map(str, seqs))
    return found
