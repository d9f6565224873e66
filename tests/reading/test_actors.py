"""Who the report speaks of: names, institutions, offices, descriptions, each as a table of text → name."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from evaluation.sources import judge, key, stories
from onrecord.reading.actor_lexicon import actor_lexicon
from onrecord.reading.actors import find_cast
from onrecord.reading.cast import Named
from onrecord.reading.page import Page

Build = Callable[..., Page]


def resolved(page: Page, words: str, nth: int = 0) -> tuple[Named, ...]:
    """Whom the ``nth`` occurrence of some words means."""
    at = -1
    for _ in range(nth + 1):
        at = page.report.text.index(words, at + 1)
    found = page.doc.char_span(at, at + len(words), alignment_mode="expand")
    assert found is not None
    return find_cast(page).resolve(found)


def names(page: Page, words: str, nth: int = 0) -> list[str | None]:
    return [named.name for named in resolved(page, words, nth)]


INSTITUTIONS = [
    ("Kyiv said the bridge held.", "Kyiv", "Government of Ukraine"),
    ("The Ukrainian government said the bridge held.", "The Ukrainian government", "Government of Ukraine"),
    ("Britain condemned the raid.", "Britain", "Government of the United Kingdom"),
    ("The Kremlin declined to comment.", "The Kremlin", "Government of Russia"),
    ("Russia's defence ministry denied it.", "Russia's defence ministry", "Ministry of Defence of Russia"),
    ("The Ministry of Defence of Chad denied it.", "The Ministry of Defence of Chad", "Ministry of Defence of Chad"),
    ("The Pentagon denied it.", "The Pentagon", "US Department of Defense"),
    ("The US State Department denied it.", "The US State Department", "US Department of State"),
    ("Russian forces shelled the port.", "Russian forces", "Armed Forces of Russia"),
    ("Moscow's troops shelled the port.", "Moscow's troops", "Armed Forces of Russia"),
    ("Russia's invading force shelled the port.", "Russia's invading force", "Armed Forces of Russia"),
    ("Sudan's army shelled the port.", "Sudan's army", "Sudanese Armed Forces"),
    ("The Israeli military struck the camp.", "The Israeli military", "Israel Defense Forces"),
    ("The Ukraine presidency gave no toll.", "The Ukraine presidency", "Office of the President of Ukraine"),
    ("The Polish prime minister's office denied it.", "The Polish prime minister's office", "Office of the Prime Minister of Poland"),
    ("The Hamas-run health ministry counted 12 dead.", "The Hamas-run health ministry", "Ministry of Health of Gaza"),
    ("Ukraine's air force shot down ten drones.", "Ukraine's air force", "Air Force of Ukraine"),
    ("Kenya's national police made no arrests.", "Kenya's national police", "Police of Kenya"),
    ("The Japanese prime minister called for calm.", "The Japanese prime minister", "Prime Minister of Japan"),
    ("The West has sent shells.", "The West", "Western governments"),
    ("Hezbollah forces fired rockets.", "Hezbollah forces", "Hezbollah"),
    ("The army of Mali left the town.", "The army of Mali", "Armed Forces of Mali"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name"), INSTITUTIONS)
def test_institutions(page: Build, text: str, words: str, name: str) -> None:
    assert names(page(text), words) == [name]


KNOWN = [
    ("The RSF took the town.", "The RSF", "Rapid Support Forces"),
    ("M23 rebels took the town.", "M23 rebels", "March 23 Movement"),
    ("The Houthis fired a missile.", "The Houthis", "Ansar Allah"),
    ("The IAEA asked for access.", "The IAEA", "International Atomic Energy Agency"),
    ("MSF treated forty people.", "MSF", "Médecins Sans Frontières"),
    ("Al-Shabaab claimed the blast.", "Al-Shabaab", "Al-Shabaab"),
    ("State news agency KCNA carried the speech.", "State news agency KCNA", "Korean Central News Agency"),
    ("The U.N. sent lorries.", "The U.N.", "United Nations"),
    ("JNIM took seven vehicles.", "JNIM", "Jama'at Nusrat al-Islam wal-Muslimin"),
]


@pytest.mark.parametrize(("text", "words", "name"), KNOWN)
def test_known_names(page: Build, text: str, words: str, name: str) -> None:
    assert names(page(text), words) == [name]


PERSONS = [
    ("Ukraine's Prime Minister Olena Marchuk called for calm.", "Ukraine's Prime Minister Olena Marchuk", "Olena Marchuk", "UKR", "GOV"),
    ("The regional governor, Oleh Syniuk, said the line was cut.", "The regional governor, Oleh Syniuk", "Oleh Syniuk", None, "GOV"),
    ("General Adam Moss said the line was cut.", "General Adam Moss", "Adam Moss", None, None),
    ("Anna Bekele, a farmer from Bor, said the well was dry.", "Anna Bekele, a farmer from Bor", "Anna Bekele", None, "AGR"),
    ("Hamas leader Khalil Nasser said talks had failed.", "Hamas leader Khalil Nasser", "Khalil Nasser", "PSE", "REB"),
    ("French Foreign Minister Luc Garnier said talks had failed.", "French Foreign Minister Luc Garnier", "Luc Garnier", "FRA", "GOV"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name", "country", "sector"), PERSONS)
def test_persons(page: Build, text: str, words: str, name: str, country: str | None, sector: str | None) -> None:
    built = page(text)
    cast = find_cast(built)
    found = built.doc.char_span(text.index(words), text.index(words) + len(words), alignment_mode="expand")
    assert found is not None
    (named,) = cast.resolve(found)
    assert (named.name, named.kind) == (name, "person")
    (actor,) = [actor for actor in cast.actors if actor.id == named.actor]
    assert (actor.kind, actor.country) == ("person", country)
    assert sector is None or actor.sector == sector


def test_a_surname_means_the_person_named_before(page: Build) -> None:
    built = page("Mayor Ihor Terekh said nothing. Terekh left at noon.")
    assert names(built, "Terekh", 1) == ["Ihor Terekh"]


def test_a_shared_surname_means_nobody(page: Build) -> None:
    built = page("Anna Moss met Peter Moss in Oslo. Moss said the road was open.")
    (named,) = resolved(built, "Moss", 2)
    assert named.actor is None


def test_who_goes_by_another_name_is_not_meant_by_the_shared_one(page: Build) -> None:
    built = page("Saddam Hussein met King Hussein of Jordan. Saddam left early. Hussein said little.")
    assert names(built, "Hussein", 2) == ["King Hussein"]


def test_officials_of_two_lands_are_no_government(page: Build) -> None:
    (named,) = resolved(page("US and British officials met in Oslo."), "US and British officials")
    assert (named.name, named.kind) == ("US and British officials", "unnamed")


def test_a_group_has_its_name_from_the_day_it_bears_it(page: Build) -> None:
    text = "The AES recalled its envoys."
    assert names(page(text, published="2024-02-01"), "The AES") == ["Alliance of Sahel States"]
    assert names(page(text, published="1999-02-01"), "The AES") != ["Alliance of Sahel States"]


def test_a_head_of_state_is_of_the_land_he_heads(page: Build) -> None:
    built = page("President Jacques Chirac flew to Bonn.")
    (chirac,) = [actor for actor in find_cast(built).actors if actor.name == "Jacques Chirac"]
    assert (chirac.country, chirac.sector) == ("FRA", "GOV")


def test_the_lawyers_of_a_person_are_not_that_person(page: Build) -> None:
    built = page("Peter Moss was held. The lawyers of Mr Moss said he was ill.")
    assert names(built, "The lawyers of Mr Moss") != ["Peter Moss"]


SPOKEN_FOR = [
    ("Kremlin spokesman Arkady Belov denied it.", "Kremlin spokesman Arkady Belov", "Arkady Belov", "Government of Russia"),
    ("A Ukrainian military spokeswoman, Alla Hrom, denied it.", "A Ukrainian military spokeswoman, Alla Hrom", "Alla Hrom", "Armed Forces of Ukraine"),
    ("The army said little. A spokesman for Hezbollah denied it.", "A spokesman for Hezbollah", "spokesman for Hezbollah", "Hezbollah"),
    ("A US military spokesman denied it.", "A US military spokesman", "US military spokesman", "Armed Forces of the United States"),
    ("Chad's military spokesman, Brigadier Ali Moss, denied it.", "Chad's military spokesman, Brigadier Ali Moss,", "Ali Moss", "Armed Forces of Chad"),
    ("The Houthi movement said it was behind it. Military spokesman Adel Raza denied it. The US military said nothing.", "Military spokesman Adel Raza", "Adel Raza", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name", "behalf"), SPOKEN_FOR)
def test_spokespeople_keep_whom_they_speak_for(
    page: Build, text: str, words: str, name: str, behalf: str | None
) -> None:
    (named,) = resolved(page(text), words)
    assert (named.name, named.on_behalf_of) == (name, behalf)


OWN_WORDS = [
    ("A senior US official said the ship was safe.", "A senior US official", "senior US official", "USA", "GOV"),
    ("Malian soldiers left the town.", "Malian soldiers", "Malian soldiers", "MLI", "MIL"),
    ("Residents slept in the school.", "Residents", "Residents", None, "CVL"),
    ("Moscow-installed authorities fled the town.", "Moscow-installed authorities", "Moscow-installed authorities", None, "GOV"),
    ("Pro-Kremlin officials fled the town.", "Pro-Kremlin officials", "Pro-Kremlin officials", None, "GOV"),
    ("Gunmen stopped the bus.", "Gunmen", "Gunmen", None, "UAF"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name", "country", "sector"), OWN_WORDS)
def test_those_without_a_name_keep_their_own_words(
    page: Build, text: str, words: str, name: str, country: str | None, sector: str
) -> None:
    built = page(text)
    cast = find_cast(built)
    found = built.doc.char_span(text.index(words), text.index(words) + len(words), alignment_mode="expand")
    assert found is not None
    (named,) = cast.resolve(found)
    assert named.name == name
    (actor,) = [actor for actor in cast.actors if actor.id == named.actor]
    assert (actor.country, actor.sector) == (country, sector)


def test_own_words_are_actors_only_once_asked_for(page: Build) -> None:
    built = page("Residents slept in the school. Kenya sent tents.")
    cast = find_cast(built)
    assert [actor.name for actor in cast.actors] == ["Government of Kenya"]
    cast.resolve(built.doc[0:1])
    assert [actor.name for actor in cast.actors] == ["Residents", "Government of Kenya"]


def test_a_place_where_things_happen_is_no_actor(page: Build) -> None:
    cast = find_cast(page("Two people died in Kyiv on Monday."))
    assert "Government of Ukraine" not in [actor.name for actor in cast.actors]


NO_ACTORS = [
    ("Two were killed near Bor.", "Two"),
    ("A woman aged 61 was killed near Bor.", "61"),
    ("“I left my house at noon,” a farmer said.", "my"),
    ("The shells came from the Russian city of Belgorod.", "Russian"),
    ("Palestinian attacks went on overnight.", "Palestinian"),
]


@pytest.mark.parametrize(("text", "words"), NO_ACTORS)
def test_numbers_possessives_and_adjectives_of_places_are_no_actors(page: Build, text: str, words: str) -> None:
    (named,) = resolved(page(text), words)
    assert named.actor is None


ADJECTIVES = [
    ("Israeli strikes hit Tyre on Sunday.", "Israeli", "Government of Israel"),
    ("Two were killed in Kharkiv by Russian shelling.", "Russian", "Government of Russia"),
]


@pytest.mark.parametrize(("text", "words", "name"), ADJECTIVES)
def test_the_adjective_of_a_deed_is_the_land_s_government(page: Build, text: str, words: str, name: str) -> None:
    assert names(page(text), words) == [name]


def test_ids_are_the_same_in_every_reading(page: Build) -> None:
    first, second = (find_cast(page(text)).actors for text in ("Kenya sent tents.", "Kenya sent tents and rice."))
    assert first[0].id == second[0].id


def test_mentions_quote_the_text(page: Build) -> None:
    built = page("Kenya's army fired. The army said its troops had seen boats.")
    (army,) = [a for a in find_cast(built).actors if a.name == "Armed Forces of Kenya"]
    assert [span.quote(built.report.text) for span in army.mentions][:2] == ["Kenya's army", "The army"]


@given(st.text(alphabet="Kyiv said the ministry,.’'\n“”-(U.S.) he its both sides", max_size=120))
@settings(max_examples=40, deadline=None)
def test_any_text_is_read(page: Build, text: str) -> None:
    built = page(text)
    cast = find_cast(built)
    for sent in built.doc.sents:
        assert cast.resolve(sent)
    for actor in cast.actors:
        assert all(0 <= span.start < span.end <= len(text) for span in actor.mentions)


def test_every_entry_of_the_lexicons_is_well_formed() -> None:
    lexicon = actor_lexicon()
    assert len(lexicon.aliases) > 1500
    dated = [alias.means for some in lexicon.aliases.values() for alias in some if getattr(alias.means, "since", "")]
    assert len(dated) > 200
    assert all(len(known.since) == 4 and known.since.isdigit() for known in dated)


def _counts(nlp: Language) -> Iterator[tuple[str, str]]:
    for title, published, text, marks in stories():
        known = frozenset(key(name) for mark in marks for name in mark.names)
        for verdict in judge(nlp, published, text, marks, known):
            yield title, verdict.result


def test_whom_the_sources_of_invented_stories_are(nlp: Language) -> None:
    results = [result for _, result in _counts(nlp)]
    assert len(results) >= 500
    assert results.count("wrong") <= 0.03 * len(results)
    assert results.count("right") >= 0.92 * len(results)


def test_the_general_staff_is_no_mr_staff(page: Build) -> None:
    assert names(page("Ukraine's General Staff denied it."), "Ukraine's General Staff") == ["General Staff of Ukraine"]
