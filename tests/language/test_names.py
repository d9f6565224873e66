"""Rules after the name model, on invented texts with names set by hand."""

import spacy
from spacy.tokens import Doc, Span

from onrecord.language.names import known_names, mend_names


def read(text: str, *names: tuple[str, str], tags: dict[str, str] | None = None) -> list[tuple[str, str]]:
    """The names of ``text`` after the rules; ``names`` are found from left to right."""
    words = text.split()
    doc = Doc(spacy.blank("en").vocab, words=words, tags=[(tags or {}).get(word, "NN") for word in words])
    start = 0
    spans = []
    for name, label in names:
        size = len(name.split())
        start = next(i for i in range(start, len(words)) if words[i : i + size] == name.split())
        spans.append(Span(doc, start, start + size, label))
        start += size
    doc.ents = spans
    return [(name.text, name.label_) for name in mend_names(doc).ents]


def test_a_surname_follows_its_full_name() -> None:
    found = read("Mira Tolven spoke . Tolven left .", ("Mira Tolven", "PERSON"), ("Tolven", "GPE"))
    assert found == [("Mira Tolven", "PERSON"), ("Tolven", "PERSON")]


def test_a_surname_before_its_full_name_is_left_alone() -> None:
    found = read("Tolven burned . Mira Tolven left .", ("Tolven", "GPE"), ("Mira Tolven", "PERSON"))
    assert found[0] == ("Tolven", "GPE")


def test_most_mentions_decide_and_a_tie_does_not() -> None:
    three = read("Brask Brask Brask", ("Brask", "ORG"), ("Brask", "ORG"), ("Brask", "PERSON"))
    assert [label for _, label in three] == ["ORG", "ORG", "ORG"]
    two = read("Brask Brask", ("Brask", "ORG"), ("Brask", "PERSON"))
    assert [label for _, label in two] == ["ORG", "PERSON"]


def test_towns_of_current_wars_are_places() -> None:
    assert read("Kharkiv was hit", ("Kharkiv", "PERSON")) == [("Kharkiv", "GPE")]
    assert read("shells hit Kharkiv", tags={"Kharkiv": "NNP"}) == [("Kharkiv", "GPE")]


def test_ambiguous_names_are_left_to_the_model() -> None:
    assert read("Jordan said no", ("Jordan", "PERSON")) == [("Jordan", "PERSON")]


def test_numbers_are_not_touched() -> None:
    assert read("Monday Monday Monday", ("Monday", "DATE"), ("Monday", "DATE"), ("Monday", "PERSON"))[2][1] == "PERSON"


def test_ambiguous_names_are_in_a_list() -> None:
    lists = known_names()
    listed = {name for key, names in lists.items() if key != "ambiguous" for name in names}
    assert set(lists["ambiguous"]) <= listed
