"""Broken files: a whole file of each format, and what is left of it after bytes were changed, cut, doubled or moved.

    python -m tests.intake.mutations [--count 10000] [--only FORMAT …] [--seed N]

reads many broken files of each format and stops at the first that does harm: that raises anything, or takes in half.
"""

import argparse
import csv
import io
import json
import random
import re
import sys
import time
import warnings
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import docx
import openpyxl

from evaluation.html_layouts import pages
from evaluation.html_stories import STORIES
from onrecord.errors import InputError
from onrecord.intake import Intake, Skipped
from onrecord.intake.inputs import read_source
from onrecord.intake.source import Source
from onrecord.intake.wishes import Wishes
from onrecord.settings import Settings
from tests.intake.archives import archive
from tests.intake.printing import running_heads, story_bytes

WISHES = Wishes(None, None, Settings(max_bytes=5_000_000, max_unpacked_bytes=50_000_000, max_pages=50))
PIECES = (
    b"\0", b"\xff\xfe", b"<", b">", b"</p>", b"<!--", b"]]>", b"&#0;", b"&#xD800;", b'"', b",", b"\n", b"\r\n\r\n", b"{", b"]",
    b"stream", b"endobj", b"obj", b"/Length 99999999", b"%PDF-", b"PK\x03\x04", b"=?", b"Content-Length: -1", b"9" * 40,
    b"-1", b"1e999", b"\xe2\x80\xae", b"<<" * 50, b"[" * 200, b"<div>" * 50, b"null", b"true",
)  # fmt: skip


def html() -> bytes:
    return pages()[9][2].encode()


def mhtml() -> bytes:
    made = EmailMessage()
    made["From"], made["Snapshot-Content-Location"] = "<Saved by Blink>", "https://post.example/"
    made["MIME-Version"] = "1.0"
    made.set_content(pages()[0][2], subtype="html", cte="quoted-printable")
    made.make_related()
    made.add_related(b"GIF89a", maintype="image", subtype="gif")
    return made.as_bytes()


def eml() -> bytes:
    made = EmailMessage()
    made["From"], made["Subject"], made["Message-ID"] = "Ana Kolm <a@b.example>", STORIES[0].title, "<1@b.example>"
    made.set_content(STORIES[0].words)
    made.add_alternative(pages()[0][2], subtype="html")
    made.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="a.pdf")
    return made.as_bytes()


def pdf() -> bytes:
    return story_bytes([STORIES[0]], columns=2, furnish=running_heads)


def word() -> bytes:
    document, made = docx.Document(), io.BytesIO()
    for kind, words in STORIES[7].blocks:
        document.add_paragraph(words, style="Heading 2" if kind == "h" else None)
    document.save(made)
    return made.getvalue()


def rows() -> list[list[str]]:
    return [["title", "date", "text"], *([story.title, story.day, story.words] for story in STORIES[:3])]


def workbook() -> bytes:
    book, made = openpyxl.Workbook(), io.BytesIO()
    for row in rows():
        book.worksheets[0].append(row)
    book.save(made)
    return made.getvalue()


def table() -> bytes:
    made = io.StringIO()
    csv.writer(made).writerows(rows())
    return made.getvalue().encode()


def rss() -> bytes:
    items = "".join(f"<item><title>{s.title}</title><description>{s.words}</description></item>" for s in STORIES[:3])
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title>{items}</channel></rss>'.encode()


def telegram() -> bytes:
    posts: list[dict[str, Any]] = [
        {"id": at, "type": "message", "date": "2024-03-09T10:00:00", "date_unixtime": "1709993100", "text": [story.words, {"type": "bold", "text": "x"}]}
        for at, story in enumerate(STORIES[:3])
    ]  # fmt: skip
    return json.dumps({"name": "Post", "type": "public_channel", "id": 1, "messages": posts}).encode()


def ninjs() -> bytes:
    bodies = [{"role": "main", "contentType": "text/html", "value": f"<p>{STORIES[0].words}</p>"}]
    return json.dumps({"uri": "u:1", "headlines": [{"value": "x"}], "bodies": bodies, "pubStatus": "usable"}).encode()


def warc() -> bytes:
    records = [
        (f"https://post.example/{at}", "200 OK", "text/html", page.encode())
        for at, (*_, page) in enumerate(pages()[:2])
    ]
    return archive(*records, packed=False)


