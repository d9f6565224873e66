"""A newer reading takes the place of the older one; ids and decisions stay on their claims."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
import sqlalchemy as sa

from onrecord.errors import InputError
from onrecord.model import Reading, Span
from onrecord.record.aligning import aligned
from onrecord.record.decisions import Decision
from onrecord.record.schema import claims, events, retired
from onrecord.record.store import Record
from tests.record.dumping import dump
from tests.record.stories import BRIDGE

Read = Callable[..., Reading]


def rows(record: Record, table: sa.Table) -> list[Any]:
    with record.reading_from() as connection:
        return list(connection.execute(sa.select(table)))


def moved(reading: Reading, by: int = -3) -> Reading:
    """The reading as another reader might make it: contents end a few letters earlier, ids are others."""
    raw = msgspec.json.encode(reading).decode()
    for thing in (*reading.claims, *reading.events, *reading.figures):
        raw = raw.replace(thing.id, f"{thing.id[:-2]}zz")
    other = msgspec.json.decode(raw, type=Reading)
    shorter = tuple(
        msgspec.structs.replace(claim, contents=tuple(Span(span.start, span.end + by) for span in claim.contents))
        for claim in other.claims
    )
    return msgspec.structs.replace(other, claims=shorter)


def without(reading: Reading, claim: str) -> Reading:
    gone = {event.id for event in reading.events if event.claim == claim}
    return msgspec.structs.replace(
        reading,
        claims=tuple(c for c in reading.claims if c.id != claim),
        events=tuple(e for e in reading.events if e.claim != claim),
        figures=tuple(f for f in reading.figures if f.claim != claim and f.event not in gone),
        links=tuple(link for link in reading.links if claim not in (link.claim, link.other)),
    )


@pytest.fixture
def bridge(record: Record, read: Read) -> Reading:
    reading = read(BRIDGE, published="2031-05-06", outlet="The Velmar Post")
    record.add(reading, reader="old")
    record.refresh()
    return reading


def test_the_same_reading_changes_nothing(record: Record, bridge: Reading) -> None:
    before = dump(record)
    told = record.replace_reading(bridge, reader="old")
    record.refresh()
    assert (told.kept, told.new, told.gone, told.held) == (len(bridge.claims), 0, 0, 0)
    after = dump(record)
    assert {name: found for name, found in after.items() if name != "log"} == {
        name: found for name, found in before.items() if name != "log"
    }


def test_ids_and_decisions_stay_on_claims_whose_spans_moved(record: Record, bridge: Reading) -> None:
    ids = {row.id for row in rows(record, claims)} | {row.id for row in rows(record, events)}
    checked = rows(record, claims)[0].id
    record.decide(Decision(kind="claim.check", target=checked, by="Ada"))
    told = record.replace_reading(moved(bridge), reader="new")
    record.refresh()
    assert told.kept == len(bridge.claims) and told.gone == 0
    assert {row.id for row in rows(record, claims)} | {row.id for row in rows(record, events)} == ids
    assert {row.id: row.review for row in rows(record, claims)}[checked] == "checked"
    assert list(record.faults()) == []


def test_a_claim_no_longer_found_is_retired_with_the_reason(record: Record, bridge: Reading) -> None:
    gone = {row.fingerprint: row.id for row in rows(record, claims)}[bridge.claims[1].id]
    told = record.replace_reading(without(bridge, bridge.claims[1].id), reader="new")
    record.refresh()
    assert told.gone == 1
    assert {row.id: row.reason for row in rows(record, retired)}[gone] == "a later reading (new) does not find it"
    with pytest.raises(InputError, match="no longer in use: a later reading"):
        record.decide(Decision(kind="claim.check", target=gone, by="Ada"))
    assert list(record.faults()) == []


def test_a_claim_that_a_person_decided_on_is_held(record: Record, bridge: Reading) -> None:
    decided = {row.fingerprint: row.id for row in rows(record, claims)}[bridge.claims[1].id]
    record.decide(Decision(kind="claim.check", target=decided, by="Ada"))
    told = record.replace_reading(without(bridge, bridge.claims[1].id), reader="new")
    record.refresh()
    assert (told.gone, told.held) == (0, 1)
    assert {row.id: row.review for row in rows(record, claims)}[decided] == "checked"
    assert list(record.faults()) == []


def test_a_reading_of_another_text_is_refused(record: Record, bridge: Reading) -> None:
    other = msgspec.structs.replace(bridge, report=msgspec.structs.replace(bridge.report, text_sha256="0" * 64))
    with pytest.raises(InputError, match="with this text"):
        record.replace_reading(other, reader="new")


def test_claims_are_found_again_by_their_spans(read: Read) -> None:
    old = read(BRIDGE, published="2031-05-06", outlet="The Velmar Post")
    new = moved(old)
    pairs = aligned(old, new)
    assert {name: pairs[f"{name[:-2]}zz"] for name in (claim.id for claim in old.claims)} == {
        claim.id: claim.id for claim in old.claims
    }
    assert len(set(pairs.values())) == len(pairs)
