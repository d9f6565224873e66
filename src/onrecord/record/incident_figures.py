"""Figures of two events: the same count, a count that rises from day to day, or counts that cannot be of one deed."""

from collections.abc import Iterator

from onrecord.model import Figure
from onrecord.record.incident_signals import Signal
from onrecord.record.incident_traits import Traits

_TOLLS = frozenset({"killed", "wounded", "missing", "displaced", "evacuated", "affected", "destroyed", "damaged"})
_FAR = 3.0
"""Counts of one day that differ by more than this factor are hardly of one deed."""


def figure_signals(one: Traits, other: Traits) -> Iterator[Signal]:
    """How the figures of two events stand to each other, the most telling pair alone."""
    found = [signal for f in one.figures for g in other.figures if (signal := _pair(f, g, one, other))]
    if found:
        yield max(found, key=lambda signal: (_RANK[signal.name], signal.value))


_RANK = {"same figure": 3, "toll that rises": 2, "figures near": 1, "figures far apart": 0}


def _pair(one: Figure, other: Figure, a: Traits, b: Traits) -> Signal | None:
    if one.measure != other.measure or one.measure == "other" or one.unit != other.unit or one.who != other.who:
        return None
    low, high = _middle(one), _middle(other)
    if low is None or high is None:
        return None
    if low == high:
        told = min(1.0, 0.3 + low / 10) if not one.implied else 0.2
        return Signal("same figure", told, f"{low:g} {one.measure} in both")
    rising = (b.published or 0.0) - (a.published or 0.0)
    goes_on = other.cumulative or b.toll if rising > 0 else one.cumulative or a.toll
    if one.measure in _TOLLS and goes_on and rising and (high > low) == (rising > 0):
        return Signal("toll that rises", 1.0, f"{one.measure} from {min(low, high):g} to {max(low, high):g}")
    if max(low, high) <= _FAR * max(1.0, min(low, high)):
        return Signal("figures near", 1.0, f"{low:g} and {high:g} {one.measure}")
    return Signal("figures far apart", 1.0, f"{low:g} against {high:g} {one.measure}")


def _middle(figure: Figure) -> float | None:
    if figure.value is not None:
        return float(figure.value)
    bounds = [float(bound) for bound in (figure.low, figure.high) if bound is not None]
    return sum(bounds) / len(bounds) if bounds else None
