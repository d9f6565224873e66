"""Fifty readers at once on one process: every page comes, whole and without an error."""

from concurrent.futures import ThreadPoolExecutor

import httpx

from tests.web.conftest import Served

READERS = 50
PAGES = ("/", "/reports", "/incidents", "/disputes", "/figures", "/map", "/timeline", "/sources", "/log", "/status")


def test_fifty_readers(served: Served) -> None:
    report = httpx.get(f"{served.address}/reports.json").json()["reports"][0]["id"]

    def read(number: int) -> list[tuple[str, int]]:
        with httpx.Client(base_url=served.address, timeout=120) as browser:
            asked = [PAGES[(number + step) % len(PAGES)] for step in range(3)] + [f"/reports/{report}"]
            answers = [(path, browser.get(path)) for path in asked]
            return [
                (path, answer.status_code)
                for path, answer in answers
                if answer.status_code != 200 or "</html>" not in answer.text
            ]

    with ThreadPoolExecutor(READERS) as readers:
        failed = [one for some in readers.map(read, range(READERS)) for one in some]
    assert failed == []
