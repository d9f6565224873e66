"""Disputes: what cannot all be right, by side."""

from typing import Annotated

import msgspec
from fastapi import Depends, Query

from onrecord.model import Value
from onrecord.record.forms import DisputeKind
from onrecord.views.disputes import DisputeLine, disputes_in
from onrecord.views.filters import Filter
from onrecord.views.incidents import find_incidents
from onrecord.web.asked import Asked, Part
from onrecord.web.desk import DeskHere
from onrecord.web.pages import Pages

pages = Pages("disputes")


def some_asked(
    page: Annotated[int, Query(ge=1, le=100_000)] = 1, size: Annotated[int, Query(ge=1, le=500)] = 10
) -> Part:
    """A page of fewer incidents than elsewhere: each comes with all claims of each side."""
    return Part(page, size)


Some = Annotated[Part, Depends(some_asked)]


class DisputeList(Value, frozen=True, kw_only=True):
    """The disputes of a part of the incidents that hold some."""

    filter: Filter
    kind: DisputeKind | None
    part: Part
    disputes: tuple[DisputeLine, ...]
    more: bool


@pages.page("/disputes", "disputes.html", rows="disputes")
def list_disputes(desk: DeskHere, asked: Asked, part: Some, kind: DisputeKind | None = None) -> DisputeList:
    """Disputes of the incidents for which the filter holds, the latest first, with the words of each side."""
    wanted = msgspec.structs.replace(asked, disputed=True)
    lines = find_incidents(desk.record, wanted, limit=part.size + 1, skip=part.skip, kind=kind, names=desk.names)
    found = disputes_in(desk.record, lines[: part.size], kind=kind, names=desk.names)
    return DisputeList(filter=asked, kind=kind, part=part, disputes=found, more=len(lines) > part.size)
