"""``onrecord triage`` and ``add --triage``."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.intake.test_triage import OTHER, WAR


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    (made / "a.txt").write_text(WAR[0])
    (made / "b.txt").write_text(OTHER[0])
    (made / "c.txt").write_text("El equipo ganó el partido de la liga por dos goles a uno en la segunda parte.")
    (made / "d.txt").write_text("")
    return made


def test_each_report_is_listed_with_its_score(cli: Cli, folder: Path) -> None:
    ran = cli("triage", folder)
    assert ran.code == 1 and "2 relevant, 1 not" in ran.err and "d.txt" in ran.err
    assert len(ran.out.splitlines()) >= 3
    rows = [json.loads(line) for line in cli("triage", "--json", folder).out.splitlines()]
    assert [(Path(row["ref"]).name, row["relevant"]) for row in rows] == [
        ("a.txt", True),
        ("b.txt", False),
        ("c.txt", True),
    ]
    assert rows[2]["score"] is None and 0 <= rows[1]["score"] < rows[0]["score"] <= 1
    assert [
        row["relevant"]
        for row in (json.loads(line) for line in cli("triage", "--json", "--threshold", "1", folder).out.splitlines())
    ] == [True, False, True]  # “shelled” keeps the first


def test_adding_what_is_relevant(cli: Cli, folder: Path, tmp_path: Path) -> None:
    ran = cli("add", "--triage", folder)
    assert "2 added" in ran.err and "1 left out" in ran.err and "b.txt" in ran.err
    rows = [json.loads(line) for line in (tmp_path / "onrecord.triage.jsonl").read_text().splitlines()]
    assert [(Path(row["ref"]).name, row["relevant"]) for row in rows] == [
        ("a.txt", True),
        ("b.txt", False),
        ("c.txt", True),
    ]
    assert (folder / "b.txt").is_file()
    assert "1 added" in cli("add", folder / "b.txt").err


def test_nothing_is_judged_without_being_asked(cli: Cli, folder: Path, tmp_path: Path) -> None:
    assert "3 added" in cli("add", folder).err
    assert not (tmp_path / "onrecord.triage.jsonl").exists()
