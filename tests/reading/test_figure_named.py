"""Named ones: victims that spell a number out are parts of it, others stand beside it."""

from collections.abc import Callable

import pytest

from onrecord.reading.page import Page
from tests.reading.test_figures import figures

Build = Callable[..., Page]

SPELLED_OUT = [
    ("Two soldiers died: Peter Ivanov was killed by a mine.", 2, 1),
    ("Two guards, a cook and a driver were killed at the gate.", 2, 0),
    ("Three men were killed; a guard was killed later.", 3, 0),
]


@pytest.mark.parametrize(("sentence", "value", "parts"), SPELLED_OUT)
def test_parts(page: Build, sentence: str, value: int, parts: int) -> None:
    found = figures(page(sentence))
    whole = next(figure for figure in found if figure.value == value and not figure.implied)
    assert len([figure for figure in found if figure.part_of == whole.id]) == parts
