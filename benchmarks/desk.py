"""The desk over a record at size: the time of every page and of its data, and fifty readers at once.

``python -m benchmarks.desk --size 100000`` makes a record as ``benchmarks.record`` does and opens ``onrecord desk`` on
it as people do, in a process of its own; ``--record FILE`` takes one that is there (nothing is written to it). Times
are those of whole answers over the loopback, compressed as a browser asks for them, in milliseconds.
"""

import argparse
import itertools
import json
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import httpx

from benchmarks.record_copies import Base
from benchmarks.record_readings import generated
from onrecord.record.store import Record

ROUNDS = 5
READERS = 50
HOPELESS = 5_000
"""Milliseconds after which a page is not asked for again."""
PAGES_EACH = 4
"""Pages that each of the readers at once asks for, one after the other."""
BASE = 1000
"""Reports that are really added; the rest are copies of their rows."""


def main() -> None:
    """Make a record or take one, open the desk on it, ask it, print the figures as JSON."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--size", type=int, default=1000, help="reports of the record that is made")
    asked.add_argument("--record", help="a record that is there, instead of one that is made")
    asked.add_argument("--only", help="only pages whose address holds this")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        address = given.record or make_record(Path(folder) / "record.db", given.size)
        with desk_over(address) as desk:
            print(json.dumps(measure(desk, given.only), indent=1))


def make_record(path: Path, size: int) -> str:
    """A record with so many reports; its address."""
    with Record.open(path) as record:
        for reading in itertools.islice(generated(), min(size, BASE)):
            record.add(reading, reader="generated")
        record.refresh()
        Base(record).copy_until(size)
    return str(path)


@contextmanager
def desk_over(address: str) -> Iterator[str]:
    """The desk as a process of its own; where it is."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "onrecord", "desk", "--no-browser", "--port", str(port), "--record", address]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            try:
                httpx.get(f"http://127.0.0.1:{port}/assets/desk.css")
                break
            except httpx.TransportError:
                time.sleep(0.2)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def measure(desk: str, only: str | None = None) -> dict[str, object]:
    """Every page and its data alone, then fifty readers at once."""
    with httpx.Client(base_url=desk, timeout=600) as browser:
        asked = {name: path for name, path in pages(browser).items() if not only or only in path}
        times = {}
        for name, path in asked.items():
            times[name] = latency(browser, path)
            print(f"{name}: {times[name]['median']:,.0f} ms, worst {times[name]['worst']:,.0f}", file=sys.stderr)
        held = browser.get("/status.json").json()["status"]
    worst = max(times, key=lambda name: times[name]["worst"])
    return {
        "reports": held["reports"],
        "claims": held["claims"],
        "pages": times,
        "median_of_pages": statistics.median(one["median"] for one in times.values()),
        "slowest_median": max(one["median"] for one in times.values()),
        "worst": times[worst]["worst"],
        "worst_page": worst,
        "readers": at_once(desk, list(asked.values())),
    }


def pages(browser: httpx.Client) -> dict[str, str]:
    """Every page by its name, and its data."""
    plain = (
        "/", "/reports", "/incidents", "/disputes", "/figures", "/map", "/timeline", "/sources", "/watches", "/ask",
        "/log", "/status", "/export", "/reports/adding", "/proposals"
    )  # fmt: skip
    found = {"review" if path == "/" else path[1:]: path for path in plain}
    lines = browser.get("/incidents.json?size=200&disputed=true").json()["incidents"]
    incident = max(lines, key=lambda line: (line["claims"], line["id"]))["id"]
    report = browser.get("/reports.json").json()["reports"][0]["id"]
    claim = browser.get("/review.json").json()["claims"][0]["facts"]["id"]
    sources = browser.get("/sources.json").json()["sources"]
    source = quote(next(line["name"] for line in sources if line["name"] and not line["name"].startswith("[")))
    words = "market shells"
    found |= {
        "incident": f"/incidents/{incident}",
        "reading": f"/reports/{report}",
        "related": f"/reports/{report}/related",
        "selection": f"/reports/{report}/correct?start=0&end=120",
        "correction": f"/claims/{claim}/correct",
        "cite": f"/cite/{claim}",
        "one source": f"/sources/one?name={source}",
        "search": f"/search?words={quote(words)}",
        "search reports": f"/search?words={quote(words)}&show=reports",
        "review of a source": f"/?source={source}",
        "review of a report": f"/?report={report}",
        "incidents of a place": "/incidents?near=13.18,30.22&km=50",
        "figures of a month": "/figures?measure=killed&published_since=2015-03&published_until=2015-03",
        "timeline of a year": "/timeline?since=2025&until=2025",
        "map of a month": "/map?since=2025-03&until=2025-03",
    }
    for one in browser.get("/ask.json").json()["questions"]:
        found[f"ask {one['name']}"] = f"/ask/{one['name']}"
    return found | {f"{name} (data)": data_of(path) for name, path in found.items()}


def data_of(path: str) -> str:
    """The address of a page's data."""
    bare, _, query = path.partition("?")
    return (f"{bare}.json" if bare != "/" else "/review.json") + (f"?{query}" if query else "")


def latency(browser: httpx.Client, path: str) -> dict[str, float]:
    """Milliseconds of an answer: the first, and median and worst of all rounds."""
    took = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        browser.get(path).raise_for_status()
        took.append(1000 * (time.perf_counter() - began))
        if took[-1] > HOPELESS:
            break
    return {"first": round(took[0], 1), "median": round(statistics.median(took), 1), "worst": round(max(took), 1)}


def at_once(desk: str, asked: list[str]) -> dict[str, object]:
    """Readers at once, each asking for some pages: errors, and how long they waited for one."""

    def read(number: int) -> list[tuple[int, float]]:
        found = []
        with httpx.Client(base_url=desk, timeout=300) as browser:
            for step in range(PAGES_EACH):
                began = time.perf_counter()
                answer = browser.get(asked[(number * PAGES_EACH + step) % len(asked)])
                found.append((answer.status_code, time.perf_counter() - began))
        return found

    began = time.perf_counter()
    with ThreadPoolExecutor(READERS) as readers:
        answers = [one for some in readers.map(read, range(READERS)) for one in some]
    waits = sorted(took for _, took in answers)
    return {
        "readers": READERS,
        "pages": len(answers),
        "errors": sum(status != 200 for status, _ in answers),
        "pages_per_second": round(len(answers) / (time.perf_counter() - began), 1),
        "wait_median_ms": round(1000 * statistics.median(waits)),
        "wait_worst_ms": round(1000 * waits[-1]),
    }


if __name__ == "__main__":
    main()
