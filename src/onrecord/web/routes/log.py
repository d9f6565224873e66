"""The log: who decided what, when and why; and undoing it."""

from typing import Annotated

from fastapi import Query, Response
from fastapi.responses import RedirectResponse

from onrecord.errors import InputError
from onrecord.model import Value
from onrecord.record.store import Status
from onrecord.views.log_lines import LogEntry, log_entries
from onrecord.web.asked import Part, Shown, Words
from onrecord.web.desk import DeskHere, FieldsHere, WithToken, fields_told
from onrecord.web.pages import Pages

pages = Pages("log")


class LogPage(Value, frozen=True, kw_only=True):
    """A part of the log, the latest line first. ``decisions``: only what people decided."""

    target: str | None
    decisions: bool
    part: Part
    entries: tuple[LogEntry, ...]
    more: bool


class StatusPage(Value, frozen=True, kw_only=True):
    """The record at hand."""

    address: str
    by: str
    names: bool
    status: Status

    @property
    def rows(self) -> tuple[Status, ...]:
        """Its one line."""
        return (self.status,)


@pages.page("/log", "log.html", rows="entries")
def log(desk: DeskHere, part: Shown, target: Words = None, decisions: Annotated[bool, Query()] = False) -> LogPage:
    """What was done to the record: of one thing, or only what people decided."""
    found = log_entries(
        desk.record, target=target, decisions=decisions, limit=part.size + 1, skip=part.skip, names=desk.names
    )
    return LogPage(
        target=target, decisions=decisions, part=part, entries=found[: part.size], more=len(found) > part.size
    )


@pages.router.post(
    "/log/undo",
    dependencies=[WithToken],
    openapi_extra=fields_told(seqs="numbers of lines in the log, with commas between", why="the reason", back="a page"),
)
def undo(desk: DeskHere, fields: FieldsHere) -> Response:
    """Undo decisions by their numbers in the log; an undoing may be undone as well."""
    numbers = [part.strip() for part in fields.get("seqs", "").split(",")]
    if not all(part.isdigit() and len(part) < 15 for part in numbers):
        raise InputError("undo: no line of the log was named; the page of the log shows what can be undone")
    desk.undo(*map(int, numbers), why=fields.get("why", "").strip() or None)
    back = fields.get("back", "")
    # Only to a page of this desk: "//elsewhere" would lead to another server.
    here = back if back.startswith("/") and not back.startswith(("//", "/\\")) and back.isprintable() else "/log"
    return RedirectResponse(here, status_code=303)


@pages.page("/status", "status.html", rows="rows")
def status(desk: DeskHere) -> StatusPage:
    """How much the record holds, and where it is."""
    return StatusPage(address=desk.record.address, by=desk.by, names=desk.names, status=desk.record.status())
