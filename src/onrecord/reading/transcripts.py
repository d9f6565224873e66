"""Transcripts: interviews and hearings printed as lines that begin with who speaks ("Q: …", "Moss: …").

A label that begins two lines or more of a report with several such lines speaks all that follows up to the next label.
"Q" and "A" alone name nobody, so that their words are somebody's who is left unnamed, and not the outlet's.
"""

import re
from collections import Counter
from dataclasses import replace

from onrecord.model import Span
from onrecord.reading.drafts import Draft
from onrecord.reading.page import Page

METHOD = "transcript"
_LABEL = re.compile(
    r"^[ \t]*((?:[A-Z][\w.’'-]*|[A-Z]{1,4})(?:[ ][A-Z(][\w.’')-]*){0,4})[ ]?:[ \t]+(?=\S)", re.MULTILINE
)
_NO_SPEAKERS = frozenset({"note", "source", "photo", "read", "update", "updated", "watch", "location", "date", "time"})
_FEWEST_LINES, _FEWEST_TURNS, _MOST_SPEAKERS = 4, 2, 6
_SCORE = 0.9


def transcript(page: Page) -> list[Draft]:
    """One draft for each turn; none if the report is no transcript."""
    text = page.report.text
    labels = [match for match in _LABEL.finditer(text) if match[1].lower() not in _NO_SPEAKERS]
    turns = Counter(match[1] for match in labels)
    speakers = {label for label, count in turns.items() if count >= _FEWEST_TURNS}
    if len(speakers) < 2 or len(speakers) > _MOST_SPEAKERS or sum(turns[s] for s in speakers) < _FEWEST_LINES:
        return []
    spoken = [match for match in labels if match[1] in speakers]
    ends = [*(match.start() for match in spoken[1:]), _end(page, spoken[-1].end())]
    return [draft for match, end in zip(spoken, ends, strict=True) if (draft := _turn(page, match, end)) is not None]


def _end(page: Page, start: int) -> int:
    """Where the last turn ends: with its paragraph."""
    return next((place for place in page.paragraphs if place > start), len(page.report.text))


def _turn(page: Page, match: "re.Match[str]", end: int) -> Draft | None:
    text = page.report.text
    content = Span(match.end(), match.end() + len(text[match.end() : end].rstrip()))
    colon = text.index(":", match.end(1))
    words = page.words(Span(colon, colon + 1))
    if content.end <= content.start or not len(words):
        return None
    cue = (Span(colon, colon + 1),)
    return Draft(cue, words[-1].i, (Span(*match.span(1)),), (content,), _SCORE, METHOD)


def with_transcript(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts with the turns of a transcript in place of what was seen at their colons."""
    turns = transcript(page)
    if not turns:
        return drafts
    colons = {turn.cue[0] for turn in turns}
    labels = [turn.sources[0] for turn in turns]
    others = [
        replace(draft, sources=tuple(_without_label(page, source, labels) for source in draft.sources))
        for draft in drafts
        if not any(cue.overlaps(colon) for cue in draft.cue for colon in colons)
    ]
    return sorted((*others, *turns), key=lambda draft: draft.head)


def _without_label(page: Page, source: Span, labels: list[Span]) -> Span:
    """ "A: The governor" is the governor."""
    label = next((label for label in labels if source.start <= label.start and label.end < source.end), None)
    if label is None:
        return source
    rest = page.report.text[label.end : source.end].lstrip(": \t")
    return Span(source.end - len(rest), source.end) if rest else source
