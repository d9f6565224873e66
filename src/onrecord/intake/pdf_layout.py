"""The order of reading on a printed page: columns, bands across them, running heads and page numbers."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

EDGE = 0.11
"""The share of a page's height, from the top and from the bottom, in which running heads and page numbers stand."""

FEWEST = 4
"""Lines that a column must have at least."""

APART = 0.9
"""White of more letter heights stands between two lines, not between two words of one."""

_NUMBER = re.compile(
    r"[\W_]*(?:page|p\.|seite)?\s*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/|\||von|sur|de)\s*\d{1,4})?[\W_]*", re.IGNORECASE
)
_NUMBERED = re.compile(r"^\d{1,4}\s*[|•·–—]\s|\s[|•·–—]\s*\d{1,4}$|^\d{1,3}$|\bpage \d{1,4}\b", re.IGNORECASE)
_STOPS = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_DIGITS = re.compile(r"\d+")
_FOLIO = re.compile(r"(?:^|\s)#(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print, or a piece of one: its box in points from the bottom left, its words, its letters' height."""

    x0: float
    y0: float
    x1: float
    y1: float
    text: str
    size: float
    bold: bool = False
    page: int = 0

    @property
    def middle(self) -> float:
        """Half-way between its bottom and its top."""
        return (self.y0 + self.y1) / 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its lines, and its height in points."""

    lines: tuple[Line, ...]
    height: float


def without_running_heads(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The pages without the lines at their edges that are repeated on other pages, are page numbers, or stand apart
    in small letters over the text with a number at their end.
    """
    body = body_size([line for sheet in sheets for line in sheet.lines])
    seen: Counter[tuple[str, int]] = Counter()
    for sheet in sheets:
        seen.update({_at_edge(line, sheet.height) for line in sheet.lines if _is_at_edge(line, sheet.height)})
    often = max(2, min(3, len(sheets)))
    kept = []
    for sheet in sheets:
        lines = [
            line
            for line in sheet.lines
            if not (
                _is_at_edge(line, sheet.height)
                and (
                    _NUMBER.fullmatch(line.text)
                    or seen[_at_edge(line, sheet.height)] >= often
                    or (line.size < 0.9 * body and _has_folio(line, sheet))
                )
            )
        ]
        kept.append(replace(sheet, lines=tuple(lines)))
    return kept


def _has_folio(line: Line, sheet: Sheet) -> bool:
    """Whether a line, or one on its level, has the page's number at one end."""
    level = [other for other in sheet.lines if abs(other.middle - line.middle) < line.size]
    return any(_NUMBERED.search(other.text) for other in level)


def body_size(lines: Sequence[Line]) -> float:
    """The height of the letters that most of the text is set in."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _is_at_edge(line: Line, height: float) -> bool:
    return line.middle > (1 - EDGE) * height or line.middle < EDGE * height


def _at_edge(line: Line, height: float) -> tuple[str, int]:
    """What is the same in a line at the edge of every page: its words but for numbers, and its height on the page."""
    words = _FOLIO.sub(" ", _DIGITS.sub("#", line.text)).strip().casefold()
    return words, round(line.middle / max(1.0, height) * 40)


def in_order(lines: Sequence[Line]) -> list[list[Line]]:
    """The columns of a page in the order of reading, each from the top down; what runs across columns divides them."""
    whole = joined(lines)
    gutter = _gutter(whole)
    if gutter is None:
        return [whole] if whole else []
    across = _across(whole, gutter)
    columns: list[list[Line]] = []
    top = float("inf")
    for band in [*sorted(across, key=lambda line: -line.middle), None]:
        bottom = band.middle if band is not None else float("-inf")
        inside = [line for line in whole if line not in across and bottom < line.middle <= top]
        left = [line for line in inside if line.x1 <= gutter]
        right = [line for line in inside if line.x0 >= gutter]
        first, last = _over_a_box(left, columns[-1][-1] if columns else None), _under_a_box(left, right)
        columns += [[first]] if first is not None else []
        columns += in_order([line for line in left if line is not first and line is not last]) + in_order(right)
        columns += [[last]] if last is not None else []
        if band is not None:
            columns.append([band])
        top = bottom
    return _merged(columns)


def _across(lines: Sequence[Line], gutter: float) -> list[Line]:
    """The lines that run over the gutter, and short last lines of what they are the beginning of, told by size."""
    found = [line for line in lines if line.x0 < gutter < line.x1]
    body = body_size(lines)
    for line in lines:
        if line not in found and line.size > 1.1 * body and any(_continues(above, line) for above in found):
            found.append(line)
    return found


def _over_a_box(left: Sequence[Line], above: Line | None) -> Line | None:
    """The first line on the left, if it is the rest of what runs across the page over it, and a box stands under it."""
    if len(left) < 2 or above is None:
        return None
    first, after = sorted(left, key=lambda line: -line.middle)[:2]
    apart = first.middle - after.middle > 1.5 * first.size
    return first if apart and _continues(above, first) and _STOPS.search(above.text) is None else None


def _under_a_box(left: Sequence[Line], right: Sequence[Line]) -> Line | None:
    """The last line on the left, if it is the rest of what ends on the right: text runs back under a box beside it."""
    if len(left) < 2 or not right:
        return None
    last, before = sorted(left, key=lambda line: line.middle)[:2]
    above = min(right, key=lambda line: line.middle)
    apart = before.middle - last.middle > 1.5 * last.size
    follows = 0 < above.middle - last.middle < 1.6 * last.size and abs(above.size - last.size) < 0.5
    goes_on = last.text[:1].islower() and _STOPS.search(above.text) is None
    return last if apart and follows and goes_on else None


def _merged(columns: list[list[Line]]) -> list[list[Line]]:
    """Neighbouring lines that run across columns as one run."""
    made: list[list[Line]] = []
    for column in columns:
        if made and len(column) == 1 and _continues(made[-1][-1], column[0]):
            made[-1].append(column[0])
        elif column:
            made.append(list(column))
    return made


def _continues(above: Line, line: Line) -> bool:
    near = above.y0 - line.y1 < 1.2 * line.size
    return (
        near
        and above.middle > line.middle
        and abs(above.size - line.size) < 1
        and min(above.x1, line.x1) > max(above.x0, line.x0)
    )


def joined(lines: Sequence[Line]) -> list[Line]:
    """Lines from the top down, with pieces that stand close beside each other put together."""
    made: list[Line] = []
    for line in sorted(lines, key=lambda line: (-round(line.middle, 1), line.x0)):
        for at in range(len(made) - 1, max(-1, len(made) - 6), -1):
            if on_level(made[at], line) and _close(made[at], line):
                made[at] = _together(made[at], line)
                break
        else:
            made.append(line)
    return made


def _close(one: Line, other: Line) -> bool:
    """Whether two pieces are one: near each other, and of one size unless they touch (a raised number, an initial)."""
    size, gap = min(one.size, other.size), gap_between(one, other)
    return gap < APART * size and (abs(one.size - other.size) < 0.15 * size or gap < 0.2 * size)


def on_level(one: Line, other: Line) -> bool:
    """Whether two pieces stand on one line."""
    overlap = min(one.y1, other.y1) - max(one.y0, other.y0)
    return overlap > 0.5 * min(one.y1 - one.y0, other.y1 - other.y0)


def gap_between(one: Line, other: Line) -> float:
    """The white between two pieces, from left to right, in points."""
    return max(one.x0, other.x0) - min(one.x1, other.x1)


def _together(one: Line, other: Line) -> Line:
    left, right = (one, other) if one.x0 <= other.x0 else (other, one)
    gap = "" if right.x0 - left.x1 < 0.1 * left.size or left.text.endswith(" ") else " "
    return replace(
        one if len(one.text) >= len(other.text) else other,
        x0=left.x0,
        x1=max(left.x1, right.x1),
        y0=min(one.y0, other.y0),
        y1=max(one.y1, other.y1),
        text=f"{left.text}{gap}{right.text}",
    )


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where the white strip between two columns is, or None if the lines stand in one."""
    if len(lines) < 2 * FEWEST:
        return None
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    size = median(line.size for line in lines)
    candidates = sorted({line.x0 - 0.5 for line in lines if left + 0.2 * (right - left) < line.x0 < right - 60})
    best: tuple[int, float] | None = None
    for x in candidates:
        before = [line for line in lines if line.x1 <= x]
        after = [line for line in lines if line.x0 >= x]
        across = len(lines) - len(before) - len(after)
        if min(len(before), len(after)) < FEWEST or across > 0.34 * len(lines):
            continue
        if not _side_by_side(before, after) or _is_table(before, after, size):
            continue
        strip = min(line.x0 for line in after) - sorted(line.x1 for line in before)[int(0.9 * (len(before) - 1))]
        if strip > 0.4 * size and (best is None or across < best[0]):
            best = (across, x)
    return best[1] if best else None


def _side_by_side(before: Sequence[Line], after: Sequence[Line]) -> bool:
    """Whether two groups of lines stand beside each other for at least three lines."""
    low = max(min(line.y0 for line in before), min(line.y0 for line in after))
    high = min(max(line.y1 for line in before), max(line.y1 for line in after))
    inside = [[line for line in group if low <= line.middle <= high] for group in (before, after)]
    return min(map(len, inside)) >= 3


def _is_table(before: Sequence[Line], after: Sequence[Line], size: float) -> bool:
    """Whether two groups are the cells of a table rather than columns of prose: short in most rows."""
    del size
    return min(median(len(line.text.split()) for line in group) for group in (before, after)) < 3
