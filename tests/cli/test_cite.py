"""``onrecord cite``: by the ids that other commands print, with names masked and accusations held back."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.record.stories import BRIDGE


@pytest.fixture
def kept(tmp_path: Path, cli: Cli) -> None:
    path = tmp_path / "bridge.txt"
    path.write_text(BRIDGE, encoding="utf-8")
    assert cli("add", "--published", "2031-05-06", "--outlet", "The Velmar Post", path).code == 0


def found(cli: Cli, *arguments: str) -> dict[str, str]:
    first: dict[str, str] = json.loads(cli(*arguments, "--json").out.splitlines()[0])
    return first


def test_a_claim_by_either_id_and_by_its_event(kept: None, cli: Cli) -> None:
    claim = found(cli, "search", "--act", "deny")
    ran = cli("cite", claim["id"].lower(), columns=200)
    assert ran.code == 0 and "The Velmar Post, 6 May 2031" in ran.out and f"claim {claim['id']}, unchecked" in ran.out
    assert cli("cite", claim["fingerprint"]).out == ran.out
    events: list[dict[str, str]] = claim["events"]  # type: ignore[assignment]
    assert cli("cite", events[0]["id"]).out == ran.out


def test_an_incident_and_a_report_in_every_style(kept: None, cli: Cli) -> None:
    incident = found(cli, "search", "bridge")["events"][0]["incident"]  # type: ignore[index]
    report = found(cli, "search", "bridge")["report"]
    for style in ("plain", "chicago", "apa", "bibtex"):
        assert incident in cli("cite", incident, "--style", style).out
        assert "The Velmar Post" in cli("cite", report, "--style", style).out


@pytest.mark.parametrize("name", ["OR-ZZZZZ", "rpt_nothing", "whatever"])
def test_what_is_not_there_is_said_by_name(kept: None, cli: Cli, name: str) -> None:
    ran = cli("cite", name)
    assert ran.code == 1 and name in ran.err and "onrecord incidents" in ran.err and ran.out == ""


def test_a_style_that_is_not_known(kept: None, cli: Cli) -> None:
    assert cli("cite", "OR-ZZZZZ", "--style", "vancouver").code == 2
