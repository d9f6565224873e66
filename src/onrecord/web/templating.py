"""Templates: what they can say, and what each of them is given. Everything a report says is escaped, always."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from onrecord import __version__
from onrecord.web import phrases, wording
from onrecord.web.desk import Desk, browser_of
from onrecord.web.tokens import COOKIE

ASSETS = Path(__file__).parent / "assets"
BUILT = ASSETS / "desk.js"


class _Query(dict[str, str]):
    """The query of an address; a part that is not there is empty."""

    def __missing__(self, name: str) -> str:
        return ""


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("onrecord.web"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.loopcontrols"],
    )
    environment.filters |= phrases.FILTERS | wording.FILTERS
    environment.globals |= wording.CHOICES
    environment.globals["assets_missing"] = not BUILT.is_file()
    environment.globals["version"] = __version__
    # A new build has new addresses, so a browser never shows an old one from its memory.
    environment.globals["built"] = f"{__version__}-{int(BUILT.stat().st_mtime)}" if BUILT.is_file() else __version__
    return environment


def render(request: Request, template: str, *, status: int = 200, **given: Any) -> HTMLResponse:
    """A template as a response. It is given the request's address, the desk, and a maker of form tokens."""
    desk: Desk = request.app.state.desk
    browser = browser_of(request)
    body = (
        _environment()
        .get_template(template)
        .render(
            path=request.url.path,
            asked=_Query(request.query_params),
            query_string=request.url.query,
            address=lambda **changed: address_with(request, **changed),
            desk=desk,
            today=datetime.now(UTC).date().isoformat(),
            token=lambda: desk.tokens.make(browser),
            inner=request.headers.get("hx-request") == "true",
            **given,
        )
    )
    # Script sends one thing after the other: with each answer comes the token for the next.
    response = HTMLResponse(body, status, headers={"X-Onrecord-Token": desk.tokens.make(browser)})
    if COOKIE not in request.cookies:
        response.set_cookie(COOKIE, browser, httponly=True, samesite="strict", path="/")
    return response


def address_with(request: Request, *, path: str | None = None, **changed: object) -> str:
    """This page's address with some parts of its query changed; ``None`` takes a part out."""
    query = {name: value for name, value in request.query_params.items() if value and name not in changed}
    query |= {name: str(value) for name, value in changed.items() if value is not None}
    return (path or request.url.path) + (f"?{urlencode(query)}" if query else "")
