"""Who said what: sentence → source, cue, act, content."""

from collections.abc import Callable

import pytest

from onrecord.model import Claim
from onrecord.reading.claims import find_claims
from onrecord.reading.page import Page
from tests.reading.doubles import PlainCast

Build = Callable[..., Page]

# text, then for each attributed claim: source | cue | act | content (a piece of it)
CASES = [
    ("The mayor said two bridges were closed.", ["The mayor|said|state|two bridges were closed"]),
    ("“The road is cut,” Colonel Adan Warsame said.", ["Colonel Adan Warsame|said|state|“The road is cut,”"]),
    ("“The road is cut,” said the governor.", ["the governor|said|state|“The road is cut,”"]),
    ("The army denied it had shelled the camp.", ["The army|denied|deny|it had shelled the camp"]),
    ("The junta accused the rebels of burning the market.", ["The junta|accused|accuse|the rebels of burning the market"]),
    ("The envoy urged both armies to stand down.", ["The envoy|urged|request|both armies to stand down"]),
    ("The bishops called for an immediate truce.", ["The bishops|called for|request|an immediate truce"]),
    ("According to the prefect, four villages were emptied.", ["the prefect|According to|state|four villages were emptied"]),
    ("Four villages were emptied, according to the prefect.", ["the prefect|according to|state|Four villages were emptied"]),
    ("Residents blamed the militia for the fire.", ["Residents|blamed|accuse|the militia for the fire"]),
    ("The union condemned the arrests.", ["The union|condemned|condemn|the arrests"]),
    ("The agency warned that stocks would run out within days.", ["The agency|warned|warn|stocks would run out"]),
    ("The president vowed to rebuild the port.", ["The president|vowed|promise|to rebuild the port"]),
    ("The commander threatened to close the crossing.", ["The commander|threatened|threaten|to close the crossing"]),
    ("The chancellor welcomed the exchange of prisoners.", ["The chancellor|welcomed|praise|the exchange of prisoners"]),
    ("Investigators believe the charge was laid from the river.", ["Investigators|believe|believe|the charge was laid"]),
    ("The company declined to comment.", ["The company|declined|decline|to comment"]),
    ("The senator asked why the convoy had no escort.", ["The senator|asked|question|why the convoy had no escort"]),
    ("The governor confirmed that the dam had been hit.", ["The governor|confirmed|confirm|the dam had been hit"]),
    ("The depot was empty, the ministry said.", ["the ministry|said|state|The depot was empty"]),
    ("The colonel, who said his men had held fire, left at noon.", ["The colonel|said|state|his men had held fire"]),
    ("The ministry did not respond to a request for comment.", ["The ministry|respond|decline|request for comment"]),
    ("The minister rejected the accusation as false.", ["The minister|rejected|deny|the accusation"]),
]  # fmt: skip

SILENT = [
    "The flood claimed nine lives.",
    "The guards denied the convoy access.",
    "A soldier pointed his rifle at the driver.",
    "The trucks crossed the river at dawn.",
]


def attributed(page: Page) -> list[Claim]:
    return [claim for claim in find_claims(page, PlainCast(), ()) if claim.form != "narrated"]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_attributed(page: Build, text: str, expected: list[str]) -> None:
    claims = attributed(page(text))
    assert len(claims) == len(expected)
    for claim, line in zip(claims, expected, strict=True):
        source, cue, act, content = line.split("|")
        assert claim.cue is not None
        assert (claim.sources[0].name or "").startswith(source)
        assert "".join(span.quote(text) for span in claim.cue.spans) == cue
        assert claim.act == act
        assert content in " ".join(span.quote(text) for span in claim.contents)


@pytest.mark.parametrize("text", SILENT)
def test_not_attribution(page: Build, text: str) -> None:
    assert attributed(page(text)) == []


def test_rejecting_what_is_no_report_is_no_denial(page: Build) -> None:
    assert all(claim.act != "deny" for claim in attributed(page("The parliament rejected the budget.")))


def test_one_quotation_around_its_cue_is_one_claim(page: Build) -> None:
    text = "“The pumps failed,” the engineer said. “Nobody told us why.”"
    (claim,) = attributed(page(text))
    assert [span.quote(text) for span in claim.contents] == ["“The pumps failed,”", "“Nobody told us why.”"]
    assert claim.form == "direct"


def test_quotation_going_on_in_the_next_paragraph_keeps_its_speaker(page: Build) -> None:
    text = "“The pumps failed on the first night,” the engineer said.\n\n“We carried the water up by hand.”"
    (claim,) = attributed(page(text))
    assert len(claim.contents) == 2
    assert claim.method.score is not None


def test_a_quotation_without_any_speaker_is_given_to_nobody(page: Build) -> None:
    assert attributed(page("The square was empty at noon.\n\n“We carried the water up by hand.”")) == []


def test_claim_inside_another_says_so(page: Build) -> None:
    claims = attributed(page("The minister said the army had denied the raid."))
    assert [claim.act for claim in claims] == ["state", "deny"]
    assert claims[1].inside == claims[0].id


def test_a_cue_after_while_is_not_inside_the_other(page: Build) -> None:
    claims = attributed(page("The army said it had taken the hill while the rebels denied any loss."))
    assert [claim.inside for claim in claims] == [None, None]


def test_negated_cues_are_never_the_act_itself(page: Build) -> None:
    (claim,) = attributed(page("The agency could not verify that the hill had fallen."))
    assert claim.act == "unverified"
    (claim,) = attributed(page("Officials do not believe that the army fired first."))
    assert claim.act == "question"


