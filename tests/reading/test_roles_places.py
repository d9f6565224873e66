"""Deeds in front of, on top of or beside something befell that thing."""

from collections.abc import Callable

import pytest

from onrecord.model import Reading
from tests.reading.test_events import read
from tests.reading.test_roles import the, words

__all__ = ["read"]

BESIDE = [
    ("Rebels attacked the left side of the bus.", "attacked", "the bus"),
    ("Rebels shelled the roof of the bank.", "shelled", "the bank"),
    ("Rebels shelled the bank in the valley.", "shelled", "the bank"),
]


@pytest.mark.parametrize(("text", "trigger", "target"), BESIDE)
def test_what_a_side_is_of(read: Callable[[str], Reading], text: str, trigger: str, target: str) -> None:
    reading = read(text)
    assert words(reading, the(reading, trigger), "target") == target
