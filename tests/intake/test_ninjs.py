"""News items in JSON, versions 1 to 3: bodies, outlets, embargoes, what was withdrawn."""

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.intake import Intake, Skipped, read_paths
from tests.intake.taking import SECOND, STORY, codes, refused, taken

HTML = f"<p>{STORY}</p><h2>After</h2><p>{SECOND}</p>"
ONE = {
    "uri": "urn:newsml:agency:1", "type": "text", "versioncreated": "2024-03-09T15:00:00Z", "firstcreated": "2024-03-09T14:05:00Z",
    "headline": "Kesh taken", "byline": "Ana Kolm", "body_text": f"{STORY}\n\n{SECOND}", "body_html": HTML, "pubstatus": "usable",
    "infosource": [{"name": "Harbour Agency"}], "language": "en",
}  # fmt: skip
THREE = {
    "uri": "https://agency.example/items/1", "type": "text", "versionCreated": "2024-03-09T15:00:00Z", "firstCreated": "2024-03-09T14:05:00Z",
    "headlines": [{"role": "subhead", "value": "A bridge"}, {"role": "main", "value": "Kesh taken"}], "by": "Ana Kolm",
    "bodies": [{"role": "main", "contentType": "text/html", "value": HTML}], "infoSources": [{"name": "Harbour Agency", "role": "provider"}],
    "usageTerms": "Not for archives.", "pubStatus": "usable",
}  # fmt: skip


def saved(folder: Path, value: Any, name: str = "a.json") -> Path:
    (folder / name).write_text(json.dumps(value), encoding="utf-8")
    return folder / name


@pytest.mark.parametrize(
    ("item", "text"), [(ONE, f"{STORY}\n\n{SECOND}"), (THREE, f"{STORY}\n\nAfter\n\n{SECOND}")], ids=["1.3", "3"]
)
def test_an_item(tmp_path: Path, item: dict[str, Any], text: str) -> None:
    intake = taken(saved(tmp_path, item))
    report = intake.report
    assert (report.text, report.title, report.byline) == (text, "Kesh taken", "Ana Kolm")
    assert (report.outlet, report.published) == ("Harbour Agency", "2024-03-09T14:05")
    assert intake.kind == "ninjs"


def test_ids_and_addresses(tmp_path: Path) -> None:
    assert taken(saved(tmp_path, ONE)).report.ref == "urn:newsml:agency:1"
    report = taken(saved(tmp_path, THREE)).report
    assert (report.url, report.ref) == ("https://agency.example/items/1", str(tmp_path / "a.json"))


def test_terms_of_use_are_said(tmp_path: Path) -> None:
    intake = taken(saved(tmp_path, THREE))
    assert codes(intake) == ["usage-terms"] and "Not for archives." in intake.problems[0].message


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"pubstatus": "canceled"}, "withdrawn"),
        ({"pubstatus": "withheld"}, "withdrawn"),
        ({"embargoed": "2999-01-01T00:00:00Z"}, "embargo"),
        ({"body_text": "", "body_html": "", "type": "picture"}, "empty"),
    ],
)
def test_what_is_not_read(tmp_path: Path, change: dict[str, str], code: str) -> None:
    assert refused(saved(tmp_path, {**ONE, **change})).error.code == code
    assert taken(saved(tmp_path, {**ONE, "embargoed": "2020-01-01T00:00:00Z"})).report.text


def test_many_items(tmp_path: Path) -> None:
    path = saved(tmp_path, [ONE, {**ONE, "pubstatus": "canceled"}, THREE])
    found = list(read_paths([path]))
    assert [isinstance(item, Intake) for item in found] == [True, False, True]
    lines = tmp_path / "a.jsonl"
    lines.write_text("\n".join(json.dumps(item) for item in (ONE, THREE)))
    assert all(isinstance(item, Intake) for item in read_paths([lines]))


def test_our_own_objects_are_no_items(tmp_path: Path) -> None:
    assert taken(saved(tmp_path, {"text": STORY, "uri": "x:1"})).kind == "JSON"


@pytest.mark.parametrize(
    "odd", [{"bodies": "x"}, {"bodies": [3]}, {"headlines": {"value": "x"}}, {"infoSources": 5}, {"by": ["a"]}]
)
def test_odd_items_do_no_harm(tmp_path: Path, odd: dict[str, Any]) -> None:
    (found,) = read_paths([saved(tmp_path, {**THREE, **odd})])
    assert isinstance(found, Intake | Skipped)


def test_bodies_nested_deeper_than_anybody_writes(tmp_path: Path) -> None:
    deep = "<div>" * 3000 + STORY + "</div>" * 3000
    (found,) = read_paths([saved(tmp_path, {**THREE, "bodies": [{"contentType": "text/html", "value": deep}]})])
    assert (isinstance(found, Skipped) and found.error.code in ("damaged", "empty")) or isinstance(found, Intake)
