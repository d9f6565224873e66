"""``onrecord read --dry-run`` and ``--columns``."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Cli

STORY = "The army said on Friday that it had taken the town of Kesh. The rebels denied it."
PAGE = f"<html><head><title>Kesh taken</title></head><body><article><p>{STORY}</p></article></body></html>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    (made / "page_files").mkdir(parents=True)
    (made / "page.html").write_text(PAGE)
    (made / "page_files" / "frame.html").write_text(PAGE)
    (made / "a.csv").write_text(f'Lead,Words of it\nKesh,"{STORY}"\nTarvo,\n')
    (made / "story.txt").write_text(STORY)
    (made / "broken.pdf").write_bytes(b"%PDF-1.4\n")
    return made


def test_what_would_be_read(cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.cli.read.load_reader", lambda settings: pytest.fail("the pipeline was loaded"))
    ran = cli("read", "--dry-run", folder, "--outlet", "Courier")
    assert ran.code == 1
    assert "1. " in ran.out and "Kesh taken" in ran.out and "HTML" in ran.out and "Courier" in ran.out
    assert "frame.html" not in ran.out + ran.err
    assert "3 reports would be read" in ran.err and "2 skipped" in ran.err
    assert "broken.pdf" in ran.err and "a.csv:3" in ran.err


def test_the_same_as_json(cli: Cli, folder: Path) -> None:
    ran = cli("read", "--dry-run", "--json", folder)
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert [row["format"] for row in rows if "skipped" not in row] == ["table", "HTML", "text"]
    assert [row["skipped"] for row in rows if "skipped" in row] == ["empty", "damaged"]
    assert rows[-1]["words"] == len(STORY.split())


def test_nothing_skipped(cli: Cli, folder: Path) -> None:
    assert cli("read", "--dry-run", folder / "story.txt").code == 0


def test_columns(cli: Cli, folder: Path) -> None:
    ran = cli("read", "--dry-run", "--json", "--columns", "text=Words of it, title=Lead", folder / "a.csv")
    row = json.loads(ran.out.splitlines()[0])
    assert (row["title"], row["problems"]) == ("Kesh", [])
    ran = cli("read", "--json", "--columns", "text=Words of it", "--columns", "title=Lead", folder / "a.csv")
    assert json.loads(ran.out.splitlines()[0])["report"]["title"] == "Kesh"


@pytest.mark.parametrize(
    ("columns", "says"), [("text", "FIELD=NAME"), ("txt=Lead", 'did you mean "text"'), ("text=", "FIELD=NAME")]
)
def test_columns_that_say_nothing(cli: Cli, folder: Path, columns: str, says: str) -> None:
    ran = cli("read", "--columns", columns, folder / "a.csv")
    assert ran.code == 2 and says in ran.err


def test_a_column_that_is_not_there(cli: Cli, folder: Path) -> None:
    ran = cli("read", "--dry-run", "--columns", "text=Word of it", folder / "a.csv")
    assert ran.code == 1 and 'did you mean "Words of it"' in ran.err


def test_a_page_is_read_like_any_text(cli: Cli, folder: Path) -> None:
    ran = cli("read", "--json", folder / "page.html")
    reading = json.loads(ran.out)
    report = reading["report"]
    assert ran.code == 0 and report["text"] == STORY and len(report["original_sha256"]) == 64
    assert {claim["act"] for claim in reading["claims"]} >= {"state", "deny"}
