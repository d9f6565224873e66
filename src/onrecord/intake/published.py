"""The day a report is of, inferred from its text when the text itself settles it; otherwise nothing.

A weekday with a day and a month ("Friday, Oct. 21") fits every fifth or sixth year. If it is the report's present and
the anchors (years named as past, people in office, known happenings) leave exactly one of those years, the day is
known. A bare weekday gives nothing, and neither does a day that is only planned, quoted or looked back on.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from onrecord.intake.anchors import DAY, FUTURE, MONTH, Anchor, find_anchors, month_and_day
from onrecord.model import Span, Spans

EARLIEST = 1990
"""No year before this one is inferred; the ten before it still compete, so that an older text is not taken for new."""

ENOUGH = 3
"""Weight of anchors that rules a year out: a year named as past, somebody in office on a weekday, or two other signs.

A name in office in any other sentence is not enough: texts look back, and the lexicon may lack a term of somebody's.
"""

MOST_DAYS = 30
"""A text with more dated weekdays is a calendar, not a report."""
LONGEST, LONGEST_SENTENCE = 100_000, 2_000
"""Characters looked at: a report says early on what day it is of, and no sentence of prose is longer."""

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_SHORT = r"(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\.?"
_DATED = re.compile(
    rf"\b(?P<weekday>{_WEEKDAY}|{_SHORT}),? ?\(?(?:the )?(?P<day>{MONTH} {DAY}|{DAY} (?:of )?{MONTH})\b\)?"
    r"(?P<year>,? \d{4}\b)?(?!\w)"
)
_BARE = re.compile(rf"\b{_WEEKDAY}\b")
_MONTH_DAY = re.compile(rf"\b(?:{MONTH} {DAY}|{DAY} (?:of )?{MONTH})\b")
_OTHER_DAY = re.compile(
    r"\b(?:since|until|till|by|before|after|from|between|through|next|last|previous|coming|this|due|"
    r"anniversary of|(?<!as )of|for|and|to|every)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:\w+ed|said|told|says|held|was|were|had|met|took|began|hit|shot|gave|made|came|went|fell|broke|struck|"
    r"left|spoke|wrote|blew|set|brought|sent|saw|cut|led|won|lost|found)\b"
)
_HISTORY = re.compile(r"\b(?:anniversary|years? (?:ago|later|after|since)|decades?|commemorat\w*|history)\b", re.I)
_SENTENCE_END = re.compile(
    r"(?<!\bMr)(?<!\bMrs)(?<!\bDr)(?<!\bGen)(?<!\bSen)(?<!\bLt)(?<!\bCol)(?<!\bGov)(?<!\bU\.S)(?<!\bU\.N)(?<!\b[A-Z])"
    r"[.!?][”’\"')]*\s+(?=[A-Z“‘\"'(–])|\n+"
)
_QUOTED = re.compile(r"“[^”\n]*”?|\"[^\"\n]*\"")
_TO_DO = re.compile(r"\bto [a-z]+\b(?! (?:the|a|an)? ?[A-Z])(?!.*\b(?:said|told|on the)\b)")
"""An infinitive after the last verb of saying: "eligible to vote on Tuesday, May 5"."""
_SHORT_CLAUSE = 15
_LEAD = 2
"""A day in one of the first paragraphs is what the report is about."""


@dataclass(frozen=True, slots=True)
class Inferred:
    """A publishing day that the text settles: ISO ``date``, the reason in words, and the words it goes by."""

    date: str
    because: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class _Present:
    """A weekday with a day and month that the report uses as its own time."""

    span: Span
    weekday: int
    month: int
    day: int
    words: str

    def years(self, today: date) -> set[int]:
        """The years in which that day fell on that weekday, up to today."""
        return {
            year
            for year in range(EARLIEST - 10, today.year + 1)
            if (day := self.on(year)) is not None and day.weekday() == self.weekday and day <= today
        }

    def on(self, year: int) -> date | None:
        """The day in a year; None on 29 February of most."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


def infer_published(
    text: str,
    furniture: Spans = (),
    headings: Spans = (),
    *,
    today: date | None = None,
    lexicons: Path | None = None,
) -> Inferred | None:
    """The day ``text`` is of, if it settles that by itself; ``furniture`` is not read, ``headings`` give no day."""
    text = text[:LONGEST]
    if not 0 < sum(1 for _ in islice(_DATED.finditer(text), MOST_DAYS + 1)) <= MOST_DAYS:
        return None
    today = today or date.today()
    seen = _blank(text, furniture)
    sentences = tuple(_sentences(seen))
    own = _own_day(_blank(seen, headings), sentences)
    if own is None:
        return None
    present, shift = own
    dated = tuple(Span(found.start(), found.end()) for found in _DATED.finditer(seen))
    anchors = tuple(find_anchors(seen, sentences, dated, today, lexicons))
    return _settle(present, shift, anchors, today)


def _settle(present: _Present, shift: timedelta, anchors: tuple[Anchor, ...], today: date) -> Inferred | None:
    days = [day for year in sorted(present.years(today)) if (day := present.on(year)) is not None]
    telling = [anchor for anchor in anchors if not all(anchor.allows(day) for day in days)]
    against = {day: _weight_against(day, telling) for day in days}
    left = [day for day in days if against[day] < ENOUGH]
    if len(left) != 1 or against[left[0]] or left[0].year < EARLIEST:
        return None
    reasons = list(dict.fromkeys(anchor.because for anchor in telling))
    years = ", ".join(str(day.year) for day in days if day.year >= EARLIEST)
    because = f"“{present.words}” fits {years}; {'; '.join(reasons[:4])}: {left[0].year}"
    first_spans = {anchor.because: anchor.span for anchor in reversed(telling)}
    spans = sorted({present.span, *(first_spans[reason] for reason in reasons[:4])})
    return Inferred((left[0] + shift).isoformat(), because, tuple(spans))


