"""Live pages, from a server on this machine: what is read of them, what is refused, what is recorded."""

import gzip
import time
import zlib
from pathlib import Path
from typing import Any

import msgspec
import pytest
from warcio.archiveiterator import ArchiveIterator

from evaluation.html_stories import STORIES
from onrecord.intake import Intake, Skipped, read_paths
from onrecord.intake.extract import sha256
from onrecord.intake.web_archive import forget
from onrecord.settings import Settings
from tests.intake.printing import story_bytes
from tests.intake.serving import HERE, PAGE, Server
from tests.intake.taking import SECOND, STORY


def fetched(url: str, settings: Settings = HERE, archive: Path | None = None) -> Intake | Skipped:
    (found,) = read_paths([url], settings=settings, archive=archive)
    return found


def page(url: str, settings: Settings = HERE, archive: Path | None = None) -> Intake:
    found = fetched(url, settings, archive)
    assert isinstance(found, Intake), found
    return found


def refused(url: str, settings: Settings = HERE, archive: Path | None = None) -> Skipped:
    found = fetched(url, settings, archive)
    assert isinstance(found, Skipped), found
    assert url.partition("://")[2].partition("/")[0] in str(found.error)
    return found


def test_a_page(site: Server) -> None:
    url = site.give("/2024/03/09/kesh")
    intake = page(url)
    report = intake.report
    assert report.text == f"{STORY}\n\n{SECOND}"
    assert (report.title, report.url, report.ref, intake.kind) == ("Kesh taken", url, url, "live page")
    assert report.published == "2024-03-09" and report.retrieved is not None and report.retrieved.endswith("Z")
    assert report.original_sha256 == sha256(PAGE.encode())
    assert site.paths == ["/robots.txt", "/.well-known/tdmrep.json", "/2024/03/09/kesh"]


def test_whoever_fetches_says_so(site: Server) -> None:
    page(site.give("/a"))
    assert {headers["User-Agent"] for _, headers in site.asked} == {HERE.user_agent}
    assert HERE.user_agent.startswith("Onrecord/") and "not a crawler" in HERE.user_agent


def test_nothing_on_a_page_is_followed(site: Server) -> None:
    words = PAGE.replace("</article>", '<a href="/b">More</a><img src="/c.png"><script src="/d.js"></script></article>')
    page(site.give("/a", words))
    assert site.paths[2:] == ["/a"]


@pytest.mark.parametrize(
    ("packed", "encoding"),
    [(gzip.compress(PAGE.encode()), "gzip"), (zlib.compress(PAGE.encode()), "deflate")],
    ids=["gzip", "deflate"],
)
def test_packed_pages(site: Server, packed: bytes, encoding: str) -> None:
    report = page(site.give("/a", packed, Content_Encoding=encoding)).report
    assert report.text.startswith(STORY) and report.original_sha256 == sha256(PAGE.encode())


def test_a_page_in_another_encoding(site: Server) -> None:
    words = PAGE.replace("The rebels", "“No,” they said. The rebels").encode("cp1252")
    assert (
        "“No,” they said." in page(site.give("/a", words, Content_Type="text/html; charset=windows-1252")).report.text
    )


def test_a_pdf(site: Server) -> None:
    url = site.give("/a", story_bytes([STORIES[0]]), Content_Type="application/pdf")
    report = page(url).report
    assert STORIES[0].blocks[0][1][:40] in report.text and report.url == url


def test_plain_text(site: Server) -> None:
    assert page(site.give("/a", STORY, Content_Type="text/plain")).report.text == STORY


@pytest.mark.parametrize(
    ("canonical", "kept"),
    [("{site}/story", "{site}/story"), ("https://elsewhere.example/story", "{site}/a"), ("not an address", "{site}/a")],
)
def test_a_page_may_not_pass_for_another_sites(site: Server, canonical: str, kept: str) -> None:
    link = f'<link rel="canonical" href="{canonical.format(site=site.url)}">'
    url = site.give("/a", PAGE.replace("</head>", f"{link}</head>"))
    assert page(url).report.url == kept.format(site=site.url)


# --- what sites allow -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("robots", "path", "may"),
    [
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /private/", "/a", True),
        ("User-agent: *\nDisallow: /*.html$", "/a.html", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a/open", "/a/open", True),
        ("User-agent: Onrecord\nDisallow: /\n\nUser-agent: *\nAllow: /", "/a", False),
        ("User-agent: onrecord\nAllow: /\n\nUser-agent: *\nDisallow: /", "/a", True),
        ("User-agent: SomeBot\nDisallow: /", "/a", True),
        ("User-agent: *\nCrawl-delay: 3600", "/a", False),
        ("<html>no robots here</html>", "/a", True),
    ],
)
def test_robots(site: Server, robots: str, path: str, may: bool) -> None:
    site.give("/robots.txt", robots, Content_Type="text/plain")
    found = fetched(site.give(path))
    assert isinstance(found, Intake) is may
    assert (path in site.paths) is may
    if isinstance(found, Skipped):
        assert (found.error.code == "robots" and "robots.txt" in str(found.error)) or "wait" in str(found.error)


