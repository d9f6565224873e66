"""Cells: what stands in a table as a date, and what Excel makes of one."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime

from onrecord.intake.dates import DAY, WEEKDAY, Found, day_of, iso

_DAY = re.compile(
    rf"(?:{WEEKDAY},?\s+)?{DAY}(?:[\sT,]+(?P<clock>\d{{1,2}}:\d{{2}})(?::\d{{2}})?.{{0,12}})?", re.IGNORECASE
)
_FIGURES = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d{2})(?:[\sT,]+(\d{1,2}:\d{2})(?::\d{2})?.{0,8})?")
_JOINED = re.compile(r"((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_SECONDS = re.compile(r"1[0-9]{9}(?:[0-9]{3})?(?:\.\d+)?")


def written_day(cell: str, *, day_first: bool | None = None) -> Found | None:
    """The day in a cell, alone; None if the cell holds none. Its value is None if day and month may be either way."""
    cell = cell.strip()
    if (value := iso(cell)) is not None and len(value) >= 4:
        return Found(value) if len(value) >= 7 else None
    if figures := _FIGURES.fullmatch(cell):
        return _figures(figures, day_first)
    if joined := _JOINED.fullmatch(cell):
        value = iso("-".join(joined.groups()))
        return Found(value) if value else None
    if _SECONDS.fullmatch(cell):
        seconds = float(cell) / (1000 if len(cell.split(".")[0]) == 13 else 1)
        return Found(datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M"))
    if match := _DAY.fullmatch(cell):
        return day_of(match)
    return None


def _figures(match: re.Match[str], day_first: bool | None) -> Found | None:
    one, two, year = int(match[1]), int(match[2]), int(match[3])
    if one <= 12 and two <= 12 and one != two and day_first is None:
        return Found(None)
    day, month = (one, two) if one > 12 or (two <= 12 and day_first is not False) else (two, one)
    try:
        value = date(year, month, day).isoformat()
    except ValueError:
        return None
    clock = match[4]
    return Found(f"{value}T{clock.zfill(5)}" if clock else value)


def date_order(cells: Sequence[str]) -> bool | None:
    """Whether the day comes first in the dates of a column, as far as one of them shows it and none the contrary."""
    found = [match for cell in cells if (match := _FIGURES.fullmatch(cell.strip()))]
    first = any(int(match[1]) > 12 for match in found)
    second = any(int(match[2]) > 12 for match in found)
    return None if first == second else first


def words_of(value: object) -> str:
    """A workbook's cell as words: dates as ISO, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        midnight = not (value.hour or value.minute or value.second)
        return value.strftime("%Y-%m-%d" if midnight else "%Y-%m-%dT%H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)