def _weight_against(day: date, anchors: list[Anchor]) -> int:
    """How much speaks against a day; the same words count once."""
    return sum({anchor.because: anchor.weight for anchor in anchors if not anchor.allows(day)}.values())


def _own_day(text: str, sentences: tuple[Span, ...]) -> tuple[_Present, timedelta] | None:
    """The dated weekday that is the report's present, and how many days later the report's last weekday is."""
    quoted = [Span(found.start(), found.end()) for found in _QUOTED.finditer(text)]
    found = [(present, order) for present, order in _presents(text, sentences, quoted)]
    if not found:
        return None
    named = _bare_weekdays(text, quoted)
    lead = _start_of_paragraph(text, _LEAD)
    kept = [
        present
        for present, _ in found
        if named[present.weekday] or (present.span.start < lead and not _speaks_of_later(text, present))
    ]
    if not kept or not _agree([present for present, _ in found]):
        return None
    best = max(kept, key=lambda present: (named[present.weekday], present.month, present.day))
    shift = _days_after(best, named)
    return None if shift is None else (best, timedelta(days=shift))


def _presents(text: str, sentences: tuple[Span, ...], quoted: list[Span]) -> Iterator[tuple[_Present, int]]:
    starts = [sentence.start for sentence in sentences]
    for found in _DATED.finditer(text):
        span = Span(found.start(), found.end())
        order = bisect_right(starts, span.start) - 1
        words = sentences[order].quote(text)
        before = text[sentences[order].start : span.start]
        if found["year"] or any(span.overlaps(quote) for quote in quoted):
            continue
        rest = words.replace(found[0], " ")
        if _OTHER_DAY.search(before) or _HISTORY.search(rest) or not _PAST.search(rest) or _is_ahead(before, rest):
            continue
        month, day = month_and_day(found["day"])
        weekday = WEEKDAYS.index(found["weekday"][:3].lower())
        yield _Present(span, weekday, month, day, found[0].strip(" ,")), order


def _is_ahead(before: str, rest: str) -> bool:
    """Whether the day is one still to come: by the clause that leads up to it, or the sentence if there is none."""
    clause = re.split(r"[,;:–—-] ", before)[-1].strip()
    if len(clause) < _SHORT_CLAUSE:
        return FUTURE.search(rest) is not None
    return FUTURE.search(clause) is not None or _TO_DO.search(clause) is not None


def _bare_weekdays(text: str, quoted: list[Span]) -> Counter[int]:
    """How often each weekday is named alone, as a day of the report's own week."""
    named: Counter[int] = Counter()
    dated = [Span(found.start(), found.end()) for found in _DATED.finditer(text)]
    for found in _BARE.finditer(text):
        span = Span(found.start(), found.end())
        if any(span.overlaps(other) for other in (*dated, *quoted)):
            continue
        if not _OTHER_DAY.search(text[max(0, span.start - 20) : span.start]):
            named[WEEKDAYS.index(found[0][:3].lower())] += 1
    return named


def _days_after(present: _Present, named: Counter[int]) -> int | None:
    """0 if the report is of that very day, 1 or 2 if a later weekday plainly is its present, None if unclear."""
    later = {(weekday - present.weekday) % 7: count for weekday, count in named.items() if weekday != present.weekday}
    most = max(later.values(), default=0)
    if named[present.weekday] >= most:
        return 0
    if len(later) == 1 and not named[present.weekday]:
        (days,) = later
        return days if days <= 2 else 0 if days >= 5 else None
    return None


def _agree(presents: list[_Present]) -> bool:
    """Whether all dated weekdays can belong to one week of one year."""
    leap = 2024
    days = [day for present in presents if (day := present.on(leap)) is not None]
    offsets = {(day.weekday() - present.weekday) % 7 for day, present in zip(days, presents, strict=True)}
    return len(offsets) == 1 and max(days) - min(days) <= timedelta(days=6)


def _speaks_of_later(text: str, present: _Present) -> bool:
    """Whether some other day in the text may be later than this one (up to five months before are taken as earlier)."""
    own = present.on(2024)
    for found in _MONTH_DAY.finditer(text):
        month, day = month_and_day(found[0])
        try:
            other = date(2024, month, day)
        except ValueError:
            continue
        if own is None or not timedelta(0) <= (own - other) % timedelta(days=366) <= timedelta(days=150):
            return True
    return False


def _start_of_paragraph(text: str, order: int) -> int:
    """Offset at which paragraph ``order`` (from 0) of the text begins; its end if it has fewer."""
    starts = [found.start() for found in re.finditer(r"(?m)^.*\S", text)]
    return starts[order] if order < len(starts) else len(text)


def _sentences(text: str) -> Iterator[Span]:
    start = 0
    for end in (*(found.end() for found in _SENTENCE_END.finditer(text)), len(text)):
        for cut in range(start, end, LONGEST_SENTENCE):
            yield Span(cut, min(cut + LONGEST_SENTENCE, end))
        start = end


def _blank(text: str, spans: Spans) -> str:
    """The text with spaces in place of the spans (line ends stay), so that offsets hold."""
    for span in spans:
        text = text[: span.start] + re.sub(r"[^\n]", " ", text[span.start : span.end]) + text[span.end :]
    return text
