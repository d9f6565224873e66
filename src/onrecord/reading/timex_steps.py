"""Rules for steps from a day ("three days ago", "a year later") and for past, present and future as such."""

from functools import partial

from onrecord.reading import timex_setting, timex_shifts
from onrecord.reading.timex_rules import Draft, Found, Rules, draft

STEPS = Rules([])
rule = STEPS.rule

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
    return _step(found, timex_shifts.ago if found.words.lower(found.last) == "ago" else timex_shifts.from_now)


@rule("{APPROX}?" + COUNT + "(?P<unit><units>|{UNIT})<from><present>")
def from_now(found: Found) -> Draft | None:
    return _step(found, timex_shifts.from_now)


def _step(found: Found, way: object) -> Draft | None:
    if (code := found.value("unit")) == "second":
        return None
    count = count_of(found)
    step = timex_shifts.ago if way is timex_shifts.ago else timex_shifts.from_now
    return draft(found, "DATE", partial(step, count=count, code=code, length=length(count, code)))


@rule("(?P<unit><units>)<ago>")
def ages_ago(found: Found) -> Draft | None:
    return draft(found, "DATE", partial(timex_setting.fixed, value="PAST_REF"))


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
    meaning = partial(timex_shifts.after_text, count=count, code=code, length=length(count, code), sign=sign)
    return draft(found, "DATE", meaning)


@rule(COUNT + "(?P<unit><units>|{UNIT})<on>(?=<comma>|<stop>)")
def some_time_on(found: Found) -> Draft | None:
    code = found.value("unit")
    if code == "second":
        return None
    return draft(found, "DATE", partial(timex_shifts.by_now, code=code))


@rule("<the>?(?P<unit><unit>)<dash>(?:<ago>|<edger>)(?:(?P<ord>{ORD})?(?:<unit>|<period>))?")
def year_ago(found: Found) -> Draft | None:
    if found.value("unit") != "Y":
        return None
    return draft(found, "DATE", partial(timex_shifts.ago, count=1, code="Y", length="P1Y"))


# ----------------------------------------------------------------------------------------------- past, now and to come


@rule("<right>?<present>")
def now(found: Found) -> Draft | None:
    if found.after() in ("that", "-", "defunct", "infamous", "famous", "known") or found.before() in (
        "by",
        "-",
        "even",
        "from",
    ):
        return None if found.before() != "by" else draft(found, "DATE", timex_setting.present)
    return draft(found, "DATE", timex_setting.present)


@rule("<recently>")
def recently(found: Found) -> Draft | None:
    if found.words.lower(found.first) in ("previously", "formerly", "lately"):
        return None
    return draft(found, "DATE", partial(timex_setting.fixed, value="PAST_REF"))


@rule("(?:<the>x?<future>)")
def the_future(found: Found) -> Draft | None:
    return draft(found, "DATE", partial(timex_setting.fixed, value="FUTURE_REF"))


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
    return draft(found, "DATE", partial(timex_setting.fixed, value="PAST_REF"))


@rule("<these><units>")
def these_days(found: Found) -> Draft | None:
    if found.words.lower(found.first) != "these" or found.words.lower(found.last) != "days":
        return None
    return draft(found, "DATE", timex_setting.present)


@rule("(?:<the>|<that>)<time>")
def at_the_time(found: Found) -> Draft | None:
    if found.before() != "at" or found.after()[:1].isalnum():
        return None
    return draft(found, "DATE", timex_shifts.time_of_text)
