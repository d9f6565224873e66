"""Entries of many claims become incidents."""

import random

import pytest

from onrecord.record.entries import Entry
from onrecord.record.incident_group import group, place_in, scenes
from onrecord.record.incident_keys import keys_of
from onrecord.record.incident_traits import traits_of
from tests.record.incident_entries import entry, figure

STRIKE = entry(
    "1", trigger="strike", quote="A strike hit the market in Velm, killing four people.", place="Velm", day="2031-03-04"
)
TOLL = entry(
    "2",
    trigger="strike",
    quote="The toll of the strike on Velm's market rose to six.",
    place="Velm",
    day="2031-03-04",
    published="2031-03-05",
)
DENIED = entry(
    "4",
    trigger="strike",
    quote="The army denied any strike on the market in Velm.",
    place="Velm",
    day="2031-03-04",
    polarity="-",
)
ELSEWHERE = entry(
    "3", trigger="strike", quote="A strike hit a depot in Orrin.", place="Orrin", lat=40.0, day="2031-03-04"
)
DEMANDED = entry(
    "5",
    trigger="strike",
    quote="He called for a strike on the market in Velm.",
    place="Velm",
    day="2031-03-04",
    certainty="demanded",
)
ALL = [STRIKE, TOLL, ELSEWHERE, DENIED, DEMANDED]


@pytest.mark.parametrize("other", [TOLL, DENIED])
def test_a_new_entry_finds_its_incident(other):
    placement = place_in(other, [("x", STRIKE), ("y", ELSEWHERE)])
    assert placement.incident == "x"
    assert placement.reasons and 0.5 <= placement.score <= 1
    assert [(tie.event, tie.other) for tie in placement.links] == [(other.event.id, STRIKE.event.id)]


@pytest.mark.parametrize("other", [ELSEWHERE, DEMANDED])
def test_a_new_entry_founds_an_incident(other):
    placement = place_in(other, [("x", STRIKE)])
    assert (placement.incident, placement.links) == (None, ())


def test_nothing_to_compare_with_is_a_new_incident():
    assert place_in(STRIKE, []).incident is None


def test_groups_do_not_hang_on_the_order_given():
    shuffled = random.Random(7).sample(ALL, len(ALL))
    assert group(ALL) == group(shuffled)
    assert sorted(len(found.entries) for found in group(ALL)) == [1, 1, 3]


def test_no_entry_is_lost_and_none_is_in_two_groups():
    ids = [one.event.id for found in group(ALL) for one in found.entries]
    assert sorted(ids) == sorted(one.event.id for one in ALL)


def test_links_stay_within_their_group():
    for found in group(ALL):
        ids = {one.event.id for one in found.entries}
        assert all({tie.event, tie.other} <= ids and tie.reasons for tie in found.links)


def told(report, day, *sentences):
    """The entries of one report: (sentence, trigger, more)."""
    at, found = 0, []
    text = " ".join(quote for quote, _, _ in sentences)
    for number, (quote, trigger, more) in enumerate(sentences):
        start = at + quote.find(trigger)
        key = f"{report}{number}"
        found.append(
            entry(key, trigger=trigger, quote=quote, report=report, at=start, text=text, published=day, **more)
        )
        at += len(quote) + 1
    return found


MORNING = told(
    "m",
    "2031-03-04",
    ("A missile hit a rail depot in Velm on Tuesday morning.", "hit", {"place": "Velm", "day": "2031-03-04"}),
    ("Three people were killed.", "killed", {"figures": (figure(3),)}),
)
EVENING = told(
    "n",
    "2031-03-05",
    ("Drones hit a hospital in Velm late on Tuesday evening.", "hit", {"place": "Velm", "day": "2031-03-04"}),
    ("Five people were killed.", "killed", {"figures": (figure(5),)}),
)


def test_two_strikes_on_one_city_stay_two_each_with_its_toll():
    found = [[one.event.id for one in one_group.entries] for one_group in group([*MORNING, *EVENING])]
    assert found == [["evt_m0", "evt_m1"], ["evt_n0", "evt_n1"]]


def test_a_toll_without_a_place_goes_with_its_scene():
    later = told(
        "p",
        "2031-03-06",
        ("The missile hit the rail depot in Velm on Tuesday morning.", "hit", {"place": "Velm", "day": "2031-03-04"}),
        ("Four people have now died.", "died", {"figures": (figure(4),)}),
    )
    found = [[one.event.id for one in one_group.entries] for one_group in group([*MORNING, *EVENING, *later])]
    assert found[0] == ["evt_m0", "evt_m1", "evt_p0", "evt_p1"]


def test_scenes_keep_the_order_of_the_text():
    (scene, ties), *others = scenes([traits_of(one) for one in reversed(MORNING)])
    assert [one.id for one in scene] == ["evt_m0", "evt_m1"]
    assert ties and not others


def test_keys_are_few_sorted_and_stay_the_same():
    for one in (*ALL, *MORNING, *EVENING):
        assert keys_of(one) == tuple(sorted(set(keys_of(one))))
        assert 1 <= len(keys_of(one)) < 60
        assert keys_of(one) == keys_of(one)


def test_a_plan_is_not_looked_up_among_deeds():
    assert not set(keys_of(STRIKE)) & set(keys_of(DEMANDED))


def depot_and_dockers() -> tuple[Entry, Entry, Entry]:
    """Two blasts that have next to nothing in common, and a report that tells of both as one."""
    dockers = ("dockers",)
    return (
        entry(
            "a", trigger="blast", quote="A blast tore through the grain depot at the river port of Talin",
            place="Talin", day="2031-05-05",
        ),
        entry(
            "b", trigger="blast", quote="Fourteen dockers of the union Sarimo died in a blast, their families said",
            published="2031-05-06", figures=(figure(14, key="b"),), recipients=dockers,
        ),
        entry(
            "c", trigger="blast", place="Talin", day="2031-05-05", published="2031-05-07",
            quote="The blast at the grain depot in the port of Talin killed fourteen dockers of the union Sarimo",
            figures=(figure(14, key="c"),), recipients=dockers,
        ),
    )  # fmt: skip


def test_two_groups_become_one_where_a_report_belongs_to_both():
    depot, dockers, both = depot_and_dockers()
    assert len(group((depot, dockers))) == 2
    assert [[one.event.id for one in found.entries] for found in group((depot, dockers, both))] == [
        ["evt_a", "evt_b", "evt_c"]
    ]


def test_a_report_that_tells_of_both_as_two_keeps_them_apart():
    depot, dockers, both = depot_and_dockers()
    told = {"report": "both", "published": "2031-05-05"}
    one = entry("d", trigger="blast", quote=depot.quote, place="Talin", day="2031-05-05", at=0, **told)
    two = entry("e", trigger="blast", quote=dockers.quote, at=900, figures=(figure(14, key="e"),), **told)
    assert len(group((depot, dockers, one, two))) == 2
    assert len(group((depot, dockers, one, two, both))) == 2
