"""Saved web pages: text, metadata, encodings, layouts, and what is no page at all."""

import hashlib
from pathlib import Path

import pytest

from evaluation import html as evaluation
from onrecord.intake import Intake, find_inputs, read_paths
from tests.intake.taking import SECOND, STORY, codes, refused, taken

HEAD = (
    '<head><title>Kesh taken | Harbour Post</title><meta property="og:title" content="Kesh taken">'
    '<meta property="og:site_name" content="Harbour Post"><meta name="author" content="Ana Kolm; Ida Brann">'
    '<meta property="article:published_time" content="2024-03-08T14:05:00+01:00">'
    '<link rel="canonical" href="https://post.example/kesh"></head>'
)


def saved(folder: Path, body: str, head: str = HEAD, name: str = "page.html") -> Path:
    path = folder / name
    path.write_text(f"<!DOCTYPE html><html>{head}<body>{body}</body></html>", encoding="utf-8")
    return path


def test_twenty_pages_of_many_kinds() -> None:
    found = evaluation.rows()
    assert len(found) == 20
    assert [name for name, text, *_ in found if text < 0.9] == []
    assert sum(text for _, text, *_ in found) / 20 >= 0.975
    assert sum(kept for _, _, kept, _ in found) / 20 >= 0.95
    assert sum(fields for *_, fields in found) / 20 >= 0.95


def test_what_the_page_says_of_itself(tmp_path: Path) -> None:
    path = saved(tmp_path, f"<article><h1>Kesh taken</h1><p>{STORY}</p><h2>The hospital</h2><p>{SECOND}</p></article>")
    intake = taken(path)
    report = intake.report
    assert report.text == f"{STORY}\n\nThe hospital\n\n{SECOND}"
    assert [span.quote(report.text) for span in report.headings] == ["The hospital"]
    assert (report.title, report.byline, report.outlet) == ("Kesh taken", "Ana Kolm, Ida Brann", "Harbour Post")
    assert (report.url, report.published) == ("https://post.example/kesh", "2024-03-08T14:05")
    assert report.published_basis == "metadata"
    assert report.original_sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (intake.kind, intake.problems) == ("HTML", ())


def test_the_caller_knows_better_than_the_page(tmp_path: Path) -> None:
    report = taken(saved(tmp_path, f"<p>{STORY}</p>"), published="2024-03-09", outlet="Courier").report
    assert (report.published, report.published_basis, report.outlet) == ("2024-03-09", "given", "Courier")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<p>{STORY}<br>{SECOND}</p>", f"{STORY}\n{SECOND}"),
        (f"<div>{STORY}<br><br>{SECOND}</div>", f"{STORY}\n\n{SECOND}"),
        (f"<p>{STORY.replace('army', '<b>army</b>')}</p><p>{SECOND}</p>", f"{STORY}\n\n{SECOND}"),
        (
            f"<main><p>{STORY}</p><ul><li>One camp lies inland.</li><li>Two lie by the sea.</li></ul><p>{SECOND}</p></main>",
            f"{STORY}\n\nOne camp lies inland.\nTwo lie by the sea.\n\n{SECOND}",
        ),
        (f"<p>{STORY}</p><blockquote>{SECOND}</blockquote>", f"{STORY}\n\n{SECOND}"),
        (f"<p>{STORY}</p><script>var a = '{SECOND}'</script>", STORY),
        (f"<p>{STORY}</p><table><tr><td>Kesh</td><td>12</td></tr></table>", f"{STORY}\n\nKesh | 12"),
        (f"<p>{STORY}</p><p style='display:none'>Hidden &amp; gone &mdash; so what.</p>", None),
        (f"<p>  {STORY}\n\t</p>\n\n\n<p>\xa0</p><p>{SECOND}</p>", f"{STORY}\n\n{SECOND}"),
    ],
)  # fmt: skip
def test_paragraphs_stay_paragraphs(tmp_path: Path, body: str, text: str | None) -> None:
    found = taken(saved(tmp_path, body)).report.text
    assert found == text if text is not None else found.startswith(STORY)


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("cp1252", '<meta charset="windows-1252">'),
        ("cp1252", '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'),
        ("cp1251", '<meta charset="windows-1251">'),
        ("utf-8", '<meta charset="no-such-thing">'),
    ],
)
def test_declared_encodings(tmp_path: Path, encoding: str, declared: str) -> None:
    words = "“We hold it” – he said." if encoding != "cp1251" else "The wall said Слава."
    path = tmp_path / "a.html"
    path.write_bytes(f"<html><head>{declared}</head><body><p>{STORY} {words}</p></body></html>".encode(encoding))
    intake = taken(path)
    assert intake.report.text == f"{STORY} {words}"
    assert "encoding" not in codes(intake)


