from datetime import date
from pathlib import Path

import pytest

from onrecord.intake.anchors import Happening, Office
from onrecord.intake.published import infer_published
from onrecord.lexicon import entries
from onrecord.model import Span

TODAY = date(2026, 6, 30)

SETTLED = [
    # people in office
    (
        "Shells hit the market in Maresk on Friday, Oct. 21, the mayor said.\n\n"
        "US Defense Secretary Lloyd Austin spoke to the mayor on Friday.",
        "2022-10-21",
    ),
    (
        "Two drones fell on a grain store on Tuesday, 4 March, the army said.\n"
        "NATO Secretary-General Mark Rutte condemned it on Tuesday.",
        "2025-03-04",
    ),
    (
        "The convoy was held at the bridge on Monday (June 3), drivers said. Prime Minister Rishi Sunak said Monday "
        "that he had been told of it. British troops were not involved.",
        "2024-06-03",
    ),
    (
        "SARAJEVO — Shells fell on the old market Monday, Aug. 28, killing people in a queue.\n"
        "Defense Secretary William J. Perry, speaking on Monday, said it was being looked into.",
        "1995-08-28",
    ),
    (
        "The radio said on Thursday, Oct. 14, that the barracks was quiet.\n"
        "US President Bill Clinton and Russia's foreign minister, Igor Ivanov, spoke on Thursday.",
        "1999-10-14",
    ),
    # known happenings, with the day beside them
    (
        "The governor said on Friday, May 6, that the road was mined.\n"
        "It was the third convoy since Russia invaded Ukraine on Feb. 24.",
        "2022-05-06",
    ),
    (
        "A clinic in Omdara was shelled on Sunday, July 16, its director said.\n"
        "About 40 patients have died since fighting erupted between the army and the Rapid Support Forces on April 15.",
        "2023-07-16",
    ),
    # only the last year that fits comes after a year named as past
    ("Three men were shot on Wednesday, Jan. 14, police said. The gate was last attacked in 2024.", "2026-01-14"),
    # the weekday alone is the day before the report's
    (
        "The dam broke on Saturday, Feb. 1, engineers said. On Sunday the water reached the town.\n"
        "British Prime Minister Boris Johnson and French President Emmanuel Macron offered help on Sunday.",
        "2020-02-02",
    ),
    # through the years, in the words of agencies
    (
        "A car bomb went off outside a barber's shop in Tikrat on Thursday, Sept. 18, the mayor said.\n"
        "On Thursday, Defense Secretary Donald H. Rumsfeld said the inquiry had begun.\n"
        "It was the worst attack since the U.S.-led invasion of Iraq.",
        "2003-09-18",
    ),
    (
        "GORVIANI — Tanks left the customs yard on Friday, 22 August, drivers said.\n"
        "Georgian President Mikheil Saakashvili said on Friday that he had counted forty of them. "
        "Russian President Dmitry Medvedev said they had all gone home.",
        "2008-08-22",
    ),
    (
        "Rebels entered the port on Sunday, Aug. 21, a fisherman said. NATO Secretary-General Anders Fogh Rasmussen said "
        "Sunday that the end was near.\nThe siege began in 2011.",
        "2011-08-21",
    ),
    (
        "The wreck was reached on Monday, July 21, monitors said.\n"
        "Dutch Prime Minister Mark Rutte and Ukrainian President Petro Poroshenko spoke by telephone on Monday.",
        "2014-07-21",
    ),
    (
        "Six people drowned on Wednesday, Oct. 10, the coast guard said.\n"
        "“We are looking for a seventh,” said its chief on Wednesday. Secretary of State Mike Pompeo sent his condolences "
        "on Wednesday.",
        "2018-10-10",
    ),
    (
        "Soldiers fired on a queue outside a bank on Wednesday, March 3, a clerk said.\n"
        "The generals have ruled since the military seized power on Feb. 1.",
        "2021-03-03",
    ),
    (
        "Gunmen took the town hall on Tuesday (27 January), a teacher said, the third attack since fighters captured Goma. "
        "He had left the town in 2025. NATO was not there.",
        "2026-01-27",
    ),
]


@pytest.mark.parametrize(("text", "day"), SETTLED)
def test_a_day_the_text_settles(text: str, day: str) -> None:
    inferred = infer_published(text, (), (), today=TODAY)
    assert inferred is not None
    assert inferred.date == day


