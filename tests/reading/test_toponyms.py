"""Recognition of place names: what is looked up, what a type word asks for, what holds what, and why."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.gazetteer import shared
from onrecord.reading.page import Page
from onrecord.reading.place_offsets import moved
from onrecord.reading.place_senses import senses_of
from onrecord.reading.place_weights import Weights, use, weights
from onrecord.reading.toponyms import Mention, find_mentions

Build = Callable[..., Page]


def mention(page: Page, name: str) -> Mention:
    return next(found for found in find_mentions(page, shared(), every=True) if found.name == name)


@pytest.mark.parametrize(
    ("text", "name", "asked"),
    [
        ("Shells hit the Luhansk region.", "Luhansk", "area"),
        ("Shells hit the province of Idlib.", "Idlib", "area"),
        ("Shells hit the Sumy and Kharkiv regions.", "Sumy", "area"),
        ("Shells hit the Sumy, Poltava and Kharkiv regions.", "Sumy", "area"),
        ("They took the village of Urozhaine.", "Urozhaine", "settlement"),
        ("Planes left the Mosul airport.", "Mosul", "facility"),
        ("They swam in Lake Turkana.", "Lake Turkana", None),
        ("They took Avdiivka at dawn.", "Avdiivka", None),
    ],
)
def test_type_words_ask_for_a_kind(page: Build, text: str, name: str, asked: str | None) -> None:
    assert mention(page(text), name).asked == asked


@pytest.mark.parametrize(
    ("text", "name", "holder"),
    [
        ("Police in Paris, Texas, agreed.", "Paris", "Texas"),
        ("Shells fell in Zaranj in Nimroz province.", "Zaranj", "Nimroz"),
        ("Shells fell in Tripoli (Lebanon).", "Tripoli", "Lebanon"),
        ("Shells fell in Ukraine's southern city of Mykolaiv.", "Mykolaiv", "Ukraine"),
        ("Floods hit the Punjab province of Pakistan.", "Punjab", "Pakistan"),
        ("Shells fell in Aleppo, Idlib and Hama.", "Aleppo", None),
        ("Floods hit Colorado, Georgia and Idaho.", "Colorado", None),
        ("The base, north of Kabul, was shut; Bagram, north of Kabul, was not.", "Bagram", None),
    ],
)
def test_what_lies_in_what(page: Build, text: str, name: str, holder: str | None) -> None:
    container = mention(page(text), name).container
    assert (container.name if container is not None else None) == holder


@pytest.mark.parametrize(
    ("text", "name", "signal"),
    [
        ("Shells fell in Kyiv.", "Kyiv", "after preposition"),
        ("Shells fell in Kyiv.", "Kyiv", "is town"),
        ("The Ukrainian army left.", "Ukrainian", "is demonym"),
        ("Mr Austin left.", "Austin", "after an honorific"),
        ("GOMA, Congo - Rebels left.", "GOMA", "dateline"),
        ("Goma-based rebels left.", "Goma", "sentence start"),
        ("They went to Kenya, Uganda and Chad.", "Uganda", "in a list of places"),
    ],
)
def test_signals_say_why(page: Build, text: str, name: str, signal: str) -> None:
    assert signal in mention(page(text), name).signals


def test_no_dateline_where_a_hyphen_joins(page: Build) -> None:
    assert "dateline" not in mention(page("Goma-based rebels left."), "Goma").signals


def test_the_longest_name_is_taken(page: Build) -> None:
    names = [found.name for found in find_mentions(page("Ships left the Gulf of Aden and Port Sudan."), shared())]
    assert names == ["Gulf of Aden", "Port Sudan"]


def test_an_acronym_must_stand_in_capitals(page: Build) -> None:
    assert [found.name for found in find_mentions(page("The US said it would help us."), shared())] == ["US"]


def test_mentions_of_one_name_share_a_sense_unless_told_otherwise(page: Build) -> None:
    text = "Crowds in Paris, Texas, saw it. Paris was calm. The Kherson region and Kherson itself were not."
    senses = senses_of(find_mentions(page(text), shared()))
    assert [(sense.name, len(sense.mentions)) for sense in senses if sense.name in ("paris", "kherson")] == [
        ("paris", 2),
        ("kherson", 1),
        ("kherson", 1),
    ]


def test_other_weights_can_be_measured(page: Build) -> None:
    built = page("Shells fell in Kyiv.")
    try:
        use(Weights(note="none", names={"always": -9.0}, alone={}, report={}))
        assert find_mentions(built, shared()) == []
    finally:
        use(None)
    assert len(find_mentions(built, shared())) == 1


def test_shipped_weights_say_what_their_signals_say() -> None:
    shipped = weights()
    assert shipped.report["in the place named with it"] > 0 > shipped.report["not in the place named with it"]
    assert shipped.report["near other places"] > 0 and shipped.names["ner place"] > 0 > shipped.names["after title"]


@given(
    st.floats(-80, 80), st.floats(-180, 180), st.floats(0.1, 500), st.floats(0, 360)
)  # fmt: skip
def test_a_point_moved_and_moved_back(lat: float, lon: float, km: float, bearing: float) -> None:
    there = moved(lat, lon, km, bearing)
    assert -90 <= there[0] <= 90 and -180 <= there[1] <= 180
    if abs(lat) < 60:
        back = moved(*there, km, (bearing + 180) % 360)
        assert abs(back[0] - lat) < 1.0


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.sampled_from("Kyiv Goma al-.,’()\n Üß30km北"), max_size=60))
def test_any_text_can_be_looked_through(page: Build, text: str) -> None:
    built = page(text)
    taken = -1
    for found in find_mentions(built, shared(), every=True):
        assert taken <= found.start < found.end <= found.last <= len(built.doc)
        taken = found.end
