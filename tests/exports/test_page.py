"""The shared page: one file that fetches nothing and runs nothing, and says no more than may leave."""

import io
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from onrecord.exports.formats import format_named
from onrecord.exports.page import MOST, Shows, rendered, write
from onrecord.exports.page_parts import parts_of
from onrecord.exports.rules import Rules
from onrecord.model import Reading
from onrecord.record.store import Record
from onrecord.views.claim_lines import find_claims
from onrecord.views.filters import Filter
from tests.exports.told import event, figure, leaving_one, link, party, report

ALL = Rules(review="all")


def page(record: Record, given: Filter, rules: Rules = ALL) -> str:
    to = io.BytesIO()
    write(record, given, rules, to)
    return to.getvalue().decode()


def words(source: str) -> str:
    body = html.document_fromstring(source)
    for style in body.xpath("//style"):
        style.drop_tree()
    return " ".join(body.text_content().split())


def bridge(record: Record) -> str:
    """The incident of which most is said."""
    (line,) = find_claims(record, Filter(words="blown bridge", outlet="The Velmar Post"))
    return next(event.incident for event in line.events if event.incident)


def test_it_is_one_file_that_runs_and_fetches_nothing(kept: Record) -> None:
    for given in (Filter(), Filter(incident=bridge(kept)), Filter(claim=find_claims(kept)[0].id)):
        source = page(kept, given)
        tree = html.document_fromstring(source)
        assert not tree.xpath("//script | //img | //link | //iframe | //object | //@src | //@onclick")
        assert not re.search(r"url\(|@import", source)
        assert all(href.startswith(("#", "http://", "https://")) for href in tree.xpath("//a/@href"))
        assert tree.xpath("//table//th[@scope]") or given.claim
        assert len(tree.xpath("//h1")) == 1


def test_an_incident_has_its_sources_figures_reports_and_rules(kept: Record) -> None:
    given = Filter(incident=bridge(kept))
    found = words(page(kept, given))
    for claim in find_claims(kept, given, limit=100):
        if claim.lineage == claim.report:
            assert claim.id in found
    for part in (str(given.incident), "killed", "12 soldiers", "unchecked", "also in Talin Daily", *ALL.in_force()):
        assert part in found
    assert "To cite this incident Chicago" in found and "SHA-256 of its text" in found


def test_a_claim_has_the_words_around_it_and_how_to_cite_it(kept: Record) -> None:
    claim = find_claims(kept, Filter(act="deny", outlet="Northern Wire"))[0]
    found = words(page(kept, Filter(claim=claim.id)))
    assert "The Northern Front denied that its fighters had shelled the hospital in Talin" in found
    for part in (claim.id, "denied", "in the outlet’s words", "@misc{", "APA", "not checked by a person"):
        assert part in found


RESIDENT = "A resident, Lina Marsh, said shells had hit her street in Sareb on Monday, killing her brother."


def test_private_persons_are_not_named(record: Record, read: Callable[..., Reading]) -> None:
    record.add(read(RESIDENT, published="2031-05-06", outlet="The Velmar Post"), reader="test")
    record.refresh()
    assert "Marsh" not in page(record, Filter()) and "[private person]" in page(record, Filter())
    assert "Marsh" in page(record, Filter(), Rules(review="all", names="shown"))


def test_what_may_not_leave_is_counted_and_not_shown(kept: Record) -> None:
    found = words(page(kept, Filter(incident=bridge(kept)), Rules()))
    assert "Nothing that may leave" in found and "not checked" in found
    assert "bridge" not in found and "Sareb" not in found


def test_hostile_words_stay_words() -> None:
    one = leaving_one(
        claim={"quote": "<script>alert(1)</script> & more", "sources": ("<b>Bold</b>",), "on_behalf_of": None},
        report=report(title="</title><script>", url="javascript:alert(1)", outlet="<i>Post"),
    )
    source = rendered("table", parts_of([one], Filter(), 5), Filter(), Rules(), "nothing", "2031-06-01", [one])
    assert "<script" not in source and "<b>Bold" not in source and "<i>Post" not in source
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in source and 'href="javascript' not in source


