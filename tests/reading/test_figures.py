"""Figures: invented sentences and what they count."""

from collections.abc import Callable

import pytest

from onrecord.model import Figure
from onrecord.reading.figures import find_figures
from onrecord.reading.narrated import narrated_claims
from onrecord.reading.page import Page
from onrecord.reading.quotations import Quotations

Build = Callable[..., Page]


def figures(page: Page) -> tuple[Figure, ...]:
    return find_figures(page, narrated_claims(page, Quotations(page.report.text), ()), (), ())


def row(page: Page, figure: Figure) -> tuple[object, ...]:
    quote = figure.span.quote(page.report.text)
    return (figure.value, figure.low, figure.high, figure.qualifier, figure.measure, figure.unit, figure.who, quote)


def exact(n: float, measure: str, unit: str | None, who: str | None, quote: str) -> tuple[object, ...]:
    return (n, n, n, "exactly", measure, unit, who, quote)


P = "people"

ONE_EACH = [
    ("The death toll from Wednesday's shelling of a vegetable market in the Sudanese town of Kadugli rose to 22 on Thursday.", exact(22, "killed", P, None, "22")),
    # "over" as part of a verb is no qualifier
    ("Guerrillas handed over four soldiers on Monday.", exact(4, "troops", P, "soldiers", "four soldiers")),
    ("A truck ran over two children.", exact(2, "other", P, "children", "two children")),
    # states by verb
    ("Nine people were killed in the raid.", exact(9, "killed", P, None, "Nine people")),
    ("The blast killed 14 civilians.", exact(14, "killed", P, "civilians", "14 civilians")),
    ("Eleven miners died when the shaft collapsed.", exact(11, "killed", P, None, "Eleven miners")),
    ("The shelling wounded seven children.", exact(7, "wounded", P, "children", "seven children")),
    ("Six policemen were injured in the clash.", exact(6, "wounded", P, "police", "Six policemen")),
    ("Twenty-two passengers were hurt.", exact(22, "wounded", P, None, "Twenty-two passengers")),
    ("Police arrested 31 protesters on the square.", exact(31, "detained", P, "protesters", "31 protesters")),
    ("Gunmen abducted 40 pupils from the school.", exact(40, "abducted", P, "students", "40 pupils")),
    ("The rebels released 12 hostages.", exact(12, "released", P, "hostages", "12 hostages")),
    ("The army evacuated 250 villagers.", exact(250, "evacuated", P, None, "250 villagers")),
    ("The fighting displaced 8,000 people.", exact(8000, "displaced", P, None, "8,000 people")),
    ("Some 9,000 people have fled the valley.", (9000, 9000, 9000, "about", "displaced", P, None, "Some 9,000 people")),
    ("Fifteen sailors went missing.", exact(15, "missing", P, None, "Fifteen sailors")),
    ("Troops retook 12 villages.", exact(12, "retaken", "settlements", None, "12 villages")),
    ("The army has recaptured 300 square kilometres.", exact(300, "retaken", "km²", None, "300 square kilometres")),
    ("The navy lost three ships.", exact(3, "destroyed", "ships", None, "three ships")),
    ("Air defences shot down 18 drones overnight.", exact(18, "intercepted", "drones", None, "18 drones")),
    ("The army intercepted five missiles.", exact(5, "intercepted", "missiles", None, "five missiles")),
    ("The militia fired 20 rockets at the port.", exact(20, "launched", "rockets", None, "20 rockets")),
    ("Two bombs exploded near the market.", exact(2, "exploded", "bombs", None, "Two bombs")),
    ("The fire destroyed 45 houses.", exact(45, "destroyed", "buildings", None, "45 houses")),
    ("The fire completely damaged 45 houses.", exact(45, "destroyed", "buildings", None, "45 houses")),
    ("The blast partially destroyed 10 shops.", exact(10, "damaged", "buildings", None, "10 shops")),
    ("Seven bank branches were attacked and damaged.", exact(7, "damaged", "branches", None, "Seven bank branches")),
    ("A neighbour fatally stabbed two men.", exact(2, "killed", P, None, "two men")),
    ("The flood displaced 35 000 people.", exact(35000, "displaced", P, None, "35 000 people")),
    ("Rescuers recovered nine bodies.", exact(9, "killed", P, None, "nine bodies")),
    ("The blast damaged 10 shops.", exact(10, "damaged", "buildings", None, "10 shops")),
    ("The blockade delayed 30 ships.", exact(30, "delayed", "ships", None, "30 ships")),
    ("Gunmen stole 60 rifles from the depot.", exact(60, "robbed", "weapons", None, "60 rifles")),
    ("The country sent 400 soldiers to the island.", exact(400, "troops", P, "soldiers", "400 soldiers")),
    ("Two thousand people marched through the capital.", exact(2000, "participants", P, None, "Two thousand people")),
    # passives, participles, relative clauses, adjectives
    ("Five aid workers have been kidnapped.", exact(5, "abducted", P, "aid workers", "Five aid workers")),
    ("Three dead soldiers were found.", exact(3, "killed", P, "soldiers", "Three dead soldiers")),
    ("They buried the four men killed in the blast.", exact(4, "killed", P, None, "four men")),
    ("The hospital treated 16 wounded civilians.", exact(16, "wounded", P, "civilians", "16 wounded civilians")),
    ("Officials named the 7 people who died in the fire.", exact(7, "killed", P, None, "7 people")),
    ("Two pilots are missing.", exact(2, "missing", P, None, "Two pilots")),
    ("Thirty miners are feared dead.", exact(30, "killed", P, None, "Thirty miners")),
    ("Eight fishermen were reported missing.", exact(8, "missing", P, None, "Eight fishermen")),
    ("The clash left six militants dead.", exact(6, "killed", P, "militants", "six militants")),
    ("Gunmen shot dead three traders.", exact(3, "killed", P, None, "three traders")),
    ("Three traders were shot dead.", exact(3, "killed", P, None, "Three traders")),
    ("Five farmers were taken hostage.", exact(5, "abducted", P, None, "Five farmers")),
    ("Four workers sustained injuries.", exact(4, "wounded", P, None, "Four workers")),
    ("Nine soldiers lost their lives.", exact(9, "killed", P, "soldiers", "Nine soldiers")),
    ("The attack claimed 17 lives.", exact(17, "killed", P, None, "17 lives")),
    ("The raid led to the deaths of five people.", exact(5, "killed", P, None, "five people")),
    ("Two trucks were set ablaze.", exact(2, "destroyed", "vehicles", None, "Two trucks")),
    # nouns that are the state
    ("The ministry recorded 12 deaths.", exact(12, "killed", P, None, "12 deaths")),
    ("There were 30 injuries.", exact(30, "wounded", P, None, "30 injuries")),
    ("The clashes caused 50 casualties.", exact(50, "affected", P, None, "50 casualties")),
    ("The camp shelters 70,000 refugees.", exact(70000, "displaced", P, "refugees", "70,000 refugees")),
    # ellipsis
    ("The blast killed three.", exact(3, "killed", P, None, "three")),
    ("Hospitals counted 12 dead.", exact(12, "killed", P, None, "12 dead")),
    # qualifiers
    ("At least 30 people were killed.", (30, 30, None, "at least", "killed", P, None, "At least 30 people")),
    ("No fewer than 30 people died.", (30, 30, None, "at least", "killed", P, None, "No fewer than 30 people")),
    ("More than 150 ships were delayed.", (150, 150, None, "more than", "delayed", "ships", None, "More than 150 ships")),
    ("Over 40 houses were burned.", (40, 40, None, "more than", "destroyed", "buildings", None, "Over 40 houses")),
    ("Up to 60 soldiers were killed.", (60, None, 60, "up to", "killed", P, "soldiers", "Up to 60 soldiers")),
    ("As many as 60 people died.", (60, None, 60, "up to", "killed", P, None, "As many as 60 people")),
    ("Fewer than 20 people were hurt.", (20, None, 20, "fewer than", "wounded", P, None, "Fewer than 20 people")),
    ("Nearly 500 people were detained.", (500, None, 500, "nearly", "detained", P, None, "Nearly 500 people")),
    ("Almost 90 people died.", (90, None, 90, "nearly", "killed", P, None, "Almost 90 people")),
    ("About 70 people were wounded.", (70, 70, 70, "about", "wounded", P, None, "About 70 people")),
    ("Roughly 200 families fled.", (200, 200, 200, "about", "displaced", "households", None, "Roughly 200 families")),
    ("An estimated 5,000 people rallied.", (5000, 5000, 5000, "about", "participants", P, None, "An estimated 5,000 people")),
    ("Between 30 and 40 people were killed.", (None, 30, 40, "between", "killed", P, None, "Between 30 and 40 people")),
    ("The army killed 30 to 40 insurgents.", (None, 30, 40, "between", "killed", P, "militants", "30 to 40 insurgents")),
    ("The army killed 30-40 insurgents.", (None, 30, 40, "between", "killed", P, "militants", "30-40 insurgents")),
    ("Three or four men were hurt.", (None, 3, 4, "between", "wounded", P, None, "Three or four men")),
    ("Dozens of people were killed.", (None, 24, 99, "order of magnitude", "killed", P, None, "Dozens of people")),
    ("Hundreds were arrested.", (None, 100, 999, "order of magnitude", "detained", P, None, "Hundreds")),
    ("Thousands of villagers fled.", (None, 1000, 9999, "order of magnitude", "displaced", P, None, "Thousands of villagers")),
    ("Tens of thousands of people fled.", (None, 10000, 99999, "order of magnitude", "displaced", P, None, "Tens of thousands of people")),
    (
        "Hundreds of thousands of people were displaced.",
        (None, 100000, 999999, "order of magnitude", "displaced", P, None, "Hundreds of thousands of people"),
    ),
    (
        "At least hundreds of thousands of people were displaced.",
        (None, 100000, None, "at least", "displaced", P, None, "At least hundreds of thousands of people"),
    ),
    ("Several hundred people protested.", (None, 100, 999, "order of magnitude", "participants", P, None, "Several hundred people")),
    ("Scores of homes were destroyed.", (None, 40, 199, "order of magnitude", "destroyed", "buildings", None, "Scores of homes")),
    ("A dozen people were hurt.", exact(12, "wounded", P, None, "A dozen people")),
    ("Half a million people fled.", exact(500000, "displaced", P, None, "Half a million people")),
    ("The war displaced 1.2 million people.", exact(1200000, "displaced", P, None, "1.2 million people")),
    ("A couple of soldiers were hurt.", exact(2, "wounded", P, "soldiers", "couple of soldiers")),
    ("One person was killed.", exact(1, "killed", P, None, "One person")),
    ("Some 300 or more people were detained.", (300, 300, None, "at least", "detained", P, None, "Some 300 or more people")),
    # zero
    ("There were no casualties.", exact(0, "affected", P, None, "no casualties")),
    ("No one was hurt.", exact(0, "wounded", P, None, "No one")),
    ("Nobody was killed.", exact(0, "killed", P, None, "Nobody")),
    ("No civilians were killed in the strike.", exact(0, "killed", P, "civilians", "No civilians")),
    # tolls
    ("The death toll rose to 25.", exact(25, "killed", P, None, "25")),
    ("The death toll has climbed to 1,400.", exact(1400, "killed", P, None, "1,400")),
    ("The new deaths raised the toll to 31.", exact(31, "killed", P, None, "31")),
    # who
    ("Two journalists were killed.", exact(2, "killed", P, "journalists", "Two journalists")),
    ("Four UN peacekeepers were wounded.", exact(4, "wounded", P, "peacekeepers", "Four UN peacekeepers")),
    ("Six police officers were shot dead.", exact(6, "killed", P, "police", "Six police officers")),
    ("The strike killed five security personnel.", exact(5, "killed", P, "soldiers", "five security personnel")),
    ("Israel killed 12 Palestinians in the camp.", exact(12, "killed", P, None, "12 Palestinians")),
    ("The army took back 88 towns and villages.", exact(88, "retaken", "settlements", None, "88 towns and villages")),
    ("The blast killed 20 men, women and children.", exact(20, "killed", P, None, "20 men, women and children")),
    # things of which nothing more is said
    ("The deal opens three Black Sea ports.", exact(3, "other", "ports", None, "three Black Sea ports")),
    ("The ships carried 40,000 tonnes of wheat.", exact(40000, "other", "tonnes", None, "40,000 tonnes of wheat")),
    ("The bank pledged $40 million for repairs.", exact(40000000, "other", "currency", None, "$40 million")),
    ("Gunmen stole $3 million from the bank.", exact(3000000, "robbed", "currency", None, "$3 million")),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), ONE_EACH, ids=[s for s, _ in ONE_EACH])
