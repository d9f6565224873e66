"""What holds for any text and any bytes."""

import tempfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.intake import Intake, Skipped, read_paths, report_from_text
from onrecord.intake.units import units
from tests.intake.pages import PAGES

PIECES = sorted({words for page in PAGES for _, words in page.lines if words})
LINES = st.sampled_from([*PIECES, "“", '"', "—", "By", "###", "#", "12:30", "Related", "\u2028", "x" * 500, "I", "۳"])
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(LINES, max_size=25).map("\n".join),
    st.lists(LINES, max_size=25).map("\r\n\r\n".join),
)


@given(TEXTS, st.booleans())
@example("\ud800 broken", False)
@settings(max_examples=300, deadline=None)
def test_spans_hold(text: str, markdown: bool) -> None:
    try:
        taken = report_from_text(text, markdown=markdown)
    except InputError:
        return
    report = taken.report
    assert len(report.text) == len(text)
    assert report.text == text or "\ufffd" in report.text
    for spans in (report.furniture, report.headings):
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(one.end <= other.start for one, other in pairwise(spans))
    assert not any(one.overlaps(other) for one in report.furniture for other in report.headings)
    assert all(
        problem.span is None or 0 <= problem.span.start < problem.span.end <= len(text) for problem in taken.problems
    )
    assert report_from_text(text, markdown=markdown) == taken


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_units_cover_all_words(text: str) -> None:
    found = units(text)
    assert all(unit.span.quote(text) == unit.raw for unit in found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    outside = [at for at in range(len(text)) if not any(unit.span.start <= at < unit.span.end for unit in found)]
    assert all(text[at].isspace() for at in outside)


@given(
    st.binary(max_size=400) | TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.sampled_from([".txt", ".md", ".json", ".jsonl", ".bin", ""]),
)
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_taken_or_skipped(data: bytes, suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        path.write_bytes(data)
        found = list(read_paths([path, folder]))
    assert found
    assert all(isinstance(item, Intake | Skipped) for item in found)
    assert all(str(path) in str(item.error) for item in found if isinstance(item, Skipped))


@pytest.mark.parametrize("text", ["\ud800 The army said it had left the town.", "\0The army said it had left.\x1b[0m"])
def test_broken_characters_are_read(text: str) -> None:
    report = report_from_text(text).report
    assert len(report.text) == len(text)
    report.text.encode()