@pytest.mark.parametrize(
    ("status", "may"), [(403, True), (404, True), (410, True), (429, False), (500, False), (503, False)]
)
def test_where_there_is_no_robots_file(site: Server, status: int, may: bool) -> None:
    site.give("/robots.txt", "User-agent: *\nDisallow: /", status)
    found = fetched(site.give("/a"))
    assert isinstance(found, Intake) is may


def test_robots_file_elsewhere(site: Server) -> None:
    site.move("/robots.txt", "/other.txt")
    site.give("/other.txt", "User-agent: *\nDisallow: /a")
    assert refused(site.give("/a")).error.code == "robots"


def test_robots_of_where_a_redirect_leads(site: Server) -> None:
    site.give("/robots.txt", "User-agent: *\nDisallow: /shut")
    site.give("/shut")
    assert refused(site.move("/a", "/shut")).error.code == "robots"
    assert "/shut" not in site.paths


@pytest.mark.parametrize(
    "headers",
    [
        {"tdm-reservation": "1"},
        {"X-Robots-Tag": "noai"},
        {"X-Robots-Tag": "noindex, noai"},
        {"X-Robots-Tag": "onrecord: noai"},
        {"X-Robots-Tag": "otherbot: noindex, *: noml"},
        {"X-Robots-Tag": "max-snippet: 20, noai"},
    ],
)
def test_reserved_by_a_header(site: Server, headers: dict[str, str]) -> None:
    assert refused(site.give("/a", **headers)).error.code == "reserved"


@pytest.mark.parametrize(
    "headers",
    [
        {"tdm-reservation": "0"},
        {"X-Robots-Tag": "noindex"},
        {"X-Robots-Tag": "otherbot: noai"},
        {"X-Robots-Tag": "noimageai"},
    ],
)
def test_headers_that_reserve_nothing(site: Server, headers: dict[str, str]) -> None:
    page(site.give("/a", **headers))


@pytest.mark.parametrize(
    ("meta", "may"),
    [
        ('<meta name="tdm-reservation" content="1">', False),
        ('<META NAME="TDM-Reservation" CONTENT=" 1 ">', False),
        ('<meta content="noai, noimageai" name="robots"/>', False),
        ('<meta name="onrecord" content="noai">', False),
        ('<meta name="tdm-reservation" content="0">', True),
        ('<meta name="robots" content="index, follow">', True),
        ('<meta name="otherbot" content="noai">', True),
    ],
)
def test_reserved_by_the_page(site: Server, meta: str, may: bool) -> None:
    found = fetched(site.give("/a", PAGE.replace("</head>", f"{meta}</head>")))
    assert isinstance(found, Intake) is may


@pytest.mark.parametrize(
    ("rules", "may"),
    [
        ([{"location": "/", "tdm-reservation": 1}], False),
        ([{"location": "*", "tdm-reservation": 1}], False),
        ([{"location": "/news/*", "tdm-reservation": "1"}], False),
        ([{"location": "/news/a$", "tdm-reservation": 1}], False),
        ([{"location": "/news", "tdm-reservation": 1}, {"location": "/news/a", "tdm-reservation": 0}], True),
        ([{"location": "/news/a", "tdm-reservation": 1}, {"location": "/", "tdm-reservation": 0}], False),
        ([{"location": "/sport/", "tdm-reservation": 1}], True),
        ([{"tdm-reservation": 1}], True),
        ({"location": "/"}, True),
        (["x", None, {"location": 7}], True),
    ],
)
def test_reserved_by_the_site(site: Server, rules: Any, may: bool) -> None:
    site.give("/.well-known/tdmrep.json", msgspec.json.encode(rules), Content_Type="application/json")
    found = fetched(site.give("/news/a"))
    assert isinstance(found, Intake) is may
    assert ("/news/a" in site.paths) is may


def test_a_reservation_file_that_is_none(site: Server) -> None:
    site.give("/.well-known/tdmrep.json", "<html>")
    page(site.give("/a"))


# --- redirects and limits ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_sent_on(site: Server, status: int) -> None:
    end = site.give("/b")
    assert page(site.move("/a", "/b", status)).report.url == end


def test_sent_round_in_a_circle(site: Server) -> None:
    site.move("/b", "/a")
    assert refused(site.move("/a", "/b")).error.code == "redirects"
    assert site.paths.count("/a") <= HERE.fetch_redirects


