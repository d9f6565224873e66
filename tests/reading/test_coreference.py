"""Pronouns, later descriptions and sets, as a table of text → whom the words mean; None: nobody that can be told."""

from collections.abc import Callable

import pytest

from onrecord.reading.actors import find_cast
from onrecord.reading.page import Page

Build = Callable[..., Page]


def whom(page: Page, words: str, nth: int = 0) -> list[str] | None:
    """Names of those the ``nth`` occurrence of some words means; None if one of them is nobody that can be told."""
    at = -1
    for _ in range(nth + 1):
        at = page.report.text.index(words, at + 1)
    found = page.doc.char_span(at, at + len(words.removesuffix(" added")))
    assert found is not None
    named = find_cast(page).resolve(found)
    return None if any(item.actor is None for item in named) else [str(item.name) for item in named]


PRONOUNS = [
    ("Anna Moss said she had seen the boats.", "she", ["Anna Moss"]),
    ("Anna Moss saw the boats. She said they were empty.", "She", ["Anna Moss"]),
    ("Anna Moss met Peter Holm in Oslo. She called for calm.", "She", ["Anna Moss"]),
    ("Anna Moss met Peter Holm in Oslo. He called for calm.", "He", ["Peter Holm"]),
    ("Ivan Moss and Peter Holm met in Oslo. He said the road was open.", "He", None),
    ("Hamas said it had fired no rockets.", "it", ["Hamas"]),
    ("UNICEF lost a lorry. It said the driver was safe.", "It", ["United Nations Children's Fund"]),
    ("Kenya recalled its ambassador.", "its", ["Government of Kenya"]),
    ("Amnesty accused the army of killings. The army disputes its figures.", "its", ["Amnesty International"]),
    ("France and Germany said they would send tents.", "they", ["Government of France", "Government of Germany"]),
    ("Kenyan officials said they wanted talks.", "they", ["Kenyan officials"]),
    ("The dam was mined, Peter Moss said. Its loss would flood the valley.", "Its", None),
    ("Anna Moss told reporters the bridge was safe. “We checked it twice,” she said.", "she", ["Anna Moss"]),
    ("“He is lying,” Peter Moss said of Ivan Holm.", "He", None),
    ("Ajit Moss was going home, the ASP told reporters. He added that the road was wet.", "He", None),
    ("In her speech on Friday, Anna Moss said the road was open.", "her", ["Anna Moss"]),
    ("A guard ran to the gate. They shot him there.", "They", None),
    ("Judge Anna Moss noted that according to Eva Holm, she had left.", "she", None),
    ("“Peter Holm lost twice,” Ivan Moss said. “He lost well,” he added.", "he added", ["Ivan Moss"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "expected"), PRONOUNS)
def test_pronouns(page: Build, text: str, words: str, expected: list[str] | None) -> None:
    assert whom(page(text), words) == expected


DESCRIPTIONS = [
    ("Defence Minister Avner Lavie toured the border. The minister said it was calm.", "The minister", ["Avner Lavie"]),
    ("President Ramon Quint spoke for an hour. The president blamed the rain.", "The president", ["Ramon Quint"]),
    ("Hezbollah denied it. The group said the road was open.", "The group", ["Hezbollah"]),
    ("M23 took Sake. The rebels said the road was open.", "The rebels", ["March 23 Movement"]),
    ("The WFP lost a lorry. The agency said the driver was safe.", "The agency", ["World Food Programme"]),
    ("Russia's defence ministry denied it. The ministry gave no reason.", "The ministry", ["Ministry of Defence of Russia"]),
    ("Kenya's army fired. The army said it had seen boats.", "The army", ["Armed Forces of Kenya"]),
    ("ECOWAS met in Abuja. The bloc sent an envoy.", "The bloc", ["Economic Community of West African States"]),
    ("Khartoum rejected talks. The foreign ministry said the offer was late.", "The foreign ministry", ["Ministry of Foreign Affairs of Sudan"]),
    ("The Chadian ambassador to Norway left. The Chadian ambassador to Peru stayed.", "The Chadian ambassador to Peru", ["Chadian ambassador to Peru"]),
    ("The United Nations sent a security mission. The security mission found no mines.", "The security mission", ["security mission"]),
    ("Hezbollah fired first. Police spoke of an attack on the group of four women.", "the group of four women", ["group of four women"]),
    ("The Orchard Party met on Monday. The police organization rejected it.", "The police organization", ["police organization"]),
    ("The United Nations sent boats. The civil protection office moved 300 people.", "The civil protection office", ["civil protection office"]),
    ("The Rapid Support Forces took El Obeid. The paramilitary group said it was calm.", "The paramilitary group", ["Rapid Support Forces"]),
    ("Hezbollah denied it. The same group said the road was open.", "The same group", ["Hezbollah"]),
    ("The human rights office of the United Nations wept. The office said it was late.", "The office", ["office"]),
    ("Hezbollah is an armed group. The group said the road was open.", "The group", ["Hezbollah"]),
    ("Kyiv was calm. Ukraine's government met. The Bor military administration said so.", "The Bor military administration", ["Bor military administration"]),
    ("Ukraine's government met. The Bor military administration wept. The administration said so.", "The administration", ["administration"]),
    ("The Security Service of Ukraine denied it. The rescue service found two. The service said it would go on.", "The service", ["service"]),
    ("Chief Minister Arun Sangma spoke first. CM Sangma left at noon.", "CM Sangma", ["Arun Sangma"]),
    ("Syria's army and Turkey's army met near Afrin. The army lost two men.", "The army", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "expected"), DESCRIPTIONS)
def test_descriptions(page: Build, text: str, words: str, expected: list[str] | None) -> None:
    assert whom(page(text), words) == expected


SETS = [
    ("India and Pakistan traded fire. The two countries share a border.", "The two countries", ["Government of India", "Government of Pakistan"]),
    ("Egypt, Turkey and Qatar signed. The three countries said nothing more.", "The three countries", ["Government of Egypt", "Government of Turkey", "Government of Qatar"]),
    ("Sudan's army fought the RSF in El Fasher. The army shelled the RSF again on Monday. Both sides blamed the rain.", "Both sides", ["Sudanese Armed Forces", "Rapid Support Forces"]),
    ("Russian forces struck Kharkiv and Ukrainian forces fired back. Both sides claimed success.", "Both sides", ["Government of Russia", "Government of Ukraine"]),
    ("Talks between Russia's Ivan Orlov and US envoy Martha Ellison were short, both sides said.", "both sides", ["Government of Russia", "Government of the United States"]),
    ("The talks were short. Both sides left early.", "Both sides", None),
    ("France, Britain and Germany asked for an inquiry.", "France, Britain and Germany", ["Government of France", "Government of the United Kingdom", "Government of Germany"]),
    ("Elchin Rzayev and Tigran Manukyan met. The two leaders shook hands.", "The two leaders", ["Elchin Rzayev", "Tigran Manukyan"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "expected"), SETS)
def test_sets(page: Build, text: str, words: str, expected: list[str] | None) -> None:
    found = whom(page(text), words)
    assert (sorted(found) if found else found) == (sorted(expected) if expected else expected)


def test_own_words_name_what_they_refer_back_to(page: Build) -> None:
    built = page("France, Britain and Germany met. The UN ambassadors of the three countries wrote a letter.")
    assert whom(built, "The UN ambassadors of the three countries") == [
        "UN ambassadors of France, the United Kingdom and Germany"
    ]


def test_a_doubtful_pronoun_says_so(page: Build) -> None:
    built = page("Ivan Moss and Peter Holm met in Oslo. He said the road was open.")
    at = built.report.text.index("He said")
    words = built.doc.char_span(at, at + 2)
    assert words is not None
    (named,) = find_cast(built).resolve(words)
    assert named.name == "He"
    assert named.method.score == 0.0
    assert named.method.because is not None
    assert "Moss" in named.method.because or "unresolved" in named.method.because


def test_a_resolved_pronoun_shows_the_words_it_went_by(page: Build) -> None:
    built = page("Anna Moss said she had seen the boats.")
    at = built.report.text.index("she")
    words = built.doc.char_span(at, at + 3)
    assert words is not None
    (named,) = find_cast(built).resolve(words)
    assert [span.quote(built.report.text) for span in named.method.spans] == ["Anna Moss"]
    assert named.method.name == "pronoun"
