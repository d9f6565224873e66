"""Signals: what speaks for or against two events being one happening, each with its reason in words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Signal:
    """A named observation on a pair; ``value`` 0 to 1 (how much of it there is). Its weight is data."""

    name: str
    value: float
    reason: str


Signals = list[Signal]
