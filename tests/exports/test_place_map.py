"""The drawn map: well-formed, true to the record, and no finer than it."""

import re
from xml.etree import ElementTree

import onrecord
from onrecord.exports.place_map import HEIGHT, WIDTH, draw
from onrecord.model import Reading

TEXT = (
    "KHARTOUM, Sudan (Savanna) - Shells hit a market in Omdurman on Friday, the governor of North Darfur said. "
    "Moscow denied that <mercenaries> & others had left Nyala."
)


def _reading(text: str = TEXT) -> Reading:
    return onrecord.read(text, published="2024-03-09", title='Omdurman "shelled" & more')


def _texts(drawing: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(drawing).iter() if element.tag.endswith("text")]


def test_it_is_well_formed_and_names_places_as_worded() -> None:
    words = _texts(draw(_reading()))
    assert 'Omdurman "shelled" & more' in words
    assert "Omdurman (settlement)" in words
    assert "North Darfur (region)" in words


def test_countries_are_named_and_not_drawn() -> None:
    words = _texts(draw(_reading()))
    assert not any(word.startswith("Sudan (") for word in words)
    assert any(word.startswith("also named: ") and "Sudan" in word for word in words)


def test_every_disc_lies_on_the_sheet() -> None:
    for x, y in re.findall(r'cx="([-\d.]+)" cy="([-\d.]+)"', draw(_reading())):
        assert 0 <= float(x) <= WIDTH
        assert 0 <= float(y) <= HEIGHT


def test_only_the_countries_asked_for() -> None:
    assert not any("(settlement)" in word for word in _texts(draw(_reading(), within=["FRA"])))


def test_a_report_without_places_says_so() -> None:
    assert "no place is named" in _texts(draw(_reading("The spokesman said that nobody had been hurt at all.")))
