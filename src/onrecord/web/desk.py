"""What the desk's pages share: the record, who is at work, the forms' tokens."""

from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request

from onrecord.record.decisions import Decision
from onrecord.record.store import Record
from onrecord.settings import Settings
from onrecord.web.tokens import COOKIE, Tokens


@dataclass(frozen=True)
class Desk:
    """One open desk. ``names`` shows the names of private persons in lists, which are masked otherwise."""

    record: Record
    settings: Settings
    by: str
    names: bool = False
    tokens: Tokens = field(default_factory=Tokens)

    def decide(self, *decisions: Decision) -> list[int]:
        """Take decisions and bring incidents in step; their numbers in the log.

        Raises InputError or Conflict as the record does; those before the one that failed are taken.
        """
        try:
            return [self.record.decide(decision) for decision in decisions]
        finally:
            self.record.refresh()

    def undo(self, seq: int, why: str | None = None) -> int:
        """Undo a decision by its number in the log."""
        done = self.record.undo(seq, by=self.by, why=why)
        self.record.refresh()
        return done


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


async def _form_token(request: Request) -> None:
    """Every request that changes something carries a token, in the form or (from script) in a header."""
    token = request.headers.get("x-onrecord-token")
    if token is None:
        form = await request.form()
        given = form.get("token", "")
        token = given if isinstance(given, str) else ""
    _desk(request).tokens.take(token, request.cookies.get(COOKIE, ""))


DeskHere = Annotated[Desk, Depends(_desk)]
WithToken = Depends(_form_token)
"""``dependencies=[WithToken]`` on every route that changes something."""