OPEN = {
    "no anchor": "Shells hit the market on Friday, Oct. 21, the mayor said on Friday.",
    "a bare weekday": "US Defense Secretary Lloyd Austin spoke to the mayor on Friday.",
    "two terms fit": "The envoy landed on Friday, Oct. 21, and President Vladimir Putin met him on Friday.",
    "one name, not said to have done anything": "Shells fell on Friday, Oct. 21, he said on Friday.\nThe portrait shows US "
    "Defense Secretary Lloyd Austin with a dog.",
    "a former office-holder": "Shells fell on Friday, Oct. 21, he said. Former President Bill Clinton spoke on Friday.",
    "then in office": "Shells fell on Friday, Oct. 21, he said. Then-President Bill Clinton had warned of it.",
    "an office looked back on": "The envoy, who left when President Bill Clinton took over, fell on Friday, Oct. 21.",
    "another office": "The files on Friday, Aug. 5, showed little. As secretary of state, Hillary Clinton kept them.",
    "a plan": "Votes will be counted on Friday, Oct. 21, the mayor said. US Defense Secretary Lloyd Austin agreed.",
    "a schedule": "The men are to appear in court on Friday, Oct. 21. US Defense Secretary Lloyd Austin spoke.",
    "a deadline": "They were told to leave by Friday, Oct. 21, he said. US Defense Secretary Lloyd Austin spoke.",
    "a quoted day": "“They came on Friday, Oct. 21,” she said. US Defense Secretary Lloyd Austin spoke.",
    "an anniversary": "They marked the anniversary of the fire on Friday, Oct. 21. Lloyd Austin, the defense secretary, "
    "came.",
    "history": "Decades ago, on Friday, Nov. 22, the mill was bombed. President Boris Yeltsin was told.",
    "a day weeks back": "The arrest followed a raid on Friday, Oct. 21.\n\nThe police said so.\n\nHe was charged on "
    "Nov. 30, US Defense Secretary Lloyd Austin said.",
    "days that do not agree": "Shells fell on Friday, Oct. 21, and on Friday, Oct. 22, he said. US Defense Secretary "
    "Lloyd Austin spoke on Friday.",
    "holders that do not agree": "Shells fell on Friday, Oct. 21, he said on Friday. US Defense Secretary Lloyd Austin "
    "and Ukrainian President Petro Poroshenko spoke.",
    "a page of a calendar": "\n".join(
        f"Shells fell on {day}, he said." for day in ("Monday, Jan. 5", "Tuesday, Feb. 3", "Friday, Oct. 21")
    )
    + " US Defense Secretary Lloyd Austin spoke on Friday.",
    "a report from another time": "The film tells how, on Friday, Oct. 21, the ferry sank. In its best scene, years later, US "
    "Defense Secretary Lloyd Austin speaks on a Friday.",
    "a headline's day": "Lloyd Austin and the ferry\nUS Defense Secretary Lloyd Austin spoke. It was Friday.",
    "29 February of no such year": "Shells fell on Friday, Feb. 29, he said on Friday. US Defense Secretary Lloyd Austin spoke.",
    "only a surname": "Shells fell on Friday, Oct. 21, he said on Friday. President Poroshenko spoke in Ukraine.",
    "a namesake elsewhere": "Shells fell on Friday, Oct. 21, he said on Friday. President Bush of the rowing club and "
    "Premier Howard of the choir spoke.",
    "the happening is the day itself": "Rockets flew from Gaza on Friday, Oct. 7, Hamas said on Friday.",
}


@pytest.mark.parametrize("text", OPEN.values(), ids=OPEN.keys())
def test_a_day_the_text_leaves_open(text: str) -> None:
    assert infer_published(text, (), (), today=TODAY) is None


def test_furniture_is_not_read() -> None:
    text = "Shells fell on Friday, Oct. 21, he said on Friday.\nRead more: On Friday, US Defense Secretary Lloyd Austin flew home"
    assert infer_published(text, (), (), today=TODAY) is not None
    assert infer_published(text, (Span(text.index("Read"), len(text)),), (), today=TODAY) is None


def test_it_says_why_and_where() -> None:
    text = SETTLED[0][0]
    inferred = infer_published(text, (), (), today=TODAY)
    assert inferred is not None
    assert [span.quote(text) for span in inferred.spans] == ["Friday, Oct. 21", "Lloyd Austin"]
    assert "2016" in inferred.because and "Lloyd Austin in office (2021–2025)" in inferred.because


def test_the_rows_of_the_lexicon() -> None:
    for office in entries("anchors", "office", Office):
        for kind, who, first, last in office.terms:
            assert date.fromisoformat(first) < date.fromisoformat(last or "2100-01-01"), (kind, who)
    for group in entries("anchors", "happening", Happening):
        for day, needing, sure in group.rows:
            assert date.fromisoformat(day).year >= 1985 and (needing or sure)


def test_a_lexicon_of_ones_own_adds_to_ours(tmp_path: Path) -> None:
    own = """
[[office]]
words = "Freedonia"
note = "a country of our own"
example = "Freedonian President Ana Lindqvist spoke."
terms = [["president", "Ana Lindqvist", "2016-01-01", "2017-12-31"]]
"""
    (tmp_path / "anchors.toml").write_text(own, encoding="utf-8")
    text = "Shells fell on Friday, Oct. 21, the mayor said.\nPresident Ana Lindqvist spoke to him on Friday."
    assert infer_published(text, today=TODAY) is None
    inferred = infer_published(text, today=TODAY, lexicons=tmp_path)
    assert inferred is not None and inferred.date == "2016-10-21"
