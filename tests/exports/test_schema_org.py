"""schema.org Claim: its own terms, never a verdict, and no denial whose text says the contrary."""

import io
import json

import jsonschema
import pytest

from onrecord.exports.rules import Rules
from onrecord.exports.schema_org import claim_object
from onrecord.record.store import Record
from tests.exports.kept import as_json, written
from tests.exports.told import event, figure, leaving_one, link, party

TEXT = {"type": "string", "minLength": 1}
NAMED = {
    "type": "object",
    "required": ["@type", "name"],
    "properties": {"@type": {"enum": ["Person", "Organization", "Thing"]}, "name": TEXT},
}
# After schema.org/Claim and /Quotation (properties of Claim and CreativeWork): the fields we write; ours begin "onrecord:".
CLAIM = {
    "type": "object",
    "required": ["@id", "@type", "text", "appearance", "creativeWorkStatus"],
    "additionalProperties": False,
    "properties": {
        "@id": {"type": "string", "format": "uri"},
        "@type": {"const": "Claim"},
        "identifier": TEXT,
        "text": TEXT,
        "author": {"type": "array", "items": NAMED, "minItems": 1},
        "datePublished": {"type": "string", "pattern": r"^\d{4}"},
        "creativeWorkStatus": {"enum": ["unchecked", "checked", "rejected"]},
        "appearance": {
            "type": "object",
            "required": ["@type"],
            "properties": {
                "@type": {"const": "NewsArticle"},
                "url": {"type": "string", "format": "uri"},
                "publisher": NAMED,
            },
        },
        "hasPart": {"type": "object", "required": ["@type", "text"], "properties": {"@type": {"const": "Quotation"}}},
    },
    "patternProperties": {"^onrecord:": {}},
}


def test_every_claim_is_valid(kept: Record) -> None:
    checker = jsonschema.Draft202012Validator(CLAIM, format_checker=jsonschema.FormatChecker())
    found = as_json(kept, "claims")
    assert found["@context"][0] == "https://schema.org" and len(found["@graph"]) > 20
    for one in found["@graph"]:
        checker.validate(one)
    assert "ClaimReview" not in written(kept, "claims")[0].decode()
    assert "reviewRating" not in written(kept, "claims")[0].decode()


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_a_linked_data_library_reads_it(kept: Record) -> None:
    rdflib = pytest.importorskip("rdflib", reason="rdflib comes with prov, where that needs it")
    found = as_json(kept, "claims")
    found["@context"] = {"@vocab": "https://schema.org/", "onrecord": "urn:onrecord:terms#"}
    graph = rdflib.Graph().parse(io.StringIO(json.dumps(found)), format="json-ld")
    kind = rdflib.URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    assert len(list(graph.subjects(kind, rdflib.URIRef("https://schema.org/Claim")))) == len(found["@graph"])


def test_the_text_of_a_denial_denies() -> None:
    found = claim_object(leaving_one())
    assert found["text"].startswith("Idris Kamo, for Northern Front, denied (in the outlet’s words):")
    assert "hasPart" not in found


def test_only_direct_speech_is_a_quotation() -> None:
    found = claim_object(leaving_one(claim={"form": "direct", "quote": "“We were not there”"}))
    assert (found["hasPart"]["@type"], found["hasPart"]["text"]) == ("Quotation", "We were not there")


def test_links_events_and_figures_are_under_terms_of_our_own() -> None:
    one = leaving_one(
        events=(event(polarity="-", denied="actor"),),
        figures=(figure(),),
        links=(link("OR-7K3F9", "denies", "OR-22222"),),
    )
    found = claim_object(one)
    assert found["onrecord:denies"] == [{"@id": "urn:onrecord:claim:OR-22222"}]
    assert (
        found["onrecord:event"][0]["onrecord:polarity"] == "-"
        and found["onrecord:event"][0]["onrecord:denied"] == "actor"
    )
    assert found["onrecord:figure"] == ["killed: at least 12 soldiers"]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("person", "Person"), ("force", "Organization"), ("office", "Thing"), ("unnamed", "Thing"), (None, "Thing")],
)
def test_kinds_of_authors(kind: str | None, expected: str) -> None:
    assert claim_object(leaving_one(sources=(party("X", kind=kind),)))["author"][0]["@type"] == expected


def test_names_are_masked_and_rules_are_told(kept: Record) -> None:
    assert "Marsh" not in written(kept, "claims")[0].decode()
    assert as_json(kept, "claims", rules=Rules())["onrecord:held_back"]["not checked"] > 20
