"""What a time expression stands in, and what it was found to mean.

Where the setting does not fix a date an answer stays open ("XXXX-10-21", no begin, no end): a year is never invented.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from onrecord.reading.calendar import Part, interval
from onrecord.terms import TimexType

Direction = Literal[-1, 0, 1]
"""-1: last, 1: next, 0: told by tense and nearness."""

PUBLISHED = "published"

TEXT = "text"

DEADLINES = frozenset(["until", "till", "by", "through", "effective", "payable", "due", "before"])
"""Words after which a date is most likely ahead, whatever the tense."""


@dataclass(frozen=True)
class Answer:
    """What an expression was found to mean; ``anchor`` says what it was resolved against."""

    value: str | None
    begin: str | None = None
    end: str | None = None
    anchor: str | None = None
    type: TimexType | None = None
    """Set where the meaning, not the form, decides the type."""


@dataclass
class Setting:
    """Where an expression stands: publishing day, tense, and the dates the text has named before it."""

    published: date | None
    tense_at: Callable[[], Direction]
    """-1 past, 1 future, 0 neither: the tense of the clause around the expression (asked for only when needed)."""
    reference: str | None = None
    """Value of the latest date named before, if it is a day, a month or a year."""
    quarter: str | None = None
    """The latest quarter named before."""
    clause_day: str | None = None
    """Value of the latest day named in the same sentence."""
    told_year: int | None = None
    """The year of the latest date in this paragraph, where that year was spelt out."""
    before: str = ""
    """The word before the expression, in lower case."""
    years: tuple[int, ...] = field(default=())
    """Years spelt out anywhere in the text."""

    @cached_property
    def tense(self) -> Direction:
        """The tense around the expression."""
        return self.tense_at()


def covering(value: str | None, anchor: str | None, part: Part | None = None, type: TimexType | None = None) -> Answer:
    """An answer whose begin and end are the days its value covers."""
    begin, end = interval(value, part)
    return Answer(value, begin, end, anchor, type)


def absolute(setting: Setting, value: str, part: Part | None = None, type: TimexType | None = None) -> Answer:
    """A date complete in itself."""
    return covering(value, TEXT, part, type)


def fixed(setting: Setting, value: str, type: TimexType | None = None) -> Answer:
    """A duration, a set or a reference to past, present or future: no days of its own."""
    return Answer(value, type=type)


def present(setting: Setting) -> Answer:
    """Now: the day of publication, as far as a day can be told."""
    day = setting.published.isoformat() if setting.published else None
    return Answer("PRESENT_REF", day, day, PUBLISHED if day else None)
