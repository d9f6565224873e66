"""Web archives, written by warcio: responses, redirects, pictures, packed and plain, cut short, changed."""

import gzip
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from onrecord.intake import Intake, Skipped, read_paths
from onrecord.settings import Settings
from tests.intake.archives import archive
from tests.intake.printing import print_lines
from tests.intake.taking import SECOND, STORY, codes, refused, taken

PAGE = (
    f"<html><head><title>Kesh taken</title></head><body><article><p>{STORY}</p><p>{SECOND}</p></article></body></html>"
)


OK = ("https://post.example/kesh", "200 OK", "text/html; charset=utf-8", PAGE.encode())


def saved(folder: Path, content: bytes, name: str = "a.warc.gz") -> Path:
    (folder / name).write_bytes(content)
    return folder / name


@pytest.mark.parametrize(("name", "packed"), [("a.warc.gz", True), ("a.warc", False), ("a", True), ("a.gz", True)])
def test_a_page(tmp_path: Path, name: str, packed: bool) -> None:
    path = saved(tmp_path, archive(OK, packed=packed), name)
    intake = taken(path)
    report = intake.report
    assert report.text == f"{STORY}\n\n{SECOND}"
    assert (report.url, report.title, report.retrieved) == (OK[0], "Kesh taken", "2024-03-09T10:00:00Z")
    assert (report.ref, intake.kind, intake.problems) == (f"{path}#{OK[0]}", "web archive", ())
    assert report.original_sha256 is not None


def test_only_pages_that_were_fetched_whole(tmp_path: Path) -> None:
    others = [
        ("https://post.example/moved", "301 Moved", "text/html", b"<p>Moved</p>"),
        ("https://post.example/gone", "404 Not Found", "text/html", PAGE.encode()),
        ("https://post.example/a.gif", "200 OK", "image/gif", b"GIF89a"),
        ("https://post.example/a.js", "200 OK", "application/javascript", b"var a"),
    ]
    assert taken(saved(tmp_path, archive(*others, OK))).report.url == OK[0]
    assert refused(saved(tmp_path, archive(*others))).error.code == "empty"


def test_pages_without_a_report_are_named_once(tmp_path: Path) -> None:
    empty = [
        (f"https://post.example/{at}", "200 OK", "text/html", b"<html><body><img></body></html>") for at in range(5)
    ]
    found = list(read_paths([saved(tmp_path, archive(*empty, OK))]))
    assert [isinstance(item, Intake) for item in found] == [True, False]
    assert isinstance(found[1], Skipped) and "5 pages" in str(found[1].error)


def test_packed_bodies_and_charsets(tmp_path: Path) -> None:
    body = gzip.compress(PAGE.replace("The rebels", "“No,” they said. The rebels").encode("cp1252"))
    content = archive((OK[0], "200 OK", "text/html; charset=windows-1252", body), encoding="gzip")
    assert "“No,” they said." in taken(saved(tmp_path, content)).report.text


def test_a_pdf_that_was_fetched(tmp_path: Path) -> None:
    print_lines(tmp_path / "a.pdf", ["The army said that it had taken Kesh."])
    content = (tmp_path / "a.pdf").read_bytes()
    (tmp_path / "a.pdf").unlink()
    path = saved(tmp_path, archive(("https://post.example/a.pdf", "200 OK", "application/pdf", content)))
    assert taken(path).report.text == "The army said that it had taken Kesh."


def test_cut_short(tmp_path: Path) -> None:
    whole = archive(OK, OK, packed=False)
    found = list(read_paths([saved(tmp_path, whole[: int(0.8 * len(whole))], "a.warc")]))
    assert isinstance(found[0], Intake)
    assert isinstance(found[-1], Intake | Skipped)


def test_changed_after_it_was_written(tmp_path: Path) -> None:
    content = archive(OK, packed=False).replace(b"taken the town", b"taken two town")
    assert codes(taken(saved(tmp_path, content, "a.warc"))) == ["digest"]


def test_a_record_over_the_limit(tmp_path: Path) -> None:
    large = ("https://post.example/large", "200 OK", "text/html", PAGE.encode() + b" " * 50_000)
    found = list(read_paths([saved(tmp_path, archive(large, OK))], settings=Settings(max_bytes=10_000)))
    assert [isinstance(item, Intake) for item in found] == [False, True]
    assert isinstance(found[0], Skipped) and found[0].error.code == "too-large"


def wacz(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return made.getvalue()


def test_wacz(tmp_path: Path) -> None:
    files: dict[str, Any] = {"datapackage.json": b"{}", "archive/data.warc.gz": archive(OK), "pages/pages.jsonl": b"{}"}
    path = saved(tmp_path, wacz(**files), "a.wacz")
    assert taken(path).report.text == f"{STORY}\n\n{SECOND}"
    assert (
        refused(saved(tmp_path, wacz(**{"datapackage.json": b"{}", "archive/x": b""}), "b.wacz")).error.code == "empty"
    )


def test_wacz_with_names_that_lead_out(tmp_path: Path) -> None:
    files = {"datapackage.json": b"{}", "archive/a.warc.gz": archive(OK), "../../evil.warc.gz": archive(OK)}
    before = set(tmp_path.parent.rglob("evil*"))
    assert taken(saved(tmp_path, wacz(**files), "a.wacz")).report.url == OK[0]
    assert set(tmp_path.parent.rglob("evil*")) == before
