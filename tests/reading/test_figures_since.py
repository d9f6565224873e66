"""Since when a count runs: text → the first day of the first count, or None."""

from collections.abc import Callable

import pytest

from onrecord.model import Reading
from tests.reading.test_events import read

__all__ = ["read"]

SINCE = [
    ("More than 3,900 people have been killed since October 2023.", "2023-10"),
    ("The army says 47 civilians killed since May 2024 were unarmed.", "2024-05"),
    ("The council said that 13 people died in Lamba, and that the village had been cut off since May 2024.", None),
]


@pytest.mark.parametrize(("text", "since"), SINCE)
def test_since_when_a_count_runs(read: Callable[[str], Reading], text: str, since: str | None) -> None:
    assert read(text).figures[0].since == since


def test_what_was_lost_is_not_guessed(read: Callable[[str], Reading]) -> None:
    figures = read("The air force said it shot down 45 of the drones and that another 12 were lost.").figures
    assert [figure.measure for figure in figures if figure.value == 12] not in (["killed"], ["destroyed"])
