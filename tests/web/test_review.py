"""Review with the keyboard alone: a key decides, the next claim is current, everything can be undone."""

import re
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import httpx
import pytest

from benchmarks.review_keys import THIRTY, check_with_keys
from onrecord.views.claim_lines import find_claims
from onrecord.views.filters import Filter
from tests.web.conftest import Served
from tests.web.forms import post, token_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

CURRENT = "li.check[data-current]"


def left(served: Served) -> tuple[int, int, int]:
    status = served.record.status()
    return status.unchecked, status.checked, status.rejected


def busiest(served: Served) -> str:
    """The report with most claims."""
    lines = find_claims(served.record, limit=1000)
    return max({line.report for line in lines}, key=lambda one: sum(line.report == one for line in lines))


def test_five_claims_are_checked_with_the_keyboard_and_one_is_undone(tab: "Page", served: Served) -> None:
    unchecked, _, _ = left(served)
    tab.goto("/")
    seen = []
    for key in ("a", "a", "x", "a", "x"):
        seen.append(tab.locator(CURRENT).get_attribute("id"))
        tab.keyboard.press(key)
    assert len(set(seen)) == 5
    tab.locator("li.check.decided").nth(4).wait_for()
    assert left(served) == (unchecked - 5, 3, 2)
    tab.keyboard.press("u")
    tab.locator(f"#{seen[4]}:not(.decided)").wait_for()
    assert left(served) == (unchecked - 4, 3, 1)
    assert tab.locator(CURRENT).get_attribute("id") == seen[4]
    assert f"{unchecked - 4}" in tab.inner_text("#left").replace(",", "")


def test_a_whole_report_is_checked_without_a_mouse(tab: "Page", served: Served) -> None:
    report = busiest(served)
    many = len(find_claims(served.record, Filter(report=report), limit=200))
    assert many >= 20
    tab.goto(f"/?report={report}")
    for _ in range(many):
        tab.locator(f"{CURRENT}:not(.sent):not(.decided)").wait_for()
        tab.keyboard.press("a")
    tab.locator("#end:not([hidden])").wait_for()
    states = {line.review for line in find_claims(served.record, Filter(report=report), limit=200)}
    assert states == {"checked"}


def test_source_polarity_and_figure_are_put_right_by_key(tab: "Page", served: Served) -> None:
    line = next(
        one
        for one in find_claims(served.record, limit=1000)
        if len(one.events) == 1 and one.figures and one.figures[0].value and one.form != "narrated" and one.sources
    )
    tab.goto(f"/?report={line.report}&size=50")
    item = tab.locator(f"#{line.id}")
    while item.get_attribute("data-current") is None:
        tab.keyboard.press("j")
    tab.keyboard.press("s")
    tab.keyboard.press("Control+A")
    tab.keyboard.type("Ministry of Weather")
    tab.keyboard.press("Enter")
    item.locator(".done", has_text="Ministry of Weather").wait_for()
    tab.keyboard.press("p")
    item.locator(".done", has_text="is denied").wait_for()
    tab.keyboard.press("f")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Control+A")
    tab.keyboard.type("77")
    tab.keyboard.press("Enter")
    item.locator(".done", has_text="77").wait_for()
    now = next(one for one in find_claims(served.record, Filter(report=line.report), limit=200) if one.id == line.id)
    assert (now.sources[0], now.events[0].polarity, now.figures[0].value) == ("Ministry of Weather", "-", 77)
    for _ in range(3):
        with tab.expect_response("**/undo*"):
            tab.keyboard.press("u")
    item.locator(".done").wait_for(state="detached")
    again = next(one for one in find_claims(served.record, Filter(report=line.report), limit=200) if one.id == line.id)
    assert (again.sources, again.events[0].polarity, again.figures) == (line.sources, "+", line.figures)


