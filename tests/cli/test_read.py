import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
from rich.cells import cell_len
from spacy.language import Language

from onrecord.cli.look import look_at
from onrecord.cli.reading import Stream
from onrecord.cli.schema import json_schema
from onrecord.cli.screen import show
from onrecord.intake import Intake, report_from_text
from onrecord.model import Reading
from onrecord.reading.read import Reader
from onrecord.settings import Settings
from tests.cli.conftest import DEMO, Cli

STORIES = sorted(DEMO.glob("*.txt"))
SCHEMA = jsonschema.Draft202012Validator(json_schema())
TWO_SIDES = (
    "The army accused the rebels of shelling the market in Omdara on Friday.\n\n"
    "The rebels denied that their fighters had shelled the market. “We were not there,” said Ana Kolm, their "
    "spokeswoman.\n\nThe hospital said 12 people had been killed and more than 30 wounded.\n"
)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(TWO_SIDES, encoding="utf-8")
    return path


def test_there_are_demo_stories() -> None:
    assert len(STORIES) >= 3


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.name)
def test_json_is_valid_against_the_schema_and_points_at_its_words(cli: Cli, path: Path) -> None:
    ran = cli("read", "--json", path)
    assert ran.code == 0 and ran.err == ""
    (line,) = ran.out.splitlines()
    reading = json.loads(line)
    SCHEMA.validate(reading)
    assert reading["report"]["text"] == path.read_text(encoding="utf-8")
    assert reading["claims"]
    ids = {claim["id"] for claim in reading["claims"]}
    assert {event["claim"] for event in reading["events"]} | {figure["claim"] for figure in reading["figures"]} <= ids


def test_many_reports_come_out_in_input_order_and_what_was_skipped_is_listed(cli: Cli, tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": f"r{number}", "text": f"The army said it had lost {number} tanks."})
        for number in range(2, 22)
    ]
    lines[6] = '{"text": oh no}'
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    empty = tmp_path / "empty.txt"
    empty.write_text("", encoding="utf-8")
    ran = cli("read", "--json", empty, path, tmp_path / "missing.txt")
    assert ran.code == 1
    assert [json.loads(line)["report"]["ref"] for line in ran.out.splitlines()] == [
        f"r{number}" for number in range(2, 22) if number != 8
    ]
    assert "3 reports skipped, 19 read" in ran.err
    for where in (str(empty), f"{path}:7", "missing.txt"):
        assert where in ran.err


