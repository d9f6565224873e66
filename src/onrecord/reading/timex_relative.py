"""Rules for days and units told from publication or from the text: "Friday", "yesterday", "last week"."""

from datetime import date, timedelta
from functools import partial

from onrecord.reading import timex_days, timex_setting, timex_units
from onrecord.reading.timex_holidays import nth_weekday
from onrecord.reading.timex_parts import ordinal_of, part_of, time_code
from onrecord.reading.timex_rules import Draft, Found, Rules, draft
from onrecord.reading.timex_setting import Answer, Direction, Setting

RELATIVE = Rules([])
rule = RELATIVE.rule

_WAY: dict[str, Direction] = {"-1": -1, "0": 0, "1": 1}
_OF_TEXT = frozenset({"following", "previous", "preceding", "subsequent"})

_NAMES_BEFORE = frozenset(
    ["good", "black", "bloody", "super", "ash", "holy", "palm", "easter", "cyber", "maundy", "prague"]
)
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
        meaning = partial(timex_days.weekday_of_text, number=number, direction=direction, time=time)
    else:
        meaning = partial(timex_days.weekday, number=number, direction=direction, time=time)
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
    if found.has("wday") and found.after() == "," and found.words.capital(found.last + 2):
        return None  # "the night of Friday, March 1": the day is told by its date
    if found.has("wday"):
        meaning = partial(timex_days.weekday, number=int(found.value("wday")), direction=0, time=time)
        return draft(found, "TIME", meaning)
    return draft(
        found, "TIME", partial(timex_days.deictic, shift=int(found.value("deictic")[:2].rstrip("N")), time=time)
    )


@rule("(?:{HOURS}|(?P<edge>{EDGE}))?(?P<deictic><deictic>)(?P<tod><daypart>)?".replace("{HOURS}", _EARLY_HOURS))
def deictic(found: Found) -> Draft | None:
    value = found.value("deictic")
    time = time_code(found.value("tod")) or ("TNI" if value == "0NI" else "")
    shift = int(value.removesuffix("NI"))
    if found.has("hours"):
        return draft(found, "TIME", partial(_early_hours, inner=partial(timex_days.deictic, shift=shift)))
    return draft(found, "TIME" if time else "DATE", partial(timex_days.deictic, shift=shift, time=time))


@rule("(?P<edge>{EDGE})?(?P<which><this>|<last>)(?P<tod><daypart>)")
def this_morning(found: Found) -> Draft | None:
    word, part = found.words.lower(found.match.start("which")), found.value("tod")
    if word not in ("this", "last") or (word == "last" and part not in ("NI", "EV")):
        return None
    shift = int(found.value("which"))
    return draft(found, "TIME", partial(timex_days.deictic, shift=shift, time=time_code(part)))


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
    return draft(found, "TIME" if time else "DATE", partial(timex_days.day_of_text, shift=shift, time=time))


@rule("<the>(?P<unit><unit>)(?P<way><before>|<after>)")
def the_day_before(found: Found) -> Draft | None:
    following = found.after()
    if following and following not in (".", ",", ";", ")", "”", '"', "and", "but", "in", "at", "by", "—", "–"):
        return None
    shift = -1 if found.words.lower(found.last) == "before" else 1
    code = found.value("unit")
    if code == "D":
        return draft(found, "DATE", partial(timex_days.day_of_text, shift=shift))
    if code in ("Y", "M", "W"):
        return draft(found, "DATE", partial(timex_units.unit_of_text, code=code, shift=shift))
    return None


@rule("<overnight>(?:<on>|<to>|<into>)?(?P<wday><weekday>)")
def overnight_of_day(found: Found) -> Draft | None:
    into = found.words.lower(found.first + 1) in ("into", "to")
    return draft(found, "TIME", partial(_night, number=int(found.value("wday")), into=into))


