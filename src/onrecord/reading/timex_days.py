"""Which day is meant: "Friday", "yesterday", "Oct. 21", "Christmas Eve", "5 p.m.", "the next day".

Each function takes the ``Setting`` an expression stands in and gives its ``Answer``.
"""

from collections.abc import Callable
from datetime import date, timedelta

from onrecord.reading.calendar import Part, day_of
from onrecord.reading.timex_setting import DEADLINES, PUBLISHED, Answer, Direction, Setting, covering

_SOON = timedelta(days=65)

_LONG_AGO = timedelta(days=300)
"""Nobody writes "on Nov. 20" of a day eleven months ago: with "last", or with the year."""

_UNTIL = frozenset(["until", "till", "by"])
"""With these even a clause in the past tense speaks of the nearer day: "extended its deadline until Tuesday"."""

_SLACK = timedelta(days=7)
"""Datelines and clocks differ: a past date this little ahead of publication is not put back a year."""


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
        told = None if setting.told_year is None else _date(setting.told_year, month, day)
        if told is not None and number in (None, told.isoweekday()):
            return covering(told.isoformat() + time, f"text:{told.year}")
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
    tense = 0 if number is not None or setting.before in DEADLINES else setting.tense
    chosen = _nearest(candidates, setting.published, direction or tense)
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
