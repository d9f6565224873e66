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

LONGEST = 260
"""Longer units (characters) say something else."""

_TITLE_LABEL = re.compile(r"(?:title|headline|subject)\s*:\s+(?P<title>\S.*)", re.IGNORECASE)


@dataclass(slots=True)
class Masthead:
    """What the lines say; ``ambiguous`` are dates whose day and month could be either way round."""

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
        if len(unit.raw) > LONGEST:
            continue
        near = index < TOP or index >= len(units) - BOTTOM
        if near and not _title(unit, index, found) and not _byline(unit, found, folder):
            _dated(unit, found)
        if found.outlet is None:
            found.outlet = publisher(unit.text, labels=near, folder=folder)
    return found


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


def _dated(unit: Unit, found: Masthead) -> None:
    """A line that gives the publishing day and nothing else."""
    if (line := dated_line(unit.text)) is not None:
        found.furniture.append(unit.span)
        _record_day(line, unit.span, found)


def _record_day(line: DatedLine, span: Span, found: Masthead) -> None:
    """Keep the day of a publishing line: the first of each kind."""
    if line.ambiguous:
        found.ambiguous.append(span)
    elif line.updated:
        found.updated = found.updated or line.day
    else:
        found.published = found.published or line.day
