"""Rules for months, years, decades and centuries: "late July", "the early 1990s"."""

import re
from functools import partial

from onrecord.reading import timex_setting, timex_units
from onrecord.reading.numbers import parse
from onrecord.reading.timex_parts import ordinal_of, part_of
from onrecord.reading.timex_rules import Draft, Found, Rules, draft
from onrecord.reading.timex_setting import Direction

PERIODS = Rules([])
rule = PERIODS.rule

IN_TIME = frozenset(
    [
        "in",
        "since",
        "by",
        "until",
        "till",
        "through",
        "from",
        "to",
        "between",
        "and",
        "or",
        "during",
        "last",
        "next",
        "this",
        "early",
        "late",
        "mid",
        "of",
        "before",
        "after",
        "for",
        "is",
        "was",
        "-",
        "–",
        ",",
        "(",
        "every",
        "each",
        "around",
        "end",
        "beginning",
        "back",
        "middle",
        "start",
        "mid-",
        "throughout",
    ]
)
_AMBIGUOUS = frozenset({"may", "march", "august"})


@rule("(?:<the>?(?P<bound><boundary>)<of>|<the>?(?P<edge>{EDGE}))?(?P<month>{MONTH})<comma>?<of>?(?P<year><year>)")
def month_and_year(found: Found) -> Draft | None:
    part = part_of(found) or part_of(found, "bound")
    return draft(
        found, "DATE", partial(timex_setting.absolute, value=f"{found.value('year')}-{found.value('month')}", part=part)
    )


@rule(
    "(?:<the>?(?P<bound><boundary>)<of>|<the>?(?P<edge>{EDGE}))?(?P<month><month>)(?:<of>?(?:<the>?)(?P<this><that>|<this>|<last>|<next>)<unit>)"
)
def month_of_this_year(found: Found) -> Draft | None:
    which = found.words.lower(found.match.start("this"))
    if found.words.lower(found.last) != "year" or which in ("past", "latest"):
        return None
    if which in ("that", "same", "following", "previous", "preceding"):
        return draft(
            found,
            "DATE",
            partial(timex_units.month_of_text, number=int(found.value("month")), shift=int(found.value("this"))),
        )
    part = part_of(found) or part_of(found, "bound")
    meaning = partial(
        timex_units.month_of_year, number=int(found.value("month")), shift=int(found.value("this")), part=part
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
        return draft(found, "DATE", partial(timex_units.month_of_year, number=number, shift=0, part=part))
    return draft(found, "DATE", partial(timex_units.month, number=number, direction=direction, part=part))


def _is_month(found: Found, word: str) -> bool:
    """Whether a bare month is one: not the verb "may", a march, a man called August or a name's part."""
    if word not in _AMBIGUOUS and len(word) > 3:
        return not found.words.capital(found.first - 1) or found.before() in IN_TIME
    if len(word) <= 4 and found.words.lower(found.last) == "." and word not in _AMBIGUOUS:
        return found.before() in IN_TIME
    if word == "march" and found.after() in ("on", "for", "against", "of"):
        return False
    return found.before() in IN_TIME and found.before() != "the" and not _name_follows(found)


def _name_follows(found: Found) -> bool:
    return (
        found.words.capital(found.last + 1) and found.words.starts[found.last + 1] == found.words.ends[found.last] + 1
    )


_NOT_YEARS = frozenset(
    [
        "resolution",
        "article",
        "section",
        "no",
        "number",
        "flight",
        "room",
        "route",
        "highway",
        "page",
        "nos",
        "law",
        "rule",
        "decree",
        "act",
        "chapter",
        "channel",
        "model",
        "unit",
        "platoon",
        "$",
        "€",
        "£",
        "#",
        "#",
        "over",
        "than",
        "about",
        "nearly",
        "almost",
        "least",
        "some",
        "only",
        "to",
    ]
)
_BEFORE_YEARS = frozenset(
    [
        "in",
        "since",
        "by",
        "until",
        "till",
        "from",
        "of",
        "during",
        "before",
        "after",
        "early",
        "late",
        "mid",
        "and",
        "to",
        "through",
        "between",
        "the",
        "for",
        "(",
        ",",
        "-",
        "–",
        "year",
        "election",
        "elections",
        "war",
        "summer",
        "spring",
        "winter",
        "autumn",
        "fall",
        "circa",
        "back",
        "coup",
        "crisis",
        "season",
    ]
)
_GLUED = frozenset({"$", "€", "£", "#", "no", ".", "/", "+"})
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
    return draft(found, "DATE", partial(timex_setting.absolute, value=found.value("year"), part=bound))


def _is_year(found: Found, place: int) -> bool:
    """Whether four bare digits are a year and not a count, a number of a law, a sum or a time of day."""
    words, value = found.words, found.value("year")
    before, after = words.lower(place - 1), words.lower(place + 1)
    touching = place > 0 and words.ends[place - 1] == words.starts[place]
    if (before in _GLUED and touching) or before in ("resolution", "article", "law", "no"):
        return False
    if before == "-" and touching and not words.lower(place - 2).isdigit():
        return words.lower(place - 2) in ("mid", "post", "pre", "early", "late")
    if after in ("hours", "hrs", "gmt", "utc", "local"):
        return False
    if after == "of" and words.lower(place + 2) in ("them", "the", "those", "these", "whom", "its", "their"):
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
        Draft(found.first, found.first, "DATE", partial(timex_setting.absolute, value=since)),
        Draft(found.last, found.last, "DATE", partial(timex_setting.absolute, value=until)),
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
    tail = parse(rest)
    if not isinstance(tail, int) or not 10 <= tail <= 99:
        return None
    return draft(found, "DATE", partial(timex_setting.absolute, value=str(century + tail)))


@rule("(?P<the><the>)?(?P<edge>{EDGE})?(?P<decade><decade>)")
def decade(found: Found) -> Draft | None:
    return draft(found, "DATE", partial(timex_setting.absolute, value=found.value("decade"), part=part_of(found)))


@rule("(?:<the>(?P<edge>{EDGE})?)<mark>?(?P<short><short-decade>|<nineties>)")
def short_decade(found: Found) -> Draft | None:
    if found.words.lower(found.first) != "the":
        return None
    digit = found.value("short")
    value = ("20" if digit in "012" else "19") + digit
    return draft(found, "DATE", partial(timex_setting.absolute, value=value, part=part_of(found)))


@rule("<mark>(?P<short><short-decade>)")
def apostrophe_decade(found: Found) -> Draft | None:
    digit = found.value("short")
    return draft(found, "DATE", partial(timex_setting.absolute, value=("20" if digit in "012" else "19") + digit))


@rule("<the>?(?P<edge>{EDGE})?(?P<ord><ordinal>)<dash>?<unit>")
def century(found: Found) -> Draft | None:
    number = ordinal_of(found, "ord")
    if found.words.lower(found.last) != "century" or number is None or not 1 < number <= 22:
        return None
    return draft(found, "DATE", partial(timex_setting.absolute, value=f"{number - 1:02d}", part=part_of(found)))
