"""Steps in time: "three days ago", "two weeks later", "the past month", "in recent weeks".

Each function takes the ``Setting`` an expression stands in and gives its ``Answer``.
"""

from datetime import date, timedelta

from onrecord.reading.calendar import add_months, days_of, interval, week_of
from onrecord.reading.timex_setting import PUBLISHED, Answer, Setting, covering


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


def time_of_text(setting: Setting) -> Answer:
    """At the time, then: the date the text spoke of before."""
    begin, end = interval(setting.reference)
    return Answer("PAST_REF", begin, end, f"text:{setting.reference}" if begin else None)
