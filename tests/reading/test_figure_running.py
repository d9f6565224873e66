"""Running counts: what is counted over a stretch of time says so."""

from collections.abc import Callable

import pytest

from onrecord.reading.page import Page
from tests.reading.test_figures import figures

Build = Callable[..., Page]

RUNNING = [
    ("Five judges have been killed in two months.", True),
    ("Twenty policemen have been killed in the city over the last two weeks.", True),
    ("So far this year, 300 people have died.", True),
    ("Five judges have been killed in the port.", False),
    ("Five judges were killed in two months of fighting.", False),
    ("Two people have been killed in the last few hours.", False),
]


@pytest.mark.parametrize(("sentence", "running"), RUNNING)
def test_running(page: Build, sentence: str, running: bool) -> None:
    (found,) = figures(page(sentence))
    assert found.cumulative is running


def test_cases_are_no_toll(page: Build) -> None:
    found = figures(page("There have been at least 330 deaths from the flu, out of almost 3,160 reported cases."))
    assert [figure.value for figure in found if figure.measure == "killed"] == [330]