def test_copies_are_drawn_together_and_the_original_comes_first() -> None:
    copy = leaving_one(
        claim={"id": "OR-22222", "report": "rpt_copy", "outlet": "Talin Daily"},
        report=report(id="rpt_copy", outlet="Talin Daily"),
    )
    parts = parts_of([copy, leaving_one()], Filter(), 5)
    assert [(row.id, row.copies) for row in parts.rows] == [("OR-7K3F9", ("Talin Daily",))]
    assert len(parts.reviews) == 2


def test_where_there_is_no_room_for_all_each_source_is_heard_and_contradiction_first() -> None:
    many = [leaving_one(claim={"id": f"OR-S{n:04}", "quote": f"word {n}"}) for n in range(5)]
    other = leaving_one(claim={"id": "OR-OTHER", "quote": "no", "sources": ("The army",), "on_behalf_of": None})
    against = leaving_one(claim={"id": "OR-AGAIN", "quote": "not so"}, links=(link("OR-AGAIN", "denies", "OR-OTHER"),))
    parts = parts_of([*many, other, against], Filter(), 3)
    assert [row.id for row in parts.rows] == ["OR-S0000", "OR-OTHER", "OR-AGAIN"]
    assert (parts.more, len(parts.reviews)) == (4, 7)
    assert [(one.claim, one.relation, one.other) for one in parts.against] == [("OR-AGAIN", "denies", "OR-OTHER")]


def sheets(source: str, folder: Path) -> int:
    """How many sheets a page prints on."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("needs Chromium to print with, which is not on this machine")
    made, printed = folder / "page.html", folder / "page.pdf"
    made.write_text(source, encoding="utf-8")
    command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    subprocess.run([*command, f"--print-to-pdf={printed}", made.as_uri()], check=True, capture_output=True, timeout=120)
    from pdfminer.pdfpage import PDFPage

    with printed.open("rb") as file:
        return sum(1 for _ in PDFPage.get_pages(file))


@pytest.mark.parametrize("given", ["claim", "incident", "table"])
def test_it_prints_on_one_sheet(kept: Record, given: str, tmp_path: Path) -> None:
    asked = {"claim": Filter(claim=find_claims(kept)[0].id), "incident": Filter(incident=bridge(kept))}
    assert sheets(page(kept, asked.get(given, Filter())), tmp_path) == 1


LONG = "that shells fired from positions north of the town had struck the market shortly after noon while people were buying food there, and that rescuers were still digging"


@pytest.mark.parametrize("shows", ["incident", "table"])
def test_long_claims_print_on_one_sheet(shows: Shows, tmp_path: Path) -> None:
    claims = []
    for number in range(40):
        name = f"OR-A{number:04}"
        of = report(
            id=f"rpt_{number}",
            title=LONG[:90],
            url=f"https://velmarpost.example/2031/05/06/world/{LONG[:60].replace(' ', '-')}-{number}.html",
        )
        claims.append(
            leaving_one(
                claim={
                    "id": name,
                    "act": "state",
                    "quote": f"{LONG} {number}",
                    "sources": (f"Spokesman {number} of the ministry of defence",),
                    "report": of.id,
                },
                report=of,
                events=(
                    event(recipients=(party("at least 14 people"),)),
                    event(id="E2", mode="firearms", certainty="possible"),
                ),
                figures=(figure(id="a", value=12), figure(id="b", measure="wounded", value=30)),
                links=(link(name, "denies", f"OR-A{(number + 1) % 40:04}"),),
            )
        )
    parts = parts_of(claims, Filter(), MOST[shows])
    given = Filter(incident="OR-B4RQD") if shows == "incident" else Filter()
    assert 3 <= len(parts.rows) < MOST[shows] and parts.more == 40 - len(parts.rows)
    assert sheets(rendered(shows, parts, given, Rules(review="all"), "nothing", "2031-06-01", claims), tmp_path) == 1


def test_it_is_a_known_format() -> None:
    assert format_named("html").name == "page"
