"""Verbs and participles that the parser took for each other get their place in the tree back."""

from collections.abc import Callable

import pytest
from spacy.language import Language

from onrecord.reading.page import Page


@pytest.mark.parametrize(
    ("text", "speaker"),
    [('"Will they attack again?" a nurse asked.', "nurse"), ("“Will they attack again?” a nurse asked.", "nurse")],
)
def test_who_asks_behind_a_quotation_is_not_in_it(page: Callable[..., Page], text: str, speaker: str) -> None:
    root = next(page(text).doc.sents).root
    assert root.text == "asked"
    assert {kid.text: kid.dep_ for kid in root.children if kid.dep_ != "punct"} == {
        "attack": "ccomp",
        speaker: "nsubj",
    }


QUALITIES = [
    ("The Ostians oppose planned Velian elections in the valley, the envoy said.", "oppose", "planned", "elections"),
    (
        "The Serbs reject proposed Croatian changes to the deal, negotiator Ana Lukic said.",
        "reject",
        "proposed",
        "changes",
    ),
]


@pytest.mark.parametrize(("text", "verb", "participle", "noun"), QUALITIES)
def test_what_is_proposed_is_the_object_of_the_verb_before(
    nlp: Language, text: str, verb: str, participle: str, noun: str
) -> None:
    words = {token.text: token for token in nlp(text)}
    assert (words[participle].dep_, words[participle].head.text) == ("amod", noun)
    assert (words[noun].dep_, words[noun].head.text) == ("obj", verb)


LEFT = ["A nurse asked for help fled.", "The army had killed villagers.", "The house a guard asked about burned."]


@pytest.mark.parametrize("text", LEFT)
def test_other_participles_stay(nlp: Language, text: str) -> None:
    assert all(kid.dep_ != "amod" for kid in nlp(text) if kid.tag_ == "VBN")
    assert all(kid.head.dep_ != "ccomp" for kid in nlp(text))
