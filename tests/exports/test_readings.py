"""Readings leave whole or not at all, and are the interchange form."""

import io

import msgspec
import pytest

from onrecord.errors import InputError
from onrecord.exports import readings
from onrecord.exports.rules import WHOLE, Rules
from onrecord.model import Reading
from onrecord.record.decisions import Decision
from onrecord.record.store import Record
from onrecord.views.claim_lines import find_claims
from onrecord.views.filters import Filter


def written(record: Record, asked: Filter | None = None) -> list[Reading]:
    to = io.BytesIO()
    told = readings.write(record, asked or Filter(), WHOLE, to)
    found = [msgspec.json.decode(line, type=Reading) for line in to.getvalue().splitlines()]
    assert (told.rows, told.claims) == (len(found), sum(len(one.claims) for one in found))
    return found


def test_readings_are_those_of_the_record(desk: Record) -> None:
    found = {one.report.id: one for one in written(desk)}
    assert set(found) == set(desk.report_ids())
    for name, reading in found.items():
        assert reading == desk.reading(name)
    assert {claim.review for one in found.values() for claim in one.claims} == {"checked", "unchecked"}


def test_a_filter_chooses_reports(desk: Record) -> None:
    assert [one.report.outlet for one in written(desk, Filter(words="market"))] == ["Talin Daily"]


def test_decisions_are_in_them(desk: Record) -> None:
    line = find_claims(desk, Filter(outlet="Northern Wire", act="deny"))[0]
    decision = Decision(kind="claim.correct", target=line.id, by="test", field="act", before="deny", after="state")
    desk.decide(decision)
    (reading,) = written(desk, Filter(outlet="Northern Wire"))
    assert next(claim for claim in reading.claims if claim.id == line.fingerprint).act == "state"


@pytest.mark.parametrize(
    "change",
    [{"review": "checked"}, {"accused": False}, {"names": "masked"}, {"places": "settlement"}, {"texts": "short"}],
)
def test_not_whole_is_refused(desk: Record, change: dict[str, object]) -> None:
    with pytest.raises(InputError, match="--whole"):
        readings.write(desk, Filter(), msgspec.structs.replace(WHOLE, **change), io.BytesIO())
    with pytest.raises(InputError, match="--whole"):
        readings.write(desk, Filter(), Rules(), io.BytesIO())
