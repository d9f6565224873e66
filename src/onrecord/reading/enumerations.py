"""Enumerations: "the minister named three causes: First, … Second, …": the points of a list are its speaker's."""

import re
from dataclasses import replace

from onrecord.model import Span
from onrecord.reading.drafts import Draft
from onrecord.reading.page import Page, span_of

_POINT = re.compile(
    r"(?:\(?(?:[ivx]{1,4}|[a-h]|\d{1,2})[).]|[-–—•*·▪◦‣]|\d{1,2}\.)\s"
    r"|(?:First|Second|Third|Fourth|Fifth|Firstly|Secondly|Thirdly|Lastly|Finally|One|Another),\s"
)
_MOST = 12


def enumerated(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts, each that ends in a colon with the points of the list behind it, while nobody else speaks."""
    return [_with_points(page, draft, drafts) for draft in drafts]


def _with_points(page: Page, draft: Draft, others: list[Draft]) -> Draft:
    text = page.report.text
    end = draft.contents[-1].end if draft.contents else 0
    opened = text[end : end + 12].lstrip(" ”\"'’").startswith(":") or text[max(0, end - 1) : end] == ":"
    if not opened or draft.cue[-1].end > end:
        return draft
    points: list[Span] = []
    for sentence in page.sentences:
        span = span_of(sentence)
        if span.start < end or any(piece.overlaps(span) for piece in draft.contents):
            continue
        if _POINT.match(text, span.start) is None or len(points) >= _MOST:
            break
        if any(span.contains(other.cue[0]) for other in others if other is not draft):
            break
        points.append(span)
    return replace(draft, contents=(*draft.contents, *points)) if points else draft
