"""Links: which claim answers which."""

from collections.abc import Callable

from onrecord.ids import make_id
from onrecord.model import Claim, Event, Figure, Link, Method, Reading, Span
from onrecord.reading.claims import find_claims
from onrecord.reading.links import find_links
from onrecord.reading.page import Page
from tests.reading.doubles import PlainCast
from tests.reading.test_events import read

__all__ = ["read"]

Build = Callable[..., Page]
RULE = Method(kind="rule", name="test")


def event(claim: Claim, trigger: Span, **fields: object) -> Event:
    values = {
        "id": make_id("evt", claim.id, trigger),
        "claim": claim.id,
        "type": "ASSAULT",
        "trigger": trigger,
        "method": RULE,
    }
    return Event(**{**values, **fields})  # type: ignore[arg-type]


def linked(page: Page, events: list[Event], figures: list[Figure], claims: list[Claim]) -> list[tuple[str, str, str]]:
    by_id = {claim.id: claim.sources[0].name or "" for claim in claims}
    links: tuple[Link, ...] = find_links(page, claims, events, figures)
    return [(by_id[link.claim], link.relation, by_id[link.other]) for link in links]


def attributed(page: Page) -> list[Claim]:
    return [claim for claim in find_claims(page, PlainCast(), ()) if claim.form != "narrated"]


def test_a_denial_answers_the_accusation_about_the_same_party(page: Build) -> None:
    made = page(
        "The governor accused the army of shelling the market. The bishop said the harvest was good. "
        "A spokesman denied the army had shelled the market."
    )
    claims = attributed(made)
    events = [
        event(claims[0], Span(29, 37), actor=("act_army",)),
        event(claims[2], Span(0, 1), actor=("act_army",), polarity="-", denied="occurrence"),
    ]
    assert linked(made, events, [], claims) == [("A spokesman", "denies", "The governor")]


def test_nobody_denies_himself(page: Build) -> None:
    made = page("The governor said the market had burned. The governor denied the market had burned at night.")
    assert linked(made, [], [], attributed(made)) == []


def test_a_denial_of_something_else_is_not_linked(page: Build) -> None:
    made = page("The governor accused the army of shelling the market. A minister denied that prices had risen.")
    assert linked(made, [], [], attributed(made)) == []


def test_rival_tolls_of_one_happening_dispute_each_other(page: Build) -> None:
    made = page(
        "The ministry said nine people were killed in Zurmi. The rebels said forty people were killed in Zurmi."
    )
    claims = attributed(made)
    events = [event(claim, claim.contents[0], place="plc_z", begin="2024-03-01", end="2024-03-01") for claim in claims]

    def toll(index: int, value: int) -> Figure:
        claim = claims[index]
        return Figure(
            id=make_id("fig", value), claim=claim.id, event=events[index].id, value=value, low=value, high=value,
            qualifier="exactly", measure="killed", unit="people", counted="people", span=claim.contents[0],
        )  # fmt: skip

    assert linked(made, events, [toll(0, 9), toll(1, 40)], claims) == [("The rebels", "disputes", "The ministry")]
    assert linked(made, events, [toll(0, 9), toll(1, 9)], claims) == []
    elsewhere = [events[0], event(claims[1], claims[1].contents[0], place="plc_other", begin="2024-03-01")]
    assert linked(made, elsewhere, [toll(0, 9), toll(1, 40)], claims) == []


def test_a_denied_count_is_a_dispute_of_figures(page: Build) -> None:
    made = page("The rebels said forty soldiers were killed at the ford. The army denied forty soldiers were killed.")
    claims = attributed(made)
    events = [
        event(claims[0], claims[0].contents[0]),
        event(claims[1], claims[1].contents[0], polarity="-", denied="figure"),
    ]
    assert linked(made, events, [], claims) == [("The army", "disputes", "The rebels")]


def test_a_source_revises_its_own_toll_where_the_text_says_so(page: Build) -> None:
    made = page(
        "The ministry said nine people were killed. The ministry said twelve people were killed, raising its count."
    )
    claims = attributed(made)
    events = [event(claim, claim.contents[0]) for claim in claims]

    def toll(index: int, value: int) -> Figure:
        claim = claims[index]
        return Figure(
            id=make_id("fig", value), claim=claim.id, event=events[index].id, value=value, low=value, high=value,
            qualifier="exactly", measure="killed", unit="people", counted="people", span=claim.contents[0],
        )  # fmt: skip

    assert linked(made, events, [toll(0, 9), toll(1, 12)], claims) == [("The ministry", "revises", "The ministry")]
    plain = page("The ministry said nine people were killed. The ministry said twelve people were killed.")
    claims = attributed(plain)
    events = [event(claim, claim.contents[0]) for claim in claims]
    assert linked(plain, events, [toll(0, 9), toll(1, 12)], claims) == []


def test_a_retraction_withdraws_what_the_same_source_said(page: Build) -> None:
    made = page("The channel said the bridge report was true. The channel retracted its report on the bridge.")
    claims = attributed(made)
    assert claims[-1].act == "retract"
    assert [link[1] for link in linked(made, [], [], claims)] == ["withdraws"]


def test_denials_in_several_conflicts_find_what_they_answer(page: Build) -> None:
    made = page(
        "The junta accused the league of burning the depot. Traders said rice was dear. "
        "The union said two ferries had sunk. The league denied that it had burned the depot."
    )
    claims = attributed(made)
    events = [
        event(claims[0], claims[0].contents[0], actor=("act_league",)),
        event(claims[-1], claims[-1].contents[0], actor=("act_league",), polarity="-", denied="occurrence"),
    ]
    assert linked(made, events, [], claims) == [("The league", "denies", "The junta")]


def test_nobody_denies_what_his_own_government_says(read: Callable[[str], Reading]) -> None:
    reading = read(
        "The Ukrainian government said Russia had shelled the port on Monday. President Volodymyr Zelensky denied "
        "that talks with Russia were under way. Moscow denied shelling the port."
    )
    holders = {claim.id: claim.sources[0].name for claim in reading.claims}
    found = [(holders[link.claim], link.relation, holders[link.other]) for link in reading.links]
    assert found == [("Government of Russia", "denies", "Government of Ukraine")]


def test_a_state_answers_for_its_forces(read: Callable[[str], Reading]) -> None:
    reading = read(
        "Russian officials said Ukraine shelled the dam. "
        "President Volodymyr Zelensky said Ukrainian forces had not shelled the dam."
    )
    assert [link.relation for link in reading.links] == ["denies"]


def test_a_denial_does_not_answer_what_comes_after_it(page: Build) -> None:
    made = page("The league denied burning the depot. The junta accused the league of burning the depot.")
    assert linked(made, [], [], attributed(made)) == []


def test_a_denial_of_blame_answers_the_accusation_it_does_not_repeat(page: Build) -> None:
    made = page(
        "The council accused Brava's forces of attacking a ferry. “Four people died,” a harbour official said. "
        "A spokeswoman denied Brava's forces were responsible."
    )
    claims = attributed(made)
    accused = next(claim for claim in claims if claim.act == "accuse")
    attack = event(accused, accused.contents[0], actor=("act_brava",))
    found = find_links(made, claims, [attack], [])
    assert [(link.relation, link.other, link.about) for link in found] == [("denies", accused.id, attack.id)]
