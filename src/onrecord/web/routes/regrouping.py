"""Merging and splitting incidents, as decisions that the log keeps and that can be undone."""

from fastapi.responses import RedirectResponse

from onrecord.errors import InputError
from onrecord.record.decisions import Decision
from onrecord.record.ids import normal_id
from onrecord.views.incidents import incident
from onrecord.web.desk import DeskHere, FieldsHere, WithToken, fields_told
from onrecord.web.pages import Pages

pages = Pages("incidents")
_EVENT = "event:"


@pages.router.post(
    "/incidents/{name}/merge",
    dependencies=[WithToken],
    response_class=RedirectResponse,
    status_code=303,
    openapi_extra=fields_told(other="id of the incident that is the same happening", why="the reason, for the log"),
)
def merge(desk: DeskHere, name: str, fields: FieldsHere) -> RedirectResponse:
    """Take another incident for the same happening as this one."""
    into = incident(desk.record, name).line.id
    given = fields.get("other", "").strip()
    other = normal_id(given)
    if other is None:
        raise InputError(f"incident {given[:80]!r}: is no id; ids look like {into}")
    other = incident(desk.record, other).line.id
    if other == into:
        raise InputError(f"incident {other}: is this one already")
    why = fields.get("why", "").strip() or None
    desk.decide(Decision(kind="incident.merge", target=into, by=desk.by, why=why, details={"others": [other]}))
    return RedirectResponse(f"/incidents/{into}", 303)


@pages.router.post(
    "/incidents/{name}/split",
    dependencies=[WithToken],
    response_class=RedirectResponse,
    status_code=303,
    openapi_extra=fields_told(**{f"{_EVENT}OR-…": "any value: this event is split off"}, why="the reason, for the log"),
)
def split(desk: DeskHere, name: str, fields: FieldsHere) -> RedirectResponse:
    """Take some events of this incident for another happening."""
    of = incident(desk.record, name).line.id
    chosen = [field.removeprefix(_EVENT) for field in fields if field.startswith(_EVENT)]
    if not chosen:
        raise InputError(f"incident {of}: choose what belongs to another happening")
    why = fields.get("why", "").strip() or None
    desk.decide(Decision(kind="incident.split", target=of, by=desk.by, why=why, details={"events": chosen}))
    return RedirectResponse(f"/incidents/{incident(desk.record, chosen[0]).line.id}", 303)
