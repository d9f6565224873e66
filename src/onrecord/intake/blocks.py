"""Blocks: what a structured format is made of, put together to one text with its headings marked."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from onrecord.model import Span, Spans

Kind = Literal["paragraph", "heading", "item", "row"]


class Block(NamedTuple):
    """Words that stand by themselves: a paragraph, a heading, a row of a list, a row of a table."""

    kind: Kind
    words: str


def put_together(blocks: Iterable[Block]) -> tuple[str, Spans]:
    """The text and where its headings are. Paragraphs stand apart by a blank line, rows of one list are lines."""
    pieces: list[str] = []
    headings: list[Span] = []
    length, last = 0, None
    for kind, words in blocks:
        if not words:
            continue
        gap = "" if last is None else "\n" if kind in ("item", "row") and kind == last else "\n\n"
        start = length + len(gap)
        pieces += (gap, words)
        length, last = start + len(words), kind
        if kind == "heading":
            headings.append(Span(start, length))
    return "".join(pieces), tuple(headings)
