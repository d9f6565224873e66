"""Places no finer than the rules allow. What would be finer is left out, or given by what it lies in; never guessed."""

import re
from functools import lru_cache
from pathlib import Path

import msgspec

from onrecord.exports.rules import Finest, Rules
from onrecord.lexicon import Entry, entries
from onrecord.views.claim_pages import ClaimPage, EventDetail

_FINER: dict[Finest, frozenset[str]] = {
    "exact": frozenset(),
    "settlement": frozenset({"facility", "offset"}),
    "region": frozenset({"facility", "offset", "settlement", "district"}),
    "country": frozenset({"facility", "offset", "settlement", "district", "region", "area", "river"}),
}
"""Precisions of places that are finer than each limit."""
_ORDER: tuple[Finest, ...] = ("exact", "settlement", "region", "country")
_DIGITS = 1
"""Digits of a degree of a settlement's point: a tenth of a degree is 11 km at most."""


class Sheltered(Entry, frozen=True, kw_only=True):
    """Words for what is to be placed only coarsely."""

    words: tuple[str, ...]


def is_sheltered(page: ClaimPage, words: str, folder: Path | None = None) -> bool:
    """Whether a claim speaks of shelters, hospitals or displaced people, in its whole content or its figures."""
    if any(figure.line.measure in ("displaced", "evacuated") for figure in page.figures):
        return True
    places = " ".join(event.line.place or "" for event in page.events)
    return _pattern(folder).search(f"{words} {places}") is not None


@lru_cache(maxsize=4)
def _pattern(folder: Path | None) -> re.Pattern[str]:
    words = (word for entry in entries("sheltered", "sheltered", Sheltered, folder) for word in entry.words)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})s?\b", re.IGNORECASE)


def finest(rules: Rules, sheltered: bool) -> Finest:
    """The finest a claim's places may be."""
    return max(rules.places, rules.sheltered, key=_ORDER.index) if sheltered else rules.places


def coarsened(event: EventDetail, limit: Finest) -> EventDetail:
    """An event with its place no finer than a limit."""
    line = event.line
    if line.precision not in _FINER[limit]:
        return event
    if limit == "settlement":
        # Which settlement the facility is in is not known: its point is rounded, its name left out.
        place, precision = None, "settlement"
        lat, lon = _rounded(line.lat), _rounded(line.lon)
    else:
        is_known = limit == "region" and event.admin1 is not None
        place, precision = (event.admin1, "region") if is_known else (None, "country")
        lat = lon = None
    admin1 = None if limit == "country" else event.admin1
    coarse = msgspec.structs.replace(line, place=place, precision=precision, lat=lat, lon=lon)
    return msgspec.structs.replace(event, line=coarse, admin1=admin1)


def _rounded(degrees: float | None) -> float | None:
    return None if degrees is None else round(degrees, _DIGITS)
