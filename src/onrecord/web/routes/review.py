"""Review: the claims to check, and what a person makes of each."""

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec
from fastapi import Query, Request, Response
from fastapi.responses import RedirectResponse

from onrecord.errors import InputError
from onrecord.model import Value
from onrecord.record.deciding import REVIEWS, Conflict
from onrecord.record.decisions import Decision
from onrecord.record.store import Record
from onrecord.views.claim_lines import ClaimLine
from onrecord.views.filters import Filter
from onrecord.views.known_actors import known_actor
from onrecord.views.log_lines import log_entries
from onrecord.views.masked_values import claims_as_data
from onrecord.views.proposals import count_proposals
from onrecord.views.reports import ReportLine, find_reports
from onrecord.views.review import Left, ToCheck, claim_to_check, claims_to_check, left_to_check
from onrecord.web.asked import Asked
from onrecord.web.clashes import clashes
from onrecord.web.corrections import decisions_in
from onrecord.web.desk import Desk, DeskHere, FieldsHere, WithToken, fields_told
from onrecord.web.pages import Pages
from onrecord.web.routes.correction import Correction
from onrecord.web.templating import render
from onrecord.web.working import SOON, Job

pages = Pages("review")


class ReviewPage(Value, frozen=True, kw_only=True):
    """The next claims to check, and how many are left. ``report`` is the one whose claims are checked, if it is one."""

    filter: Filter
    left: Left
    claims: tuple[ToCheck, ...]
    report: ReportLine | None
    proposals: int
    """How many proposals wait for an answer."""

    @property
    def lines(self) -> tuple[ClaimLine, ...]:
        """The claims as a list shows them."""
        return tuple(one.line for one in self.claims)


def _as_data(record: Record, data: ReviewPage) -> ReviewPage:
    return msgspec.structs.replace(data, claims=claims_as_data(record, data.claims))


@pages.page("/", "review.html", rows="lines", told=_as_data)
def review(desk: DeskHere, asked: Asked, size: Annotated[int, Query(ge=1, le=50)] = 10) -> ReviewPage:
    """The claims to check: doubtful and consequential ones first, those of one report in the order of its text."""
    of = find_reports(desk.record, Filter(report=asked.report), limit=1, names=desk.names) if asked.report else ()
    return ReviewPage(
        filter=asked,
        left=left_to_check(desk.record, asked),
        claims=claims_to_check(desk.record, asked, limit=size, names=desk.names),
        report=of[0] if of else None,
        proposals=count_proposals(desk.record),
    )


@pages.router.post(
    "/claims/{name}/review",
    dependencies=[WithToken],
    openapi_extra=fields_told(review="checked, rejected or unchecked", expects="what it was, as seen"),
)
def judge(request: Request, desk: DeskHere, asked: Asked, name: str, fields: FieldsHere) -> Response:
    """Say that a claim is right, is wrong, or is to be looked at again."""
    wanted = fields.get("review", "")
    kinds = {state: kind for kind, state in REVIEWS.items() if kind != "claim.withdraw"}
    if wanted not in kinds:
        raise InputError(f"review {wanted!r}: is not known; known: {', '.join(kinds)}")
    item = claim_to_check(desk.record, name)
    decision = Decision(
        kind=kinds[wanted],  # type: ignore[arg-type]
        target=item.facts.id,
        by=desk.by,
        why=fields.get("why", "").strip() or None,
        expects=fields.get("expects") or item.facts.review,
    )
    return _decided(request, desk, asked, name, [decision], fields)


@pages.router.post(
    "/claims/{name}/correct",
    dependencies=[WithToken],
    openapi_extra=fields_told(why="the reason, for the log"),
)
def correct(request: Request, desk: DeskHere, asked: Asked, name: str, fields: FieldsHere) -> Response:
    """Put fields of a claim, its events and its figures right; what was not changed stays."""
    item = claim_to_check(desk.record, name)
    decisions = decisions_in(fields, by=desk.by)
    for decision in decisions:
        if not _is_of(item, decision.target):
            raise InputError(f"{decision.target}: is no part of claim {item.facts.id}; reload the page")
    return _decided(request, desk, asked, name, decisions, fields)


@pages.router.post(
    "/claims/{name}/names",
    dependencies=[WithToken],
    openapi_extra=fields_told(
        name="the name", actor="whom it means", kind="kind of actor", country="ISO 3166-1 alpha-3"
    ),
)
def mean(request: Request, desk: DeskHere, asked: Asked, name: str, fields: FieldsHere) -> Response:
    """Say what a name in a claim means, in all reports."""
    known, actor = fields.get("name", "").strip(), " ".join(fields.get("actor", "").split())
    if not known or not actor:
        raise InputError("say which name it is, and whom it means")
    # Who is not known by that name yet is what the name was taken for: a person stays one.
    kind = (known_actor(desk.record, known) or {}).get("kind", "unknown")
    told = known_actor(desk.record, actor) or {"name": actor, "kind": kind, "country": None}
    told |= {what: value for what in ("kind", "country") if (value := fields.get(what, "").strip())}
    decision = Decision(
        kind="name.means",
        target=known,
        by=desk.by,
        why=fields.get("why", "").strip() or None,
        after={"actor": told},
        expects=_meaning_seen(fields, known),
    )
    return _decided(request, desk, asked, name, [decision], fields)


