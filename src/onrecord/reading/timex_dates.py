"""Rules for dates with a name: days, months, years, decades, seasons, quarters, holidays and clock times."""

import re
from datetime import date, timedelta
from functools import cache, partial

from onrecord.lexicon import entries
from onrecord.reading import timex_resolve as resolve
from onrecord.reading.calendar import Part, month_end
from onrecord.reading.timex_resolve import Answer, Direction, Setting
from onrecord.reading.timex_rules import Draft, Found, Rules, draft
from onrecord.reading.timex_words import LEXICON, DayEntry, EventEntry, Words

DATES = Rules([])
rule = DATES.rule

_PARTS: dict[str, Part] = {"START": "START", "MID": "MID", "END": "END"}
_POINTS = {"12:00": "T12:00", "24:00": "T24:00"}


def part_of(found: Found, group: str = "edge") -> Part | None:
    """The third of a period that "early", "mid" or "late" means."""
    return _PARTS.get(found.value(group))


def time_code(value: str) -> str:
    """The TIMEX3 code of a part of the day ("TNI"), or its clock time ("T12:00"); empty for none."""
    return "" if not value else _POINTS.get(value, f"T{value}")


# ---------------------------------------------------------------------------------------------------- complete dates


@rule("<iso>")
def iso_date(found: Found) -> Draft | None:
    value = found.words.values[found.first].upper()
    try:
        date.fromisoformat(value[:10])
    except ValueError:
        return None
    return draft(found, "TIME" if "T" in value else "DATE", partial(resolve.absolute, value=value))


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
        return resolve.covering(days[0].isoformat(), resolve.TEXT)
    near = [day for day in days if setting.published and abs(day - setting.published) <= timedelta(days=45)]
    if len(near) == 1:
        return resolve.covering(near[0].isoformat(), resolve.PUBLISHED)
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
    day, month = _ordinal(found, "day"), int(found.value("month"))
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
        other, place = _ordinal(found, group), found.match.start(group)
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
        return partial(resolve.absolute, value=f"{year:04d}-{month:02d}-{day:02d}")
    directions: dict[str, Direction] = {"-1": -1, "1": 1}
    which = directions.get(found.value("which"), 0) if "which" in found.match.groupdict() else 0
    return partial(resolve.month_day, month=month, day=day, number=number, direction=which)


def _ordinal(found: Found, group: str) -> int | None:
    value = found.value(group)
    if value == "first":
        return 1
    if value == "second":
        return 2
    number = int(value) if value.isdigit() else found.number(group)
    return number if isinstance(number, int) else None


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


# -------------------------------------------------------------------------------------------------- months and years

_IN_TIME = frozenset(
    ["in", "since", "by", "until", "till", "through", "from", "to", "between", "and", "or", "during", "last", "next", "this", "early", "late", "mid", "of", "before", "after", "for", "is", "was", "-", "–", ",", "(", "every", "each", "around", "end", "beginning", "back", "middle", "start", "mid-", "throughout"]
)
_AMBIGUOUS = frozenset({"may", "march", "august"})


@rule("(?:<the>?(?P<bound><boundary>)<of>|<the>?(?P<edge>{EDGE}))?(?P<month>{MONTH})<comma>?<of>?(?P<year><year>)")
def month_and_year(found: Found) -> Draft | None:
    part = part_of(found) or part_of(found, "bound")
    return draft(
        found, "DATE", partial(resolve.absolute, value=f"{found.value('year')}-{found.value('month')}", part=part)
    )


@rule(
    "(?:<the>?(?P<bound><boundary>)<of>|<the>?(?P<edge>{EDGE}))?(?P<month><month>)(?:<of>?(?P<this><this>|<last>|<next>)<unit>)"
)
def month_of_this_year(found: Found) -> Draft | None:
    if not found.words.lower(found.last) == "year":
        return None
    part = part_of(found) or part_of(found, "bound")
    meaning = partial(
        resolve.month_of_year, number=int(found.value("month")), shift=int(found.value("this")), part=part
    )
    return draft(found, "DATE", meaning)


