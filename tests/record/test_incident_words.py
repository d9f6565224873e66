"""Stems join the forms of a word; what is rare tells more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lexicon import entries
from onrecord.record.incident_words import Kin, kin, likeness, stem, stems, telling, weight, weighted, weights, words_of

FORMS = [
    ("shelled", "shelling"),
    ("Strikes", "struck"),
    ("killed", "killings"),
    ("fled", "fleeing"),
    ("explosion", "exploded"),
    ("deported", "deportations"),
    ("houses", "house"),
    ("stopped", "stopping"),
    ("cities", "city"),
    ("Zoë", "Zoe"),
]
APART = [("bus", "bu"), ("thing", "th"), ("passes", "pas"), ("need", "ne")]


@pytest.mark.parametrize(("one", "other"), FORMS)
def test_forms_of_one_word(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_words_that_are_not_one(one, other):
    assert stem(one) != stem(other)


@given(st.text(alphabet=st.characters(categories=["L"]), min_size=1, max_size=20))
def test_a_stem_is_never_empty(word):
    assert stem(word)


def test_possessives_are_the_word():
    assert words_of("Velm's mayor and the miners’ strike") == ["Velm", "mayor", "and", "the", "miners", "strike"]


def test_rare_words_weigh_more():
    assert weight(stem("the")) < weight(stem("attack")) < weight(stem("zeppelin")) <= weight("velmoria")
    assert "the" not in weights(["the", "zeppelin"])


def test_a_report_is_known_by_its_rare_words_said_often():
    known = telling("The ferry Orlanda sank. The Orlanda carried wool; the crew of the Orlanda was saved.")
    assert known[0] == "orlanda"
    assert len(telling("zeppelin " * 500 + " ".join(f"word{n}x" for n in range(200)))) == 60


def test_likeness_runs_from_nothing_to_the_same():
    some = weighted(stems("zeppelin orlanda"))
    assert likeness(some, some) == pytest.approx(1.0)
    assert likeness(some, weighted(stems("quarry"))) == likeness(some, weighted([])) == 0.0
    assert 0 < likeness(some, weighted(stems("orlanda quarry"))) < 1


def test_kins_hold_words_for_one_happening():
    assert kin()[stem("quake")] & kin()[stem("tremor")]
    assert not kin()[stem("quake")] & kin()[stem("wedding")]


def test_every_kin_explains_itself():
    for entry in entries("happenings", "kin", Kin):
        assert entry.note and entry.example.endswith((".", "?", "!"))
        assert len(set(entry.words)) == len(entry.words) > 1
