"""A text cut where any marked span begins or ends, so that spans that overlap nest rightly wherever they are shown.

The texts of all segments, put together, are the text: nothing is added, dropped or shown twice.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal

from onrecord.model import Span, Value

_ENDS = "\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_LINE_END = re.compile(f"\r\n|[{_ENDS}]")

Role = Literal["source", "cue", "content", "figure", "place", "time", "note", "furniture", "dateline"]


class Mark(Value, frozen=True, kw_only=True):
    """What some characters are: the source, cue or content of a claim (``of``, its id), a figure, a place, a time …"""

    role: Role
    of: str | None = None
    title: str | None = None
    """What was made of the words, in a few words."""


Marked = tuple[Span, Mark]


class Segment(Value, frozen=True, kw_only=True):
    """Characters that are all marked alike, the widest mark first. ``opens`` are the claims whose content begins here.

    ``start`` is in code points of the report's text.
    """

    start: int
    text: str
    marks: tuple[Mark, ...] = ()
    opens: tuple[str, ...] = ()


class Block(Value, frozen=True, kw_only=True):
    """A paragraph, a heading or furniture. ``after`` are the line ends behind it."""

    kind: Literal["paragraph", "heading", "furniture"]
    start: int
    end: int
    segments: tuple[Segment, ...]
    after: str


def segments(text: str, marked: Iterable[Marked], within: Span | None = None) -> tuple[Segment, ...]:
    """The segments of a text, or of a part of it. Spans beyond its edges are cut there, empty ones left out."""
    whole = within or Span(0, len(text))
    inside = [
        (Span(max(span.start, whole.start), min(span.end, whole.end)), span, mark)
        for span, mark in marked
        if span.overlaps(whole) and span.end > span.start
    ]
    inside.sort(key=lambda one: (one[1].start - one[1].end, one[1].start))
    edges = {whole.start, whole.end}
    edges.update(edge for cut, _, _ in inside for edge in cut)
    # A browser makes one character of \r\n; cut behind each line, offsets inside a segment stay true.
    edges.update(whole.start + at.end() for at in _LINE_END.finditer(text[whole.start : whole.end]))
    begins: dict[int, list[int]] = {}
    for index, (cut, _, _) in enumerate(inside):
        begins.setdefault(cut.start, []).append(index)
    found: list[Segment] = []
    live: list[int] = []
    seen: set[str] = set()
    points = sorted(edges)
    for start, end in pairwise(points):
        live = sorted([*(one for one in live if inside[one][0].end > start), *begins.get(start, ())])
        marks = tuple(dict.fromkeys(inside[one][2] for one in live))
        opens = tuple(
            dict.fromkeys(mark.of for mark in marks if mark.role == "content" and mark.of and mark.of not in seen)
        )
        seen.update(opens)
        found.append(Segment(start=start, text=text[start:end], marks=marks, opens=opens))
    return tuple(found)


def blocks(text: str, marked: Sequence[Marked], headings: Sequence[Span], furniture: Sequence[Span]) -> Iterator[Block]:
    """The blocks of a text: lines between empty lines; a heading is one by itself."""
    order = sorted(marked, key=lambda one: one[0].start)
    for start, end, after in _lines(text, headings):
        here = Span(start, end)
        inside = [one for one in order if one[0].overlaps(here)]
        kind: Literal["paragraph", "heading", "furniture"] = "paragraph"
        if any(span.overlaps(here) for span in headings):
            kind = "heading"
        elif any(span.contains(here) for span in furniture) and end > start:
            kind = "furniture"
        cut = segments(text, inside, here) if end > start else ()
        yield Block(kind=kind, start=start, end=end, segments=cut, after=text[end:after])


def _lines(text: str, headings: Sequence[Span]) -> Iterator[tuple[int, int, int]]:
    """Start, end, and end with the line ends behind it, of each run of lines with text in them."""
    alone = {text.rfind("\n", 0, span.start) + 1 for span in headings}
    start = end = at = 0
    for line in text.splitlines(keepends=True):
        bare = line.rstrip(_ENDS)
        fresh = end > start and (len(text[end:at].splitlines()) > 1 or start in alone or at in alone)
        if bare.strip() and fresh:
            yield start, end, at
            start = at
        if bare.strip():
            end = at + len(bare)
        at += len(line)
    if at > start or not text:
        yield start, end, at