def test_one_figure(page: Build, sentence: str, expected: tuple[object, ...]) -> None:
    read = page(sentence)
    found = [row(read, figure) for figure in figures(read) if not figure.implied]
    assert found == [expected]


SEVERAL = [
    ("Four were killed and six wounded.", [(4, "killed", "Four"), (6, "wounded", "six wounded")]),
    ("The blast killed three people and wounded 12.", [(3, "killed", "three people"), (12, "wounded", "12")]),
    ("A bomb went off, killing three and wounding 12 others.", [(3, "killed", "three"), (12, "wounded", "12 others")]),
    ("The attack left 3 dead and 5 injured.", [(3, "killed", "3 dead"), (5, "wounded", "5 injured")]),
    ("Three men were killed and seven others were hurt.", [(3, "killed", "Three men"), (7, "wounded", "seven others")]),
    ("Two soldiers died in Arlo and nine were hurt in Benta.", [(2, "killed", "Two soldiers"), (9, "wounded", "nine")]),
    ("Militants abducted and killed three traders.", [(3, "abducted", "three traders"), (3, "killed", "three traders")]),
    ("Air defences shot down 12 of 15 drones launched overnight.", [(12, "intercepted", "12 of 15 drones"), (15, "launched", "15 drones")]),
    ("The fever killed six people and infected hundreds.", [(6, "killed", "six people"), (None, "affected", "hundreds")]),
    ("The quake left 180 people dead and more than 1,300 injured, officials say.", [(180, "killed", "180 people"), (1300, "wounded", "more than 1,300 injured")]),
    ("The blast killed 10 people, including a woman and three policemen, and injured 85 others.", [(10, "killed", "10 people"), (3, "killed", "three policemen"), (85, "wounded", "85 others")]),
    ("Three people were killed and 13 others, including a woman, were injured.", [(3, "killed", "Three people"), (13, "wounded", "13 others")]),
    ("Three gunmen killed two guards.", [(3, "participants", "Three gunmen"), (2, "killed", "two guards")]),
    ("Seven of the nine soldiers were wounded.", [(7, "wounded", "Seven of the nine soldiers"), (9, "troops", "nine soldiers")]),
    ("Twelve of the 15 drones launched overnight were shot down.", [(12, "intercepted", "Twelve of the 15 drones"), (15, "launched", "15 drones")]),
    ("The clash left 3 militants and two policemen dead.", [(3, "killed", "3 militants"), (2, "killed", "two policemen")]),
    ("They burned two buses and three tractors.", [(2, "destroyed", "two buses"), (3, "destroyed", "three tractors")]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), SEVERAL, ids=[s for s, _ in SEVERAL])
