"""A text cut at the edges of spans: nothing added, nothing lost, everything marked where its span says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.views.segments import Mark, Marked, blocks, segments

TEXTS = st.text(alphabet="ab é😀\n\r\u2028.", max_size=60)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Marked]]:
    text = draw(TEXTS)
    edges = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(edges, edges), max_size=8))
    roles = st.sampled_from(["source", "cue", "content", "figure"])
    marks = [(Span(min(pair), max(pair)), Mark(role=draw(roles), of=f"OR-{n}")) for n, pair in enumerate(spans)]
    return text, marks


@given(marked_texts())
def test_all_segments_together_are_the_text(given: tuple[str, list[Marked]]) -> None:
    text, marked = given
    found = segments(text, marked)
    assert "".join(one.text for one in found) == text
    for one in found:
        assert text[one.start : one.start + len(one.text)] == one.text
        here = range(one.start, one.start + len(one.text))
        assert set(one.marks) == {mark for span, mark in marked if span.start <= here[0] and here[-1] < span.end}


@given(marked_texts(), st.lists(st.integers(0, 60), max_size=3))
def test_all_blocks_together_are_the_text(given: tuple[str, list[Marked]], lines: list[int]) -> None:
    text, marked = given
    headings = [Span(at, at + 1) for at in lines if at < len(text)]
    found = list(blocks(text, marked, headings, [Span(0, len(text) // 2)]))
    assert "".join("".join(one.text for one in block.segments) + block.after for block in found) == text


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([(0, 3)], ["AAA", "..."]),
        ([(0, 4), (2, 6)], ["AA", "AB AB", "BB"]),
        ([(0, 6), (2, 4)], ["AA", "AB AB", "AA"]),
        ([(2, 4), (0, 6)], ["BB", "BA BA", "BB"]),
        ([(1, 1)], ["......"]),
        ([(4, 99)], ["....", "AA"]),
    ],
    ids=["one", "crossing", "nested", "the wider one is outside", "empty", "beyond the end"],
)
def test_nesting(spans: list[tuple[int, int]], expected: list[str]) -> None:
    marked = [(Span(*span), Mark(role="content", of="AB"[n])) for n, span in enumerate(spans)]
    found = segments("......", marked)
    shown = []
    for one in found:
        nest = "".join(mark.of or "" for mark in one.marks)
        if len(nest) < 2:
            shown.append((nest or ".") * len(one.text))
        else:
            shown.append(" ".join([nest] * len(one.text)))
    assert shown == expected


def test_a_claim_opens_once_where_its_content_begins() -> None:
    marked = [(Span(0, 2), Mark(role="content", of="A")), (Span(4, 6), Mark(role="content", of="A"))]
    assert [one.opens for one in segments("......", marked)] == [("A",), (), ()]


@pytest.mark.parametrize(
    ("text", "headings", "furniture", "kinds"),
    [
        ("One.\n\nTwo.", [], [], ["paragraph", "paragraph"]),
        ("One\nstill one.\n\nTwo.", [], [], ["paragraph", "paragraph"]),
        ("Head\nOne.\nAgain.", [(0, 4)], [], ["heading", "paragraph"]),
        ("One.\n\nAdvertisement\n\nTwo.", [], [(6, 19)], ["paragraph", "furniture", "paragraph"]),
        ("\n\nOne.\r\n\r\nTwo.\n", [], [], ["paragraph", "paragraph"]),
        ("", [], [], ["paragraph"]),
    ],
)
def test_blocks(text: str, headings: list[tuple[int, int]], furniture: list[tuple[int, int]], kinds: list[str]) -> None:
    found = blocks(text, [], [Span(*one) for one in headings], [Span(*one) for one in furniture])
    assert [block.kind for block in found] == kinds
