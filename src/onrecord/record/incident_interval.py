"""Days as numbers: ISO prefixes as half-open intervals, whose length is how precisely a day is known."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

_DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Interval:
    """Days since 0001-01-01 with fractions, half-open; ``clock`` where the hour is known."""

    begin: float
    end: float
    clock: bool = False

    @property
    def days(self) -> float:
        """Its length."""
        return self.end - self.begin


def interval(begin: str | None, end: str | None) -> Interval | None:
    """The days between two ISO prefixes, both included; None where they are no dates."""
    first = _bounds(begin or end)
    last = _bounds(end or begin)
    if first is None or last is None:
        return None
    low, high = first[0], max(last[1], first[1] if end is None else last[1])
    return Interval(low, high, "T" in (begin or end or "")) if high > low else None


def _bounds(written: str | None) -> tuple[float, float] | None:
    """The first moment of an ISO prefix and the first moment after it, in days."""
    if not written:
        return None
    day, _, clock = written.partition("T")
    parts = day.split("-")
    try:
        year, month, number = int(parts[0]), int(parts[1]) if len(parts) > 1 else None, _third(parts)
        if clock:
            start = _days(datetime.fromisoformat(written.removesuffix("Z")).replace(tzinfo=None))
            return start, start + 1 / 24
        first = date(year, month or 1, number or 1)
        if number is not None:
            after = first + timedelta(days=1)
        elif month is not None:
            after = date(year + month // 12, month % 12 + 1, 1)
        else:
            after = date(year + 1, 1, 1)
    except (ValueError, IndexError, OverflowError):
        return None
    return float(first.toordinal()), float(after.toordinal())


def _third(parts: list[str]) -> int | None:
    return int(parts[2]) if len(parts) > 2 else None


def _days(moment: datetime) -> float:
    midnight = datetime.combine(moment.date(), datetime.min.time())
    return moment.toordinal() + (moment - midnight).total_seconds() / _DAY
