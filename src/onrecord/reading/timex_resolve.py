"""What a time expression means: values and days from the expression, the publishing date and the text before it.

Each function below takes the ``Setting`` an expression stands in and gives its ``Answer``. Where the setting does not
fix a date the answer stays open ("XXXX-10-21", no begin, no end): a year is never invented.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

from onrecord.reading.calendar import (
    Part,
    add_months,
    day_of,
    days_of,
    interval,
    quarter_of,
    season_before,
    week_of,
)
from onrecord.terms import TimexType

Direction = Literal[-1, 0, 1]
"""-1: last, 1: next, 0: told by tense and nearness."""

PUBLISHED = "published"
TEXT = "text"

_SOON = timedelta(days=65)
_LONG_AGO = timedelta(days=300)
"""Nobody writes "on Nov. 20" of a day eleven months ago: with "last", or with the year."""
_DEADLINES = frozenset(["until", "till", "by", "through", "effective", "payable", "due", "before"])

_UNTIL = frozenset(["until", "till", "by"])
"""With these even a clause in the past tense speaks of the nearer day: "extended its deadline until Tuesday"."""

_SLACK = timedelta(days=7)
"""Datelines and clocks differ: a past date this little ahead of publication is not put back a year."""


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


def deictic(setting: Setting, shift: int, time: str = "", part: Part | None = None) -> Answer:
    """today, yesterday, tomorrow, this morning: days from publication."""
    if setting.published is None:
        return Answer(f"XXXX-XX-XX{time}")
    return covering((setting.published + timedelta(days=shift)).isoformat() + time, PUBLISHED)


def weekday(setting: Setting, number: int, direction: Direction, time: str = "", part: Part | None = None) -> Answer:
    """A day of the week: the latest on or before publication, unless "next", "last" or the tense says otherwise."""
    today = setting.published
    if today is None:
        return Answer(f"XXXX-WXX-{number}{time}")
    back = (today.isoweekday() - number) % 7
    ahead = (number - today.isoweekday()) % 7
    if direction == -1:
        day = today - timedelta(days=back or 7)
    elif direction == 1:
        day = today + timedelta(days=ahead or 7)
    elif setting.tense == 1 or (setting.before in _UNTIL and ahead < back):
        day = today + timedelta(days=ahead)
    else:
        day = today - timedelta(days=back)
    return covering(day.isoformat() + time, PUBLISHED)


def weekday_of_text(setting: Setting, number: int, direction: Direction, time: str = "") -> Answer:
    """The following or previous Friday: counted from the date named before."""
    base = day_of(setting.reference)
    if base is None:
        return weekday(setting, number, direction, time)
    if direction == 1:
        day = base + timedelta(days=(number - base.isoweekday()) % 7 or 7)
    else:
        day = base - timedelta(days=(base.isoweekday() - number) % 7 or 7)
    return covering(day.isoformat() + time, f"text:{setting.reference}")


def month_day(
    setting: Setting,
    month: int,
    day: int,
    direction: Direction = 0,
    number: int | None = None,
    time: str = "",
    part: Part | None = None,
) -> Answer:
    """A day of a month without a year; ``number``: the weekday worded beside it, which settles the year if it can."""
    open_value = f"XXXX-{month:02d}-{day:02d}{time}"
    if setting.published is None:
        if number is None:
            return Answer(open_value)
        years = [year for year in dict.fromkeys(setting.years) if _is_weekday(year, month, day, number)]
        if len(years) == 1:
            return covering(f"{years[0]:04d}-{month:02d}-{day:02d}{time}", f"document: {years[0]}")
        return Answer(open_value)
    candidates = [
        found for year in range(-1, 2) if (found := _date(setting.published.year + year, month, day)) is not None
    ]
    if number is not None:
        candidates = [found for found in candidates if found.isoweekday() == number] or candidates
    if not candidates:
        return Answer(open_value)
    told = _told_year(setting, month, day) if direction == 0 and number is None else None
    if told is not None:
        return covering(told.isoformat() + time, f"text:{told.year}")
    chosen = _nearest(candidates, setting.published, direction or (setting.tense if number is None else 0))
    return covering(chosen.isoformat() + time, PUBLISHED)


def _told_year(setting: Setting, month: int, day: int) -> date | None:
    """The day in the year the paragraph is telling of, if it tells of an earlier year."""
    if setting.published is None or setting.told_year is None or setting.told_year >= setting.published.year:
        return None
    if setting.tense > 0:
        return None
    return _date(setting.told_year, month, day)


def _nearest(candidates: list[date], today: date, direction: int) -> date:
    """The candidate on the side the tense points to; a past far off gives way to a day soon to come."""
    if direction < 0:
        soon = [found for found in candidates if today < found <= today + _SOON]
        if soon and min(today - found for found in candidates if found <= today) >= _LONG_AGO:
            return soon[0]
        behind = [found for found in candidates if found <= today + _SLACK]
        return max(behind) if behind else min(candidates)
    if direction > 0:
        ahead = [found for found in candidates if found >= today - _SLACK]
        return min(ahead) if ahead else max(candidates)
    return min(candidates, key=lambda found: (abs(found - today), found))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _is_weekday(year: int, month: int, day: int, number: int) -> bool:
    found = _date(year, month, day)
    return found is not None and found.isoweekday() == number


def named_day(setting: Setting, find: Callable[[int], date | None], open_value: str, direction: Direction) -> Answer:
    """A holiday without a year; ``find`` gives its date in a year."""
    if setting.published is None:
        return Answer(open_value)
    years = range(setting.published.year - 1, setting.published.year + 2)
    candidates = [found for year in years if (found := find(year)) is not None]
    chosen = _nearest(candidates, setting.published, direction or setting.tense)
    return covering(chosen.isoformat(), PUBLISHED)


def month(setting: Setting, number: int, direction: Direction = 0, part: Part | None = None) -> Answer:
    """A month without a year: the latest begun by publication, or the next if the tense or "next" says so."""
    today = setting.published
    if today is None:
        return Answer(f"XXXX-{number:02d}")
    if direction == 0 and setting.told_year is not None and setting.told_year < today.year and setting.tense <= 0:
        return covering(f"{setting.told_year:04d}-{number:02d}", f"text:{setting.told_year}", part)
    way = direction or setting.tense
    if way < 0 and direction == 0 and setting.before in _DEADLINES:
        way = 0
    if way > 0:
        ahead = number > today.month or (number == today.month and direction == 0)
        year = today.year if ahead else today.year + 1
    else:
        behind = number < today.month - (direction == -1) or (number == today.month and direction == 0)
        year = today.year if behind else today.year - 1
        if direction == 0 and not behind and number - today.month <= (2 if way == 0 else 1):
            # As with days: nobody writes "in September" in August of a month eleven months ago.
            year = today.year
    return covering(f"{year:04d}-{number:02d}", PUBLISHED, part)


def month_of_year(setting: Setting, number: int, shift: int, part: Part | None = None) -> Answer:
    """May this year, June last year."""
    if setting.published is None:
        return Answer(f"XXXX-{number:02d}")
    return covering(f"{setting.published.year + shift:04d}-{number:02d}", PUBLISHED, part)


def season(setting: Setting, code: str, direction: Direction | None = None, part: Part | None = None) -> Answer:
    """A season without a year; direction 0 is "this", None leaves it to the tense."""
    today = setting.published
    if today is None:
        return Answer(f"XXXX-{code}")
    begun = season_before(today, code)
    days = days_of(f"{begun:04d}-{code}")
    running = days is not None and days[1] >= today
    if direction == -1:
        year = begun - 1 if running else begun
    elif direction == 1:
        year = begun + 1
    elif direction == 0:
        year = begun if running or begun == today.year else begun + 1
    else:
        year = begun + 1 if setting.tense == 1 and not running else begun
    return covering(f"{year:04d}-{code}", PUBLISHED, part)


def unit(setting: Setting, code: str, shift: int, part: Part | None = None) -> Answer:
    """This, last or next year, month, week …, counted from publication."""
    if setting.published is None:
        return Answer(None)
    return covering(unit_value(setting.published, code, shift), PUBLISHED, part)


def unit_of_text(setting: Setting, code: str, shift: int, part: Part | None = None) -> Answer:
    """That year, the following month, the previous week: counted from the date named before, where there is one."""
    if setting.reference is None:
        return unit(setting, code, shift, part) if shift == 0 else Answer(None)
    if shift == 0 and code == "Y" and setting.reference[:4].isdigit():
        return covering(setting.reference[:4], f"text:{setting.reference}", part)
    days = days_of(setting.reference)
    if days is None:
        return Answer(None)
    return covering(unit_value(days[0], code, shift), f"text:{setting.reference}", part)


def unit_value(today: date, code: str, shift: int) -> str | None:
    """The value of the unit so many units from the one that holds ``today``."""
    if code == "Y":
        return f"{today.year + shift:04d}"
    if code == "M":
        return add_months(today, shift).isoformat()[:7]
    if code == "D":
        return (today + timedelta(days=shift)).isoformat()
    if code in ("W", "WE"):
        week = week_of(today + timedelta(weeks=shift))
        return week + "-WE" if code == "WE" else week
    if code == "Q":
        return quarter_of(add_months(today, 3 * shift))
    if code == "E":
        return f"{today.year // 10 + shift:03d}"
    if code == "C":
        return f"{today.year // 100 + shift:02d}"
    return None


def weekend(setting: Setting) -> Answer:
    """The weekend: on a Monday to Thursday the one before, from Friday on the one that comes or runs; by tense else."""
    today = setting.published
    if today is None:
        return Answer("XXXX-WXX-WE")
    ahead = setting.tense == 1 or today.isoweekday() >= 6
    return covering(unit_value(today, "WE", 0 if ahead else -1), PUBLISHED)


def ago(setting: Setting, count: int | float | None, code: str, length: str) -> Answer:
    """Three days ago, a year ago: back from publication. An open count leaves the day open."""
    if code == "Y" and count == 1 and setting.quarter is not None:
        return _year_before(setting.quarter, f"text:{setting.quarter}")
    if count is None:
        return Answer("PAST_REF")
    if setting.published is None:
        return Answer(None)
    return covering(shifted(setting.published, -count, code), PUBLISHED)


def by_now(setting: Setting, code: str) -> Answer:
    """Six months on, two years on: the present of the report, as finely as the unit."""
    if setting.published is None:
        return Answer("PRESENT_REF")
    return covering(shifted(setting.published, 0, code), PUBLISHED)


def from_now(setting: Setting, count: int | float | None, code: str, length: str) -> Answer:
    """Three days from now."""
    if count is None:
        return Answer("FUTURE_REF")
    if setting.published is None:
        return Answer(None)
    return covering(shifted(setting.published, count, code), PUBLISHED)


def after_text(setting: Setting, count: int | float | None, code: str, length: str, sign: int) -> Answer:
    """Two days later, a year earlier: from the date named before; a duration where there is none."""
    if code == "Y" and count == 1 and sign < 0 and setting.quarter is not None:
        return _year_before(setting.quarter, f"text:{setting.quarter}")
    base = days_of(setting.reference) if setting.reference else None
    if count is None or base is None or not _fine_enough(setting.reference or "", code):
        return Answer(length, type="DURATION")
    if sign < 0 and len(setting.reference or "") in (4, 7) and code == "Y":
        year = int((setting.reference or "")[:4]) - int(count)
        return covering(f"{year:04d}{(setting.reference or '')[4:]}", f"text:{setting.reference}")
    return covering(shifted(base[0], sign * count, code), f"text:{setting.reference}")


def _year_before(value: str, anchor: str) -> Answer:
    return covering(f"{int(value[:4]) - 1:04d}{value[4:]}", anchor)


def _fine_enough(reference: str, code: str) -> bool:
    """Whether a step of a unit from a date makes sense: three days from "2019" does not."""
    needed = {"D": 10, "W": 10, "FN": 10, "M": 7, "Q": 7, "Y": 4, "E": 4, "C": 4}.get(code, 10)
    return len(reference) >= needed or "-W" in reference


def shifted(base: date, count: int | float, code: str) -> str | None:
    """The value so many units from a day, no finer than the unit: years give a year, months a month."""
    whole = round(count)
    if code == "D":
        return (base + timedelta(days=whole)).isoformat()
    if code in ("W", "FN"):
        days = round(count * (14 if code == "FN" else 7))
        moved = base + timedelta(days=days)
        return moved.isoformat() if abs(days) <= 14 else week_of(moved)
    if code in ("M", "Q"):
        return add_months(base, whole * (3 if code == "Q" else 1)).isoformat()[:7]
    if code in ("Y", "E", "C"):
        if count != whole and code == "Y":
            return add_months(base, round(count * 12)).isoformat()[:7]
        year = base.year + whole * {"Y": 1, "E": 10, "C": 100}[code]
        return f"{year:04d}" if 0 < year < 9999 else None
    return base.isoformat() if code in ("TH", "TM", "TS") and count <= 6 else None


def window(setting: Setting, count: int | float | None, code: str, length: str, way: int) -> Answer:
    """The past two weeks, the next three years: a duration with the days it spans."""
    if setting.published is None or count is None or code.startswith("T"):
        return Answer(length)
    edge = _moved(setting.published, way * count, code)
    if edge is None:
        return Answer(length)
    begin, end = sorted((edge, setting.published))
    return Answer(length, begin.isoformat(), end.isoformat(), PUBLISHED)


def _moved(base: date, count: int | float, code: str) -> date | None:
    days = {"D": 1, "W": 7, "FN": 14, "WE": 7}.get(code)
    if days is not None:
        return base + timedelta(days=round(count * days))
    months = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}.get(code)
    return add_months(base, round(count * months)) if months is not None else None


_RECENT = {"D": ("PAST_REF", 6), "W": ("PAST_REF", 20), "M": ("PAST_REF", 90), "Y": ("PAST_REF", 1095)}


def recent(setting: Setting, code: str, way: int) -> Answer:
    """In recent days, weeks, months; in the coming weeks: fuzzy. Where all of it lies in one month, that month.

    Days count back a week, weeks three, months three, years three.
    """
    vague = "PAST_REF" if way < 0 else "FUTURE_REF"
    if setting.published is None or code not in _RECENT:
        return Answer(vague)
    edge = setting.published + timedelta(days=way * _RECENT[code][1])
    begin, end = sorted((edge, setting.published))
    same = code in ("D", "W") and (begin.year, begin.month) == (end.year, end.month)
    return Answer(begin.isoformat()[:7] if same else vague, begin.isoformat(), end.isoformat(), PUBLISHED)


def clock(setting: Setting, time: str) -> Answer:
    """A clock time: on the day named in the same sentence, else on the day of publication."""
    if setting.clause_day is not None:
        return covering(setting.clause_day[:10] + time, f"text:{setting.clause_day[:10]}")
    if setting.published is None:
        return Answer(f"XXXX-XX-XX{time}")
    return covering(setting.published.isoformat() + time, PUBLISHED)


def day_of_text(setting: Setting, shift: int, time: str = "") -> Answer:
    """That day, the next day, the previous night: from the day named before."""
    base = day_of(setting.reference)
    if base is None:
        return Answer(f"XXXX-XX-XX{time}")
    return covering((base + timedelta(days=shift)).isoformat() + time, f"text:{base.isoformat()}")


def time_of_text(setting: Setting) -> Answer:
    """At the time, then: the date the text spoke of before."""
    begin, end = interval(setting.reference)
    return Answer("PAST_REF", begin, end, f"text:{setting.reference}" if begin else None)


def quarter(setting: Setting, number: int | None, direction: Direction = 0, year: int | None = None) -> Answer:
    """A quarter of a year: the one named, the latest begun, or for "the quarter" the one the text spoke of."""
    if number is None:
        if direction == 0 and setting.quarter is not None:
            return covering(setting.quarter, f"text:{setting.quarter}")
        return unit(setting, "Q", direction if direction else -1)
    if year is not None:
        return covering(f"{year:04d}-Q{number}", TEXT)
    today = setting.published
    if today is None:
        return Answer(f"XXXX-Q{number}")
    running = (today.month + 2) // 3
    if setting.tense == 1 and number < running - 1:
        return covering(f"{today.year + 1:04d}-Q{number}", PUBLISHED)
    ahead = number > running and not (setting.tense == 1 or number == running + 1)
    return covering(f"{today.year - ahead:04d}-Q{number}", PUBLISHED)
