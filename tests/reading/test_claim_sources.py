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
    ("A complaint was filed by a lawmaker from the ruling Talis Party (TP), who accused her family of theft.", "her family", "lawmaker from the ruling Talis Party"),
    ("According to the TAO, more than 200 of their members are loitering in the streets.", "loitering", "TAO"),
    ("According to prosecutors, Mr. Moss and a fellow defendant took bribes for the contracts.", "bribes", "prosecutors"),
    ("According to police, medics and a witness, five men died.", "five men", "police"),
    ("The new port will save time and money for exporters, claimed the port authority.", "save time", "port authority"),
    ("The depot was empty, said the ministry. He went home.", "empty", "ministry"),
    ("The army denied that anyone had died in the raid and said 4,000 people had fled.", "4,000", "army"),
    ("Contacted, Moss, head of the drivers' union, said he had asked for a ban.", "he had asked", "Moss"),
    ("“We will watch the seafloor,” says Ada Moss, head of the drone firm Tryworth, who praised the plan.", "the plan", "Ada Moss"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "expected"), SPEAKERS)
def test_speaker(page: Build, text: str, words: str, expected: str) -> None:
    assert spoken(page(text), words).sources[0].name == expected


def claims_with(page: Page, cue: str) -> list[Claim]:
    """The claims whose cue holds a word."""
    return [c for c in claims_of(page) if c.cue and any(cue in span.quote(page.report.text) for span in c.cue.spans)]


OUTSIDE = [
    # text, cue of the outer claim, words of another's that do not lie in it
    ("At least 355 people died, according to the Aid Union, although the clinic said it had counted 684.", "according", "684"),
    ("Ada Moss and Nora Kodi say they were robbed. The next morning, they recounted, they looked at each other. “We understood,” Kodi said.", "recounted", "understood"),
    ("Karl Moss has vowed to bring back lost jobs and roll back overzealous rules, and Ada Kodi is promising to help mining towns"
     " move into new trades.", "vowed", "to help mining"),
    ("The ministry said five men had died, though the rebels said nine had.", "said", "nine had"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "words"), OUTSIDE)
def test_a_claim_lies_in_nobody_elses(page: Build, text: str, cue: str, words: str) -> None:
    built = page(text)
    at = text.index(words)
    outer = claims_with(built, cue)[0]
    assert not any(piece.start <= at < piece.end for piece in outer.contents)
    assert spoken(built, words).inside is None


NOT_THEIRS = [
    # text, cue, the name that must not speak
    ("Video shows that Kroll had his hands up, contradicting earlier claims by the police that he had not.", "contradicting", "Kroll"),
    ("The letter was first reported by Reuters and seen by the Gazette.", "reported", "letter"),
    ("Tarn – The North High Court in Tarn on Tuesday rejected claims that the vote was rigged.", "rejected", "Tarn"),
    ("They marched, we are told, by night, and some of their number died from the cold.", "told", "night"),
    ("The latest Reuters/Talis poll released on Friday shows that Moss leads.", "shows", "Reuters"),
    ("Former President Ada Moss came by. “Since the president signed the law, she acknowledged a need for it,” Kodi said.", "acknowledged", "Ada Moss"),
    ("The chairman urged the government to close the plant. The government has said it would. He went. It rained. They slept. It"
     " snowed. They woke. It cleared. It froze. Later the South Korean government closed one.", "said", "Government of South Korea"),
    ("“Young people do not want that. They do not want to think we are blaming strangers,” Moss said.", "blaming", "Young people"),
    ("Justin Bamber said the films do not show whether Scott has anything in his hands, which he said were at his side.", "said", "Scott"),
    ("He spoke of women in bad words. The agency interviewed twenty former crew members. They described bad conduct.", "described", "women"),
    ("Employees accused of stealing from the bank left the country.", "accused", "Employees"),
    ("The mayor, charged with murder, stayed at home.", "charged", "mayor"),
    ("President Holm, thank you for this and for all that you did for our town.", "thank", "Holm"),
    ("“Two pupils came. We trusted Ada Moss. She claimed that she could teach,” Nora Kodi said.", "claimed", "Nora Kodi"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "name"), NOT_THEIRS)
def test_not_the_speaker(page: Build, text: str, cue: str, name: str) -> None:
    for claim in claims_with(page(text), cue):
        assert claim.sources[0].name != name


NAMES = [
    # text, cue, expected name
    ("Chadian Deputy Foreign Minister for Political Affairs Ali Karim said the road was open.", "said", "Ali Karim"),
    ("Secretary of State John F. Kodi said it was late.", "said", "John F. Kodi"),
    ("The urgency is even stressed by some rank and file union members.", "stressed", "some rank and file union members"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "name"), NAMES)
