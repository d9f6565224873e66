"""Places: what the place names of a page mean."""

from onrecord.model import Place
from onrecord.reading.page import Page


def find_places(page: Page) -> tuple[Place, ...]:
    """The places of a report, in order of first mention."""
    return ()
