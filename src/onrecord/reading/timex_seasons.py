"""Rules for seasons, quarters, halves and fiscal years."""

from functools import partial

from onrecord.reading import timex_setting, timex_units
from onrecord.reading.timex_parts import ordinal_of, part_of
from onrecord.reading.timex_periods import IN_TIME
from onrecord.reading.timex_rules import Draft, Found, Rules, draft
from onrecord.reading.timex_setting import Answer, Direction, Setting

SEASONS = Rules([])
rule = SEASONS.rule


@rule("<the>?(?P<edge>{EDGE})?(?:(?P<bound><boundary>)<of><the>?)?(?P<season><season>)<of>?<comma>?(?P<year><year>)")
def season_of_year(found: Found) -> Draft | None:
    value = f"{found.value('year')}-{found.value('season')}"
    return draft(
        found, "DATE", partial(timex_setting.absolute, value=value, part=part_of(found) or part_of(found, "bound"))
    )


@rule(
    "(?:<the>?(?P<bound><boundary>)<of>)?(?P<which>(?:<this>|<the>)?(?:<this>|<last>|<next>))(?P<edge><edge><dash>?)?(?P<season><season>)"
)
def season_relative(found: Found) -> Draft | None:
    values = found.values("which")
    shift = int(values[-1])
    if found.words.lower(found.match.start("which")) == "this" and shift == -1:
        return draft(found, "DATE", partial(timex_units.season, code=found.value("season"), direction=None))
    directions: dict[int, Direction] = {-1: -1, 0: 0, 1: 1}
    part = part_of(found) or part_of(found, "bound")
    return draft(
        found, "DATE", partial(timex_units.season, code=found.value("season"), direction=directions[shift], part=part)
    )


@rule("(?P<the><the>)?(?P<edge>{EDGE})?(?P<season><season>|<midseason>)")
def season_alone(found: Found) -> Draft | None:
    word = found.words.lower(found.last)
    if found.words.capital(found.last) or found.after() == "of":
        return None
    if word == "fall" and not (found.has("the") and found.before() in ("in", "since", "by", "during", "until")):
        return None
    if not found.has("edge") and found.before() not in IN_TIME - {",", "and", "or", "to", "of", "is", "was"}:
        return None
    if word.startswith("mid"):
        return draft(found, "DATE", partial(timex_units.season, code="SU" if word == "midsummer" else "WI", part="MID"))
    return draft(found, "DATE", partial(timex_units.season, code=found.value("season"), part=part_of(found)))


_ORD_QUARTER = "(?P<ord>{ORD})<dash>?<unit>"


@rule(
    f"<the>?(?:(?P<before><year>)|(?P<fiscal><fiscal>))?<dash>?{_ORD_QUARTER}(?:<of>?(?P<year><year>)|<of>?(?P<rel><this>|<last>|<next>)<unit>)?"
)
def quarter_numbered(found: Found) -> Draft | None:
    number = ordinal_of(found, "ord")
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
    return draft(found, "DATE", partial(timex_units.quarter, number=number, year=int(worded) if worded else None))


def _quarter_of(setting: Setting, number: int, shift: int) -> Answer:
    if setting.published is None:
        return Answer(f"XXXX-Q{number}")
    return timex_setting.covering(f"{setting.published.year + shift:04d}-Q{number}", timex_setting.PUBLISHED)


@rule("(?P<rel><this>|<last>|<next>)<unit><mark>x(?P<ord>{ORD})<dash>?<unit>")
def quarter_of_years(found: Found) -> Draft | None:
    number = ordinal_of(found, "ord")
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
        return timex_setting.covering(year, timex_setting.TEXT)
    return timex_setting.covering(year + setting.quarter[4:], f"text:{setting.quarter}")


@rule("<the>?(?P<which><first>|<second>|<last>)<half><of>(?P<year><year>|<this>|<last>|<next>)(?P<unit><unit>)?")
def half_of_year(found: Found) -> Draft | None:
    half = 1 if found.value("which") == "first" else 2
    value = found.value("year")
    if len(value) == 4:
        last = found.last - (1 if found.has("unit") else 0)
        return Draft(found.first, last, "DATE", partial(timex_setting.absolute, value=f"{value}-H{half}"))
    if not found.has("unit") or found.words.lower(found.last) != "year":
        return None
    return draft(found, "DATE", partial(_half_of, half=half, shift=int(value)))


def _half_of(setting: Setting, half: int, shift: int) -> Answer:
    if setting.published is None:
        return Answer(f"XXXX-H{half}")
    return timex_setting.covering(f"{setting.published.year + shift:04d}-H{half}", timex_setting.PUBLISHED)


@rule("<the>?<fiscal>(?:<unit>)?(?P<year><year>)")
def fiscal_year(found: Found) -> Draft | None:
    # Which months it has differs from country to country, so it has no days.
    return draft(found, "DATE", partial(timex_setting.fixed, value=found.value("year")))
