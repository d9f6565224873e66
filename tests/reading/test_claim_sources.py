"""Who a claim's words are: sources in pieces, relative pronouns, those quoted, arrested, accused or first come up."""

from collections.abc import Callable

import pytest

from onrecord.model import Claim, Timex
from onrecord.reading.actors import find_cast
from onrecord.reading.claims import find_claims
from onrecord.reading.page import Page

Build = Callable[[str], Page]
NO_TIMES: tuple[Timex, ...] = ()


def claims_of(page: Page) -> list[Claim]:
    return [claim for claim in find_claims(page, find_cast(page), NO_TIMES) if claim.cue is not None]


def spoken(page: Page, words: str) -> Claim:
    """The claim whose content holds the words, the innermost of several."""
    at = page.report.text.index(words)
    holding = [c for c in claims_of(page) if any(piece.start <= at < piece.end for piece in c.contents)]
    return min(holding, key=lambda claim: sum(piece.end - piece.start for piece in claim.contents))


SPEAKERS = [
    ("Interfax quoted the minister as saying that the bridge was safe.", "the bridge was", "minister"),
    ("The minister was quoted by the Interfax agency as saying that the bridge was safe.", "bridge was", "minister"),
    ("A court report alleges the mayor lied. The ministry cited reports saying that the army had fled.", "the army had", "reports"),
    ("Police arrested the teacher for questioning the verdict of the court.", "the verdict", "teacher"),
    ("The rebels vowed to hold the town, and the army is promising to retake it.", "to retake", "army"),
    ("The rebels vowed to hold the town, and the army is promising to retake it.", "to hold", "rebels"),
    ("Contacted, Moss, head of the drivers' union, said he had asked for a ban.", "he had asked", "Moss"),
    ("“We will watch the seafloor,” says Ada Moss, head of the drone firm Tryworth, who praised the plan.", "the plan", "Ada Moss"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "expected"), SPEAKERS)
def test_speaker(page: Build, text: str, words: str, expected: str) -> None:
    assert spoken(page(text), words).sources[0].name == expected


NOT_SAID = [
    ("The president declined to threaten the neighbours or even directly name them guilty.", "decline"),
    ("The mayor was unable to calm the crowd and confirm the toll.", "unverified"),
]


@pytest.mark.parametrize(("text", "act"), NOT_SAID)
def test_what_is_refused_or_beyond_somebody_is_not_said(page: Build, text: str, act: str) -> None:
    assert {claim.act for claim in claims_of(page(text))} <= {act, "decline"}


def test_who_is_accused_does_not_accuse(page: Build) -> None:
    for claim in claims_of(page("Khelil left the cabinet after being accused of financial malpractice.")):
        assert claim.sources[0].name is None


UNRESOLVED = [
    ("Minister Karl Holm left early. A party source said he was unwell.", "he was unwell"),
    ("The Gazette said the Chadian bank had closed. Chad had shared some data, it said.", "Chad had shared"),
]


@pytest.mark.parametrize(("text", "words"), UNRESOLVED)
def test_two_candidates_are_left_alone(page: Build, text: str, words: str) -> None:
    built = page(text)
    cast = find_cast(built)
    pronoun = next(t for t in built.doc if t.lower_ in ("he", "it") and t.i > 6)
    assert cast.resolve(built.doc[pronoun.i : pronoun.i + 1])[0].actor is None


def test_transcript(page: Build) -> None:
    text = (
        "Ada Moss runs the clinic in Bor.\n\nQ: Why did the clinic close?\n\nA: The army shelled it twice. Forty died.\n\n"
        "Q: Who gave the order?\n\nA: I do not know."
    )
    turns = [claim for claim in claims_of(page(text)) if claim.method.name == "transcript"]
    assert [(claim.sources[0].name, claim.act) for claim in turns] == [
        ("Q", "question"), ("A", "state"), ("Q", "question"), ("A", "state"),
    ]  # fmt: skip
    assert text[slice(*turns[1].contents[0])] == "The army shelled it twice. Forty died."


def test_points_of_a_list_are_their_speakers(page: Build) -> None:
    text = (
        "The minister said the enemy had three aims: First, it counts on protests. Second, it smuggles arms. He left."
    )
    assert spoken(page(text), "it smuggles").sources[0].name == "minister"


def test_a_quotation_is_its_speakers_to_the_end(page: Build) -> None:
    text = "Moss agreed: “We will have to think of legalizing [drugs]. As long as it is a crime, lives will be lost.” He left."
    assert spoken(page(text), "lives will be").sources[0].name == "Moss"
