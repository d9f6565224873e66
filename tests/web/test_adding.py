"""Reading beside the server: what becomes of each input, and that none of them stops the others."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.model import Reading, Report
from onrecord.record.store import Record
from onrecord.settings import Settings
from onrecord.web.adding import Adding, Progress, Wanted, bare_name
from tests.record.stories import BRIDGE, MARKET, PLAN


class Reader:
    """Reads with the real reader; one text makes it fail, and it may be made to wait."""

    def __init__(self) -> None:
        self.made_by = "test"
        self.go = threading.Event()
        self.go.set()

    def read(self, report: Report, problems: Any = ()) -> Reading:
        self.go.wait(20)
        if "UNREADABLE" in report.text:
            raise ValueError("no such thing")
        return onrecord.read(report.text, published=report.published, outlet=report.outlet)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "onrecord.db") as opened:
        yield opened


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def adding(record: Record, reader: Reader) -> Adding:
    return Adding(record, Settings(), make_reader=lambda settings: reader)


def done(adding: Adding) -> Progress:
    for _ in range(3_000):
        if not adding.is_running:
            return adding.progress
        time.sleep(0.01)
    raise AssertionError(f"still running: {adding.progress.stage}")


def test_a_pasted_text_is_added_with_what_was_said_of_it(adding: Adding, record: Record) -> None:
    adding.add(Wanted(text=BRIDGE, published="2031-05-06", outlet="The Velmar Post", title="A bridge"))
    progress = done(adding)
    assert (progress.added, progress.skipped, progress.stage) == (1, 0, "Done")
    (line,) = progress.reports
    kept = record.machine_reading(line.id).report
    assert (kept.text, kept.published, kept.outlet) == (BRIDGE, "2031-05-06", "The Velmar Post")
    assert line.claims == record.status().claims > 0
    assert record.status().waiting == 0


def test_what_cannot_be_read_is_said_and_stops_nothing(adding: Adding, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "plan.txt").write_text(PLAN, encoding="utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n0000")
    adding.add(
        Wanted(
            files=(
                ("empty.txt", b"  \n"),
                ("bridge.txt", BRIDGE.encode()),
                ("bad.txt", f"The army said it was UNREADABLE.\n\n{PLAN}".encode()),
                ("market.txt", MARKET.encode()),
                ("odd.pdf", b"%PDF-1.4 nothing"),
            )
        )
    )
    adding.add(Wanted(text="   "))
    adding.add(Wanted(folder=folder))
    progress = done(adding)
    assert progress.added == 3
    reasons = "\n".join(one.reason for one in progress.problems)
    for words in ("empty.txt: there is no text in it", "ValueError: no such thing", "odd.pdf", "picture.png", "pasted"):
        assert words in reasons
    assert progress.done == progress.added + progress.skipped == 8


def test_the_same_again_is_there_already(adding: Adding, record: Record) -> None:
    adding.add(Wanted(text=BRIDGE))
    adding.add(Wanted(files=(("bridge.txt", BRIDGE.encode()),)))
    progress = done(adding)
    assert (progress.added, progress.already, record.status().reports) == (1, 1, 1)


def test_a_removed_report_does_not_come_back(adding: Adding, record: Record) -> None:
    adding.add(Wanted(text=BRIDGE))
    (line,) = done(adding).reports
    record.remove(line.id, reason="a hoax", by="editor")
    adding.add(Wanted(text=BRIDGE))
    (problem,) = done(adding).problems
    assert "a hoax" in problem.reason
    assert record.status().reports == 0


def test_it_can_be_stopped(adding: Adding, reader: Reader) -> None:
    reader.go.clear()
    adding.add(Wanted(files=(("bridge.txt", BRIDGE.encode()), ("market.txt", MARKET.encode()))))
    adding.stop()
    reader.go.set()
    progress = done(adding)
    assert progress.stage == "Stopped"
    assert progress.added < 2


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("story.txt", "story.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\story.txt", "story.txt"),
        ("/abs/olute.txt", "olute.txt"),
        ("..", ".."),
        ("", "a file without a name"),
        ("a\x00b\n.txt", "ab.txt"),
        ("<script>.txt", "<script>.txt"),
    ],
)
def test_names_lead_nowhere(given: str, expected: str) -> None:
    assert bare_name(given) == expected


def test_names_of_files_are_never_opened(adding: Adding, record: Record, tmp_path: Path) -> None:
    there = tmp_path / "secret.txt"
    there.write_text(MARKET, encoding="utf-8")
    adding.add(Wanted(files=((str(there), BRIDGE.encode()),)))
    (line,) = done(adding).reports
    assert record.machine_reading(line.id).report.text == BRIDGE
