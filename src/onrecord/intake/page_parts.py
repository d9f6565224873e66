"""The parts of a page put together: furniture, headings, and what the page says about itself."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.intake import furniture, headings, teasers, top
from onrecord.intake.dateline import Dateline, find_dateline
from onrecord.intake.masthead import Masthead, read_masthead
from onrecord.intake.outlets import without_outlet
from onrecord.intake.units import Unit, units
from onrecord.model import Span, Spans

_SHOUTING = 0.7
"""A text is in capitals if more than this share of its letters is."""


@dataclass(frozen=True, slots=True)
class PageParts:
    """What was found on a page. ``furniture`` and ``headings`` are sorted and never overlap."""

    furniture: Spans
    headings: Spans
    title: str | None
    byline: str | None
    outlet: str | None
    agency: str | None
    published: str | None
    dateline: Dateline | None
    ambiguous_dates: Spans


def unmarked(title: str | None, headings: Spans) -> PageParts:
    """The parts of a page of which nothing is known but what its format says."""
    return PageParts((), headings, title, None, None, None, None, None, ())


def page_parts(
    text: str,
    *,
    title: str | None = None,
    markdown: bool = False,
    known: Spans = (),
    lexicons: Path | None = None,
) -> PageParts:
    """Mark what in ``text`` is furniture or heading, and read what the page says about itself.

    ``title``: the title as known from elsewhere (JSON), marked where the text repeats it; ``known``: lines known to be
    headings (a web page says so), unless their words are furniture.
    """
    all_units = units(text)
    words = furniture.patterns(lexicons)
    lines = furniture.find_lines(all_units, words)
    masthead = read_masthead([unit for at, unit in enumerate(all_units) if at not in lines], lexicons)
    credits = read_masthead([unit for at, unit in enumerate(all_units) if at in lines], lexicons)
    heads = _indexes(all_units, masthead.headings) | (_indexes(all_units, known) - lines)
    lines |= _indexes(all_units, masthead.furniture)
    spaced = headings.is_spaced(all_units)
    page_top = top.find_top(all_units, lines | heads, _indexes(all_units, masthead.sure), title, spaced)
    lines |= page_top.furniture
    lines |= teasers.find_teasers(all_units, lines | heads | page_top.headings, page_top.title, words)
    lines -= heads | page_top.headings
    heads |= page_top.headings
    heads |= _sub_headings(all_units, lines | heads, text, markdown, spaced)
    if not _leaves_something(all_units, lines | heads):
        heads = set()
    return _put_together(all_units, lines - heads, heads, page_top.title, title, masthead, credits, lexicons)


def _indexes(all_units: Sequence[Unit], spans: Sequence[Span]) -> set[int]:
    wanted = set(spans)
    return {index for index, unit in enumerate(all_units) if unit.span in wanted}


def _sub_headings(all_units: Sequence[Unit], taken: set[int], text: str, markdown: bool, spaced: bool) -> set[int]:
    free = [index for index in range(len(all_units)) if index not in taken]
    letters = "".join(filter(str.isalpha, text[:2000]))
    shouting = sum(map(str.isupper, letters)) > _SHOUTING * max(1, len(letters))
    rest = _without(all_units, taken)
    return {free[at] for at in headings.find_headings(rest, shouting=shouting, spaced=spaced, markdown=markdown)}


def _without(all_units: Sequence[Unit], taken: set[int]) -> list[Unit]:
    """The units that are not taken; where one beside them was taken, they stand apart on that side."""
    return [
        replace(unit, apart=(unit.apart[0] or at - 1 in taken, unit.apart[1] or at + 1 in taken))
        for at, unit in enumerate(all_units)
        if at not in taken
    ]


def _leaves_something(all_units: Sequence[Unit], marked: set[int]) -> bool:
    """Whether anything is left to read: a text of nothing but headings is read as it stands."""
    return any(index not in marked and unit.words for index, unit in enumerate(all_units))


def _put_together(
    all_units: Sequence[Unit],
    lines: set[int],
    heads: set[int],
    titled: int | None,
    title: str | None,
    masthead: Masthead,
    credits: Masthead,
    lexicons: Path | None,
) -> PageParts:
    found_title = masthead.title or (_title_text(all_units[titled]) if titled in heads and titled is not None else None)
    suffix_outlet = None
    if found_title is not None:
        found_title, suffix_outlet = without_outlet(found_title, lexicons)
    dateline = _dateline(all_units, lines | heads)
    return PageParts(
        furniture=tuple(all_units[index].span for index in sorted(lines)),
        headings=tuple(all_units[index].span for index in sorted(heads)),
        title=title or found_title,
        byline=masthead.byline or credits.byline,
        outlet=masthead.outlet or suffix_outlet or credits.outlet,
        agency=dateline.agency if dateline else None,
        published=masthead.published or credits.published or masthead.updated or credits.updated,
        dateline=dateline,
        ambiguous_dates=tuple(masthead.ambiguous),
    )


def _title_text(unit: Unit) -> str:
    return unit.text.lstrip("#").strip("*_ ").strip()


def _dateline(all_units: Sequence[Unit], taken: set[int]) -> Dateline | None:
    """The dateline of the first paragraphs that are read."""
    read = [unit for index, unit in enumerate(all_units) if index not in taken][:4]
    for unit in read:
        if found := find_dateline(unit.raw, unit.span.start):
            return found
    return None
