"""What a page says about itself in lines of their own: byline, the day it was published, and who published it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from onrecord.intake.dates import CLOCK, DAY, WEEKDAY, day_of
from onrecord.intake.units import Unit
from onrecord.lexicon import Entry, entries
from onrecord.model import Span

TOP, BOTTOM = 12, 6
"""Units from the top, and from the bottom, in which a page says who wrote it and when."""

_UPDATED = re.compile(r"(?:last )?(?:updated|modified|edited)", re.IGNORECASE)
_DATED = re.compile(
    r"(?P<label>(?:(?:first |last |originally )?(?:published|updated|posted|modified|issued|released|edited|created)"
    r"(?: on| at| online)?|date(?: of (?:publication|issue))?|publication date|published date|sent|on))?"
    rf"\s*[:|–—-]?\s*(?:{CLOCK}[\s,|–—-]*(?:on )?)?(?:{WEEKDAY}[\s,]*)?{DAY}"
    rf"(?:[\s,|–—•·-]*(?:at |@ ?)?{CLOCK})?(?P<rest>.*)",
    re.IGNORECASE,
)
# What may follow the day on its line: the stamp of an update, the reading time, the share button.
_REST = re.compile(
    r"[\s,;|/–—•·()-]*(?:(?:(?:last |and )?(?:updated|modified|published|edited)\b.*"
    r"|\d+\s*min(?:ute)?s?\b.*|share\b.*|issue no.*))?[\s.)]*",
    re.IGNORECASE,
)
_CLOCK_ONLY = re.compile(
    rf"(?:(?:last |first )?(?:published|updated|posted)\b(?: at| on)?[:\s]*)"
    rf"(?:{CLOCK}|\d+ \w+ ago|yesterday|today|just now).{{0,30}}",
    re.IGNORECASE,
)

_NAME = r"[A-Z][\w.’'-]*(?:[ -](?:[A-Z][\w.’'-]*|al-\w+|de|van|von|der|bin|ben|el|la|da|di|le)){1,4}"
_NAMES = rf"{_NAME}(?:(?:, and |, | and | & ){_NAME}){{0,5}}"
_TAIL = (
    r"(?:,? (?:in|for|at) [A-Z][\w’'., -]{1,50}|,? [A-Z][\w’'. ]{1,40}"
    r"|,? (?:staff|special|chief|senior|diplomatic|defen[cs]e|foreign|the)\b[\w ,-]{0,50})?"
)
_LEAD = r"(?:By|BY|Written by|WRITTEN BY|Author|AUTHOR|Authors|Words by|Text by|Story by|Analysis by|Report by|From|by)"
_DESK = r"(?:[A-Z][\w.-]+ ){0,3}(?:Staff|Correspondents?|Reporters?|Desk|Agenc(?:y|ies)|Bureau|Team)"
_BYLINE = re.compile(rf"{_LEAD}[:\s]+(?P<who>{_NAMES}|{_DESK}){_TAIL}(?:\s*[|•·–—-]\s*(?P<after>.{{0,60}}))?")
_SHOUTED_BYLINE = re.compile(
    r"(?:By|BY)[:\s]+(?P<who>[A-Z][A-Z.’'-]+(?: (?!FOR |IN )(?:[A-Z][A-Z.’'-]*|&)){1,6})"
    r"(?: (?:FOR|IN) [A-Z .’'-]{2,40})?"
    r"(?:\s*[|,•·–—-]\s*(?P<after>.{0,60}))?"
)
_CREDIT = re.compile(rf"\(?(?i:Reporting|Writing) by (?P<who>{_NAMES})")
_TITLE_LABEL = re.compile(r"(?:title|headline|subject)\s*:\s+(?P<title>\S.*)", re.IGNORECASE)

_COPYRIGHT = re.compile(
    r"(?:copyright\s*)?(?:©|\(c\)|copyright)\s*(?:copyright\s*)?(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?[\s,.]*"
    r"(?:by )?(?P<who>[^.|,;]{2,50})",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"\s+[|–—-]\s+(?P<who>[^|–—]{2,40})$")
_SOURCE_LABEL = re.compile(r"(?:source|outlet|publication|publisher)\s*:\s*(?P<who>[^.]{2,50})", re.IGNORECASE)


class Outlet(Entry, frozen=True):
    """A publisher of reports, the other names it goes by, and whether it is a news agency."""

    name: str
    aliases: tuple[str, ...] = ()
    agency: bool = False


@lru_cache(maxsize=8)
def _outlets(folder: Path | None) -> dict[str, str]:
    """Outlet names by each of their names in lower case."""
    return {
        alias.lower(): outlet.name
        for outlet in entries("outlets", "outlet", Outlet, folder)
        for alias in (outlet.name, *outlet.aliases)
    }


def outlet_named(words: str | None, folder: Path | None = None) -> str | None:
    """The outlet of the lexicon that goes by ``words``, or None."""
    if words is None:
        return None
    plain = words.strip(" .)(").removeprefix("The ").removeprefix("the ").lower()
    known = _outlets(folder)
    return known.get(plain) or known.get(f"the {plain}")


@dataclass(slots=True)
class Masthead:
    """What the lines say; ``ambiguous`` are dates whose day and month could be either."""

    byline: str | None = None
    published: str | None = None
    updated: str | None = None
    outlet: str | None = None
    title: str | None = None
    headings: list[Span] = field(default_factory=list)
    furniture: list[Span] = field(default_factory=list)
    ambiguous: list[Span] = field(default_factory=list)


def read_masthead(units: Sequence[Unit], folder: Path | None = None) -> Masthead:
    """Title label, byline, publishing lines and publisher of a page; lines that say only that are marked."""
    found = Masthead()
    for index, unit in enumerate(units):
        if len(unit.raw) > 260:
            continue
        near = index < TOP or index >= len(units) - BOTTOM
        if near and not _title(unit, index, found) and not _byline(unit, index, len(units), found):
            _dated(unit, found)
        elif not near and _CLOCK_ONLY.fullmatch(unit.text):
            found.furniture.append(unit.span)
        _publisher(unit, found, folder, near)
    return found


def _title(unit: Unit, index: int, found: Masthead) -> bool:
    if index < TOP and found.title is None and (match := _TITLE_LABEL.fullmatch(unit.text)):
        found.title = match["title"]
        found.headings.append(unit.span)
        return True
    return False


def _byline(unit: Unit, index: int, count: int, found: Masthead) -> bool:
    if match := _CREDIT.match(unit.text):
        found.byline = found.byline or match["who"]
        return False
    if unit.stops and len(unit.words) > 8:
        return False
    match = _SHOUTED_BYLINE.fullmatch(unit.text) or _BYLINE.fullmatch(unit.text)
    if match is None or match["who"].split()[0] in _NOT_NAMES:
        return False
    if found.byline is None or index < count - BOTTOM:
        found.byline = found.byline or match["who"].rstrip(".")
    found.headings.append(unit.span)
    if dated := _DATED.fullmatch(match["after"] or ""):
        _record_day(dated, unit.span, found)
    return True


_NOT_NAMES = frozenset(("January", "February", "March", "April", "May", "June", "July", "August", "September",
                       "October", "November", "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
                       "Saturday", "Sunday", "The"))  # fmt: skip


def _dated(unit: Unit, found: Masthead) -> None:
    """A line that gives the publishing day and nothing else."""
    match = _DATED.fullmatch(unit.text.strip("*_ "))
    if match is not None and _REST.fullmatch(match["rest"]):
        found.furniture.append(unit.span)
        _record_day(match, unit.span, found)
    elif _CLOCK_ONLY.fullmatch(unit.text):
        found.furniture.append(unit.span)


def _record_day(match: re.Match[str], span: Span, found: Masthead) -> None:
    """Keep the day of a publishing line, if it can be told."""
    day = day_of(match)
    if day is None:
        return
    if day.value is None:
        found.ambiguous.append(span)
    elif _UPDATED.match(match["label"] or ""):
        found.updated = found.updated or day.value
    else:
        found.published = found.published or day.value


def _publisher(unit: Unit, found: Masthead, folder: Path | None, near: bool) -> None:
    """The outlet that a copyright line or a source label names; only outlets the lexicon knows."""
    if found.outlet is not None or len(unit.text) > 160:
        return
    for pattern in (_COPYRIGHT, _SOURCE_LABEL) if near else (_COPYRIGHT,):
        if (match := pattern.match(unit.text)) and (outlet := outlet_named(match["who"], folder)):
            found.outlet = outlet
            return


def without_outlet(title: str, folder: Path | None = None) -> tuple[str, str | None]:
    """A title without the name of its outlet at the end ("… | Agency"), and that outlet; known outlets only."""
    if (match := _SUFFIX.search(title)) and (outlet := outlet_named(match["who"], folder)):
        return title[: match.start()].rstrip(), outlet
    return title, None
