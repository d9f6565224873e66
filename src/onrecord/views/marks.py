"""The spans of a reading as marks: what each claim's source, cue and content are, and the figures, places and times."""

from collections.abc import Iterator
from typing import NamedTuple

from onrecord import words
from onrecord.model import Claim, Reading, Span
from onrecord.views.segments import Mark, Marked, Segment, segments

NEAR = 300
"""A source named farther before its claim (whom a pronoun means) does not belong to the passage."""
LONGEST = 1_100
"""Characters of a passage."""


class Passage(NamedTuple):
    """The words around a claim. ``before`` and ``after`` say whether its paragraph goes on there."""

    segments: tuple[Segment, ...]
    before: bool
    after: bool


def claim_marks(claim: Claim, permanent: str) -> Iterator[Marked]:
    """The marks of one claim; the outlet's own sentences have no source and no cue in the text."""
    for span in claim.contents:
        yield span, Mark(role="content", of=permanent)
    if claim.form != "narrated":
        for source in claim.sources:
            for span in source.spans:
                yield span, Mark(role="source", of=permanent, title=source.name)
    for span in claim.cue.spans if claim.cue else ():
        yield span, Mark(role="cue", of=permanent, title=words.ACTS[claim.act])


def figure_marks(reading: Reading, ids: dict[str, str], only: str | None = None) -> Iterator[Marked]:
    """Figures, with how many that is; those of one claim (its fingerprint) or all."""
    for figure in reading.figures:
        if only in (None, figure.claim) and figure.claim in ids:
            yield figure.span, Mark(role="figure", of=ids[figure.claim], title=words.amount(figure))


def page_marks(reading: Reading) -> Iterator[Marked]:
    """Places, times, furniture and the dateline."""
    for place in reading.places:
        for toponym in place.toponyms:
            what = place.name if place.lat is not None else f"{place.name}, not on the map"
            told = what if toponym.use == "literal" else f"{what}: stands for somebody there"
            yield toponym.span, Mark(role="place", title=told)
    for time in reading.times:
        yield time.span, Mark(role="time", title=words.period(time.begin, time.end) or time.value)
    for span in reading.report.furniture:
        yield span, Mark(role="furniture", title="no part of the report")
    if reading.report.dateline:
        yield reading.report.dateline, Mark(role="dateline", title="where and when it was written")


def passage(reading: Reading, ids: dict[str, str], claim: Claim) -> Passage:
    """The paragraphs in which a claim stands, with its spans marked."""
    text, permanent = reading.report.text, ids[claim.id]
    marked = [*claim_marks(claim, permanent), *figure_marks(reading, ids, claim.id)]
    own = [span for span, mark in marked if mark.role in ("content", "cue")] or [Span(0, 0)]
    first, last = min(span.start for span in own), max(span.end for span in own)
    first = min([first, *(span.start for span, _ in marked if 0 <= first - span.start < NEAR)])
    start, end = _paragraph(text, first)[0], _paragraph(text, last)[1]
    if end - start > LONGEST:
        room = max(0, LONGEST - (last - first)) // 2
        start, end = _at_space(text, max(start, first - room), start), _at_space(text, min(end, last + room), end)
        end = min(end, max(start + LONGEST, first + 1))
    return Passage(
        segments(text, marked, Span(start, end)),
        start > _paragraph(text, first)[0],
        end < len(text) and text[end] not in "\r\n",
    )


def _paragraph(text: str, at: int) -> tuple[int, int]:
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return start, len(text) if end < 0 else end


def _at_space(text: str, at: int, edge: int) -> int:
    """The nearest place between words, towards ``edge`` if there is none at hand."""
    if at == edge:
        return edge
    near = text.rfind(" ", max(0, at - 40), at)
    return near + 1 if near >= 0 else at
