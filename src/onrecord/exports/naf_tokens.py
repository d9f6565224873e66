"""Tokens of the parts of a text that an XML layer points at: each span of the text is a run of whole tokens."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from onrecord.model import Span

_TOKEN = re.compile(r"\w+|[^\w\s]")


class Token(NamedTuple):
    """A token with its place, in code points of the text."""

    start: int
    words: str

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.words)


def tokens_of(parts: Iterable[tuple[int, str]]) -> tuple[Token, ...]:
    """The tokens of some parts (where each begins, and its words) in order, cut wherever one of them begins or ends."""
    letters: dict[int, str] = {}
    cuts: set[int] = set()
    for start, words in parts:
        letters |= {start + at: sign for at, sign in enumerate(words)}
        cuts |= {start, start + len(words)}
    found: list[Token] = []
    for start, words in _runs(letters):
        at = 0
        for cut in [*sorted(cut - start for cut in cuts if 0 < cut - start < len(words)), len(words)]:
            found += [Token(start + at + one.start(), one[0]) for one in _TOKEN.finditer(words[at:cut])]
            at = cut
    return tuple(found)


def within(tokens: Iterable[Token], span: Span) -> list[int]:
    """Numbers of the tokens that lie in a span."""
    return [number for number, token in enumerate(tokens) if span.start <= token.start and token.end <= span.end]


def _runs(letters: dict[int, str]) -> Iterable[tuple[int, str]]:
    """Letters that stand side by side, as words with their start."""
    start, run = 0, ""
    for at in sorted(letters):
        if run and at != start + len(run):
            yield start, run
            run = ""
        if not run:
            start = at
        run += letters[at]
    if run:
        yield start, run
