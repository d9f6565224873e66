"""Which pairs of events are one happening, and what keeps two apart."""

import pytest

from onrecord.record.incident_contrast import told_apart
from onrecord.record.incident_keys import keys_of
from onrecord.record.incident_score import score
from onrecord.record.incident_traits import traits_of
from tests.record.incident_entries import entry

TEXT = "Shells hit the livestock market of Velm on Tuesday. The Orlanda brigade and the Northern Front fight over Velm."


def deed(key, quote, trigger, **more):
    return entry(key, **{"quote": quote, "trigger": trigger, "published": "2031-03-05", "text": TEXT, **more})


SHELLS = deed("a", "Shells struck the market in Velm, killing nine.", "struck", place="Velm", day="2031-03-04")
ONE = [
    deed("b", "The army denied that it had struck the market in Velm.", "struck", polarity="-", place="Velm"),
    deed("c", "The front said a plane bombed the market in Velm.", "bombed", place="Velm", day="2031-03-04"),
    deed("d", "It was not clear who struck the market.", "struck", certainty="possible"),
]
TWO = [
    (deed("e", "He asked that they strike the market in Velm.", "strike", certainty="demanded"), "only words"),
    (deed("f", "They would strike the market in Velm.", "strike", certainty="planned"), "a plan"),
    (deed("g", "The front accused the army of the shelling.", "accused", type="ACCUSE"), "the accusation"),
    (deed("h", "Shells struck the market in Orrin.", "struck", place="Orrin", lat=50.0, day="2031-03-04"), "elsewhere"),
    (deed("i", "Shells struck the market in Velm.", "struck", place="Velm", day="2030-01-04"), "long before"),
    (entry("j", quote="A strike hit a quarry.", trigger="strike"), "nothing in common"),
]


@pytest.mark.parametrize("other", ONE)
def test_accounts_of_one_happening(other):
    assert score(SHELLS, other).value >= 0.5
    assert set(keys_of(SHELLS)) & set(keys_of(other))


@pytest.mark.parametrize(("other", "why"), TWO)
def test_two_happenings(other, why):
    assert score(SHELLS, other).value < 0.5, why


@pytest.mark.parametrize("other", [*ONE, *(other for other, _ in TWO)])
def test_the_score_is_the_same_both_ways_and_has_reasons(other):
    assert score(SHELLS, other) == score(other, SHELLS)
    assert score(SHELLS, other).reasons


def talk(key, quote, trigger, kind, actors, recipients=(), **more):
    return deed(key, quote, trigger, type=kind, actors=actors, recipients=recipients, **more)


def test_the_same_parties_meet_again():
    first = talk(
        "a", "Sorland and Velmar held talks on grain.", "talks", "CONSULT", ("Sorland",), ("Velmar",), day="2031-01-04"
    )
    again = talk(
        "b", "Sorland and Velmar held talks on ships.", "talks", "CONSULT", ("Sorland",), ("Velmar",), day="2031-03-04"
    )
    assert score(first, again).value < 0.5


def test_accusations_of_others_are_others():
    one = talk("a", "Sorland accused Velmar of the shelling.", "accused", "ACCUSE", ("Sorland",), ("Velmar",))
    other = talk("b", "Norrland accused Velmar of the shelling.", "accused", "ACCUSE", ("Norrland",), ("Velmar",))
    assert score(one, other).value == 0.0


def same_report(*sentences):
    """Events of one report: (sentence, trigger, more), standing one after the other."""
    at, found = 0, []
    for number, (quote, trigger, more) in enumerate(sentences):
        found.append(deed(f"s{number}", quote, trigger, report="one", at=at + quote.find(trigger), **more))
        at += len(quote) + 1
    return found


SCENES = [
    (("Gunmen attacked a convoy near Velm.", "attacked", {}), ("Nine soldiers were killed.", "killed", {}), True),
    (("Gunmen attacked a convoy near Velm.", "attacked", {}), ("The attack was the third.", "attack", {}), True),
    (("Gunmen attacked a convoy near Velm.", "attacked", {}), ("In Orrin, two were killed.", "killed", {}), False),
    (("A strike hit a depot in Velm.", "strike", {}), ("A second strike hit a school.", "strike", {}), False),
    (("“Four people were killed,” he said.", "killed", {}), ("Two had been killed in Orrin.", "killed", {}), False),
    (
        ("Troops advanced on Velm.", "advanced", {"mode": "territory-contested"}),
        ("Six were wounded.", "wounded", {}),
        False,
    ),
]


@pytest.mark.parametrize(("first", "second", "one"), SCENES)
def test_scenes_of_one_report(first, second, one):
    assert (score(*same_report(first, second)).value >= 0.5) is one


APART = [
    ("The drones hit a school hours after a missile had struck a depot.", "hit", "struck", True),
    ("They carried out the attack in revenge for an air raid.", "attack", "air raid", True),
    ("Sunday's explosion came two days after bombs killed six.", "explosion", "killed", True),
    ("They opened fire on the bus and set it ablaze.", "opened fire", "set it ablaze", False),
    ("A bomb exploded after dawn, killing four.", "exploded", "killing", False),
]


@pytest.mark.parametrize(("quote", "first", "second", "apart"), APART)
def test_one_sentence_may_tell_of_two(quote, first, second, apart):
    pair = [traits_of(deed(word, quote, word, report="one", at=quote.find(word))) for word in (first, second)]
    assert bool(told_apart(*pair)) is apart


def test_what_attackers_took_is_part_of_the_attack():
    pair = same_report(
        ("Gunmen ambushed a convoy near Velm.", "ambushed", {}),
        ("They seized twelve trucks.", "seized", {"type": "COERCE", "mode": "seize"}),
    )
    assert score(*pair).value >= 0.5


MANY = [
    ("Attacks on markets go on.", "Attacks", True),
    ("It was one of the deadliest attacks on the city.", "attacks", False),
    ("The ministry did not comment on either strike.", "strike", True),
    ("They have repeatedly shelled the plant.", "shelled", True),
    ("The attack was the third.", "attack", False),
]


@pytest.mark.parametrize(("quote", "trigger", "many"), MANY)
def test_one_deed_or_many(quote, trigger, many):
    assert traits_of(deed("a", quote, trigger)).many is many


DETAILS = [
    (
        ("The army shelled a village, wounding two.", "shelled", {"mode": "heavy-weapons"}),
        ("Mortar rounds hit houses in Orrin.", "hit", {"mode": "heavy-weapons"}),
        True,
    ),
    (
        ("The army shelled a village, wounding two.", "shelled", {"mode": "heavy-weapons"}),
        ("Mortar rounds hit Orrin, killing one.", "hit", {"mode": "heavy-weapons"}),
        False,
    ),
    (
        ("The army shelled a village.", "shelled", {"mode": "heavy-weapons"}),
        ("In Orrin, mortar rounds hit houses.", "hit", {"mode": "heavy-weapons"}),
        False,
    ),
]


@pytest.mark.parametrize(("first", "second", "one"), DETAILS)
def test_the_second_sentence_may_say_where_exactly(first, second, one):
    assert (score(*same_report(first, second)).value >= 0.5) is one