@rule(
    "(?:<the>?(?P<bound><boundary>)<of>|<the>?(?P<edge>{EDGE}))?(?P<which><this>|<last>|<next>)?(?P<month>{MONTH})(?!<dash>?<year>)"
)
def month_alone(found: Found) -> Draft | None:
    qualified = found.has("bound") or found.has("edge") or found.has("which")
    word = found.words.lower(found.match.start("month"))
    if not qualified and not _is_month(found, word):
        return None
    directions: dict[str, Direction] = {"-1": -1, "1": 1}
    direction = directions.get(found.value("which"), 0)
    part = part_of(found) or part_of(found, "bound")
    number = int(found.value("month"))
    if found.has("which") and direction == 0:
        return draft(found, "DATE", partial(resolve.month_of_year, number=number, shift=0, part=part))
    return draft(found, "DATE", partial(resolve.month, number=number, direction=direction, part=part))


def _is_month(found: Found, word: str) -> bool:
    """Whether a bare month is one: not the verb "may", a march, a man called August or a name's part."""
    if word not in _AMBIGUOUS and len(word) > 3:
        return not found.words.capital(found.first - 1) or found.before() in _IN_TIME
    if len(word) <= 4 and found.words.lower(found.last) == "." and word not in _AMBIGUOUS:
        return found.before() in _IN_TIME
    if word == "march" and found.after() in ("on", "for", "against", "of"):
        return False
    return found.before() in _IN_TIME and found.before() != "the" and not _name_follows(found)


def _name_follows(found: Found) -> bool:
    return (
        found.words.capital(found.last + 1) and found.words.starts[found.last + 1] == found.words.ends[found.last] + 1
    )


_NOT_YEARS = frozenset(
    ["resolution", "article", "section", "no", "number", "flight", "room", "route", "highway", "page", "nos", "law", "rule", "decree", "act", "chapter", "channel", "model", "unit", "platoon", "$", "€", "£", "#", "#", "over", "than", "about", "nearly", "almost", "least", "some", "only", "to"]
)
_BEFORE_YEARS = frozenset(
    ["in", "since", "by", "until", "till", "from", "of", "during", "before", "after", "early", "late", "mid", "and", "to", "through", "between", "the", "for", "(", ",", "-", "–", "year", "election", "elections", "war", "summer", "spring", "winter", "autumn", "fall", "circa", "back", "coup", "crisis", "season"]
)
_TRAILING = re.compile(r"[a-z]+(?<!s)s|people|men|women|children|troops|km|kilometers|mph|feet|miles|meters|percent|%")
_NOT_NOUNS = frozenset(["was", "is", "has", "as", "its", "his", "this", "us", "does", "goes"])


@rule("(?:<the>?(?P<bound><boundary>)<of>|<the>?(?P<edge>{EDGE}))?(?:<the>?<unit>)?(?P<year><year>)")
def year(found: Found) -> Draft | None:
    first = found.match.start("year")
    named = found.words.lower(first - 1) == "year" and first > found.first
    bound = part_of(found) or part_of(found, "bound")
    if first > found.first and not named and bound is None:
        return None
    if not named and bound is None and not _is_year(found, first):
        return None
    return draft(found, "DATE", partial(resolve.absolute, value=found.value("year"), part=bound))


def _is_year(found: Found, place: int) -> bool:
    """Whether four bare digits are a year and not a count, a number of a law, a sum or a time of day."""
    words, value = found.words, found.value("year")
    before, after = words.lower(place - 1), words.lower(place + 1)
    touching = place > 0 and words.ends[place - 1] == words.starts[place]
    if (
        (before in ("$", "€", "£", "#", "no", ".", "/", "+")
        and touching)
        or before in ("resolution", "article", "law", "no")
    ):
        return False
    if before == "-" and touching and not words.lower(place - 2).isdigit():
        return words.lower(place - 2) in ("mid", "post", "pre", "early", "late")
    if after in ("-", "/") and touching and False:
        return False
    if after in ("hours", "hrs", "gmt", "utc", "local"):
        return False
    if not "1500" <= value <= "2100":
        return before in ("in", "since", "year") and after not in _NOT_NOUNS and not _TRAILING.fullmatch(after or ".")
    noun = bool(_TRAILING.fullmatch(after)) and after not in _NOT_NOUNS
    if before in ("than", "about", "nearly", "almost", "least", "some", "over", "to", "around"):
        return "1900" <= value <= "2050" and not noun and before in ("to", "over", "about", "around", "than")
    if noun:
        return before in ("the", "in", "since", "of", "'s") and "1900" <= value <= "2050" and value[2:] != "00"
    return "1700" <= value <= "2100" or before in _BEFORE_YEARS


