"""Hostile inputs: refused, or shown as the words they are."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import httpx
import pytest

from onrecord.intake import report_from_text
from onrecord.reading.read import reader as make_reader
from tests.web.conftest import Served, watch

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MARK = "<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>"
TEXT = f"""The mayor of Talin, Ilo "Tam" {MARK} said on Monday that 12 people had been killed in El Obeid by shelling.

The army {MARK} denied that it had shelled El Obeid. A doctor said 9 people were killed."""
LISTS = (
    "",
    "reports",
    "incidents",
    "disputes",
    "figures",
    "timeline",
    "map",
    "sources",
    "watches",
    "log",
    "status",
    "ask",
)


@pytest.fixture
def hostile(serve: Callable[..., Served]) -> Served:
    """A desk over one report with markup wherever a report can hold words."""
    served = serve(empty=True)
    intake = report_from_text(TEXT, published="2025-07-16", outlet=f"Post {MARK}", title=f"Shelled {MARK}")
    served.record.add(make_reader().read(intake.report, intake.problems), reader="test")
    served.record.refresh()
    return served


def test_markup_is_words(browser: "Browser", hostile: Served) -> None:
    context = browser.new_context(base_url=hostile.address)
    page = context.new_page()
    watch(page, hostile)
    report = hostile.record.report_ids()[0]
    incident = httpx.get(f"{hostile.address}/incidents.json").json()["incidents"][0]["id"]
    for path in (*LISTS, f"reports/{report}", f"incidents/{incident}", "search?words=killed"):
        page.goto(f"/{path}")
        page.wait_for_load_state("networkidle")
        assert page.title() != "taken", path
        assert page.locator("img[src=x]").count() == 0, path
    context.close()
    assert not hostile.problems


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../desk.py",
        "/assets/%2e%2e/desk.py",
        "/assets/..%2f..%2fdesk.py",
        "/assets//etc/passwd",
        "/reports/..%2f..%2fetc%2fpasswd",
        "/incidents/%00",
    ],
)
def test_paths_lead_nowhere(served: Served, path: str) -> None:
    answer = httpx.get(served.address + path)
    assert answer.status_code in (400, 404, 422)
    assert "import" not in answer.text
    assert "root:" not in answer.text


@pytest.mark.parametrize(
    "path", ["/incidents.json", "/sources.json", "/search.json", "/figures.json", "/disputes.json"]
)
@pytest.mark.parametrize("words", ["' OR 1=1 --", '"; DROP TABLE claims; --', "%", "_", "\\", "* NEAR(", "𝔸\u202e"])
def test_sql_in_filters_is_words(served: Served, path: str, words: str) -> None:
    before = served.record.status().claims
    for field in ("words", "source", "place", "actor", "like"):
        answer = httpx.get(served.address + path, params={field: words})
        assert answer.status_code in (200, 422), answer.text
    assert served.record.status().claims == before


def test_a_form_made_elsewhere_changes_nothing(served: Served) -> None:
    claim = httpx.get(f"{served.address}/review.json").json()["claims"][0]
    before = served.record.status()
    for headers in (
        {},
        {"Origin": "https://evil.example"},
        {"Cookie": "onrecord_desk=x"},
        {"X-Onrecord-Token": "a.1.b"},
    ):
        for path in ("/review", "/log/undo", "/watches", "/reports"):
            answer = httpx.post(served.address + path, data={"claim": str(claim)}, headers=headers)
            assert answer.status_code in (403, 404, 405)
    assert served.record.status() == before
