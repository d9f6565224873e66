"""Rules for lengths of time and for what comes round: "three days", "the past two weeks", "every night"."""

from functools import partial

from onrecord.reading import timex_setting, timex_shifts
from onrecord.reading.timex_rules import Draft, Found, Rules, draft
from onrecord.reading.timex_steps import COUNT, count_of, length

LENGTHS = Rules([])
rule = LENGTHS.rule

_MORE = "(?:<more>|<straight>|<another>)"
_WAYS = {"past": -1, "last": -1, "next": 1, "coming": 1, "previous": -1, "preceding": -1, "following": 1, "latest": -1}


@rule("{APPROX}?" + COUNT + _MORE + "?<units>(?:<or><so>)?(?!<dash>)")
def counted_units(found: Found) -> Draft | None:
    code, count = found.words.values[_units_at(found)], count_of(found)
    if found.value("count") == "a" and not found.words.lower(found.match.start("count") + 1):
        return None
    if _is_age(found) or (code == "TS" and count is None) or found.words.titled(_units_at(found)):
        return None
    return draft(found, "DURATION", partial(timex_setting.fixed, value=length(count, code)))


def _units_at(found: Found) -> int:
    place = found.last
    while found.words.lower(place) in ("or", "so"):
        place -= 1
    return place


def _is_age(found: Found) -> bool:
    """Whether it is somebody's age: "31 years old", "aged 12 years"."""
    return found.after() in ("old", "younger", "older") or found.before() == "aged"


@rule("<at>?<least>?<the>?(?P<which><last>|<next>)(?:{APPROX})?" + COUNT + _MORE + "?<units>(?:<or><so>)?")
def window(found: Found) -> Draft | None:
    code, count = found.words.values[_units_at(found)], count_of(found)
    way = _WAYS.get(found.words.lower(found.match.start("which")), 0)
    if found.value("count") in ("a", "an") or not way:
        return None
    if code == "TS":
        return None
    meaning = partial(timex_shifts.window, count=count, code=code, length=length(count, code), way=way)
    return draft(found, "DURATION", meaning)


@rule("<the>?<first>" + COUNT + "<units>")
def first_units(found: Found) -> Draft | None:
    count, code = count_of(found), found.words.values[found.last]
    return draft(found, "DURATION", partial(timex_setting.fixed, value=length(count, code)))


@rule("<the>(?P<count>{NUM})<units>")
def the_nine_months(found: Found) -> Draft | None:
    return draft(
        found, "DURATION", partial(timex_setting.fixed, value=length(count_of(found), found.words.values[found.last]))
    )


@rule(
    "{APPROX}?(?P<count><a>|<another>|<num>)(?:<straight>|<more>)?(?P<unit><unit>)(?:<and><a>(?P<half><half>))?(?!<dash>)"
)
def a_unit(found: Found) -> Draft | None:
    code, word = found.value("unit"), found.words.lower(found.match.start("count"))
    if word not in ("a", "an", "one", "another") or code in ("WE", "Q"):
        return None
    count: float = 1.5 if found.has("half") else 1
    approx = found.first < found.match.start("count")
    if not approx and not found.has("half") and word in ("a", "an"):
        if found.before() and _is_rate(found):
            return draft(found, "SET", partial(timex_setting.fixed, value=length(1, code)))
        if code in ("D", "E") or found.before() not in _BEFORE_LENGTH:
            return None
    if found.after() in ("old", "when", "that") and not approx and word != "one":
        return None
    if word == "one" and code == "D" and found.before() not in _BEFORE_LENGTH:
        return None
    return draft(found, "DURATION", partial(timex_setting.fixed, value=length(count, code)))


_BEFORE_LENGTH = frozenset(
    [
        "for",
        "in",
        "within",
        "after",
        "over",
        "than",
        "about",
        "least",
        "of",
        "almost",
        "nearly",
        "lasted",
        "last",
        "lasting",
        "under",
        "only",
        "just",
        "every",
        "once",
        "twice",
        "spent",
        "took",
    ]
)


def _is_rate(found: Found) -> bool:
    """Whether "a day" means each day: "40 trucks a day", "twice a week"."""
    before = found.before()
    if before in ("once", "twice", "times"):
        return True
    place = found.first - 1
    for _ in range(3):
        word = found.words.lower(place)
        if word[:1].isdigit() or word in ("million", "billion", "thousand", "hundred"):
            return True
        place -= 1
    return False


