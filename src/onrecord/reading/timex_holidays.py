"""Days that have a name ("Christmas Eve"), from the lexicon."""

import re
from datetime import date, timedelta
from functools import cache, partial

from onrecord.lexicon import entries
from onrecord.reading import timex_days, timex_setting
from onrecord.reading.calendar import month_end
from onrecord.reading.timex_rules import Draft
from onrecord.reading.timex_setting import Answer, Direction
from onrecord.reading.timex_words import LEXICON, DayEntry, Words


@cache
def _days() -> tuple[re.Pattern[str], dict[str, DayEntry]]:
    named = {name: entry for entry in entries(LEXICON, "day", DayEntry) for name in entry.names}
    names = "|".join(re.escape(name) for name in sorted(named, key=len, reverse=True))
    return re.compile(rf"\b(?:(last|this|next) )?({names})\b(?:,? (\d{{4}})\b)?", re.IGNORECASE), named


def named_days(words: Words) -> list[Draft]:
    """Holidays, found in the text itself since their names are of several words."""
    regex, named = _days()
    drafts = []
    for match in regex.finditer(words.text):
        if not match[2][0].isupper():
            continue
        entry = named[match[2].lower()]
        covered = [place for place, start in enumerate(words.starts) if match.start() <= start < match.end()]
        meaning = _named_day_meaning(entry, match[3], (match[1] or "").lower())
        drafts.append(Draft(covered[0], covered[-1], "DATE", meaning))
    return drafts


def _named_day_meaning(entry: DayEntry, year: str | None, which: str) -> partial[Answer]:
    find = partial(day_in_year, entry)
    if year is not None and (found := find(int(year))) is not None:
        return partial(timex_setting.absolute, value=found.isoformat())
    directions: dict[str, Direction] = {"last": -1, "next": 1}
    month = f"{entry.month:02d}" if entry.month else "XX"
    open_value = f"XXXX-{month}-{entry.day:02d}" if entry.day else f"XXXX-{month}-XX"
    return partial(timex_days.named_day, find=find, open_value=open_value, direction=directions.get(which, 0))


def day_in_year(entry: DayEntry, year: int) -> date | None:
    """The date of a named day in a year."""
    if entry.easter is not None:
        return easter(year) + timedelta(days=entry.easter)
    if entry.day is not None:
        return date(year, entry.month, entry.day)
    if entry.weekday is None or entry.nth is None:
        return None
    return nth_weekday(year, entry.month, entry.weekday, entry.nth)


def easter(year: int) -> date:
    """Easter Sunday of a year in the Gregorian calendar (Meeus, Jones and Butcher's rule)."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, number: int, nth: int) -> date | None:
    """The nth such day of the week in a month (-1: the last); None if the month has not so many."""
    if nth > 0:
        first = date(year, month, 1)
        day = first + timedelta(days=(number - first.isoweekday()) % 7 + 7 * (nth - 1))
        return day if day.month == month else None
    last = month_end(year, month)
    return last - timedelta(days=(last.isoweekday() - number) % 7)
