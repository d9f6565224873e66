"""CLEAR-style trees become UD trees."""

import spacy
from spacy.tokens import Doc

from onrecord.language.labels import universal_label, universal_tree


def tree(words: str, heads: list[int], labels: str) -> dict[str, tuple[str, str]]:
    """Each word's label and head after conversion."""
    tokens = words.split()
    lemmas = ["be" if word in {"is", "was"} else word for word in tokens]
    pos = ["NOUN" if word in {"head", "chief"} else "X" for word in tokens]
    doc = Doc(spacy.blank("en").vocab, words=tokens, heads=heads, deps=labels.split(), lemmas=lemmas, pos=pos)
    return {token.text: (token.dep_, token.head.text) for token in universal_tree(doc)}


def test_passive_with_agent() -> None:
    found = tree("Towns were shelled by rebels", [2, 2, 2, 2, 3], "nsubjpass auxpass ROOT agent pobj")
    assert found["Towns"] == ("nsubj:pass", "shelled")
    assert found["were"] == ("aux:pass", "shelled")
    assert found["rebels"] == ("obl:agent", "shelled")
    assert found["by"] == ("case", "rebels")


def test_copula_turns_and_takes_the_clause_along() -> None:
    found = tree("He is not the head of police .", [1, 1, 1, 4, 1, 4, 5, 1], "nsubj ROOT neg det attr prep pobj punct")
    assert found["head"] == ("ROOT", "head")
    assert found["is"] == ("cop", "head")
    assert found["He"] == ("nsubj", "head")
    assert found["not"] == ("advmod", "head")
    assert found["police"] == ("nmod", "head")


def test_conjuncts_hang_on_the_first() -> None:
    found = tree("Cities , towns and villages burned", [5, 0, 0, 2, 2, 5], "nsubj punct conj cc conj ROOT")
    assert found["villages"] == ("conj", "Cities")
    assert found["and"] == ("cc", "villages")


def test_relative_clause_with_a_stranded_preposition() -> None:
    found = tree("towns they fled from", [0, 2, 0, 2], "ROOT nsubj relcl prep")
    assert found["fled"] == ("acl:relcl", "towns")
    assert found["from"] == ("obl", "fled")


def test_ud_labels_stay() -> None:
    assert universal_label("nsubj:pass") == "nsubj:pass"
    assert universal_label("dobj") == "obj"
