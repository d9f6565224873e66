"""PDFs: the text as printed, whole again; what cannot be read says why."""

import hashlib
import zlib
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from evaluation.html_stories import STORIES
from onrecord.intake.pdf_paragraphs import join_lines
from onrecord.settings import Settings
from tests.intake.printing import INDENTED, RAGGED, print_lines, print_story, running_heads, scan
from tests.intake.taking import STORY, codes, refused, taken


def lines_of(path: Path) -> list[str]:
    return [line for line in taken(path).report.text.split("\n\n") if line]


@pytest.mark.parametrize("at", range(len(STORIES)))
def test_one_column(tmp_path: Path, at: int) -> None:
    path = tmp_path / "a.pdf"
    print_story(path, [STORIES[at]])
    expected = [f"• {words}" if kind == "li" else words for kind, words in STORIES[at].blocks]
    assert lines_of(path) == [STORIES[at].title, *expected]


@pytest.mark.parametrize("columns", [2, 3])
def test_columns_under_running_heads(tmp_path: Path, columns: int) -> None:
    path = tmp_path / "a.pdf"
    stories = [STORIES[at] for at in (0, 9, 2, 6, 10)]
    print_story(path, stories, columns=columns, furnish=running_heads)
    assert lines_of(path) == [line for story in stories for line in (story.title, *story.words.splitlines())]


@pytest.mark.parametrize("columns", [2, 3])
def test_a_title_over_all_columns(tmp_path: Path, columns: int) -> None:
    path = tmp_path / "a.pdf"
    print_story(path, [STORIES[9]], columns=columns, across=True, furnish=running_heads, body=INDENTED)
    assert lines_of(path) == [STORIES[9].title, *STORIES[9].words.splitlines()]


def test_headings_and_title(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    print_story(path, [STORIES[9]], body=RAGGED)
    intake = taken(path)
    report = intake.report
    assert report.title == STORIES[9].title
    assert [span.quote(report.text) for span in report.headings] == [report.title, "The checkpoint", "The town"]
    assert report.original_sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (intake.kind, intake.problems) == ("PDF", ())


def test_what_the_document_says_of_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    print_story(path, [STORIES[0]], titled=False, title="Tarvo: the fourth day", author="Ana Kolm")
    report = taken(path).report
    assert (report.title, report.byline) == ("Tarvo: the fourth day", "Ana Kolm")
    print_story(path, [STORIES[0]], title="Microsoft Word - draft7.docx", author="anonymous")
    report = taken(path).report
    assert (report.title, report.byline) == (STORIES[0].title, None)


def test_no_day_is_taken_from_the_program_that_made_it(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    print_story(path, [STORIES[0]])
    assert taken(path).report.published is None


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["The general said the bom-", "bardment would go on."], "The general said the bombardment would go on."),
        (["It was a well-known and", "well-", "known place."], "It was a well-known and well-known place."),
        (["The anti-", "tank unit left."], "The anti-tank unit left."),
        (["The Russian-", "Ukrainian border was shut."], "The Russian-Ukrainian border was shut."),
        (["Between 2014-", "2015 they fled."], "Between 2014-2015 they fled."),
        (["The bombard\u00ad", "ment went on."], "The bombardment went on."),
        (["He paused \u2013", "then went on."], "He paused \u2013 then went on."),
        (["The e\ufb00ort failed in the \ufb01eld."], "The effort failed in the field."),
    ],
)
def test_words_broken_at_the_end_of_a_line(lines: list[str], text: str) -> None:
    from onrecord.intake.pdf_layout import Line
    from onrecord.intake.pdf_paragraphs import paragraphs

    column = [Line(50, 700 - 12 * at, 60 + 5 * len(line), 710 - 12 * at, line, 10) for at, line in enumerate(lines)]
    assert " ".join(found.text for found in paragraphs([column])) == text


def test_joining_nothing() -> None:
    assert join_lines("", "a") == "a"
    assert join_lines("a", " ") == "a"


def test_a_table_is_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    print_story(
        path, [STORIES[9]], table=[["Town", "Dead", "Hurt"], ["Kesh on Sea", "12", "3"], ["Old Tarvo", "1", "44"]]
    )
    assert "Kesh on Sea | 12 | 3\nOld Tarvo | 1 | 44" in taken(path).report.text


@pytest.mark.parametrize("pages", [1, 3])
def test_a_scan_says_so(tmp_path: Path, pages: int) -> None:
    path = tmp_path / "a.pdf"
    scan(path, pages)
    found = refused(path)
    assert found.error.code == "no-text"
    assert "scan" in str(found.error) and "OCR" in str(found.error)


def test_pages_that_are_pictures_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    scan(path, 3, words=STORY)
    intake = taken(path)
    assert intake.report.text == STORY
    assert "2, 3" in intake.problems[0].message


def test_a_password(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    print_lines(path, [STORY], size=8, encrypt=StandardEncryption("secret"))
    assert refused(path).error.code == "password"
    print_lines(path, [STORY], size=8, encrypt=StandardEncryption("", ownerPassword="secret", canCopy=0))
    assert taken(path).report.text == STORY


def test_cut_short(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    print_story(path, [STORIES[0], STORIES[1]])
    whole = path.read_bytes()
    for share in (0.02, 0.3, 0.6):
        path.write_bytes(whole[: int(share * len(whole))])
        assert refused(path).error.code in ("damaged", "empty")


def test_more_pages_than_allowed(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    print_story(path, [*STORIES, *STORIES])
    found = refused(path, settings=Settings(max_pages=2))
    assert found.error.code == "too-large" and "max_pages" in str(found.error)


def bomb(size: int) -> bytes:
    """A PDF of one page whose content unpacks to ``size`` bytes."""
    packed = zlib.compress(b" " * size, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
    ]
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + b"xref\n0 5\n0000000000 65535 f \n%strailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(made),
    )


def test_a_bomb(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(bomb(2_000_000))
    found = refused(path, settings=Settings(max_bytes=1_000_000))
    assert found.error.code == "too-large" and "max_unpacked_bytes" in str(found.error)
    assert refused(path).error.code == "empty"


def test_no_page_is_read_by_halves(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    words = f"BT /F1 10 Tf 50 700 Td ({STORY}) Tj ET".encode() * 40
    packed = zlib.compress(words, 9)
    whole = bomb(1_000).replace(zlib.compress(b" " * 1_000, 9), packed, 1)
    path.write_bytes(whole.replace(packed, packed[: len(packed) // 2] + b"\x00" * 20))
    assert refused(path).error.code == "damaged"
    path.write_bytes(whole.replace(packed, packed[:-4] + b"\0\0\0\0"))
    assert refused(path).error.code == "no-text"  # its check sum alone is wrong, but its font says nothing of widths


def test_a_story_printed_twice_in_two_columns_reads_as_the_same_claims_of_words(tmp_path: Path) -> None:
    one, two = tmp_path / "one.pdf", tmp_path / "two.pdf"
    print_story(one, [STORIES[7]])
    print_story(two, [STORIES[7]], columns=2, furnish=running_heads)
    assert taken(one).report.text_sha256 == taken(two).report.text_sha256


def test_no_fields_are_wrong_without_need(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    print_story(path, [STORIES[3]])
    intake = taken(path)
    assert (intake.report.outlet, intake.report.byline, intake.report.url) == (None, None, None)
    assert codes(intake) == []
