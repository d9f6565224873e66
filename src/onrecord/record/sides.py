"""Sides: who goes together with whom."""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def place(sides: list[list[T]], one: T, together: Callable[[T, T], bool]) -> None:
    """Put ``one`` on the first side with all of which it goes together, or on a side of its own."""
    if any(one in side for side in sides):
        return
    for side in sides:
        if all(together(one, other) for other in side):
            side.append(one)
            return
    sides.append([one])
