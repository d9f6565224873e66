"""Ten web archives as warcio records them from a server, half of them awkward."""

import gzip
import io
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.warcwriter import WARCWriter

from evaluation.html_layouts import pages
from onrecord.intake import Intake, Skipped, read_paths
from tests.intake.printing import story_bytes
from tests.intake.serving import PAGE, Server
from tests.intake.taking import SECOND, STORY

TEXT = f"{STORY}\n\n{SECOND}"


def record(path: Path, *urls: str, packed: bool = True, version: str = "WARC/1.0") -> None:
    """What a plain client gets from some addresses, recorded as it comes over the wire."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import http.client

        from warcio.capture_http import capture_http

        with path.open("ab") as file:
            writer = WARCWriter(file, gzip=packed, warc_version=version)
            with capture_http(writer):
                for url in urls:
                    host, _, target = url.removeprefix("http://").partition("/")
                    connection = http.client.HTTPConnection(host, timeout=10)
                    connection.request("GET", f"/{target}", headers={"Accept-Encoding": "gzip"})
                    connection.getresponse().read()
                    connection.close()


def chunks(file: Any) -> None:
    for part in (PAGE[:50].encode(), PAGE[50:].encode()):
        file.write(f"{len(part):x}\r\n".encode() + part + b"\r\n")
    file.write(b"0\r\n\r\n")


def texts(path: Path) -> list[str]:
    return [item.report.text for item in read_paths([path]) if isinstance(item, Intake)]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "a.warc.gz"


@pytest.mark.parametrize(
    ("packed", "version"), [(True, "WARC/1.0"), (True, "WARC/1.1"), (False, "WARC/1.0"), (False, "WARC/1.1")]
)
def test_plain(site: Server, tmp_path: Path, packed: bool, version: str) -> None:
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    record(path, site.give("/a"), packed=packed, version=version)
    (found,) = read_paths([path])
    assert isinstance(found, Intake) and found.report.text == TEXT and found.report.url == site.url + "/a"
    assert found.problems == ()


def test_packed_and_chunked_bodies(site: Server, archive: Path) -> None:
    one = site.give("/a", gzip.compress(PAGE.encode()), Content_Encoding="gzip")
    record(archive, one, site.give("/b", chunks, Transfer_Encoding="chunked"))
    assert texts(archive) == [TEXT, TEXT]


def test_redirects_errors_and_pictures_between(site: Server, archive: Path) -> None:
    urls = [
        site.move("/old", "/a"),
        site.url + "/none",
        site.give("/b.png", b"\x89PNG", Content_Type="image/png"),
        site.give("/a"),
    ]
    record(archive, *urls)
    assert texts(archive) == [TEXT]


def test_a_pdf_and_a_page_in_another_encoding(site: Server, archive: Path) -> None:
    from evaluation.html_stories import STORIES

    quoted = PAGE.replace("The rebels", "“No,” they said. The rebels")
    record(
        archive,
        site.give("/a.pdf", story_bytes([STORIES[0]]), Content_Type="application/pdf"),
        site.give("/b", quoted.encode("cp1252"), Content_Type="text/html; charset=windows-1252"),
    )
    first, second = texts(archive)
    assert first.startswith(STORIES[0].title) and "“No,” they said." in second


def test_the_same_page_again_without_its_body(site: Server, archive: Path) -> None:
    """A revisit says only that nothing has changed."""
    record(archive, site.give("/a"))
    with archive.open("rb") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        kept = next(one for one in ArchiveIterator(file) if one.rec_type == "response")
        digest, made = kept.rec_headers.get_header("WARC-Payload-Digest"), io.BytesIO()
        writer = WARCWriter(made, gzip=True)
        again = writer.create_revisit_record(
            site.url + "/a", digest, site.url + "/a", "2024-03-09T10:00:00Z", http_headers=kept.http_headers
        )
        writer.write_record(again)
    archive.write_bytes(archive.read_bytes() + made.getvalue())
    assert texts(archive) == [TEXT]


def test_twenty_pages(site: Server, archive: Path) -> None:
    made = pages()
    record(archive, *(site.give(f"/{number}", html) for number, (*_, html) in enumerate(made)))
    found = [item for item in read_paths([archive]) if isinstance(item, Intake)]
    assert [item.report.title for item in found] == [story.title for _, story, _ in made]


@pytest.mark.parametrize(
    "harm",
    [lambda data: data[: len(data) // 3], lambda data: data[:200] + b"\0" * 50 + data[250:]],
    ids=["cut short", "overwritten"],
)
def test_damaged(site: Server, archive: Path, harm: Callable[[bytes], bytes]) -> None:
    record(archive, site.give("/a"), site.give("/b"))
    archive.write_bytes(harm(archive.read_bytes()))
    found = list(read_paths([archive]))
    assert any(isinstance(item, Skipped) and item.error.code == "damaged" for item in found)
    assert all(text == TEXT for text in texts(archive))
