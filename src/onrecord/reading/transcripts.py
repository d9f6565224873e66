"""Transcripts: interviews and hearings printed as lines that begin with who speaks ("Q: …", "Moss: …").

A label that begins two lines or more of a report with several such lines speaks all that follows up to the next label;
so do the two labels of a question and its answer. "Q" and "A" alone name nobody, so that their words are somebody's who
is left unnamed, and not the outlet's. Lines of a list ("Ada Moss: Water and war") look like turns and are none.
"""

import re
from collections import Counter
from dataclasses import replace

from onrecord.model import Span
from onrecord.reading.attribution_colons import entries
from onrecord.reading.cue_lexicon import cue_lexicon
from onrecord.reading.drafts import Draft
from onrecord.reading.interviews import answers
from onrecord.reading.page import Page

METHOD = "transcript"
_LABEL = re.compile(
    r"^[ \t]*(?:([QA])[.][ \t]+|((?:[A-Z][\w.’'-]*|[A-Z]{1,4})(?:[ ][A-Z(][\w.’')-]*){0,4})[ ]?:[ \t]+)(?=\S)",
    re.MULTILINE,
)
_NO_SPEAKERS = frozenset({"note", "source", "photo", "read", "update", "updated", "watch", "location", "date", "time"})
_FEWEST_LINES, _FEWEST_TURNS, _MOST_SPEAKERS = 4, 2, 6
_CLOSED = (".", "!", "?", "”", '"', "…")
_FEWEST_ENTRIES = 3
_SCORE = 0.9
_LISTED = 0.5
"""How much of a score is left to the colon of a list's line."""
Match = re.Match[str]


def transcript(page: Page) -> list[Draft]:
    """One draft for each turn; none if the report is no transcript."""
    text = page.report.text
    labels = [match for match in _LABEL.finditer(text) if _label(match).lower() not in _NO_SPEAKERS]
    spoken = _repeated(labels) or _asked_and_answered(text, labels)
    if not spoken:
        return answers(page, METHOD)
    ends = [*(match.start() for match in spoken[1:]), _end(page, spoken[-1].end())]
    return [draft for match, end in zip(spoken, ends, strict=True) if (draft := _turn(page, match, end)) is not None]


def _label(match: Match) -> str:
    return match[1] or match[2]


def _speaker(match: Match) -> str:
    """The last word of a label, by which "ADA MOSS" and "Moss" are one."""
    return _label(match).rpartition(" ")[2].strip("().").casefold()


def _repeated(labels: list[Match]) -> list[Match]:
    """The lines of those who speak twice or more, where there are several such lines and speakers."""
    turns = Counter(map(_speaker, labels))
    speakers = {speaker for speaker, count in turns.items() if count >= _FEWEST_TURNS}
    if len(speakers) < 2 or len(speakers) > _MOST_SPEAKERS or sum(turns[s] for s in speakers) < _FEWEST_LINES:
        return []
    return [match for match in labels if _speaker(match) in speakers]


def _asked_and_answered(text: str, labels: list[Match]) -> list[Match]:
    """The lines of two who speak in turn, the first asking and the second answering in whole sentences."""
    two = [*dict.fromkeys(map(_speaker, labels))]
    if len(two) != 2 or any(_speaker(match) != two[place % 2] for place, match in enumerate(labels)):
        return []
    lines = [text[match.end() :].partition("\n")[0].rstrip() for match in labels]
    closed = all(line.endswith(_CLOSED) for line in lines)
    return labels if closed and all(line.endswith("?") for line in lines[::2]) else []


def _is_listed(page: Page, draft: Draft) -> bool:
    """Whether the colon of a draft is that of a line of a list: three or more lines in a row, each with a label of its
    own and words that are no sentence."""
    text = page.report.text
    lines = [line for line in text[text.rfind("\n\n\n", 0, draft.cue[0].start) + 1 :].splitlines() if line.strip()]
    own = text[text.rfind("\n", 0, draft.cue[0].start) + 1 :].partition("\n")[0]
    if text[draft.cue[0].start] != ":" or own not in lines:
        return False
    low = high = lines.index(own)
    while low > 0 and _is_entry(lines[low - 1]):
        low -= 1
    while high + 1 < len(lines) and _is_entry(lines[high + 1]):
        high += 1
    labels = {line.partition(":")[0] for line in lines[low : high + 1]}
    return _is_entry(own) and high - low + 1 >= _FEWEST_ENTRIES and len(labels) == high - low + 1


def _is_entry(line: str) -> bool:
    return _LABEL.match(line) is not None and not line.rstrip().endswith((".", "!", "”", '"', "…"))


def _end(page: Page, start: int) -> int:
    """Where the last turn ends: with its paragraph."""
    return next((place for place in page.paragraphs if place > start), len(page.report.text))


def _turn(page: Page, match: Match, end: int) -> Draft | None:
    text = page.report.text
    content = Span(match.end(), match.end() + len(text[match.end() : end].rstrip()))
    label = Span(*match.span(1 if match[1] else 2))
    colon = text.index("." if match[1] else ":", label.end)
    words = page.words(Span(colon, colon + 1))
    if content.end <= content.start or not len(words):
        return None
    cue = (Span(colon, colon + 1),)
    return Draft(cue, words[-1].i, (label,), (content,), _SCORE, METHOD)


def with_transcript(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts with the turns of a transcript in place of what was seen at their colons."""
    turns = transcript(page)
    if not turns:
        told = {draft.head for draft in drafts}
        drafts = [*drafts, *(entry for entry in entries(page, cue_lexicon()) if entry.head not in told)]
        drafts.sort(key=lambda draft: draft.head)
        return [replace(d, score=round(d.score * _LISTED, 3)) if _is_listed(page, d) else d for d in drafts]
    colons = {turn.cue[0] for turn in turns}
    labels = [source for turn in turns for source in turn.sources]
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
