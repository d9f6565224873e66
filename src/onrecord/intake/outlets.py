"""Outlets: who published a page, where a copyright line, a source label or the end of its title names one we know."""

import re
from functools import lru_cache
from pathlib import Path

from onrecord.lexicon import Entry, entries

_COPYRIGHT = re.compile(
    r"(?:copyright\s*)?(?:©|\(c\)|copyright)\s*(?:copyright\s*)?(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?[\s,.]*"
    r"(?:by )?(?P<who>[^.|,;]{2,50})",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"(?:source|outlet|publication|publisher)\s*:\s*(?P<who>[^.,;]{2,50}?)(?: and .{2,40}|[.,;].*)?", re.IGNORECASE)  # fmt: skip  # noqa: E501
_SUFFIX = re.compile(r"\s+[|–—-]\s+(?P<who>[^|–—]{2,40})$")
_COMPANY = re.compile(
    r",?\s+(?:pvt\.?|ltd\.?|limited|inc\.?|llc|plc|corp(?:oration|\.)?|co\.?|company|media(?: group| network)?|group"
    r"|gmbh|news group)$",
    re.IGNORECASE,
)


class Outlet(Entry, frozen=True):
    """A publisher of reports, the other names it goes by, and whether it is a news agency."""

    name: str
    aliases: tuple[str, ...] = ()
    agency: bool = False


@lru_cache(maxsize=8)
def _names(folder: Path | None) -> dict[str, str]:
    """Outlet names by each of their names in lower case."""
    return {
        alias.lower(): outlet.name
        for outlet in entries("outlets", "outlet", Outlet, folder)
        for alias in (outlet.name, *outlet.aliases)
    }


def outlet_named(words: str | None, folder: Path | None = None) -> str | None:
    """The outlet of the lexicon that goes by ``words`` (its company form left out), or None."""
    if words is None:
        return None
    known = _names(folder)
    plain = words.strip(" .,)(").lower().removeprefix("the ")
    for _ in range(3):
        if found := known.get(plain) or known.get(f"the {plain}"):
            return found
        shorter = _COMPANY.sub("", plain)
        if shorter == plain:
            return None
        plain = shorter
    return None


def publisher(line: str, *, labels: bool, folder: Path | None = None) -> str | None:
    """The outlet that a copyright line or (``labels``) a line like "Source: Reuters" names."""
    copyright_line = _COPYRIGHT.match(line)
    source = _SOURCE.fullmatch(line) if labels else None
    for match in (copyright_line, source):
        if match and (found := outlet_named(match["who"], folder)):
            return found
    return None


def without_outlet(title: str, folder: Path | None = None) -> tuple[str, str | None]:
    """A title without the name of its outlet at the end ("… | Agency"), and that outlet; known outlets only."""
    if (match := _SUFFIX.search(title)) and (outlet := outlet_named(match["who"], folder)):
        return title[: match.start()].rstrip(), outlet
    return title, None