def test_several_figures(page: Build, sentence: str, expected: list[tuple[int | None, str, str]]) -> None:
    read = page(sentence)
    found = [(f.value, f.measure, f.span.quote(read.report.text)) for f in figures(read) if not f.implied]
    assert sorted(found, key=str) == sorted(expected, key=str)


NONE = [
    "A 12-year-old boy waved.",
    "The minister, aged 34, smiled.",
    "The talks lasted three days.",
    "The town lies 30 km north of the border.",
    "The council passed Resolution 1701.",
    "The army showed its S-300 and Su-35.",
    "The MiG-29 and the T-72 are old.",
    "It was only the second call this year.",
    "Prices rose by 12 percent.",
    "The team won 3-1.",
    "Call 555 0134 for help.",
    "The office is at 12 River Street.",
    "One of the ministers spoke.",
    "They looked at one another.",
    "The leaders of the G7 met.",
    "The group of 20 met in June.",
    "The 93rd brigade held the line.",
    "On May 3 the talks began.",
    "The law was passed in 1998.",
    "There are three reasons for this.",
    "The ambassadors of the three countries wrote a letter.",
    "No one claimed responsibility.",
    "The train left at 10:45.",
    "Article 5 binds the members.",
    "Both sides agreed.",
    "Ilo Tam (54) spoke first.",
    "A star who shot 29 for his side sat down.",
    "The ministry brought back thousands of jobs lost to rivals.",
    "The shop sold shirts for $12.",
    "Two bodies had been counted twice.",
    "The author is one of the most wanted men.",
    "There were no survivors.",
    "The senator has escaped charges.",
]


