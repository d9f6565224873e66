"""Ten workbooks that LibreOffice makes, as XLSX and as CSV."""

from pathlib import Path

import pytest

from evaluation.html_stories import STORIES
from onrecord.intake import Intake, read_paths
from tests.intake.made.sheets import CALC, books, converted

pytestmark = pytest.mark.skipif(not CALC, reason="needs LibreOffice Calc, which is not on this machine")

FILTERS = {
    "xlsx": ("xlsx", ""),
    "csv": ("csv", ""),
    "csv with semicolons": ("csv", ":Text - txt - csv (StarCalc):59,34,76,1"),
    "csv in UTF-16": ("csv", ":Text - txt - csv (StarCalc):9,34,UTF-16,1"),
}


@pytest.mark.parametrize("way", FILTERS)
def test_ten_workbooks(tmp_path: Path, way: str) -> None:
    kind, filter_ = FILTERS[way]
    (tmp_path / "in").mkdir()
    files = converted(tmp_path / "in", kind, filter_)
    assert set(files) == set(books())
    for name, data in files.items():
        if kind == "csv" and name == "other sheets":
            continue  # only the first sheet is written
        path = tmp_path / f"a.{kind}"
        path.write_bytes(data)
        found = [item for item in read_paths([path]) if isinstance(item, Intake)]
        texts = [item.report.text for item in found]
        if name == "formulas":
            assert len(found) >= 3, name
            continue
        assert texts == [story.words for story in STORIES[:3]], name
        for item, story in zip(found, STORIES, strict=False):
            report = item.report
            assert (report.title, report.outlet, (report.published or "")[:10]) == (
                story.title,
                story.outlet,
                story.day,
            ), name
