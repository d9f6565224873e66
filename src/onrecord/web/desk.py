"""What the desk's pages share: the record, who is at work, the forms' tokens."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Any

from fastapi import Depends, Request
from starlette.datastructures import UploadFile

from onrecord.record.decisions import Decision
from onrecord.record.proposals import proposing, try_out
from onrecord.record.store import Record
from onrecord.settings import Settings
from onrecord.web.adding import Adding
from onrecord.web.tokens import COOKIE, Tokens
from onrecord.web.working import Told, Working

MAX_FIELD = 25_000_000
"""Bytes of one field of a form: a whole report may be pasted."""


@dataclass(frozen=True)
class Desk:
    """One open desk. ``names`` shows the names of private persons in lists, which are masked otherwise.

    ``proposes``: whoever sits at it decides nothing; what is sent is kept as a proposal for an editor.
    """

    record: Record
    settings: Settings
    by: str
    names: bool = False
    proposes: bool = False
    tokens: Tokens = field(default_factory=Tokens)

    @cached_property
    def adding(self) -> Adding:
        """What reads reports beside the server."""
        return Adding(self.record, self.settings)

    @cached_property
    def working(self) -> Working:
        """What takes decisions beside the server."""
        return Working()

    def decide(self, *decisions: Decision, told: Told | None = None) -> list[int]:
        """Take decisions, all or none, and bring incidents in step; their numbers in the log.

        ``told`` hears how many reports are done, and of how many. Raises InputError or Conflict as the record does.
        """
        taken = self.record.decide_all(decisions, told)
        self._in_step(told)
        return taken

    def propose(self, target: str, decisions: Sequence[Decision], why: str | None = None) -> list[int]:
        """Keep decisions on a claim (or a new one in a report) as a proposal; its number in the log.

        Raises InputError if there are none, or the record could not take them as it stands.
        """
        try_out(self.record, decisions)
        return [self.record.decide(proposing(decisions, target=target, by=self.by, why=why))]

    def undo(self, *seqs: int, why: str | None = None, told: Told | None = None) -> list[int]:
        """Undo decisions by their numbers in the log, the last first."""
        done = [self.record.undo(seq, by=self.by, why=why, told=told) for seq in sorted(seqs, reverse=True)]
        self._in_step(told)
        return done

    def _in_step(self, told: Told | None) -> None:
        # While reports are read, that many incidents wait that a person would wait for them; the reading sees to them.
        if not self.adding.is_running:
            self.record.refresh(told)


def _desk(request: Request) -> Desk:
    found: Desk = request.app.state.desk
    return found


def browser_of(request: Request) -> str:
    """The value by which the asking browser is known; a new one where it has none yet."""
    if (known := request.cookies.get(COOKIE)) is not None:
        return known
    if not hasattr(request.state, "browser"):
        request.state.browser = Tokens.new_browser()
    made: str = request.state.browser
    return made


async def _form_token(request: Request) -> AsyncIterator[None]:
    """Every request that changes something carries a token, in the form or (from script) in a header."""
    try:
        token = request.headers.get("x-onrecord-token")
        if token is None:
            given = (await request.form(max_part_size=MAX_FIELD)).get("token", "")
            token = given if isinstance(given, str) else ""
        _desk(request).tokens.take(token, request.cookies.get(COOKIE, ""))
        yield
    finally:
        await request.close()  # files that were sent are kept on disk until then


async def _fields(request: Request) -> Mapping[str, str]:
    form = await request.form(max_part_size=MAX_FIELD)
    return {name: value for name, value in form.items() if isinstance(value, str)}


async def _files(request: Request) -> list[tuple[str, bytes]]:
    form = await request.form(max_part_size=MAX_FIELD)
    files = [value for _, value in form.multi_items() if isinstance(value, UploadFile) and value.filename]
    return [(file.filename or "", await file.read()) for file in files]


def fields_told(**fields: str) -> dict[str, Any]:
    """A form's fields for the OpenAPI document: ``openapi_extra=fields_told(why="the reason, for the log")``."""
    told = {"token": "from a page of this desk"} | fields
    schema = {
        "type": "object",
        "properties": {name: {"type": "string", "description": words} for name, words in told.items()},
    }
    return {"requestBody": {"content": {"application/x-www-form-urlencoded": {"schema": schema}}}}


FieldsHere = Annotated[Mapping[str, str], Depends(_fields)]
"""The fields of the form that was sent. Routes take them so, because FastAPI's own ``Form`` refuses long ones."""
FilesHere = Annotated[list[tuple[str, bytes]], Depends(_files)]
"""Names and bytes of the files that were sent."""
DeskHere = Annotated[Desk, Depends(_desk)]
WithToken = Depends(_form_token)
"""``dependencies=[WithToken]`` on every route that changes something."""
