"""Signals: what speaks for or against two events being one happening, each with its reason in words."""

from collections.abc import Callable
from typing import NamedTuple


class Signal(NamedTuple):
    """A named observation on a pair; ``value`` 0 to 1 (how much of it there is). Its weight is data.

    A tuple, as hundreds of thousands are made for a few reports, and a reason that costs something is only put into
    words when it is asked for.
    """

    name: str
    value: float
    reason: str | Callable[[], str]

    def told(self) -> str:
        """The reason in words."""
        return self.reason if isinstance(self.reason, str) else self.reason()


Signals = list[Signal]
