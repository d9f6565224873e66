"""Counts: figures by who gives them and when, and whether two of them can both be right."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import Figure
from onrecord.record.said import Said

Thing = tuple[str, str | None, str | None, str | None, str | None]


@dataclass(frozen=True)
class Count:
    """One figure as one holder gives it."""

    said: Said
    figure: Figure

    @property
    def day(self) -> str | None:
        """As of when: the day it was said."""
        return self.said.day

    @property
    def thing(self) -> Thing:
        """What is counted: only counts of one thing can be compared."""
        figure = self.figure
        own = None if figure.unit == "people" or figure.unit is None else figure.counted.lower()
        return figure.measure, figure.unit, figure.who, figure.since, own

    @property
    def is_part(self) -> bool:
        """Whether it counts a part of another figure."""
        figure = self.figure
        if figure.measure == "killed" and figure.counted.lower() in ("injured", "wounded"):
            return True
        return figure.part_of is not None or figure.counted.lower() == "more"

    @property
    def range(self) -> tuple[float, float]:
        """Least and most that the words allow."""
        low, high = self.figure.low, self.figure.high
        return (low if low is not None else 0.0, high if high is not None else float("inf"))

    @property
    def numbered(self) -> bool:
        """Whether there is a number in it at all."""
        figure = self.figure
        return figure.value is not None or figure.low is not None or figure.high is not None


def counts(said: Iterable[Said], copies: bool = False) -> list[Count]:
    """Figures of what is said to be so, in order; none of what is denied, asked or planned, and none only implied."""
    found = [
        Count(one, figure)
        for one in said
        if (copies or not one.copy) and not one.withdrawn
        for figure in one.entry.figures
        if not figure.implied and _holds(one, figure)
    ]
    return [count for count in found if count.numbered]


def _holds(said: Said, figure: Figure) -> bool:
    """Whether the holder stands by the figure. "No one was killed" is a count of none."""
    return said.stand == "says" or (said.entry.event.polarity == "-" and figure.high == 0)


def agree(count: Count, other: Count) -> bool:
    """Whether the two ranges have a number in common."""
    (low, high), (other_low, other_high) = count.range, other.range
    return low <= other_high and other_low <= high


def latest(given: Sequence[Count]) -> dict[tuple[str, Thing], list[Count]]:
    """Totals by holder and thing, in the order they were given; of one day's, the higher counts as the later."""
    found: dict[tuple[str, Thing], list[Count]] = {}
    for count in given:
        if not count.is_part:
            found.setdefault((count.said.holder, count.thing), []).append(count)
    for mine in found.values():
        mine.sort(key=lambda count: (count.day or "9999", count.range))
    return found


Told = Mapping[tuple[str, Thing, tuple[float, float]], str]
"""The last day on which a holder was quoted with a number, copies included."""


def last_told(said: Iterable[Said]) -> Told:
    """When each number was told last. Whoever prints an old number beside a new one has both stand on that day."""
    found: dict[tuple[str, Thing, tuple[float, float]], str] = {}
    for count in counts(said, copies=True):
        key = count.said.holder, count.thing, count.range
        found[key] = max(found.get(key, ""), count.day or "")
    return found


def conflict(mine: Sequence[Count], theirs: Sequence[Count], opposed: bool, told: Told) -> bool:
    """Whether the last counts of one thing by two holders cannot both be right.

    A later and higher count is an update and no conflict, unless the two already differed on one day, or are of
    parties that contradict each other anyway (``opposed``).
    """
    one, other = mine[-1], theirs[-1]
    if agree(one, other):
        return False
    if one.day is None or other.day is None or opposed:
        return True
    early, late = (mine, theirs) if one.day <= other.day else (theirs, mine)
    first, last = early[-1], late[-1]
    if (told.get((first.said.holder, first.thing, first.range)) or first.day or "") >= (last.day or ""):
        return True
    if last.range[1] < first.range[0]:
        return True
    same_day = [count for count in late if count.day == first.day]
    return bool(same_day) and not agree(same_day[-1], first)
