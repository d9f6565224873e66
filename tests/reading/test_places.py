"""Places: a table of sentences, and what must hold of every text. All sentences are inventions."""

from collections.abc import Callable
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.gazetteer import shared
from onrecord.model import Place, Toponym
from onrecord.reading.page import Page
from onrecord.reading.places import find_places, places_of
from onrecord.reading.toponyms import mentions_at

Build = Callable[..., Page]


def km(a: float, b: float, c: float, d: float) -> float:
    p, q = radians(a), radians(c)
    return 12742 * asin(min(1.0, sqrt(sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(d - b) / 2) ** 2)))


def at(page: Page, words: str, nth: int = 0) -> tuple[Place, Toponym] | None:
    """The place and the toponym that overlap the nth "words" of a page."""
    start = -1
    for _ in range(nth + 1):
        start = page.report.text.index(words, start + 1)
    for place in find_places(page):
        for toponym in place.toponyms:
            if toponym.span.start < start + len(words) and start < toponym.span.end:
                return place, toponym
    return None


# sentence, name in it, country, about where (None: no coordinates asked for), precision
RESOLVED = [
    (
        "Rockets struck the port of Odesa overnight, Ukraine's air force said.",
        "Odesa",
        "UKR",
        (46.5, 30.7),
        "settlement",
    ),
    ("A shell hit a market in the village of Antonivka, near Kherson.", "Antonivka", "UKR", (46.7, 32.7), "settlement"),
    ("Fighting spread to El Obeid in Sudan's North Kordofan state.", "El Obeid", "SDN", (13.2, 30.2), "settlement"),
    ("Fighting spread to El Obeid in Sudan's North Kordofan state.", "North Kordofan", "SDN", (15.0, 30.0), "region"),
    (
        "Drones hit an army base outside Port Sudan, a Sudanese source said.",
        "Port Sudan",
        "SDN",
        (19.6, 37.2),
        "settlement",
    ),
    (
        "Gunmen stormed a church in Kaduna and fled towards Zamfara, in Nigeria.",
        "Zamfara",
        "NGA",
        (12.0, 6.4),
        "region",
    ),
    ("The blast was felt in Lahore, capital of Pakistan's Punjab province.", "Punjab", "PAK", None, "region"),
    ("Indian police detained 40 people in Amritsar, in the state of Punjab.", "Punjab", "IND", None, "region"),
    ("A bus was burned in San Pedro Sula, Honduras.", "San Pedro Sula", "HND", (15.5, -88.0), "settlement"),
    ("Soldiers patrolled Cúcuta, on the border with Venezuela.", "Cúcuta", "COL", (7.9, -72.5), "settlement"),
    ("Shells landed on the outskirts of Hodeidah, residents said.", "Hodeidah", "YEM", (14.8, 42.95), "settlement"),
    ("The Taliban took Kunduz and then Pul-e-Khumri.", "Pul-e-Khumri", "AFG", (35.9, 68.7), "settlement"),
    ("A mine exploded near Mariupol in the Donetsk region.", "Donetsk", "UKR", (48.0, 37.8), "region"),
    ("Residents of Belgorod, Russia, heard explosions.", "Belgorod", "RUS", (50.6, 36.6), "settlement"),
    ("Rebels had looted Bunia, in the province of Ituri.", "Bunia", "COD", (1.6, 30.25), "settlement"),
    ("Police fired tear gas in Dhaka and Chittagong.", "Chittagong", "BGD", (22.3, 91.8), "settlement"),
    ("A bomb exploded in Athens, Georgia.", "Athens", "USA", (33.95, -83.4), "settlement"),
    ("A bomb exploded in Athens, Georgia.", "Georgia", "USA", None, "region"),
    ("Snow closed roads near Moscow, Idaho.", "Moscow", "USA", (46.7, -117.0), "settlement"),
    ("He was arrested in Paris, Texas, on Monday.", "Paris", "USA", (33.7, -95.6), "settlement"),
    ("A fire broke out in Cairo, Illinois.", "Cairo", "USA", (37.0, -89.2), "settlement"),
    ("Farmers near Cordoba, Argentina, blocked roads.", "Cordoba", "ARG", (-31.4, -64.2), "settlement"),
    ("A ferry sank off Bangor, Maine.", "Bangor", "USA", (44.8, -68.8), "settlement"),
    ("Police in London, Ontario, said a London man had been held.", "London man", "CAN", (43.0, -81.2), "settlement"),
    ("Protesters marched in Tripoli, in northern Lebanon.", "Tripoli", "LBN", (34.4, 35.8), "settlement"),
    ("Militias from Misrata entered Tripoli, Libya's capital.", "Tripoli", "LBY", (32.9, 13.2), "settlement"),
    ("The earthquake shook Niamey, Niger.", "Niger", "NER", None, "country"),
    ("Refugees came from Kenya, Uganda, Chad and Niger.", "Niger", "NER", None, "country"),
    ("Refugees came from Kenya, Uganda, Chad and Niger.", "Chad", "TCD", None, "country"),
    ("Wildfires burned in Washington, Oregon and Idaho.", "Washington", "USA", (47.3, -120.2), "region"),
    ("Senators in Washington voted on aid to Kyiv.", "Washington", "USA", (38.9, -77.0), "settlement"),
    ("Inspectors visited the Zaporizhzhia nuclear power plant.", "Zaporizhzhia", "UKR", (47.5, 34.6), "facility"),
    ("Divers searched below the Kakhovka dam.", "Kakhovka dam", "UKR", (46.8, 33.4), "facility"),
    ("Troops dug in on the west bank of the Dnieper.", "Dnieper", "UKR", (47.2, 33.9), "river"),
    ("Aid reached the camps through the Rafah crossing.", "Rafah", None, (31.2, 34.3), "facility"),
    ("Yemen's Houthis fired a missile over the Red Sea.", "Red Sea", None, (20.5, 38.5), "sea"),
    ("The tanker was boarded in the Strait of Hormuz.", "Strait of Hormuz", None, (26.6, 56.4), "sea"),
    ("Families fled Darfur for Adre in Chad.", "Darfur", "SDN", (13.0, 24.5), "region"),
    ("Shelling went on across the Donbas.", "Donbas", "UKR", (48.3, 38.3), "region"),
    ("Nomads fled the Sahel for the coast.", "Sahel", None, None, "area"),
    ("Grain was bound for Africa and Asia.", "Africa", None, None, "continent"),
    ("The Aleppo, Idlib and Hama provinces were calm.", "Idlib", "SYR", (35.9, 36.5), "region"),
    ("The Aleppo, Idlib and Hama provinces were calm.", "Aleppo", "SYR", (36.2, 37.5), "region"),
    ("Trains left Kramatorsk railway station empty.", "Kramatorsk", "UKR", (48.7, 37.6), "settlement"),
    ("The army reached Zaporozhye, in Ukraine.", "Zaporozhye", "UKR", (47.8, 35.2), "settlement"),
    ("He climbed Mount Kenya before dawn.", "Mount Kenya", "KEN", (-0.15, 37.3), "area"),
    ("Georgia's governor spoke in Savannah and in Macon.", "Georgia", "USA", None, "region"),
    ("Georgia's president visited Kutaisi and Batumi.", "Georgia", "GEO", None, "country"),
    ("Reuters could not verify the report from Myawaddy, Myanmar.", "Myawaddy", "MMR", (16.7, 98.5), "settlement"),
    ("Thousands rallied in Santiago, Chile's president said.", "Santiago", "CHL", (-33.4, -70.7), "settlement"),
]

