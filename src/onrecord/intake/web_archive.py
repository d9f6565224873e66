"""The web archive beside the record: each page that was fetched, as the server sent it, in one WARC that grows."""

import io
import os
import re
import string
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from onrecord.errors import StopRun
from onrecord.intake.extract import damaged
from onrecord.intake.web_fetch import Fetched

_CHANGED = frozenset({"transfer-encoding"})
"""Headers that say how a body came over the wire, which it no longer is in."""


def record_fetched(path: Path, hops: Sequence[Fetched]) -> None:
    """Add what was fetched (a page, and the redirects that led to it) to the archive at ``path``: whole or not at all,
    even if the machine stops in between.

    What is to be added is written beside the archive first, with the size the archive has; whoever comes next finishes
    what was begun. Raises StopRun if it cannot be written: pages that leave no trace are not to be kept.
    """
    try:
        _append(path, hops)
    except OSError as error:
        message = f"web archive {path}: cannot be written ({error.strerror or error}); set another with archive"
        raise StopRun(message, code="archive") from error


def _append(path: Path, hops: Sequence[Fetched]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as archive:
        _lock(archive.fileno())
        _finish(path)
        size = path.stat().st_size
        added = _records(hops, with_info=not size)
        waiting = _waiting(path)
        with waiting.open("wb") as file:
            file.write(size.to_bytes(8, "big") + len(added).to_bytes(8, "big") + added)
            file.flush()
            os.fsync(file.fileno())
        _finish(path)


def _waiting(path: Path) -> Path:
    return path.with_name(f"{path.name}.part")


def _finish(path: Path) -> None:
    """Append what is waiting, if it was written to its end; a half of it is thrown away."""
    waiting = _waiting(path)
    try:
        data = waiting.read_bytes()
    except FileNotFoundError:
        return
    size, length = int.from_bytes(data[:8], "big"), int.from_bytes(data[8:16], "big")
    if len(data) >= 16 and len(data) == 16 + length and path.stat().st_size >= size:
        with path.open("r+b") as archive:
            archive.truncate(size)
            archive.seek(size)
            archive.write(data[16:])
            archive.flush()
            os.fsync(archive.fileno())
    waiting.unlink()


def forget(path: Path, words: Sequence[str]) -> int:
    """Take out of an archive, for good, every record that is of one of some addresses or holds one of some words,
    whatever their case; how many. The others stay as they are, byte for byte. The old file is overwritten.
    """
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415

    wanted = [word.casefold() for word in words if word.strip()]
    if not path.is_file() or not wanted:
        return 0
    with path.open("r+b") as archive, damaged(str(path), "web archive"):
        _lock(archive.fileno())
        _finish(path)
        kept, gone = [], 0
        records = ArchiveIterator(archive)
        for record in records:
            address = str(record.rec_headers.get_header("WARC-Target-URI") or "")
            content = record.content_stream().read().decode("utf-8", "replace")
            held = f"{address}\n{record.http_headers or ''}\n{content}".casefold()
            if record.rec_type != "warcinfo" and any(word in held for word in wanted):
                records.read_to_end()
                gone += 1
            else:
                records.read_to_end()
                kept.append((records.get_record_offset(), records.get_record_length()))
        if gone:
            _rewrite(path, archive, kept)
    return gone


def _rewrite(path: Path, archive: BinaryIO, kept: Sequence[tuple[int, int]]) -> None:
    fresh, old = path.with_name(f"{path.name}.new"), path.with_name(f"{path.name}.old")
    with fresh.open("wb") as file:
        for offset, length in kept:
            archive.seek(offset)
            file.write(archive.read(length))
        file.flush()
        os.fsync(file.fileno())
    path.rename(old)
    fresh.rename(path)
    size = archive.seek(0, os.SEEK_END)
    archive.seek(0)
    for _ in range(0, size, CHUNK):
        archive.write(b"\0" * CHUNK)
    archive.flush()
    os.fsync(archive.fileno())
    old.unlink()


CHUNK = 1_000_000


def _lock(file: int) -> None:
    """Let no other process write at the same time, where the system can hold it to that."""
    with suppress(ImportError, OSError):
        import fcntl  # noqa: PLC0415

        fcntl.flock(file, fcntl.LOCK_EX)


def _records(hops: Sequence[Fetched], *, with_info: bool) -> bytes:
    from warcio.warcwriter import WARCWriter  # noqa: PLC0415

    made = io.BytesIO()
    writer = WARCWriter(made, gzip=True)
    if with_info:
        writer.write_record(writer.create_warcinfo_record("onrecord.warc.gz", {"software": "Onrecord"}))
    for answer in hops:
        _write(writer, answer)
    return made.getvalue()


def _write(writer: object, answer: Fetched) -> None:
    """The request and the answer to it, each named as belonging to the other."""
    from warcio.statusandheaders import StatusAndHeaders  # noqa: PLC0415
    from warcio.warcwriter import WARCWriter  # noqa: PLC0415

    assert isinstance(writer, WARCWriter)
    address = answer.address
    headers = [
        (_ascii(f"X-Onrecord-{key}" if key.lower() in _CHANGED else key), _ascii(value))
        for key, value in answer.headers
    ]
    told = StatusAndHeaders(_ascii(f"{answer.status} {answer.reason}".strip()), headers, protocol="HTTP/1.1")
    about = {"WARC-Date": answer.retrieved, "WARC-IP-Address": answer.number}
    response = writer.create_warc_record(
        address.url,
        "response",
        payload=io.BytesIO(answer.raw),
        length=len(answer.raw),
        http_headers=told,
        warc_headers_dict=about,
    )
    asked = StatusAndHeaders(f"GET {address.target} HTTP/1.1", list(answer.asked), is_http_request=True)
    request = writer.create_warc_record(
        address.url, "request", payload=io.BytesIO(b""), length=0, http_headers=asked, warc_headers_dict=dict(about)
    )
    writer.write_request_response_pair(request, response)


def _ascii(words: str) -> str:
    """Words as WARC takes them, on one line: servers also send "404 Non trouvé"."""
    return quote(_LINES.sub(" ", words), safe=string.printable)


_LINES = re.compile(r"[\r\n]+\s*")
