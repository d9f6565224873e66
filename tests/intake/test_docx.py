"""Word documents: text in order, headings by style, tracked changes, and files that mean harm."""

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from evaluation.html_stories import STORIES
from onrecord.settings import Settings
from tests.intake.taking import SECOND, STORY, codes, refused, taken


def written(path: Path, *paragraphs: str) -> docx.document.Document:
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    document.core_properties.author = ""
    document.save(str(path))
    return document


def repacked(path: Path, name: str, change: "tuple[bytes, bytes] | bytes") -> None:
    """Write a document again with one part changed or replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename == name:
                content = change if isinstance(change, bytes) else content.replace(*change)
            new.writestr(info.filename, content)
    path.write_bytes(made.getvalue())


@pytest.mark.parametrize("at", range(5))
def test_a_story(tmp_path: Path, at: int) -> None:
    story, path = STORIES[at], tmp_path / "a.docx"
    document = docx.Document()
    document.add_heading(story.title, 0)
    for kind, words in story.blocks:
        if kind == "h":
            document.add_heading(words, 2)
        else:
            document.add_paragraph(words, style="List Bullet" if kind == "li" else None)
    document.core_properties.author = "Ana Kolm"
    document.save(str(path))
    report = taken(path).report
    assert re.split(r"\n+", report.text) == [story.title, *story.words.splitlines()]
    heads = [words for kind, words in story.blocks if kind == "h"]
    assert [span.quote(report.text) for span in report.headings] == [story.title, *heads]
    assert (report.title, report.byline) == (story.title, "Ana Kolm")
    assert report.original_sha256 is not None and report.published is None


@pytest.mark.parametrize("author", ["python-docx", "admin", "Windows User", "jsmith", ""])
def test_accounts_are_no_authors(tmp_path: Path, author: str) -> None:
    document = written(tmp_path / "a.docx", STORY)
    document.core_properties.author = author
    document.save(str(tmp_path / "a.docx"))
    assert taken(tmp_path / "a.docx").report.byline is None


def test_a_byline_in_the_text_wins_over_the_files_author(tmp_path: Path) -> None:
    document = written(tmp_path / "a.docx", "Town of Kesh taken by the army", "By Ruth Calder", STORY, SECOND)
    document.core_properties.author = "Peter Osei"
    document.save(str(tmp_path / "a.docx"))
    assert taken(tmp_path / "a.docx").report.byline == "Ruth Calder"


def test_tables_lines_and_links(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("The army said ")
    paragraph.add_run("on Friday").bold = True
    paragraph.add_run(" that it had taken Kesh.").add_break()
    paragraph.add_run("The rebels\tdenied it.")
    table = document.add_table(rows=2, cols=2)
    for at, words in enumerate(("Town", "Dead", "Kesh", "12")):
        table.cell(at // 2, at % 2).text = words
    document.add_paragraph(SECOND)
    document.save(str(tmp_path / "a.docx"))
    expected = "The army said on Friday that it had taken Kesh.\nThe rebels denied it."
    assert taken(tmp_path / "a.docx").report.text == f"{expected}\n\nTown | Dead\nKesh | 12\n\n{SECOND}"


def test_tracked_changes(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("The army said it had taken ")
    for tag, part, words in (("del", "delText", "Tarvo"), ("ins", "t", "Kesh")):
        xml = f"<w:{tag} {nsdecls('w')} w:id='1' w:author='a'><w:r><w:{part}>{words}</w:{part}></w:r></w:{tag}>"
        paragraph._p.append(parse_xml(xml))
    paragraph.add_run(" on Friday, and the rebels denied it.")
    document.save(str(tmp_path / "a.docx"))
    intake = taken(tmp_path / "a.docx")
    assert intake.report.text == "The army said it had taken Kesh on Friday, and the rebels denied it."
    assert codes(intake) == ["changes"]


def test_headers_footers_and_comments_are_no_text(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "CONFIDENTIAL DRAFT"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    document.add_paragraph(STORY)
    document.save(str(tmp_path / "a.docx"))
    assert taken(tmp_path / "a.docx").report.text == STORY


def test_text_boxes_are_read_once(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph(STORY)
    box = "<w:txbxContent><w:p><w:r><w:t>A box at the side of the page.</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    paragraph._p.append(
        parse_xml(
            f"<w:r {nsdecls('w')} {mc}><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>"
            f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    document.save(str(tmp_path / "a.docx"))
    assert taken(tmp_path / "a.docx").report.text == f"{STORY}\n\nA box at the side of the page."


def test_empty(tmp_path: Path) -> None:
    written(tmp_path / "a.docx", "", "  ")
    assert refused(tmp_path / "a.docx").error.code == "empty"


def test_another_language(tmp_path: Path) -> None:
    written(tmp_path / "a.docx", "Армия сообщила в пятницу, что заняла город Кеш на рассвете. " * 4)
    assert taken(tmp_path / "a.docx").report.language == "ru"


def test_cut_short(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    written(path, STORY)
    whole = path.read_bytes()
    for share in (0.05, 0.5, 0.95):
        path.write_bytes(whole[: int(share * len(whole))])
        assert refused(path).error.code == "damaged"


def test_entities(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    written(path, STORY)
    laughs = b'<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    repacked(path, "word/document.xml", (b"<w:document", laughs + b"<w:document"))
    found = refused(path)
    assert found.error.code == "entities" and "entities" in str(found.error)


def test_a_bomb(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    written(path, STORY)
    repacked(path, "word/document.xml", b"<a>" + b" " * 30_000_000 + b"</a>")
    assert path.stat().st_size < 200_000
    found = refused(path, settings=Settings(max_unpacked_bytes=10_000_000))
    assert found.error.code == "too-large" and "max_unpacked_bytes" in str(found.error)


def test_names_that_lead_out_of_the_archive_lead_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    written(path, STORY)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("../../escaped.txt", "x")
    before = set(tmp_path.rglob("*"))
    assert taken(path).report.text == STORY
    assert set(tmp_path.rglob("*")) == before
    assert not (tmp_path.parent.parent / "escaped.txt").exists()


def test_another_name(tmp_path: Path) -> None:
    written(tmp_path / "a.docx", STORY)
    (tmp_path / "a.docx").rename(tmp_path / "a.bin")
    assert taken(tmp_path / "a.bin").report.text == STORY
