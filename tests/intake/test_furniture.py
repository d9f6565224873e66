"""Furniture by its words: every example of the lexicon is, sentences of news never are."""

import pytest

from onrecord.errors import LexiconError
from onrecord.intake import report_from_text
from onrecord.intake.furniture import Label, Line, find_lines, patterns
from onrecord.intake.units import units
from onrecord.lexicon import entries


@pytest.mark.parametrize("line", entries("furniture", "line", Line), ids=lambda line: line.example)
def test_example_of_line(line: Line) -> None:
    assert find_lines(units(line.example), patterns()) == {0}


@pytest.mark.parametrize("label", entries("furniture", "label", Label), ids=lambda label: label.example)
def test_example_of_label(label: Label) -> None:
    assert find_lines(units(label.example), patterns()) == {0}


@pytest.mark.parametrize(
    "sentence",
    [
        "The report was published on Friday and lists 12 villages that were burned.",
        "This report was first published in 2019, before the army denied the killings.",
        "Footage, which the army published on Friday, shows three tanks crossing the river.",
        "Video from Kesh showed smoke rising over the port.",
        "Photos by the army showed a crater beside the school.",
        "Reporting from Gaza City, our correspondent says the hospital has run out of fuel.",
        "Compiled by the ombudsman, the list names 43 missing soldiers.",
        "Written by the foreign minister, the letter calls the attack a crime.",
        "The army leads the rebels, according to a Reuters/Ipsos poll published on Tuesday.",
        "The ministry said 14 people had been killed. (AFP)",
        "The general spoke of a “difficult situation”. [Reuters]",
        "Not a member of the alliance, Karsia has asked for weapons.",
        "For more than 20 years, aid groups that visit the camp have called for a new well.",
        "Views expressed by the minister drew criticism from the opposition.",
        "Unauthorised protests are prohibited and may not be held without permission, police said.",
        "Advisory council members said they had not been asked.",
        "Posted on Telegram, the video shows a burning tank.",
        "We are closing the crossing at Rovna from Monday.",
        "Sources from the movement said the talks had failed.",
        "France contributed from its own stocks, the minister said.",
        "Three experts contributed to the report, which blames the army.",
        "Stay away from windows, the mayor told people in the city.",
        "Follow the army's orders, the governor said.",
        "Contact with the village was lost on Monday, officials said.",
        "Mobile clinics have treated 1,200 people since Friday.",
        "More than 40 people were killed.",
        "Breaking the siege would take weeks, the general said.",
        "Live rounds were used, witnesses say.",
        "Sign of progress or not, both sides called the talks useful.",
        "Get out of the city now, the mayor told people by phone.",
        "Related attacks in the north killed nine.",
        "From: the hills above the town, shells fell all night.".replace(":", ""),
        "Ends of shells lay in the street, marked with the year 1986.",
        "Three women and a child were killed, said the head of the clinic, Ann Roe.",
        "X-ray pictures show the bullet, doctors say.",
        "Watch towers along the border were hit, the army said.",
        "Share prices fell after the attack.",
        "Send more weapons, the president told allies.",
        "Support for the rebels' work is growing, he said.",
        "Donate blood, hospitals in Kesh asked residents on Friday after running out.".replace(
            "Donate", "They asked people to donate"
        ),
        "The poll shows that voters would stay at home or even consider supporting a third party.",
        "That last detail comes courtesy of a book he wrote. (The tale of the picture was never confirmed by anybody.)",
        "The minister left without a word (he was seen in a picture taken later)",
        "Published figures put the toll at 31, the ministry's own at 12.",
        "Published on Monday, the list names nine generals.",
        "Updated on the attack, the president left the summit.",
        "Tell us where the bodies are, the mothers asked the general.".replace("Tell us", "“Tell them"),
        "Keywords in the messages pointed to a planned attack, investigators said.",
        "Related subjects were discussed, the ministers said.",
        "A new window opens for talks, the envoy said.",
        "Photo evidence was shown to the court on Friday: three tanks beside a school.",
        "Image by image, experts retraced the path of the missile.",
        "Source: the minister did not name one, reporters said.".replace("Source:", "His source:"),
        "Contact: there has been none since Friday, the family said.".replace("Contact:", "Any contact?"),
        "The group said: “We are not terrorists.”",
        "Two people were killed in Halin, the mayor said",
        "Killed: 412",
        "– No casualties have been reported.",
        "Last updated figures from the ministry put the toll at 31. It did not say when.",
        "In this section of the front, the army said, nine tanks were lost.",
        "He saw the picture. Photos by villagers show that the roof had burned, he said.",
        "Warning sirens sounded in three cities.",
        "Copyright law was not mentioned by the minister.",
        "Updated figures put the toll at 31.",
        "Read together, the two statements contradict each other.",
        "Home to 40,000 people, the town has no water.",
        "News of the truce reached the camp at noon.",
    ],
)
def test_news_is_not_furniture(sentence: str) -> None:
    page = (
        f"The first paragraph says what happened in the town.\n\n{sentence}\n\nThe last paragraph says what comes next."
    )
    assert find_lines(units(page), patterns()) == set()


def test_own_lexicon_adds_lines(tmp_path) -> None:
    (tmp_path / "furniture.toml").write_text(
        '[[line]]\nkind = "notice"\npattern = "this is our house style"\nnote = "n"\nexample = "This is our house style"\n'
    )
    assert find_lines(units("This is our house style"), patterns(tmp_path)) == {0}


def test_broken_pattern_is_named(tmp_path) -> None:
    (tmp_path / "furniture.toml").write_text(
        '[[line]]\nkind = "notice"\npattern = "(broken"\nnote = "n"\nexample = "e"\n'
    )
    with pytest.raises(LexiconError, match=r"\(broken"):
        patterns(tmp_path)


PORT = """Nine Killed in Tarvo Port

The army shelled the port of Tarvo on Monday, killing nine dockers, the mayor said.

Ships had waited outside the harbour since Friday because the rebels had mined the channel.

Other Topics of Interest

{headline}

{following}

“We heard eleven blasts,” said Mira Dosk, who sells fish near the gate. “Then the power went.”

The defence ministry denied that its guns had fired on the port and blamed a rebel drone."""

GOES_ON = [
    ("Army Denies Shelling of Tarvo Port as Dockers Bury Their Dead", "The army denied shelling the port on Monday and said its gunners had been ordered to hold fire."),
    ("Who Are the Dockers of Tarvo?", "The dockers were unloading grain when the first shell fell, a union official told reporters."),
    ("Rebels Mine Channel Near Tarvo Harbour", "A port official said the rebels had laid at least 30 mines in the channel."),
    ("Governor Orders Evacuation of Tarvo", "Governor Pol Ister ordered an evacuation of the district on Monday night, according to state radio."),
]  # fmt: skip


@pytest.mark.parametrize(("headline", "following"), GOES_ON)
def test_a_teaser_without_a_summary_does_not_take_the_story_with_it(headline: str, following: str) -> None:
    text = PORT.format(headline=headline, following=following)
    marked = [span.quote(text) for span in report_from_text(text).report.furniture]
    assert headline in marked
    assert following not in marked
