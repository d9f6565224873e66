"""Exports from the desk: what may leave, of whatever a filter holds for, as a file; every one is a line in the log."""

import io
from typing import Annotated

from fastapi import Query, Request, Response

from onrecord.exports.formats import FORMATS, format_named
from onrecord.exports.rules import rules_from
from onrecord.exports.saving import Wanted, give
from onrecord.model import Value
from onrecord.views.filters import Filter
from onrecord.web.asked import Asked
from onrecord.web.desk import DeskHere, FieldsHere, WithToken, browser_of, fields_told
from onrecord.web.pages import Pages

pages = Pages("exports")


class FormatLine(Value, frozen=True, kw_only=True):
    """A format that can be asked for."""

    name: str
    title: str
    ending: str
    holds: str


class ExportSheet(Value, frozen=True, kw_only=True):
    """What can be taken along, and what rules are in force if nothing else is said."""

    filter: Filter
    formats: tuple[FormatLine, ...]
    chosen: str
    review: str
    rules: tuple[str, ...]


@pages.page("/export", "export.html", rows="formats")
def export_options(desk: DeskHere, asked: Asked, format: Annotated[str, Query(max_length=20)] = "page") -> ExportSheet:
    """The formats there are for what the filter holds for, and the rules on what may leave."""
    rules = rules_from(desk.settings)
    lines = (FormatLine(name=f.name, title=f.title, ending=f.ending, holds=f.holds) for f in FORMATS.values())
    return ExportSheet(
        filter=asked,
        formats=tuple(lines),
        chosen=format_named(format).name,
        review=rules.review,
        rules=rules.in_force(),
    )


@pages.router.post(
    "/export",
    dependencies=[WithToken],
    response_class=Response,
    openapi_extra=fields_told(format="a format's name", review="checked, or all"),
)
def export_file(request: Request, desk: DeskHere, asked: Asked, fields: FieldsHere) -> Response:
    """A file of what may leave. The log says who took it, of what, and under which rules."""
    found = format_named(fields.get("format", "page"))
    rules = rules_from(desk.settings, review="all" if fields.get("review") == "all" else "checked")
    name = f"onrecord-{asked.incident or asked.claim or found.name}{found.ending}"
    out = io.BytesIO()
    give(desk.record, Wanted(format=found.name, by=desk.by, given=asked, rules=rules), out, called=name)
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "X-Onrecord-Token": desk.tokens.make(browser_of(request)),
    }
    return Response(out.getvalue(), media_type=found.media_type, headers=headers)
