"""Which month, season, quarter, week or year is meant: "in May", "last winter", "that year", "the weekend".

Each function takes the ``Setting`` an expression stands in and gives its ``Answer``.
"""

from datetime import date, timedelta

from onrecord.reading.calendar import Part, add_months, days_of, quarter_of, season_before, week_of
from onrecord.reading.timex_setting import DEADLINES, PUBLISHED, TEXT, Answer, Direction, Setting, covering


def month(setting: Setting, number: int, direction: Direction = 0, part: Part | None = None) -> Answer:
    """A month without a year: the latest begun by publication, or the next if the tense or "next" says so."""
    today = setting.published
    if today is None:
        if setting.told_year is None:
            return Answer(f"XXXX-{number:02d}")
        return covering(f"{setting.told_year:04d}-{number:02d}", f"text:{setting.told_year}", part)
    if direction == 0 and setting.told_year is not None and setting.told_year < today.year and setting.tense <= 0:
        return covering(f"{setting.told_year:04d}-{number:02d}", f"text:{setting.told_year}", part)
    way = direction or setting.tense
    if way < 0 and direction == 0 and setting.before in DEADLINES:
        way = 0
    if way > 0:
        ahead = number > today.month or (number == today.month and direction == 0)
        year = today.year if ahead else today.year + 1
    else:
        behind = number < today.month - (direction == -1) or (number == today.month and direction == 0)
        year = today.year if behind else today.year - 1
        if direction == 0 and not behind and number - today.month <= (2 if way == 0 else 1):
            # As with days: nobody writes "in September" in August of a month eleven months ago.
            year = today.year
    return covering(f"{year:04d}-{number:02d}", PUBLISHED, part)


def month_of_year(setting: Setting, number: int, shift: int, part: Part | None = None) -> Answer:
    """May this year, June last year."""
    if setting.published is None:
        return Answer(f"XXXX-{number:02d}")
    return covering(f"{setting.published.year + shift:04d}-{number:02d}", PUBLISHED, part)


def month_of_text(setting: Setting, number: int, shift: int) -> Answer:
    """April of that year, May of the following year: in the year of the date named before."""
    if setting.reference is None or not setting.reference[:4].isdigit():
        return Answer(f"XXXX-{number:02d}")
    year = int(setting.reference[:4]) + shift
    return covering(f"{year:04d}-{number:02d}", f"text:{setting.reference}")


def season(setting: Setting, code: str, direction: Direction | None = None, part: Part | None = None) -> Answer:
    """A season without a year; direction 0 is "this", None leaves it to the tense."""
    today = setting.published
    if today is None:
        return Answer(f"XXXX-{code}")
    begun = season_before(today, code)
    days = days_of(f"{begun:04d}-{code}")
    running = days is not None and days[1] >= today
    if direction == -1:
        year = begun - 1 if running else begun
    elif direction == 1:
        year = begun + 1
    elif direction == 0:
        year = begun if running or begun == today.year else begun + 1
    else:
        year = begun + 1 if setting.tense == 1 and not running else begun
    return covering(f"{year:04d}-{code}", PUBLISHED, part)


def unit(setting: Setting, code: str, shift: int, part: Part | None = None) -> Answer:
    """This, last or next year, month, week …, counted from publication."""
    if setting.published is None:
        return Answer(None)
    return covering(unit_value(setting.published, code, shift), PUBLISHED, part)


def unit_of_text(setting: Setting, code: str, shift: int, part: Part | None = None) -> Answer:
    """That year, the following month, the previous week: counted from the date named before, where there is one."""
    if setting.reference is None:
        return unit(setting, code, shift, part) if shift == 0 else Answer(None)
    if shift == 0 and code == "Y" and setting.reference[:4].isdigit():
        return covering(setting.reference[:4], f"text:{setting.reference}", part)
    days = days_of(setting.reference)
    if days is None:
        return Answer(None)
    return covering(unit_value(days[0], code, shift), f"text:{setting.reference}", part)


def unit_value(today: date, code: str, shift: int) -> str | None:
    """The value of the unit so many units from the one that holds ``today``."""
    if code == "Y":
        return f"{today.year + shift:04d}"
    if code == "M":
        return add_months(today, shift).isoformat()[:7]
    if code == "D":
        return (today + timedelta(days=shift)).isoformat()
    if code in ("W", "WE"):
        week = week_of(today + timedelta(weeks=shift))
        return week + "-WE" if code == "WE" else week
    if code == "Q":
        return quarter_of(add_months(today, 3 * shift))
    if code == "E":
        return f"{today.year // 10 + shift:03d}"
    if code == "C":
        return f"{today.year // 100 + shift:02d}"
    return None


def weekend(setting: Setting) -> Answer:
    """The weekend: on a Monday to Thursday the one before, from Friday on the one that comes or runs; by tense else."""
    today = setting.published
    if today is None:
        return Answer("XXXX-WXX-WE")
    ahead = setting.tense == 1 or today.isoweekday() >= 6
    return covering(unit_value(today, "WE", 0 if ahead else -1), PUBLISHED)


def quarter(setting: Setting, number: int | None, direction: Direction = 0, year: int | None = None) -> Answer:
    """A quarter of a year: the one named, the latest begun, or for "the quarter" the one the text spoke of."""
    if number is None:
        if direction == 0 and setting.quarter is not None:
            return covering(setting.quarter, f"text:{setting.quarter}")
        return unit(setting, "Q", direction if direction else -1)
    if year is not None:
        return covering(f"{year:04d}-Q{number}", TEXT)
    today = setting.published
    if today is None:
        return Answer(f"XXXX-Q{number}")
    running = (today.month + 2) // 3
    if setting.tense == 1 and number < running - 1:
        return covering(f"{today.year + 1:04d}-Q{number}", PUBLISHED)
    ahead = number > running and not (setting.tense == 1 or number == running + 1)
    return covering(f"{today.year - ahead:04d}-Q{number}", PUBLISHED)
