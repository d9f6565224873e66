"""``onrecord export`` in every format: a file by its ending, one claim, one incident."""

import json
import shutil
from pathlib import Path

import pytest

import onrecord
from onrecord.exports.formats import FORMATS, format_of_file
from onrecord.record.store import Record
from tests.cli.conftest import Cli
from tests.record.stories import BLAMED


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of one story."""
    path = tmp_path_factory.mktemp("made") / "onrecord.db"
    with Record.open(path) as record:
        record.add(onrecord.read(BLAMED, published="2031-05-08", outlet="Northern Wire"), reader="test")
        record.refresh()
    return path


@pytest.fixture
def kept(made: Path, tmp_path: Path, cli: Cli) -> dict[str, str]:
    """The record in the working folder: ids of its denial, and of the incident that is denied."""
    shutil.copy(made, tmp_path / "onrecord.db")
    claim = json.loads(cli("search", "--json", "--act", "deny").out.splitlines()[0])
    return {"claim": claim["id"], "incident": claim["events"][0]["incident"], "event": claim["events"][0]["id"]}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_by_the_ending_of_the_file(kept: dict[str, str], cli: Cli, name: str) -> None:
    path = Path(f"written{FORMATS[name].ending}")
    ran = cli("export", name, "-o", path, "--whole")
    assert ran.code == 0, ran.err
    assert path.stat().st_size > 50
    same = [other for other in FORMATS.values() if other.ending == FORMATS[name].ending]
    assert format_of_file(path.name) == same[0]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("market.acled.csv", "acled"),
        ("market.csv", "csv"),
        ("MARKET.GED.CSV", "ucdp"),
        ("story.naf.zip", "naf"),
        ("story.html", "page"),
        ("story.claims.jsonld", "claims"),
        ("story.jsonld", "annotation"),
    ],
)
def test_of_two_endings_the_longer_tells(name: str, expected: str) -> None:
    assert format_of_file(name).name == expected


def test_a_page_of_one_incident_and_of_one_claim(kept: dict[str, str], cli: Cli) -> None:
    ran = cli("export", "page", "--incident", kept["incident"].lower(), "--all")
    assert ran.code == 0 and f"Incident {kept['incident']}" in ran.out and "in its own words" not in ran.out
    ran = cli("export", "page", "--claim", kept["claim"], "--all")
    assert ran.code == 0 and "denied" in ran.out and f"Claim {kept['claim']}" in ran.out


def test_an_incident_by_the_id_of_its_reading(kept: dict[str, str], cli: Cli) -> None:
    ids = {json.loads(line)["id"] for line in cli("incidents", "--json").out.splitlines()}
    assert ids and all(one.startswith("inc_") for one in ids)
    pages = [cli("export", "page", "--incident", one, "--all") for one in ids]
    assert all(page.code == 0 for page in pages)
    assert any(f"Incident {kept['incident']}" in page.out for page in pages)


@pytest.mark.parametrize(
    ("flag", "kind", "message"),
    [
        ("--incident", "claim", "is the id of another thing (claim); give the id of the incident"),
        ("--claim", "incident", "is the id of another thing (incident); give the id of the claim"),
        ("--claim", "event", "is the id of another thing (event)"),
    ],
)
def test_an_id_of_something_else_is_told(kept: dict[str, str], cli: Cli, flag: str, kind: str, message: str) -> None:
    ran = cli("export", "page", flag, kept[kind], "--all")
    assert ran.code == 1 and message in ran.err and ran.out == ""


def test_an_id_of_nothing_is_told(kept: dict[str, str], cli: Cli) -> None:
    ran = cli("export", "page", "--claim", "OR-ZZZZZ")
    assert ran.code == 1 and "OR-ZZZZZ" in ran.err
