"""What a page says about itself in lines of their own: title label, byline, the day it was published, its outlet."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.intake.bylines import byline, credited
from onrecord.intake.dated_lines import DatedLine, dated_line
from onrecord.intake.outlets import outlet_named, publisher
from onrecord.intake.units import Unit
from onrecord.model import Span

TOP, BOTTOM = 12, 6
"""Units from the top, and from the bottom, in which a page says who wrote it and when."""

LONGEST = 320
"""Longer units (characters) say something else."""

_AND = re.compile(r", and |, | and | & ")
_ABOUT = re.compile(
    r"[^.]{3,120}?(?: reported from |,? (?:is|was|are) (?:a|an|the|our)? ?(?:[\w’'-]+ ){0,6}"
    r"(?:correspondents?|reporters?|editors?|journalists?|columnists?|writers?|photographers?|bureau chief|fellow)\b)"
)
_TITLE_LABEL = re.compile(r"(?:title|headline|subject)\s*:\s+(?P<title>\S.*)", re.IGNORECASE)


@dataclass(slots=True)
class Masthead:
    """What the lines say; ``ambiguous`` are dates whose day and month could be either way round, ``sure`` the
    lines that plainly are the page's own words about itself (a byline, a labelled day).
    """

    byline: str | None = None
    published: str | None = None
    updated: str | None = None
    outlet: str | None = None
    title: str | None = None
    headings: list[Span] = field(default_factory=list)
    furniture: list[Span] = field(default_factory=list)
    ambiguous: list[Span] = field(default_factory=list)
    sure: list[Span] = field(default_factory=list)


def read_masthead(units: Sequence[Unit], folder: Path | None = None) -> Masthead:
    """Title label, byline, publishing lines and publisher of a page; lines that say only that are marked."""
    found = Masthead()
    bare: list[tuple[int, DatedLine]] = []
    sure: list[int] = []
    for index, unit in enumerate(units):
        if len(unit.raw) > LONGEST:
            continue
        near = index < TOP or index >= len(units) - BOTTOM
        if near and (_title(unit, index, found) or _byline(unit, found, folder)):
            sure.append(index)
        elif near and (outlet := _own_name(unit, folder)) is not None:
            found.outlet = found.outlet or outlet
            found.furniture.append(unit.span)
        elif (line := dated_line(unit.text)) is None:
            found.outlet = found.outlet or publisher(unit.text, labels=near, folder=folder)
        elif not line.labelled:
            bare.append((index, line))
        elif near or line.day is None:
            sure.append(index)
            found.furniture.append(unit.span)
            _record_day(line, unit.span, found)
    _bare_days(units, bare, sure, found)
    found.sure.extend(units[index].span for index in sure)
    _about_authors(units, found)
    return found


def _own_name(unit: Unit, folder: Path | None) -> str | None:
    """The outlet whose name a line is, alone; names that are common words (Time, Sky) do not count."""
    plain = len(unit.words) < 2 and not unit.text.isupper()
    return None if plain or len(unit.text) > 40 else outlet_named(unit.text, folder)


def _bare_days(units: Sequence[Unit], bare: list[tuple[int, DatedLine]], sure: list[int], found: Masthead) -> None:
    """Days that stand alone in a line: publishing days over and under the story, or beside a byline; inside it, the
    headings of a timeline, and then none of them says when the page was published.
    """
    reading = [index for index, unit in enumerate(units) if unit.reads] or [len(units)]
    inside = range(reading[min(1, len(reading) - 1)], reading[-1])
    timeline = any(index in inside and not any(abs(index - other) <= 2 for other in sure) for index, _ in bare)
    for index, line in bare:
        (found.headings if timeline else found.furniture).append(units[index].span)
        if not timeline:
            _record_day(line, units[index].span, found)


def _about_authors(units: Sequence[Unit], found: Masthead) -> None:
    """Lines that say who the authors are and where they wrote: they begin with a name of the byline."""
    names = [name for name in _AND.split(found.byline or "") if name]
    for unit in units:
        if len(unit.raw) <= LONGEST and any(unit.text.startswith(name) for name in names) and _ABOUT.match(unit.text):
            found.furniture.append(unit.span)


def _title(unit: Unit, index: int, found: Masthead) -> bool:
    if index >= TOP or found.title is not None or (match := _TITLE_LABEL.fullmatch(unit.text)) is None:
        return False
    found.title = match["title"]
    found.headings.append(unit.span)
    return True


def _byline(unit: Unit, found: Masthead, folder: Path | None) -> bool:
    found.byline = found.byline or credited(unit.text)
    if unit.reads or (read := byline(unit.text)) is None:
        return False
    found.byline = found.byline or read.who
    found.outlet = found.outlet or outlet_named(read.outlet or read.after, folder)
    found.headings.append(unit.span)
    if read.after and (line := dated_line(read.after)):
        _record_day(line, unit.span, found)
    return True


def _record_day(line: DatedLine, span: Span, found: Masthead) -> None:
    """Keep the day of a publishing line: the first of each kind."""
    if line.ambiguous:
        found.ambiguous.append(span)
    elif line.updated:
        found.updated = found.updated or line.day
    else:
        found.published = found.published or line.day