def test_a_name_is_whole(page: Build, text: str, cue: str, name: str) -> None:
    assert claims_with(page(text), cue)[0].sources[0].name == name


NOBODYS = [
    # text, cue, words that must stay as they are
    ("Justice Karl Holm listened. The billionaire testified he had lost all. “It was my plan,” he told the court.", "told", "he"),
    ("Russia stole the files, Moss said. The administration said it was looking into it.", "said it", "The administration"),
    ("Holm said it was late. The billionaire testified he believed a law was made for him.", "believed", "he"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "words"), NOBODYS)
def test_left_in_their_own_words(page: Build, text: str, cue: str, words: str) -> None:
    built = page(text)
    claim = claims_with(built, cue.partition(" ")[0])[-1]
    assert claim.sources[0].name in (words, None)
    assert claim.sources[0].actor is None or words in (claim.sources[0].name or "")


def test_a_ministry_is_not_that_of_a_land_that_spoke_before_another(page: Build) -> None:
    text = (
        "President Dupont of France spoke. Iranian Deputy Foreign Minister Ali Karim briefed the house on Sunday."
        " He attended a meeting, according to the foreign ministry."
    )
    assert "France" not in (claims_with(page(text), "ccording")[0].sources[0].name or "")


def test_a_label_in_a_headline_is_no_sure_speaker(page: Build) -> None:
    for claim in claims_with(page("Stealth Over Health: Moss Was Headed to Court But Diverted"), ":"):
        assert (claim.method.score or 1) < 0.5


def test_a_clause_that_says_which_claims_is_the_outlets(page: Build) -> None:
    text = "The army rejected the figures, which the rebels had announced as proof, and went home."
    for claim in claims_with(page(text), "announced"):
        assert claim.inside is None
    told = page("The ministry said the rebels had fled and the figures, which they announced, were false.")
    assert all(claim.inside is not None for claim in claims_with(told, "announced"))


def test_what_somebody_is_asked_by_name_is_not_said(page: Build) -> None:
    text = "“Mr. Moss, do you really think that billionaires need a tax break?” Kodi asked."
    for claim in claims_with(page(text), "think"):
        assert (claim.method.score or 1) < 0.5


def test_what_a_rule_alone_sees_inside_others_words_is_doubtful(page: Build) -> None:
    text = "The mayor said on Monday that the clerk had admitted on Sunday the bridge was unsafe."
    inner = [claim for claim in claims_with(page(text), "admitted") if claim.inside]
    assert all((claim.method.score or 1) < 0.5 for claim in inner if claim.method.kind == "rule")


def test_what_a_reader_would_ask_is_not_asked(page: Build) -> None:
    for claim in claims_with(page("In normal times a reader would now ask: “What? Is he paid for this?”"), "ask"):
        assert (claim.method.score or 1) < 0.5


def test_a_pronoun_with_a_near_rival_is_doubtful(page: Build) -> None:
    text = (
        "Ben Rhodes, an aide, recalled Karl Moss talking about the book. The president's roots also came into play."
        " In Bor last week, he told a meeting that few people understood it."
    )
    for claim in claims_with(page(text), "told"):
        assert claim.sources[0].actor is None or (claim.method.score or 1) < 0.5


def test_nobody_speaks_to_himself(page: Build) -> None:
    text = (
        "Mr Karl Khan wanted a college, and in May he presented a petition to President Moss, asking him to build it."
    )
    for claim in claims_with(page(text), "asking"):
        assert claim.addressee != claim.sources[0].name


def test_what_is_negated_is_doubtful(page: Build) -> None:
    for claim in claims_with(page("The Democratic Party was not too concerned about the new plan."), "concerned"):
        assert (claim.method.score or 1) < 0.5


def test_a_sentence_among_others_in_the_first_person_is_less_surely_the_outlets(page: Build) -> None:
    text = "We are suspending the transfers. All coins in the wallet can be withdrawn. I would like to explain it."
    told = [c for c in find_claims(page(text), find_cast(page(text)), NO_TIMES) if c.form == "narrated"]
    assert told and all((claim.method.score or 1) < 0.5 for claim in told)


PLEAS = [
    ("Ada Moss, 43, pleaded not guilty to a count of theft before the court.", "deny"),
    ("Ada Moss, 43, pleaded guilty to a count of theft before the court.", "confirm"),
]


@pytest.mark.parametrize(("text", "act"), PLEAS)
def test_a_plea(page: Build, text: str, act: str) -> None:
    assert [claim.act for claim in claims_with(page(text), "pleaded")] == [act]


def test_what_a_question_supposes_is_not_said(page: Build) -> None:
    text = "“Do you really think that when the whole town tells us that the lake is dying, you lie?” Kodi asked."
    for claim in claims_with(page(text), "tells"):
        assert (claim.method.score or 1) < 0.5


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
