"""Triage: what is about conflict and crisis, and by which words."""

from pathlib import Path

import pytest

from evaluation.html_stories import STORIES
from onrecord.intake import report_from_text
from onrecord.intake.triage import Keep, counted, features, keeping, small_words, triage, weights
from onrecord.lexicon import entries

WAR = [
    "Government troops shelled the northern suburbs overnight, killing at least nine people, residents and a hospital doctor said. The army denied it and blamed rebels for the attack.",
    "Thousands of families fled the valley after militants seized two villages. Aid agencies said displaced people were sleeping in the open without water.",
    "Mediators said the two sides had agreed to extend the ceasefire by a week and to exchange prisoners at the border crossing.",
    "Police fired tear gas at protesters who demanded the release of an opposition leader. Three demonstrators were wounded, and dozens were arrested.",
    "An earthquake struck the mountain district before dawn; rescuers dug through rubble and the death toll rose to forty.",
    "GUNMEN ABDUCTED TWO JUDGES NEAR THE CAPITAL LATE MONDAY, THE POLICE SAID. NO GROUP CLAIMED RESPONSIBILITY FOR THE KIDNAPPING.",
]  # fmt: skip
OTHER = [
    "The company said quarterly net income rose 11 percent on higher sales of software and services, and raised its dividend. Shares gained two percent in morning trading. Analysts had expected earnings to fall because of higher costs, and the chief executive said margins would improve next year.",
    "The striker scored twice in the second half as the home team beat its rivals to go top of the league on goal difference. The coach said he was proud of his players and looked forward to the next match. The captain, who missed last season with a knee problem, was named best player.",
    "The actress will star in a romantic comedy that begins filming in the spring, her agent told the magazine. She won an award for her last film, and has written a novel. The director, known for his musicals, said he had wanted to work with her since he saw her on stage.",
    "The chef roasts the vegetables slowly, and serves them with a sauce of herbs and lemon. Her restaurant opened last summer in an old bakery, and guests book weeks ahead. She learned cooking from her grandmother, and her recipes have been collected in a book that comes out this autumn.",
    "The mayor said the council would vote on the budget next month. Voters, he said, had told him that they wanted lower taxes and better schools. His opponent in the election called the plan expensive, and promised to cut spending if she won the race in November.",
]  # fmt: skip


@pytest.mark.parametrize("text", WAR)
def test_what_is_relevant(text: str) -> None:
    found = triage(report_from_text(text).report)
    assert found.relevant and found.score is not None and found.words


@pytest.mark.parametrize("text", OTHER)
def test_what_is_not(text: str) -> None:
    found = triage(report_from_text(text).report)
    assert not found.relevant and found.score is not None and found.score < weights().threshold


def test_stories_of_war_all_go_through() -> None:
    """Twenty pages of one's own on conflicts; whoever is left out here would be missed."""
    left = [
        story.title for story in STORIES if not triage(report_from_text(story.words, title=story.title).report).relevant
    ]
    assert left == []


def test_names_say_nothing() -> None:
    """The same report with other names has the same score."""
    text = "Troops loyal to {0} shelled the town of {1} on Friday, and {0} said that the attack on {1} would go on until its people gave up."
    one, two = (
        triage(report_from_text(text.format(*names)).report).score
        for names in (("Trump", "Kesh"), ("Arno Vell", "Tarvo"))
    )
    assert one == two


def test_other_languages_stay() -> None:
    found = triage(
        report_from_text("El equipo ganó el partido de la liga por dos goles a uno en la segunda parte.").report
    )
    assert (found.score, found.relevant, found.words) == (None, True, ())


def test_a_threshold_of_ones_own() -> None:
    report = report_from_text(OTHER[0]).report
    assert triage(report, 0.0).relevant and not triage(report, 1.0).relevant


def test_words_that_keep_a_report(tmp_path: Path) -> None:
    assert triage(report_from_text(f"{OTHER[0]} The ceasefire held.").report).words == ("ceasefire",)
    assert not triage(report_from_text(f"{OTHER[0]} Rebelsome clients left.").report).relevant
    (tmp_path / "triage.toml").write_text('[[keep]]\nwords = ["software"]\nnote = "n"\nexample = "e"\n')
    assert triage(report_from_text(OTHER[0]).report, lexicons=tmp_path).relevant


def test_examples_of_the_lexicon_are_kept() -> None:
    for entry in entries("triage", "keep", Keep):
        assert keeping().search(entry.example), entry.example


@pytest.mark.parametrize("text", ["123", "—", "Kesh"])
def test_texts_that_say_nothing(text: str) -> None:
    assert features(counted("", text), weights().telling) in ({}, {"kesh": 1.0})


def test_words_written_small() -> None:
    words = small_words("The Army said on Friday that it had taken the town of Kesh, and that the rebels had fled.")
    assert " ".join(words) == "said on that it had taken the town of and that the rebels had fled"
    assert small_words("ARMY TAKES KESH") == ["army", "takes", "kesh"]


def test_the_model_is_small() -> None:
    from importlib.resources import files

    assert len(files("onrecord.intake").joinpath("triage_weights.txt.gz").read_bytes()) < 300_000
