"""From lines of print to paragraphs: hyphens at line ends joined, headings told by their letters."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from onrecord.intake.pdf_layout import Line, body_size, gap_between, on_level

LARGER = 1.14
"""Letters so many times the size of the body's stand in headings."""

MOST_WORDS = 25
"""A heading has no more words."""

INITIAL = 1.6
"""A single letter so many times the size of what stands beside it begins a paragraph."""

CELLS = " | "
"""Stands between the cells of a row."""

WIDE = 2.0
"""White of more letter heights inside a line divides cells."""

_ENDS = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_HYPHEN = re.compile(r"(?<=\w\w)[-\u2010]$")
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\w+(?:[-\u2010]\w+)*")
_BULLET = re.compile(r"[•▪●■◦‣–—-]\s|\(?\d{1,2}[.)]\s|\(?[a-z]\)\s")
_KEEPS_HYPHEN = frozenset(
    ("non", "anti", "self", "ex", "pro", "cross", "vice", "so", "co", "pre", "post", "semi", "half")
)
_TENS = frozenset(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"))
_UNITS = frozenset(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"))
"""Of both a number is made with a hyphen, wherever the line ends: "forty-one"."""
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
LIGATURES = str.maketrans(_LIGATURES)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``size``: height of its letters in points; ``heading``: told by its letters."""

    text: str
    size: float
    heading: bool
    page: int


def paragraphs(columns: Sequence[Sequence[Line]]) -> list[Paragraph]:
    """The paragraphs of all columns of a document, in order; those that a column or a page breaks are whole again."""
    body = body_size([line for column in columns for line in column])
    hyphened = _hyphened(columns)
    made: list[Paragraph] = []
    for column in columns:
        for at, group in enumerate(_groups(column)):
            paragraph = _paragraph(group, body, hyphened)
            if not paragraph.text:
                continue
            if made and (_goes_on(made[-1], paragraph) or (not at and _is_broken_heading(made[-1], paragraph))):
                made[-1] = _linked(made[-1], paragraph, hyphened)
            else:
                made.append(paragraph)
    return made


def _hyphened(columns: Sequence[Sequence[Line]]) -> frozenset[str]:
    """Words that are written with a hyphen inside a line somewhere."""
    return frozenset(
        word.lower()
        for column in columns
        for line in column
        for word in _WORD.findall(line.text.rstrip("-\u2010"))
        if "-" in word
    )


def _groups(column: Sequence[Line]) -> list[list[Line]]:
    """The lines of each paragraph of one column; the rows of a table are paragraphs each."""
    column = _rows(column)
    if not column:
        return []
    pitches = [above.middle - line.middle for above, line in pairwise(column)]
    usual = sorted(pitch / max(1.0, line.size) for pitch, line in zip(pitches, column, strict=False) if pitch > 0)
    normal = usual[int(0.3 * len(usual))] if usual else 0.0
    left, right = _margins(column)
    groups: list[list[Line]] = [[column[0]]]
    for above, line in pairwise(column):
        if _breaks(above, line, normal, left, right):
            groups.append([])
        groups[-1].append(line)
    return groups


def _rows(column: Sequence[Line]) -> list[Line]:
    """The lines of a column; pieces on one level are the cells of a row, or words set wide apart."""
    levels: list[list[Line]] = []
    for line in column:
        if levels and on_level(levels[-1][-1], line):
            levels[-1].append(line)
        else:
            levels.append([line])
    return [_row(sorted(level, key=lambda piece: piece.x0)) for level in levels]


def _row(pieces: Sequence[Line]) -> Line:
    if len(pieces) == 1:
        return pieces[0]
    if len(pieces[0].text) == 1 and pieces[0].text.isupper() and pieces[0].size > INITIAL * pieces[1].size:
        return _with_initial(pieces[0], pieces[1:])
    wide = max(gap_between(one, other) for one, other in pairwise(pieces)) > WIDE * pieces[0].size
    return replace(
        pieces[0],
        x1=max(piece.x1 for piece in pieces),
        text=(CELLS if wide else " ").join(piece.text for piece in pieces),
    )


def _with_initial(initial: Line, beside: Sequence[Line]) -> Line:
    """The lines that stand beside a large initial, with it; what is a word by itself stays one."""
    text = ""
    for line in sorted(beside, key=lambda line: -line.middle):
        text = join_lines(text, line.text)
    gap = " " if initial.text in "AI" else ""
    ends = max(line.x1 for line in beside)
    return replace(beside[-1], x0=initial.x0, x1=ends, y1=initial.y1, text=f"{initial.text}{gap}{text}")


def _margins(column: Sequence[Line]) -> tuple[float, float]:
    """Where most lines begin, and where full ones end."""
    starts = sorted(line.x0 for line in column)
    ends = sorted(line.x1 for line in column)
    return starts[len(starts) // 4], ends[int(0.9 * (len(ends) - 1))]


def _breaks(above: Line, line: Line, normal: float, left: float, right: float) -> bool:
    """Whether a paragraph ends between two lines; ``normal``: from line to line, in heights of letters."""
    pitch = above.middle - line.middle
    size = max(line.size, 1.0)
    if pitch < 0 or pitch > (1.3 * normal * size if normal else 1.6 * size) + 1.0:
        return True
    if abs(above.size - line.size) > 0.1 * size or (above.bold != line.bold and len(line.text) > 3):
        return True
    if _BULLET.match(line.text) or CELLS in line.text or CELLS in above.text:
        return True
    indented = line.x0 > left + 0.7 * size and above.x0 <= left + 0.7 * size and line.x0 < left + 6 * size
    short = above.x1 < right - 0.12 * (right - left)
    return indented or (short and _ENDS.search(above.text.rstrip()) is not None)


def _paragraph(group: Sequence[Line], body: float, hyphened: frozenset[str]) -> Paragraph:
    text = ""
    for line in group:
        text = join_lines(text, line.text, hyphened)
    text = text.translate(LIGATURES)
    size = median(line.size for line in group)
    words = len(text.split())
    stops = _ENDS.search(text) is not None and not text.endswith(":")
    larger = size >= LARGER * body and words <= MOST_WORDS
    bold = all(line.bold for line in group) and words <= 14 and not stops and size >= 0.95 * body
    return Paragraph(text, size, (larger or bold) and any(map(str.isalpha, text)), group[0].page)


def join_lines(text: str, line: str, hyphened: frozenset[str] = frozenset()) -> str:
    """The text with one more line: a word that was broken at the line's end is whole again."""
    line = _SPACE.sub(" ", line.replace("\t", " ")).strip()
    if not text or not line:
        return text + line
    if text.endswith("\u00ad"):
        return text.rstrip("\u00ad") + line
    if _HYPHEN.search(text) and line[0].islower():
        before, after = _last_word(text), _first_word(line)
        keeps = before.lower() in _KEEPS_HYPHEN or f"{before}-{after}".lower() in hyphened or before[-1].isdigit()
        keeps = keeps or (before.lower() in _TENS and after.lower() in _UNITS)
        return text + line if keeps else text[:-1] + line
    if _HYPHEN.search(text) and line[0].isalnum():
        return text + line
    return f"{text} {line}"


def _last_word(text: str) -> str:
    found = re.search(r"([\w-]+?)[-\u2010]$", text)
    return found[1] if found else ""


def _first_word(line: str) -> str:
    found = re.match(r"\w+", line)
    return found[0] if found else ""


def _goes_on(above: Paragraph, paragraph: Paragraph) -> bool:
    """Whether a paragraph is the rest of the one before: that one stops in the middle of a sentence."""
    if CELLS in above.text or CELLS in paragraph.text:
        return False
    if above.heading or paragraph.heading or abs(above.size - paragraph.size) > 0.6 or _ENDS.search(above.text):
        return False
    first = paragraph.text.lstrip("\"'“‘(")[:1]
    if _BULLET.match(paragraph.text):
        return False
    return (
        first.islower()
        or (_HYPHEN.search(above.text) is not None)
        or (above.text[-1] in ",;" and above.page + 1 >= paragraph.page)
    )


def _is_broken_heading(above: Paragraph, paragraph: Paragraph) -> bool:
    """Whether a heading at the top of a column is the rest of one at the bottom of the last."""
    both = above.heading and paragraph.heading and abs(above.size - paragraph.size) < 0.6
    return both and len(f"{above.text} {paragraph.text}".split()) <= MOST_WORDS


def _linked(above: Paragraph, paragraph: Paragraph, hyphened: frozenset[str]) -> Paragraph:
    return Paragraph(join_lines(above.text, paragraph.text, hyphened), above.size, above.heading, paragraph.page)
