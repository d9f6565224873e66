"""Parts of periods and of days, as TIMEX3 writes them, and where in a period they lie."""

from onrecord.reading.calendar import Part
from onrecord.reading.timex_rules import Found

_PARTS: dict[str, Part] = {"START": "START", "MID": "MID", "END": "END"}
_POINTS = {"12:00": "T12:00", "24:00": "T24:00"}


def part_of(found: Found, group: str = "edge") -> Part | None:
    """The third of a period that "early", "mid" or "late" means."""
    return _PARTS.get(found.value(group))


def time_code(value: str) -> str:
    """The TIMEX3 code of a part of the day ("TNI"), or its clock time ("T12:00"); empty for none."""
    return "" if not value else _POINTS.get(value, f"T{value}")


def ordinal_of(found: Found, group: str) -> int | None:
    """The number an ordinal or a numeral stands for: "first", "21st", "twenty-one"."""
    value = found.value(group)
    if value == "first":
        return 1
    if value == "second":
        return 2
    number = int(value) if value.isdigit() else found.number(group)
    return number if isinstance(number, int) else None
