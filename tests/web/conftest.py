"""A desk over a real record of more than forty reports, served on this machine, and Debian's Chromium to look at it."""

import shutil
import socket
import threading
import time
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn

from onrecord.intake import Intake, read_paths, report_from_text
from onrecord.reading.read import reader as make_reader
from onrecord.record.store import Record
from onrecord.settings import Settings
from onrecord.web.app import make_app
from onrecord.web.desk import Desk
from onrecord.web.templating import BUILT
from tests.record.stories import BLAMED, BRIDGE, MARKET, PLAN

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CLUSTERS = Path(__file__).parents[1] / "record" / "clusters"
DEMO = Path(__file__).parents[2] / "demo"
CHROMIUM = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")


@dataclass(frozen=True)
class Served:
    """A desk being served. ``problems`` are console errors and requests that left the machine, as tabs met them."""

    address: str
    record: Record
    desk: Desk
    problems: list[str]


@pytest.fixture(scope="session")
def full_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with the clusters of ``tests/record``, each day's first report carried by a second outlet too."""
    path = tmp_path_factory.mktemp("desk") / "record.db"
    reader = make_reader()
    with Record.open(path) as record:
        for text, outlet, day, title in _stories():
            intake = report_from_text(text, published=day, outlet=outlet, title=title)
            record.add(reader.read(intake.report, intake.problems), reader="test")
        for taken in read_paths([str(one) for one in sorted(DEMO.glob("*.txt"))]):
            assert isinstance(taken, Intake)
            record.add(reader.read(taken.report, taken.problems), reader="test")
        record.refresh()
        assert record.status().reports >= 40
    return path


def _stories() -> Iterator[tuple[str, str, str, str | None]]:
    for path in sorted(CLUSTERS.glob("*.toml")):
        reports = tomllib.loads(path.read_text(encoding="utf-8"))["report"]
        for number, one in enumerate(reports):
            yield one["text"], one["outlet"], one["published"], one["title"]
            if number == 0:
                yield one["text"], f"{one['outlet']} Weekend", one["published"], one["title"]
    for text, day in ((BRIDGE, "2031-05-06"), (MARKET, "2031-05-07"), (BLAMED, "2031-05-08"), (PLAN, "2031-05-09")):
        yield text, "The Velmar Post", day, None
        yield text, "Talin Daily", day, None


@pytest.fixture
def serve(full_record: Path, tmp_path: Path) -> Iterator[Callable[..., Served]]:
    """Serves a copy of the full record (or an empty one, ``empty=True``); all are closed at the end of the test."""
    open_ones: list[tuple[uvicorn.Server, threading.Thread, Record]] = []

    def start(*, empty: bool = False, names: bool = False, by: str = "editor", proposes: bool = False) -> Served:
        path = tmp_path / f"record{len(open_ones)}.db"
        if not empty:
            shutil.copy(full_record, path)
        record = Record.open(path)
        desk = Desk(record, Settings(), by, names, proposes)
        listener = socket.socket()
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        server = uvicorn.Server(uvicorn.Config(make_app(desk, port=port), log_level="warning", lifespan="off"))
        thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        open_ones.append((server, thread, record))
        return Served(f"http://127.0.0.1:{port}", record, desk, [])

    yield start
    for server, thread, record in open_ones:
        server.should_exit = True
        thread.join(10)
        record.close()


@pytest.fixture
def served(serve: Callable[..., Served]) -> Served:
    """A desk over the full record."""
    return serve()


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """Debian's Chromium; skips where there is none, or the desk's assets are not built."""
    found = next((one for one in CHROMIUM if Path(one).is_file()), None)
    if found is None:
        pytest.skip("needs Chromium (apt-get install chromium), which is not on this machine")
    if not BUILT.is_file():
        pytest.skip("needs the desk's built assets (make desk), for which Node is needed")
    from playwright.sync_api import sync_playwright

    drawn = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=drawn)
        yield opened
        opened.close()


@pytest.fixture
def tab(browser: "Browser", served: Served) -> Iterator["Page"]:
    """A tab on the served desk, paths relative to it. A console error or a request that leaves the machine fails."""
    context = browser.new_context(base_url=served.address, reduced_motion="reduce")
    page = context.new_page()
    watch(page, served)
    yield page
    context.close()
    assert not served.problems


def watch(page: "Page", served: Served) -> None:
    """Write what a tab does wrong into ``served.problems``."""
    page.on("console", lambda message: served.problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: served.problems.append(str(error)))
    own = (served.address, "data:", "blob:", "about:")
    page.on(
        "request",
        lambda request: None if request.url.startswith(own) else served.problems.append(f"left: {request.url}"),
    )
