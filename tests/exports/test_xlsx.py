"""The workbook opens without repair, its cells are typed, and nothing in it is a formula."""

import datetime
import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
import pytest

from onrecord.exports import xlsx
from onrecord.exports.rules import Rules
from onrecord.exports.tables import TABLES
from onrecord.record.store import Record
from onrecord.views.filters import Filter
from tests.exports.conftest import RISKY

ALL = Rules(review="all", accused=True)
Book = dict[str, list[dict[str, Any]]]


def written(record: Record, given: Filter | None = None, rules: Rules = ALL) -> bytes:
    to = io.BytesIO()
    xlsx.write(record, given or Filter(), rules, to)
    return to.getvalue()


def opened(content: bytes) -> Book:
    book = openpyxl.load_workbook(io.BytesIO(content))
    found: Book = {}
    for sheet in book.worksheets:
        head, *rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        found[sheet.title] = [dict(zip(map(str, head), row, strict=True)) for row in rows]
    return found


def test_sheets_begin_with_the_review_state(desk: Record) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(desk)))
    assert book.sheetnames == [*TABLES, "about", "columns"]
    for name, table in TABLES.items():
        sheet = book[name]
        assert tuple(cell.value for cell in sheet[1]) == table.header
        assert sheet["A1"].value in ("review", "checked")
        assert sheet.freeze_panes == "C2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.max_row > 1, name


def test_no_cell_is_a_formula(desk: Record) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(desk)))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "b", "d", "inlineStr"}
    risky = [cell for cell in cells if cell.value in (RISKY, "-Dash Daily", "@Wire")]
    assert {cell.value for cell in risky} == {RISKY, "-Dash Daily", "@Wire"}
    assert all(cell.quotePrefix for cell in risky)
    plain = [cell for cell in cells if cell.value == "Talin Daily"]
    assert plain and not any(cell.quotePrefix for cell in plain)
    with zipfile.ZipFile(io.BytesIO(written(desk))) as packed:
        sheets = [packed.read(name) for name in packed.namelist() if "worksheets/" in name]
    assert not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)


def test_cells_have_the_type_of_their_column(desk: Record) -> None:
    book = opened(written(desk))
    for claim in book["claims"]:
        assert isinstance(claim["start"], int) and claim["end"] > claim["start"]
        assert claim["score"] is None or 0 <= claim["score"] <= 1
        day = claim["published"]
        assert day == "2031-05" if claim["outlet"] == "@Wire" else isinstance(day, datetime.datetime)
    figures = {(figure["measure"], figure["value"]): figure for figure in book["figures"]}
    soldiers = figures["killed", 12]
    assert soldiers["low"] == 12 and soldiers["implied"] is False
    at_least = figures["killed", 15]
    assert (at_least["low"], at_least["high"], at_least["qualifier"]) == (15, None, "at least")
    assert all(event["lat"] is None or -90 <= event["lat"] <= 90 for event in book["events"])


def test_the_tables_fit_together(desk: Record) -> None:
    book = opened(written(desk))
    claims = {row["claim"]: row for row in book["claims"]}
    events = {row["event"]: row for row in book["events"]}
    assert {row["claim"] for row in [*book["events"], *book["figures"], *book["links"]]} <= set(claims)
    assert {row["event"] for row in book["figures"]} - {None} <= set(events)
    assert {row["incident"] for row in book["events"]} - {None} == {row["incident"] for row in book["incidents"]}
    assert {row["source_key"] for row in book["sources"]} == {
        key for row in claims.values() for key in (row["source_key"] or "").split("; ") if key
    }
    for incident in book["incidents"]:
        mine = {row["claim"] for row in book["events"] if row["incident"] == incident["incident"]}
        assert incident["claims"] == len(mine)
        assert incident["checked"] == sum(claims[claim]["review"] == "checked" for claim in mine)
    assert sum(row["checked"] for row in book["sources"]) >= 1
    denied = [row for row in book["events"] if row["polarity"] == "no"]
    assert denied and any(row["denying"] for row in book["incidents"])


def test_by_default_only_what_was_checked_leaves(desk: Record) -> None:
    book = opened(written(desk, rules=Rules()))
    assert {row["review"] for row in book["claims"]} == {"checked"}
    assert {row["outlet"] for row in book["claims"]} == {"-Dash Daily"}
    assert all(row["status"] is None and row["disputes"] is None for row in book["incidents"])
    told = " ".join(str(value) for row in book["about"] for value in row.values())
    assert "Only claims that a person has checked." in told and "not checked" in told
    assert "everything" in told and "GeoNames" in told