@pytest.fixture(scope="session")
def readings(nlp: Language) -> list[Reading]:
    taken = [report_from_text(path.read_text(encoding="utf-8")) for path in STORIES]
    return list(Stream(Reader(nlp, Settings()), taken))


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
@pytest.mark.parametrize("columns", [20, 40, 80, 119, 120, 160, 400])
def test_no_line_is_wider_than_the_terminal(
    readings: list[Reading], columns: int, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert len(readings) == len(STORIES)
    for reading in readings:
        raw = io.BytesIO()
        stream = io.TextIOWrapper(raw, encoding=encoding)
        show(reading, look_at(stream))
        stream.flush()
        lines = raw.getvalue().decode(encoding).splitlines()
        assert max(map(cell_len, lines)) <= max(40, min(columns, 160))
        assert not [line for line in lines if line != line.rstrip()]


def test_a_screen_for_a_person(cli: Cli, story: Path) -> None:
    out = " ".join(cli("read", "--published", "2024-03-09", "--outlet", "Harbour Post", story, columns=160).out.split())
    assert "Harbour Post · 9 March 2024 (as given)" in out
    assert "unchecked" in out and "none checked by a person" in out
    assert "“We were not there,”" in out
    assert "12 people killed" in out and "more than 30" in out
    assert "Who contradicts whom" in out and "⇄ denies" in out


def test_nothing_that_was_claimed_is_cut(cli: Cli, story: Path) -> None:
    reading = json.loads(cli("read", "--json", story).out)
    shown = "".join(cli("read", story, columns=60).out.split())
    for claim in reading["claims"]:
        if claim["form"] != "narrated":
            for start, end in claim["contents"]:
                assert "".join(TWO_SIDES[start:end].split()) in shown


def test_no_colour_means_no_escape_codes(cli: Cli, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in cli("read", story).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in cli("read", story).out


def test_control_codes_of_a_text_do_not_reach_the_terminal(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text("The army said it had \x1b[31mretaken\x1b[0m the town of Omdara.\x07\n", encoding="utf-8")
    out = cli("read", path).out
    assert "retaken" in out and "\x1b" not in out and "\x07" not in out


def test_a_score_below_which_nothing_is_shown(cli: Cli, story: Path) -> None:
    reading = json.loads(cli("read", "--json", "--min-score", "0.999", story).out)
    SCHEMA.validate(reading)
    assert all(claim["method"]["score"] is None or claim["method"]["score"] >= 0.999 for claim in reading["claims"])
    assert any(problem["code"] == "min-score" for problem in reading["problems"])
    known = {thing["id"] for kind in ("claims", "events", "figures", "places", "actors") for thing in reading[kind]}
    pointers = [event["claim"] for event in reading["events"]] + [figure["claim"] for figure in reading["figures"]]
    pointers += [link[end] for link in reading["links"] for end in ("claim", "other")]
    pointers += [claim["inside"] for claim in reading["claims"] if claim["inside"]]
    assert set(pointers) <= known


def test_a_title_for_a_text_without_one(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text("The army said it had retaken the town.\n", encoding="utf-8")
    assert json.loads(cli("read", "--json", "--title", "Town retaken", path).out)["report"]["title"] == "Town retaken"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("read", "--published", "yesterday", "x.txt"), "YYYY-MM-DD"),
        (("read", "--min-score", "7", "x.txt"), "--min-score"),
        (("read", "--lexicons", "nowhere", "x.txt"), "nowhere"),
        (("read", "--jsn", "x.txt"), 'did you mean "--json"'),
        (("raed", "x.txt"), 'did you mean "read"'),
        (("gazetteer", "fnd"), 'did you mean "find"'),
        (("read",), "PATH"),
    ],
)
def test_what_cannot_be_run(cli: Cli, arguments: tuple[str, ...], says: str) -> None:
    ran = cli(*arguments)
    assert ran.code == 2 and ran.out == "" and says in ran.err


def _python(*arguments: str, **kwargs: object) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "onrecord", *arguments]
    return subprocess.run(command, capture_output=True, check=False, **kwargs)  # type: ignore[call-overload, no-any-return]


def test_the_program_itself_from_standard_input_on_an_ascii_terminal() -> None:
    ran = _python("read", "-", input=TWO_SIDES.encode(), env={"PYTHONIOENCODING": "ascii", "PATH": "", "COLUMNS": "80"})
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.isascii() and b'"We were not there,"' in ran.stdout


def test_a_pipeline_that_is_not_installed() -> None:
    ran = _python("read", "--pipeline", "no_such_pipeline", str(STORIES[0]))
    assert ran.returncode == 2 and b"no_such_pipeline" in ran.stderr and b"Traceback" not in ran.stderr


def test_a_reader_that_goes_away_is_no_matter() -> None:
    command = f"{sys.executable} -m onrecord schema | head -c 1"
    ran = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert ran.stderr == b"" and ran.stdout == b"{"


def test_stopped_by_a_person(cli: Cli, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(settings: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.cli.read.load_reader", interrupted)
    ran = cli("read", story)
    assert ran.code == 130 and ran.out == "" and "Traceback" not in ran.err


def test_many_reports_are_not_all_held_at_once(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = 0

    def inputs() -> Iterator[Intake]:
        nonlocal taken
        for number in range(120):
            taken += 1
            yield report_from_text(f"The army said it had lost {number} tanks.")

    readings = iter(Stream(Reader(nlp, Settings()), inputs()))
    next(readings)
    assert taken < 60
    assert sum(1 for _ in readings) == 119