@pytest.mark.parametrize(
    "to", ["http://user:secret@127.0.0.1/", "file:///etc/passwd", "ftp://127.0.0.1/a", "gopher://127.0.0.1:70/"]
)
def test_sent_to_what_is_no_page(site: Server, to: str) -> None:
    found = fetched(site.move("/a", to))
    assert isinstance(found, Skipped) and found.error.code == "address" and "secret" not in str(found.error)


def endless(file: Any) -> None:
    while True:
        file.write(b"<p>" + b"word " * 2000 + b"</p>")


def dripping(file: Any) -> None:
    while True:
        file.write(b"w")
        file.flush()
        time.sleep(0.05)


def test_a_page_without_end(site: Server, tmp_path: Path) -> None:
    found = refused(site.give("/a", endless), archive=tmp_path / "a.warc.gz")
    assert found.error.code == "too-large" and "max_bytes" in str(found.error)
    assert list(tmp_path.iterdir()) == []


def test_a_page_that_unpacks_without_end(site: Server) -> None:
    bomb = gzip.compress(b"<p>" * 1_000_000)
    assert len(bomb) < 10_000
    assert refused(site.give("/a", bomb, Content_Encoding="gzip")).error.code == "too-large"


def test_a_page_that_drips(site: Server) -> None:
    quick = msgspec.structs.replace(HERE, fetch_seconds=0.5)
    found = refused(site.give("/a", dripping), quick)
    assert found.error.code == "network" and "fetch_seconds" in str(found.error)


def test_headers_that_drip(site: Server) -> None:
    def headers(file: Any) -> None:
        dripping(file)

    site.give("/robots.txt", headers, Content_Type="text/plain")
    quick = msgspec.structs.replace(HERE, fetch_seconds=0.5)
    assert refused(site.give("/a"), quick).error.code == "network"
    assert "/a" not in site.paths


def test_a_page_cut_short(site: Server, tmp_path: Path) -> None:
    url = site.give("/a", PAGE[:100].encode(), Content_Length=str(len(PAGE)))
    assert refused(url, archive=tmp_path / "a.warc.gz").error.code == "network"
    packed = gzip.compress(PAGE.encode())[:-20]
    assert refused(site.give("/b", packed, Content_Encoding="gzip")).error.code == "damaged"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("kind", "body", "code", "says"),
    [
        ("image/png", b"\x89PNG\r\n", "format", "image/png"),
        ("application/json", b"{}", "format", "application/json"),
        ("application/rss+xml", b"<rss/>", "format", "onrecord follow add"),
        ("text/html", b"%PDF-1.4\n", "format", "says it is a web page (HTML) but is a PDF"),
        ("application/pdf", PAGE.encode(), "format", "says it is a PDF document but is a web page"),
        ("text/html", b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', "format", "follow add"),
        ("text/html", b"<html><body><img></body></html>", "empty", "no report was found"),
        ("text/html", b" ", "empty", "sends nothing"),
        ("text/html", b"PK\x03\x04rubbish", "damaged", "damaged"),
    ],
)
def test_what_is_no_page(site: Server, kind: str, body: bytes, code: str, says: str) -> None:
    found = refused(site.give("/a", body, Content_Type=kind))
    assert found.error.code == code and says in str(found.error)


@pytest.mark.parametrize(
    ("status", "says"),
    [(404, "no such page"), (410, "no such page"), (403, "does not give it"), (451, "does not give it"), (429, "too often"), (500, "at a loss"), (204, "gives no page")],
)  # fmt: skip
def test_other_answers(site: Server, status: int, says: str) -> None:
    assert says in str(refused(site.give("/a", b"" if status == 204 else PAGE, status)).error)


