"""Proposals: readers propose, an editor accepts, rejects or changes with one key each; everything can be undone."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import httpx
import pytest

from onrecord.views.claim_lines import ClaimLine, find_claims
from onrecord.views.filters import Filter
from onrecord.views.log_lines import log_entries
from tests.web.conftest import Served, watch
from tests.web.forms import post

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CURRENT = "li.check[data-current]"


def of_rsf(served: Served) -> ClaimLine:
    return find_claims(served.record, Filter(source="Rapid Support Forces"), limit=1)[0]


def now(served: Served, claim: ClaimLine) -> ClaimLine:
    return find_claims(served.record, Filter(claim=claim.id), names=True)[0]


def propose(served: Served, claim: ClaimLine, source: str, why: str = "read it again") -> int:
    """Propose another source for a claim; the proposal's number in the log."""
    form = {
        f"was|claim:{claim.id}|source": f'"{claim.sources[0]}"',
        f"claim:{claim.id}|source": source,
        "as": "proposal",
        "why": why,
    }
    with httpx.Client(base_url=served.address) as browser:
        assert post(browser, f"/claims/{claim.id}/correct", form).status_code == 303
    return log_entries(served.record, limit=1)[0].seq


def test_a_proposal_changes_nothing_and_is_in_the_log(served: Served) -> None:
    claim = of_rsf(served)
    seq = propose(served, claim, "Ministry of Weather")
    assert now(served, claim) == now(served, claim)
    assert now(served, claim).sources == claim.sources
    line = httpx.get(f"{served.address}/proposals.json").json()["proposals"][0]
    assert (line["seq"], line["by"], line["why"], line["state"]) == (seq, "editor", "read it again", "open")
    assert line["changes"][0]["before"] == "Rapid Support Forces"
    page = httpx.get(f"{served.address}/proposals").text
    assert "<del>Rapid Support Forces</del>" in page and "<ins>Ministry of Weather</ins>" in page
    assert "1 proposal" in httpx.get(f"{served.address}/").text


@pytest.mark.parametrize(("act", "source"), [("accept", "Ministry of Weather"), ("reject", "Rapid Support Forces")])
def test_an_answer_and_its_undoing(served: Served, act: str, source: str) -> None:
    claim = of_rsf(served)
    seq = propose(served, claim, "Ministry of Weather")
    with httpx.Client(base_url=served.address) as browser:
        answer = post(browser, f"/proposals/{seq}/{act}", {}, htmx=True)
        assert answer.status_code == 200
        assert now(served, claim).sources == (source,)
        assert post(browser, f"/proposals/{seq}/accept", {}).status_code == 422, "it is answered"
        entry = log_entries(served.record, limit=1)[0]
        assert (entry.kind, entry.by, entry.details["proposal"]) == (f"proposal.{act}", "editor", seq)
        post(browser, f"/proposals/{seq}/undo", {"seqs": answer.headers["X-Onrecord-Done"]}, htmx=True)
        assert now(served, claim).sources == claim.sources
        assert browser.get("/proposals.json").json()["waiting"] == 1


def test_an_accepted_one_says_in_the_log_whose_it_was(serve: Callable[..., Served]) -> None:
    served = serve(by="reader", proposes=True)
    claim = of_rsf(served)
    with httpx.Client(base_url=served.address) as browser:
        assert post(browser, f"/claims/{claim.id}/review", {"review": "checked"}, htmx=True).status_code == 200
    assert now(served, claim).review == "unchecked"
    seq = log_entries(served.record, limit=1)[0].seq
    served.desk.__dict__["by"] = "chief"
    with httpx.Client(base_url=served.address) as browser:
        assert post(browser, f"/proposals/{seq}/accept", {}).status_code == 303
    assert now(served, claim).review == "checked"
    taken = next(one for one in log_entries(served.record, limit=3) if one.kind == "claim.check")
    assert (taken.by, taken.details["proposed_by"]) == ("chief", "reader")


def test_a_proposal_is_changed_and_then_accepted(served: Served) -> None:
    claim = of_rsf(served)
    seq = propose(served, claim, "Ministry of Weather")
    form = {
        "edited": "yes",
        f"was|claim:{claim.id}|source": '"Rapid Support Forces"',
        f"claim:{claim.id}|source": "Ministry of Rain",
    }
    with httpx.Client(base_url=served.address) as browser:
        assert 'value="Ministry of Weather"' in browser.get(f"/proposals/{seq}").text
        assert post(browser, f"/proposals/{seq}/accept", form).status_code == 303
    assert now(served, claim).sources == ("Ministry of Rain",)


