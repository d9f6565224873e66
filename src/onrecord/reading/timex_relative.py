"""Rules for times told from another: weekdays, yesterday, last week, three days ago, the next day, clock times."""

from functools import partial

from onrecord.reading import timex_resolve as resolve
from onrecord.reading.timex_dates import part_of, time_code
from onrecord.reading.timex_resolve import Answer, Direction, Setting
from onrecord.reading.timex_rules import Draft, Found, Rules, draft

RELATIVE = Rules([])
rule = RELATIVE.rule

_WAY: dict[str, Direction] = {"-1": -1, "0": 0, "1": 1}
_OF_TEXT = frozenset({"following", "previous", "preceding", "subsequent"})

# ------------------------------------------------------------------------------------------------------------ days

_NAMES_BEFORE = frozenset(["good", "black", "bloody", "super", "ash", "holy", "palm", "easter", "cyber", "maundy", "prague"])
_NAMES_AFTER = frozenset(["times", "telegraph", "express", "mirror", "mail", "star", "agreement", "night’s"])
_EARLY_HOURS = "(?P<hours><the>?<edge><units><of>)"


@rule(
    "(?:{HOURS}|(?P<edge>{EDGE}))?<the>?(?P<which>(?:<this>|<last>|<next>)+)?(?P<wday><weekday>)(?P<tod><daypart>)?".replace(
        "{HOURS}", _EARLY_HOURS
    )
)
def weekday(found: Found) -> Draft | None:
    day = found.match.start("wday")
    if found.words.lower(day - 1) in _NAMES_BEFORE and found.words.capital(day - 1):
        return None
    if found.words.lower(day + 1) in _NAMES_AFTER and found.words.capital(day + 1):
        return None
    number, time = int(found.value("wday")), time_code(found.value("tod"))
    which = found.values("which")
    direction = _WAY[which[-1]] if which else 0
    word = found.words.lower(found.match.end("which") - 1) if which else ""
    kind = "TIME" if time else "DATE"
    if word in _OF_TEXT and len(which) == 1:
        meaning = partial(resolve.weekday_of_text, number=number, direction=direction, time=time)
    else:
        meaning = partial(resolve.weekday, number=number, direction=direction, time=time)
    if found.has("hours"):
        return draft(found, "TIME", partial(_early_hours, inner=meaning))
    return draft(found, "TIME" if kind == "TIME" else "DATE", meaning)


def _early_hours(setting: Setting, inner: "partial[Answer]") -> Answer:
    """The early hours of a day: its first six."""
    answer = inner(setting)
    if answer.begin is None:
        return answer
    return Answer(answer.value, f"{answer.begin[:10]}T00:00", f"{answer.begin[:10]}T06:00", answer.anchor)


@rule("(?:<the>)?(?:<edge><dash>?)?(?P<tod><daypart>)(?:<of>|<on>)?(?:(?P<wday><weekday>)|(?P<deictic><deictic>))")
def daypart_of_day(found: Found) -> Draft | None:
    time = time_code(found.value("tod"))
    if found.has("wday"):
        meaning = partial(resolve.weekday, number=int(found.value("wday")), direction=0, time=time)
        return draft(found, "TIME", meaning)
    return draft(found, "TIME", partial(resolve.deictic, shift=int(found.value("deictic")[:2].rstrip("N")), time=time))


@rule("(?:{HOURS}|(?P<edge>{EDGE}))?(?P<deictic><deictic>)(?P<tod><daypart>)?".replace("{HOURS}", _EARLY_HOURS))
def deictic(found: Found) -> Draft | None:
    value = found.value("deictic")
    time = time_code(found.value("tod")) or ("TNI" if value == "0NI" else "")
    shift = int(value.removesuffix("NI"))
    if found.has("hours"):
        return draft(found, "TIME", partial(_early_hours, inner=partial(resolve.deictic, shift=shift)))
    return draft(found, "TIME" if time else "DATE", partial(resolve.deictic, shift=shift, time=time))


@rule("(?P<edge>{EDGE})?(?P<which><this>|<last>)(?P<tod><daypart>)")
def this_morning(found: Found) -> Draft | None:
    word, part = found.words.lower(found.match.start("which")), found.value("tod")
    if word not in ("this", "last") or (word == "last" and part not in ("NI", "EV")):
        return None
    shift = int(found.value("which"))
    return draft(found, "TIME", partial(resolve.deictic, shift=shift, time=time_code(part)))


