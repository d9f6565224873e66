"""An add that is killed at any moment loses nothing and leaves nothing half-written."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from onrecord.model import Reading
from onrecord.record.store import Record
from tests.record.dumping import dump
from tests.record.stories import STORIES, variants

KILLS = int(os.environ.get("ONRECORD_KILLS", "5"))
REPORTS = int(os.environ.get("ONRECORD_KILL_REPORTS", "60"))
ROOT = Path(__file__).parents[2]


def start(address: str, readings: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.record.adder", address, str(readings)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory, read: Callable[..., Reading]) -> Path:
    """Readings of short reports, one a line."""
    path = tmp_path_factory.mktemp("kill") / "readings.jsonl"
    made = variants([read(story, published="2031-05-06") for story in STORIES], REPORTS)
    path.write_bytes(b"\n".join(map(msgspec.json.encode, made)))
    return path


def test_killed_and_resumed_it_is_as_if_nothing_had_happened(address: str, readings: Path, tmp_path: Path) -> None:
    whole = start(str(tmp_path / "undisturbed.db"), readings)
    began = time.monotonic()
    assert whole.communicate()[0] == b"done\n"
    lasts = time.monotonic() - began
    chance = random.Random(20310506)
    for _ in range(KILLS):
        running = start(address, readings)
        time.sleep(chance.uniform(0.3, 1.0) * lasts)
        running.send_signal(signal.SIGKILL)
        running.communicate()
        with Record.open(address) as record:
            assert list(record.faults()) == []
    last = start(address, readings)
    out, errors = last.communicate()
    assert out == b"done\n", errors.decode()
    with Record.open(address) as record, Record.open(tmp_path / "undisturbed.db") as undisturbed:
        assert list(record.faults()) == []
        assert record.status().reports == REPORTS
        assert dump(record) == dump(undisturbed)
