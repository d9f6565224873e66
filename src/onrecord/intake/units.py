"""Units: the lines of a text, or its wrapped paragraphs, each of which is furniture, a heading or body as a whole."""

import re
from dataclasses import dataclass
from functools import cached_property

from onrecord.model import Span

_FINAL = re.compile(r"[.!?…][\"'”’»)\]]*(?:\s?\[\d{1,3}\])*$|(?<=[a-z])\.\d{1,3}$")
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_SPACE = re.compile(r"\s+")
# What pages put before or after a line that is not part of its words: bullets, arrows, emoji, rules.
_BEFORE = re.compile(r"[\s\W_]*?(?=[\w\"'“‘«(\[#@©–—*-])")
_AFTER = re.compile(r"[\s>»›→▶►|•·]+$")
# A line that begins a thing of its own, whatever the line above it looks like.
_BEGINS = re.compile(r"[A-Z][A-Za-z-]{1,12}:\s|by [A-Z]|[a-z][A-Z]")

WIDEST = 140
"""Lines that were broken at a fixed width are no longer than this."""


LONG = 34
"""A unit of more words is a paragraph even if it does not end as a sentence does."""


@dataclass(frozen=True)
class Unit:
    """One line (or one wrapped paragraph) of the text, white space trimmed. ``apart``: a blank line before, after."""

    span: Span
    raw: str
    apart: tuple[bool, bool]

    @cached_property
    def text(self) -> str:
        """The words with white space as single spaces, without ornaments (arrows, emoji) at either end."""
        plain = _SPACE.sub(" ", self.raw)
        before = _BEFORE.match(plain)
        return _AFTER.sub("", plain[before.end() :] if before else plain) or plain

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the unit, without punctuation."""
        return tuple(_WORD.findall(self.text))

    @cached_property
    def stops(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_FINAL.search(self.text))

    @cached_property
    def reads(self) -> bool:
        """Whether it is beyond doubt a paragraph: longer than a heading and with a stop at its end, or very long."""
        return len(self.words) > (8 if self.stops else LONG)

    @property
    def letters(self) -> int:
        """How many characters are letters."""
        return sum(char.isalpha() for char in self.text)


def units(text: str) -> tuple[Unit, ...]:
    """The non-empty lines of ``text`` in order, the lines of a wrapped paragraph taken together."""
    lines = _lines(text)
    width = _wrapped_at(text, lines)
    found: list[Unit] = []
    first = 0
    for index, (span, _) in enumerate(lines):
        last = index + 1 == len(lines)
        if not last and _runs_on(text, span, lines[index + 1], width):
            continue
        whole = Span(lines[first][0].start, span.end)
        after = last or lines[index + 1][1]
        found.append(Unit(whole, whole.quote(text), (lines[first][1], after)))
        first = index + 1
    return tuple(found)


def _lines(text: str) -> list[tuple[Span, bool]]:
    """Non-empty lines with white space trimmed, each with whether a blank line (or nothing) stands before it."""
    found, offset, blank = [], 0, True
    for line in text.splitlines(keepends=True):
        if words := line.strip():
            start = offset + len(line) - len(line.lstrip())
            found.append((Span(start, start + len(words)), blank))
        blank = not words
        offset += len(line)
    return found


def _runs_on(text: str, span: Span, following: tuple[Span, bool], width: int | None) -> bool:
    """Whether a line goes on in the next one: in wrapped text if it is nearly full and does not end as a sentence
    does, in other text only if a sentence plainly goes on in small letters.
    """
    after, blank = following
    length = span.end - span.start
    if blank or length < 30 or _FINAL.search(line := span.quote(text)) or line.endswith(":"):
        return False
    if _BEGINS.match(text, after.start):
        return False
    return text[after.start].islower() or (width is not None and length >= 0.72 * width)


def _wrapped_at(text: str, lines: list[tuple[Span, bool]]) -> int | None:
    """The width at which lines were broken, or None if they were not: often a line then begins with a small letter, or
    in a text in capitals most lines that another follows are nearly full.
    """
    longest = max((span.end - span.start for span, _ in lines), default=0)
    if longest > WIDEST:
        return None
    inner = [lines[index][0] for index in range(1, len(lines)) if not lines[index][1]]
    small = sum(text[span.start].islower() for span in inner)
    if not any(char.islower() for char in text):
        before = [lines[index - 1][0] for index in range(1, len(lines)) if not lines[index][1]]
        small = sum(span.end - span.start >= 0.72 * longest for span in before)
        return longest if longest >= 50 and small >= 3 and small >= 0.75 * len(inner) else None
    return longest if small >= 3 and small >= 0.25 * len(inner) else None
