"""The commands that keep a record and ask it: what they print, how they end, what they say of mistakes."""

import csv
import datetime
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.record.stories import BLAMED, BRIDGE, MARKET


@pytest.fixture
def stories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of three stories, with the record in the folder above it."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "stories"
    folder.mkdir()
    for name, story in (("bridge", BRIDGE), ("market", MARKET), ("blamed", BLAMED)):
        (folder / f"{name}.txt").write_text(story, encoding="utf-8")
    return folder


@pytest.fixture
def kept(stories: Path, cli: Cli) -> Path:
    """The stories, in the record."""
    assert cli("add", "--published", "2031-05-06", str(stories)).code == 0
    return stories


def claims(cli: Cli, *arguments: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in cli("search", "--json", *arguments).out.splitlines()]


def test_add_says_what_became_of_it_and_does_nothing_twice(stories: Path, cli: Cli) -> None:
    first = cli("add", "--published", "2031-05-06", str(stories))
    assert first.code == 0 and "3 added with" in first.err and first.out == ""
    again = cli("add", "--published", "2031-05-06", str(stories))
    assert again.code == 0 and "0 added with 0 claims, 3 there already" in again.err


def test_a_record_is_no_report_of_its_own_folder(kept: Path, cli: Cli) -> None:
    ran = cli("add", "--published", "2031-05-06", ".")
    assert ran.code == 0 and "skipped" not in ran.err and "3 there already" in ran.err


def test_add_as_json_and_what_cannot_be_read(stories: Path, cli: Cli) -> None:
    (stories / "empty.txt").write_text("", encoding="utf-8")
    ran = cli("add", "--json", "--published", "2031-05-06", str(stories))
    assert ran.code == 1 and "1 report skipped" in ran.err and "empty.txt" in ran.err
    assert [json.loads(line)["state"] for line in ran.out.splitlines()] == ["added"] * 3


def test_status_and_verify(kept: Path, cli: Cli) -> None:
    status = json.loads(cli("status", "--json").out)
    assert (status["reports"], status["unchecked"]) == (3, status["claims"])
    assert "3 reports of 3 texts" in cli("status").out
    ran = cli("verify")
    assert ran.code == 0 and "no faults" in ran.err


def test_verify_fails_where_something_is_wrong(kept: Path, cli: Cli) -> None:
    import sqlite3

    with sqlite3.connect("onrecord.db") as connection:
        connection.execute("UPDATE reports SET text = 'changed' WHERE number = 1")
    connection.close()
    ran = cli("verify")
    assert ran.code == 1 and "SHA-256 differs" in ran.out


@pytest.mark.parametrize(
    "command",
    [
        ("incidents",),
        ("disputes",),
        ("figures",),
        ("sources",),
        ("search", "shells"),
        ("search", "--reports", "bridge"),
        ("timeline",),
        ("ask", "toll"),
        ("log",),
        ("lineages",),
    ],
)
def test_every_question_prints_for_people_as_json_and_as_csv(kept: Path, cli: Cli, command: tuple[str, ...]) -> None:
    plain, as_json, as_csv = cli(*command), cli(*command, "--json"), cli(*command, "--csv")
    assert (plain.code, as_json.code, as_csv.code) == (0, 0, 0)
    for line in as_json.out.splitlines():
        assert isinstance(json.loads(line), dict)
    if as_json.out and command[0] != "lineages":
        rows = list(csv.reader(io.StringIO(as_csv.out)))
        assert len(rows) > 1 and plain.out


def test_an_incident_shows_its_sides(kept: Path, cli: Cli) -> None:
    found = [line for line in cli("incidents", "--disputed", "--csv").out.splitlines() if line.startswith("OR-")]
    assert found
    shown = cli("incident", found[0].split(",")[0]).out
    assert "denied" in shown and "accused" in shown


def test_a_claim_is_checked_corrected_and_undone(kept: Path, cli: Cli) -> None:
    (claim,) = [line for line in claims(cli, "shells", "market") if line["form"] != "narrated"]
    name = str(claim["id"])
    assert cli("decide", "check", name.lower(), "--by", "Ada").code == 0
    assert claims(cli, "shells", "market")[0]["review"] == "checked"
    assert cli("decide", "correct", name, "source", "Mara Oduya", "--why", "her name").code == 0
    assert claims(cli, "shells", "market", "--names")[0]["sources"] == ["Mara Oduya"]
    log = [json.loads(line) for line in cli("log", name, "--json").out.splitlines()]
    assert [line["kind"] for line in log] == ["claim.correct", "claim.check"]
    assert (log[0]["after"], log[0]["why"], log[1]["by"]) == ("Mara Oduya", "her name", "Ada")
    assert cli("undo", str(log[0]["seq"])).code == 0
    assert claims(cli, "shells", "market", "--names")[0]["sources"] == claim["sources"]


