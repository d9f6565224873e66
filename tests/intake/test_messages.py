"""E-mails and pages saved as one file, made by the standard library's own mailer."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.intake.taking import SECOND, STORY, codes, refused, taken

PAGE = (
    f"<html><head><title>Kesh taken</title></head><body><article><p>{STORY}</p><p>{SECOND}</p></article></body></html>"
)
RUSSIAN = "Армия сообщила в пятницу, что заняла город на рассвете и удерживает мост через реку."


def message(**headers: str) -> EmailMessage:
    made = EmailMessage()
    values = {"From": "Ana Kolm <ana@post.example>", "Subject": "Kesh taken", "Date": "Fri, 08 Mar 2024 14:05:00 +0100"}
    for name, value in {**values, "Message-ID": "<1@post.example>", **headers}.items():
        made[name.replace("_", "-")] = value
    return made


def sent(folder: Path, made: EmailMessage, name: str = "a.eml") -> Path:
    (folder / name).write_bytes(made.as_bytes())
    return folder / name


@pytest.mark.parametrize("name", ["a.eml", "a.txt", "a"])
def test_plain_mail(tmp_path: Path, name: str) -> None:
    made = message()
    made.set_content(f"{STORY}\n\n{SECOND}\n")
    intake = taken(sent(tmp_path, made, name))
    report = intake.report
    assert (report.text, report.title, report.byline) == (f"{STORY}\n\n{SECOND}", "Kesh taken", "Ana Kolm")
    assert (report.published, report.published_basis, intake.kind) == ("2024-03-08T14:05", "metadata", "e-mail")
    assert report.original_sha256 is not None


def test_the_part_that_says_more_is_read(tmp_path: Path) -> None:
    made = message()
    made.set_content("View this in your browser.")
    made.add_alternative(PAGE, subtype="html")
    assert taken(sent(tmp_path, made)).report.text == f"{STORY}\n\n{SECOND}"
    made = message()
    made.set_content(f"{STORY} {SECOND}")
    made.add_alternative(f"<p>{STORY}</p><p>{SECOND}</p>", subtype="html")
    assert taken(sent(tmp_path, made)).report.text == f"{STORY} {SECOND}"


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
def test_encodings_of_mail(tmp_path: Path, encoding: str, charset: str) -> None:
    made = message()
    text = f"{STORY} José Muñoz denied it."
    made.set_content(text, charset=charset, cte=encoding)
    assert taken(sent(tmp_path, made)).report.text == text


def test_lines_broken_for_sending(tmp_path: Path) -> None:
    made = message()
    made.set_content("The army said on Friday that it had \ntaken the town of Kesh.\n\nThe rebels denied \nit.\n")
    made.set_param("format", "flowed")
    assert (
        taken(sent(tmp_path, made)).report.text
        == "The army said on Friday that it had taken the town of Kesh.\n\nThe rebels denied it."
    )


def test_attachments_are_named(tmp_path: Path) -> None:
    made = message()
    made.set_content(STORY)
    made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="../../statement.pdf")
    intake = taken(sent(tmp_path, made))
    assert intake.report.text == STORY
    assert codes(intake) == ["attachments"] and "statement.pdf" in intake.problems[0].message
    assert not list(tmp_path.rglob("*.pdf"))


def test_an_agency_is_an_outlet(tmp_path: Path) -> None:
    made = message(From="Reuters <alerts@mail.example>")
    made.set_content(STORY)
    report = taken(sent(tmp_path, made)).report
    assert (report.outlet, report.byline) == ("Reuters", None)


def test_mail_with_nothing_to_read(tmp_path: Path) -> None:
    made = message()
    made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="a.pdf")
    found = refused(sent(tmp_path, made))
    assert found.error.code == "empty" and "a.pdf" in str(found.error)


def test_mail_in_another_language(tmp_path: Path) -> None:
    made = message(Subject="Сводка")
    made.set_content(RUSSIAN)
    assert taken(sent(tmp_path, made)).report.language == "ru"


def test_odd_headers_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(
        b"From: \xff\xfe <\nDate: someday\nSubject: =?utf-8?B?@@@?=\nMIME-Version: 1.0\n\n" + STORY.encode()
    )
    report = taken(path).report
    assert (report.text, report.published) == (STORY, None)


def test_a_note_with_a_colon_is_no_mail(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Subject: Kesh taken\n\n{STORY}")
    assert taken(path).kind == "text"


def mhtml(location: str = "https://post.example/kesh", html: str = PAGE) -> bytes:
    made = EmailMessage()
    made["From"] = "<Saved by Blink>"
    made["Snapshot-Content-Location"] = location
    made["Subject"] = "Kesh taken"
    made["Date"] = "Sat, 09 Mar 2024 10:00:00 +0100"
    made["MIME-Version"] = "1.0"
    made.set_content(html, subtype="html", cte="quoted-printable")
    made.make_related()
    made.add_related(b"GIF89a", maintype="image", subtype="gif")
    return made.as_bytes()


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a"])
def test_a_page_in_one_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(mhtml())
    intake = taken(path)
    report = intake.report
    assert report.text == f"{STORY}\n\n{SECOND}"
    assert (report.url, report.title, intake.kind) == ("https://post.example/kesh", "Kesh taken", "MHTML")
    assert (report.retrieved, report.published) == ("2024-03-09T09:00:00Z", None)


def test_a_page_in_one_file_without_a_page(tmp_path: Path) -> None:
    path = tmp_path / "a.mhtml"
    path.write_bytes(mhtml(html=" "))
    assert refused(path).error.code == "empty"
    path.write_bytes(mhtml()[:300])
    assert refused(path).error.code in ("empty", "damaged")
