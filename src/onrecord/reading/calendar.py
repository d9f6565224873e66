"""Calendar arithmetic on TIMEX3 values: what days a value covers, and how to step by days, weeks, months and years.

Values are ISO 8601 as TIMEX3 writes them: "2022-10-21", "2022-10", "2022", "202" (a decade), "20" (a century),
"2022-W42", "2022-W42-WE", "2022-Q3", "2022-H1", "2022-SU", "2022-10-21TNI", "2022-10-21T17:30".
"""

import re
from datetime import date, timedelta
from typing import Literal

Part = Literal["START", "MID", "END"]
Interval = tuple[str | None, str | None]

OPEN: Interval = (None, None)

_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d)(?P<time>T.+)?)?"
    r"|W(?P<week>\d\d)(?P<weekend>-WE)?|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?"
    r"|(?P<decade>\d{3})X?|(?P<century>\d\d)(?:XX)?"
)
_CLOCK = re.compile(r"T\d\d(?::\d\d)?")
_SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_EARLIEST, _LATEST = 1, 9998


def day_of(value: str | None) -> date | None:
    """The calendar day an ISO value begins with, or None if it names no (real) day."""
    if value is None or len(value) < 10:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or the last day of that month if it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    year = min(max(year, _EARLIEST), _LATEST)
    return date(year, month + 1, min(day.day, month_end(year, month + 1).day))


def week_of(day: date) -> str:
    """The ISO week a day lies in ("2022-W42")."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def quarter_of(day: date) -> str:
    """The calendar quarter a day lies in ("2022-Q4")."""
    return f"{day.year:04d}-Q{(day.month + 2) // 3}"


def season_before(day: date, season: str) -> int:
    """The year in which the latest such season that has begun by ``day`` began."""
    return day.year if day.month >= _SEASON_START[season] else day.year - 1


def days_of(value: str) -> tuple[date, date] | None:
    """First and last day a value covers; None for durations, sets, references and open values."""
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    try:
        return _days(match)
    except ValueError:
        return None


def _days(match: re.Match[str]) -> tuple[date, date] | None:
    if match["decade"] or match["century"]:
        length = 10 if match["decade"] else 100
        first = int(match["decade"] or match["century"]) * length
        return (date(first, 1, 1), date(first + length - 1, 12, 31)) if first else None
    year = int(match["year"])
    if match["day"]:
        day = date(year, int(match["month"]), int(match["day"]))
        return day, day
    if match["month"]:
        return _months(year, int(match["month"]), 1)
    if match["week"]:
        monday = date.fromisocalendar(year, int(match["week"]), 1)
        return monday + timedelta(days=5 if match["weekend"] else 0), monday + timedelta(days=6)
    if match["quarter"]:
        return _months(year, int(match["quarter"]) * 3 - 2, 3)
    if match["half"]:
        return _months(year, int(match["half"]) * 6 - 5, 6)
    if match["season"]:
        return _months(year, _SEASON_START[match["season"]], 3)
    return date(year, 1, 1), date(year, 12, 31)


def _months(year: int, month: int, length: int) -> tuple[date, date]:
    last = add_months(date(year, month, 1), length - 1)
    return date(year, month, 1), month_end(last.year, last.month)


def interval(value: str | None, part: Part | None = None) -> Interval:
    """First and last day of a value as ISO dates, or of its early, middle or late third; clock times to the minute.

    Months are parted at the 10th and 20th, anything else at its thirds.
    """
    if value is None or (days := days_of(value)) is None:
        return OPEN
    first, last = days
    if (at := value.find("T")) > 0 and _CLOCK.fullmatch(value[at:]):
        return value, value
    if part is not None and first != last:
        first, last = _third(first, last, part)
    return first.isoformat(), last.isoformat()


def _third(first: date, last: date, part: Part) -> tuple[date, date]:
    if (first.year, first.month) == (last.year, last.month):
        starts = {"START": 1, "MID": 11, "END": 21}
        begin = first.replace(day=starts[part])
        return begin, (last if part == "END" else begin + timedelta(days=9))
    third = ((last - first).days + 1) / 3
    edges = {"START": 0, "MID": 1, "END": 2}[part]
    begin = first + timedelta(days=round(edges * third))
    return begin, first + timedelta(days=round((edges + 1) * third) - 1)