def test_a_claim_is_added_by_its_words(kept: Path, cli: Cli) -> None:
    report = json.loads(cli("search", "--reports", "--json", "bridge").out.splitlines()[0])["id"]
    ran = cli("decide", "add", report, "at least 15 people had died", "--source", "Residents of Sareb")
    assert ran.code == 0
    assert any(line["review"] == "checked" for line in claims(cli, "residents", "sareb", "died"))
    ran = cli("decide", "add", report, "people that are not there")
    assert ran.code == 1 and "does not stand in its text" in ran.err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("incident", "OR-ZZZZZ"), 1, "not in this record"),
        (("search", "--type", "ASAULT"), 1, 'did you mean "ASSAULT"'),
        (("search", "--near", "somewhere"), 1, "not a point"),
        (("search", "--since", "yesterday"), 1, "not an ISO date"),
        (("figures", "--measure", "kiled"), 1, 'did you mean "killed"'),
        (("ask", "tol"), 1, 'did you mean "toll"'),
        (("sources", "Nobody Nowhere"), 1, "says nothing in this record"),
        (("undo", "1"), 1, "no decision"),
        (("decide", "reject", "OR-ZZZZZ"), 1, "not in this record"),
        (("erase",), 1, "give either"),
        (("watch", "remove", "none"), 1, "is not there"),
        (("incidents", "--record", "none.db"), 2, "is not there"),
        (("incidents", "--record", "mysql://x"), 2, "only files"),
        (("incidens",), 2, "did you mean"),
    ],
)
def test_mistakes_are_named_with_the_next_step(
    kept: Path, cli: Cli, arguments: tuple[str, ...], code: int, said: str
) -> None:
    ran = cli(*arguments)
    assert (ran.code, ran.out) == (code, "") and said in ran.err


def test_remove_erase_and_merge(kept: Path, cli: Cli) -> None:
    reports = {
        line["title"] or line["id"]: line["id"]
        for line in map(json.loads, cli("search", "--reports", "--json").out.splitlines())
    }
    first, second, _ = reports.values()
    assert cli("remove", first, "--why", "test").code == 0
    would = cli("erase", "--report", second)
    assert "would erase 1 reports" in would.err and json.loads(cli("status", "--json").out)["reports"] == 2
    assert cli("erase", "--report", second, "--yes").code == 0
    assert json.loads(cli("status", "--json").out)["reports"] == 1
    merged = cli("merge", "onrecord.db", "--record", "other.db", "--json")
    assert merged.code == 0 and json.loads(merged.out)["added"] == 1


def test_reading_again_keeps_ids(kept: Path, cli: Cli) -> None:
    before = {line["id"] for line in claims(cli, "--limit", "100")}
    assert "0 reports read again" in cli("reread").err
    ran = cli("reread", "--all")
    assert ran.code == 0 and "0 new, 0 no longer found" in ran.err
    assert {line["id"] for line in claims(cli, "--limit", "100")} == before


def test_a_watch_tells_what_is_new_also_as_a_feed(kept: Path, cli: Cli, tmp_path: Path) -> None:
    assert cli("watch", "add", "bridge", "--words", "bridge").code == 0
    assert "bridge" in cli("watch", "list").out
    (kept / "new.txt").write_text(BRIDGE.replace("12 soldiers", "13 soldiers"), encoding="utf-8")
    cli("add", "--published", "2031-05-09", str(kept))
    assert "new claim" in cli("watch", "run", "bridge", "--atom", str(tmp_path / "feed.xml")).out
    assert "<entry>" in (tmp_path / "feed.xml").read_text(encoding="utf-8")
    assert "0 new claims" in cli("watch", "run").out


def test_a_watch_says_how_much_it_holds_back(kept: Path, cli: Cli) -> None:
    today = datetime.datetime.now(datetime.UTC).date()
    struck = f"A missile struck a depot in Kramatorsk on {today:%-d %B %Y}, killing three workers, the army said.\n"
    assert cli("watch", "add", "strikes", "--type", "ASSAULT").code == 0
    assert "held back" not in cli("watch", "run", "strikes").out
    (kept / "struck.txt").write_text(struck, encoding="utf-8")
    cli("add", "--published", f"{today}", str(kept / "struck.txt"))
    ran = cli("watch", "run", "strikes", "--peek")
    assert "0 new claims" in ran.out and "held back, told later" in ran.out
    held = json.loads(cli("watch", "run", "strikes", "--json").out)["held"]
    assert held > 0 and f"{held} more claim" in ran.out
