"""A story checked with the keyboard alone: how many keys it takes, in Chromium, at a desk over the demo stories.

``python -m benchmarks.review_keys`` prints the keys by sort, the words there are to read, and what that comes to for a
person who reads 238 words a minute and takes 0.28 s for a key and 1.35 s to decide (Brysbaert 2019; Card, Moran and
Newell 1980). Most claims are taken for right; some are wrong, some need another source, polarity or figure, one is
undone: the shares stand in ``PLAN``.
"""

import json
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

import uvicorn

from onrecord.record.store import Record
from onrecord.settings import Settings
from onrecord.views.claim_lines import find_claims
from onrecord.views.filters import Filter
from onrecord.web.app import make_app
from onrecord.web.desk import Desk
from onrecord.web.serving import demo_record

if TYPE_CHECKING:
    from playwright.sync_api import Page

THIRTY = 30
PLAN = {4: "s", 8: "x", 11: "p", 15: "f", 17: "x", 19: "u", 23: "s"}
"""What is done from some place in the story on, with the first claim it can be done with; all others are right."""
WORDS_A_MINUTE, A_KEY, A_DECISION = 238, 0.28, 1.35
_CURRENT = "li.check[data-current]:not(.decided):not(.sent):not(.working)"
_CHROMIUM = "/usr/bin/chromium"


@dataclass
class Told:
    """What it took."""

    unchecked_before: int = 0
    claims: int = 0
    keys: int = 0
    mouse: int = 0
    words: int = 0
    machine_seconds: float = 0.0
    minutes_for_a_person: float = 0.0
    by_key: dict[str, int] = field(default_factory=dict)


def check_with_keys(page: "Page", record: Record, report: str | None, most: int = THIRTY) -> Told:
    """Check the claims of a report in its order, or the first of the whole record, with nothing but keys."""
    told = Told(unchecked_before=record.status().unchecked)
    many = min(most, len(find_claims(record, Filter(report=report, review="unchecked"), limit=500)))
    passages, waiting = set[str](), list[str]()
    page.goto(f"/?report={report}" if report else "/")
    page.evaluate("addEventListener('pointerdown', () => (window.pointed = (window.pointed || 0) + 1), true)")
    began = time.perf_counter()

    def press(key: str, sort: str | None = None) -> None:
        page.keyboard.press(key)
        told.keys += 1
        told.by_key[sort or key] = told.by_key.get(sort or key, 0) + 1

    while told.claims < many:
        page.locator(_CURRENT).wait_for()
        passages.add(page.locator(f"{_CURRENT} .passage").inner_text())
        waiting += [PLAN[told.claims]] if told.claims in PLAN else []
        wanted = next((one for one in waiting if _can(page, one)), "a")
        if wanted in waiting:
            waiting.remove(wanted)
        _decide(page, wanted, press)
        told.claims += 1
    page.locator("li.check.sent").first.wait_for(state="detached")
    told.mouse = page.evaluate("window.pointed || 0")
    told.machine_seconds = round(time.perf_counter() - began, 1)
    told.words = sum(len(one.split()) for one in passages)
    seconds = 60 * told.words / WORDS_A_MINUTE + A_KEY * told.keys + A_DECISION * told.claims
    told.minutes_for_a_person = round(seconds / 60, 1)
    return told


def _can(page: "Page", wanted: str) -> bool:
    """Whether the current claim has what would be put right."""
    needed = {
        "s": "[data-show=source]",
        "f": "[data-show=figure]",
        "p": "form[data-form=polarity][data-flips='1']",
    }.get(wanted)
    return needed is None or page.locator(_CURRENT).locator(needed).count() > 0


def _decide(page: "Page", wanted: str, press: Callable[..., None]) -> None:
    """Put a claim right where that is wanted, and say what it is."""
    name = page.locator(_CURRENT).get_attribute("id")
    if wanted in ("s", "f"):
        press(wanted)
        if wanted == "f":
            press("Tab")
            press("Control+A")
        for letter in "Governor Dakar" if wanted == "s" else "77":
            press(letter if letter != " " else "Space", "typed")
        press("Enter")
        page.locator(f"#{name} .done").wait_for()
    elif wanted == "p":
        press("p")
        page.locator(f"#{name} .done").wait_for()
    elif wanted == "u":
        press("a")
        page.locator(f"#{name}.decided").wait_for()
        press("u")
        page.locator(f"#{name}[data-current]:not(.decided)").wait_for()
    press("x" if wanted == "x" else "a")
    # It is decided, or on its way; where it was the last one it stays the current one.
    page.locator(f"#{name}:is(.sent, .decided)").wait_for()


def main() -> None:
    """Open a desk over the demo stories and check the first thirty claims."""
    from playwright.sync_api import sync_playwright

    with Record.open(demo_record(lambda words: None)) as record, sync_playwright() as playwright:
        listener = socket.socket()
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        config = uvicorn.Config(make_app(Desk(record, Settings(), "editor"), port=port), log_level="warning")
        server = uvicorn.Server(config)
        threading.Thread(target=server.run, args=([listener],), daemon=True).start()
        while not server.started:
            time.sleep(0.01)
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox"])
        context = browser.new_context(base_url=f"http://127.0.0.1:{port}", reduced_motion="reduce")
        told = check_with_keys(context.new_page(), record, None)
        browser.close()
        server.should_exit = True
    print(json.dumps(asdict(told), indent=1))


if __name__ == "__main__":
    main()