# sentence, words that are no place of any kind
REJECTED = [
    ("Dr. Paris Jackson met Mr. London in the lobby.", "Paris"),
    ("Dr. Paris Jackson met Mr. London in the lobby.", "London"),
    ("General Austin told Major Houston to wait.", "Austin"),
    ("The Jerusalem Post and the Boston Globe reported the deal.", "Jerusalem"),
    ("The Jerusalem Post and the Boston Globe reported the deal.", "Boston"),
    ("The Geneva Conventions forbid it, lawyers said.", "Geneva"),
    ("Arab states called for restraint.", "Arab"),
    ("A Cree elder said the road was closed.", "Cree"),
    ("She left on Monday, in May.", "May"),
    ("The Panama Papers named three ministers.", "Panama"),
    ("Police closed Nigeria Street to traffic.", "Nigeria"),
    ("The song is in the Sango language.", "Sango"),
    ("The army closed the NH 44 to trucks.", "NH"),
    ("Nobody but the South voted for it.", "South"),
    ("Reading the report took an hour, the lawyer said.", "Reading"),
]

# sentence, name, use, form
USES = [
    ("Moscow said Kyiv had shelled a school.", "Moscow", "associative", "name"),
    ("Moscow said Kyiv had shelled a school.", "Kyiv", "associative", "name"),
    ("Beijing urged Manila to leave the shoal.", "Manila", "associative", "name"),
    ("Ankara summoned the ambassador of Sweden.", "Sweden", "associative", "name"),
    ("Turkey bombed two villages at dawn.", "Turkey", "associative", "name"),
    ("Officials in Ankara said it was calm.", "Ankara", "literal", "name"),
    ("Talks with Tehran stalled, diplomats said.", "Tehran", "associative", "name"),
    ("The drones were supplied by Iran, officials said.", "Iran", "associative", "name"),
    ("Kyiv's forces advanced at dawn.", "Kyiv", "associative", "name"),
    ("Pro-Moscow officials fled the town.", "Moscow", "associative", "name"),
    ("Moscow-installed officials fled the town.", "Moscow", "associative", "name"),
    ("The government of Moldova resigned.", "Moldova", "associative", "name"),
    ("French soldiers left Gao in 2022.", "French", "associative", "demonym"),
    ("An Ethiopian farmer told Kenyan reporters so.", "Kenyan", "associative", "demonym"),
    ("Shells fell in Kyiv overnight.", "Kyiv", "literal", "name"),
    ("Thousands fled to Moscow from Grozny.", "Moscow", "literal", "name"),
    ("The mine went off in Ukraine's southern city of Mykolaiv.", "Ukraine", "literal", "name"),
    ("The army retook Goma.", "Goma", "literal", "name"),
    ("KHARTOUM, Sudan - Soldiers fired on a crowd on Monday.", "KHARTOUM", "literal", "name"),
    ("The Donetsk region was shelled.", "Donetsk", "literal", "name"),
]