@rule("(?P<edge>{EDGE})?(?:<the>?(?P<which><that>|<next>|<last>)+)(?:(?P<tod><daypart>)|<unit>)")
def that_day(found: Found) -> Draft | None:
    which, last = found.words.lower(found.match.end("which") - 1), found.words.lower(found.last)
    if not found.has("tod") and last != "day":
        return None
    has_article = "the" in (found.words.lower(found.first), found.words.lower(found.match.start("which") - 1))
    if which in ("next", "following", "previous", "preceding", "same") and not (has_article or which == "next"):
        return None
    if which in ("past", "last", "latest", "coming", "upcoming"):
        return None
    shift = {"next": 1, "following": 1, "subsequent": 1, "previous": -1, "preceding": -1}.get(which, 0)
    time = time_code(found.value("tod"))
    return draft(found, "TIME" if time else "DATE", partial(resolve.day_of_text, shift=shift, time=time))


@rule("<the>(?P<unit><unit>)(?P<way><before>|<after>)")
def the_day_before(found: Found) -> Draft | None:
    following = found.after()
    if following and following not in (".", ",", ";", ")", "”", '"', "and", "but", "in", "at", "by", "—", "–"):
        return None
    shift = -1 if found.words.lower(found.last) == "before" else 1
    code = found.value("unit")
    if code == "D":
        return draft(found, "DATE", partial(resolve.day_of_text, shift=shift))
    if code in ("Y", "M", "W"):
        return draft(found, "DATE", partial(resolve.unit_of_text, code=code, shift=shift))
    return None


@rule("<overnight>")
def overnight(found: Found) -> Draft | None:
    if found.after() in ("stay", "stays", "bag", "train", "bus", "flight"):
        return None
    return draft(found, "TIME", _overnight)


def _overnight(setting: Setting) -> Answer:
    """The night up to publication: it begins on the day before."""
    answer = resolve.deictic(setting, 0, "TNI")
    if setting.published is None or answer.begin is None:
        return answer
    return Answer(answer.value, resolve.deictic(setting, -1).begin, answer.end, answer.anchor)


# ----------------------------------------------------------------------------------------------------------- units

_ZERO_ARTICLE = frozenset({"this", "last", "next"})


@rule(
    "(?:(?P<edge>{EDGE})|<the>?(?P<bound><boundary>)<of>|<approx>)?"
    "(?P<the><the>)?(?P<which><that>|<this>?(?:<last>|<next>)|<this>)<fiscal>?(?P<unit><unit>)(?!<dash>)"
)
def this_unit(found: Found) -> Draft | None:
    which, code = found.words.lower(found.match.end("which") - 1), found.value("unit")
    if (
        _titled(found)
        or code in ("D", "TS", "TM", "FN")
        or (which not in _ZERO_ARTICLE | {"that"} and not found.has("the"))
    ):
        return None
    if which == "past" and code != "E" and found.words.lower(found.match.start("which")) != "this":
        return draft(found, "DATE", partial(resolve.unit, code=code, shift=-1)) if not code.startswith("T") else None
    if code.startswith("T"):
        return draft(found, "DURATION", partial(resolve.fixed, value="PT1H"))
    part = part_of(found) or part_of(found, "bound")
    shift = int(found.values("which")[-1])
    if which in ("that", "same") or which in _OF_TEXT:
        return draft(found, "DATE", partial(resolve.unit_of_text, code=code, shift=shift, part=part))
    if code == "Q" and which in ("latest", "last"):
        return draft(found, "DATE", partial(resolve.quarter, number=None, direction=0))
    return draft(found, "DATE", partial(resolve.unit, code=code, shift=shift, part=part))


def _titled(found: Found) -> bool:
    """Whether the words are the title of something: a programme called "This Week"."""
    which, unit = found.match.end("which") - 1, found.match.start("unit")
    return found.words.titled(unit) and found.words.capital(which)