@pytest.mark.parametrize("sentence", NONE)
def test_no_figure(page: Build, sentence: str) -> None:
    read = page(sentence)
    assert [row(read, figure) for figure in figures(read)] == []


IMPLIED = [
    ("Journalist Amal Terzi was killed in the strike.", "killed", "journalists", "Amal Terzi"),
    ("A policeman was shot dead in the market.", "killed", "police", "A policeman"),
    ("Gunmen kidnapped a teacher on Monday.", "abducted", None, "a teacher"),
    ("The soldier was wounded by a sniper.", "wounded", "soldiers", "The soldier"),
    ("Police arrested a man near the bridge.", "detained", None, "a man"),
    ("A child died in the fire.", "killed", "children", "A child"),
]


@pytest.mark.parametrize(("sentence", "measure", "who", "quote"), IMPLIED)
def test_implied_figure(page: Build, sentence: str, measure: str, who: str | None, quote: str) -> None:
    read = page(sentence)
    (found,) = figures(read)
    assert (found.value, found.implied, found.measure, found.unit) == (1, True, measure, "people")
    assert found.who == who
    assert quote in found.span.quote(read.report.text)


NOT_IMPLIED = [
    "The minister was almost killed.",
    "The movement's Commander released a Communique.",
    "[REPORTER] Who did this?",
    "“Bara is liberated,” the spokesman said.",
    "The detainee died of a heart attack, the army said.",
    "The chief of police died last week from a sudden illness.",
    "The minister was praised.",
    "He was killed.",
    "The army killed rebels.",
    "The talks were killed.",
    "Every soldier was hurt.",
]


