"""Units: the lines of a text, or its wrapped paragraphs, each of which is furniture, a heading or body as a whole."""

import re
from dataclasses import dataclass
from functools import cached_property

from onrecord.model import Span

_FINAL = re.compile(r"[.!?…][\"'”’»)\]]*$")
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_SPACE = re.compile(r"\s+")
# What pages put before or after a line that is not part of its words: bullets, arrows, emoji, rules.
_ORNAMENT = re.compile(r"^[\s\W_]*?(?=[\w\"'“‘«(\[#@©–—*-])|[\s>»›→▶►|•·]+$")

NARROW, WIDE = 40, 100
"""Lines of wrapped text are between these many characters long."""


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
        return _ORNAMENT.sub("", plain).strip() or plain

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
        """Whether it is beyond doubt a paragraph: it ends as a sentence does and is longer than a heading."""
        return self.stops and len(self.words) > 8

    @property
    def letters(self) -> int:
        """How many characters are letters."""
        return sum(char.isalpha() for char in self.text)


def units(text: str) -> tuple[Unit, ...]:
    """The non-empty lines of ``text`` in order, the lines of a wrapped paragraph taken together."""
    lines = _lines(text)
    wrapped = _is_wrapped(lines)
    found: list[Unit] = []
    first = 0
    for index, (span, _) in enumerate(lines):
        last = index + 1 == len(lines)
        if wrapped and not last and not lines[index + 1][1] and _runs_on(text, span, lines[index + 1][0]):
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


def _is_wrapped(lines: list[tuple[Span, bool]]) -> bool:
    """Whether lines were broken at a fixed width: many lines of one length directly under each other, none longer."""
    lengths = [span.end - span.start for span, _ in lines]
    if not lengths or max(lengths) > WIDE:
        return False
    inner = [lengths[index] for index in range(len(lines) - 1) if not lines[index + 1][1]]
    full = [length for length in inner if length >= max(NARROW, 0.75 * max(lengths))]
    return len(full) >= 3 and len(full) >= 0.5 * len(inner)


def _runs_on(text: str, span: Span, following: Span) -> bool:
    """Whether a line of wrapped text goes on in the next one: it was full, so that the next word did not fit."""
    next_word = following.quote(text).split(maxsplit=1)[0]
    return span.end - span.start >= NARROW and span.end - span.start + len(next_word) >= 58