@pytest.mark.parametrize(("text", "name", "country", "point", "precision"), RESOLVED)
def test_resolved(
    page: Build, text: str, name: str, country: str | None, point: tuple[float, float] | None, precision: str
) -> None:
    found = at(page(text), name)
    assert found is not None
    place, _ = found
    assert place.precision == precision
    assert country is None or place.country == country
    if point is not None:
        assert place.lat is not None and place.lon is not None and km(*point, place.lat, place.lon) <= 50


@pytest.mark.parametrize(("text", "words"), REJECTED)
def test_rejected(page: Build, text: str, words: str) -> None:
    assert at(page(text), words) is None


@pytest.mark.parametrize(("text", "name", "use", "form"), USES)
def test_use(page: Build, text: str, name: str, use: str, form: str) -> None:
    found = at(page(text), name)
    assert found is not None
    assert (found[1].use, found[1].form) == (use, form)


@pytest.mark.parametrize(
    ("text", "name", "point", "country"),
    [
        ("A convoy was hit 45 km south-west of Kandahar.", "45 km south-west of Kandahar", (31.33, 65.37), "AFG"),
        ("A village ten miles north of Mosul was shelled.", "ten miles north of Mosul", (36.48, 43.12), "IRQ"),
        (
            "Rebels seized a hill 15 miles (24 km) south of Goma.",
            "15 miles (24 km) south of Goma",
            (-1.89, 29.23),
            "COD",
        ),
        ("Herders found it about 60 kilometres east of Gao.", "60 kilometres east of Gao", (16.27, 0.52), None),
    ],
)
def test_offset_is_a_place_of_its_own(
    page: Build, text: str, name: str, point: tuple[float, float], country: str | None
) -> None:
    place = next(place for place in find_places(page(text)) if place.precision == "offset")
    assert place.name == name and place.country == country
    assert place.lat is not None and place.lon is not None and km(*point, place.lat, place.lon) < 3
    assert place.radius_km is not None and place.radius_km > 5 and place.geonames_id is None


def test_an_unknown_name_lies_where_the_text_says(page: Build) -> None:
    found = at(page("Fighters took Zzubanda, 60 km north of Goma, on Friday, an officer in Zzubanda said."), "Zzubanda")
    if found is not None:  # whether a name nobody has heard of is a place is for the name model to say
        place, _ = found
        assert place.precision == "offset" and place.geonames_id is None
        assert place.lat is not None and place.lat > -1.4


def test_a_journey_is_no_offset(page: Build) -> None:
    assert all(place.precision != "offset" for place in find_places(page("The bomber flew 3,000 km from Moscow.")))


def test_one_answer_per_name_and_report(page: Build) -> None:
    text = "Police in London, Ontario, held a man. London officials said the London suspect would appear in court."
    places = [place for place in find_places(page(text)) if place.name == "London"]
    assert len(places) == 1 and len(places[0].toponyms) == 3 and places[0].country == "CAN"


def test_unless_the_text_says_otherwise(page: Build) -> None:
    places = find_places(page("Flights from Paris, Texas, to Paris, France, were cancelled."))
    assert {place.country for place in places if place.name == "Paris"} == {"USA", "FRA"}


def test_a_region_and_its_town_are_two_places(page: Build) -> None:
    places = find_places(page("Shells hit the city of Kherson and villages across the Kherson region."))
    assert sorted(place.precision or "" for place in places) == ["region", "settlement"]


