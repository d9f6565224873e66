"""Web Annotation: valid by the model, found again in the text, and read back without loss."""

import contextlib
import random
from typing import Any

import jsonschema
import msgspec
import pytest

from onrecord.errors import InputError
from onrecord.exports.leaving import leaving
from onrecord.exports.rules import Rules
from onrecord.exports.web_annotation import annotation
from onrecord.intake.annotation import Pointed, anchor, annotations, is_annotation
from onrecord.model import Span
from onrecord.record.store import Record
from onrecord.views.content_spans import Content
from tests.exports.kept import ALL, as_json, written
from tests.exports.told import leaving_one
from tests.intake.mutations import broken

# After the Web Annotation Data Model (W3C Recommendation, 23 February 2017): what it says an annotation must have.
INSTANT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$"}
QUOTE = {
    "type": "object",
    "required": ["type", "exact"],
    "properties": {
        "type": {"const": "TextQuoteSelector"},
        "exact": {"type": "string", "minLength": 1},
        "prefix": {"type": "string"},
        "suffix": {"type": "string"},
    },
    "additionalProperties": False,
}
POSITION = {
    "type": "object",
    "required": ["type", "start", "end"],
    "properties": {
        "type": {"const": "TextPositionSelector"},
        "start": {"type": "integer", "minimum": 0},
        "end": {"type": "integer", "minimum": 0},
    },
    "additionalProperties": False,
}
ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "target"],
    "properties": {
        "id": {"type": "string", "format": "uri"},
        "type": {"const": "Annotation"},
        "motivation": {
            "type": "array",
            "items": {
                "enum": [
                    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting",
                    "identifying", "linking", "moderating", "questioning", "replying", "tagging",
                ]
            },
        },
        "created": INSTANT,
        "generator": {"type": "object", "required": ["id", "type"], "properties": {"type": {"const": "Software"}}},
        "body": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "value"],
                "properties": {"type": {"const": "TextualBody"}, "value": {"type": "string"}},
            },
        },
        "target": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["type", "source", "selector"],
                "properties": {
                    "source": {"type": "string", "format": "uri"},
                    "selector": {"type": "array", "minItems": 1, "items": {"anyOf": [QUOTE, POSITION]}},
                    "state": {
                        "type": "object",
                        "required": ["type"],
                        "properties": {"type": {"const": "TimeState"}, "sourceDate": INSTANT},
                    },
                },
            },
        },
    },
}  # fmt: skip
PAGE = {
    "type": "object",
    "required": ["@context", "id", "type", "items"],
    "properties": {
        "@context": {"type": "array", "prefixItems": [{"const": "http://www.w3.org/ns/anno.jsonld"}]},
        "id": {"type": "string", "format": "uri"},
        "type": {"const": "AnnotationPage"},
        "items": {"type": "array", "items": ANNOTATION},
    },
}


def test_it_is_valid_by_the_model(kept: Record) -> None:
    found = as_json(kept, "annotation")
    jsonschema.Draft202012Validator(PAGE, format_checker=jsonschema.FormatChecker()).validate(found)
    assert len(found["items"]) > 20


def test_every_exact_quote_is_found_again_where_it_was(kept: Record) -> None:
    texts = {reading.report.text_sha256: reading.report.text for reading in map(kept.reading, kept.report_ids())}
    seen = 0
    for one in annotations(written(kept, "annotation")[0], "file"):
        for target in one.targets:
            text = texts[target.text_sha256 or ""]
            found = anchor(target, text, target.text_sha256)
            assert found.span == target.span, (one.id, found.because)
            assert target.exact is None or (found.span and found.span.quote(text) == target.exact)
            seen += target.exact is not None
    assert seen > 20


def test_what_is_written_is_read_back(kept: Record) -> None:
    """Nothing of a claim that left is lost but its title and quote, which are its report's title and its targets."""
    read = annotations(written(kept, "annotation")[0], "file")
    claims = list(leaving(kept, None, ALL))
    assert len(read) == len(claims)
    for one, found in zip(claims, read, strict=True):
        kept_of_it = found.claim or {}
        for name in ("id", "review", "act", "form", "said", "party", "on_behalf_of", "score", "lineage"):
            assert kept_of_it[name] == getattr(one.claim, name)
        for name in ("report", "sources", "events", "figures", "links"):
            assert kept_of_it[name] == msgspec.json.decode(msgspec.json.encode(getattr(one, name)))
        assert kept_of_it["basis"] == one.basis
        assert [target.span for target in found.targets] == [Span(c.start, c.end) for c in one.contents]
        assert [target.exact or target.shortened for target in found.targets] == [c.quote for c in one.contents]


def test_what_is_not_the_exact_text_has_no_quote_selector() -> None:
    cut = Content(start=3, end=99, quote="words …", prefix="", suffix="", is_exact=False)
    (target,) = annotation(leaving_one(contents=(cut,)))["target"]
    assert [selector["type"] for selector in target["selector"]] == ["TextPositionSelector"]
    assert target["onrecord:shortened_quote"] == "words …"


