"""The desk as a web application: one process, one person, this machine only."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

import msgspec
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from onrecord import __version__
from onrecord.errors import InputError, OnrecordError
from onrecord.record.deciding import Conflict
from onrecord.web.desk import Desk
from onrecord.web.guard import Guard
from onrecord.web.pages import SCHEMA, Pages
from onrecord.web.routes import ALL
from onrecord.web.templating import ASSETS, render
from onrecord.web.tokens import Forged, SentBefore

HOST = "127.0.0.1"
MAX_BODY = 25_000_000
"""Bytes of one request: a 20 MB paste or drop fits."""


def make_app(desk: Desk, *, port: int) -> FastAPI:
    """The application over an open record, to be served at ``127.0.0.1:port`` and nowhere else."""
    app = FastAPI(
        title="Onrecord desk",
        version=__version__,
        summary="Every page's data is at its address with .json and .csv.",
        docs_url=None,
        redoc_url=None,
    )
    app.state.desk = desk
    for pages in ALL:
        app.include_router(pages.router)
    ASSETS.mkdir(exist_ok=True)
    app.mount("/assets", StaticFiles(directory=ASSETS), name="assets")
    _tell_errors(app)
    _describe(app, ALL)
    app.add_middleware(GZipMiddleware, minimum_size=2_000)
    hosts = [f"{name}:{port}" for name in (HOST, "localhost")] + ([HOST, "localhost"] if port == 80 else [])
    app.add_middleware(Guard, hosts=hosts, max_body=MAX_BODY)
    return app


def _tell_errors(app: FastAPI) -> None:
    """Errors in the desk's own words: as a page, or as JSON where JSON was asked for."""

    def teller(status_of: Callable[[Any], int]) -> Callable[[Request, Exception], Awaitable[Response]]:
        async def tell(request: Request, error: Exception) -> Response:
            return _told(request, status_of(error), _words(error))

        return tell

    app.add_exception_handler(OnrecordError, teller(_status))
    app.add_exception_handler(HTTPException, teller(lambda error: error.status_code))
    app.add_exception_handler(RequestValidationError, teller(lambda error: 422))


def _status(error: OnrecordError) -> int:
    if isinstance(error, Forged):
        return 403
    if isinstance(error, Conflict | SentBefore):
        return 409
    return 422 if isinstance(error, InputError) else 500


def _words(error: Exception) -> str:
    if isinstance(error, RequestValidationError):
        return "; ".join(f"{' '.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in error.errors())
    if isinstance(error, HTTPException):
        return {404: "there is no such page"}.get(error.status_code, str(error.detail))
    return str(error)


def _told(request: Request, status: int, words: str) -> Response:
    if status == HTTPStatus.UNPROCESSABLE_ENTITY and request.path_params and "not in this record" in words:
        status = 404
    if request.url.path.endswith((".json", ".csv")) or "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"detail": words}, status)
    found: HTMLResponse = render(request, "error.html", status=status, words=words, code=status)
    return found


def _describe(app: FastAPI, pages: tuple[Pages, ...]) -> None:
    """Add the schemas of what pages give to the OpenAPI document: one for each type of ``views/``."""
    made = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            types = {kind.__name__: kind for page in pages for kind in page.types}
            _, components = msgspec.json.schema_components(types.values(), ref_template=SCHEMA)
            known = made().setdefault("components", {}).setdefault("schemas", {})
            known |= components
        return made()

    app.openapi = openapi  # type: ignore[method-assign]
