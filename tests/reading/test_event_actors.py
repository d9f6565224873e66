"""Whom the phrases of a role mean: text → names of those who did it."""

from collections.abc import Callable

import pytest

from onrecord.model import Reading
from tests.reading.test_events import read

__all__ = ["read"]

DOERS = [
    ("M23 rebels said they had shelled the base.", ["March 23 Movement"]),
    ("The RSF said its forces had seized the town.", ["Rapid Support Forces"]),
    ("Ukraine said its troops had shelled the base.", ["Armed Forces of Ukraine"]),
    ("Ada Moss said her guards had shelled the base.", []),
    ("The plan was signed in May. It attacked the free press.", []),
]


@pytest.mark.parametrize(("text", "names"), DOERS)
def test_whose_deed_it_is(read: Callable[[str], Reading], text: str, names: list[str]) -> None:
    reading = read(text)
    by_id = {actor.id: actor.name for actor in reading.actors}
    known = {"March 23 Movement", "Rapid Support Forces", "Armed Forces of Ukraine", "Ada Moss"}
    assert [by_id[actor] for event in reading.events for actor in event.actor if by_id[actor] in known] == names
