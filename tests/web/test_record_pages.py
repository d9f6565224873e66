"""The pages on the record: incidents, figures, map, timeline, disputes, sources, watches, questions, exports."""

import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import TYPE_CHECKING

import httpx
import pytest
from PIL import Image

from onrecord.views.incidents import IncidentLine, find_incidents
from onrecord.views.log_lines import log_entries
from onrecord.views.sources import find_sources
from tests.web.conftest import Served
from tests.web.forms import post

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGES = (
    "/incidents", "/disputes", "/figures", "/map", "/timeline", "/sources", "/watches", "/ask", "/ask/toll",
    "/ask/disputed", "/export",
)  # fmt: skip
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def client(served: Served) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=served.address, follow_redirects=True) as opened:
        yield opened


def disputed(served: Served) -> IncidentLine:
    """The incident of the most reports that somebody contests."""
    lines = find_incidents(served.record, limit=500)
    return max((line for line in lines if line.kinds), key=lambda line: (line.reports, line.id))


@pytest.mark.parametrize("path", PAGES)
def test_each_page_is_html_json_and_csv(client: httpx.Client, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 200 and "<h1" in page.text
    assert client.get(f"{path}.json").json() is not None
    table = client.get(f"{path}.csv")
    assert table.status_code == 200 and table.headers["content-type"].startswith("text/csv")


def test_every_incident_opens_by_side_and_by_source(client: httpx.Client, served: Served) -> None:
    for line in find_incidents(served.record, limit=500):
        for by in ("side", "source"):
            page = client.get(f"/incidents/{line.id}", params={"by": by})
            assert page.status_code == 200 and line.id in page.text


def test_an_incident_shows_every_sentence_and_marks_what_differs_by_word(client: httpx.Client, served: Served) -> None:
    line = disputed(served)
    page = client.get(f"/incidents/{line.id}").text
    given = client.get(f"/incidents/{line.id}.json").json()
    assert all(f'id="{claim["id"]}"' in page for claim in given["claims"])
    marks = {cell["mark"] for row in given["comparison"]["rows"] for cell in row["cells"]} - {""}
    assert marks
    for mark in marks:
        assert re.search(rf'<span class="mark"><span aria-hidden="true">.</span> {mark}</span>', page)


def test_private_persons_are_named_nowhere(client: httpx.Client, served: Served) -> None:
    """Whoever is masked in the list of sources is in no cell, no voice, no key of an incident's data."""
    everybody = find_sources(served.record, limit=500, names=True)
    shown = {line.key for line in find_sources(served.record, limit=500)}
    hidden = [line.name for line in everybody if line.kind == "person" and line.key not in shown]
    assert hidden, "the record has no private person, so this shows nothing"
    for line in find_incidents(served.record, limit=500):
        given = client.get(f"/incidents/{line.id}.json").json()
        told = str({name: given[name] for name in ("line", "account", "comparison", "links")})
        assert not [name for name in hidden if re.search(rf"\b{re.escape(name)}\b", told)]


def test_an_incident_is_split_and_merged_again(client: httpx.Client, served: Served) -> None:
    line = max(find_incidents(served.record, limit=500), key=lambda line: line.claims)
    given = client.get(f"/incidents/{line.id}.json").json()
    events = [event["id"] for claim in given["claims"] for event in claim["events"] if event["incident"] == line.id]
    answer = post(client, f"/incidents/{line.id}/split", {f"event:{events[0]}": "1", "why": "another street"})
    assert answer.status_code == 200
    new = answer.url.path.rpartition("/")[2]
    assert new != line.id
    answer = post(client, f"/incidents/{line.id}/merge", {"other": new, "why": "the same street"})
    assert answer.url.path == f"/incidents/{line.id}"
    kinds = [entry.kind for entry in log_entries(served.record, decisions=True, limit=2)]
    assert kinds == ["incident.merge", "incident.split"]


@pytest.mark.parametrize(
    ("action", "fields", "status", "told"),
    [
        ("split", {}, 422, "choose what belongs"),
        ("merge", {"other": "<script>"}, 422, "is no id"),
        ("merge", {"other": "OR-ZZZZZ"}, 404, "not in this record"),
    ],
)
def test_regrouping_says_what_is_missing(
    client: httpx.Client, served: Served, action: str, fields: dict[str, str], status: int, told: str
) -> None:
    answer = post(client, f"/incidents/{disputed(served).id}/{action}", fields)
    assert answer.status_code == status and told in answer.text
    assert "<script>" not in answer.text.replace('<script type="module"', "")


def test_a_form_without_its_token_changes_nothing(client: httpx.Client, served: Served) -> None:
    line = disputed(served)
    for path in (f"/incidents/{line.id}/merge", "/watches?disputed=true", "/export"):
        assert client.post(path, data={"name": "x", "other": line.id, "token": "made up"}).status_code == 403


def test_a_watch_is_set_fed_seen_and_removed(client: httpx.Client, served: Served) -> None:
    answer = post(client, "/watches?disputed=true", {"name": "quarrels & <more>"})
    assert answer.status_code == 200 and "quarrels &amp; &lt;more&gt;" in answer.text
    feed = client.get("/watches/quarrels & <more>.atom")
    assert feed.headers["content-type"].startswith("application/atom+xml")
    root = ET.fromstring(feed.text)
    assert root.tag == f"{ATOM}feed"
    assert all(root.find(f"{ATOM}{name}") is not None for name in ("id", "title", "updated"))
    for entry in root.findall(f"{ATOM}entry"):
        assert all(entry.find(f"{ATOM}{name}") is not None for name in ("id", "title", "updated", "author"))
    assert post(client, "/watches/quarrels & <more>/seen", {}).status_code == 200
    assert "quarrels" not in post(client, "/watches/quarrels & <more>/remove", {}).text
    assert client.get("/watches/quarrels & <more>.atom").status_code == 404


@pytest.mark.parametrize(
    ("path", "name", "told"),
    [
        ("/watches?disputed=true", "a/b", "give it a name"),
        ("/watches?disputed=true", "", "give it a name"),
        ("/watches", "everything", "say what to watch for"),
    ],
)
def test_a_watch_needs_a_name_and_a_filter(client: httpx.Client, path: str, name: str, told: str) -> None:
    answer = post(client, path, {"name": name})
    assert answer.status_code == 422 and told in answer.text


def test_a_citation_in_every_style(client: httpx.Client, served: Served) -> None:
    line = disputed(served)
    page = client.get(f"/cite/{line.id}")
    for style in ("plain", "chicago", "apa", "bibtex"):
        words = client.get(f"/cite/{line.id}.txt", params={"style": style})
        assert words.status_code == 200 and line.id in words.text
    assert "APA 7" in page.text
    assert client.get("/cite/OR-ZZZZZ").status_code == 404


def test_an_incident_is_shared_as_one_file_and_the_log_says_so(client: httpx.Client, served: Served) -> None:
    line = disputed(served)
    answer = post(client, f"/export?incident={line.id}", {"format": "page", "review": "all"})
    assert answer.headers["content-disposition"] == f'attachment; filename="onrecord-{line.id}.html"'
    assert "<script" not in answer.text and line.id in answer.text
    assert log_entries(served.record, limit=1)[0].kind == "export"


def test_a_source_and_where_its_account_changed(client: httpx.Client, served: Served) -> None:
    for source in find_sources(served.record, limit=20):
        if source.key:
            page = client.get("/sources/one", params={"name": source.name})
            assert page.status_code == 200 and "Statements" in page.text
    assert client.get("/sources/one", params={"name": "Nobody Atall"}).status_code in (404, 422)


def _shades(picture: bytes) -> int:
    return len(set(Image.open(io.BytesIO(picture)).convert("L").get_flattened_data()))


def test_the_map_is_drawn_and_its_list_keeps_in_step(tab: "Page") -> None:
    tab.goto("/map")
    tab.wait_for_selector("#map[data-ready]", timeout=60_000)
    tab.wait_for_timeout(1500)
    assert _shades(tab.locator("#map canvas").screenshot()) > 3
    assert tab.locator(".pin").count() > 3
    before = tab.locator("[data-place]:visible").count()
    tab.locator("#brush input").first.fill("2026-01-01")
    tab.locator("#brush input").last.fill("2026-12-31")
    assert 0 < tab.locator("[data-place]:visible").count() < before
    chosen = tab.locator("[data-place]:visible").count()
    tab.reload()
    tab.wait_for_selector("#map[data-ready]", timeout=60_000)
    assert tab.locator("[data-place]:visible").count() == chosen


def test_a_chart_is_drawn_and_its_tabs_work(tab: "Page") -> None:
    tab.goto("/figures")
    tab.wait_for_selector("[data-chart] svg")
    assert _shades(tab.locator("[data-chart]").first.screenshot()) > 3
    assert tab.get_by_role("tab", name="Chart").get_attribute("aria-selected") == "true"
    tab.get_by_role("tab", name="Chart").press("ArrowRight")
    assert tab.locator("#table").is_visible() and not tab.locator("#chart").is_visible()
    tab.reload()
    assert tab.locator("#table").is_visible()
    tab.get_by_role("tab", name="Download").click()
    for kind in ("svg", "png"):
        with tab.expect_download() as waiting:
            tab.locator(f'[data-save="{kind}"]').first.click()
        saved = waiting.value.path().read_bytes()
        assert saved.startswith(b"<svg" if kind == "svg" else b"\x89PNG")
        if kind == "png":
            assert _shades(saved) > 3


def test_the_timeline_is_drawn_and_a_filter_survives_a_reload(tab: "Page") -> None:
    tab.goto("/timeline")
    tab.wait_for_selector("#lanes svg")
    assert _shades(tab.locator("#lanes").screenshot()) > 3
    tab.get_by_label("Kind").select_option("ASSAULT")
    tab.get_by_role("button", name="Filter").click()
    tab.wait_for_selector("#lanes svg")
    tab.reload()
    assert tab.get_by_label("Kind").input_value() == "ASSAULT"
    assert "type=ASSAULT" in tab.url


def test_a_small_incident_prints_on_one_page(tab: "Page", served: Served) -> None:
    lines = [line for line in find_incidents(served.record, limit=500) if line.reports > 1 and 3 <= line.claims <= 8]
    line = max(lines, key=lambda line: (bool(line.kinds), line.claims, line.id))
    tab.goto(f"/incidents/{line.id}")
    printed = tab.pdf(format="A4")
    assert printed.count(b"/Type /Page\n") == 1


def test_a_cell_opens_its_sentence(tab: "Page", served: Served) -> None:
    tab.goto(f"/incidents/{disputed(served).id}")
    cell = tab.locator("table.accounts details.told").first
    assert not cell.locator("blockquote").first.is_visible()
    cell.locator("summary").click()
    assert cell.locator("blockquote").first.is_visible()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [380, 1600])
def test_no_page_is_wider_than_the_screen(tab: "Page", path: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto(path)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [380, 1280])
def test_each_value_stands_under_its_holder(tab: "Page", served: Served, width: int) -> None:
    """A cell that slips sideways would put words into another mouth."""
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto(f"/incidents/{disputed(served).id}")
    lefts = "row => [...row.cells].map(cell => Math.round(cell.getBoundingClientRect().left))"
    rows = tab.evaluate(f"[...document.querySelectorAll('table.accounts tr')].map({lefts})")
    assert len(rows) > 3 and len(rows[0]) > 2
    assert all(row == rows[0] for row in rows)
