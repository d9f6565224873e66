"""followthemoney: valid by its own library, and no event of what is denied; texts are read back where they may leave."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from onrecord.exports.ftm import event, legal_entity
from onrecord.exports.leaving import leaving
from onrecord.exports.rules import Rules
from onrecord.exports.versions import versions_of
from onrecord.intake import Intake, Skipped, read_paths
from onrecord.record.store import Record
from onrecord.views.filters import Filter
from tests.exports.kept import ALL, written
from tests.exports.told import event as told_event
from tests.exports.told import leaving_one, party

Entity = dict[str, Any]


def entities(record: Record, rules: Rules = ALL) -> list[Entity]:
    return [msgspec.json.decode(line) for line in written(record, "ftm", rules=rules)[0].splitlines()]


def test_its_own_library_takes_every_value(kept: Record) -> None:
    """A value the model does not take is dropped by its library without a word: all must be there afterwards."""
    reason = "followthemoney is not installed: uv sync --group exports-check (it is built against ICU)"
    followthemoney = pytest.importorskip("followthemoney", reason=reason)
    found = entities(kept)
    assert {entity["schema"] for entity in found} >= {"Article", "Event", "Note", "Organization"}
    for entity in found:
        proxy = followthemoney.model.get_proxy(entity, cleaned=False)
        taken = proxy.to_dict()["properties"]
        for name, values in entity["properties"].items():
            assert sorted(taken.get(name, ())) == sorted(values), (entity["id"], name)
        proxy.schema.validate(entity)


def test_ids_are_unique_and_what_is_pointed_at_is_there(kept: Record) -> None:
    found = entities(kept)
    ids = [entity["id"] for entity in found]
    assert len(ids) == len(set(ids))
    for entity in found:
        for name in ("proof", "entity", "involved"):
            assert set(entity["properties"].get(name, ())) <= set(ids), (entity["id"], name)


def test_only_what_is_asserted_is_an_event_and_every_claim_is_a_note(kept: Record) -> None:
    found = entities(kept)
    claims = list(leaving(kept, None, ALL, order="first"))
    rows = versions_of(claims, Filter()).rows
    events = {entity["id"]: entity["properties"] for entity in found if entity["schema"] == "Event"}
    assert events.keys() == {row.id.replace("_", "-") for row in rows}
    assert all(" as told by " in of["name"][0] and of["recordId"][0].startswith("OR-") for of in events.values())
    notes = [entity["properties"] for entity in found if entity["schema"] == "Note"]
    assert len(notes) == len(claims)
    assert any("act: deny" in of["keywords"] and " denied" in of["description"][0] for of in notes)


def test_private_persons_and_descriptions_are_no_entities(kept: Record) -> None:
    assert "Marsh" not in written(kept, "ftm")[0].decode()
    assert legal_entity(party("Lina Marsh", kind="person", is_masked=True)) is None
    assert legal_entity(party("four nurses", kind="person")) is None
    assert legal_entity(party("its fighters", kind="force")) is None
    assert legal_entity(party("19 civilians", kind="people")) is None
    assert (legal_entity(party("Idris Kamo", kind="person")) or {})["schema"] == "Person"


@pytest.mark.parametrize(
    ("begin", "expected"),
    [
        ("2031", ["2031"]),
        ("2031-05", ["2031-05"]),
        ("2031-05-06", ["2031-05-06"]),
        ("2031-05-06T09:00", ["2031-05-06"]),
        ("2031-05-06T09:00:30Z", ["2031-05-06T09:00:30"]),
        ("2031-SU", None),
        (None, None),
    ],
)
def test_dates_are_no_finer_than_told(begin: str | None, expected: list[str] | None) -> None:
    one = leaving_one(claim={"act": "state"}, events=(told_event(begin=begin),))
    (row,) = versions_of([one], Filter()).rows
    assert event(row)["properties"].get("startDate") == expected


def test_with_full_texts_the_reports_are_read_back(kept: Record, tmp_path: Path) -> None:
    """Lost are where the day of publishing is known from, and that it was a person who said so."""
    path = tmp_path / "onrecord.jsonl"
    rules = Rules(review="all", accused=True, texts="full", names="shown")
    path.write_bytes(written(kept, "ftm", rules=rules)[0])
    read = {one.report.text_sha256: one.report for one in read_paths([path]) if isinstance(one, Intake)}
    kept_reports = {reading.report.text_sha256: reading.report for reading in map(kept.reading, kept.report_ids())}
    assert read.keys() == kept_reports.keys()
    for digest, report in kept_reports.items():
        found = read[digest]
        assert found.text == report.text
        assert (found.title, found.published) == (report.title, report.published)
        same = [other for other in kept_reports.values() if other.text_sha256 == digest]
        assert found.outlet in {other.outlet for other in same} and found.url


def test_without_full_texts_there_is_no_report_to_read(kept: Record, tmp_path: Path) -> None:
    path = tmp_path / "onrecord.jsonl"
    path.write_bytes(written(kept, "ftm")[0])
    reasons = {str(one.error) for one in read_paths([path]) if isinstance(one, Skipped)}
    assert not [one for one in read_paths([path]) if isinstance(one, Intake)]
    assert any("has no bodyText" in reason for reason in reasons)
    assert any("followthemoney Event, which holds no report" in reason for reason in reasons)
