"""Quotation marks of every style."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.quotations import Quotations, find_quotations

CASES = [
    ("“We left,” he said. “We walked.”", ["“We left,”", "“We walked.”"]),
    ('"We left," she said.', ['"We left,"']),
    ("‘Who goes there?’ – the soldiers’ call ‘came late’ that night", ["‘Who goes there?’", "‘came late’"]),
    ("the rebels’ camp and the army’s tents", []),
    ("`` Yes, '' he said", ["`` Yes, ''"]),
    ("''We walk,'' he said", ["''We walk,''"]),
    ("«Nous partons», a-t-il dit", ["«Nous partons»"]),
    ("„Wir gehen“, sagte er", ["„Wir gehen“"]),
    ("“He told me ‘run’ and I ran,” she said", ["“He told me ‘run’ and I ran,”"]),
    ('a 5" pipe lay there', []),
    ("“The first paragraph goes on and on.\n“And so does the second,” he said.",
     ["“The first paragraph goes on and on.", "“And so does the second,”"]),
    ("He called it “no small thing", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_quotations(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in find_quotations(text)] == expected


@given(st.text(alphabet="ab .,\n“”\"‘’«»'`", max_size=80))
def test_quotations_are_in_order_apart_and_on_one_line(text: str) -> None:
    spans = find_quotations(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert not any("\n" in span.quote(text) for span in spans)
    quotations = Quotations(text)
    for span in spans:
        assert quotations.at(span.start) == span