@rule("(?:(?P<edge>{EDGE})<in>|<the>?(?P<bound><boundary>)<of>)<the>(?P<unit><unit>)")
def part_of_unit(found: Found) -> Draft | None:
    code = found.value("unit")
    if code not in ("Y", "M", "W", "Q", "E", "C"):
        return None
    part = part_of(found) or part_of(found, "bound")
    return draft(found, "DATE", partial(resolve.unit, code=code, shift=0, part=part))


@rule("(?P<unit><unit>)(?:<dash>|<mark>x)?(?P<bound><boundary>)(?!<of>)")
def year_end(found: Found) -> Draft | None:
    if found.value("unit") not in ("Y", "M") or found.words.lower(found.last) != "end":
        return None
    return draft(found, "DATE", partial(resolve.unit, code=found.value("unit"), shift=0, part="END"))


@rule("<the>(?:<fiscal>|<straight>)?(?P<unit><unit>)")
def the_unit(found: Found) -> Draft | None:
    code = found.value("unit")
    if code == "WE":
        return draft(found, "DATE", resolve.weekend)
    if code == "Q" and found.after() not in ("of", "final", "finals", "century"):
        return draft(found, "DATE", partial(resolve.quarter, number=None))
    if code == "Y" and found.after() in ("ended", "ending"):
        return draft(found, "DURATION", partial(resolve.fixed, value="P1Y"))
    if (
        code in ("Y", "W", "M")
        and found.before() in ("of", "for", "in", "during", "through")
        and found.after() not in ("of", "when", "that")
    ):
        return draft(found, "DATE", partial(resolve.unit, code=code, shift=0))
    return None


# ----------------------------------------------------------------------------------------------------------- steps

COUNT = "(?P<count>{NUM}(?:<and><a><half>|<num><slash><num>)?|<a>?<couple><of>?|<a>?<few>|<a>)"


def count_of(found: Found) -> int | float | None:
    """How many units; None where the count is left open ("several", "a few")."""
    words = [found.words.lower(place) for place in range(*found.match.span("count"))]
    if "couple" in words:
        return 2
    if words in (["a"], ["an"]):
        return 1
    return found.number("count")


def length(count: int | float | None, code: str) -> str:
    """The TIMEX3 duration of so many units; "PXD" where the count is open."""
    if code in ("E", "C", "FN", "Q") and count is not None:
        factor, unit = {"E": (10, "Y"), "C": (100, "Y"), "FN": (2, "W"), "Q": (3, "M")}[code]
        count, code = count * factor, unit
    if code in ("E", "C", "FN", "Q"):
        code = {"E": "Y", "C": "Y", "FN": "W", "Q": "M"}[code]
    if code == "WE":
        return "PXWE" if count is None else f"P{round(count * 2)}D"
    prefix, letter = ("PT", code[1]) if code.startswith("T") else ("P", code)
    if count is None:
        return f"{prefix}X{letter}"
    whole = int(count)
    rest = count - whole
    if rest and (smaller := {"Y": ("M", 12), "H": ("M", 60), "M": ("S", 60) if prefix == "PT" else None}.get(letter)):
        finer = f"{round(rest * smaller[1])}{smaller[0]}"
        return f"{prefix}{whole}{letter}{finer}" if whole else f"{prefix}{finer}"
    return f"{prefix}{whole if not rest else count}{letter}"


@rule("{APPROX}?" + COUNT + "(?P<unit><units>|{UNIT})(?:<or><so>)?<ago>")
def some_time_ago(found: Found) -> Draft | None:
    return _step(found, resolve.ago if found.words.lower(found.last) == "ago" else resolve.from_now)


@rule("{APPROX}?" + COUNT + "(?P<unit><units>|{UNIT})<from><present>")
def from_now(found: Found) -> Draft | None:
    return _step(found, resolve.from_now)


def _step(found: Found, way: object) -> Draft | None:
    if (code := found.value("unit")) == "second":
        return None
    count = count_of(found)
    step = resolve.ago if way is resolve.ago else resolve.from_now
    return draft(found, "DATE", partial(step, count=count, code=code, length=length(count, code)))


@rule("(?P<unit><units>)<ago>")
def ages_ago(found: Found) -> Draft | None:
    return draft(found, "DATE", partial(resolve.fixed, value="PAST_REF"))