def test_speech_that_is_only_planned_is_doubtful(page: Build) -> None:
    said, planned = (
        attributed(page(text))[0].method.score or 0
        for text in ("The court said the ban stands.", "The court may say the ban stands.")
    )
    assert planned < said / 2 + 0.01


def test_every_readable_sentence_of_the_outlet_has_a_narrated_claim(page: Build) -> None:
    text = "Troops crossed the river. “We saw them,” a farmer said. “They came at night.”"
    narrated = [claim for claim in find_claims(page(text), PlainCast(), ()) if claim.form == "narrated"]
    assert [claim.contents[0].quote(text) for claim in narrated] == [
        "Troops crossed the river.",
        "“We saw them,” a farmer said.",
    ]
    assert all(claim.cue is None and claim.sources[0].kind == "outlet" for claim in narrated)


def test_medium_addressee_and_basis(page: Build) -> None:
    (claim,) = attributed(page("The mayor told reporters on Telegram that the pumps had failed."))
    assert (claim.via, claim.addressee) == ("Telegram", "reporters")
    (claim,) = attributed(page("“I saw two trucks burning,” a shopkeeper said."))
    assert claim.basis == "saw"


def test_a_sentence_in_which_somebody_speaks_is_less_surely_the_outlets(page: Build) -> None:
    own, beside = [
        claim
        for claim in find_claims(page("Shells hit a mill. The mayor said it burnt, killing two."), PlainCast(), ())
        if claim.form == "narrated"
    ]
    assert own.method.score is not None and beside.method.score is not None
    assert beside.method.score < own.method.score


UNVERIFIED = [
    "The broadcaster has not been able to verify the claims.",
    "The agency failed to confirm that the bridge had been hit.",
    "Neither account could be independently verified.",
    "The paper could not confirm that the mine was closed.",
]


@pytest.mark.parametrize("text", UNVERIFIED)
def test_what_could_not_be_verified_is_not_confirmed(page: Build, text: str) -> None:
    assert {claim.act for claim in attributed(page(text))} == {"unverified"}


def test_who_gives_a_toll_says_it(page: Build) -> None:
    text = "A local clinic put the death toll from the blast at 21."
    (claim,) = attributed(page(text))
    assert claim.sources[0].spans[0].quote(text) == "A local clinic"
    assert claim.contents[0].quote(text) == "the death toll from the blast at 21"


MORE = [
    ("Fighters took the hill town on Sunday, residents and the group said.", "residents and the group", "state", "Fighters took the hill town on Sunday"),
    ("Shells struck a crowded fruit market on Wednesday, killing at least 14 people and wounding dozens, doctors and residents said, as a convoy waited south of the city.", "doctors and residents", "state", "Shells struck a crowded fruit market on Wednesday, killing at least 14 people and wounding dozens"),
    ("Rebel leaders could not be reached for comment.", "Rebel leaders", "decline", "comment"),
    ("Army chief: We will not negotiate with anyone", "Army chief", "state", "We will not negotiate with anyone"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "act", "content"), MORE)
def test_slips_of_the_tree_mended(page: Build, text: str, source: str, act: str, content: str) -> None:
    claim = attributed(page(text))[0]
    assert (claim.sources[0].spans[0].quote(text), claim.act) == (source, act)
    assert [span.quote(text) for span in claim.contents] == [content]


@pytest.mark.parametrize("text", ["Live: floods reach the old town", "Northland: ten dead in a blast at the port"])
def test_a_label_before_a_colon_does_not_speak(page: Build, text: str) -> None:
    assert all(claim.cue is None or text[claim.cue.spans[0].start] != ":" for claim in attributed(page(text)))


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("Chad has always denied backing the rebels.", ["has always denied"]),
        ("Sanctions were imposed on a commander it says ordered the killing of nine villagers.", ["says"]),
        ("The union denied having endorsed the plan, and the mayor praised it.", ["denied", "praised"]),
    ],
)
def test_a_deed_that_another_verb_tells_is_no_saying(page: Build, text: str, cues: list[str]) -> None:
    found = [claim.cue.spans[0].quote(text) for claim in attributed(page(text)) if claim.cue is not None]
    assert found == cues


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The operator said Chad's army had cut the line. The ministry called that a lie.", "deny"),
        ("The clinic said nine people had died. The army called the report baseless.", "deny"),
        ("The ministry said it had struck airfields. It said nothing about civilian casualties.", "decline"),
        ("The operator of the plant blamed Chadian shelling for the outage.", "accuse"),
    ],
)
def test_acts_told_by_what_follows(page: Build, text: str, act: str) -> None:
    assert attributed(page(text))[-1].act == act


BESIDE = [
    (
        "The minister denied on state radio that the town had fallen and accused the group of spreading lies.",
        ["that the town had fallen", "the group of spreading lies"],
    ),
    (
        "The minister said 35 rebels had been killed; the movement put its own losses at three.",
        ["35 rebels had been killed"],
    ),
]


@pytest.mark.parametrize(("text", "contents"), BESIDE)
def test_a_content_ends_where_the_next_account_begins(page: Build, text: str, contents: list[str]) -> None:
    claims = attributed(page(text))
    assert [claim.contents[0].quote(text) for claim in claims][: len(contents)] == contents
    assert not any(claim.inside for claim in claims)
