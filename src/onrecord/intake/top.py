"""The top of a page, down to its first paragraph: title, deck, names of sections, and what stands between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.intake.dateline import find_dateline
from onrecord.intake.headings import BULLET, HANGING, is_casual, is_stamp
from onrecord.intake.units import Unit

TOP = 14
"""Units of the top at most, furniture not counted."""

TITLE_CHARS, DECK_CHARS, DECK_WORDS = 180, 250, 45
ATTACHED_CHARS = 130
"""A title without a blank line under it, on a page that has them elsewhere, is no longer than this."""


@dataclass(frozen=True, slots=True)
class Top:
    """Indexes of units: the title, everything that is heading, and what is furniture (sections, counters)."""

    title: int | None
    headings: frozenset[int] = frozenset()
    furniture: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Region:
    """Indexes of what stands over the first paragraph; those ``over`` a byline or publishing line may be sentences."""

    lines: tuple[int, ...]
    over: frozenset[int]


def find_top(units: Sequence[Unit], furniture: set[int], mastheads: set[int], title: str | None, spaced: bool) -> Top:
    """The top of a page. ``mastheads``: bylines and publishing lines; ``title``: the title as known from elsewhere;
    ``spaced``: blank lines stand between paragraphs. A text of nothing but one line has no title.
    """
    free = [index for index in range(len(units)) if index not in furniture and index not in mastheads]
    region = _region(units, free, mastheads)
    body = [index for index in free if index not in region.lines]
    found = _known(units, free[: TOP * 2], title)
    if found is None and any(units[index].reads for index in body):
        found = _title(units, region, spaced)
    if found is None or is_casual([units[index] for index in body]):
        return Top(found, frozenset() if found is None else frozenset((found,)))
    return _parts(units, region, found)


def _region(units: Sequence[Unit], free: list[int], mastheads: set[int]) -> _Region:
    lines: list[int] = []
    for index in free[:TOP]:
        if _reads(units[index]):
            break
        lines.append(index)
    line = next((index for index in sorted(mastheads) if free and index > free[0]), None)
    over = [index for index in free[:5] if line is not None and index < line]
    sentences = [index for index in over if index not in lines]
    below = sum(_reads(units[index]) for index in free if index not in lines and index not in sentences)
    if len(over) > 4 or below < 2 or not all(_is_small(units[index]) for index in sentences):
        return _Region(tuple(lines), frozenset())
    return _Region(tuple(lines + sentences), frozenset(over))


def _reads(unit: Unit) -> bool:
    return (unit.reads and not unit.text.endswith("?")) or find_dateline(unit.raw) is not None


def _is_small(unit: Unit) -> bool:
    """Whether a sentence may be a headline or a deck."""
    return len(unit.text) <= DECK_CHARS and len(unit.words) <= DECK_WORDS and find_dateline(unit.raw) is None


def _known(units: Sequence[Unit], free: list[int], title: str | None) -> int | None:
    """The line that repeats a title known from elsewhere."""
    if title is None or len(units) < 2:
        return None
    plain = title.strip().rstrip(".").lower()
    return next((index for index in free if units[index].text.rstrip(".").lower() == plain), None)


def _title(units: Sequence[Unit], region: _Region, spaced: bool) -> int | None:
    """The first line of the top that is long enough for a headline, else the first that can be one at all."""
    lines = [index for index in region.lines if _can_be_title(units[index], index in region.over)]
    if spaced:
        lines = [index for index in lines if len(units[index].text) <= ATTACHED_CHARS or _stands_apart(units, index)]
    return next((index for index in lines if len(units[index].words) >= 4), lines[0] if lines else None)


def _stands_apart(units: Sequence[Unit], index: int) -> bool:
    """Whether a line is not directly followed by a paragraph."""
    return units[index].apart[1] or index + 1 >= len(units) or not units[index + 1].reads


def _can_be_title(unit: Unit, over: bool) -> bool:
    text = unit.text
    if len(text) > TITLE_CHARS or not 2 <= len(unit.words) <= 28 or HANGING.search(text):
        return False
    if unit.stops and not over and not text.endswith(("?", "!")):
        return False
    return BULLET.match(unit.raw) is None and not is_stamp(unit)


def _parts(units: Sequence[Unit], region: _Region, title: int) -> Top:
    """Everything over the first paragraph is heading; short lines over the title are names of sections."""
    heads, furniture = {title}, set[int]()
    # One line under the title is a deck; several that might be are a list of what happened, to be read.
    decks = [
        index for index in region.lines if index > title and not units[index].stops and len(units[index].words) > 6
    ]
    listed = set(decks) - region.over if len(decks) > 1 else set()
    for index in region.lines:
        if index == title or index in listed or not _is_line(units[index], index in region.over):
            continue
        if units[index].raw.isdigit() or (
            index < title and len(units[index].words) <= 4 and not is_stamp(units[index])
        ):
            furniture.add(index)
        else:
            heads.add(index)
    return Top(title, frozenset(heads), frozenset(furniture))


def _is_line(unit: Unit, over: bool) -> bool:
    """Whether a unit is no sentence (over a byline even a sentence may be a deck) and no row of a list."""
    return (not unit.stops or over) and not HANGING.search(unit.text) and not BULLET.match(unit.raw)
