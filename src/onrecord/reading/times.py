"""Times: TIMEX3 expressions with their ISO values and the days they cover, resolved against publishing date and text.

Conventions are those of TempEval-3 (UzZaman et al., 2013): the expression without its preposition, with its modifiers
("late July", "nearly three hours"); values as in TIMEX3, open where the text does not fix them ("XXXX-10-21").
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from onrecord.model import Span, Timex
from onrecord.reading.calendar import day_of, days_of, week_of
from onrecord.reading.page import Page
from onrecord.reading.timex_clocks import CLOCKS
from onrecord.reading.timex_dates import DATES
from onrecord.reading.timex_holidays import named_days
from onrecord.reading.timex_lengths import LENGTHS
from onrecord.reading.timex_periods import PERIODS
from onrecord.reading.timex_relative import RELATIVE
from onrecord.reading.timex_rules import Draft, match_all
from onrecord.reading.timex_seasons import SEASONS
from onrecord.reading.timex_setting import TEXT, Answer, Setting, covering
from onrecord.reading.timex_steps import STEPS
from onrecord.reading.timex_tense import Tenses
from onrecord.reading.timex_words import GAP, Words, words_of

_RULES = [rule for part in (DATES, PERIODS, SEASONS, RELATIVE, STEPS, CLOCKS, LENGTHS) for rule in part.rules]
_YEAR = re.compile(r"(?<![\d-])(1[5-9]\d\d|20\d\d)(?!\d)")


def find_times(page: Page) -> tuple[Timex, ...]:
    """The time expressions of a report in text order, headings and datelines included, furniture left out.

    ``begin`` and ``end`` are ISO days (to the minute where the text gives a clock time), None where nothing fixes them.
    """
    text = page.report.text
    words = words_of(text)
    drafts = _merged(_with_named_days(match_all(_RULES, words), words), words)
    reading = _Resolving(page, words)
    times = (reading.timex(item) for item in drafts)
    furniture = page.report.furniture
    return tuple(
        time for time in times if time is not None and not any(piece.overlaps(time.span) for piece in furniture)
    )


def _with_named_days(drafts: list[Draft], words: Words) -> list[Draft]:
    """Holidays win over whatever their words were taken for."""
    named = named_days(words)
    if not named:
        return drafts
    taken = {place for item in named for place in range(item.first, item.last + 1)}
    kept = [item for item in drafts if not taken & set(range(item.first, item.last + 1))]
    return sorted([*kept, *named], key=lambda item: item.first)


_BETWEEN = frozenset({"", ",", "on", "of"})
_PARENTHESIS = 6
"""Most tokens a parenthesis between a time and its date has: "10:35 a.m. (0735 GMT) Friday"."""


def _merged(drafts: list[Draft], words: Words) -> list[Draft]:
    """What several rules found side by side as one expression: "5 p.m. EST, Nov. 6", "the week of March 6"."""
    merged: list[Draft] = []
    for item in drafts:
        previous = merged[-1] if merged else None
        if previous is not None and previous.time and item.time and words.lower(item.first - 1) == "(":
            continue
        dated = item.type == "DATE" or (item.type == "TIME" and not item.time)
        if previous is not None and previous.time and dated and _adjacent(previous, item, words):
            merged[-1] = Draft(
                previous.first, item.last, "TIME", partial(_timed, date=item.resolve, time=previous.time)
            )
        elif item.type == "DATE" and words.lower(item.first - 1) == "of" and words.lower(item.first - 2) == "week":
            first = item.first - (3 if words.lower(item.first - 3) == "the" else 2)
            merged.append(Draft(first, item.last, "DATE", partial(_week_of, date=item.resolve)))
        else:
            merged.append(item)
    return merged


def _adjacent(left: Draft, right: Draft, words: Words) -> bool:
    between = [words.lower(place) for place in range(left.last + 1, right.first)]
    if (
        between[:1] == ["("]
        and ")" in between[-2:]
        and between[-1] in (")", "on", ",")
        and len(between) <= _PARENTHESIS
    ):
        return True
    gap = GAP in words.symbols[left.last : right.first]
    return len(between) <= 1 and all(word in _BETWEEN for word in between) and not gap


def _week_of(setting: Setting, date: Callable[[Setting], Answer]) -> Answer:
    """The week that holds a date."""
    answer = date(setting)
    day = day_of(answer.value)
    return answer if day is None else covering(week_of(day), answer.anchor)


def _timed(setting: Setting, date: Callable[[Setting], Answer], time: str) -> Answer:
    """The date's answer with a time of day."""
    answer = date(setting)
    if answer.value is None or len(answer.value) < 10 or not answer.value[9].isdigit():
        return answer
    value = answer.value[:10] + time
    timed = covering(value, answer.anchor)
    return timed if timed.begin else replace(answer, value=value)


class _Resolving:
    """Resolves drafts in text order, keeping what the text has named so far."""

    def __init__(self, page: Page, words: Words) -> None:
        self.page = page
        self.words = words
        self.tenses = Tenses(page.doc)
        self.published = day_of(page.report.published)
        self.years = tuple(dict.fromkeys(int(found) for found in _YEAR.findall(page.report.text)))
        self.reference: str | None = None
        self.quarter: str | None = None
        self.told_year: int | None = None
        self.opens = False
        """Whether the year was told with a month alone."""
        self.paragraph = -1
        self.clause_day: str | None = None
        self.sentence = -1
        self._sentences = [sent.start_char for sent in page.doc.sents]

    def timex(self, item: Draft) -> Timex | None:
        """The timex of a draft, or None where it names nothing."""
        start, end = self.words.starts[item.first], self.words.ends[item.last]
        self._move_to(start)
        setting = Setting(
            published=self.published,
            tense_at=partial(self.tenses.at, start),
            reference=self.reference,
            quarter=self.quarter,
            clause_day=self.clause_day,
            told_year=self.told_year,
            before=self.words.lower(item.first - 1),
            years=self.years,
        )
        answer = item.resolve(setting)
        self._remember(answer)
        return Timex(
            span=Span(start, end),
            type=answer.type or item.type,
            value=answer.value,
            begin=answer.begin,
            end=answer.end,
            anchor=answer.anchor,
        )

    def _move_to(self, offset: int) -> None:
        """Forget what holds for a sentence or a paragraph only when it is left.

        A year holds on in a paragraph where a month had it ("In May 1993 …"), not where a day in passing had it.
        """
        paragraph = self.page.paragraph_of(offset)
        if paragraph != self.paragraph:
            self.paragraph, self.told_year = paragraph, None
        sentence = bisect_right(self._sentences, offset)
        if sentence != self.sentence:
            self.sentence, self.clause_day = sentence, None
            self.told_year = self.told_year if self.opens else None

    def _remember(self, answer: Answer) -> None:
        value = answer.value
        if value is None or answer.begin is None or (days := days_of(value)) is None:
            return
        if "-Q" in value:
            if not (answer.anchor or "").startswith("text:"):
                self.quarter = value
            return
        if len(value) >= 10 and value[8].isdigit():
            self.clause_day = value
        if len(value) in (4, 7) or len(value) >= 10:
            self.reference = value[:10]
        if answer.anchor == TEXT:
            self.told_year = days[0].year if len(value) >= 7 else self.told_year
            self.opens = len(value) == 7
        elif answer.anchor == "published":
            self.told_year = None
