"""Rules for days of the calendar: "21 October 2022", "Oct. 21", "10/21/2022", "2022-10-21"."""

import re
from datetime import date, timedelta
from functools import cache, partial

from onrecord.lexicon import entries
from onrecord.reading import timex_days, timex_setting
from onrecord.reading.calendar import month_end
from onrecord.reading.timex_parts import ordinal_of
from onrecord.reading.timex_rules import Draft, Found, Rules, draft
from onrecord.reading.timex_setting import Answer, Direction, Setting
from onrecord.reading.timex_words import LEXICON, EventEntry

DATES = Rules([])
rule = DATES.rule


@rule("<iso>")
def iso_date(found: Found) -> Draft | None:
    value = found.words.values[found.first].upper()
    try:
        date.fromisoformat(value[:10])
    except ValueError:
        return None
    return draft(found, "TIME" if "T" in value else "DATE", partial(timex_setting.absolute, value=value))


@rule("<numeric>")
def slash_date(found: Found) -> Draft | None:
    first, second, year = (int(piece) for piece in re.split(r"[/.]", found.words.values[found.first]))
    if year < 100:
        year += 2000 if year < 50 else 1900
    if "." in found.words.values[found.first] and len(found.words.values[found.first].split(".")[2]) < 4:
        return None
    readings = [(second, first), (first, second)] if second <= 12 or first <= 12 else []
    readings = [(month, day) for month, day in readings if month <= 12 and 1 <= day <= month_end(year, month or 1).day]
    readings = list(dict.fromkeys(readings))
    if not readings or not all(month for month, _ in readings):
        return None
    return draft(found, "DATE", partial(_slash, year=year, readings=readings))


def _slash(setting: Setting, year: int, readings: list[tuple[int, int]]) -> Answer:
    days = [date(year, month, day) for month, day in readings]
    if len(days) == 1:
        return timex_setting.covering(days[0].isoformat(), timex_setting.TEXT)
    near = [day for day in days if setting.published and abs(day - setting.published) <= timedelta(days=45)]
    if len(near) == 1:
        return timex_setting.covering(near[0].isoformat(), timex_setting.PUBLISHED)
    return Answer(f"{year:04d}")


_DAY = "(?P<day><num>|{ORD})"
_YEAR = "(?:<comma>?<of>?(?P<year><year>))"
_BEFORE = "(?:(?P<wday>{WDAY})<comma>?(?:<the>)?)?"


@rule(
    f"{_BEFORE}(?P<which><last>|<next>|<this>)?(?P<month>{{MONTH}})<the>?{_DAY}(?:(?P<dash><dash>|<and>|<to>)(?P<until><num>|<ordinal>))?{_YEAR}?"
)
def month_then_day(found: Found) -> Draft | tuple[Draft, ...] | None:
    return _dated(found)


@rule(
    f"{_BEFORE}(?:<the>)?(?:(?P<since><num>|{{ORD}})(?P<dash><dash>|<and>|<to>))?{_DAY}(?:<dash>|<of>)?(?P<month>{{MONTH}})(?:<dash>?<comma>?(?P<year><year>)|(?P<short><num>))?"
)
def day_then_month(found: Found) -> Draft | tuple[Draft, ...] | None:
    return _dated(found)


def _dated(found: Found) -> Draft | tuple[Draft, ...] | None:
    day, month = ordinal_of(found, "day"), int(found.value("month"))
    last, year = found.last, int(found.value("year")) if found.has("year") else None
    if day is None or not 1 <= day <= month_end(2024, month).day:
        return None
    if found.match.groupdict().get("short"):
        year = _short_year(found)
        last = found.last if year is not None else found.last - 1
    if year is None and _continues(found, last):
        return None
    number = int(found.value("wday")) if found.has("wday") else None
    main = Draft(found.first, last, "DATE", _day_meaning(month, day, year, number, found, last))
    for group, first in (("since", False), ("until", True)):
        if not found.match.groupdict().get(group):
            continue
        other, place = ordinal_of(found, group), found.match.start(group)
        if other is None or not 1 <= other <= month_end(2024, month).day:
            continue
        second = Draft(place, place, "DATE", _day_meaning(month, other, year, None, found, last))
        if first and found.value("dash") != "-" and not found.has("year") and not _ends(found):
            return Draft(found.first, place - 2, "DATE", main.resolve)
        if first:
            end = last if found.has("year") else place - 2
            return (
                Draft(found.first, place - 2, "DATE", main.resolve),
                Draft(place, max(place, end), "DATE", second.resolve),
            )
        return (second, Draft(found.match.start("day"), last, "DATE", main.resolve))
    return main


def _ends(found: Found) -> bool:
    """Whether the clause seems to end after the expression: "April 24 and 25." but not "April 24 and 25 soldiers"."""
    after = found.after()
    return not after[:1].isalnum() or after in ("in", "at", "of", "this", "last", "for", "when", "by", "near", "after")


def _day_meaning(
    month: int, day: int, year: int | None, number: int | None, found: Found, last: int
) -> partial[Answer]:
    if year is None and (named := event_year(found, month, day, last)) is not None:
        year = named
    if year is not None:
        return partial(timex_setting.absolute, value=f"{year:04d}-{month:02d}-{day:02d}")
    directions: dict[str, Direction] = {"-1": -1, "1": 1}
    which = directions.get(found.value("which"), 0) if "which" in found.match.groupdict() else 0
    return partial(timex_days.month_day, month=month, day=day, number=number, direction=which)


def _short_year(found: Found) -> int | None:
    """The year of "4 FEB 90": two digits, only where the month is shortened or all in capitals."""
    value = found.value("short")
    start = found.match.start("month")
    capitals = found.words.text[found.words.starts[start] : found.words.ends[start]].isupper()
    if not capitals or len(value) != 2 or not value.isdigit():
        return None
    return int(value) + (1900 if int(value) >= 50 else 2000)


_NOT_A_DAY = frozenset({"th", "st", "nd", "rd", "percent", "%", "million", "billion", "thousand", "hundred"})


def _continues(found: Found, last: int) -> bool:
    """Whether the number after a month goes on as something else: "May 3,000", "March 5 percent", "May 4x4"."""
    return found.words.lower(last + 1) in _NOT_A_DAY


@cache
def _events() -> dict[tuple[int, int], EventEntry]:
    return {(entry.month, entry.day): entry for entry in entries(LEXICON, "event", EventEntry)}


def event_year(found: Found, month: int, day: int, last: int) -> int | None:
    """The year of a date that is an event's name ("September 11 attacks"), told by the noun after it."""
    entry = _events().get((month, day))
    if entry is None:
        return None
    after = {found.words.lower(last + step) for step in range(1, 4)}
    return entry.year if after & set(entry.nouns) else None
