"""A record of five stories in a file, kept for all tests of written formats, and what a format writes of it."""

import io
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest

from onrecord.exports.form import Written
from onrecord.exports.formats import format_named
from onrecord.exports.rules import Rules
from onrecord.model import Reading
from onrecord.record.store import Record
from onrecord.views.filters import Filter
from tests.record.stories import BLAMED, BRIDGE, MARKET, PLAN

SHELLS = """HOSPITAL SHELLED IN KHARKIV

KHARKIV, Ukraine, March 3 (Northern Wire) — Rockets hit a power station in Kharkiv on Monday, killing at least 14 people, \
the mayor, Olena Barda, said.

The regional governor said 19 people had been killed in Kharkiv on Monday. A resident, Lina Marsh, said her brother was \
among the dead.

Russia denied that its forces had fired the rockets at Kharkiv. Its defence ministry said they would strike again.
"""

ALL = Rules(review="all", accused=True)


@pytest.fixture(scope="session")
def kept(read: Callable[..., Reading], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with Record.open(tmp_path_factory.mktemp("exports") / "onrecord.db") as record:
        for number, (story, outlet, day) in enumerate(
            (
                (BRIDGE, "The Velmar Post", "2031-05-06"),
                (BRIDGE, "Talin Daily", "2031-05-07"),
                (MARKET, "Talin Daily", "2031-05-07"),
                (BLAMED, "Northern Wire", "2031-05-08"),
                (PLAN, "Northern Wire", "2031-05-08"),
                (SHELLS, "Northern Wire", "2031-03-04"),
            )
        ):
            reading = read(story, published=day, outlet=outlet)
            url = f"https://{outlet.split()[-1].lower()}.example/{number}"
            report = msgspec.structs.replace(reading.report, url=url, retrieved="2031-06-01T09:00:00Z")
            record.add(msgspec.structs.replace(reading, report=report), reader="test")
        record.refresh()
        yield record


def written(record: Record, name: str, given: Filter | None = None, rules: Rules = ALL) -> tuple[bytes, Written]:
    to = io.BytesIO()
    told = format_named(name).write(record, given or Filter(), rules, to)
    return to.getvalue(), told


def as_json(record: Record, name: str, given: Filter | None = None, rules: Rules = ALL) -> Any:
    return msgspec.json.decode(written(record, name, given, rules)[0])