@rule("(?P<since><year>)(?:<dash>|<slash>)(?P<until><year>|<num>)(?!<unit>|<dash>)")
def year_span(found: Found) -> tuple[Draft, ...] | Draft | None:
    since, until = found.value("since"), found.value("until")
    if not until.isdigit() or len(until) not in (2, 4):
        return None
    if len(until) == 2:
        until = since[:2] + until
    if not since < until or not "1500" <= since <= "2100":
        return None
    return (
        Draft(found.first, found.first, "DATE", partial(resolve.absolute, value=since)),
        Draft(found.last, found.last, "DATE", partial(resolve.absolute, value=until)),
    )


@rule("(?P<nums><num><num>(?:<dash>?<num>)?)")
def year_in_words(found: Found) -> Draft | None:
    values = found.values("nums")
    if values[0] == "two" and values[1] == "thousand":
        return None
    century = {"nineteen": 1900, "eighteen": 1800, "twenty": 2000}.get(values[0])
    rest = [value for value in values[1:] if value != "-"]
    if century is None or any(value.isdigit() for value in values):
        return None
    from onrecord.reading.numbers import parse  # noqa: PLC0415

    tail = parse(rest)
    if not isinstance(tail, int) or not 10 <= tail <= 99:
        return None
    return draft(found, "DATE", partial(resolve.absolute, value=str(century + tail)))


@rule("(?P<the><the>)?(?P<edge>{EDGE})?(?P<decade><decade>)")
def decade(found: Found) -> Draft | None:
    return draft(found, "DATE", partial(resolve.absolute, value=found.value("decade"), part=part_of(found)))


@rule("(?:<the>(?P<edge>{EDGE})?)<mark>?(?P<short><short-decade>|<nineties>)")
def short_decade(found: Found) -> Draft | None:
    if found.words.lower(found.first) != "the":
        return None
    digit = found.value("short")
    value = ("20" if digit in "012" else "19") + digit
    return draft(found, "DATE", partial(resolve.absolute, value=value, part=part_of(found)))


@rule("<mark>(?P<short><short-decade>)")
def apostrophe_decade(found: Found) -> Draft | None:
    digit = found.value("short")
    return draft(found, "DATE", partial(resolve.absolute, value=("20" if digit in "012" else "19") + digit))


@rule("<the>?(?P<edge>{EDGE})?(?P<ord><ordinal>)<dash>?<unit>")
def century(found: Found) -> Draft | None:
    number = _ordinal(found, "ord")
    if found.words.lower(found.last) != "century" or number is None or not 1 < number <= 22:
        return None
    return draft(found, "DATE", partial(resolve.absolute, value=f"{number - 1:02d}", part=part_of(found)))


# ------------------------------------------------------------------------------------------------ seasons, quarters


@rule("<the>?(?P<edge>{EDGE})?(?:(?P<bound><boundary>)<of><the>?)?(?P<season><season>)<of>?<comma>?(?P<year><year>)")
def season_of_year(found: Found) -> Draft | None:
    value = f"{found.value('year')}-{found.value('season')}"
    return draft(found, "DATE", partial(resolve.absolute, value=value, part=part_of(found) or part_of(found, "bound")))


@rule(
    "(?:<the>?(?P<bound><boundary>)<of>)?(?P<which>(?:<this>|<the>)?(?:<this>|<last>|<next>))(?P<edge><edge><dash>?)?(?P<season><season>)"
)
def season_relative(found: Found) -> Draft | None:
    values = found.values("which")
    shift = int(values[-1])
    if found.words.lower(found.match.start("which")) == "this" and shift == -1:
        return draft(found, "DATE", partial(resolve.season, code=found.value("season"), direction=None))
    directions: dict[int, Direction] = {-1: -1, 0: 0, 1: 1}
    part = part_of(found) or part_of(found, "bound")
    return draft(
        found, "DATE", partial(resolve.season, code=found.value("season"), direction=directions[shift], part=part)
    )


@rule("(?P<the><the>)?(?P<edge>{EDGE})?(?P<season><season>|<midseason>)")
def season_alone(found: Found) -> Draft | None:
    word = found.words.lower(found.last)
    if found.words.capital(found.last) or found.after() == "of":
        return None
    if word == "fall" and not (found.has("the") and found.before() in ("in", "since", "by", "during", "until")):
        return None
    if not found.has("edge") and found.before() not in _IN_TIME - {",", "and", "or", "to", "of", "is", "was"}:
        return None
    if word.startswith("mid"):
        return draft(found, "DATE", partial(resolve.season, code="SU" if word == "midsummer" else "WI", part="MID"))
    return draft(found, "DATE", partial(resolve.season, code=found.value("season"), part=part_of(found)))