@rule("{APPROX}?" + COUNT + "(?P<unit><units>|{UNIT})(?P<way><edger>|<before>|<after>)")
def some_time_later(found: Found) -> Draft | None:
    code, way = found.value("unit"), found.words.lower(found.last)
    if code == "second":
        return None
    if way in ("before", "after") and found.after() not in (".", ",", ";", ")", "”", '"'):
        return None
    if way in ("earlier", "later") and found.after() == "than":
        return None
    count, sign = count_of(found), 1 if way in ("later", "after") else -1
    meaning = partial(resolve.after_text, count=count, code=code, length=length(count, code), sign=sign)
    return draft(found, "DATE", meaning)


@rule(COUNT + "(?P<unit><units>|{UNIT})<on>(?=<comma>|<stop>)")
def some_time_on(found: Found) -> Draft | None:
    code, count = found.value("unit"), count_of(found)
    if code == "second":
        return None
    meaning = partial(resolve.window, count=count, code=code, length=length(count, code), way=-1)
    return draft(found, "DURATION", meaning)


@rule("<the>?(?P<unit><unit>)<dash>(?:<ago>|<edger>)(?:(?P<ord>{ORD})?(?:<unit>|<period>))?")
def year_ago(found: Found) -> Draft | None:
    if found.value("unit") != "Y":
        return None
    return draft(found, "DATE", partial(resolve.ago, count=1, code="Y", length="P1Y"))


# ---------------------------------------------------------------------------------------------------------- clocks

_ZONE = "(?:<zone>|<local>?<time>)?"
_AT = frozenset(["at", "by", "around", "until", "till", "from", "to", "since", "before", "after", "about", "approximately", "(", "between", "shortly", "and"])


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
    if not found.has("zone") and (found.before() not in _AT or found.after() == "-"):
        return None
    time = _clock(found.value("time"), "")
    return _timed(found, time) if time else None


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
    return _timed(found, time)


def _timed(found: Found, time: str) -> Draft:
    return Draft(found.first, found.last, "TIME", partial(resolve.clock, time=time), time)


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


# ----------------------------------------------------------------------------------------------- past, now and to come


@rule("<right>?<present>")
def now(found: Found) -> Draft | None:
    if found.after() in ("that", "-", "defunct", "infamous", "famous", "known") or found.before() in (
        "by",
        "-",
        "even",
        "from",
    ):
        return None if found.before() != "by" else draft(found, "DATE", resolve.present)
    return draft(found, "DATE", resolve.present)


@rule("<recently>")
def recently(found: Found) -> Draft | None:
    if found.words.lower(found.first) in ("previously", "formerly", "lately"):
        return None
    return draft(found, "DATE", partial(resolve.fixed, value="PAST_REF"))


@rule("(?:<the>x?<future>)")
def the_future(found: Found) -> Draft | None:
    return draft(found, "DATE", partial(resolve.fixed, value="FUTURE_REF"))


@rule("<the>(?P<which><last>)(?!<units>|<unit>|<num>|<few>|<a>|<weekday>|<month>|<season>)")
def the_past(found: Found) -> Draft | None:
    if found.words.lower(found.last) != "past" or found.before() not in (
        "in",
        "of",
        "from",
        "with",
        "about",
        "to",
        "into",
        "than",
    ):
        return None
    following = found.after()
    if following[:1].isalpha() and following not in (
        "it",
        "he",
        "she",
        "they",
        "we",
        "i",
        "you",
        "there",
        "and",
        "or",
        "but",
        "to",
        "with",
        "for",
        "because",
        "when",
        "that",
        "have",
        "has",
        "is",
        "was",
        "as",
    ):
        return None
    return draft(found, "DATE", partial(resolve.fixed, value="PAST_REF"))


@rule("<these><units>")
def these_days(found: Found) -> Draft | None:
    if found.words.lower(found.first) != "these" or found.words.lower(found.last) != "days":
        return None
    return draft(found, "DATE", resolve.present)


@rule("(?:<the>|<that>)<time>")
def at_the_time(found: Found) -> Draft | None:
    if found.before() != "at" or found.after()[:1].isalnum():
        return None
    return draft(found, "DATE", resolve.time_of_text)
