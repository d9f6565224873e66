"""Events: what a claim says happened."""

from onrecord.model import Claim, Event, Place, Timex
from onrecord.reading.cast import Cast
from onrecord.reading.page import Page


def find_events(
    page: Page, claims: tuple[Claim, ...], cast: Cast, places: tuple[Place, ...], times: tuple[Timex, ...]
) -> tuple[Event, ...]:
    """The events of every claim, in text order."""
    return ()