def test_around_a_masked_name_only_what_is_exact_is_given() -> None:
    content = Content(
        start=9,
        end=14,
        quote="words",
        prefix="x, [private person], said ",
        suffix=" to [private person] x",
        is_exact=True,
    )
    (target,) = annotation(leaving_one(contents=(content,)))["target"]
    assert (target["selector"][0]["prefix"], target["selector"][0]["suffix"]) == (", said ", " to ")


def test_names_are_masked_and_rules_are_told(kept: Record) -> None:
    data = written(kept, "annotation")[0].decode()
    assert "Marsh" not in data
    assert as_json(kept, "annotation", rules=Rules())["onrecord:held_back"]["not checked"] > 20


TEXT = "We did not fire. They said: We did not fire. 🔥 It burned."


@pytest.mark.parametrize(
    ("target", "span", "because"),
    [
        ({"exact": "We did not fire", "prefix": "said: ", "span": Span(28, 43)}, Span(28, 43), None),
        ({"exact": "We did not fire", "prefix": "said: ", "span": Span(0, 15)}, Span(28, 43), None),
        ({"exact": "It burned", "prefix": "🔥 ", "span": None}, Span(47, 56), None),
        ({"exact": "We did not fire", "span": Span(0, 15)}, None, "stand 2 times in the text"),
        ({"exact": "We had fired", "span": Span(0, 12)}, None, "stand nowhere in the text"),
        (
            {"exact": "We did not fire", "prefix": "They denied: ", "span": Span(28, 43)},
            None,
            "stand nowhere in the text",
        ),
        ({"span": Span(0, 2), "text_sha256": "same"}, Span(0, 2), None),
        ({"span": Span(0, 2), "text_sha256": "another"}, None, "of another text"),
        ({"span": Span(0, 2)}, None, "of another text"),
        ({"span": Span(0, 2000), "text_sha256": "same"}, None, "behind the end"),
        ({}, None, "neither a quote nor a position"),
    ],
)
def test_an_annotation_is_found_by_its_words_once_or_is_an_orphan(
    target: dict[str, Any], span: Span | None, because: str | None
) -> None:
    fields: dict[str, Any] = {
        "source": "s",
        "span": None,
        "exact": None,
        "prefix": "",
        "suffix": "",
        "text_sha256": None,
    }
    found = anchor(Pointed(**fields | target), TEXT, "same")
    assert found.span == span
    assert (because is None and found.because is None) or (because or "") in (found.because or "")


OTHERS = {
    "type": "Annotation",
    "id": "https://hypothesis.example/1",
    "motivation": "commenting",
    "body": {"type": "TextualBody", "value": "is this so?"},
    "target": {"source": "https://a.example/", "selector": [{"type": "TextQuoteSelector", "exact": "We did not fire"}]},
}


@pytest.mark.parametrize(
    "value",
    [
        OTHERS,
        [OTHERS],
        {"type": "AnnotationPage", "items": [OTHERS]},
        {"type": ["AnnotationCollection"], "first": {"items": [OTHERS]}},
    ],
)
def test_annotations_of_other_programs_are_read(value: object) -> None:
    (found,) = annotations(msgspec.json.encode(value), "file")
    assert (found.id, found.values, found.claim) == ("https://hypothesis.example/1", ("is this so?",), None)
    assert found.targets[0].exact == "We did not fire"
    assert is_annotation(value) or isinstance(value, list)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"{", "is not JSON"),
        (b'{"type": "Feed"}', "is no Web Annotation"),
        (b'{"type": "AnnotationPage"}', "no “items”"),
        (b'{"type": "Annotation", "id": "x"}', "file#1: has no target"),
        (b'[{"type": "Note"}]', "file#1: is no Annotation"),
        (b'{"type": "Annotation", "target": {"selector": {}}}', "names no source"),
        (
            b'{"type":"Annotation","target":{"source":"s","selector":{"type":"TextPositionSelector","start":9,"end":3}}}',
            "position 9–3 is none",
        ),
    ],
)
def test_what_is_none_is_refused_by_name(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        annotations(data, "file")


def test_broken_files_are_read_or_refused(kept: Record) -> None:
    whole = written(kept, "annotation")[0][:20_000]
    for number in range(300):
        data = broken(whole, random.Random(number))
        with contextlib.suppress(InputError):
            annotations(data, "file")
    value = msgspec.json.decode(written(kept, "annotation")[0])
    for number in range(300):
        with contextlib.suppress(InputError):
            annotations(msgspec.json.encode(_shaken(value, random.Random(number))), "file")


def _shaken(value: Any, chance: random.Random) -> Any:
    """A page some of whose values are of another kind."""
    if chance.random() < 0.02:
        return chance.choice([None, 1, -1, "x", [], {}, [[]], {"type": "Annotation"}, True, 1e9])
    if isinstance(value, dict):
        return {name: _shaken(one, chance) for name, one in value.items() if chance.random() > 0.01}
    return [_shaken(one, chance) for one in value] if isinstance(value, list) else value
