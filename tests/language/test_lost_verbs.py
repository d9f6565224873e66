"""Verbs that the parser took for something else get their place in the tree back."""

import pytest
from spacy.language import Language

CASES = [
    ("The mayor blamed Lina Marsh for the raid on the market.", "blamed", "ROOT", "Lina"),
    ("The mayor accused the army of firing shells at the market.", "firing", "acl", "shells"),
    ("Rosatom blamed Ukrainian shelling.", "blamed", "ROOT", "shelling"),
    ("The operator of the plant blamed Ukrainian shelling for the outage.", "blamed", "ROOT", "shelling"),
    ("The army denied attacking civilians in the camp.", "attacking", "xcomp", "civilians"),
]


@pytest.mark.parametrize(("text", "verb", "relation", "object_"), CASES)
def test_a_verb_governs_its_object(nlp: Language, text: str, verb: str, relation: str, object_: str) -> None:
    doc = nlp(text)
    found = next(token for token in doc if token.text == verb)
    assert found.dep_ == relation
    assert [kid.text for kid in found.children if kid.dep_ == "obj"] == [object_]


LEFT = ["A man named Peter Roe was arrested.", "Convicted murderer Peter Roe left.", "The cost of drinking water rose."]


@pytest.mark.parametrize("text", LEFT)
def test_others_are_left_alone(nlp: Language, text: str) -> None:
    participles = [token for token in nlp(text) if token.text in ("named", "Convicted", "drinking")]
    assert [token.dep_ for token in participles] != ["ROOT"]
    assert not [kid for token in participles for kid in token.children if kid.dep_ == "obj" and kid.text == "water"]


def test_what_is_said_in_a_posted_video_belongs_to_the_saying(nlp: Language) -> None:
    doc = nlp("The mayor denied in a video posted on X that his men had been driven out.")
    driven = next(token for token in doc if token.text == "driven")
    assert (driven.dep_, driven.head.text) == ("ccomp", "denied")


def test_two_verbs_of_one_subject_stand_beside_each_other(nlp: Language) -> None:
    said = "said Hamas must stop endangering civilians."
    doc = nlp(f"Britain's foreign minister called for an immediate ceasefire and {said}")
    called = next(token for token in doc if token.text == "called")
    assert (called.dep_, [kid.text for kid in called.children if kid.dep_ == "conj"]) == ("ROOT", ["said"])
    assert [kid.text for kid in called.children if kid.dep_ == "nsubj"] == ["minister"]