def test_what_was_changed_meanwhile_is_not_overwritten(served: Served) -> None:
    claim = of_rsf(served)
    seq = propose(served, claim, "Ministry of Weather")
    other = {f"was|claim:{claim.id}|source": '"Rapid Support Forces"', f"claim:{claim.id}|source": "Somebody Else"}
    with httpx.Client(base_url=served.address) as browser:
        assert post(browser, f"/claims/{claim.id}/correct", other).status_code == 303
        refused = post(browser, f"/proposals/{seq}/accept", {})
        assert refused.status_code == 409
        for words in ("saw <b>Rapid Support Forces</b>", "it now says <b>Somebody Else</b>", "<b>Ministry of Weather"):
            assert words in refused.text
    assert now(served, claim).sources == ("Somebody Else",)


def test_a_missing_claim_is_proposed_and_accepted(served: Served) -> None:
    report = of_rsf(served).report
    before = len(find_claims(served.record, Filter(report=report), limit=200))
    with httpx.Client(base_url=served.address) as browser:
        anchor = browser.get(f"/reports/{report}/correct.json?start=0&end=60").json()
        form = anchor["anchor"] | {"start": str(anchor["start"]), "end": str(anchor["end"]), "as": "proposal"}
        added = post(browser, f"/reports/{report}/claims", form | {"source": "Ministry of Weather"})
        assert added.status_code == 303
        assert len(find_claims(served.record, Filter(report=report), limit=200)) == before
        seq = log_entries(served.record, limit=1)[0].seq
        assert "a claim is missing" in browser.get("/proposals").text
        assert post(browser, f"/proposals/{seq}/accept", {}).status_code == 303
    assert len(find_claims(served.record, Filter(report=report), limit=200)) == before + 1


@pytest.mark.parametrize("fields", [{"review": "certain"}, {}])
def test_what_could_not_be_taken_is_not_proposed(served: Served, fields: dict[str, str]) -> None:
    claim = of_rsf(served)
    before = served.record.status().log
    with httpx.Client(base_url=served.address) as browser:
        assert post(browser, f"/claims/{claim.id}/correct", fields | {"as": "proposal"}).status_code == 422
    assert served.record.status().log == before


def test_an_editor_answers_with_one_key_each(tab: "Page", served: Served) -> None:
    lines = [one for one in find_claims(served.record, limit=200) if one.form != "narrated" and one.sources]
    for number, claim in enumerate(lines[:3]):
        propose(served, claim, f"Ministry {number}")
    tab.goto("/proposals")
    tab.keyboard.press("a")
    tab.locator("li.check.decided").first.wait_for()
    tab.keyboard.press("x")
    tab.locator("li.check.decided").nth(1).wait_for()
    assert now(served, lines[0]).sources[0] == "Ministry 0"
    assert now(served, lines[1]).sources == find_claims(served.record, Filter(claim=lines[1].id), names=True)[0].sources
    tab.keyboard.press("e")
    tab.locator("#correction input[name^='claim:'][name$='|source']").fill("Ministry of Rain")
    with tab.expect_navigation():
        tab.keyboard.press("Control+Enter")
    assert now(served, lines[2]).sources[0] == "Ministry of Rain"
    assert "0" in tab.inner_text("#left")


def test_a_key_undoes_an_answer(tab: "Page", served: Served) -> None:
    claim = of_rsf(served)
    propose(served, claim, "Ministry of Weather")
    tab.goto("/proposals")
    tab.keyboard.press("a")
    tab.locator("li.check.decided").wait_for()
    assert now(served, claim).sources == ("Ministry of Weather",)
    tab.keyboard.press("u")
    tab.locator("li.check:not(.decided)").wait_for()
    assert now(served, claim).sources == claim.sources


def test_a_reader_proposes_with_the_keys_of_review(browser: "Browser", serve: Callable[..., Served]) -> None:
    served = serve(by="reader", proposes=True)
    context = browser.new_context(base_url=served.address, reduced_motion="reduce")
    page = context.new_page()
    watch(page, served)
    page.goto("/")
    unchecked = served.record.status().unchecked
    for _ in range(3):
        page.keyboard.press("a")
    page.locator("li.check.decided").nth(2).wait_for()
    page.keyboard.press("u")
    page.locator("li.check.decided").nth(2).wait_for(state="detached")
    assert served.record.status().unchecked == unchecked
    assert httpx.get(f"{served.address}/proposals.json").json()["waiting"] == 2
    context.close()
    assert not served.problems
