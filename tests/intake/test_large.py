"""Files of 200 MB: refused before they are read, or read piece by piece, and never held in memory."""

import tracemalloc
from pathlib import Path

import pytest

from onrecord.intake import Skipped, read_paths
from onrecord.intake.formats import SUFFIXES
from onrecord.settings import Settings

SIZE = 200_000_000
BEGINNINGS = {
    "html": b"<html><body><p>", "mhtml": b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n",
    "pdf": b"%PDF-1.4\n", "docx": b"PK\x03\x04", "xlsx": b"PK\x03\x04", "wacz": b"PK\x03\x04", "eml": b"Received: x\r\nSubject: x\r\n\r\n",
    "feed": b'<?xml version="1.0"?><rss version="2.0"><channel>', "json": b'[{"text": "', "lines": b'{"text": "',
    "table": b"title,text\n", "warc": b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 190000000\r\n\r\n", "text": b"The army said ",
}  # fmt: skip


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
def test_a_file_of_200_megabytes(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    with path.open("wb") as file:
        file.write(BEGINNINGS.get(SUFFIXES[suffix], b""))
        file.truncate(SIZE)
    tracemalloc.start()
    try:
        found = list(read_paths([path], settings=Settings(max_bytes=5_000_000)))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found and all(isinstance(item, Skipped) for item in found)
    assert str(path) in str(found[0].error)  # type: ignore[union-attr]
    assert peak < 60_000_000
