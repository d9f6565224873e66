"""Rules for clock times: "5:30 p.m.", "0730 GMT", "four in the morning", "noon"."""

from functools import partial

from onrecord.reading import timex_days
from onrecord.reading.timex_parts import time_code
from onrecord.reading.timex_rules import Draft, Found, Rules

CLOCKS = Rules([])
rule = CLOCKS.rule

_ZONE = "(?:<zone>|<local>?<time>)?"
_AT = frozenset(
    [
        "at",
        "by",
        "around",
        "until",
        "till",
        "from",
        "to",
        "since",
        "before",
        "after",
        "about",
        "approximately",
        "(",
        "between",
        "shortly",
        "and",
    ]
)


@rule("<approx>?(?P<time>(?:<num>|<clock>)<ampm>|<joined>)" + _ZONE)
def clock_12(found: Found) -> Draft | None:
    words = "".join(found.values("time")).replace(".", "").replace(" ", "")
    if words[-1] == "m":
        clock, half = words[:-2], words[-2]
    else:
        return None
    time = _clock(clock, half)
    return _timed(found, time) if time else None


@rule("<approx>?(?P<time><clock>)(?P<zone><zone>|<local>?<time>)?")
def clock_24(found: Found) -> Draft | None:
    time = _clock(found.value("time"), "")
    if not time:
        return None
    if found.words.capital(found.last + 1) and found.after(2) == "time":
        return Draft(found.first, found.last + 2, "TIME", partial(timex_days.clock, time=time), time)  # "Kyiv time"
    if not found.has("zone") and not _heads_line(found) and (found.before() not in _AT or found.after() == "-"):
        return None
    return _timed(found, time)


def _heads_line(found: Found) -> bool:
    """Whether a clock time stands where an entry of a live report begins: "12:10 The mayor spoke"."""
    words = found.words
    if not (words.capital(found.last + 1) or found.after() in ("—", "–", "-", "|")):
        return False
    line = words.text.rfind("\n", 0, words.starts[found.first]) + 1
    return not words.text[line : words.starts[found.first]].strip()


@rule("<approx>?(?P<time><hhmm>|<year>)(?P<zone><zone>|<units>|<local><time>|(?=<deictic>))")
def clock_military(found: Found) -> Draft | None:
    digits = found.value("time")
    if (
        found.has("zone")
        and found.words.lower(found.match.start("zone")) not in ("hours", "hrs")
        and found.value("zone") == "D"
    ):
        return None
    if found.before() not in _AT:
        return None
    time = _clock(f"{digits[:2]}:{digits[2:]}", "")
    return _timed(found, time) if time else None


@rule("<approx>?(?P<time><num>)<o><mark><oclock>(?:<in><the>(?P<tod><daypart>))?" + _ZONE)
def oclock(found: Found) -> Draft | None:
    half = {"MO": "a", "AF": "p", "EV": "p"}.get(found.value("tod"), "")
    time = _clock(str(found.number("time")), half)
    return _timed(found, time) if time else None


@rule("<approx>?(?P<time><num>|<clock>)<in><the>(?P<tod><daypart>)")
def four_in_the_morning(found: Found) -> Draft | None:
    number = found.value("time")
    half = {"MO": "a", "AF": "p", "EV": "p"}.get(found.value("tod"), "")
    time = _clock(number if ":" in number else str(found.number("time")), half)
    return _timed(found, time) if time and half else None


@rule("(?P<time><daypart>)")
def noon(found: Found) -> Draft | None:
    time = time_code(found.value("time"))
    if not time[1:2].isdigit() or found.before() not in _AT | {"at", "since"}:
        return None
    if found.after() == "local" and found.after(2) == "time":
        return Draft(found.first, found.last + 2, "TIME", partial(timex_days.clock, time=time), time)
    return _timed(found, time)


def _timed(found: Found, time: str) -> Draft:
    return Draft(found.first, found.last, "TIME", partial(timex_days.clock, time=time), time)


def _clock(digits: str, half: str) -> str | None:
    """ "T17:30" for "5:30" in the afternoon half; None if it is no time of day."""
    hours, _, minutes = digits.partition(":")
    if not hours.isdigit() or (minutes and not minutes.isdigit()):
        return None
    hour, minute = int(hours), int(minutes or 0)
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"T{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else None
