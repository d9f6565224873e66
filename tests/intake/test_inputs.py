"""Inputs as people give them: files, folders, standard input, and everything that goes wrong."""

import io
import json
import os
from pathlib import Path

import pytest

from onrecord.errors import StopRun
from onrecord.intake import Intake, Skipped, count_reports, find_inputs, read_paths
from onrecord.settings import Settings

STORY = (
    "The army said on Friday that it had taken the town of Kesh. The rebels denied it and said they held the bridge."
)


def refs(found: list[Intake | Skipped]) -> list[str]:
    return [item.report.ref if isinstance(item, Intake) else f"!{item.ref}" for item in found]


def only(path: Path | str, **kwargs: object) -> Intake | Skipped:
    (found,) = read_paths([path], **kwargs)  # type: ignore[arg-type]
    return found


def skipped(path: Path | str, **kwargs: object) -> Skipped:
    found = only(path, **kwargs)
    assert isinstance(found, Skipped), found
    return found


def taken(path: Path | str, **kwargs: object) -> Intake:
    found = only(path, **kwargs)
    assert isinstance(found, Intake), found
    return found


def codes(intake: Intake) -> list[str]:
    return [problem.code for problem in intake.problems]


def test_text_is_unchanged(tmp_path: Path) -> None:
    text = f"{STORY}\r\n\r\n{STORY}\n\ttail \n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    assert taken(tmp_path / "a.txt").report.text == text


