"""The shipped pipeline loads and cuts text as news needs it. All sentences are invented."""

import socket
import time

import pytest
from spacy.language import Language

from onrecord.errors import PipelineError
from onrecord.language.blocks import block_ends, parse_blocks
from onrecord.language.pipeline import load

TOKENS = [
    ("“fortress”", ["“", "fortress", "”"]),
    ("‘fortress’", ["‘", "fortress", "’"]),
    ("«fortress»", ["«", "fortress", "»"]),
    ("the plant’s roof", ["the", "plant", "’s", "roof"]),
    ("the plant's roof", ["the", "plant", "'s", "roof"]),
    ("They don’t know.", ["They", "do", "n’t", "know", "."]),
    ("it fell,” she said.“We left", ["it", "fell", ",", "”", "she", "said", ".", "“", "We", "left"]),
    ("the town—seized in March—burned", ["the", "town", "—", "seized", "in", "March", "—", "burned"]),
    ("talks–which failed–resumed", ["talks", "–", "which", "failed", "–", "resumed"]),
    ("We waited… and left", ["We", "waited", "…", "and", "left"]),
    ("We waited…and left", ["We", "waited", "…", "and", "left"]),
    ("It denied it.The ministry did not.", ["It", "denied", "it", ".", "The", "ministry", "did", "not", "."]),
    (
        "KHARTOUM, July 16 (Agency) — Shells fell",
        ["KHARTOUM", ",", "July", "16", "(", "Agency", ")", "—", "Shells", "fell"],
    ),
    ("the U.S. envoy", ["the", "U.S.", "envoy"]),
    ("at 3.5 km from the front", ["at", "3.5", "km", "from", "the", "front"]),
    ("a pro-government militia", ["a", "pro", "-", "government", "militia"]),
]


@pytest.mark.parametrize(("text", "tokens"), TOKENS)
def test_tokens(nlp: Language, text: str, tokens: list[str]) -> None:
    assert [token.text for token in nlp.make_doc(text)] == tokens


def test_layers_of_a_plain_sentence(nlp: Language) -> None:
    doc = nlp("The governor of Kherson said on Friday that two bridges were destroyed by the retreating troops.")
    by_text = {token.text: token for token in doc}
    assert by_text["governor"].dep_ == "nsubj"
    assert by_text["governor"].head.text == "said"
    assert by_text["destroyed"].dep_ == "ccomp"
    assert by_text["bridges"].dep_ == "nsubj:pass"
    assert by_text["troops"].dep_ == "obl:agent"
    assert by_text["said"].lemma_ == "say"
    assert by_text["said"].tag_ == "VBD"
    assert by_text["bridges"].pos_ == "NOUN"
    assert ("Kherson", "GPE") in [(name.text, name.label_) for name in doc.ents]


SENTENCES = [
    ["Shelling resumed overnight.", "Nobody was hurt, the mayor said."],
    ["“We have no water,” she said.", "“The children are ill.”"],
    ["Mr. Okonjo met the U.N. envoy in Geneva.", "They spoke for an hour."],
    ["KHARTOUM, July 16 (Agency) — Three soldiers were killed on Sunday.", "The army gave no details."],
]


@pytest.mark.parametrize("sentences", SENTENCES)
def test_sentences(nlp: Language, sentences: list[str]) -> None:
    assert [sentence.text for sentence in nlp(" ".join(sentences)).sents] == sentences


def test_loading_needs_no_network_and_is_fast(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("loading opened a socket")

    monkeypatch.setattr(socket, "socket", refuse)
    begin = time.process_time()
    load()
    assert time.process_time() - begin < 1.5


def test_long_text_is_read_in_blocks(nlp: Language) -> None:
    text = "The army denied it.\n\nWitnesses said shells fell on Goma at dawn.\n\n" * 60
    doc = parse_blocks(nlp, nlp.make_doc(text), limit=500)
    assert doc.text == text
    assert sum(1 for token in doc if token.text == "denied" and token.dep_ == "ROOT") == 60


def test_block_ends_cover_the_text_and_fall_between_paragraphs() -> None:
    text = "One two three.\n\n" * 100
    ends = list(block_ends(text, 100))
    assert ends[-1] == len(text)
    assert all(text[end - 2 : end] == "\n\n" for end in ends)
    assert list(block_ends("x" * 250, 100)) == [100, 200, 250]
    assert list(block_ends("", 100)) == [0]


def test_a_text_over_a_million_characters_is_tokenized(nlp: Language) -> None:
    assert nlp.max_length > 50_000_000


def test_a_pipeline_that_is_not_installed_says_what_to_do() -> None:
    with pytest.raises(PipelineError, match=r"no spaCy pipeline .en_core_web_nowhere. is installed"):
        load("en_core_web_nowhere")
