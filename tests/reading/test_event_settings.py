"""Where an event is said to have been: where something hit, not where it was fired from."""

import pytest

import onrecord

CASES = [
    ("The army said the militia had fired shells from positions near Sidon.", None),
    ("The army accused the militia of firing rockets from Tyre.", None),
    ("The army said rockets had killed two women in Haifa.", "Haifa"),
]


@pytest.mark.parametrize(("text", "place"), CASES)
def test_place(text: str, place: str | None) -> None:
    reading = onrecord.read(text, published="2031-05-06")
    names = {one.id: one.name for one in reading.places}
    placed = {names[event.place] if event.place else None for event in reading.events if event.type == "ASSAULT"}
    assert placed == {place}
