"""Sources: who speaks, and what one of them said, in order, with where its account changed."""

from typing import Annotated

from fastapi import Query

from onrecord.model import Value
from onrecord.views.sources import SourceLine, SourcePage, find_sources, source
from onrecord.web.asked import Asked, Part, Shown, Words
from onrecord.web.desk import DeskHere
from onrecord.web.pages import Pages

pages = Pages("sources")


class SourceList(Value, frozen=True, kw_only=True):
    """A part of the list of sources."""

    like: str | None
    part: Part
    sources: tuple[SourceLine, ...]
    more: bool


@pages.page("/sources", "sources.html", rows="sources")
def list_sources(desk: DeskHere, part: Shown, like: Words = None) -> SourceList:
    """Sources by the number of their claims; ``like`` are letters of the name."""
    found = find_sources(desk.record, like=like, limit=part.size + 1, skip=part.skip, names=desk.names)
    return SourceList(like=like, part=part, sources=found[: part.size], more=len(found) > part.size)


@pages.page("/sources/one", "source.html", rows="claims")
def one_source(desk: DeskHere, asked: Asked, name: Annotated[str, Query(min_length=1, max_length=300)]) -> SourcePage:
    """What a source said, first to last, and which of its own claims it later changed."""
    return source(desk.record, name, asked, names=desk.names)
