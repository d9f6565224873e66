"""Feeds as files: RSS, Atom, JSON Feed; whole texts and summaries, and XML that means harm."""

import json
from pathlib import Path

import pytest

from onrecord.intake import Intake, Skipped, read_paths
from tests.intake.taking import SECOND, STORY, codes, refused

LONG = " ".join([STORY, SECOND] * 4)


def rss(*items: str, title: str = "Harbour Post - World", before: str = "") -> str:
    ns = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    body = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0" encoding="UTF-8"?>{before}<rss version="2.0" {ns}><channel><title>{title}</title><link>https://p.example/</link>{body}</channel></rss>'


ITEM = (
    "<title>Kesh &amp; its bridge</title><link>https://p.example/kesh</link><guid>https://p.example/?p=1</guid>"
    "<pubDate>Sat, 09 Mar 2024 14:05:00 +0100</pubDate><dc:creator>Ana Kolm</dc:creator>"
    f"<description>Short.</description><content:encoded><![CDATA[<p>{STORY}</p><h2>After</h2><p>{SECOND}</p>]]></content:encoded>"
)


def saved(folder: Path, content: str, name: str = "feed.xml") -> Path:
    (folder / name).write_text(content, encoding="utf-8")
    return folder / name


def read(path: Path) -> list[Intake | Skipped]:
    return list(read_paths([path]))


@pytest.mark.parametrize("name", ["feed.xml", "feed.rss", "feed", "feed.txt"])
def test_rss(tmp_path: Path, name: str) -> None:
    path = saved(tmp_path, rss(ITEM, f"<title>Two</title><description>{LONG}</description>"), name)
    first, second = read(path)
    assert isinstance(first, Intake) and isinstance(second, Intake)
    report = first.report
    assert report.text == f"{STORY}\n\nAfter\n\n{SECOND}"
    assert [span.quote(report.text) for span in report.headings] == ["After"]
    assert (report.title, report.byline, report.outlet) == ("Kesh & its bridge", "Ana Kolm", "Harbour Post - World")
    assert (report.url, report.published) == ("https://p.example/kesh", "2024-03-09T13:05")
    assert (report.ref, second.report.ref) == (f"{path}#1", f"{path}#2")
    assert (first.problems, second.problems) == ((), ())


def test_a_known_outlet_is_called_by_its_name(tmp_path: Path) -> None:
    (found,) = read(saved(tmp_path, rss(ITEM, title="World | Reuters")))
    assert isinstance(found, Intake) and found.report.outlet == "Reuters"


def test_atom(tmp_path: Path) -> None:
    entry = (
        "<entry><id>tag:p.example,2024:1</id><title type='html'>&lt;b&gt;Kesh&lt;/b&gt;</title><updated>2024-03-09T14:05:00Z</updated>"
        "<link href='https://p.example/kesh'/><author><name>Ana Kolm</name></author>"
        f"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>{STORY}</p><p>{SECOND}</p></div></content></entry>"
    )
    content = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Harbour Post</title>{entry}</feed>"
    (found,) = read(saved(tmp_path, content, "a.atom"))
    assert isinstance(found, Intake)
    assert (found.report.text, found.report.title) == (f"{STORY}\n\n{SECOND}", "Kesh")
    assert (found.report.published, found.report.url) == ("2024-03-09T14:05", "https://p.example/kesh")


def test_the_source_of_an_entry_is_its_outlet(tmp_path: Path) -> None:
    item = f"{ITEM}<source url='https://c.example/'>The Courier</source>"
    (found,) = read(saved(tmp_path, rss(item)))
    assert isinstance(found, Intake) and found.report.outlet == "The Courier"


def test_rdf(tmp_path: Path) -> None:
    content = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        f"<channel><title>Old Post</title></channel><item><title>Kesh</title><description>{LONG}</description></item></rdf:RDF>"
    )
    (found,) = read(saved(tmp_path, content))
    assert isinstance(found, Intake) and (found.report.text, found.report.outlet) == (LONG, "Old Post")


def test_json_feed(tmp_path: Path) -> None:
    items = [
        {"id": "1", "url": "https://p.example/1", "title": "Kesh", "content_html": f"<p>{STORY}</p><p>{SECOND}</p>", "date_published": "2024-03-09T14:05:00Z", "authors": [{"name": "Ana Kolm"}]},
        {"id": "2", "content_text": STORY},
        {"id": "3"},
    ]  # fmt: skip
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Harbour Post", "items": items}
    found = read(saved(tmp_path, json.dumps(feed), "feed.json"))
    assert isinstance(found[0], Intake) and isinstance(found[1], Intake) and isinstance(found[2], Skipped)
    report = found[0].report
    assert (report.text, report.byline, report.outlet) == (f"{STORY}\n\n{SECOND}", "Ana Kolm", "Harbour Post")
    assert (report.published, report.url) == ("2024-03-09T14:05", "https://p.example/1")
    assert found[1].report.text == STORY


def test_summaries_are_said_to_be(tmp_path: Path) -> None:
    item = f"<title>Kesh taken</title><link>https://p.example/k</link><description>{STORY}</description>"
    titled = "<title>Army says it has taken Kesh; rebels deny it</title><link>https://p.example/t</link>"
    first, second = read(saved(tmp_path, rss(item, titled)))
    assert isinstance(first, Intake) and isinstance(second, Intake)
    assert codes(first) == codes(second) == ["summary"]
    assert "https://p.example/k" in first.problems[0].message
    assert second.report.text == "Army says it has taken Kesh; rebels deny it"


def test_an_entry_with_nothing(tmp_path: Path) -> None:
    found = read(saved(tmp_path, rss("<guid>1</guid>", ITEM)))
    assert isinstance(found[0], Skipped) and isinstance(found[1], Intake)


LAUGHS = '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
FILES = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (rss(ITEM, before=LAUGHS), "entities"),
        (rss(ITEM, before=FILES), "entities"),
        (rss(ITEM)[:-200], "damaged"),
        (rss(), "empty"),
        ("<?xml version='1.0'?><kml><Placemark/></kml>", "format"),
        ("<?xml version='1.0'?>", "format"),
    ],
)
def test_what_is_refused(tmp_path: Path, content: str, code: str) -> None:
    assert refused(saved(tmp_path, content)).error.code == code


def test_a_document_type_that_defines_nothing(tmp_path: Path) -> None:
    doctype = (
        '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/rss-0.91.dtd">'
    )
    (found,) = read(saved(tmp_path, rss(ITEM, before=doctype)))
    assert isinstance(found, Intake)


def test_marks_that_are_not_escaped(tmp_path: Path) -> None:
    (found,) = read(saved(tmp_path, rss(ITEM.replace("Kesh &amp; its", "Kesh & its"))))
    assert isinstance(found, Intake) and found.report.text.startswith(STORY)