def test_folder_is_walked_sorted(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("c.txt", "a.md", "b/x.txt", ".git/config.txt", ".hidden.txt"):
        (tmp_path / name).write_text(STORY)
    (tmp_path / "picture.jpg").write_bytes(b"\xff\xd8\xff\xe0\0\0")
    found = list(read_paths([tmp_path]))
    expected = ["a.md", "b/x.txt", "c.txt"]
    assert refs(found) == [*(str(tmp_path / name) for name in expected), f"!{tmp_path / 'picture.jpg'}"]
    assert [str(path) for path in find_inputs([tmp_path])] == [ref.lstrip("!") for ref in refs(found)]
    assert count_reports([tmp_path]) == len(found)


def test_reading_is_lazy(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    found = read_paths([tmp_path / "a.txt", tmp_path / "b.txt"])
    assert isinstance(next(found), Intake)
    (tmp_path / "b.txt").write_text(STORY)
    assert isinstance(next(found), Intake)


def test_same_text_same_id(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(STORY)
    first, second = read_paths([tmp_path / "a.txt", tmp_path / "b.txt"])
    assert isinstance(first, Intake)
    assert isinstance(second, Intake)
    assert first.report.id == second.report.id
    other = taken(tmp_path / "a.txt", outlet="Courier")
    assert other.report.id != first.report.id
    assert other.report.text_sha256 == first.report.text_sha256


def test_json_fields(tmp_path: Path) -> None:
    record = {
        "text": STORY, "id": "k-1", "title": "Town taken", "outlet": "Courier", "byline": ["A. Roe", "B. Doe"],
        "url": "https://courier.example/1", "published": "2024-03-09T10:00:00Z", "language": "en", "section": "world",
    }  # fmt: skip
    (tmp_path / "a.json").write_text(json.dumps(record))
    intake = taken(tmp_path / "a.json")
    report = intake.report
    assert (report.ref, report.title, report.outlet) == ("k-1", "Town taken", "Courier")
    assert (report.byline, report.url) == ("A. Roe, B. Doe", "https://courier.example/1")
    assert (report.published, report.published_basis) == ("2024-03-09T10:00", "metadata")
    assert intake.problems == ()


def test_json_array(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([{"text": STORY, "id": 7}, {"text": ""}, 3, {"text": STORY}]))
    path = tmp_path / "a.json"
    assert refs(list(read_paths([path]))) == ["7", f"!{path}#2", f"!{path}#3", f"{path}#4"]
    assert count_reports([path]) == 4


@pytest.mark.parametrize(
    ("record", "code", "words"),
    [
        ({"body": STORY}, "text-missing", 'is it "body"'),
        ({"txt": STORY}, "text-missing", 'is it "txt"'),
        ({}, "text-missing", 'has no field "text"'),
        ({"text": None}, "text-missing", "null"),
        ({"text": ["a"]}, "text-missing", "an array"),
        ({"text": "  \n"}, "empty", "empty"),
        ([], "json", "an array"),
        ("text", "json", "a string"),
    ],
)
def test_bad_record(tmp_path: Path, record: object, code: str, words: str) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps(record))
    found = skipped(tmp_path / "a.jsonl")
    assert found.error.code == code
    assert words in str(found.error)
    assert (found.ref, found.line) == (f"{tmp_path / 'a.jsonl'}:1", 1)


def test_misspelt_and_bad_fields_are_said(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": STORY, "publised": "2024-03-09", "outlet": 5}))
    intake = taken(tmp_path / "a.jsonl")
    assert codes(intake) == ["field", "field"]
    assert 'did you mean "published"?' in intake.problems[0].message
    assert intake.report.published is None


def test_bad_published_is_left_unknown(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": STORY, "published": "last week"}))
    intake = taken(tmp_path / "a.jsonl")
    assert codes(intake) == ["published"]
    assert (intake.report.published, intake.report.published_basis) == (None, "unknown")


def test_bad_published_of_the_caller_stops_at_once(tmp_path: Path) -> None:
    with pytest.raises(StopRun, match="last week"):
        read_paths([tmp_path], published="last week")


def test_invalid_line_seven_of_twenty(tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"{STORY} Part {number}."}) for number in range(1, 21)]
    lines[6] = '{"text": no quotes}'
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(lines))
    found = list(read_paths([path]))
    assert [isinstance(item, Skipped) for item in found] == [number == 7 for number in range(1, 21)]
    bad = found[6]
    assert isinstance(bad, Skipped)
    assert (bad.line, bad.error.code) == (7, "json")
    assert f"{path}:7: invalid JSON at line 7, column 10" in str(bad.error)


def test_invalid_json_names_line_and_column(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[\n {"text": "a"},\n {"text" "b"}\n]')
    assert "line 3, column 10" in str(skipped(tmp_path / "a.json").error)


def test_json_lines_under_the_wrong_name(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(f"{json.dumps({'text': STORY})}\n{json.dumps({'text': STORY})}\n")
    assert len([item for item in read_paths([tmp_path / "a.json"]) if isinstance(item, Intake)]) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf8_needs_no_word(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_text(f"“{STORY}” said José.", encoding=encoding)
    intake = taken(tmp_path / "a.txt")
    assert (intake.report.text, intake.problems) == (f"“{STORY}” said José.", ())


@pytest.mark.parametrize(
    ("encoding", "name", "extra"),
    [
        ("utf-16", "UTF-16", "“Нет”, he said."),
        ("utf-16-le", "UTF-16", "He said no."),
        ("cp1251", "Windows-1251", "He wrote «Слава» on the wall of the house in Ровна."),
        ("koi8-r", "KOI8-R", "He wrote Слава on the wall of the house in Ровна."),
        ("cp1252", "Windows-1252", "“No,” said José Muñoz – twice."),
        ("latin-1", "Latin-1", "No, said José Muñoz and François Hervé."),
    ],
)
def test_other_encodings_are_read_and_said(tmp_path: Path, encoding: str, name: str, extra: str) -> None:
    (tmp_path / "a.txt").write_bytes(f"{STORY} {extra}".encode(encoding))
    intake = taken(tmp_path / "a.txt")
    assert intake.report.text == f"{STORY} {extra}"
    assert codes(intake) == ["encoding"]
    assert name in intake.problems[0].message


@pytest.mark.parametrize(
    ("name", "data", "code", "words"),
    [
        ("a.txt", b"", "empty", "no text"),
        ("a.txt", b" \n\t\r\n", "empty", "no text"),
        ("a.txt", b"\xef\xbb\xbf", "empty", "no text"),
        ("a.txt", "\u2014 * \u2014".encode(), "empty", "no words"),
        ("a.jsonl", b"\n\n", "empty", "no report"),
        ("a.json", b"", "empty", "empty"),
        ("a.json", b"[]", "empty", "array is empty"),
        ("a.txt", b"%PDF-1.7\n%\xe2\xe3", "damaged", "PDF"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0", "format", "a PNG image"),
        ("a.docx", b"PK\x03\x04\x14\0word/document.xml", "damaged", "a Word document"),
        ("a.zip", b"PK\x03\x04\x14\0reports/", "damaged", "a ZIP archive"),
        ("a.txt", b"\x01\x02\0\0\0\xff\xfe", "format", "a binary file"),
        ("a.html", b"News without any tags", "format", "is not a web page"),
        ("a.html", b"<!DOCTYPE html><html><body></body></html>", "empty", "no report was found"),
    ],
)
def test_unreadable_content(tmp_path: Path, name: str, data: bytes, code: str, words: str) -> None:
    (tmp_path / name).write_bytes(data)
    found = skipped(tmp_path / name)
    assert found.error.code == code
    assert words in str(found.error)
    assert str(tmp_path / name) in str(found.error)


def test_missing_file_suggests_a_sibling(tmp_path: Path) -> None:
    (tmp_path / "kherson.txt").write_text(STORY)
    error = skipped(tmp_path / "kerson.txt").error
    assert error.code == "missing"
    assert "kherson.txt" in str(error)


def test_missing_folder(tmp_path: Path) -> None:
    assert skipped(tmp_path / "no" / "a.txt").error.code == "missing"


def test_empty_folder(tmp_path: Path) -> None:
    assert skipped(tmp_path).error.code == "empty"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "a.txt").chmod(0)
    assert skipped(tmp_path / "a.txt").error.code == "permission"


def test_permission_error_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(STORY)

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert "chmod" in str(skipped(tmp_path / "a.txt").error)


def test_large_file_is_not_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("the file was loaded"))
    error = skipped(tmp_path / "a.txt").error
    assert error.code == "too-large"
    assert "50.0 MB" in str(error)
    assert "max_bytes" in str(error)


def test_only_a_line_of_json_lines_has_a_limit(tmp_path: Path) -> None:
    long = json.dumps({"text": STORY * 100})
    short = json.dumps({"text": STORY})
    (tmp_path / "a.jsonl").write_text("\n".join([short, long, short, short]))
    found = list(read_paths([tmp_path / "a.jsonl"], settings=Settings(max_bytes=400)))
    assert [isinstance(item, Skipped) for item in found] == [False, True, False, False]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (STORY, ["-"]),
        (f"[File photo] {STORY}", ["-"]),
        (json.dumps({"text": STORY, "id": "a"}), ["a"]),
        (json.dumps([{"text": STORY, "id": "a"}, {"text": STORY, "id": "b"}]), ["a", "b"]),
        ("\n".join(json.dumps({"text": STORY, "id": id_}) for id_ in "ab"), ["a", "b"]),
        (json.dumps({"text": STORY, "id": "a"}, indent=2), ["a"]),
        ("", ["!-"]),
        ('{"text": "no end', ["!standard input"]),
    ],
)
def test_standard_input(data: str, expected: list[str]) -> None:
    found = list(read_paths(["-"], stdin=io.BytesIO(data.encode())))
    assert refs(found) == expected
    assert count_reports(["-"]) is None


def test_others_are_still_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_bytes(b"\0\1\2")
    (tmp_path / "c.txt").write_text(STORY)
    found = list(read_paths([tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "nope.txt", tmp_path / "c.txt"]))
    assert [isinstance(item, Skipped) for item in found] == [False, True, True, False]


def test_markdown_headings(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"# Town taken\n\n{STORY}\n\n## Reactions\n\n{STORY}\n")
    report = taken(tmp_path / "a.md").report
    assert [span.quote(report.text) for span in report.headings] == ["# Town taken", "## Reactions"]
    assert report.title == "Town taken"