def _night(setting: Setting, number: int, into: bool) -> Answer:
    """The night that begins on a weekday, or that leads into it."""
    day = timex_days.weekday(setting, number, 0)
    if day.begin is None:
        return Answer(f"XXXX-WXX-{(number - 2) % 7 + 1 if into else number}TNI")
    first = date.fromisoformat(day.begin) - timedelta(days=int(into))
    return Answer(f"{first.isoformat()}TNI", first.isoformat(), (first + timedelta(days=1)).isoformat(), day.anchor)


@rule("<the>?(?P<ord>{ORD}|<last>)(?P<wday><weekday>)(?:<of>|<in>)(?P<month>{MONTH})(?:<comma>?<of>?(?P<year><year>))?")
def weekday_of_month(found: Found) -> Draft | None:
    nth = -1 if found.words.lower(found.match.start("ord")) == "last" else ordinal_of(found, "ord")
    if nth is None or not -1 <= nth <= 5 or not nth:
        return None
    month, number = int(found.value("month")), int(found.value("wday"))
    find = partial(nth_weekday, month=month, number=number, nth=nth)
    if found.has("year"):
        day = find(int(found.value("year")))
        return None if day is None else draft(found, "DATE", partial(timex_setting.absolute, value=day.isoformat()))
    meaning = partial(timex_days.named_day, find=find, open_value=f"XXXX-{month:02d}-XX", direction=0)
    return draft(found, "DATE", meaning)


@rule("<overnight>")
def overnight(found: Found) -> Draft | None:
    if found.after() in ("stay", "stays", "bag", "train", "bus", "flight"):
        return None
    return draft(found, "TIME", _overnight)


def _overnight(setting: Setting) -> Answer:
    """The night up to publication: it begins on the day before."""
    answer = timex_days.deictic(setting, 0, "TNI")
    if setting.published is None or answer.begin is None:
        return answer
    return Answer(answer.value, timex_days.deictic(setting, -1).begin, answer.end, answer.anchor)


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
        return (
            draft(found, "DATE", partial(timex_units.unit, code=code, shift=-1)) if not code.startswith("T") else None
        )
    if code.startswith("T"):
        return draft(found, "DURATION", partial(timex_setting.fixed, value="PT1H"))
    part = part_of(found) or part_of(found, "bound")
    shift = int(found.values("which")[-1])
    if which in ("that", "same") or which in _OF_TEXT:
        return draft(found, "DATE", partial(timex_units.unit_of_text, code=code, shift=shift, part=part))
    if code == "Q" and which in ("latest", "last"):
        return draft(found, "DATE", partial(timex_units.quarter, number=None, direction=0))
    return draft(found, "DATE", partial(timex_units.unit, code=code, shift=shift, part=part))


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
    return draft(found, "DATE", partial(timex_units.unit, code=code, shift=0, part=part))


@rule("(?P<unit><unit>)(?:<dash>|<mark>x)?(?P<bound><boundary>)(?!<of>)")
def year_end(found: Found) -> Draft | None:
    if found.value("unit") not in ("Y", "M") or found.words.lower(found.last) != "end":
        return None
    return draft(found, "DATE", partial(timex_units.unit, code=found.value("unit"), shift=0, part="END"))


@rule("<the>(?:<fiscal>|<straight>)?(?P<unit><unit>)")
def the_unit(found: Found) -> Draft | None:
    code = found.value("unit")
    if code == "WE":
        return draft(found, "DATE", timex_units.weekend)
    if code == "Q" and found.after() not in ("of", "final", "finals", "century"):
        return draft(found, "DATE", partial(timex_units.quarter, number=None))
    if code == "Y" and found.after() in ("ended", "ending"):
        return draft(found, "DURATION", partial(timex_setting.fixed, value="P1Y"))
    if (
        code in ("Y", "W", "M")
        and found.before() in ("of", "for", "in", "during", "through")
        and found.after() not in ("of", "when", "that")
    ):
        return draft(found, "DATE", partial(timex_units.unit, code=code, shift=0))
    return None