def test_spellings_of_one_place_are_one_place(page: Build) -> None:
    places = find_places(page("Trains to Kiev were late. In Kyiv, crowds waited. Ukrainian officials left Ukraine."))
    assert [len(place.toponyms) for place in places] == [2, 2]


def test_the_outlet_speaks_for_its_own_country(page: Build) -> None:
    text = "Firefighters from Newcastle saved a kangaroo."
    place = find_places(page(text, outlet="The Sydney Chronicle"))[0]
    assert place.country == "AUS"


def test_a_name_that_cannot_lie_there_stays_without_a_point(page: Build) -> None:
    found = at(page("A man from Qamishli, Ontario, was fined."), "Qamishli")
    assert found is not None and found[0].lat is None


def test_candidates_explain_a_choice(page: Build) -> None:
    found = at(page("Police in Birmingham, Alabama, made an arrest."), "Birmingham")
    assert found is not None
    place, _ = found
    assert place.candidates[0].geonames_id == place.geonames_id
    assert all(0.0 <= candidate.score <= 1.0 for candidate in place.candidates)
    assert sum(candidate.score for candidate in place.candidates) <= 1.01


def test_reading_twice_gives_the_same(page: Build) -> None:
    text = "Moscow said Kyiv had shelled the Belgorod region, 30 km north of Kharkiv."
    assert find_places(page(text)) == find_places(page(text))


def test_empty_and_placeless_texts(page: Build) -> None:
    assert find_places(page("")) == ()
    assert find_places(page("The army said it had fled.")) == ()


def test_places_at_given_spans(page: Build) -> None:
    built = page("clashes in goma were reported")
    from onrecord.model import Span

    places = places_of(built, mentions_at(built, [Span(11, 15)], shared()), shared())
    assert [(place.country, place.toponyms[0].span) for place in places] == [("COD", Span(11, 15))]


NAMES = [
    "Kyiv",
    "Paris, Texas",
    "the Donbas",
    "Al-Hasakah",
    "São Paulo",
    "Nikopol",
    "the Gulf of Aden",
    "Georgian",
    "Zzyrk",
]
JOINTS = [" and ", ", ", " said near ", ". In ", "\n\n", " 30 km north of ", "’s forces left ", " (", ") — "]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(JOINTS)), min_size=1, max_size=8))
def test_spans_quote_the_text_and_do_not_overlap(page: Build, pieces: list[tuple[str, str]]) -> None:
    text = "".join(name + joint for name, joint in pieces)
    spans = []
    for place in find_places(page(text)):
        assert (place.lat is None) == (place.lon is None) == (place.precision is None)
        assert place.lat is None or (-90 <= place.lat <= 90 and place.lon is not None and -180 <= place.lon <= 180)
        assert place.toponyms
        for toponym in place.toponyms:
            assert 0 <= toponym.span.start < toponym.span.end <= len(text)
            if place.precision != "offset":
                spans.append(toponym.span)
    spans.sort()
    assert all(one.end <= other.start for one, other in pairwise(spans))


DOUBTED = [
    # text, name as worded, country it must be in (None: it must have no point)
    (
        "Guatemalan troops left Quetzaltenango for Guatemala's border. The farm of Santo Tomas burned.",
        "Santo Tomas",
        None,
    ),
    ("Police in Guatemala said a farmer was shot in the city of Flores, in the north of Guatemala.", "Flores", "GTM"),
    ("Mexican divers left Cancun, Mexico, for a reef in Bahía de La Paz.", "Bahía de La Paz", None),
    ("Costa Rica opened a clinic in San José. Doctors from the United States helped.", "San José", "CRI"),
    ("China's minister spoke of Taiwan, Xinjiang and Hong Kong.", "Taiwan", "TWN"),
    ("The battle of Midway Atoll was long. Planes left Midway by night for Hawaii.", "Midway", "USA"),
    ("Canada's police stopped a man from London, near Toronto in Ontario.", "London", "CAN"),
    ("Herders found it about 60 kilometres east of Gao.", "Gao", "MLI"),
]


@pytest.mark.parametrize(
    ("text", "name", "country"), DOUBTED, ids=[f"{name} {country}" for _, name, country in DOUBTED]
)
def test_what_nothing_else_speaks_for_has_no_point(page: Build, text: str, name: str, country: str | None) -> None:
    report = page(text)
    at = [place for place in find_places(report) for toponym in place.toponyms if toponym.span.quote(text) == name]
    assert [place.country for place in at if place.lat is not None] == ([] if country is None else [country] * len(at))
    assert at or country is None


def test_a_name_spoken_of_by_its_surname_is_a_person(page: Build) -> None:
    found = find_places(page("Minister Ricardo Lagos visited Chile. Lagos said the road would open in Chile in May."))
    assert [place.name for place in found] == ["Chile"]
