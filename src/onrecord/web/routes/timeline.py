"""The timeline: when things are said to have happened, and when that was reported."""

from onrecord.model import Value
from onrecord.views.filters import Filter
from onrecord.views.timeline import Moment, timeline
from onrecord.web.asked import Asked
from onrecord.web.desk import DeskHere
from onrecord.web.pages import Pages

pages = Pages("timeline")
MOST = 300


class TimelineSheet(Value, frozen=True, kw_only=True):
    """Events with a time, earliest first; the last ones where there are too many."""

    filter: Filter
    moments: tuple[Moment, ...]
    is_cut: bool


@pages.page("/timeline", "timeline.html", rows="moments")
def show_timeline(desk: DeskHere, asked: Asked) -> TimelineSheet:
    """Events for which the filter holds, by the time they are said to have happened and the day they were reported."""
    found = timeline(desk.record, asked, limit=MOST + 1, names=desk.names, latest=True)
    return TimelineSheet(filter=asked, moments=found[-MOST:], is_cut=len(found) > MOST)
