"""Files that Chromium makes: twenty pages as saved and as one file, ten ways to print a story."""

from collections.abc import Iterator
from pathlib import Path
from statistics import mean
from typing import Any

import pytest

from evaluation.html import f1, paragraphs
from evaluation.html_layouts import pages
from evaluation.html_stories import STORIES
from onrecord.intake import Intake
from tests.intake.made.chromium import ADDRESS, PROGRAM, STYLES, browser, printed, saved, with_a_box
from tests.intake.taking import taken

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="needs Chromium, which is not on this machine")


@pytest.fixture(scope="module")
def page() -> Iterator[Any]:
    pytest.importorskip("playwright.sync_api")
    with browser() as program:
        yield program.new_page()


def read(folder: Path, name: str, data: bytes) -> Intake:
    (folder / name).write_bytes(data)
    return taken(folder / name)


def test_saved_pages(page: Any, tmp_path: Path) -> None:
    rows = []
    for number, (_, story, html) in enumerate(pages()):
        shown, whole = saved(page, html)
        one, other = read(tmp_path, f"{number}.html", shown), read(tmp_path, f"{number}.mhtml", whole)
        assert one.report.text == other.report.text
        assert one.report.title == other.report.title == story.title
        assert other.report.url == (one.report.url or ADDRESS) and other.report.retrieved is not None
        rows.append((f1(one.report.text, story.words), paragraphs(one.report.text, story.words)))
    assert min(row[0] for row in rows) > 0.9 and mean(row[0] for row in rows) > 0.98
    assert mean(row[1] for row in rows) > 0.97


@pytest.mark.parametrize("name", STYLES)
def test_printed_pages(page: Any, tmp_path: Path, name: str) -> None:
    story = STORIES[STYLES[name][0]]
    report = read(tmp_path, "a.pdf", printed(page, name)).report
    lines = report.text.splitlines()
    assert lines[0].casefold() == story.title.casefold()
    kept = [line.removeprefix("• ") for line in lines[1:] if line]
    assert [line.casefold() for line in kept] == [line.casefold() for line in story.words.splitlines()]
    assert report.title == story.title and report.published is None


def test_the_address_that_was_printed(page: Any, tmp_path: Path) -> None:
    saved(page, pages()[0][2])
    assert read(tmp_path, "a.pdf", printed(page, "with the browser's head and foot")).report.url == ADDRESS
    assert read(tmp_path, "b.pdf", printed(page, "plain")).report.url is None


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_box_beside_the_text(page: Any, tmp_path: Path, side: str) -> None:
    data, words, box = with_a_box(page, side)
    lines = [line for line in read(tmp_path, "a.pdf", data).report.text.splitlines() if line]
    assert sorted(lines[1:]) == sorted([*words.splitlines(), box])