LISTED = [
    ("Mr. Zubiro was killed and Mr. Meneses was wounded.", ["Mr. Zubiro", "Mr. Meneses"]),
    ("Soldiers murdered peasants Victor Tamm and Rafael Lund.", ["Victor Tamm", "Rafael Lund"]),
    ("At least six persons were killed and several injured.", ["At least six persons"]),
    ("Ilo Tamm, five other priests, and two women were murdered at dawn.", ["five other priests", "two women"]),
    ("Gunmen seized two diplomats, as well as three reporters.", ["two diplomats", "three reporters"]),
    ("They mourned the death of Peter Ivanov, party leader and former commander.", ["Peter Ivanov"]),
    ("The rebels burned the mayor's office.", ["the mayor's office"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "quotes"), LISTED, ids=[row[0][:40] for row in LISTED])
def test_victims_side_by_side(page: Build, sentence: str, quotes: list[str]) -> None:
    read = page(sentence)
    found = [figure.span.quote(read.report.text) for figure in figures(read)]
    assert [quote for quote in quotes if quote not in found] == []
    assert len([quote for quote in found if quote not in quotes]) <= (sentence.startswith("Ilo Tamm, five"))


@pytest.mark.parametrize("sentence", NOT_IMPLIED)
def test_no_implied_figure(page: Build, sentence: str) -> None:
    assert figures(page(sentence)) == ()


def test_part_points_at_its_whole(page: Build) -> None:
    read = page("At least 13 people, including two children, were wounded.")
    whole, part = (f for f in figures(read) if not f.implied)
    assert (whole.value, whole.measure, whole.part_of) == (13, "wounded", None)
    assert (part.value, part.measure, part.who, part.part_of) == (2, "wounded", "children", whole.id)


def test_part_of_the_dead(page: Build) -> None:
    read = page("Nine people were killed. Two of the dead were journalists.")
    first, second = figures(read)
    assert (second.value, second.measure, second.who) == (2, "killed", "journalists")
    assert second.part_of is None, "another sentence is another claim"
    assert first.part_of is None


def test_total_is_cumulative(page: Build) -> None:
    (found,) = figures(page("The army has retaken a total of 31 villages."))
    assert found.cumulative


def test_a_figure_without_a_claim_is_not_made(page: Build) -> None:
    read = page("Nine people were killed.")
    assert find_figures(read, (), (), ()) == ()
