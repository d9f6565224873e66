"""From the body that was found on a web page to text: paragraphs apart by a blank line, with the headings marked."""

import re
from collections.abc import Iterator
from typing import Any

from onrecord.intake.blocks import Block, Kind, put_together
from onrecord.model import Spans

_SPACE = re.compile(r"[^\S\0]+")
_BREAK = "\0"
"""Stands for a line break (<br>) until white space is put right; pages hold no such character."""
_LINES, _PARAGRAPHS = re.compile(r" ?\0 ?"), re.compile(r" ?\0(?: ?\0)+ ?")
_BREAKS = frozenset({"p", "head", "quote", "list", "table", "item", "row", "code", "details", "summary", "ab"})


def text_of(body: Any, title: str | None = None) -> tuple[str, Spans]:
    """The text of a body (an lxml tree in trafilatura's own tags) and where its headings are.

    A first line or a heading that only repeats ``title`` is left out: the title has its own field.
    """
    blocks = [Block(_KINDS.get(tag, "paragraph"), words) for tag, words in _blocks(body) if words]
    repeats = _flat(title).casefold() if title else None
    return put_together(
        block
        for at, block in enumerate(blocks)
        if block.words.casefold() != repeats or (at and block.kind != "heading")
    )


_KINDS: dict[str, Kind] = {"head": "heading", "item": "item", "row": "row"}


def _blocks(element: Any) -> Iterator[tuple[str, str]]:
    """(tag, words) of each innermost block, in order; words that stand loose between blocks are paragraphs."""
    tag = element.tag if isinstance(element.tag, str) else "p"
    if tag == "row":
        yield "row", " | ".join(filter(None, (_flat(" ".join(cell.itertext())) for cell in element)))
        return
    loose = [element.text or ""]
    own = tag if tag in ("head", "item") else "p"
    for child in element:
        if child.tag in _BREAKS:
            yield own, _flat("".join(loose))
            yield from _blocks(child)
            loose = []
        elif child.tag == "lb":
            loose.append(_BREAK)
        elif child.tag == "graphic" or not isinstance(child.tag, str):
            pass
        elif any(inner.tag in _BREAKS for inner in child.iter()):
            yield own, _flat("".join(loose))
            yield from _blocks(child)
            loose = []
        else:
            loose.append(_inline(child))
        loose.append(child.tail or "")
    yield own, _flat("".join(loose))


def _inline(element: Any) -> str:
    """The words of an element inside a paragraph."""
    return "".join((_BREAK if part.tag == "lb" else "") + word for part, word in _words_of(element))


def _words_of(element: Any) -> Iterator[tuple[Any, str]]:
    yield element, element.text or ""
    for child in element:
        yield from _words_of(child)
        yield element, child.tail or ""


def _flat(words: str) -> str:
    """White space as single spaces, a line break as one, several as the end of a paragraph."""
    flat = _SPACE.sub(" ", words)
    return _LINES.sub("\n", _PARAGRAPHS.sub("\n\n", flat)).strip()
