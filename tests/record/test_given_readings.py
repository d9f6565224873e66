"""Readings come back as they left; one that is not whole says what is wrong with it."""

import io
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from onrecord.errors import InputError
from onrecord.exports.readings import write
from onrecord.exports.rules import WHOLE
from onrecord.model import Reading, Span
from onrecord.record.decisions import Decision
from onrecord.record.given_readings import READER, holds_readings, readings_in
from onrecord.record.store import Record
from onrecord.views.claim_lines import find_claims
from onrecord.views.filters import Filter
from tests.record.stories import BLAMED, BRIDGE, MARKET

Read = Callable[..., Reading]
MOST = 1_000_000


def test_there_and_back(tmp_path: Path, read: Read) -> None:
    with Record.open(tmp_path / "one.db") as one, Record.open(tmp_path / "other.db") as other:
        for story, outlet in ((BRIDGE, "Post"), (MARKET, "Daily"), (BLAMED, "Wire")):
            one.add(read(story, published="2031-05-06", outlet=outlet), reader="test")
        lines = find_claims(one, limit=100, names=True)
        one.decide(Decision(kind="claim.check", target=lines[0].id, by="test"))
        one.decide(Decision(kind="claim.reject", target=lines[1].id, by="test"))
        one.decide(Decision(kind="claim.correct", target=lines[2].id, by="test", field="act", after="warn"))
        path = tmp_path / "readings.jsonl"
        with path.open("wb") as file:
            write(one, Filter(), WHOLE, file)
        assert holds_readings(path)
        for reading in readings_in(path, MOST):
            assert isinstance(reading, Reading)
            other.add(reading, reader=READER)
        for record in (one, other):
            record.refresh()
        assert [one.reading(name) for name in one.report_ids()] == [other.reading(name) for name in other.report_ids()]
        # Rows are the same but for permanent ids, which are each record's own.
        told = [
            [msgspec.structs.replace(line, id="", events=(), figures=()) for line in find_claims(record, limit=100)]
            for record in (one, other)
        ]
        assert told[0] == told[1]
        assert {line.review for line in told[1]} == {"checked", "rejected", "unchecked"}
        assert list(other.faults()) == []
        again, twice = io.BytesIO(), io.BytesIO()
        write(one, Filter(), WHOLE, again)
        write(other, Filter(), WHOLE, twice)
        assert again.getvalue() == twice.getvalue()


def broken(reading: Reading, what: str) -> bytes:
    report, claim = reading.report, reading.claims[0]
    if what == "text":
        reading = msgspec.structs.replace(reading, report=msgspec.structs.replace(report, text=report.text + "!"))
    if what == "span":
        far = msgspec.structs.replace(claim, contents=(Span(0, len(report.text) + 1),))
        reading = msgspec.structs.replace(reading, claims=(far, *reading.claims[1:]))
    if what == "reference":
        reading = msgspec.structs.replace(reading, claims=reading.claims[1:])
    line = msgspec.json.encode(reading)
    return {"cut": line[:-5], "field": line.replace(b'"claims"', b'"claim"', 1), "form": line.replace(b"onrecord/1", b"onrecord/9")}.get(what, line)  # fmt: skip


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("text", "SHA-256 differs"),
        ("span", "lies outside its text"),
        ("reference", "which is not there"),
        ("cut", "is no reading"),
        ("field", "is no reading"),
        ("form", "is no reading"),
        ("large", "more than 100 bytes"),
    ],
)
def test_what_is_not_whole(tmp_path: Path, read: Read, what: str, said: str) -> None:
    reading = read(BRIDGE, published="2031-05-06")
    path = tmp_path / "readings.jsonl"
    path.write_bytes(broken(reading, what) + b"\n\n" + msgspec.json.encode(reading))
    first, *rest = readings_in(path, 100 if what == "large" else MOST)
    assert isinstance(first, InputError) and said in str(first) and f"{path}:1" in str(first)
    assert rest == [reading] if what != "large" else all(isinstance(one, InputError) for one in rest)


@pytest.mark.parametrize(
    ("content", "holds"),
    [
        (b'{"schema":"onrecord/1","report":{}}', True),
        (b'\xef\xbb\xbf\n{ "schema" : "onrecord/1" }', True),
        (b'{"text": "He said \\"schema\\": \\"onrecord/1\\"."}', False),
        (b"The schema is onrecord/1.", False),
        (b"", False),
    ],
)
def test_files_of_readings(tmp_path: Path, content: bytes, holds: bool) -> None:
    (tmp_path / "x").write_bytes(content)
    assert holds_readings(tmp_path / "x") == holds
    assert not holds_readings(tmp_path / "none")
