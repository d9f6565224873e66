"""Parsing: where sentences may begin, and texts whose lines were broken at a width."""

import pytest
from spacy.language import Language

from onrecord.ids import text_sha256
from onrecord.language import parse
from onrecord.model import Report, Span

WRAPPED = """THE PORT, 4 FEB (WIRE) -- A SPOKESMAN FOR THE HARBOUR COUNCIL SAID THAT A
GUARD WHO WATCHED THE GRAIN STORE AT THE EASTERN QUAY OF THE OLD HARBOUR
WAS WOUNDED BY A MAN WHO CAME IN A WHITE VAN AND LEFT ON FOOT SHORTLY
BEFORE THE PATROL ARRIVED.

THE COUNCIL WILL MEET AGAIN.
"""
LINES = "A first line\nA second line\nThe guard was hurt\nThe van was white\n"


def _report(text: str) -> Report:
    return Report(id="rpt_x", ref="x", text=text, text_sha256=text_sha256(text))


def test_a_wrapped_paragraph_is_read_across_its_lines(nlp: Language) -> None:
    doc = parse(nlp, _report(WRAPPED))
    assert len(doc.text) == len(WRAPPED)
    starts = {sent.start_char for sent in doc.sents}
    for line in ("GUARD WHO", "WAS WOUNDED", "BEFORE THE"):
        assert WRAPPED.index(line) not in starts
    assert WRAPPED.index("THE COUNCIL WILL") in starts
    assert all(WRAPPED[t.idx : t.idx + len(t)].lower() == t.text.lower() for t in doc if not t.is_space)


def test_other_lines_begin_sentences(nlp: Language) -> None:
    doc = parse(nlp, _report(LINES))
    assert doc.text == LINES
    starts = {sent.start_char for sent in doc.sents}
    assert {LINES.index(line) for line in LINES.split("\n") if line} <= starts


def test_a_sentence_begins_after_the_dateline(nlp: Language) -> None:
    text = "PORT ANSA, Feb. 23 (Meridian) - Ansa's army said it had broken a siege."
    end = text.index(" Ansa's")
    report = Report(id="rpt_x", ref="x", text=text, text_sha256=text_sha256(text), dateline=Span(0, end))
    assert text.index("Ansa's") in {sent.start_char for sent in parse(nlp, report).sents}


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("RUMA, Feb 11 (Wire) - K47 rebels said on Wednesday they had taken the town of Lamba.", "rebels said"),
        ("Old Hands Help Harbour Council Navigate Storm Season", "Navigate"),
        ("The guard got up. “You saw him?” she asked. “You of all people.”", "You saw"),
        ("The guard got up. “You saw him?” she asked. “You of all people.”", "she asked"),
    ],
)
def test_no_sentence_begins_where_its_line_goes_on(nlp: Language, text: str, inner: str) -> None:
    doc = parse(nlp, _report(text))
    assert text.index(inner) not in {sent.start_char for sent in doc.sents}


TYPED = [
    ("One guard was hurt.  This will help us.  The port is open.", ["This", "The port"]),
    ("He asked “Who?”  Nobody knew.  Did the U.S.  navy know?", ["Nobody", "Did"]),
]


@pytest.mark.parametrize(("text", "words"), TYPED)
def test_two_blanks_behind_a_stop_end_a_sentence(nlp: Language, text: str, words: list[str]) -> None:
    doc = parse(nlp, _report(text))
    assert [text.index(word) for word in words] == [sent.start_char for sent in doc.sents][1:]
    assert not any(token.is_space and token.dep_ == "ROOT" for token in doc)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("18:42 Armenia says two died", "Armenia"),
        ("7:05 GMT - Army denies it", "Army"),
        ("09.30 | Mayor is calm", "Mayor"),
    ],
)
def test_a_sentence_begins_after_the_clock_of_a_live_report(nlp: Language, text: str, word: str) -> None:
    text = f"Live\n\n{text}\n"
    assert text.index(word) in {sent.start_char for sent in parse(nlp, _report(text)).sents}