def test_a_pause_between_pages(site: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr("onrecord.intake.web_visit.time.sleep", slept.append)
    settings = msgspec.structs.replace(HERE, fetch_pause=2.0)
    assert all(isinstance(found, Intake) for found in read_paths([site.give("/a"), site.give("/b")], settings=settings))
    assert len(slept) == 1 and 1.0 < slept[0] <= 2.0
    assert site.paths.count("/robots.txt") == 1


def test_others_are_still_read(site: Server, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    found = list(read_paths([site.url + "/none", tmp_path / "a.txt"], settings=HERE))
    assert [isinstance(item, Intake) for item in found] == [False, True]


# --- the archive ------------------------------------------------------------------------------------------------------


def records(path: Path) -> list[tuple[str, str, bytes]]:
    with path.open("rb") as file:
        return [
            (record.rec_type, record.rec_headers.get_header("WARC-Target-URI") or "", record.content_stream().read())
            for record in ArchiveIterator(file, check_digests="raise")
        ]


def test_what_was_fetched_is_recorded(site: Server, tmp_path: Path) -> None:
    archive = tmp_path / "in" / "onrecord.warc.gz"
    end = site.give("/b", gzip.compress(PAGE.encode()), Content_Encoding="gzip")
    live = page(site.move("/a", "/b"), archive=archive).report
    page(site.give("/c"), archive=archive)
    kinds = [kind for kind, _, _ in records(archive)]
    assert kinds == ["warcinfo", *["response", "request"] * 3]
    assert records(archive)[3] == ("response", end, PAGE.encode())
    again = [found.report for found in read_paths([archive]) if isinstance(found, Intake)]
    assert [report.text for report in again] == [live.text] * 2
    assert again[0].original_sha256 == live.original_sha256 and again[0].url == end
    assert again[0].retrieved == live.retrieved
    assert [path.name for path in archive.parent.iterdir()] == ["onrecord.warc.gz"]


def test_what_is_refused_is_not_recorded(site: Server, tmp_path: Path) -> None:
    refused(site.give("/a", tdm_reservation="1"), archive=tmp_path / "a.warc.gz")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("keep", [0, 10, 15, 40, None])
def test_an_archive_that_was_being_written_when_the_machine_stopped(
    site: Server, tmp_path: Path, keep: int | None
) -> None:
    """What was begun is finished or thrown away, and whatever else is in the archive stays readable."""
    archive = tmp_path / "a.warc.gz"
    page(site.give("/a"), archive=archive)
    first = archive.read_bytes()
    page(site.give("/b"), archive=archive)
    both = archive.read_bytes()
    added = both[len(first) :]
    waiting = len(first).to_bytes(8, "big") + len(added).to_bytes(8, "big") + added
    archive.write_bytes(both[: len(first) + 30] if keep is None else first)
    archive.with_name("a.warc.gz.part").write_bytes(waiting if keep is None else waiting[:keep])
    page(site.give("/c"), archive=archive)
    addresses = [url for kind, url, _ in records(archive) if kind == "response"]
    assert addresses == [site.url + name for name in (("/a", "/b", "/c") if keep is None else ("/a", "/c"))]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.warc.gz"]


def test_chunked_bodies_are_recorded_whole(site: Server, tmp_path: Path) -> None:
    def chunks(file: Any) -> None:
        for part in (PAGE[:50].encode(), PAGE[50:].encode()):
            file.write(f"{len(part):x}\r\n".encode() + part + b"\r\n")
        file.write(b"0\r\n\r\n")

    archive = tmp_path / "a.warc.gz"
    page(site.give("/a", chunks, Transfer_Encoding="chunked"), archive=archive)
    (again,) = read_paths([archive])
    assert isinstance(again, Intake) and again.report.text.startswith(STORY)


def test_what_is_forgotten_is_gone_from_the_archive(site: Server, tmp_path: Path) -> None:
    archive = tmp_path / "a.warc.gz"
    named = PAGE.replace("A doctor", "Idris Kamo, a doctor,")
    page(site.move("/old", "/a"), archive=archive) if site.give("/a") else None
    page(site.give("/b", gzip.compress(named.encode()), Content_Encoding="gzip"), archive=archive)
    page(site.give("/c"), archive=archive)
    before = records(archive)
    assert forget(archive, ["idris kamo"]) == 1
    assert forget(archive, [site.url + "/c"]) == 2
    assert forget(archive, ["", "Nobody at all"]) == 0
    left = records(archive)
    assert left == [one for one in before if one[1] != site.url + "/c" and "Idris" not in one[2].decode()]
    assert [path.name for path in tmp_path.iterdir()] == ["a.warc.gz"]
    assert [found.report.url for found in read_paths([archive]) if isinstance(found, Intake)] == [site.url + "/a"]
    page(site.give("/d"), archive=archive)
    assert len(records(archive)) == len(left) + 2
    assert forget(tmp_path / "none.warc.gz", ["x"]) == 0


def test_words_of_a_server_that_are_not_ascii(tmp_path: Path) -> None:
    from tests.intake.test_broken_answers import SETTINGS, WHOLE, answering

    with answering() as (url, answers):
        answers["/robots.txt"] = answers["/.well-known/tdmrep.json"] = b"HTTP/1.1 404 Non trouv\xe9\r\n\r\n"
        answers["/"] = WHOLE.replace(b"200 OK", "200 Tout à fait".encode()).replace(
            b"Content-Type", "X-Où: là\r\nContent-Type".encode()
        )
        found = page(url + "/a", SETTINGS, tmp_path / "a.warc.gz")
    assert [text for kind, _, text in records(tmp_path / "a.warc.gz") if kind == "response"] == [PAGE.encode()]
    assert found.report.text.startswith(STORY)
