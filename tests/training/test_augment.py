"""Changed passages stay well formed: every layer as long as the words, trees whole, names spelled out."""

import random

import pytest
import spacy

from onrecord.language.tokenization import set_news_rules
from training.augment import Rates, augment, other_quotes, pieces, with_dateline
from training.language_data import Passage, Sentence, to_doc

ALL = Rates(names=1.0, quotes=1.0, dateline=1.0, capitals=0.3, headline=0.3, lower=0.3)


def invented(*, tree: bool) -> Passage:
    """Two sentences about people and towns that do not exist, with a tree or without."""
    first = ["Mira", "Tolven", "left", "Oskarhaven", "on", "the", "ferry", '"', "Sund", '"', "."]
    names = ["B-PERSON", "I-PERSON", "O", "B-GPE", "O", "O", "O", "O", "B-PRODUCT", "O", "O"]
    heads = [2, 0, 2, 2, 6, 6, 2, 8, 6, 8, 2]
    deps = ["nsubj", "flat", "ROOT", "obj", "case", "det", "obl", "punct", "appos", "punct", "punct"]
    tags = ["NNP", "NNP", "VBD", "NNP", "IN", "DT", "NN", "``", "NNP", "''", "."]
    sentence = Sentence(tuple(first), (True,) * len(first), names=tuple(names))
    if tree:
        sentence = Sentence(
            sentence.words, sentence.spaces, tags=tuple(tags), heads=tuple(heads), deps=tuple(deps), names=tuple(names)
        )
    return (sentence, sentence)


@pytest.mark.parametrize("tree", [True, False])
def test_changed_passages_are_well_formed(tree: bool) -> None:
    nlp = set_news_rules(spacy.blank("en"))
    rng = random.Random(3)
    for _ in range(300):
        passage = augment(invented(tree=tree), ALL, rng)
        for sentence in passage:
            size = len(sentence.words)
            layers = (sentence.spaces, sentence.tags, sentence.heads, sentence.deps, sentence.names, sentence.lemmas)
            assert all(layer is None or len(layer) == size for layer in layers)
            assert all(sentence.words)
        doc = to_doc(nlp.vocab, passage, names=True, syntax=True)
        assert {"PERSON", "GPE"} <= {name.label_ for name in doc.ents}
        if tree:
            assert len(list(doc.sents)) == 2


def test_changing_is_repeatable() -> None:
    assert augment(invented(tree=False), ALL, random.Random(7)) == augment(invented(tree=False), ALL, random.Random(7))


def test_a_dateline_hangs_on_the_root_and_stays_in_the_sentence() -> None:
    first, _ = with_dateline(invented(tree=True), random.Random(5))
    assert first.heads is not None
    assert first.deps is not None
    assert first.deps[0] == "dep"
    assert first.words[first.heads[0]] == "left"
    assert first.deps.count("ROOT") == 1


def test_straight_quotes_become_pairs() -> None:
    words = other_quotes(invented(tree=False), random.Random(1))[0].words
    assert words[7:10] in {("“", "Sund", "”"), ("«", "Sund", "»")}


def test_pieces_follow_the_tokenizer() -> None:
    nlp = set_news_rules(spacy.blank("en"))
    for name in ("Deir al-Balah", "U.S.", "Kim Jong-un", "Nova Kakhovka", "Ministry of Health"):
        assert list(pieces(name)[0]) == [token.text for token in nlp.make_doc(name)]


def test_rates_scale() -> None:
    assert Rates(names=0.5).scaled(0.5).names == 0.25
