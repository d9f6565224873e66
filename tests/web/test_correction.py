"""Correction: with the keyboard alone, before and after, the record following, two tabs, missing claims, notes."""

import time
from typing import TYPE_CHECKING

import httpx
import msgspec
import pytest

import onrecord
from onrecord.intake import report_from_text
from onrecord.views.claim_lines import ClaimLine, find_claims
from onrecord.views.filters import Filter
from onrecord.views.incidents import incident
from onrecord.views.log_lines import log_entries
from tests.web.conftest import Served, watch
from tests.web.forms import post

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def counted(served: Served) -> ClaimLine:
    """A claim with one figure that counts in the account of an incident."""
    for line in find_claims(served.record, limit=1000):
        exact = [figure for figure in line.figures if figure.value and figure.qualifier == "exactly"]
        told = line.form != "narrated" and len(line.figures) == len(exact) == 1
        if told and any(counts(served, event.incident, line) for event in line.events):
            return line
    raise AssertionError("the record holds no such claim")


def counts(served: Served, name: str | None, line: ClaimLine) -> bool:
    return name is not None and any(
        figure.claim == line.fingerprint for figure in incident(served.record, name).account.figures
    )


def go_to(tab: "Page", claim: str) -> None:
    """To a claim's card, by key."""
    card = tab.locator(f"#{claim}")
    while card.get_attribute("data-current") is None:
        tab.keyboard.press("j")


def test_a_correction_by_keyboard_changes_the_incident_and_the_log(tab: "Page", served: Served) -> None:
    line = counted(served)
    where = next(event.incident for event in line.events if counts(served, event.incident, line))
    tab.goto(f"/reports/{line.report}")
    go_to(tab, line.id)
    tab.keyboard.press("Control+Enter")
    tab.locator("#correction[open]").wait_for()
    number = f"figure:{line.figures[0].id}|amount"
    while tab.evaluate("document.activeElement.name") != number:
        tab.keyboard.press("Tab")
    tab.keyboard.press("Control+A")
    tab.keyboard.type("7654")
    tab.keyboard.press("Control+Enter")
    done = tab.locator(".notice.done")
    done.wait_for()
    assert f"value: {line.figures[0].value:g} → 7654" in done.inner_text()
    assert "7,654" in tab.locator(f"#{line.id}").inner_text()
    tab.goto(f"/incidents/{where}")
    assert "7,654" in tab.inner_text("main")
    tab.goto("/log")
    first = tab.locator("tbody tr").first.inner_text()
    assert "7654" in first
    assert "editor" in first
    tab.locator("tbody tr").first.get_by_role("button", name="Undo").click()
    assert "undone: figure put right" in tab.locator("tbody tr").first.inner_text()
    assert counted(served).figures == line.figures


def test_two_tabs_do_not_overwrite_each_other(browser: "Browser", served: Served) -> None:
    line = counted(served)
    context = browser.new_context(base_url=served.address)
    first, second = context.new_page(), context.new_page()
    field = f'input[name="claim:{line.id}|source"]'
    for one in (first, second):
        one.goto(f"/claims/{line.id}/correct")
    first.locator(field).fill("Ministry of Rain")
    first.keyboard.press("Control+Enter")
    first.locator(".notice.done").wait_for()
    second.locator(field).fill("Ministry of Sun")
    second.keyboard.press("Control+Enter")
    told = second.get_by_role("alert").inner_text()
    for words in (line.sources[0], "Ministry of Rain", "Ministry of Sun"):
        assert words in told
    assert find_claims(served.record, Filter(source="Ministry of Rain"))
    assert second.locator(field).input_value() == "Ministry of Sun"
    second.keyboard.press("Control+Enter")  # now knowingly
    second.locator(".notice.done").wait_for()
    assert find_claims(served.record, Filter(source="Ministry of Sun"))
    context.close()


def test_selected_words_become_a_claim_by_keyboard(tab: "Page", served: Served) -> None:
    line = counted(served)
    text = served.record.machine_reading(line.report).report.text
    tab.goto(f"/reports/{line.report}")
    quote = select_some(tab)
    tab.keyboard.press("Control+Enter")
    tab.locator("#correction[open]").wait_for()
    tab.get_by_label("The source is").fill("Halima the grocer")
    tab.keyboard.press("Control+Enter")
    tab.locator(".notice.done").wait_for()
    made = find_claims(served.record, Filter(source="Halima the grocer"), names=True)
    assert [one.quote for one in made] == [" ".join(quote.split())]
    assert text[made[0].start : made[0].end] == quote
    assert made[0].review == "checked"


