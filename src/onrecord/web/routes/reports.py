"""Reports: the list, and adding to it by pasting a text, sending files or naming a folder."""

from pathlib import Path

import msgspec
from fastapi import Request, Response
from fastapi.responses import RedirectResponse

from onrecord.errors import InputError, StopRun
from onrecord.intake.report import checked_date
from onrecord.model import Value
from onrecord.record.store import Record
from onrecord.views.filters import Filter
from onrecord.views.masked_values import labels_as_data
from onrecord.views.reports import ReportLine, find_reports
from onrecord.web.adding import Progress, Wanted, bare_name
from onrecord.web.asked import Asked, Part, Shown
from onrecord.web.desk import DeskHere, FieldsHere, FilesHere, WithToken, fields_told
from onrecord.web.pages import Pages
from onrecord.web.templating import render

pages = Pages("reports")


class ReportList(Value, frozen=True, kw_only=True):
    """A part of the list of reports, and how far the adding is."""

    filter: Filter
    part: Part
    reports: tuple[ReportLine, ...]
    more: bool
    adding: Progress


def _progress_as_data(record: Record, data: Progress) -> Progress:
    told = labels_as_data(record, {line.id: line.label for line in data.reports})
    return msgspec.structs.replace(
        data, reports=tuple(msgspec.structs.replace(line, label=told[line.id]) for line in data.reports)
    )


def _list_as_data(record: Record, data: ReportList) -> ReportList:
    return msgspec.structs.replace(data, adding=_progress_as_data(record, data.adding))


@pages.page("/reports", "reports.html", rows="reports", told=_list_as_data)
def list_reports(desk: DeskHere, asked: Asked, part: Shown) -> ReportList:
    """Reports kept, the latest first; those that hold some words, the nearest first."""
    found = find_reports(desk.record, asked, limit=part.size + 1, skip=part.skip, names=desk.names)
    return ReportList(
        filter=asked, part=part, reports=found[: part.size], more=len(found) > part.size, adding=desk.adding.progress
    )


@pages.page("/reports/adding", "adding.html", rows="reports", told=_progress_as_data)
def adding(desk: DeskHere) -> Progress:
    """How far the reading of what was added is, and what was skipped and why."""
    return desk.adding.progress


@pages.router.post(
    "/reports/add",
    dependencies=[WithToken],
    openapi_extra=fields_told(
        text="a report’s text", folder="a folder or file on this machine", published="YYYY-MM-DD", outlet="", title=""
    ),
)
def add(request: Request, desk: DeskHere, fields: FieldsHere, files: FilesHere) -> Response:
    """Add a text, files or a folder. They are read one after the other, beside the server."""
    told = {name: value for name in ("outlet", "title") if (value := " ".join(fields.get(name, "").split())[:300])}
    wanted = Wanted(
        text=text if (text := fields.get("text", "")).strip() else None,
        files=tuple((bare_name(name), content) for name, content in files),
        folder=_folder(fields.get("folder", "").strip()),
        published=_day(fields.get("published", "").strip()),
        **told,
    )
    if not (wanted.text or wanted.files or wanted.folder):
        raise InputError("there is nothing to add: paste a text, choose files, or name a folder")
    desk.adding.add(wanted)
    if request.headers.get("hx-request") == "true":
        return render(request, "adding.html", data=desk.adding.progress)
    return RedirectResponse("/reports", status_code=303)


@pages.router.post("/reports/stop", dependencies=[WithToken], openapi_extra=fields_told())
def stop(request: Request, desk: DeskHere) -> Response:
    """Read no more of what is waiting; what was added stays."""
    desk.adding.stop()
    if request.headers.get("hx-request") == "true":
        return render(request, "adding.html", data=desk.adding.progress)
    return RedirectResponse("/reports", status_code=303)


def _folder(typed: str) -> Path | None:
    if not typed:
        return None
    path = Path(typed).expanduser()
    try:
        there = path.is_absolute() and path.exists()
    except (OSError, ValueError):
        there = False
    if not there:
        raise InputError(f"{typed[:200]}: is no folder or file of this machine; give its whole path, from the root")
    return path


def _day(typed: str) -> str | None:
    try:
        return checked_date(typed)
    except StopRun as error:
        raise InputError(str(error)) from error
