"""How a page is made: one function asks ``views/``; what it gives is shown as HTML, and is at the same address with
``.json`` and ``.csv``."""

import io
from collections.abc import Callable
from typing import Annotated, Any, TypeVar

import msgspec
from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse

from onrecord.model import Value
from onrecord.record.store import Record
from onrecord.views.tables import write_csv
from onrecord.web.desk import DeskHere
from onrecord.web.templating import render

Told = Callable[[Record, Any], Any]
F = TypeVar("F", bound=Callable[..., Value])
SCHEMA = "#/components/schemas/{name}"


class Pages:
    """A router of pages. ``page`` registers three addresses for one function."""

    def __init__(self, tag: str) -> None:
        self.router = APIRouter(tags=[tag])
        self.types: list[type[Value]] = []

    def page(self, path: str, template: str, *, rows: str | None = None, told: Told | None = None) -> Callable[[F], F]:
        """Register a function that gives a page's data (a ``Value``), its template, and the field that is its table.

        ``told`` makes of the data what leaves the page: without the names of private persons, where the page itself
        shows them beside the text they stand in.

        The function takes what FastAPI can give it: the desk, the filter, parts of the path. Its docstring describes
        it in the OpenAPI document.
        """

        def registered(view: F) -> F:
            gives: type[Value] = view.__annotations__["return"]
            self.types.append(gives)
            # The data's own addresses come first: an id in a path would take ".json" for a part of itself.
            self._json(path, view, gives, told)
            if rows is not None:
                self._csv(path, view, rows, told)
            self._html(path, view, template)
            return view

        return registered

    def _html(self, path: str, view: F, template: str) -> None:
        def html(request: Request, data: Annotated[Any, Depends(view)]) -> Response:
            return render(request, template, data=data)

        self.router.add_api_route(
            path, html, methods=["GET"], response_class=HTMLResponse, name=view.__name__, summary=_summary(view)
        )

    def _json(self, path: str, view: F, gives: type[Value], told: Told | None) -> None:
        def as_json(desk: DeskHere, data: Annotated[Any, Depends(view)]) -> Response:
            shown = data if told is None or desk.names else told(desk.record, data)
            return Response(msgspec.json.encode(shown), media_type="application/json")

        schema = {"$ref": SCHEMA.format(name=gives.__name__)}
        described = {200: {"content": {"application/json": {"schema": schema}}}}
        self.router.add_api_route(
            _with_ending(path, ".json"),
            as_json,
            methods=["GET"],
            response_class=Response,
            responses=described,  # type: ignore[arg-type]
            name=f"{view.__name__}.json",
            summary=_summary(view),
        )

    def _csv(self, path: str, view: F, rows: str, told: Told | None) -> None:
        def as_csv(desk: DeskHere, data: Annotated[Any, Depends(view)]) -> Response:
            out = io.StringIO()
            shown = data if told is None or desk.names else told(desk.record, data)
            write_csv(getattr(shown, rows), out)
            return Response(out.getvalue(), media_type="text/csv; charset=utf-8")

        self.router.add_api_route(
            _with_ending(path, ".csv"),
            as_csv,
            methods=["GET"],
            response_class=Response,
            responses={200: {"content": {"text/csv": {"schema": {"type": "string"}}}}},
            name=f"{view.__name__}.csv",
            summary=_summary(view),
        )


def _with_ending(path: str, ending: str) -> str:
    return f"{path}{ending}" if path != "/" else f"/review{ending}"


def _summary(view: Callable[..., Any]) -> str:
    return (view.__doc__ or view.__name__).strip().split("\n", 1)[0]