@pages.router.post(
    "/claims/{name}/undo",
    dependencies=[WithToken],
    openapi_extra=fields_told(seqs="numbers of lines in the log, with commas between"),
)
def undo(request: Request, desk: DeskHere, asked: Asked, name: str, fields: FieldsHere) -> Response:
    """Undo what was decided on a claim, by the lines of the log."""
    numbers = [part.strip() for part in fields.get("seqs", "").split(",")]
    if not all(part.isdigit() for part in numbers):
        raise InputError("undo: no line of the log was named; `onrecord log` shows what can be undone")
    job = desk.working.start(lambda told: desk.undo(*map(int, numbers), told=told))
    return _when_done(request, desk, asked, name, job, {}, undone=True)


@pages.router.get("/claims/{name}/decided/{number}")
def decided(
    request: Request, desk: DeskHere, asked: Asked, name: str, number: int, undone: Annotated[bool, Query()] = False
) -> Response:
    """How far a decision is that takes longer; once it is taken, the claim as it stands now."""
    job = desk.working.of(number)
    if job is None:
        raise InputError(f"decision {number}: is not known any more; the log shows what was decided")
    return _when_done(request, desk, asked, name, job, {}, undone=undone)


def _decided(
    request: Request, desk: Desk, asked: Filter, name: str, decisions: list[Decision], fields: Mapping[str, str]
) -> Response:
    """The answer to decisions: the claim as it stands now; where somebody was quicker, with both values."""
    if desk.proposes or fields.get("as") == "proposal":
        why = fields.get("why", "").strip() or None
        seqs = desk.propose(claim_to_check(desk.record, name).facts.id, decisions, why)
        return answer(request, desk, asked, name, seqs, proposed=True)
    job = desk.working.start(lambda told: desk.decide(*decisions, told=told))
    return _when_done(request, desk, asked, name, job, fields)


def _when_done(
    request: Request,
    desk: Desk,
    asked: Filter,
    name: str,
    job: Job,
    fields: Mapping[str, str],
    *,
    undone: bool = False,
) -> Response:
    """The answer to a job: how far it is, if it takes longer than a moment."""
    is_htmx = request.headers.get("hx-request") == "true"
    if not job.is_done(SOON):
        item = claim_to_check(desk.record, name, names=desk.names)
        if not is_htmx:
            return RedirectResponse(f"/reports/{item.line.report}#{item.facts.id}", status_code=303)
        left = left_to_check(desk.record, asked)
        return render(request, "review_working.html", status=202, item=item, left=left, job=job, undone=undone)
    try:
        seqs = job.result()
    except Conflict as conflict:
        item = claim_to_check(desk.record, name, names=desk.names)
        if is_htmx:
            left = left_to_check(desk.record, asked)
            words = str(conflict)
            return render(request, "review_answer.html", status=409, item=item, left=left, undone=False, refused=words)
        found = clashes(item.facts, fields, item.meanings)
        data = Correction(item=item)
        return render(request, "correction.html", status=409, data=data, clashes=found, typed=fields)
    return answer(request, desk, asked, name, seqs, undone=undone)


def answer(
    request: Request,
    desk: Desk,
    asked: Filter,
    name: str,
    seqs: list[int],
    *,
    undone: bool = False,
    proposed: bool = False,
) -> Response:
    """The claim as it stands now, to be put in its place; without script, the claim in its report."""
    item = claim_to_check(desk.record, name, names=desk.names)
    if request.headers.get("hx-request") != "true":
        numbers = ",".join(map(str, seqs))
        return RedirectResponse(f"/reports/{item.line.report}?done={numbers}#{item.facts.id}", status_code=303)
    done = () if undone else tuple(reversed(log_entries(desk.record, seqs=seqs, names=True)))
    left = left_to_check(desk.record, asked)
    found = render(request, "review_answer.html", item=item, done=done, left=left, undone=undone, proposed=proposed)
    found.headers["X-Onrecord-Done"] = "" if undone else ",".join(map(str, seqs))
    return found


def _meaning_seen(fields: Mapping[str, str], name: str) -> Any:
    """What the form says the name meant when it was shown; unset where it does not say."""
    if (seen := fields.get("meanings")) is None:
        return msgspec.UNSET
    try:
        told = msgspec.json.decode(seen, type=dict[str, Any])
    except msgspec.DecodeError as error:
        raise InputError(f"meanings: the form is broken ({error}); reload the page and send it again") from error
    return told.get(name)


def _is_of(item: ToCheck, target: str) -> bool:
    facts = item.facts
    return target in {facts.id, *(event.id for event in facts.events), *(figure.id for figure in facts.figures)}
