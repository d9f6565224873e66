"""Private persons stand in no page's data, whatever its address: only where a report's own text is given."""

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from fastapi.routing import APIRoute

from onrecord.intake import report_from_text
from onrecord.reading.read import reader as make_reader
from onrecord.record.decisions import Decision
from onrecord.views.claim_lines import find_claims
from onrecord.views.filters import Filter
from onrecord.web.routes import ALL
from tests.web.conftest import Served

TEXT = """Market in Talin shelled, says baker Odil Karsen

Odil Karsen, a baker, said the army shelled the market in Talin on Monday and killed 3 people. "They fired at us," Karsen
said. Odil Karsen accused Pavo Limber, a driver, of having killed his neighbour.

The army denied that it had shelled Talin. Wasim Dorrey, a resident, said that 4 people were killed.
"""
PRIVATE = ("Odil", "Karsen", "Wasim Dorrey", "Dorrey", "Pavo Limber", "Limber")
OWN_TEXT = frozenset({"text", "anchor"})
"""Fields in which a report's own words are given, at the address of that report alone."""


@pytest.fixture
def told(served: Served) -> Served:
    """The full record with one report more, whose private persons are decided on, watched, noted and exported."""
    intake = report_from_text(
        TEXT, published="2031-05-06", outlet="Talin Daily", title="Baker Odil Karsen on the shelling"
    )
    copy = report_from_text(TEXT, published="2031-05-06", outlet="Velmar Echo", title="What Odil Karsen saw")
    reader = make_reader()
    for one in (intake, copy):
        served.record.add(reader.read(one.report, one.problems), reader="test")
    served.record.refresh()
    by_karsen, *_ = find_claims(served.record, Filter(source="Odil Karsen"), names=True)
    by_dorrey, *_ = find_claims(served.record, Filter(source="Wasim Dorrey"), names=True)
    served.desk.decide(
        Decision(
            kind="claim.correct", target=by_dorrey.id, by="editor", field="source", after="Pavo Limber", why="he is"
        ),
        Decision(kind="name.means", target="Odil Karsen", by="editor", after={"actor": {"name": "Odil M. Karsen"}}),
        Decision(kind="report.note", target=by_karsen.report, by="editor", why="ask Odil Karsen again"),
    )
    served.desk.propose(
        by_karsen.id,
        [Decision(kind="claim.correct", target=by_karsen.id, by="reader", field="source", after="Wasim Dorrey")],
        "Odil Karsen never said so",
    )
    return served


def _addresses(served: Served) -> Iterator[str]:
    """Every address that gives data, of everything there is to ask for."""

    def get(path: str) -> httpx.Response:
        return httpx.get(f"{served.address}{path}", timeout=60)

    reports = [line["id"] for line in get("/reports.json?size=500").json()["reports"]]
    claims = [line.id for line in find_claims(served.record, limit=1000)]
    incidents = [line["id"] for line in get("/incidents.json?size=500").json()["incidents"]]
    of = {"reports": reports, "claims": claims[:60], "incidents": incidents, "cite": [*claims[:20], *incidents[:20]]}
    for route in (route for pages in ALL for route in pages.router.routes):
        if not isinstance(route, APIRoute) or "GET" not in route.methods or not route.path.endswith((".json", ".csv")):
            continue
        family = route.path.split("/")[1]
        if "{" not in route.path:
            yield route.path
        elif family in of:
            yield from (re.sub(r"\{name[^}]*\}", one, route.path) for one in of[family])
        elif family == "ask":
            names = [one["name"] for one in get("/ask.json").json()["questions"]]
            yield from (route.path.replace("{name}", one) for one in names)
        elif family == "watches":
            yield route.path.replace("{name:path}", "baker")
        elif family == "proposals":
            yield route.path.replace("{seq}", str(get("/proposals.json").json()["proposals"][0]["seq"]))
        else:
            raise AssertionError(f"{route.path}: is not looked at; say here what to ask it for")


WITH = {
    "/sources/one": "name=army",
    "/search": "words=Talin",
    "/review": "size=50",
    "/log": "size=500",
    "/reports": "size=500",
}


def _asked(address: str) -> str:
    bare = address.rsplit(".", 1)[0]
    if address.startswith("/reports/") and bare.endswith("/correct"):
        return f"{address}?start=0&end=1500"
    return f"{address}?{WITH[bare]}" if bare in WITH else address


def _words(value: Any, field: str = "") -> Iterator[str]:
    """All words of some data but a report's own text."""
    if isinstance(value, dict):
        for name, one in value.items():
            if name not in OWN_TEXT or field == "passage":
                yield from _words(one, name)
    elif isinstance(value, list):
        for one in value:
            yield from _words(one, field)
    elif isinstance(value, str):
        yield value


def test_no_data_names_them(told: Served) -> None:
    pattern = re.compile(rf"\b(?:{'|'.join(PRIVATE)})\b")
    named, asked, masks = {}, 0, 0
    with httpx.Client(base_url=told.address, timeout=60) as browser:
        page = browser.get("/status").text
        token = re.search(r'<meta name="token" content="([^"]+)">', page)
        assert token
        watched = browser.post("/watches?source=Odil+M.+Karsen", data={"name": "baker", "token": token[1]})
        assert watched.status_code == 303
        for address in _addresses(told):
            answer = browser.get(_asked(address))
            assert answer.status_code == 200, f"{address}: {answer.text[:200]}"
            words = [answer.text] if address.endswith(".csv") else list(_words(answer.json()))
            if found := [one for one in words if pattern.search(one)]:
                named[address] = found[:3]
            asked += 1
            masks += any("[private person]" in one for one in words)
    assert named == {}
    assert asked > 200
    assert masks > 10


def test_lists_as_pages_do_not_name_them_either(told: Served) -> None:
    pattern = re.compile(rf"\b(?:{'|'.join(PRIVATE)})\b")
    with httpx.Client(base_url=told.address, timeout=60) as browser:
        for path in ("/reports", "/search?words=Talin", "/search?words=Talin&show=reports", "/log", "/incidents"):
            found = pattern.search(browser.get(path).text)
            assert found is None, (path, found.string[found.start() - 200 : found.end() + 200])