_ORD_QUARTER = "(?P<ord>{ORD})<dash>?<unit>"


@rule(
    f"<the>?(?:(?P<before><year>)|(?P<fiscal><fiscal>))?<dash>?{_ORD_QUARTER}(?:<of>?(?P<year><year>)|<of>?(?P<rel><this>|<last>|<next>)<unit>)?"
)
def quarter_numbered(found: Found) -> Draft | None:
    number = _ordinal(found, "ord")
    place = found.match.end("ord")
    if found.words.lower(place) == "-":
        place += 1
    if found.words.lower(place) != "quarter" or number is None or not 1 <= number <= 4:
        return None
    worded = found.value("before") or found.value("year")
    if found.has("rel"):
        if found.words.lower(found.last) != "year":
            return None
        return draft(found, "DATE", partial(_quarter_of, number=number, shift=int(found.value("rel"))))
    return draft(found, "DATE", partial(resolve.quarter, number=number, year=int(worded) if worded else None))


def _quarter_of(setting: Setting, number: int, shift: int) -> Answer:
    if setting.published is None:
        return Answer(f"XXXX-Q{number}")
    return resolve.covering(f"{setting.published.year + shift:04d}-Q{number}", resolve.PUBLISHED)


@rule("(?P<rel><this>|<last>|<next>)<unit><mark>x(?P<ord>{ORD})<dash>?<unit>")
def quarter_of_years(found: Found) -> Draft | None:
    number = _ordinal(found, "ord")
    if found.words.lower(found.last) != "quarter" or number is None or not 1 <= number <= 4:
        return None
    return draft(found, "DATE", partial(_quarter_of, number=number, shift=int(found.value("rel"))))


@rule("<the>(?P<year><year>)(?:<unit>|<period>)")
def the_year_quarter(found: Found) -> Draft | None:
    word, year = found.words.lower(found.last), found.value("year")
    if word not in ("quarter", "period"):
        return None
    return draft(found, "DATE", partial(_same_quarter, year=year))


def _same_quarter(setting: Setting, year: str) -> Answer:
    if setting.quarter is None:
        return resolve.covering(year, resolve.TEXT)
    return resolve.covering(year + setting.quarter[4:], f"text:{setting.quarter}")


@rule("<the>?(?P<which><first>|<second>|<last>)<half><of>(?P<year><year>|<this>|<last>|<next>)(?P<unit><unit>)?")
def half_of_year(found: Found) -> Draft | None:
    half = 1 if found.value("which") == "first" else 2
    value = found.value("year")
    if len(value) == 4:
        last = found.last - (1 if found.has("unit") else 0)
        return Draft(found.first, last, "DATE", partial(resolve.absolute, value=f"{value}-H{half}"))
    if not found.has("unit") or found.words.lower(found.last) != "year":
        return None
    return draft(found, "DATE", partial(_half_of, half=half, shift=int(value)))


def _half_of(setting: Setting, half: int, shift: int) -> Answer:
    if setting.published is None:
        return Answer(f"XXXX-H{half}")
    return resolve.covering(f"{setting.published.year + shift:04d}-H{half}", resolve.PUBLISHED)


@rule("<the>?<fiscal>(?:<unit>)?(?P<year><year>)")
def fiscal_year(found: Found) -> Draft | None:
    return draft(found, "DATE", partial(resolve.absolute, value=found.value("year")))


# ------------------------------------------------------------------------------------------------------- named days


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
        return partial(resolve.absolute, value=found.isoformat())
    directions: dict[str, Direction] = {"last": -1, "next": 1}
    open_value = f"XXXX-{entry.month:02d}-{entry.day:02d}" if entry.day else f"XXXX-{entry.month:02d}-XX"
    return partial(resolve.named_day, find=find, open_value=open_value, direction=directions.get(which, 0))


def day_in_year(entry: DayEntry, year: int) -> date | None:
    """The date of a named day in a year."""
    if entry.day is not None:
        return date(year, entry.month, entry.day)
    if entry.weekday is None or entry.nth is None:
        return None
    if entry.nth > 0:
        first = date(year, entry.month, 1)
        return first + timedelta(days=(entry.weekday - first.isoweekday()) % 7 + 7 * (entry.nth - 1))
    last = month_end(year, entry.month)
    return last - timedelta(days=(last.isoweekday() - entry.weekday) % 7)
