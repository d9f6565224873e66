"""Times of two events: one day, overlapping periods, days apart; where one is undated, when its report came out."""

from collections.abc import Iterator

from onrecord.record.incident_interval import Interval
from onrecord.record.incident_signals import Signal
from onrecord.record.incident_traits import Traits

_A_DAY = 1.01
_SHORT = 3.0
"""Periods up to so many days say when something happened; longer ones only roughly."""
_SLACK = 1.0
"""Reports of one night name either day."""
_HOURS_APART = 3 / 24
_TOLL_DAYS = 10
_NEIGHBOURS = (
    {"night", "morning"},
    {"morning", "midday"},
    {"midday", "afternoon"},
    {"afternoon", "evening"},
    {"evening", "night"},
)


def time_signals(one: Traits, other: Traits) -> Iterator[Signal]:
    """How the times of two events stand to each other."""
    if one.when is not None and other.when is not None:
        yield from _both(one, other, one.when, other.when)
    elif one.when is not None:
        yield from _against_report(one.when, other)
    elif other.when is not None:
        yield from _against_report(other.when, one)
    elif one.report != other.report:
        if one.published is not None and other.published is not None:
            yield _reports(abs(one.published - other.published))
        elif one.type is not None and other.type is not None:
            yield Signal("no day known", 1.0, "no day is known")


def _both(a: Traits, b: Traits, one: Interval, other: Interval) -> Iterator[Signal]:
    signal = _gap(one, other)
    if (
        signal.name in ("days apart", "long apart")
        and (a.toll or b.toll)
        and abs(one.begin - other.begin) <= _TOLL_DAYS
    ):
        signal = Signal("toll told days later", 1.0, "a toll told days later")
    yield signal
    if signal.name == "same day" and a.dayparts and b.dayparts and not _parts_meet(a.dayparts, b.dayparts):
        told = f"{min(a.dayparts)} in one, {min(b.dayparts)} in the other"
        yield Signal("other time of day", 1.0, told)


def _parts_meet(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two sets of parts of a day have one in common, or neighbours that are easily mistaken."""
    return bool(some & others) or any({one, other} in _NEIGHBOURS for one in some for other in others)


def _gap(one: Interval, other: Interval) -> Signal:
    gap = max(one.begin, other.begin) - min(one.end, other.end)
    if one.clock and other.clock and abs(one.begin - other.begin) > _HOURS_APART:
        return Signal("hours apart", 1.0, f"{abs(one.begin - other.begin) * 24:.0f} hours apart")
    if gap < 0:
        if max(one.days, other.days) <= _A_DAY:
            return Signal("same day", 1.0, "on the same day")
        if max(one.days, other.days) <= _SHORT:
            return Signal("same days", 1.0, "within the same days")
        return Signal("periods overlap", min(1.0, _SHORT / max(one.days, other.days)), "in periods that overlap")
    if gap < _SLACK:
        return Signal("a day apart", 1.0, "a day apart")
    if gap <= _SHORT:
        return Signal("days apart", 1.0, f"{gap + 1:.0f} days apart")
    return Signal("long apart", 1.0, f"{gap + 1:.0f} days apart")


def _against_report(dated: Interval, undated: Traits) -> Iterator[Signal]:
    """An undated event happened, as a rule, shortly before its report."""
    if undated.published is None:
        if undated.type is not None:
            yield Signal("no day known", 1.0, "no day is known for one of them")
        return
    if dated.begin > undated.published + _SLACK and undated.past:
        yield Signal("after the other's report", 1.0, "happened after the other was reported")
        return
    lag = undated.published - dated.end + 1
    if lag <= _SHORT:
        yield Signal("reported within days", 1.0, "reported within days of it")
    else:
        yield Signal("reported long after", min(1.0, lag / 30), f"reported {lag:.0f} days after it")


def _reports(gap: float) -> Signal:
    if gap <= _SHORT:
        return Signal("reports of the same days", 1.0, "in reports of the same days")
    if gap <= 14:
        return Signal("reports days apart", 1.0, f"in reports {gap:.0f} days apart")
    return Signal("reports weeks apart", min(1.0, gap / 30), f"in reports {gap:.0f} days apart")
