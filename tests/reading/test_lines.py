"""Lines that say who speaks: interviews with and without names, lists of speakers, lists of titles; speakers set off."""

from collections.abc import Callable

import pytest

from onrecord.model import Claim
from onrecord.reading.actors import find_cast
from onrecord.reading.claims import find_claims
from onrecord.reading.page import Page

Build = Callable[[str], Page]


def holding(page: Page, words: str) -> list[Claim]:
    """The claims whose content holds the words, the innermost first."""
    at = page.report.text.index(words)
    claims = find_claims(page, find_cast(page), ())
    found = [claim for claim in claims if any(piece.start <= at < piece.end for piece in claim.contents)]
    return sorted(found, key=lambda claim: sum(piece.end - piece.start for piece in claim.contents))


NAMED = (
    "ANCHOR: With us is Ada Moss of the relief committee. How bad is it?\n"
    "ADA MOSS: The river took four villages. Two boats sank.\n"
    "ANCHOR: The government says boats are on the way.\n"
    "MOSS: They are not here. The army shot at our tents."
)
ONE_QUESTION = (
    "The Gazette: Did the truce hold?\nYusuf Amin: It held for two days. Then the militia fired on the airport."
)
INITIALS = "Q. Who fired on the crowd?\nA. Soldiers did. They killed my cousin."
NAMELESS = (
    "A nurse spoke to us about the night.\n\nWhat did you see?\n\nI saw men at the gate. They killed the guard.\n\n"
    "Did the police come?\n\nThe police came after four hours. We had sent for them at dusk.\n\n"
    "The police did not answer our letters."
)
WRITTEN = (
    "Who profits from this war?\n\nTraders do. They buy cheap grain from the army.\n\n"
    "Who pays?\n\nVillagers pay. Soldiers burned forty farms last year."
)
BULLETS = (
    "Floods: what we know\n\n- Provincial officials: 61 dead, 12,000 displaced\n- Army: 3,400 people airlifted\n"
    "- Opposition leader Ada Moss: the dyke “was cut for rich men”, a charge the minister calls baseless"
)
TIMES = "LIVE: the siege\n\n13:40 - Chad's foreign minister: “There are no soldiers of ours in the town.”"

SPOKEN = [
    (NAMED, "Two boats sank", "Ada Moss"),
    (NAMED, "The army shot at", "Ada Moss"),
    (ONE_QUESTION, "Then the militia", "Yusuf Amin"),
    (INITIALS, "They killed my", "A."),
    (NAMELESS, "They killed the guard", None),
    (NAMELESS, "The police came", None),
    (BULLETS, "3,400", "Army"),
    (BULLETS, "61 dead", "Provincial officials"),
    (BULLETS, "was cut", "Ada Moss"),
    (TIMES, "There are no soldiers", "Foreign Minister of Chad"),
]


@pytest.mark.parametrize(("text", "words", "speaker"), SPOKEN)
def test_who_speaks_in_a_line(page: Build, text: str, words: str, speaker: str | None) -> None:
    claims = holding(page(text), words)
    assert claims[0].sources[0].name == speaker
    assert claims[0].form != "narrated"


NARRATED = [
    (NAMELESS, "The police did not answer"),
    (WRITTEN, "Soldiers burned forty farms"),
    (BULLETS, "the minister calls"),
]


@pytest.mark.parametrize(("text", "words"), NARRATED)
def test_what_the_outlet_says_beside_such_lines(page: Build, text: str, words: str) -> None:
    assert not [claim for claim in holding(page(text), words) if claim.form != "narrated"]


def test_titles_of_a_list_are_doubted(page: Build) -> None:
    text = (
        "Speakers\n\nAda Moss: Water and war in the north\n\nYusuf Amin: Reports from the front\n\nIda Roe: Law at sea"
    )
    assert all(claim.method.score is not None and claim.method.score < 0.5 for claim in holding(page(text), "Water"))


SET_OFF = [
    ("The fire destroyed forty homes, Nadia Karim, a nurse, said as soldiers searched the ward.", "The fire", "Nadia Karim"),
    ("Troops have left the town of Ardan, Fatima Noor, a member of the district council, said, while shelling went on.",
     "Troops have left", "Fatima Noor"),
    ("In the north, where floods killed 40 people, the governor, a former general, said rescue boats had arrived.",
     "rescue boats", "governor"),
    ("Chad's ombudswoman, Ada Moss, said 14 children had been brought home.", "14 children", "Ada Moss"),
    ("“My brother went for flour,” Samir Amin said. “They brought him back dead.” A paramedic standing next to him nodded. "
     "He said he had carried six bodies.", "he had carried", "He"),
    ("Mali: jihadists claim deadly ambush; army says 12 soldiers dead, group says 40\n\nThe junta denies massacre.", "40", "group"),
    ("The union blamed the virus. South Africa's Minister of Employment and Labour, Thulas Nkosi, called on countries to act.",
     "countries to act", "Thulas Nkosi"),
    ("A stray shell hit the child, said Upazila Nirbahi Officer (UNO) Sohel Amin. The UNO said rivals had clashed.",
     "rivals had clashed", "UNO"),
    ("Ada Moss was once asked how the war would end.", "how the war", None),
    ("The Democrats want laws that raise more, and the Republicans want laws that raise less (they want lower rates and "
     "suggest that such rates would help).", "such rates would", "they"),
    ("The minister, asked whether troops had fired on the crowd, said the army had acted lawfully.", "troops had fired", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "speaker"), SET_OFF)
def test_a_speaker_beside_his_words(page: Build, text: str, words: str, speaker: str | None) -> None:
    claims = [claim for claim in holding(page(text), words) if claim.form != "narrated"]
    assert [[source.name for source in claim.sources] for claim in claims] == [[speaker]]


ACTS = [
    ("She declined to give her name, saying that her husband was in the army.", "her husband", "state"),
    ("The colonel said his men had withdrawn from the area.", "the area", "state"),
    ("The ministry retracted its statement on the toll.", "its statement", "retract"),
]


@pytest.mark.parametrize(("text", "words", "act"), ACTS)
def test_act(page: Build, text: str, words: str, act: str) -> None:
    assert [claim.act for claim in holding(page(text), words) if claim.form != "narrated"] == [act]


DOUBTED = [
    ("So I went to the school and soldiers shot at us.", "soldiers shot", True),
    ("Scholars modelled what would happen: by 2030, floods would kill 900 people.", "Scholars modelled", False),
    ("Scholars modelled what would happen if the dam broke: In ten years, floods would kill 900 people.", "floods", True),
    ("The list is long. According Jamiat factsheet; 59 attacks took place.", "59 attacks", True),
    ("“We left,” the mayor said. The army shelled the mill.", "The army shelled", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "doubted"), DOUBTED)
def test_what_may_not_be_the_outlets_own_is_doubted(page: Build, text: str, words: str, doubted: bool) -> None:
    scores = [claim.method.score for claim in holding(page(text), words) if claim.form == "narrated"]
    assert [score is not None and score < 0.5 for score in scores] == [doubted]
