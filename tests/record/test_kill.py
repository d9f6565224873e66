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


def start(address: str, readings: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.record.adder", address, str(readings)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def steps(running: subprocess.Popen[str], most: int) -> int:
    """Wait until so many reports or accounts are done, or all of them; how many were."""
    assert running.stdout is not None
    done = 0
    while done < most and running.stdout.readline() == "step\n":
        done += 1
    return done


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory, read: Callable[..., Reading]) -> Path:
    """Readings of short reports, one a line."""
    path = tmp_path_factory.mktemp("kill") / "readings.jsonl"
    made = variants([read(story, published="2031-05-06") for story in STORIES], REPORTS)
    path.write_bytes(b"\n".join(map(msgspec.json.encode, made)))
    return path


def test_killed_and_resumed_it_is_as_if_nothing_had_happened(address: str, readings: Path, tmp_path: Path) -> None:
    """Each run gets some way on before it is killed, so that kills fall on all of the work, whatever the machine."""
    whole = start(str(tmp_path / "undisturbed.db"), readings)
    began = time.monotonic()
    every = steps(whole, sys.maxsize)
    one = (time.monotonic() - began) / every
    whole.communicate()
    assert whole.returncode == 0
    chance = random.Random(20310506)
    killed = 0
    for _ in range(KILLS):
        running = start(address, readings)
        steps(running, chance.randrange(3 * every // (2 * KILLS)))
        time.sleep(chance.uniform(0, 2 * one))  # anywhere within a report
        running.send_signal(signal.SIGKILL)
        running.communicate()
        killed += running.returncode == -signal.SIGKILL
        with Record.open(address) as record:
            assert list(record.faults()) == []
    assert killed >= 0.8 * KILLS
    last = start(address, readings)
    out, errors = last.communicate()
    assert out.endswith("done\n"), errors
    with Record.open(address) as record, Record.open(tmp_path / "undisturbed.db") as undisturbed:
        assert list(record.faults()) == []
        assert record.status().reports == REPORTS
        assert dump(record) == dump(undisturbed)