def select_some(tab: "Page") -> str:
    """Select from the middle of one marked piece to the end of another, as a mouse would; the words selected."""
    chosen: str = tab.evaluate(
        """() => {
            const spans = [...document.querySelectorAll('.text p.paragraph [data-s]')].filter(s => s.textContent.length > 9);
            const [first, last] = [spans[1].firstChild, spans[2].firstChild];
            const range = document.createRange();
            range.setStart(first, 4);
            range.setEnd(last, 8);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            return range.cloneContents().textContent;
        }"""
    )
    return chosen.strip()


@pytest.mark.parametrize("words", ["😀 mended", "The mayor — “says” so", "İstanbul, Bārah"])
def test_offsets_are_in_code_points(served: Served, tab: "Page", words: str) -> None:
    text = (
        f"{words}\r\n\r\nThe army 😀😀 said on Monday that 12 soldiers had died.\r\n\r\nThe mayor said nothing 😀 else."
    )
    with httpx.Client(base_url=served.address) as client:
        post(client, "/reports/add", {"text": text, "published": "2031-05-06"}, htmx=True)
    wait(served)
    report = served.desk.adding.progress.reports[0].id
    tab.goto(f"/reports/{report}")
    quote = select_some(tab)
    tab.keyboard.press("Control+Enter")
    shown = tab.locator("#correction h2").inner_text()
    assert shown.split() == f"“{quote}”".split()
    kept = served.record.machine_reading(report).report.text
    assert kept.replace("\r\n", "\n").count(quote) == 1


def wait(served: Served) -> None:
    for _ in range(2_000):
        if not served.desk.adding.is_running:
            return
        time.sleep(0.02)
    raise AssertionError(served.desk.adding.progress.stage)


def test_a_note_is_kept_shown_and_orphaned_where_its_words_are_gone(served: Served) -> None:
    text = "The army said on Monday that 12 soldiers had died at the bridge of Sareb.\n\nThe mayor wept."
    later = text.replace("12 soldiers had died", "14 soldiers had died")
    url = "https://post.example/bridge"
    ids = []
    for words in (text, later):
        intake = report_from_text(words, published="2031-05-06", outlet="Post", url=url)
        reading = onrecord.read(words)
        served.record.add(msgspec.structs.replace(reading, report=intake.report), reader="test")
        ids.append(intake.report.id)
    start = text.index("12 soldiers")
    form = {"start": str(start), "end": str(start + 11), "quote": "12 soldiers", "why": "ask the ministry"}
    form |= {"prefix": text[start - 29 : start], "suffix": text[start + 11 : start + 40]}
    with httpx.Client(base_url=served.address) as browser:
        assert post(browser, f"/reports/{ids[0]}/notes", form).status_code == 303
        first, second = (browser.get(f"/reports/{one}").text for one in ids)
    assert "ask the ministry" in first
    assert "orphan" not in first
    assert "ask the ministry" in second
    assert "orphan: these words stand nowhere" in second


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "which words were selected"),
        ({"start": "0", "end": "9", "quote": "not these words", "why": "x"}, "does not stand in its text just once"),
        ({"start": "-1", "end": "9", "quote": "x", "why": "x"}, "which words were selected"),
        ({"start": "0", "end": "4", "why": ""}, "no words in it"),
    ],
)
def test_a_note_on_no_words_is_refused(served: Served, fields: dict[str, str], words: str) -> None:
    line = find_claims(served.record, limit=1)[0]
    with httpx.Client(base_url=served.address) as browser:
        answer = post(browser, f"/reports/{line.report}/notes", {"why": "x"} | fields)
    assert answer.status_code == 422
    assert words in answer.text
    assert not log_entries(served.record, decisions=True)


def test_markup_in_what_people_write_is_words(browser: "Browser", served: Served) -> None:
    line = counted(served)
    evil = '<img src=x onerror="document.title=1">\'"</textarea><script>document.title=1</script>'
    with httpx.Client(base_url=served.address) as client:
        form = {f"was|claim:{line.id}|source": f'"{line.sources[0]}"', f"claim:{line.id}|source": evil, "why": evil}
        assert post(client, f"/claims/{line.id}/correct", form).status_code == 303
    context = browser.new_context(base_url=served.address)
    page = context.new_page()
    watch(page, served)
    for path in (f"/reports/{line.report}", f"/claims/{line.id}/correct", "/log", "/search?words=img", "/"):
        page.goto(path)
        assert page.title() != "1"
        assert page.locator("main img, main script").count() == 0
    assert not served.problems
    context.close()
