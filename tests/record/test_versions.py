"""Versions: who shares an account, what is common, where they differ; nothing is filled in from others."""

from onrecord.record.disputes import disputes
from onrecord.record.said import all_said
from onrecord.record.versions import common, versions
from onrecord.record.withdrawals import withdrawals, without
from tests.record.told import AID, ARMY, FRONT, GUNMEN, MINISTRY, Tell, outlet

LANTERN = outlet("Lantern")
NAMES = {who.key: who.name for who in (AID, ARMY, FRONT, MINISTRY)}


def made(*told: Tell):
    everything = all_said(one.entry() for one in told)
    said = without(everything, withdrawals(everything))
    disputed = disputes(said)
    return versions("inc_test", said, disputed), disputed


def found(*told: Tell):
    return [
        (
            "".join((one.says.polarity, one.says.denied or "")),
            [NAMES.get(key, key) for key in one.holders],
            [NAMES.get(key, key) for key in one.says.actor],
        )
        for one in made(*told)[0]
    ]


def test_who_names_no_doer_holds_a_version_without_one():
    assert found(Tell(ARMY, doer=FRONT), Tell(AID), Tell(MINISTRY, doer=GUNMEN), Tell(LANTERN)) == [
        ("+", ["Armed Forces of Chad"], ["Front for Testing"]),
        ("+", ["Relief Union", "Ministry of Health of Chad", "Lantern"], []),
    ]


def test_who_denies_and_names_another_tells_one_story():
    assert found(Tell(ARMY, doer=FRONT), Tell(FRONT, denied="actor", act="deny"), Tell(FRONT, doer=ARMY)) == [
        ("+", ["Armed Forces of Chad"], ["Front for Testing"]),
        ("+", ["Front for Testing"], ["Armed Forces of Chad"]),
    ]


def test_who_only_denies_denies():
    assert found(Tell(ARMY, doer=FRONT), Tell(FRONT, denied="actor", act="deny")) == [
        ("+", ["Armed Forces of Chad"], ["Front for Testing"]),
        ("-actor", ["Front for Testing"], ["Front for Testing"]),
    ]


def test_what_was_taken_back_is_nobodys_version():
    assert found(Tell(AID), Tell(AID, act="retract", report="r2", day="2031-05-02")) == []


def test_rival_numbers_are_two_versions_and_updates_are_one():
    assert len(found(Tell(AID, killed=9), Tell(MINISTRY, killed=4))) == 2
    assert len(found(Tell(AID, killed=4), Tell(MINISTRY, killed=9, day="2031-05-03", report="r2"))) == 1


def test_the_claims_of_copies_are_in_the_version_and_their_outlets_no_holders():
    wire = Tell(LANTERN, lineage="r1")
    copy = Tell(outlet("Echo"), lineage="r1", report="r2")
    ((version,), _) = made(wire, copy)
    assert version.holders == ("Lantern",)


def test_what_is_common_and_what_differs():
    told = (Tell(ARMY, doer=FRONT, killed=3), Tell(FRONT, doer=ARMY, killed=40), Tell(AID))
    assert common(*made(*told)).differ == ("who did it", "how many")
    assert common(*made(*told)).happened is True
    assert common(*made(Tell(AID), Tell(ARMY, denied="occurrence"))).happened is None
    assert common(*made(Tell(ARMY, doer=FRONT), Tell(AID, doer=FRONT))).actor == (FRONT.key,)
