"""The map: where things are said to have happened, and the same as a list."""

from onrecord.model import Value
from onrecord.views.filters import Filter
from onrecord.views.map import MapPlace, places
from onrecord.web.asked import Asked
from onrecord.web.desk import DeskHere
from onrecord.web.pages import Pages

pages = Pages("map")


class MapSheet(Value, frozen=True, kw_only=True):
    """Places with their events. ``unplaced`` counts the events that no place is known of.

    ``latest``: of how many of the latest claims these are, where there are more.
    """

    filter: Filter
    places: tuple[MapPlace, ...]
    unplaced: int
    is_cut: bool
    latest: int | None


@pages.page("/map", "map.html", rows="places")
def show_map(desk: DeskHere, asked: Asked) -> MapSheet:
    """Where events for which the filter holds are said to have happened, as finely as is known and no finer."""
    found = places(desk.record, asked)
    return MapSheet(
        filter=asked, places=found.places, unplaced=found.unplaced, is_cut=found.is_cut, latest=found.latest
    )
