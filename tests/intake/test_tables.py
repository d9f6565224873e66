"""Tables: CSV, TSV and workbooks; headings, columns, dates, delimiters, and what goes wrong in them."""

import csv
import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from onrecord.errors import StopRun
from onrecord.intake import Intake, Skipped, read_paths
from onrecord.intake.cells import date_order, written_day
from onrecord.settings import Settings
from tests.intake.taking import SECOND, STORY, codes, refused, taken

ROWS = [["Headline", "Pub. Date", "Source", "Body", "Link"], ["Kesh taken", "2024-03-09", "Courier", STORY, "https://c.example/1"]]  # fmt: skip


def table(path: Path, rows: list[list[str]], *, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    made = io.StringIO()
    csv.writer(made, delimiter=delimiter, lineterminator="\n").writerows(rows)
    path.write_bytes(made.getvalue().encode(encoding))
    return path


def workbook(path: Path, **sheets: list[list[Any]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def read(path: Path, **kwargs: Any) -> list[Intake | Skipped]:
    return list(read_paths([path], **kwargs))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_fields_of_a_row(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"a.{kind}"
    path = table(path, ROWS) if kind == "csv" else workbook(path, Articles=ROWS)
    intake = taken(path)
    report = intake.report
    assert (report.text, report.title, report.outlet) == (STORY, "Kesh taken", "Courier")
    assert (report.published, report.published_basis, report.url) == ("2024-03-09", "metadata", "https://c.example/1")
    assert report.ref == f"{path}:2"
    assert codes(intake) == ["columns"]
    assert "text from “Body”" in intake.problems[0].message


@pytest.mark.parametrize(
    ("delimiter", "name", "encoding"),
    [
        (",", "a.csv", "utf-8"),
        (";", "a.csv", "utf-8"),
        ("\t", "a.csv", "utf-8"),
        ("|", "a.csv", "utf-8"),
        ("\t", "a.tsv", "utf-8"),
        ("\t", "a.tab", "utf-8"),
        (",", "a.csv", "utf-8-sig"),
        (";", "a.csv", "utf-16"),
        (",", "a.csv", "cp1252"),
    ],
)
def test_delimiters_and_encodings(tmp_path: Path, delimiter: str, name: str, encoding: str) -> None:
    text = f"“No, never; not at all,” he said.\nThen, as if to {STORY}"
    path = table(
        tmp_path / name, [["id", "text"], ["k-1", text], ["k-2", SECOND]], delimiter=delimiter, encoding=encoding
    )
    first, second = read(path)
    assert isinstance(first, Intake) and isinstance(second, Intake)
    assert (first.report.text, first.report.ref, second.report.ref) == (text, "k-1", "k-2")
    assert ("encoding" in codes(first)) == (encoding == "cp1252")


@pytest.mark.parametrize(
    "rows",
    [
        [["text"], [STORY]],
        [["TEXT", "x"], [STORY, ""]],
        [["Full text", "Summary"], [STORY, "Kesh was taken by the army on Friday, and the rebels deny that it was."]],
        [["notes", "fatalities"], [STORY, "3"]],
        [["one", "two", "three"], ["a", STORY, "7"]],
        [["Articles about Kesh"], ["exported yesterday"], ["No", "Title", "Article"], ["1", "Kesh", STORY]],
        [["1", "Kesh", STORY], ["2", "Tarvo", SECOND]],
        [["source", "source url", "text"], ["Courier", "https://c.example", STORY]],
        [["", "text", ""], ["", STORY, ""]],
    ],
)  # fmt: skip
def test_the_column_of_text_is_found(tmp_path: Path, rows: list[list[str]]) -> None:
    found = read(table(tmp_path / "a.csv", rows))
    assert isinstance(found[0], Intake) and found[0].report.text == STORY


def test_columns_as_told(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", [["Lead", "Rest", "When"], [STORY, SECOND, "9 March 2024"]])
    report = taken(path, columns={"text": "Rest", "title": "Lead", "published": "when"}).report
    assert (report.text, report.title, report.published) == (SECOND, STORY, "2024-03-09")
    assert taken(path, columns={"text": "2"}).report.text == SECOND


def test_columns_that_are_not_there(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", ROWS)
    error = refused(path, columns={"text": "Boby"}).error
    assert error.code == "columns" and 'did you mean "Body"' in str(error)
    with pytest.raises(StopRun, match='did you mean "text"'):
        read_paths([path], columns={"txt": "Body"})


def test_no_column_of_text(tmp_path: Path) -> None:
    error = refused(table(tmp_path / "a.csv", [["country", "deaths"], ["Brenna", "12"], ["Orrin", "3"]])).error
    assert error.code == "columns" and '"country", "deaths"' in str(error) and "--columns text=" in str(error)


def test_rows_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    rows = [
        ["title", "text"],
        ["a", STORY],
        ["b", ""],
        ["", ""],
        ["c", "The army, it said,", " had left"],
        ["d", SECOND],
    ]
    found = read(table(tmp_path / "a.csv", rows))
    assert [item.error.code if isinstance(item, Skipped) else "" for item in found] == ["", "empty", "columns", ""]
    assert [item.line for item in found if isinstance(item, Skipped)] == [3, 5]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("2024-03-09", "2024-03-09"),
        ("2024-03-09T14:05:00Z", "2024-03-09T14:05"),
        ("2024-03-09 14:05", "2024-03-09T14:05"),
        ("20240309", "2024-03-09"),
        ("9 March 2024", "2024-03-09"),
        ("Sat, 9 Mar 2024 14:05:00 GMT", "2024-03-09"),
        ("March 9, 2024", "2024-03-09"),
        ("16/05/2025", "2025-05-16"),
        ("5/16/2025", "2025-05-16"),
        ("16.05.2025 08:30", "2025-05-16T08:30"),
        ("1709993100", "2024-03-09T14:05"),
        ("1709993100000", "2024-03-09T14:05"),
        ("2024-03", "2024-03"),
    ],
)
def test_days_as_people_write_them(cell: str, value: str) -> None:
    found = written_day(cell)
    assert found is not None and found.value == value


@pytest.mark.parametrize(
    "cell", ["", "Friday", "12", "2024", "2024-13-01", "31/02/2024", "Kesh, 9 March 2024, morning of"]
)
def test_what_is_no_day(cell: str) -> None:
    assert written_day(cell) is None


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["03/04/2024", "16/05/2024"], ["2024-04-03", "2024-05-16"]),
        (["03/04/2024", "05/16/2024"], ["2024-03-04", "2024-05-16"]),
        (["03/04/2024", "05/06/2024"], [None, None]),
        (["16/05/2024", "05/16/2024", "03/04/2024"], ["2024-05-16", "2024-05-16", None]),
    ],
)
def test_one_date_tells_the_order_of_all(tmp_path: Path, dates: list[str], expected: list[str | None]) -> None:
    path = table(tmp_path / "a.csv", [["date", "text"], *([day, STORY] for day in dates)])
    found = [item for item in read(path) if isinstance(item, Intake)]
    assert [item.report.published for item in found] == expected
    assert ["published-ambiguous" in codes(item) for item in found] == [day is None for day in expected]
    assert date_order(["x"]) is None


def test_dates_and_numbers_of_a_workbook(tmp_path: Path) -> None:
    rows = [["id", "date", "text"], [7.0, dt.datetime(2024, 3, 9, 14, 5), STORY], [8, dt.date(2024, 3, 10), SECOND]]
    first, second = read(workbook(tmp_path / "a.xlsx", Sheet=rows))
    assert isinstance(first, Intake) and isinstance(second, Intake)
    assert (first.report.ref, first.report.published) == ("7", "2024-03-09T14:05")
    assert (second.report.ref, second.report.published) == ("8", "2024-03-10")
    assert first.report.original_sha256 == second.report.original_sha256 is not None


def test_sheets(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        Codes=[["country", "code"], ["Brenna", "BRN"]],
        May=[["text"], [STORY]],
        June=[["text"], [SECOND]],
        Hidden=[["text"], ["The army said nobody should see this sheet at all."]],
    )
    book = openpyxl.load_workbook(path)
    book["Hidden"].sheet_state = "hidden"
    book.save(path)
    first, second = read(path)
    assert isinstance(first, Intake) and isinstance(second, Intake)
    assert (first.report.text, second.report.text) == (STORY, SECOND)
    assert first.report.ref == f"{path}#May:2"
    assert "sheets" in codes(first)


def test_a_workbook_without_text(tmp_path: Path) -> None:
    assert (
        refused(workbook(tmp_path / "a.xlsx", Codes=[["country", "code"], ["Brenna", "BRN"]])).error.code == "columns"
    )
    assert refused(workbook(tmp_path / "b.xlsx", Empty=[])).error.code == "empty"


def test_damaged_workbooks(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", Sheet=ROWS)
    whole = path.read_bytes()
    for share in (0.1, 0.6, 0.9):
        path.write_bytes(whole[: int(share * len(whole))])
        assert refused(path).error.code == "damaged"


def changed(path: Path, part: str, old: bytes, new: bytes) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for info in before.infolist():
            content = before.read(info)
            after.writestr(info.filename, content.replace(old, new, 1) if info.filename == part else content)
    path.write_bytes(made.getvalue())


def test_entities_in_a_workbook(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", Sheet=ROWS)
    changed(path, "xl/worksheets/sheet1.xml", b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet')
    assert refused(path).error.code == "entities"


def test_a_bomb_of_a_workbook(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", Sheet=ROWS)
    changed(path, "xl/worksheets/sheet1.xml", b"<sheetData>", b"<sheetData>" + b" " * 5_000_000)
    found = refused(path, settings=Settings(max_unpacked_bytes=1_000_000))
    assert found.error.code == "too-large"


def test_a_large_table_is_read_row_by_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("w") as file:
        file.write("id,text\n")
        for number in range(300):
            file.write(f'{number},"{STORY} {STORY}"\n')
    settings = Settings(max_bytes=2_000)
    found = read_paths([path], settings=settings)
    assert isinstance(next(found), Intake)
    assert sum(isinstance(item, Intake) for item in found) == 299


def test_a_row_over_the_limit(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", [["text"], [STORY], [STORY * 100]])
    found = read(path, settings=Settings(max_bytes=2_000))
    assert isinstance(found[-1], Skipped) and found[-1].error.code in ("too-large", "csv")


@pytest.mark.parametrize("content", ["", "\n\n", "text\n", "text,title\n,\n"])
def test_empty_tables(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(content)
    assert refused(path).error.code == "empty"
