"""Anchors: words in a text, kept as the exact quote with what stands before and after it.

Where a text changes (a revised report), the words are found again only if quote, prefix and suffix stand there exactly
once; otherwise what hung on them is an orphan and says so. Nothing is moved to words that merely look alike.
"""

from onrecord.model import Span, Value
from onrecord.views.content_spans import CONTEXT


class Anchor(Value, frozen=True, kw_only=True):
    """A quote with its prefix and suffix."""

    quote: str
    prefix: str
    suffix: str


def anchor_of(text: str, span: Span) -> Anchor:
    """The anchor of a span."""
    return Anchor(
        quote=span.quote(text),
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
    )


def find_anchor(anchor: Anchor, text: str) -> Span | None:
    """Where an anchor stands in a text; None if it does not, or stands there more than once."""
    if not anchor.quote:
        return None
    whole = anchor.prefix + anchor.quote + anchor.suffix
    first = text.find(whole)
    if first < 0 or text.find(whole, first + 1) >= 0:
        return None
    start = first + len(anchor.prefix)
    return Span(start, start + len(anchor.quote))
