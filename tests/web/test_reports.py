"""The list of reports, and adding to it from the browser."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from onrecord.views.filters import Filter
from onrecord.views.reports import find_reports
from tests.record.stories import MARKET
from tests.web.conftest import Served
from tests.web.forms import post

if TYPE_CHECKING:
    from playwright.sync_api import Page

STORY = """Ferry sinks off Port Lameer

PORT LAMEER, May 9, 2031 (Talin Daily) — The harbour master said on Friday that a ferry had sunk and 23 people had died.

The navy denied that its patrol boat had rammed the ferry.
"""


def test_a_pasted_text_is_read_and_listed(tab: "Page", served: Served) -> None:
    tab.goto("/reports")
    tab.get_by_text("Add reports").click()
    tab.locator("textarea[name=text]").fill(STORY)
    tab.keyboard.press("Control+Enter")
    tab.locator("#adding", has_text="1 added").wait_for()
    tab.locator("#adding .added a").click()
    assert "Ferry sinks" in tab.inner_text("h1")
    assert "denied" in tab.inner_text(".cards")
    assert find_reports(served.record, Filter(words="ferry"))


def test_files_are_read_and_what_was_skipped_is_said_with_its_reason(
    tab: "Page", served: Served, tmp_path: Path
) -> None:
    good, bad = tmp_path / "ferry.txt", tmp_path / "<b>bad</b>.txt".replace("/", "∕")
    good.write_text(STORY, encoding="utf-8")
    bad.write_text("   \n", encoding="utf-8")
    tab.goto("/reports")
    tab.get_by_text("Add reports").click()
    tab.locator("input[type=file]").set_input_files([good, bad])
    tab.get_by_role("button", name="Read them").click()
    tab.locator("#adding", has_text="1 skipped").wait_for()
    tab.locator("#adding", has_text="1 added").wait_for()
    assert "there is no text in it" in tab.inner_text("#adding .skipped")
    assert "<b>bad" in tab.inner_text("#adding .skipped")


def test_a_folder_is_read(tab: "Page", served: Served, tmp_path: Path) -> None:
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "ferry.txt").write_text(STORY, encoding="utf-8")
    tab.goto("/reports")
    tab.get_by_text("Add reports").click()
    tab.locator("input[name=folder]").fill(str(tmp_path / "stories"))
    tab.keyboard.press("Enter")
    tab.locator("#adding", has_text="1 added").wait_for()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "nothing to add"),
        ({"text": "  "}, "nothing to add"),
        ({"folder": "stories"}, "give its whole path"),
        ({"folder": "/no/such/folder"}, "no folder or file"),
        ({"folder": "https://news.example/feed"}, "no folder or file"),
        ({"folder": "/tmp/\x00"}, "no folder or file"),
        ({"text": STORY, "published": "yesterday"}, "is not a date"),
    ],
)
def test_what_cannot_be_added_is_refused(served: Served, fields: dict[str, str], words: str) -> None:
    with httpx.Client(base_url=served.address) as browser:
        answer = post(browser, "/reports/add", fields)
    assert answer.status_code == 422
    assert words in answer.text
    assert not served.desk.adding.is_running


def test_a_long_paste_is_taken_and_one_too_long_is_refused(served: Served) -> None:
    with httpx.Client(base_url=served.address, timeout=60) as browser:
        assert post(browser, "/reports/add", {"text": "no words " * 200_000 + "\x00"}).status_code in (303, 422)
        served.desk.adding.stop()
        assert post(browser, "/reports/add", {"text": "x" * 26_000_000}).status_code == 413


def test_filters_stand_in_the_address_and_survive_reload(tab: "Page", served: Served) -> None:
    tab.goto("/reports")
    everything = tab.locator(".lines > li").count()
    tab.get_by_label("Words").fill("mosque")
    tab.get_by_role("button", name="Filter").click()
    found = tab.locator(".lines > li").count()
    assert 0 < found < everything
    tab.reload()
    assert tab.locator(".lines > li").count() == found
    assert tab.get_by_label("Words").input_value() == "mosque"
    assert "words=mosque" in tab.url


def test_the_list_is_paged(served: Served) -> None:
    first = httpx.get(f"{served.address}/reports.json?size=5").json()
    second = httpx.get(f"{served.address}/reports.json?size=5&page=2").json()
    assert (first["more"], len(first["reports"])) == (True, 5)
    assert not {one["id"] for one in first["reports"]} & {one["id"] for one in second["reports"]}
    assert 'rel="next"' in httpx.get(f"{served.address}/reports?size=5").text


def test_an_empty_record_says_what_to_do(serve: object) -> None:
    served = serve(empty=True)  # type: ignore[operator]
    for path, words in (("/", "Add reports"), ("/reports", "add one above"), ("/search?words=x", "No claim fits")):
        assert words in httpx.get(served.address + path).text
    for path in ("/log", "/status", "/review.csv", "/reports.csv", "/log.csv"):
        assert httpx.get(served.address + path).status_code == 200


def test_search_finds_claims_and_reports(tab: "Page", served: Served) -> None:
    tab.goto("/incidents")
    tab.keyboard.press("/")
    tab.keyboard.type("mosque bombing")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/search?words=mosque+bombing")
    assert "mosque" in tab.inner_text(".lines").lower()
    tab.get_by_role("link", name="Reports", exact=True).nth(1).click()
    assert tab.locator(".lines > li").count() >= 3


@pytest.mark.parametrize(
    "words", ["'; DROP TABLE claims;--", '"', "a OR b", "* NEAR(", "%_", "😀", "<script>alert(1)</script>"]
)
def test_a_search_for_anything_is_a_search(served: Served, words: str) -> None:
    for path in ("/search", "/search.json", "/search.csv", "/reports", "/", "/log"):
        field = "target" if path == "/log" else "words"
        answer = httpx.get(served.address + path, params={field: words})
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text or path.endswith((".json", ".csv"))
    assert served.record.status().claims > 0


def test_undo_leads_only_to_pages_of_this_desk(served: Served) -> None:
    line = find_reports(served.record, limit=1)[0]
    form = {"start": "0", "end": "3", "quote": served.record.machine_reading(line.id).report.text[:3], "why": "a note"}
    for back, where in (
        ("/log?x=1", "/log?x=1"),
        ("//evil.example", "/log"),
        ("https://evil.example", "/log"),
        ("/\\e", "/log"),
    ):
        with httpx.Client(base_url=served.address) as browser:
            post(browser, f"/reports/{line.id}/notes", form)
            seq = browser.get("/log.json").json()["entries"][0]["seq"]
            answer = post(browser, "/log/undo", {"seqs": str(seq), "back": back})
        assert (answer.status_code, answer.headers["location"]) == (303, where)


def test_market_is_not_there_twice(served: Served) -> None:
    with httpx.Client(base_url=served.address) as browser:
        post(browser, "/reports/add", {"text": MARKET, "outlet": "Talin Daily", "published": "2031-05-07"})
    while served.desk.adding.is_running:
        time.sleep(0.02)
    assert served.desk.adding.progress.already == 1
