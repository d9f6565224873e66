"""Quotations: which stretches of a text stand in quotation marks, for every style of mark news uses."""

import re
from bisect import bisect_right

from onrecord.model import Span

_CLOSES = {"“": "”", "„": "“”", "«": "»", "‘": "’", "``": "''", "''": "''", '"': '"'}
_MARK = re.compile(r"[“”„«»‘’\"]|``|''")
_LINE = re.compile(r"[^\n]+")


def find_quotations(text: str) -> tuple[Span, ...]:
    """The outermost quotations of ``text``, marks included, in text order, never running across a line end.

    A mark left open runs to the end of its line if the next line opens with a mark again (news style for a quotation
    over several paragraphs), or if it is the last of a line that holds a whole sentence after it; otherwise it is
    taken for a stray mark. Nested quotations belong to the outer one. Single curly marks count as quotation marks only
    where they cannot be apostrophes.
    """
    found: list[Span] = []
    lines = list(_LINE.finditer(text))
    for index, line in enumerate(lines):
        following = lines[index + 1].group().lstrip() if index + 1 < len(lines) else ""
        found.extend(_in_line(text, line.start(), line.end(), following[:1] in '“"«„' if following else False))
    return tuple(found)


def _in_line(text: str, start: int, end: int, reopened: bool) -> list[Span]:
    found: list[Span] = []
    opened = -1
    closers = ""
    for match in _MARK.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if opened >= 0:
            if mark in closers and _closes(text, at, mark, end):
                found.append(Span(opened, match.end()))
                opened = -1
            continue
        if mark in _CLOSES and _opens(text, at, mark, start):
            opened, closers = at, _CLOSES[mark]
    if opened >= 0 and (reopened or end - opened > 60):
        found.append(Span(opened, start + len(text[start:end].rstrip())))
    return found


def _opens(text: str, at: int, mark: str, start: int) -> bool:
    """Whether a mark at ``at`` can open: white space, a bracket or a dash before it and no white space after."""
    before = text[at - 1] if at > start else " "
    after = text[at + len(mark)] if at + len(mark) < len(text) else " "
    if mark in "\"‘''":
        return (before.isspace() or before in "([—–-/") and not after.isspace()
    return mark in _CLOSES


def _closes(text: str, at: int, mark: str, end: int) -> bool:
    """Whether a mark at ``at`` can close: for marks that are also apostrophes, no letter after and none of "s' "."""
    after = text[at + len(mark)] if at + len(mark) < end else " "
    before = text[at - 1]
    if mark == "’":
        return not after.isalnum() and (before in ".,!?…" or not _possessive(text, at, end))
    if mark == '"':
        return not after.isalnum()
    return True


def _possessive(text: str, at: int, end: int) -> bool:
    """An apostrophe after s with another closing mark further on in the line: "the rebels’ camp’"."""
    return text[at - 1] == "s" and "’" in text[at + 1 : end] and text[at + 1 : at + 2] == " "


class Quotations:
    """The quotations of one text, with fast questions about offsets."""

    def __init__(self, text: str) -> None:
        self.spans = find_quotations(text)
        self._starts = [span.start for span in self.spans]

    def at(self, offset: int) -> Span | None:
        """The quotation that holds the character at ``offset``."""
        place = bisect_right(self._starts, offset) - 1
        if place >= 0 and offset < self.spans[place].end:
            return self.spans[place]
        return None

    def within(self, span: Span) -> list[Span]:
        """The quotations that overlap ``span``, in text order."""
        place = max(0, bisect_right(self._starts, span.start) - 1)
        found = []
        while place < len(self.spans) and self.spans[place].start < span.end:
            if self.spans[place].overlaps(span):
                found.append(self.spans[place])
            place += 1
        return found
