"""Dates that a page prints about itself: ISO dates, "12 March 2024, 14:05 GMT", "March 12, 2024", "12/03/2024"."""

import re
from dataclasses import dataclass
from datetime import date

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"  # noqa: E501
CLOCK = (
    r"(?:\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\b\.?)?|\d{1,2}\s*[ap]\.?m\b\.?)"
    r"(?:\s*\(?(?:GMT|UTC|BST|CES?T|EES?T|[ECMP][SDA]?T|MSK|local time|AEDT|AEST|IST|EAT|WAT|CAT|[A-Z]{3,4}|Z"
    r"|[+-]\d{2}:?\d{2})(?:\s*[+-]\s*\d{1,2}(?::\d{2})?)?\)?)?"
)
_DAY = r"(?P<{0}day>\d{{1,2}})(?:st|nd|rd|th)?"

# Each way to write a day, with named groups made unique so that they can stand in one alternation.
_ISO = r"(?P<iso>\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_DAY_FIRST = _DAY.format("a") + rf"(?:\s+of)?[\s.\-/]*(?P<amonth>{MONTH})[\s,.\-/]*(?P<ayear>\d{{4}})"
_MONTH_FIRST = rf"(?P<bmonth>{MONTH})\s*" + _DAY.format("b") + r"[\s,]+(?P<byear>\d{4})"
_NUMBERS = r"(?P<cone>\d{1,2})[/.](?P<ctwo>\d{1,2})[/.](?P<cyear>\d{4})"
_YEAR_FIRST = r"(?P<dyear>\d{4})[/.](?P<dmonth>\d{1,2})[/.](?P<dday>\d{1,2})"
DAY = rf"(?:{_ISO}|{_DAY_FIRST}|{_MONTH_FIRST}|{_YEAR_FIRST}|{_NUMBERS})"
"""A day with its year, as a pattern that may be used once in an expression (ignoring case)."""

_ISO_GIVEN = re.compile(
    r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:[.,]\d+)?)?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?)?)?)?"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A day as printed: its ISO value, or None where the words leave day and month open."""

    value: str | None


def iso(value: str) -> str | None:
    """``value`` as an ISO prefix down to the minute ("2024", "2024-03", "2024-03-09", "2024-03-09T14:05"), or None.

    Seconds and time zone are left out: the day and the clock are those of the page.
    """
    match = _ISO_GIVEN.fullmatch(value.strip())
    if match is None:
        return None
    year, month, day, clock = match.groups()
    if not _real(int(year), int(month or 1), int(day or 1)) or (clock and clock > "24:00"):
        return None
    return "-".join(part for part in (year, month, day) if part) + (f"T{clock}" if clock else "")


def day_of(match: re.Match[str]) -> Found | None:
    """The day that a match of ``DAY`` names; None if there is no such day in the calendar."""
    group = match.groupdict()
    if group["iso"]:
        value = iso(group["iso"])
        return Found(value) if value else None
    if group["cyear"]:
        return _from_numbers(int(group["cone"]), int(group["ctwo"]), int(group["cyear"]))
    if group["dyear"]:
        return _written(int(group["dyear"]), int(group["dmonth"]), int(group["dday"]))
    form = "a" if group["ayear"] else "b"
    return _written(int(group[f"{form}year"]), month_number(group[f"{form}month"]), int(group[f"{form}day"]))


def month_number(word: str) -> int:
    """1–12 for a month's name or its abbreviation."""
    start = word.lower()[:3]
    return next(number for number, name in enumerate(MONTHS, 1) if name.startswith(start))


def _from_numbers(one: int, two: int, year: int) -> Found | None:
    """Day and month in figures: clear only if one of them cannot be a month, or both are the same."""
    if one > 12 or one == two:
        return _written(year, two, one)
    if two > 12:
        return _written(year, one, two)
    return Found(None)


def _written(year: int, month: int, day: int) -> Found | None:
    return Found(f"{year:04d}-{month:02d}-{day:02d}") if _real(year, month, day) else None


def _real(year: int, month: int, day: int) -> bool:
    try:
        return date(year, month, day).year >= 1600
    except ValueError:
        return False
