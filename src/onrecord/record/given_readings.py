"""Readings that somebody else made, as JSON Lines in the interchange form: checked, and kept as they are."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from onrecord.errors import InputError
from onrecord.ids import text_sha256
from onrecord.model import SCHEMA, Reading
from onrecord.record.verifying import reading_faults

READER = "as given"
"""What the record keeps as the reader of a reading it was given."""
_HEAD = 200


def holds_readings(path: Path) -> bool:
    """Whether a file begins with a reading rather than with a report to read."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD).lstrip(b"\xef\xbb\xbf \t\r\n")
    except OSError:
        return False
    return head.startswith(b"{") and f'"schema":"{SCHEMA}"'.encode() in head.replace(b" ", b"")


def readings_in(path: Path, most: int) -> Iterator[Reading | InputError]:
    """The readings of a file, one a line; in the place of one that is not whole, what is wrong with it.

    ``most`` are the most bytes of a line.
    """
    with path.open("rb") as file:
        number = 0
        while line := file.readline(most + 1):
            number += 1
            if len(line) > most:
                yield InputError(f"{path}:{number}: a reading of more than {most:,} bytes; raise max_bytes to take it")
                while line and not line.endswith(b"\n"):
                    line = file.readline(most + 1)
            elif line.strip(b"\xef\xbb\xbf \t\r\n"):
                yield _reading(line.lstrip(b"\xef\xbb\xbf"), f"{path}:{number}")


def _reading(line: bytes, where: str) -> Reading | InputError:
    try:
        reading = msgspec.json.decode(line, type=Reading)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return InputError(f"{where}: is no reading in the form {SCHEMA} ({error}); `onrecord schema` prints the form")
    if text_sha256(reading.report.text) != reading.report.text_sha256:
        return InputError(f"{where}: the text is not the one that was read (its SHA-256 differs); read it anew")
    if (wrong := next(reading_faults(reading), None)) is not None:
        return InputError(f"{where}: {wrong}; mend it there or read the report anew")
    return reading
