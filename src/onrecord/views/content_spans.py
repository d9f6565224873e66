"""The exact spans of what a claim says, with the words before and after them, as quote selectors want them."""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from onrecord.model import Span, Spans, Value
from onrecord.record.rewriting import read_as_decided
from onrecord.record.rows import content_in
from onrecord.record.schema import claims
from onrecord.views.masking import Mask, Masks
from onrecord.views.rows import by_number

CONTEXT = 32
"""Characters before and after a quote, which tell it from the same words elsewhere in the text."""
_BETWEEN = " … "


class Content(Value, frozen=True, kw_only=True):
    """One span of a claim's content, in code points of the report's text.

    ``is_exact``: the quote is ``text[start:end]``, neither shortened nor masked, and can be found again by its words.
    """

    start: int
    end: int
    quote: str
    prefix: str
    suffix: str
    is_exact: bool


def contents_of(
    connection: sa.Connection, rows: Sequence[Any], texts: Mapping[int, str], masks: Masks, most: int | None
) -> dict[int, tuple[Content, ...]]:
    """Contents by the number of their claim, for rows with number, report, start, end and words."""
    found: dict[int, tuple[Content, ...]] = {}
    unclear: dict[int, list[Any]] = {}
    for row in rows:
        spans = _spans(content_in(row.words), Span(row.start, row.end), texts[row.report])
        if spans is None:
            unclear.setdefault(row.report, []).append(row)
        else:
            found[row.number] = tuple(_content(span, texts[row.report], masks.of(row.report), most) for span in spans)
    for report, some in unclear.items():
        known = _as_read(connection, report, [row.number for row in some])
        for row in some:
            spans = known.get(row.number, (Span(row.start, row.end),))
            found[row.number] = tuple(_content(span, texts[report], masks.of(report), most) for span in spans)
    return found


def _spans(words: str, whole: Span, text: str) -> Spans | None:
    """The spans whose words, put together, are a claim's content; None where the words alone do not settle it."""
    if whole.quote(text) == words:
        return (whole,)
    parts = words.split(_BETWEEN)
    if len(parts) != 2 or _BETWEEN in whole.quote(text):
        return None
    first, last = Span(whole.start, whole.start + len(parts[0])), Span(whole.end - len(parts[1]), whole.end)
    return (first, last) if (first.quote(text), last.quote(text)) == tuple(parts) else None


def _as_read(connection: sa.Connection, report: int, numbers: Sequence[int]) -> dict[int, Spans]:
    """Spans of some claims of one report as its reading has them."""
    asked = sa.select(claims.c.number, claims.c.fingerprint)
    prints = {row.fingerprint: row.number for row in by_number(connection, asked, claims.c.number, numbers)}
    reading = read_as_decided(connection, report)
    return {prints[claim.id]: claim.contents for claim in reading.claims if claim.id in prints}


def _content(span: Span, text: str, mask: Mask, most: int | None) -> Content:
    start, end = span
    kept = end
    if most is not None and end - start > most:
        kept = start + len(text[start : start + most].rsplit(" ", 1)[0])
    quote = mask.part(text, start, kept)
    return Content(
        start=start,
        end=end,
        quote=f"{quote} …" if kept < end else quote,
        prefix=mask.part(text, max(0, start - CONTEXT), start),
        suffix=mask.part(text, end, min(len(text), end + CONTEXT)),
        is_exact=quote == text[start:end],
    )
