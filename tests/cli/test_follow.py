"""``onrecord follow``: feeds from a server on this machine."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.intake import Intake, read_paths
from tests.cli.conftest import Cli
from tests.intake.serving import PAGE, Server, server
from tests.intake.taking import SECOND, STORY
from tests.intake.test_follows import KIND, item, rss


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("ONRECORD_LOCAL_ADDRESSES", "true")
    monkeypatch.setenv("ONRECORD_FETCH_PAUSE", "0")
    with server() as made:
        yield made


@pytest.fixture
def feed(site: Server) -> str:
    return site.give("/feed", rss(item("Kesh", STORY), item("Tarvo", SECOND), title="Courier"), Content_Type=KIND)


def test_from_a_feed_to_the_record(cli: Cli, site: Server, feed: str, tmp_path: Path) -> None:
    ran = cli("follow", "add", feed)
    assert ran.code == 0 and "following Courier (2 entries now)" in ran.err
    ran = cli("follow", "run")
    assert ran.code == 0 and "2 added" in ran.err
    assert [json.loads(line)["title"] for line in cli("search", "--json", "army").out.splitlines()] == ["Kesh"]
    assert "not due before" in cli("follow", "run").err
    assert "nothing new" in cli("follow", "run", "--now").err
    site.give(
        "/feed",
        rss(item("Bridge", f"{STORY} The bridge held."), item("Kesh", STORY), title="Courier"),
        Content_Type=KIND,
    )
    rows = [json.loads(line) for line in cli("follow", "run", "--now", "--json").out.splitlines()]
    assert rows[-1] | {"not_before": None} == {
        "feed": feed,
        "state": "new",
        "added": 1,
        "already": 1,
        "not_before": None,
        "problem": None,
    }
    found = list(read_paths([tmp_path / "onrecord.warc.gz"]))
    assert len(found) == 1 and not isinstance(found[0], Intake)  # feeds are recorded, and are no pages


def test_list_and_remove(cli: Cli, feed: str) -> None:
    assert "No feeds are followed" in cli("follow", "list").err
    cli("follow", "add", feed, "--pages", "--outlet", "Harbour Post")
    ran = cli("follow", "list")
    assert "Harbour Post" in ran.out and feed in ran.out and "not asked yet" in ran.out
    (row,) = [json.loads(line) for line in cli("follow", "list", "--json").out.splitlines()]
    assert (row["url"], row["pages"], row["outlet"], row["etag"]) == (feed, True, "Harbour Post", None)
    ran = cli("follow", "remove", feed + "s")
    assert ran.code == 1 and "did you mean" in ran.err
    assert cli("follow", "remove", feed).code == 0
    ran = cli("follow", "run")
    assert ran.code == 1 and "onrecord follow add URL" in ran.err


def test_pages(cli: Cli, site: Server) -> None:
    feed = site.give(
        "/feed", rss(item("Kesh", "A summary of it.", site.give("/1")), title="Courier"), Content_Type=KIND
    )
    cli("follow", "add", feed, "--pages")
    assert cli("follow", "run").code == 0
    (row,) = [json.loads(line) for line in cli("search", "--json", "Kesh").out.splitlines()]
    assert (row["title"], row["url"]) == ("Kesh taken", site.url + "/1")
    assert cli("follow", "run", "--now").code == 0 and site.paths.count("/1") == 1


def test_a_page_that_may_not_be_had(cli: Cli, site: Server) -> None:
    link = site.give("/1", PAGE, X_Robots_Tag="noai")
    cli("follow", "add", site.give("/feed", rss(item("Kesh", STORY, link)), Content_Type=KIND), "--pages")
    ran = cli("follow", "run")
    assert ran.code == 1 and "reserves text and data mining" in ran.err and "1 added" in ran.err


@pytest.mark.parametrize("status", [500, 404])
def test_what_is_no_feed_is_not_followed(cli: Cli, site: Server, status: int) -> None:
    ran = cli("follow", "add", site.give("/feed", "", status))
    assert ran.code == 1 and str(status) in ran.err
    assert cli("follow", "list").out == ""


def test_one_feed_that_fails_does_not_stop_the_others(cli: Cli, site: Server, feed: str) -> None:
    other = site.give("/other", rss(item("Bridge", f"{STORY} The bridge held.")), Content_Type=KIND)
    cli("follow", "add", other)
    cli("follow", "add", feed)
    site.give("/other", "", 500)
    ran = cli("follow", "run")
    assert ran.code == 1 and "500" in ran.err and "asked again after" in ran.err and "2 added" in ran.err
    assert "500" in cli("follow", "list").out


def test_gone_for_good(cli: Cli, site: Server, feed: str) -> None:
    cli("follow", "add", feed)
    site.give("/feed", "", 410)
    assert "gone for good" in cli("follow", "run").err
    before = len(site.asked)
    assert cli("follow", "run", "--now").code == 0 and len(site.asked) == before


def test_a_run_that_is_stopped_asks_again(cli: Cli, feed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the server said is kept only once the entries are."""
    cli("follow", "add", feed)
    with monkeypatch.context() as patch:
        patch.setattr(
            "onrecord.record.store.Record.add", lambda *given, **named: (_ for _ in ()).throw(KeyboardInterrupt)
        )
        assert cli("follow", "run").code == 130
    assert "2 added" in cli("follow", "run").err


def test_another_feed_than_those_followed(cli: Cli, feed: str) -> None:
    cli("follow", "add", feed)
    ran = cli("follow", "run", feed + "x")
    assert ran.code == 1 and "did you mean" in ran.err
