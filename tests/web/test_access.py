"""Every page, light and dark, in axe-core's eyes; and whether it fits a narrow and a zoomed window."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import httpx
import pytest

from onrecord.record.decisions import Decision
from tests.web.conftest import Served, watch

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

AXE = Path(__file__).parents[2] / "desk" / "node_modules" / "axe-core" / "axe.min.js"
LISTS = (
    "",
    "reports",
    "incidents",
    "disputes",
    "figures",
    "map",
    "timeline",
    "sources",
    "watches",
    "ask",
    "log",
    "status",
    "proposals",
)
RUN = "axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.map(v => [v.id, v.impact, v.nodes[0].html]))"


def _pages(served: Served) -> tuple[str, ...]:
    incident = httpx.get(f"{served.address}/incidents.json?disputed=true").json()["incidents"][0]["id"]
    report = httpx.get(f"{served.address}/reports.json").json()["reports"][0]["id"]
    claim = httpx.get(f"{served.address}/review.json").json()["claims"][0]["facts"]["id"]
    served.desk.propose(claim, [Decision(kind="claim.check", target=claim, by="reader")], "as it stands")
    seq = httpx.get(f"{served.address}/proposals.json").json()["proposals"][0]["seq"]
    return (
        *LISTS,
        f"proposals/{seq}",
        f"claims/{claim}/correct",
        f"incidents/{incident}",
        f"reports/{report}",
        "search?words=killed",
        "no-such-page",
    )


def _open(page: "Page", path: str) -> None:
    page.goto(f"/{path}")
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(browser: "Browser", served: Served, scheme: Literal["light", "dark"]) -> None:
    if not AXE.is_file():
        pytest.skip("needs axe-core (npm ci in desk/), which is not installed here")
    # The policy of the pages lets no script in but their own; the checker is let in for this test alone.
    context = browser.new_context(
        base_url=served.address, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce"
    )
    page = context.new_page()
    found = {}
    for path in _pages(served):
        _open(page, path)
        page.add_script_tag(path=AXE)
        serious = [one for one in page.evaluate(RUN) if one[1] in ("serious", "critical")]
        if serious:
            found[path] = serious
    context.close()
    assert found == {}


@pytest.mark.parametrize("width", [380, 640, 1600])
def test_pages_fit(browser: "Browser", served: Served, width: int) -> None:
    context = browser.new_context(base_url=served.address, viewport={"width": width, "height": 800})
    page = context.new_page()
    watch(page, served)
    too_wide = []
    for path in _pages(served):
        _open(page, path)
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1"):
            too_wide.append(path)
    context.close()
    assert too_wide == []