@rule("(?P<count>{NUM})<dash>(?P<unit><unit>|<units>|<second>)(?P<tail><dash>x?|<old>)?(?:<period>)?")
def compound(found: Found) -> Draft | None:
    tail = [found.words.lower(place) for place in range(found.match.end("unit"), found.last + 2)]
    if "old" in tail or "olds" in tail[:2] or found.value("unit") in ("second", "Q"):
        return None
    end = found.last if found.words.lower(found.last) != "-" else found.last - 1
    count, code = count_of(found), found.value("unit")
    return Draft(found.first, end, "DURATION", partial(timex_setting.fixed, value=length(count, code)))


@rule("(?P<count>{NUM})(?P<unit><unit>)(?!<dash>?<old>|<ago>|<edger>|<from>|<on>)")
def six_year_process(found: Found) -> Draft | None:
    count, code = count_of(found), found.value("unit")
    if count is None or count <= 1 or code in ("Q", "WE") or not found.after()[:1].isalpha():
        return None
    return draft(found, "DURATION", partial(timex_setting.fixed, value=length(count, code)))


@rule("<few><dash>(?P<unit><unit>)")
def several_year(found: Found) -> Draft | None:
    return draft(found, "DURATION", partial(timex_setting.fixed, value=length(None, found.value("unit"))))


@rule("(?P<unit><units>|<unit>)<dash><long>")
def units_long(found: Found) -> Draft | None:
    plural = found.words.lower(found.first).endswith("s")
    value = length(None if plural else 1, found.value("unit"))
    return draft(found, "DURATION", partial(timex_setting.fixed, value=value))


@rule("<lasting>")
def lasting(found: Found) -> Draft | None:
    return draft(found, "DURATION", partial(timex_setting.fixed, value=found.words.values[found.first]))


@rule("{APPROX}?<half><a><unit>")
def half_a_unit(found: Found) -> Draft | None:
    return draft(found, "DURATION", partial(timex_setting.fixed, value=length(0.5, found.words.values[found.last])))


@rule("<the>?(?P<which><recent>|<last>|<next>)(?P<few><few>)?(?P<unit><units>)(?:<and><units>)?(?!<ago>)")
def recent_units(found: Found) -> Draft | None:
    word, code = found.words.lower(found.match.start("which")), found.value("unit")
    if word in ("following", "previous", "preceding", "latest") or code.startswith("T") or code == "WE":
        return None
    return draft(found, "DATE", partial(timex_shifts.recent, code=code, way=_WAYS.get(word, -1)))


@rule("<the><units><ahead>")
def units_ahead(found: Found) -> Draft | None:
    return draft(found, "DATE", partial(timex_shifts.recent, code=found.words.values[found.first + 1], way=1))


@rule("(?P<unit><units>)(?:(?:<or>|<and>)<units>)?")
def bare_units(found: Found) -> Draft | None:
    if (
        found.before() not in ("for", "in", "within", "take", "after", "lasted", "last", "took", "over")
        or found.after() == "of"
    ):
        return None
    if found.value("unit") == "TS" or (found.before() == "in" and found.after() == "to"):
        return None
    return draft(found, "DURATION", partial(timex_setting.fixed, value=length(None, found.value("unit"))))


# ------------------------------------------------------------------------------------------------------------- sets


@rule("<frequency>")
def frequency(found: Found) -> Draft | None:
    if found.words.titled(found.first) and (found.before() == "the" or found.words.capital(found.last + 1)):
        return None
    return draft(found, "SET", partial(timex_setting.fixed, value=found.words.values[found.first]))


@rule(
    "<every>(?:<the>?(?P<step><num>|<ordinal>|<second>|<few>|<couple><of>))?(?P<what><unit>|<units>|<weekday>|<daypart>|<month>|<season>|<second>)"
)
def every(found: Found) -> Draft | None:
    place = found.match.start("what")
    what, word = found.value("what"), found.words.lower(place)
    if word.endswith("day") and what.isdigit():
        return draft(found, "SET", partial(timex_setting.fixed, value=f"XXXX-WXX-{what}"))
    if len(what) == 2 and what.isdigit():
        return draft(found, "SET", partial(timex_setting.fixed, value=f"XXXX-{what}"))
    if what in ("SP", "SU", "FA", "WI"):
        return draft(found, "SET", partial(timex_setting.fixed, value=f"XXXX-{what}"))
    if what in ("MO", "AF", "EV", "NI"):
        return draft(found, "SET", partial(timex_setting.fixed, value=f"XXXX-XX-XXT{what}"))
    if what == "second" or ":" in what:
        return None
    step = found.number("step") if found.has("step") else 1
    if found.value("step") in ("second", "couple"):
        step = 2
    return draft(found, "SET", partial(timex_setting.fixed, value=length(step, what)))


@rule("(?P<wday><weekdays>)")
def weekdays(found: Found) -> Draft | None:
    return draft(found, "SET", partial(timex_setting.fixed, value=f"XXXX-WXX-{found.value('wday')}"))
