"""``onrecord export``: files, what was held back, and what it says of mistakes."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest

from onrecord.exports.formats import FORMATS
from onrecord.exports.tables import TABLES
from tests.cli.conftest import Cli
from tests.record.stories import BLAMED, BRIDGE


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cli: Cli) -> Path:
    """Two stories in the record, one claim of them checked."""
    monkeypatch.chdir(tmp_path)
    for name, story in (("bridge", BRIDGE), ("blamed", BLAMED)):
        (tmp_path / f"{name}.txt").write_text(story, encoding="utf-8")
    assert cli("add", "--published", "2031-05-06", "bridge.txt", "blamed.txt").code == 0
    claim = json.loads(cli("search", "--json", "bridge").out.splitlines()[0])["id"]
    assert cli("decide", "check", claim).code == 0
    return tmp_path


def test_formats_are_listed(cli: Cli) -> None:
    out = cli("export").out
    assert all(f"{name} " in out for name in FORMATS)
    told = json.loads(cli("export", "--json").out)
    assert [one["name"] for one in told["formats"]] == list(FORMATS)
    assert {table["name"]: [column["name"] for column in table["columns"]] for table in told["tables"]} == {
        name: list(table.header) for name, table in TABLES.items()
    }


def test_a_workbook_of_what_was_checked(kept: Path, cli: Cli) -> None:
    ran = cli("export", "xlsx", "-o", "claims.xlsx")
    assert ran.code == 0 and ran.out == ""
    assert "claims.xlsx: 1 claim in" in ran.err and "not checked" in ran.err and "--all" in ran.err
    sheet = openpyxl.load_workbook(kept / "claims.xlsx")["claims"]
    assert [cell.value for cell in sheet["A"]] == ["review", "checked"]


def test_everything_and_what_is_in_force(kept: Path, cli: Cli) -> None:
    ran = cli("export", "-o", "all.csv", "--all", "--accused", "--quote", "40", "--by", "ada")
    assert ran.code == 0 and "held back" not in ran.err
    assert "review all (as shipped: checked)" in ran.err and "kept in the log" in ran.err
    rows = list(csv.DictReader(io.StringIO((kept / "all.csv").read_text(encoding="utf-8"))))
    status = json.loads(cli("status", "--json").out)
    assert len(rows) == status["claims"]
    assert max(len(row["quote"]) for row in rows) <= 42
    log = json.loads(cli("log", "--json").out.splitlines()[0])
    assert (log["kind"], log["target"], log["by"]) == ("export", "csv", "ada")


def test_narrowed_and_on_the_screen(kept: Path, cli: Cli) -> None:
    ran = cli("export", "csv", "--all", "hospital", "--act", "deny")
    (row,) = csv.DictReader(io.StringIO(ran.out))
    assert row["act"] == "deny" and "hospital" in row["quote"]
    words = cli("export", "-o", "h.jsonl", "hospital", "--all", "--act", "deny")
    assert words.code == 0 and "1 claim " in words.err
    table = cli("export", "csv", "--all", "--table", "links")
    assert [one["relation"] for one in csv.DictReader(io.StringIO(table.out))] == ["denies"]


def test_what_was_written_as_json(kept: Path, cli: Cli) -> None:
    told = json.loads(cli("export", "xlsx", "-o", "a.xlsx", "--json").out)
    assert told["claims"] == 1 and told["held_back"]["not checked"] > 1


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["xslx", "-o", "a.xlsx"], 1, 'did you mean "xlsx"'),
        (["-o", "a.wrod"], 1, "known: xlsx"),
        (["csv", "--table", "figurs"], 1, 'did you mean "figures"'),
        (["csv", "--act", "denny"], 1, 'did you mean "deny"'),
        (["csv", "--places", "street"], 2, "street"),
        (["csv", "-o", "bridge.txt"], 1, "add --force"),
        (["csv", "--quote", "0"], 2, "--quote"),
        (["csv", "--record", "none.db"], 2, "add reports first"),
    ],
)
def test_mistakes(kept: Path, cli: Cli, arguments: list[str], code: int, said: str) -> None:
    ran = cli("export", *arguments)
    assert ran.code == code and said in ran.err
    assert (kept / "bridge.txt").read_text(encoding="utf-8") == BRIDGE


def test_settings_are_the_defaults(kept: Path, cli: Cli) -> None:
    (kept / "onrecord.toml").write_text('export_review = "all"\nexport_accused = true\n', encoding="utf-8")
    ran = cli("export", "csv")
    assert len(list(csv.DictReader(io.StringIO(ran.out)))) > 1
    assert "review all (as shipped: checked)" in ran.err


def test_readings_come_back(kept: Path, cli: Cli) -> None:
    assert "--whole" in cli("export", "readings", "--all").err
    assert cli("export", "readings", "--whole", "-o", "all.jsonl").code == 0
    ran = cli("add", "--record", "other.db", "all.jsonl")
    assert ran.code == 0 and "2 added" in ran.err
    both = [json.loads(cli("status", "--record", name, "--json").out) for name in ("onrecord.db", "other.db")]
    assert [one["claims"] for one in both] == [both[0]["claims"]] * 2
    assert [one["checked"] for one in both] == [1, 1]
    again = cli("export", "readings", "--whole", "--record", "other.db")
    assert again.out.encode() == (kept / "all.jsonl").read_bytes()
    (kept / "all.jsonl").write_text((kept / "all.jsonl").read_text("utf-8").replace("Sareb", "Harju", 1), "utf-8")
    broken = cli("add", "--record", "third.db", "all.jsonl")
    assert broken.code == 1 and "1 added" in broken.err and "SHA-256 differs" in broken.err
