"""Versions: only what is asserted has a row, nothing is put together from two claims, denials stand beside."""

from typing import Any

import pytest

from onrecord.exports.leaving import Leaving
from onrecord.exports.version_columns import denied
from onrecord.exports.versions import Versions, versions_of
from onrecord.views.claim_pages import EventDetail
from onrecord.views.filters import Filter
from tests.exports.told import event, figure, leaving_one, link, party, report

ARMY, FRONT = party("The army"), party("Northern Front")


def one(name: str, *events: EventDetail, links: Any = (), figures: Any = (), rep: Any = None, **claim: Any) -> Leaving:
    fields = {"id": name, "act": "state", "quote": f"words of {name}", "sources": (f"Source of {name}",)}
    return leaving_one(
        claim=fields | {"on_behalf_of": None} | claim,
        events=events,
        links=links,
        figures=figures,
        **({"report": rep} if rep else {}),
    )


def rows(*claims: Leaving) -> Versions:
    return versions_of(claims, Filter())


@pytest.mark.parametrize(
    ("act", "changes", "has_a_row"),
    [
        ("state", {}, True),
        ("confirm", {}, True),
        ("accuse", {}, True),
        ("condemn", {}, True),
        ("state", {"polarity": "-"}, False),
        ("state", {"certainty": "planned"}, False),
        ("state", {"certainty": "demanded"}, False),
        ("state", {"certainty": "conditional"}, False),
        ("state", {"certainty": "possible"}, False),
        ("state", {"tense": "future"}, False),
        ("deny", {}, False),
        ("request", {}, False),
        ("promise", {}, False),
        ("threaten", {}, False),
        ("question", {}, False),
        ("unverified", {}, False),
        ("retract", {}, False),
        ("believe", {}, False),
    ],
)
def test_only_what_is_asserted_to_have_happened_has_a_row(act: str, changes: dict[str, str], has_a_row: bool) -> None:
    found = rows(one("OR-1", event(**changes), act=act))
    assert bool(found.rows) == has_a_row
    assert has_a_row or found.left_out


def test_rival_numbers_are_rows_of_their_own_with_one_incident() -> None:
    twelve, fifteen = figure(value=12, low=12, high=12), figure(value=15, low=15, high=None, qualifier="at least")
    told = event(figures=("OR-7K3F9/10-20",))
    found = rows(one("OR-1", told, figures=(twelve,)), one("OR-2", told, figures=(fifteen,)))
    assert [(row.incident, row.tolls["killed"].value) for row in found.rows] == [("OR-B4RQD", 12), ("OR-B4RQD", 15)]


def test_a_doer_one_claim_names_is_in_no_other_claims_row() -> None:
    found = rows(
        one("OR-1", event(actors=(FRONT,))),
        one("OR-2", event(recipients=(ARMY,)), sources=("Source of OR-1",)),
    )
    assert [([p.name for p in row.actors], [p.name for p in row.recipients]) for row in found.rows] == [
        (["Northern Front"], []),
        ([], ["The army"]),
    ]


def test_two_doers_in_one_claim_are_two_rows() -> None:
    found = rows(one("OR-1", event(actors=(FRONT,)), event(id="OR-E2", actors=(ARMY,), recipients=(FRONT,))))
    assert [(row.actors, row.recipients) for row in found.rows] == [((FRONT,), ()), ((ARMY,), (FRONT,))]


def test_several_figures_of_a_kind_are_not_added_up_and_parts_are_left_out() -> None:
    figures = (
        figure(id="a", value=12, counted="soldiers"),
        figure(id="b", value=4, counted="civilians"),
        figure(id="c", measure="wounded", value=30, low=30, high=30, qualifier="exactly", counted="people"),
        figure(id="d", measure="wounded", value=5, counted="children", part_of="fig_x"),
    )
    (row,) = rows(one("OR-1", event(figures=("a", "b", "c", "d")), figures=figures)).rows
    killed, wounded = row.tolls["killed"], row.tolls["wounded"]
    assert (killed.value, killed.low, killed.words) == (
        None,
        None,
        "killed: at least 12 soldiers; killed: at least 4 civilians",
    )
    assert (wounded.value, wounded.words) == (30, "wounded: 30 people")


def test_claims_that_say_the_very_same_are_one_row() -> None:
    copy = report(id="rpt_copy", outlet="Talin Daily")
    (row,) = rows(one("OR-1", event(actors=(FRONT,))), one("OR-2", event(id="OR-E2", actors=(FRONT,)), rep=copy)).rows
    assert (row.claims, row.sources) == (("OR-1", "OR-2"), ("Source of OR-1", "Source of OR-2"))
    assert row.review == "unchecked"


@pytest.mark.parametrize(
    ("first", "second", "state"), [("checked", "checked", "checked"), ("checked", "unchecked", "part checked")]
)
def test_the_review_state_of_a_row_is_that_of_its_claims(first: str, second: str, state: str) -> None:
    (row,) = rows(one("OR-1", event(), review=first), one("OR-2", event(id="OR-E2"), review=second)).rows
    assert row.review == state


def test_a_denial_stands_only_beside_what_it_answers() -> None:
    blame = one("OR-1", event(actors=(FRONT,)))
    strike = one("OR-2", event(id="OR-E2"))
    denial = one("OR-3", event(id="OR-E3", polarity="-"), act="deny", links=(link("OR-3", "denies", "OR-1"),))
    answered, other = rows(blame, strike, denial).rows
    assert [d.claim for d in answered.denials] == ["OR-3"] and answered.other_denials == ()
    assert other.denials == () and [d.claim for d in other.other_denials] == ["OR-3"]


def test_a_denial_is_told_by_its_own_verb() -> None:
    said = one("OR-3", event(polarity="-"), act="state", quote="we did not fire")
    (row,) = rows(one("OR-1", event(id="OR-E1")), said).rows
    assert denied(row.other_denials[0]) == "Source of OR-3 said: “we did not fire” (OR-3)"


def test_what_its_source_took_back_has_no_row_and_what_it_changed_says_so() -> None:
    found = rows(
        one("OR-1", event()),
        one("OR-2", event(id="OR-E2", place="Talin")),
        one(
            "OR-3",
            event(id="OR-E3", place="Bara"),
            links=(link("OR-3", "withdraws", "OR-1"), link("OR-3", "revises", "OR-2")),
        ),
    )
    assert [(row.claims, row.revised_by) for row in found.rows] == [(("OR-2",), ("OR-3",)), (("OR-3",), ())]
    assert "1 claim that their source has withdrawn" in found.left_out


def test_incidents_that_are_only_denied_are_counted() -> None:
    found = rows(one("OR-1", event(polarity="-"), act="deny"), one("OR-2"))
    assert found.rows == () and found.claims == 2
    assert found.left_out == (
        "1 claim that tell of no event",
        "1 incident of which something is denied and nothing asserted",
    )


def test_of_one_incident_only_its_own_events() -> None:
    found = versions_of([one("OR-1", event(), event(id="OR-E2", incident="OR-OTHER"))], Filter(incident="OR-B4RQD"))
    assert [row.incident for row in found.rows] == ["OR-B4RQD"]
