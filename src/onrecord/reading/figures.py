"""Figures: what a claim counts."""

from onrecord.model import Claim, Event, Figure
from onrecord.reading.page import Page


def find_figures(page: Page, claims: tuple[Claim, ...], events: tuple[Event, ...]) -> tuple[Figure, ...]:
    """The figures of every claim, in text order."""
    return ()
