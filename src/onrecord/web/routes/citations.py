"""Citations: a claim, an incident or a report in four styles, as a page and as plain text to copy."""

from datetime import UTC, datetime

from fastapi import Response

from onrecord.exports.citations import STYLES, Style, cite
from onrecord.exports.citing import Cited, of_citable
from onrecord.model import Value
from onrecord.views.citable import Citable, citable
from onrecord.web.desk import DeskHere
from onrecord.web.pages import Pages

pages = Pages("citations")


class Citation(Value, frozen=True, kw_only=True):
    """A citation in one style."""

    style: str
    words: str


class Citations(Value, frozen=True, kw_only=True):
    """Whatever an id stands for, cited in every style."""

    id: str
    kind: str
    citations: tuple[Citation, ...]


@pages.router.get("/cite/{name}.txt", response_class=Response, responses={200: {"content": {"text/plain": {}}}})
def as_text(desk: DeskHere, name: str, style: Style = "plain") -> Response:
    """A citation in one style, as plain text."""
    cited = _cited(citable(desk.record, name, names=desk.names))
    return Response(cite(cited, style), media_type="text/plain; charset=utf-8")


@pages.page("/cite/{name}", "cite.html", rows="citations")
def citations(desk: DeskHere, name: str) -> Citations:
    """A claim, an incident or a report, cited in every style."""
    cited = _cited(citable(desk.record, name, names=desk.names))
    written = tuple(Citation(style=style, words=cite(cited, style)) for style in STYLES)
    return Citations(id=cited.id, kind=cited.kind, citations=written)


def _cited(found: Citable) -> Cited:
    return of_citable(found, datetime.now(UTC).date().isoformat())
