"""Figures hang on the deed that brought them about, and on no other."""

from collections.abc import Callable

import pytest

from onrecord.model import Reading
from tests.reading.test_events import read

__all__ = ["read"]

LINKED = [
    ("The attack left a guard dead and four wounded.", 1, "attack"),
    ("Gunmen raided a village on Monday, leaving at least eight people dead.", 8, "raided"),
    ("A bomb exploded in a market, leaving eight people dead.", 8, "exploded"),
    ("The clash left 3 militants and a policeman dead.", 3, "clash"),
    ("At least eight people died in the shelling of the town.", 8, "shelling"),
    ("The shelling of the town, in which eight people died, lasted an hour.", 8, "shelling"),
    ("The death toll from the strike rose to 30.", 30, "strike"),
    ("The raid came a day after a bombing that killed 30 people in the port.", 30, "killed"),
    ("The army said it had lost 12 soldiers in the battle.", 12, "battle"),
    ("The bomb exploded and caused serious damage to two shops.", 2, "exploded"),
]


@pytest.mark.parametrize(("text", "value", "trigger"), LINKED, ids=[row[0][:40] for row in LINKED])
def test_event_of_a_figure(read: Callable[[str], Reading], text: str, value: int, trigger: str) -> None:
    reading = read(text)
    figure = next(figure for figure in reading.figures if figure.value == value)
    event = next(event for event in reading.events if event.id == figure.event)
    assert event.trigger.quote(text) == trigger


@pytest.mark.parametrize("text", ["The floods have killed 40 people.", "The fire that left 3 dead began in a shop."])
def test_no_deed_no_event(read: Callable[[str], Reading], text: str) -> None:
    assert [figure.event for figure in read(text).figures] == [None]


INVESTIGATED = (
    "Police are investigating eight officials working at a depot after a blaze killed at least 44 people, they said."
)


def test_an_inquiry_kills_nobody(read: Callable[[str], Reading]) -> None:
    reading = read(INVESTIGATED)
    (dead,) = (figure for figure in reading.figures if figure.measure == "killed")
    assert dead.event not in [event.id for event in reading.events if event.type == "ACCUSE"]


VICTIMS = [
    ("A bomb killed Peter Ivanov, his wife and their two children.", ["Peter Ivanov", "his wife", "two children"]),
    ("Gunmen killed a doctor who had treated them, a nurse and her husband.", ["a doctor", "a nurse", "her husband"]),
    ("The attack left a guard dead.", ["a guard"]),
]


@pytest.mark.parametrize(("text", "quotes"), VICTIMS)
def test_victims_of_a_list(read: Callable[[str], Reading], text: str, quotes: list[str]) -> None:
    found = [figure.span.quote(text) for figure in read(text).figures]
    assert sorted(found) == sorted(quotes)