def naf() -> bytes:
    story = STORIES[4]
    words = [(number, one.start(), one[0]) for number, one in enumerate(re.finditer(r"\w+", story.words[:400]), 1)]
    forms = "".join(f'<wf id="w{n}" offset="{at}" length="{len(one)}">{one}</wf>' for n, at, one in words)
    terms = "".join(f'<term id="t{n}"><span><target id="w{n}"/></span></term>' for n, _, _ in words)
    spans = "<span><target id='t4'/><target id='t5'/></span>"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><NAF xml:lang="en" version="v3"><nafHeader><fileDesc title="T" '
        f'creationtime="2024-03-09"/></nafHeader><raw>{escape(story.words)}</raw><text>{forms}</text>'
        f'<terms>{terms}</terms><attribution><statement id="a1"><statement_target>{spans}</statement_target>'
        f"</statement></attribution></NAF>"
    ).encode()


def entities() -> bytes:
    story = STORIES[5]
    properties = {
        "title": [story.title],
        "bodyText": [story.words],
        "publishedAt": ["2024-03-09"],
        "author": ["Ana Kolm"],
    }
    return json.dumps({"id": "a1", "schema": "Article", "properties": properties}).encode()


WHOLE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "html": (".html", html),
    "mhtml": (".mhtml", mhtml),
    "eml": (".eml", eml),
    "pdf": (".pdf", pdf),
    "docx": (".docx", word),
    "xlsx": (".xlsx", workbook),
    "csv": (".csv", table),
    "rss": (".rss", rss),
    "telegram": (".json", telegram),
    "ninjs": (".json", ninjs),
    "naf": (".naf", naf),
    "followthemoney": (".json", entities),
    "warc": (".warc", warc),
}


def broken(whole: bytes, chance: random.Random) -> bytes:
    """A file with one to eight things done to it."""
    data = bytearray(whole)
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        at, length = chance.randrange(len(data) + 1), chance.choice((1, 2, 8, 64, 1024))
        kind = chance.randrange(6)
        if kind == 0:
            data[at : at + length] = chance.randbytes(min(length, 8))
        elif kind == 1:
            del data[at : at + length]
        elif kind == 2:
            data[at:at] = chance.choice(PIECES)
        elif kind == 3:
            data[at:at] = data[at : at + length]
        elif kind == 4 and at < len(data):
            data[at] ^= 1 << chance.randrange(8)
        elif kind == 5 and chance.random() < 0.3:
            del data[at:]
    return bytes(data)


def read(data: bytes, suffix: str) -> list[Intake | Skipped]:
    """What a broken file gives. Raises AssertionError if that is not what a file may give."""
    name = f"broken{suffix}"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = list(read_source(Source(name, WISHES, path=Path(name), content=data)))
    assert found, "nothing said"
    for item in found:
        if isinstance(item, Skipped):
            assert isinstance(item.error, InputError) and name in str(item.error)
        else:
            text = item.report.text
            assert text.strip() and text.encode()
            assert all(
                0 <= span.start < span.end <= len(text) for span in (*item.report.headings, *item.report.furniture)
            )
    return found


def main() -> int:
    """Read many broken files of each format."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000, help="files of each format")
    parser.add_argument("--only", nargs="+", choices=WHOLE, default=list(WHOLE), metavar="FORMAT")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for name in options.only:
        suffix, make = WHOLE[name]
        whole, taken, slowest, start = make(), 0, 0.0, time.monotonic()
        for number in range(options.count):
            data = broken(whole, random.Random(f"{name} {options.seed} {number}"))
            began = time.monotonic()
            try:
                found = read(data, suffix)
            except BaseException:
                Path(f"broken-{number}{suffix}").write_bytes(data)
                print(
                    f"{name}: file {number} of seed {options.seed} does harm; it is kept beside this", file=sys.stderr
                )
                raise
            slowest = max(slowest, time.monotonic() - began)
            taken += any(isinstance(item, Intake) for item in found)
        took = time.monotonic() - start
        print(
            f"{name:10}{options.count:7} files, {taken} still read, {took:.0f} s, slowest {slowest:.2f} s", flush=True
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
