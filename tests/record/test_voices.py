"""Voices: one for a ministry in ten papers, none for a copy, one party for a president and his ministry."""

from onrecord.record.said import all_said
from onrecord.record.voices import voices
from onrecord.record.withdrawals import withdrawals, without
from tests.record.told import ARMY, FRONT, MINISTRY, Tell, outlet, words


def found(*told: Tell):
    everything = all_said(one.entry() for one in told)
    return [
        (one.party, one.basis, one.stand, len(one.sources), one.reports, one.not_copies)
        for one in voices(without(everything, withdrawals(everything)))
    ]


def test_a_ministry_in_ten_papers_is_one_voice():
    told = [Tell(MINISTRY, report=f"r{n}") for n in range(10)]
    assert found(*told) == [("Government of Chad", "unstated", "says", 1, 10, 10)]


def test_copies_are_counted_as_reports_and_not_as_voices():
    told = [Tell(MINISTRY, report=f"r{n}", lineage="r0") for n in range(4)]
    assert found(*told) == [("Government of Chad", "unstated", "says", 1, 4, 1)]
    papers = [Tell(outlet(f"Paper {n}"), report=f"r{n}", lineage="r0") for n in range(4)]
    assert found(*papers) == [("Paper 0", "unstated", "says", 1, 1, 1)]


def test_army_and_ministry_are_one_party_and_what_they_go_by_is_kept_apart():
    told = (Tell(MINISTRY), Tell(ARMY), Tell(words("driver", "person"), basis="saw"))
    assert found(*told) == [
        ("Government of Chad", "unstated", "says", 2, 1, 1),
        (None, "saw", "says", 1, 1, 1),
    ]


def test_who_denies_is_another_group_and_who_takes_it_back_is_none():
    told = (Tell(ARMY, doer=FRONT), Tell(FRONT, denied="actor", act="deny"))
    assert [(party, stand) for party, _, stand, *_ in found(*told)] == [
        ("Government of Chad", "says"),
        ("Front for Testing", "denies"),
    ]
    later = Tell(FRONT, doer=FRONT, report="r2", day="2031-05-03")
    assert [(party, stand) for party, _, stand, *_ in found(*told, later)] == [
        ("Government of Chad", "says"),
        ("Front for Testing", "says"),
    ]