def test_a_name_means_somebody_in_all_reports(tab: "Page", served: Served) -> None:
    name = "Rapid Support Forces"
    line = find_claims(served.record, Filter(source=name), limit=1)[0]
    reports = {one.report for one in find_claims(served.record, Filter(source=name), limit=100)}
    assert len(reports) > 1
    tab.goto(f"/?report={line.report}&size=50")
    item = tab.locator(f"#{line.id}")
    while item.get_attribute("data-current") is None:
        tab.keyboard.press("j")
    tab.keyboard.press("n")
    item.locator("select[name=name]").select_option(name)
    item.locator("input[name=actor]").fill("Janjaweed")
    tab.keyboard.press("Enter")
    item.locator(".done", has_text="Janjaweed").wait_for()
    assert {one.report for one in find_claims(served.record, Filter(source="Janjaweed"), limit=100)} == reports
    assert not find_claims(served.record, Filter(source=name), limit=1)


def test_single_keys_can_be_switched_off(tab: "Page", served: Served) -> None:
    tab.goto("/")
    tab.keyboard.press("?")
    tab.locator("[data-single-keys]").uncheck()
    tab.keyboard.press("Escape")
    tab.keyboard.press("a")
    tab.wait_for_timeout(300)
    assert tab.locator("li.check.decided").count() == 0


def test_filters_survive_reload(tab: "Page") -> None:
    tab.goto("/")
    tab.get_by_text("Narrow down").click()
    tab.get_by_label("Kind").select_option("ASSAULT")
    tab.get_by_role("button", name="Filter").click()
    shown = tab.inner_text("#left")
    tab.reload()
    assert tab.inner_text("#left") == shown
    assert tab.get_by_label("Kind").input_value() == "ASSAULT"


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"review": "checked", "expects": "unchecked"}, 200),
        ({"review": "checked", "expects": "rejected"}, 409),
        ({"review": "certain"}, 422),
        ({}, 422),
    ],
)
def test_judging(served: Served, fields: dict[str, str], status: int) -> None:
    line = find_claims(served.record, limit=1)[0]
    with httpx.Client(base_url=served.address) as browser:
        answer = post(browser, f"/claims/{line.id}/review", fields, htmx=True)
    assert answer.status_code == status
    assert find_claims(served.record, limit=1)[0].review == ("checked" if status == 200 else "unchecked")


def test_somebody_was_quicker(served: Served) -> None:
    line = find_claims(served.record, Filter(source="Rapid Support Forces"), limit=1)[0]
    form = {"was|claim:{id}|source": '"Rapid Support Forces"', "claim:{id}|source": "{name}"}
    sent = [
        {key.format(id=line.id): value.format(name=name) for key, value in form.items()} for name in ("One", "Other")
    ]
    with httpx.Client(base_url=served.address) as first, httpx.Client(base_url=served.address) as second:
        assert post(first, f"/claims/{line.id}/correct", sent[0]).status_code == 303
        refused = post(second, f"/claims/{line.id}/correct", sent[1])
        assert refused.status_code == 409
        for words in ("you saw <b>Rapid Support Forces</b>", "it now says <b>One</b>", "you wrote <b>Other</b>"):
            assert words in refused.text
        beside = post(second, f"/claims/{line.id}/correct", sent[1], htmx=True)
        assert beside.status_code == 409
        assert "changed meanwhile" in beside.text


def test_a_claim_is_corrected_only_by_its_own_form(served: Served) -> None:
    one, other = find_claims(served.record, limit=2)
    fields = {f"was|claim:{other.id}|source": "null", f"claim:{other.id}|source": "Mallory"}
    with httpx.Client(base_url=served.address) as browser:
        assert post(browser, f"/claims/{one.id}/correct", fields).status_code == 422


@pytest.mark.parametrize("path", ["/review.json", "/review.csv", "/review.json?type=ASSAULT&size=3"])
def test_the_data_is_at_its_address(served: Served, path: str) -> None:
    assert httpx.get(served.address + path).status_code == 200


