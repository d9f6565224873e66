import json
from pathlib import Path

import pytest

from tests.cli.conftest import Cli

TEXT = "The army said on Friday that it had retaken 12 villages near Omdara. The rebels denied it had.\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_the_list_has_the_numbers_that_read_shows(cli: Cli, story: Path) -> None:
    listed = json.loads(cli("explain", "--json", story).out)
    assert [row["number"] for row in listed] == list(range(1, len(listed) + 1))
    screen = cli("read", story).out
    for row in listed:
        if row["form"] != "narrated":
            assert f" {row['number']}  " in screen


def test_every_value_has_words_or_a_method(cli: Cli, story: Path) -> None:
    explained = json.loads(cli("explain", "--json", "--claim", "1", "--published", "2024-03-09", story).out)
    values = {value["name"]: value for value in explained["values"]}
    assert {"source", "cue", "act", "content", "form"} <= values.keys()
    assert values["cue"]["words"] == [{"span": [9, 13], "quote": "said"}]
    for part in (explained, *explained["events"], *explained["figures"]):
        for value in part["values"]:
            assert value["method"]["kind"] in ("rule", "model", "person") and value["method"]["name"]
            for word in value["words"]:
                start, end = word["span"]
                assert TEXT[start:end] == word["quote"]
    assert explained["figures"]


def test_on_a_screen(cli: Cli, story: Path) -> None:
    out = cli("explain", "--claim", "1", story).out
    assert out.startswith("Claim 1") and "“said” 9–13" in out and "rule" in out


def test_by_id_and_by_the_start_of_it(cli: Cli, story: Path) -> None:
    first = json.loads(cli("explain", "--json", story).out)[0]
    for wanted in (first["id"], first["id"][:10]):
        assert json.loads(cli("explain", "--json", "--claim", wanted, story).out)["id"] == first["id"]


@pytest.mark.parametrize(("wanted", "says"), [("99", "there are"), ("clm_zzz", "there is no claim")])
def test_a_claim_that_is_not_there(cli: Cli, story: Path, wanted: str, says: str) -> None:
    ran = cli("explain", "--claim", wanted, story)
    assert ran.code == 2 and says in ran.err


def test_an_input_that_is_not_there(cli: Cli) -> None:
    ran = cli("explain", "missing.txt")
    assert ran.code == 1 and "missing.txt" in ran.err