def test_an_encoding_that_is_not_declared_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(f"<html><body><p>{STORY} “No.”</p></body></html>".encode("cp1252"))
    intake = taken(path)
    assert intake.report.text.endswith("“No.”")
    assert "encoding" in codes(intake)


def test_the_folder_of_a_saved_page_is_no_report(tmp_path: Path) -> None:
    for name in ("Kesh taken.html", "other.htm"):
        saved(tmp_path, f"<p>{STORY}</p>", name=name)
    for folder in ("Kesh taken_files", "other-Dateien", "third_files"):
        (tmp_path / folder).mkdir()
        saved(tmp_path / folder, "<p>Advertisement of the day.</p>", name="frame.html")
        (tmp_path / folder / "a.js").write_text("var a")
    names = [str(path.relative_to(tmp_path)) for path in find_inputs([tmp_path])]
    assert names == ["Kesh taken.html", "other.htm", "third_files/a.js", "third_files/frame.html"]
    assert sum(isinstance(found, Intake) for found in read_paths([tmp_path])) == 3


def test_the_address_a_browser_left(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    mark = "<!-- saved from url=(0030)https://post.example/2024/kesh -->"
    path.write_text(f"<!DOCTYPE html>\n{mark}\n<html><body><p>{STORY}</p></body></html>")
    assert taken(path).report.url == "https://post.example/2024/kesh"


def test_no_outlet_is_made_of_an_address(tmp_path: Path) -> None:
    head = '<head><title>Kesh</title><link rel="canonical" href="https://post.example/kesh"></head>'
    assert taken(saved(tmp_path, f"<p>{STORY}</p>", head)).report.outlet is None


def test_no_day_is_guessed_from_the_text(tmp_path: Path) -> None:
    head = "<head><title>Kesh</title></head>"
    body = f"<p>{STORY}</p><p>The first siege began on 3 May 2019.</p><footer>Copyright 2024-01-01</footer>"
    assert taken(saved(tmp_path, body, head)).report.published is None


@pytest.mark.parametrize(
    ("name", "content", "code", "words"),
    [
        ("a.html", "<html><body></body></html>", "empty", "no report was found"),
        ("a.html", "<html><body><script>render()</script></body></html>", "empty", "complete page"),
        ("a.html", "Just words, no page.", "format", "is not a web page"),
        ("a.htm", "", "empty", ""),
        ("a.pdf", "Just words, no page.", "format", "is not a PDF document"),
        ("a.docx", "Just words, no page.", "format", "is not a Word document"),
    ],
)  # fmt: skip
def test_what_is_no_page(tmp_path: Path, name: str, content: str, code: str, words: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    found = refused(path)
    assert found.error.code == code
    assert words in str(found.error)


def test_a_page_under_another_name_is_read(tmp_path: Path) -> None:
    for name in ("a.txt", "b.pdf", "c"):
        assert taken(saved(tmp_path, f"<p>{STORY}</p>", name=name)).report.text == STORY


def test_the_title_is_not_repeated_in_the_text(tmp_path: Path) -> None:
    body = f"<article><h1>Kesh taken</h1><p>{STORY}</p><h2>Kesh taken</h2><p>{SECOND}</p></article>"
    assert taken(saved(tmp_path, body)).report.text == f"{STORY}\n\n{SECOND}"


def test_pages_nested_deeper_than_any_browser_goes(tmp_path: Path) -> None:
    deep = "<div>" * 20_000 + f"<p>{STORY}</p>" + "</div>" * 20_000
    found = list(read_paths([saved(tmp_path, deep)]))
    assert len(found) == 1


@pytest.mark.parametrize(
    ("words", "lang", "told"),
    [
        ("Армия сообщила, что заняла город на рассвете. " * 6, "ru", "ru"),
        ("Армия сообщила, что заняла город на рассвете. " * 6, "en", "ru"),
        (STORY, "uk", "en"),  # a template that was made for another edition
        ("Kharkiv, Sumy, Poltava, Dnipro, Odesa, Kherson", "uk-UA", "uk"),
    ],
)
def test_the_language_of_a_page(tmp_path: Path, words: str, lang: str, told: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        f'<html lang="{lang}"><head><title>Kesh</title></head><body><article><p>{words}</p></article></body></html>'
    )
    assert taken(path).report.language == told
