"""The reading view: the text unchanged, cards in step with it, one lighting the other."""

from itertools import pairwise
from typing import TYPE_CHECKING

import httpx
import pytest

from onrecord.views.reading_page import reading_page
from onrecord.views.reports import find_reports
from tests.web.conftest import Served

if TYPE_CHECKING:
    from playwright.sync_api import Page

TEXT = "[...document.querySelectorAll('.text [data-s]')].map(one => one.textContent).join('')"


def longest(served: Served) -> str:
    return max(find_reports(served.record, limit=100), key=lambda line: line.claims).id


def test_the_text_of_every_report_is_there_unchanged(served: Served) -> None:
    for line in find_reports(served.record, limit=100):
        page = reading_page(served.record, line.id)
        text = served.record.machine_reading(line.id).report.text
        assert "".join("".join(one.text for one in block.segments) + block.after for block in page.blocks) == text
        assert all(card.facts.id in page.by_id for card in page.cards)
        assert len(page.cards) == line.claims


def test_the_browser_shows_that_text(tab: "Page", served: Served) -> None:
    report = longest(served)
    tab.goto(f"/reports/{report}")
    shown = tab.evaluate(TEXT)
    text = served.record.machine_reading(report).report.text
    assert "".join(shown.split()) == "".join(text.split())


@pytest.mark.parametrize("width", [1600, 1280])
def test_cards_stand_beside_their_words_and_never_on_each_other(tab: "Page", served: Served, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto(f"/reports/{longest(served)}")
    tab.wait_for_function("document.querySelector('.stepped')")
    for _ in range(4):
        boxes = tab.evaluate("[...document.querySelectorAll('.card')].map(c => [c.offsetTop, c.offsetHeight])")
        assert len(boxes) > 10
        for (top, height), (below, _) in pairwise(boxes):
            assert top + height <= below
        tab.keyboard.press("j")
    current = tab.locator(".card[data-current]")
    tag = tab.locator(f".tag[data-of='{current.get_attribute('id')}']")
    beside, words = current.bounding_box(), tag.bounding_box()
    assert beside and words
    assert abs(beside["y"] - words["y"]) < 80


def test_on_a_narrow_screen_cards_stand_below(tab: "Page", served: Served) -> None:
    tab.set_viewport_size({"width": 380, "height": 800})
    tab.goto(f"/reports/{longest(served)}")
    text, cards = tab.locator(".text").bounding_box(), tab.locator(".cards").bounding_box()
    assert text and cards
    assert cards["y"] >= text["y"] + text["height"]
    assert tab.evaluate("document.documentElement.scrollWidth") <= 380


def test_words_and_card_light_each_other(tab: "Page", served: Served) -> None:
    tab.goto(f"/reports/{longest(served)}")
    tag = tab.locator(".tag").nth(2)
    claim = tag.get_attribute("data-of")
    tag.focus()
    assert tab.locator(f"#{claim}.lit").count() == 1
    card = tab.locator(".card").nth(6)
    card.hover()
    other = card.get_attribute("id")
    assert tab.locator(f".text [data-of='{other}'].lit").count() >= 1
    assert tab.locator(f"#{claim}.lit").count() == 0


def test_every_act_is_said_in_words(tab: "Page", served: Served) -> None:
    tab.goto(f"/reports/{longest(served)}")
    tags = tab.locator(".tag").evaluate_all("tags => tags.map(t => [t.dataset.tag, t.getAttribute('aria-label')])")
    assert tags
    for shown, label in tags:
        number, _, act = shown.partition(" ")
        assert number.isdigit()
        assert act
        assert f"Claim {number}, {act}" in label


def test_an_address_with_a_claim_goes_to_its_card(tab: "Page", served: Served) -> None:
    report = longest(served)
    claim = reading_page(served.record, report).cards[-1].facts.id
    tab.goto(f"/claims/{claim}")
    assert tab.url.endswith(f"/reports/{report}#{claim}")
    assert tab.locator(f"#{claim}[data-current]").count() == 1


def test_a_rerun_says_of_what(served: Served) -> None:
    copy = next(line for line in find_reports(served.record, limit=100) if line.copy_of)
    page = httpx.get(f"{served.address}/reports/{copy.id}").text
    assert "Rerun of" in page
    assert f"/reports/{copy.copy_of}" in page
    assert "Rerun by" in httpx.get(f"{served.address}/reports/{copy.copy_of}").text


def test_related_reading_comes_when_it_is_looked_at(tab: "Page", served: Served) -> None:
    tab.goto(f"/reports/{longest(served)}")
    tab.locator(".related-reading").scroll_into_view_if_needed()
    tab.locator(".related-reading .related").wait_for()


@pytest.mark.parametrize("path", ["/reports/rpt_none", "/claims/OR-NONE0", "/reports/rpt_none.json"])
def test_what_is_not_there_is_said(served: Served, path: str) -> None:
    answer = httpx.get(served.address + path)
    assert answer.status_code == 404
    assert "not in this record" in answer.text
