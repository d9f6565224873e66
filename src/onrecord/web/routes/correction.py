"""Correction: the forms by which a claim is put right, a missing one is added, a note is written."""

from typing import Annotated

from fastapi import Query, Request, Response
from fastapi.responses import RedirectResponse

from onrecord.errors import InputError
from onrecord.ids import make_id
from onrecord.model import Span, Value
from onrecord.record.decisions import Decision
from onrecord.record.store import Record
from onrecord.terms import ACTS
from onrecord.views.anchors import Anchor
from onrecord.views.masked_values import claims_as_data, selection_as_data
from onrecord.views.review import ToCheck, claim_to_check
from onrecord.views.selection import Selection, selected, still_stands
from onrecord.web.desk import Desk, DeskHere, FieldsHere, WithToken, fields_told
from onrecord.web.pages import Pages

pages = Pages("correction")

_WHERE = {"start": "first code point", "end": "behind the last", "quote": "the words", "prefix": "", "suffix": ""}


class Correction(Value, frozen=True, kw_only=True):
    """A claim with the values a person may put right."""

    item: ToCheck

    @property
    def events(self) -> tuple[Value, ...]:
        """Its events."""
        return self.item.facts.events


def _claim_as_data(record: Record, data: Correction) -> Correction:
    return Correction(item=claims_as_data(record, [data.item])[0])


@pages.page("/claims/{name}/correct", "correction.html", rows="events", told=_claim_as_data)
def correction(desk: DeskHere, name: str) -> Correction:
    """The form by which a claim is put right."""
    return Correction(item=claim_to_check(desk.record, name, names=desk.names))


@pages.page("/reports/{name}/correct", "selection.html", rows="claims", told=selection_as_data)
def selection(
    desk: DeskHere,
    name: str,
    start: Annotated[int, Query(ge=0, le=100_000_000)],
    end: Annotated[int, Query(ge=0, le=100_000_000)],
) -> Selection:
    """What can be done with words selected in a report: correct a claim there, add one, write a note."""
    return selected(desk.record, name, start, end)


@pages.router.post(
    "/reports/{name}/claims",
    dependencies=[WithToken],
    openapi_extra=fields_told(**_WHERE, source="who says it", act="what the cue does", why="the reason"),
)
def add_claim(request: Request, desk: DeskHere, name: str, fields: FieldsHere) -> Response:
    """Add a claim that was not read: the selected words are its content."""
    span, anchor = _selected(desk, name, fields)
    act, source = fields.get("act") or "state", " ".join(fields.get("source", "").split()) or None
    if act not in ACTS:
        raise InputError(f"act {act!r}: is not known; known: {', '.join(ACTS)}")
    details = {
        "contents": [list(span)],
        "source": source,
        "source_kind": fields.get("source_kind") or "unnamed",
        "act": act,
        "anchor": anchor,
    }
    decision = Decision(kind="claim.add", target=name, by=desk.by, why=_why(fields), details=details)
    if desk.proposes or fields.get("as") == "proposal":
        return _back(desk, name, desk.propose(name, [decision], _why(fields)), None)
    seqs = desk.decide(decision)
    made = make_id("clm", name, "person", details["contents"], source, act)
    return _back(desk, name, seqs, _permanent(desk, made))


@pages.router.post(
    "/reports/{name}/notes", dependencies=[WithToken], openapi_extra=fields_told(**_WHERE, why="the note")
)
def add_note(desk: DeskHere, name: str, fields: FieldsHere) -> Response:
    """Write a note beside the selected words."""
    words = _why(fields)
    if words is None:
        raise InputError("note: there are no words in it; write what is to be noted")
    span, anchor = _selected(desk, name, fields)
    details = {"anchor": anchor, "span": list(span)}
    seqs = desk.decide(Decision(kind="report.note", target=name, by=desk.by, why=words, details=details))
    return _back(desk, name, seqs, None)


def _selected(desk: Desk, name: str, fields: FieldsHere) -> tuple[Span, dict[str, str]]:
    where = [fields.get(edge, "") for edge in ("start", "end")]
    if not all(edge.isdigit() and len(edge) < 10 for edge in where):
        raise InputError("the form does not say which words were selected; select them again")
    anchor = {part: fields.get(part, "").replace("\r\n", "\n") for part in ("quote", "prefix", "suffix")}
    span = still_stands(desk.record, name, Anchor(**anchor), Span(int(where[0]), int(where[1])))
    return span, anchor


def _permanent(desk: Desk, fingerprint: str) -> str | None:
    try:
        return claim_to_check(desk.record, fingerprint).facts.id
    except InputError:
        return None


def _back(desk: Desk, name: str, seqs: list[int], claim: str | None) -> Response:
    numbers = ",".join(map(str, seqs))
    return RedirectResponse(f"/reports/{name}?done={numbers}" + (f"#{claim}" if claim else ""), status_code=303)


def _why(fields: FieldsHere) -> str | None:
    return fields.get("why", "").strip() or None
