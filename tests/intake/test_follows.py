"""Feeds that are followed: what is asked, what is new, when to ask again, and feeds that do harm."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from onrecord.errors import InputError, StopRun
from onrecord.intake import Intake, Skipped
from onrecord.intake.feed_pages import Pages
from onrecord.intake.feed_visit import Visit, is_due, visit
from onrecord.intake.follows import Follow, changed, load_follows, save_follows, sole_user, without
from onrecord.intake.web_visit import Visitor
from onrecord.intake.wishes import Wishes
from onrecord.settings import Settings
from tests.intake.serving import HERE, PAGE, Server
from tests.intake.taking import SECOND, STORY

NOW = datetime(2024, 3, 9, 12, 0, tzinfo=UTC)
KIND = "application/rss+xml"


def rss(*items: str, title: str = "Courier | World") -> str:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{"".join(items)}</channel></rss>'


def item(title: str, words: str = STORY, link: str = "") -> str:
    linked = f"<link>{link}</link>" if link else ""
    return f"<item><title>{title}</title>{linked}<description>{words}</description><pubDate>Fri, 08 Mar 2024 10:00:00 GMT</pubDate></item>"


def follow(url: str, **given: Any) -> Follow:
    return Follow(url=url, added_at="2024-03-01T00:00:00Z", **given)


def asked(one: Follow, settings: Settings = HERE, now: datetime = NOW) -> Visit:
    return visit(one, Visitor(settings), Wishes(None, one.outlet, settings), now)


def entries(found: Visit) -> list[Intake]:
    given = list(found.entries)
    assert all(isinstance(entry, Intake) for entry in given), given
    return given  # type: ignore[return-value]


def test_rss(site: Server) -> None:
    found = asked(
        follow(
            site.give(
                "/feed", rss(item("Kesh", link="https://post.example/1"), item("Tarvo", SECOND)), Content_Type=KIND
            )
        )
    )
    assert found.state == "new"
    reports = [entry.report for entry in entries(found)]
    assert [report.title for report in reports] == ["Kesh", "Tarvo"]
    assert (reports[0].url, reports[0].published, reports[0].text) == (
        "https://post.example/1",
        "2024-03-08T10:00",
        STORY,
    )
    assert reports[0].retrieved is not None and reports[0].original_sha256 == found.follow.digest
    assert found.follow.asked_at == "2024-03-09T12:00:00Z" and found.follow.not_before == "2024-03-09T12:10:00Z"


def test_atom(site: Server) -> None:
    entry = f"<entry><title>Kesh</title><id>a:1</id><updated>2024-03-08T10:00:00Z</updated><content>{STORY}</content></entry>"
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title>{entry}</feed>'
    assert entries(asked(follow(site.give("/feed", feed, Content_Type="application/atom+xml"))))[0].report.text == STORY


def test_json_feed(site: Server) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Courier",
        "items": [{"id": "1", "content_text": STORY}],
    }
    found = asked(follow(site.give("/feed", json.dumps(feed), Content_Type="application/feed+json")))
    assert entries(found)[0].report.text == STORY


def test_only_what_has_changed_is_asked_for(site: Server) -> None:
    url = site.give(
        "/feed", rss(item("Kesh")), ETag='"v1"', Last_Modified="Fri, 08 Mar 2024 10:00:00 GMT", Content_Type=KIND
    )
    first = asked(follow(url)).follow
    assert (first.etag, first.last_modified) == ('"v1"', "Fri, 08 Mar 2024 10:00:00 GMT")
    site.give("/feed", "", 304)
    again = asked(first)
    assert again.state == "unchanged" and list(again.entries) == []
    headers = site.asked[-1][1]
    assert headers["If-None-Match"] == '"v1"' and headers["If-Modified-Since"] == "Fri, 08 Mar 2024 10:00:00 GMT"
    assert (again.follow.etag, again.follow.digest) == (first.etag, first.digest)


def test_a_server_that_does_not_know_what_has_changed(site: Server) -> None:
    url = site.give("/feed", rss(item("Kesh")), Content_Type=KIND)
    first = asked(follow(url)).follow
    assert asked(first).state == "unchanged"
    site.give("/feed", rss(item("Tarvo", SECOND), item("Kesh")), Content_Type=KIND)
    assert asked(first).state == "new"


@pytest.mark.parametrize(
    ("headers", "minutes"),
    [({}, 10), ({"Cache-Control": "max-age=60"}, 10), ({"Cache-Control": "public, max-age=3600"}, 60), ({"Cache-Control": "max-age=99999999"}, 24 * 60)],
)  # fmt: skip
def test_when_to_ask_again(site: Server, headers: dict[str, str], minutes: int) -> None:
    after = asked(follow(site.give("/feed", rss(item("Kesh")), Content_Type=KIND, **headers))).follow
    due = NOW + timedelta(minutes=minutes)
    assert not is_due(after, due - timedelta(seconds=1)) and is_due(after, due)


@pytest.mark.parametrize(
    ("status", "headers", "minutes"),
    [
        (500, {}, 15),
        (404, {}, 15),
        (429, {"Retry-After": "7200"}, 120),
        (503, {"Retry-After": "Sat, 09 Mar 2024 13:00:00 GMT"}, 60),
        (503, {"Retry-After": "soon"}, 15),
        (503, {"Retry-After": "9" * 30}, 7 * 24 * 60),
    ],
)
def test_what_cannot_be_had_is_asked_for_later(
    site: Server, status: int, headers: dict[str, str], minutes: int
) -> None:
    found = asked(follow(site.give("/feed", "", status, **headers)))
    assert found.state == "failed" and str(status) in str(found.follow.problem)
    due = NOW + timedelta(minutes=minutes)
    assert not is_due(found.follow, due - timedelta(seconds=1)) and is_due(found.follow, due)


def test_later_and_later_and_then_at_once_again(site: Server) -> None:
    one, waits = follow(site.give("/feed", "", 500)), []
    for _ in range(9):
        one = asked(one).follow
        assert one.not_before is not None
        waits.append((datetime.fromisoformat(one.not_before) - NOW).total_seconds() / 60)
    assert waits == [15, 30, 60, 120, 240, 480, 960, 1440, 1440]
    site.give("/feed", rss(item("Kesh")), Content_Type=KIND)
    after = asked(one).follow
    assert (after.failures, after.problem) == (0, None)


def test_gone_for_good(site: Server) -> None:
    found = asked(follow(site.give("/feed", "", 410)))
    assert found.state == "ended" and found.follow.ended
    assert not is_due(found.follow, NOW + timedelta(days=365))


@pytest.mark.parametrize(("status", "moves"), [(301, True), (308, True), (302, False), (307, False)])
def test_moved(site: Server, status: int, moves: bool) -> None:
    end = site.give("/new", rss(item("Kesh")), Content_Type=KIND)
    url = site.move("/feed", "/new", status)
    assert asked(follow(url)).follow.url == (end if moves else url)


@pytest.mark.parametrize(
    ("body", "kind", "says"),
    [
        (PAGE, "text/html", "is no feed"),
        (PAGE.replace("<head>", '<head><link rel="alternate" type="application/rss+xml" href="/world.xml">'), "text/html", "/world.xml"),
        ("{}", "application/json", "no JSON Feed"),
        ('{"version": ', "application/json", "invalid JSON"),
        (rss(), KIND, "no entry"),
        (rss(item("Kesh"))[:-40], KIND, "cut short"),
        ('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><rss version="2.0"><channel><title>&b;</title></channel></rss>', KIND, "entities"),
        (STORY, "text/plain", ""),
    ],
)  # fmt: skip
def test_what_is_no_feed(site: Server, body: str, kind: str, says: str) -> None:
    found = asked(follow(site.give("/feed", body, Content_Type=kind)))
    assert found.state == "failed" and says in str(found.follow.problem)


def test_a_feed_that_never_ends(site: Server) -> None:
    def endless(file: Any) -> None:
        file.write(b'<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title>')
        while True:
            file.write(item("Kesh").encode() * 100)

    small = msgspec.structs.replace(HERE, feed_bytes=200_000)
    found = asked(follow(site.give("/feed", endless, Content_Type=KIND)), small)
    assert (
        found.state == "failed"
        and "larger" not in str(found.follow.problem)
        and "more than 0.2 MB" in str(found.follow.problem)
    )
    assert list(found.entries) == []


def test_a_feed_of_very_many_entries(site: Server) -> None:
    feed = rss(*(item(f"Kesh {number}", f"{STORY} {number}.") for number in range(30)))
    few = msgspec.structs.replace(HERE, feed_items=20)
    given = list(asked(follow(site.give("/feed", feed, Content_Type=KIND)), few).entries)
    assert [isinstance(entry, Intake) for entry in given] == [True] * 20 + [False]
    assert isinstance(given[-1], Skipped) and "feed_items" in str(given[-1].error)


def test_a_site_that_wants_no_programs(site: Server) -> None:
    site.give("/robots.txt", "User-agent: *\nDisallow: /feed")
    found = asked(follow(site.give("/feed", rss(item("Kesh")), Content_Type=KIND)))
    assert found.state == "failed" and "robots.txt" in str(found.follow.problem)


# --- the pages of entries ---------------------------------------------------------------------------------------------


def paged(site: Server, one: Follow) -> tuple[list[Intake], Pages]:
    visitor, wishes = Visitor(HERE), Wishes(None, None, HERE)
    pages = Pages(one.seen, visitor, wishes)
    found = visit(one, visitor, wishes, NOW)
    return [entry for entry in pages.of(found.entries) if isinstance(entry, Intake)], pages


def test_pages_stand_for_their_entries(site: Server) -> None:
    links = [
        site.give("/1"),
        site.give("/2", PAGE, tdm_reservation="1"),
        site.url + "/none",
        site.give("/4", PAGE, 503),
    ]
    feed = rss(*(item(f"Entry {at}", f"{STORY} {at}", link) for at, link in enumerate(links)), item("No link", SECOND))
    one = follow(site.give("/feed", feed, Content_Type=KIND), pages=True)
    given, pages = paged(site, one)
    assert [entry.kind for entry in given] == ["live page", "feed", "feed", "feed", "feed"]
    first = given[0].report
    assert (first.title, first.url, first.published, first.outlet) == (
        "Kesh taken",
        links[0],
        "2024-03-08T10:00",
        "Courier | World",
    )
    assert len(pages.said) == 3 and all("kept as the feed gives it" in line for line in pages.said)
    assert len(pages.seen) == 3  # the page behind 503 is tried again

    site.answers["/4"].status = 200
    again, more = paged(site, msgspec.structs.replace(one, seen=tuple(pages.seen)))
    assert [(entry.kind, entry.report.url) for entry in again] == [("live page", links[3]), ("feed", None)]
    assert len(more.seen) == 4 and site.paths.count("/1") == 1


# --- the list ---------------------------------------------------------------------------------------------------------


def test_the_list_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.follows.json"
    assert load_follows(path) == ()
    one, two = follow("https://a.example/feed"), follow("https://b.example/feed", pages=True, seen=("rpt_1",))
    save_follows(path, (one, two))
    assert load_follows(path) == (one, two)
    moved = msgspec.structs.replace(one, url="https://c.example/feed")
    assert changed((one, two), moved, one.url) == (moved, two)
    assert changed((one,), two) == (one, two)
    assert without((one, two), one.url) == (two,)
    with pytest.raises(InputError, match="did you mean"):
        without((one, two), "https://a.example/fed")
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize(
    "words", ["", "{}", '[{"url": 3}]', '[{"url": "a", "added_at": "b", "colour": "red"}]', "\xff"]
)
def test_a_list_that_is_none(tmp_path: Path, words: str) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(words.encode("latin-1"))
    with pytest.raises(StopRun, match=r"a\.json: cannot be read as a list of feeds"):
        load_follows(path)


def test_one_process_at_a_time(tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    with (
        sole_user(tmp_path / "a.json"),
        pytest.raises(StopRun, match="another process"),
        sole_user(tmp_path / "a.json"),
    ):
        pass


def test_a_list_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    path = tmp_path / "file" / "a.json"
    with pytest.raises(StopRun, match="cannot be written"):
        save_follows(path, ())
    with pytest.raises(StopRun, match="cannot be written"), sole_user(path):
        pass