def test_what_was_asked_for_is_said(desk: Record) -> None:
    book = opened(written(desk, Filter(words="bridge", since="2031"), Rules(review="all", names="shown")))
    told = [" ".join(str(value) for value in row.values() if value) for row in book["about"]]
    assert any("words: bridge; since: 2031" in line for line in told)
    assert any("Private persons are named." in line for line in told)
    assert any("All claims that no person has rejected" in line for line in told)


def test_every_column_is_explained(desk: Record) -> None:
    told = {(row["table"], row["column"]): row["what it says"] for row in opened(written(desk))["columns"]}
    for name, table in TABLES.items():
        for column in table.columns:
            assert told[name, column.name] == column.says


def test_private_persons_and_their_keys_stay(desk: Record) -> None:
    hidden, shown = (written(desk, rules=rules) for rules in (ALL, Rules(review="all", accused=True, names="shown")))
    assert "Brandt" in str(opened(shown)) and "brandt" not in str(opened(hidden)).lower()
    assert re.search(r"'private person \d+'", str(opened(hidden)["sources"]))


@pytest.mark.parametrize(
    ("words", "kept"),
    [("a\x00b\x0bc", "a�b�c"), ("￾x", "�x"), ("line\nbreak\ttab", "line\nbreak\ttab"), ("𝔘 é", "𝔘 é")],
)
def test_words_that_xml_cannot_hold(words: str, kept: str) -> None:
    to = io.BytesIO()
    book = xlsx.Book(to)
    book.add("links", ("unchecked", words, *[None] * 5))
    book.close([])
    cell = openpyxl.load_workbook(io.BytesIO(to.getvalue()))["links"]["B2"]
    assert cell.value == kept


def test_a_cell_holds_only_so_much() -> None:
    to = io.BytesIO()
    book = xlsx.Book(to)
    book.add("links", ("unchecked", "é" * 40_000, *[None] * 5))
    book.close([])
    value = openpyxl.load_workbook(io.BytesIO(to.getvalue()))["links"]["B2"].value
    assert isinstance(value, str) and len(value) == xlsx.MOST_CHARACTERS and value.endswith("no more]")
    assert book.cut == 1


def test_a_full_sheet_goes_on_in_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 4)
    to = io.BytesIO()
    book = xlsx.Book(to)
    for number in range(7):
        book.add("links", ("unchecked", str(number), *[None] * 5))
    book.close([])
    sheets = opened(to.getvalue())
    assert [row["claim"] for name in ("links", "links 2", "links 3") for row in sheets[name]] == list("0123456")


def test_an_empty_export_is_a_whole_workbook(desk: Record) -> None:
    book = opened(written(desk, Filter(words="zeppelin")))
    assert all(book[name] == [] for name in TABLES)
    assert any("0 claims" in str(row) for row in book["about"])


def test_parts_are_well_formed_xml(desk: Record) -> None:
    with zipfile.ZipFile(io.BytesIO(written(desk))) as packed:
        assert packed.testzip() is None
        for name in packed.namelist():
            ET.fromstring(packed.read(name))


def test_libreoffice_opens_it(desk: Record, tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("needs LibreOffice (libreoffice-calc), which is not on this machine")
    (tmp_path / "claims.xlsx").write_bytes(written(desk))
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = [
        office,
        home,
        "--headless",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
    ]
    command += ["--outdir", str(tmp_path), str(tmp_path / "claims.xlsx")]
    ran = subprocess.run(command, check=True, capture_output=True, text=True, timeout=300)
    if "could not be loaded" in ran.stdout + ran.stderr and not shutil.which("localc"):
        pytest.skip("needs LibreOffice Calc (libreoffice-calc), which is not on this machine")
    made = {path.name.split("-")[1].removesuffix(".csv"): path for path in tmp_path.glob("claims-*.csv")}
    assert set(made) == {*TABLES, "about", "columns"}
    text = made["claims"].read_text(encoding="utf-8")
    assert "HYPERLINK" in text and "-Dash Daily" in text and "#NAME?" not in text and "Err:" not in text


@pytest.mark.parametrize(
    ("asked", "told", "not_told"),
    [
        (Filter(source="Josef Brandt"), "source: [private person]", "Brandt"),
        (Filter(words="brandt killed"), "words: [private person] killed", "brandt"),
        (Filter(source="Peter Ladov"), "source: Peter Ladov", "private person]; "),
        (Filter(words="bridge"), "words: bridge", "[private person]; "),
    ],
)
def test_a_private_person_asked_for_is_not_named(desk: Record, asked: Filter, told: str, not_told: str) -> None:
    book = opened(written(desk, asked))
    assert told in str(book["about"])
    assert not_told not in str(book)
