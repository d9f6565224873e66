"""ninjs: valid by the schema, read back by our own intake, and nothing more in it than may leave."""

from pathlib import Path
from typing import Any

import jsonschema
import pytest

from onrecord.exports.leaving import leaving
from onrecord.exports.ninjs_items import item
from onrecord.exports.rules import Rules
from onrecord.intake import Intake, Skipped, read_paths
from onrecord.record.store import Record
from tests.exports.kept import ALL, as_json, written
from tests.exports.told import event, leaving_one, party, report

STRING: dict[str, Any] = {"type": "string"}
URI: dict[str, Any] = {"type": "string", "format": "uri"}


def things(*required: str, **properties: Any) -> dict[str, Any]:
    """An array of objects that have no other fields than these."""
    one = {"type": "object", "additionalProperties": False, "required": list(required), "properties": properties}
    return {"type": "array", "items": one}


# After the IPTC's schema of ninjs 3.1 (http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json): the fields we write, closed.
NINJS_3_1 = {
    "type": "object",
    "required": ["uri"],
    "additionalProperties": False,
    "properties": {
        "uri": URI,
        "type": {
            "enum": ["text", "audio", "video", "picture", "graphic", "composite", "component", "event", "planning"]
        },
        "representationType": {"enum": ["full", "partial"]},
        "firstCreated": {
            "type": "string",
            "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$",
        },
        "language": STRING,
        "title": STRING,
        "by": STRING,
        "copyrightHolder": STRING,
        "edNote": STRING,
        "headlines": things("value", role=STRING, contentType=STRING, value=STRING),
        "descriptions": things("value", role=STRING, contentType=STRING, value=STRING),
        "bodies": things(
            "value",
            role=STRING,
            contentType=STRING,
            charCount={"type": "integer"},
            wordCount={"type": "integer"},
            value=STRING,
        ),
        "people": things(name=STRING, rel=STRING, uri=URI, literal=STRING),
        "organisations": things(name=STRING, rel=STRING, uri=URI, literal=STRING),
        "places": things(name=STRING, rel=STRING, uri=URI, literal=STRING),
        "events": things(id=STRING, name=STRING, rel=STRING, uri=URI, literal=STRING),
        "infoSources": things(name=STRING, role=STRING, uri=URI, literal=STRING),
        "altIds": things(role=STRING, value=STRING),
        "standard": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"name": STRING, "version": STRING, "schema": URI},
        },
    },
}
FULL = Rules(review="all", accused=True, texts="full", names="shown")


@pytest.mark.parametrize("rules", [ALL, FULL])
def test_every_item_is_valid(kept: Record, rules: Rules) -> None:
    checker = jsonschema.Draft202012Validator(NINJS_3_1, format_checker=jsonschema.FormatChecker())
    found = as_json(kept, "ninjs", rules=rules)
    assert len(found) == len(kept.report_ids())
    for one in found:
        checker.validate(one)
        assert ("bodies" in one) == (rules.texts == "full") == (one["representationType"] == "full")


def test_every_claim_is_a_sentence_with_its_state(kept: Record) -> None:
    sentences = [line["value"] for one in as_json(kept, "ninjs") for line in one["descriptions"]]
    claims = list(leaving(kept, None, ALL))
    assert len(sentences) == len(claims)
    for one in claims:
        assert any(f"({one.claim.id}, {one.claim.review})" in sentence for sentence in sentences)


def test_what_is_denied_or_demanded_says_so() -> None:
    events = (event(polarity="-", denied="actor"), event(id="OR-E2", certainty="demanded"))
    found = item([leaving_one(events=events)], ALL)["events"]
    assert [one["rel"] for one in found] == ["onrecord:denies", "onrecord:says"]
    assert "(denied: who did it)" in found[0]["name"] and "(demanded, not done)" in found[1]["name"]
    assert all("as told by Idris Kamo, for Northern Front" in one["name"] for one in found)


def test_only_who_has_a_name_of_their_own_is_listed() -> None:
    parties = (
        party("four nurses", kind="person"),
        party("Ada Rell", kind="person"),
        party("[private person]", kind="person", is_masked=True),
    )
    found = item([leaving_one(events=(event(actors=parties),))], ALL)
    assert found["people"] == [{"name": "Idris Kamo"}, {"name": "Ada Rell"}]


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2031-05-06", "2031-05-06T00:00:00Z"),
        ("2031-05-06T09:30", "2031-05-06T09:30:00Z"),
        ("2031-05", None),
        (None, None),
    ],
)
def test_a_month_is_no_moment(published: str | None, expected: str | None) -> None:
    assert item([leaving_one(report=report(published=published))], ALL).get("firstCreated") == expected


def test_with_full_texts_it_is_read_back(kept: Record, tmp_path: Path) -> None:
    """Lost are the claims, which are sentences here, where the day is known from, and empty lines at a text's ends."""
    path = tmp_path / "onrecord.ninjs.json"
    path.write_bytes(written(kept, "ninjs", rules=FULL)[0])
    read = [one.report for one in read_paths([path]) if isinstance(one, Intake)]
    reports = [kept.reading(name).report for name in kept.report_ids()]
    kinds = ("text", "title", "outlet", "url", "published")
    as_read, as_kept = (
        sorted(tuple((getattr(one, kind) or "").strip() for kind in kinds) for one in some) for some in (read, reports)
    )
    assert as_read == as_kept


def test_without_full_texts_there_is_no_body_to_read(kept: Record, tmp_path: Path) -> None:
    path = tmp_path / "onrecord.ninjs.json"
    path.write_bytes(written(kept, "ninjs")[0])
    assert all(isinstance(one, Skipped) and "has no body text" in str(one.error) for one in read_paths([path]))