def test_names_of_private_persons_are_masked_in_the_list_as_data(serve: Callable[..., Served]) -> None:
    masked, named = serve(), serve(names=True)
    lines = [httpx.get(f"{one.address}/review.csv?source=Musa+Ibrahim").text for one in (masked, named)]
    assert "[private person]" in lines[0]
    assert "Musa Ibrahim" not in lines[0]
    assert "Musa Ibrahim" in lines[1]


def test_a_form_is_taken_once(served: Served) -> None:
    line = find_claims(served.record, limit=1)[0]
    with httpx.Client(base_url=served.address) as browser:
        token = token_of(browser.get("/"))
        sent = {"review": "checked", "token": token}
        assert browser.post(f"/claims/{line.id}/review", data=sent).status_code == 303
        assert browser.post(f"/claims/{line.id}/review", data=sent).status_code == 409


def test_two_tabs_do_not_overwrite_what_a_name_means(served: Served) -> None:
    name = "Rapid Support Forces"
    line = find_claims(served.record, Filter(source=name), limit=1)[0]
    with httpx.Client(base_url=served.address) as first, httpx.Client(base_url=served.address) as second:
        seen = {"name": name, "meanings": "{}"}
        assert 'name="meanings" value="{}"' in second.get(f"/?report={line.report}&size=50").text
        assert post(first, f"/claims/{line.id}/names", seen | {"actor": "Janjaweed"}).status_code == 303
        for htmx, words in (
            (False, "it now says <b>Janjaweed</b>; you wrote <b>Others</b>"),
            (True, "changed meanwhile"),
        ):
            refused = post(second, f"/claims/{line.id}/names", seen | {"actor": "Others"}, htmx=htmx)
            assert refused.status_code == 409
            assert words in refused.text
    assert find_claims(served.record, Filter(source="Janjaweed"), limit=1)
    assert not find_claims(served.record, Filter(source="Others"), limit=1)


def test_a_decision_that_takes_longer_blocks_no_page(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.web.routes.review.SOON", 0)
    name, hold = "Rapid Support Forces", threading.Event()
    line = find_claims(served.record, Filter(source=name), limit=1)[0]
    served.desk.working.start(lambda told: [told(0, 1), hold.wait(20), []][2])
    with httpx.Client(base_url=served.address) as browser:
        answer = post(browser, f"/claims/{line.id}/names", {"name": name, "actor": "Janjaweed"}, htmx=True)
        assert answer.status_code == 202
        assert browser.get("/").status_code == 200
        found = re.search(r'data-working="([^"]+)"', answer.text)
        assert found
        assert browser.get(found[1], headers={"HX-Request": "true"}).status_code == 202
        hold.set()
        while (last := browser.get(found[1], headers={"HX-Request": "true"})).status_code == 202:
            time.sleep(0.05)
        assert last.status_code == 200 and "Janjaweed" in last.text and last.headers["X-Onrecord-Done"]
    assert find_claims(served.record, Filter(source="Janjaweed"), limit=1)


def test_the_page_follows_a_decision_that_takes_longer(
    tab: "Page", served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.web.routes.review.SOON", 0)
    hold = threading.Event()
    served.desk.working.start(lambda told: [told(3, 4000), hold.wait(20), []][2])
    tab.goto("/")
    first = tab.locator(CURRENT).get_attribute("id")
    tab.keyboard.press("a")
    tab.locator(f"#{first}.working progress").wait_for()
    assert tab.locator(CURRENT).get_attribute("id") != first
    hold.set()
    tab.locator(f"#{first}.decided").wait_for()
    tab.keyboard.press("u")
    tab.locator(f"#{first}:not(.decided):not(.working)").wait_for()


def test_a_story_of_thirty_claims_takes_a_key_for_each(tab: "Page", served: Served) -> None:
    told = check_with_keys(tab, served.record, busiest(served))
    assert told.claims >= min(THIRTY, 20)
    assert told.mouse == 0
    assert told.keys <= 3 * told.claims + 20
    assert served.record.status().unchecked + told.claims == told.unchecked_before
    assert set(told.by_key) >= {"a", "x", "s", "p", "u"}
