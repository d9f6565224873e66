"""Servers that answer anything at all: a page is read, or it is said why not; nothing else is raised, nothing half kept.

``ONRECORD_ANSWERS=10000`` asks for more than the hundred of every day.
"""

import os
import random
import socket
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from onrecord.errors import InputError
from onrecord.intake import Skipped, read_paths
from tests.intake.mutations import broken
from tests.intake.serving import HERE, PAGE

COUNT = int(os.environ.get("ONRECORD_ANSWERS", "100"))
SETTINGS = msgspec.structs.replace(HERE, fetch_seconds=2.0)
ROBOTS = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\nUser-agent: *\nDisallow: /private/*.html$\nCrawl-delay: 0\n"
RULES = b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n[{"location": "/news/*", "tdm-reservation": 0, "tdm-policy": "https://a.example"}]'
WHOLE = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nX-Robots-Tag: otherbot: noai, max-snippet: 20\r\n"
    b"Content-Length: " + str(len(PAGE)).encode() + b"\r\nConnection: close\r\n\r\n" + PAGE.encode()
)  # fmt: skip


@contextmanager
def answering() -> Iterator[tuple[str, dict[str, bytes]]]:
    """A server that sends given bytes for each path, and closes."""
    answers: dict[str, bytes] = {}
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                with connection:
                    try:
                        path = connection.recv(65536).split(b" ")[1].decode("ascii", "replace")
                        connection.sendall(answers.get(path, answers["/"]))
                        connection.shutdown(socket.SHUT_WR)
                        connection.recv(1)
                    except (OSError, IndexError):
                        continue

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", answers
        listening.shutdown(socket.SHUT_RDWR)
    thread.join(timeout=5)


def test_broken_answers_do_no_harm(tmp_path: Path) -> None:
    archive = tmp_path / "a.warc.gz"
    read = 0
    with answering() as (url, answers), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for number in range(COUNT):
            chance = random.Random(f"answer {number}")
            answers["/"] = broken(WHOLE, chance) if number % 2 else WHOLE
            answers["/robots.txt"] = broken(ROBOTS, chance)
            answers["/.well-known/tdmrep.json"] = broken(RULES, chance)
            size = archive.stat().st_size if archive.exists() else 0
            (found,) = read_paths([url + "/news/a"], settings=SETTINGS, archive=archive)
            if isinstance(found, Skipped):
                assert isinstance(found.error, InputError) and url in str(found.error)
                assert size == (archive.stat().st_size if archive.exists() else 0)
            else:
                read += 1
                assert found.report.text.strip()
    assert read > COUNT / 4
