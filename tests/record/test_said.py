"""Entries in the mouths of their holders: doers, copies, days, and who is nobody."""

import pytest

from onrecord.record.said import all_said
from tests.record.told import AID, ARMY, FRONT, GUNMEN, MINISTRY, Tell, outlet, words


def said(*told: Tell):
    return all_said(one.entry() for one in told)


def test_doers_are_parties_and_gunmen_are_nobody():
    (one,) = said(Tell(MINISTRY, doer=FRONT))
    assert one.doers == {"Front for Testing"}
    assert said(Tell(MINISTRY, doer=GUNMEN))[0].doers == frozenset()


@pytest.mark.parametrize("own", ["our troops", "Our forces", "its fighters"])
def test_own_people_are_those_of_whoever_speaks(own):
    assert said(Tell(FRONT, doer=words(own, "force")))[0].doers == {"Front for Testing"}


def test_an_outlet_has_no_troops():
    assert said(Tell(outlet("Lantern"), doer=words("its fighters", "force")))[0].doers == frozenset()


def test_who_takes_responsibility_did_it():
    (one,) = said(Tell(FRONT, cue="claim", quote="responsibility for the attack"))
    assert one.doers == {"Front for Testing"}
    assert said(Tell(FRONT, cue="say", quote="responsibility for the attack"))[0].doers == frozenset()


@pytest.mark.parametrize("name", ["No group", "Nobody", "it", "He", ""])
def test_nobody_is_no_holder(name):
    assert said(Tell(words(name))) == ()


def test_talk_is_left_out_unless_there_is_nothing_else():
    assert len(said(Tell(MINISTRY), Tell(MINISTRY, type="ACCUSE"))) == 1
    assert len(said(Tell(MINISTRY, type="ACCUSE"))) == 1


def test_the_same_words_in_a_copy_are_a_copy():
    wire = Tell(MINISTRY, report="r2", lineage="r2", quote="rebels attacked the market at noon")
    print_ = Tell(MINISTRY, report="r1", lineage="r2", quote="rebels attacked the market at midday")
    own = Tell(AID, report="r1", lineage="r2", quote="four of its drivers were killed")
    assert [(one.entry.head.report, one.copy) for one in said(print_, wire, own)] == [
        ("r2", False),
        ("r1", True),
        ("r1", False),
    ]


def test_unnamed_people_of_two_reports_are_two_and_of_one_report_one():
    resident = words("resident", "people")
    one, two = said(Tell(resident, report="r1"), Tell(resident, report="r2"))
    assert one.holder != two.holder
    one, two = said(Tell(resident), Tell(words("Resident", "people")))
    assert one.holder == two.holder


def test_a_ministry_is_one_holder_in_all_reports():
    one, two = said(Tell(MINISTRY, report="r1"), Tell(MINISTRY, report="r2"))
    assert one.holder == two.holder
    assert one.same_side(two)
    assert one.same_side(said(Tell(ARMY))[0])
    assert not one.same_side(said(Tell(FRONT))[0])
