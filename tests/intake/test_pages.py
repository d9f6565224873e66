"""Whole pages: what is furniture, what is heading, and what the page says about itself."""

from collections import Counter

import pytest

from onrecord.intake import report_from_text
from onrecord.model import Report
from tests.intake.late_pages import LATE_PAGES
from tests.intake.more_pages import MORE_PAGES
from tests.intake.odd_pages import ODD_PAGES
from tests.intake.pages import PAGES, SamplePage

ALL_PAGES = (*PAGES, *MORE_PAGES, *ODD_PAGES, *LATE_PAGES)


def marked(report: Report) -> dict[int, str]:
    """Part (F, H) by character offset."""
    return {
        offset: part
        for part, spans in (("F", report.furniture), ("H", report.headings))
        for span in spans
        for offset in range(*span)
    }


def confusion(page: SamplePage, report: Report) -> Counter[tuple[str, str]]:
    """(part as it is, part as marked) → characters."""
    parts, offset, counts = marked(report), 0, Counter[tuple[str, str]]()
    for part, words in page.lines:
        for at in range(offset, offset + len(words)):
            if not page.text[at].isspace():
                counts[part, parts.get(at, "B")] += 1
        offset += len(words) + 1
    return counts


@pytest.mark.parametrize("page", ALL_PAGES, ids=lambda page: page.name)
def test_page(page: SamplePage) -> None:
    report = report_from_text(page.text, markdown=page.name == "Markdown").report
    wrong = {pair: count for pair, count in confusion(page, report).items() if pair[0] != pair[1]}
    assert not wrong
    said = (report.title, report.byline, report.outlet, report.published, report.published_basis)
    assert said == (page.title, page.byline, page.outlet, page.published, page.basis)


@pytest.mark.parametrize("page", ALL_PAGES, ids=lambda page: page.name)
def test_other_line_ends_mark_the_same_words(page: SamplePage) -> None:
    def words(text: str) -> list[str]:
        report = report_from_text(text, markdown=page.name == "Markdown").report
        return [" ".join(span.quote(text).split()) for span in (*report.furniture, *report.headings)]

    assert words(page.text.replace("\n", "\r\n")) == words(page.text)


def test_real_story(shared: object) -> None:
    """The public story: every furniture character marked, and none too many."""
    import json
    from pathlib import Path

    folder = Path(str(shared)) / "stories"
    text = (folder / "kherson-fortress.txt").read_text(encoding="utf-8")
    gold = json.loads((folder / "kherson-fortress.gold.json").read_text(encoding="utf-8"))
    report = report_from_text(text).report
    there = {at for span in gold["furniture"] for at in range(*span)}
    found = {at for span in report.furniture for at in range(*span)}
    assert len(there & found) >= 0.95 * len(there)
    assert len(there & found) >= 0.95 * len(found)
    assert [list(span) for span in report.headings] == gold["headings"]
