"""Words that programs take for something else (formulas, mark-up, control characters) stay words in every format."""

import csv
import io
import json

import hypothesis.strategies as st
import msgspec
import networkx as nx
import pytest
from hypothesis import given, settings
from lxml import etree, html

from onrecord.exports import acled, discourse, ftm, graphml, hxl, naf, ninjs_items, polecat, prov, schema_org, ucdp
from onrecord.exports import web_annotation as annotation
from onrecord.exports.citations import STYLES, cite, cite_html
from onrecord.exports.citing import of_claim, of_report
from onrecord.exports.geojson import feature
from onrecord.exports.leaving import Leaving
from onrecord.exports.page import rendered
from onrecord.exports.page_parts import parts_of
from onrecord.exports.rules import Rules
from onrecord.exports.version_columns import ours
from onrecord.exports.versions import versions_of
from onrecord.intake.annotation import annotations
from onrecord.intake.naf import naf as read_naf
from onrecord.record.store import Record
from onrecord.views.content_spans import Content
from onrecord.views.filters import Filter
from tests.exports.kept import written
from tests.exports.told import event, figure, leaving_one, link, party, report

ODD = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=30)


def told(words: str) -> Leaving:
    """A claim with odd words wherever there may be words."""
    who = party(words, kind="force", key=words)
    content = Content(start=5, end=5 + len(words), quote=words, prefix=words, suffix=words, is_exact=True)
    return leaving_one(
        claim={
            "act": "state",
            "quote": words,
            "sources": (words,),
            "on_behalf_of": words,
            "outlet": words,
            "title": words,
        },
        report=report(outlet=words, title=words, byline=words, url="https://a.example/"),
        contents=(content,),
        sources=(who,),
        events=(event(actors=(who,), recipients=(who,), place=words, label=words, figures=("f",)),),
        figures=(figure(id="f", counted=words),),
        links=(link("OR-7K3F9", "denies", "OR-7K3F9"),),
    )


@given(ODD)
@settings(max_examples=40)
def test_json_formats_hold_any_words(words: str) -> None:
    one = told(words)
    (row,) = versions_of([one], Filter()).rows
    made = [
        annotation.annotation(one),
        schema_org.claim_object(one),
        ninjs_items.item([one], Rules()),
        feature(one, one.events[0], None),
        prov.document([one], Rules(), record="r", at="2031-06-01", readers=()),
        *ftm.entities([one], [row], Rules()),
    ]
    for value in made:
        assert json.loads(msgspec.json.encode(value)) == json.loads(json.dumps(msgspec.to_builtins(value)))
    (read,) = annotations(msgspec.json.encode(made[0]), "file")
    assert read.targets[0].exact == words


@given(ODD)
@settings(max_examples=40)
def test_xml_formats_hold_any_words(words: str) -> None:
    one = told(words)
    document = graphml._document(graphml.graph_of([one]), Rules())
    assert nx.read_graphml(io.BytesIO(document)).number_of_nodes() == 1
    text = " " * 5 + words + " " * 60
    read = read_naf(naf.document([one], {}, text, Rules()), "file")
    assert len(read.statements) <= 1
    assert etree.fromstring(naf.document([one], {}, text, Rules())).tag == "NAF"


@given(ODD)
@settings(max_examples=40)
def test_pages_and_citations_hold_any_words(words: str) -> None:
    one = told(words)
    page = rendered("table", parts_of([one], Filter(), 5), Filter(), Rules(), "nothing", "2031-06-01", [one])
    tree = html.document_fromstring(page.replace("\x00", ""))
    assert not tree.xpath("//script | //img | //iframe") and len(tree.xpath("//tbody/tr")) == 1
    for cited in (of_claim(one.claim, one.report), of_report(one.report)):
        for style in STYLES:
            assert cite(cited, style) and "<script" not in cite_html(cited, style)


@given(ODD)
@settings(max_examples=40)
def test_tables_hold_any_words(words: str) -> None:
    one = told(words)
    (row,) = versions_of([one], Filter()).rows
    for module in (acled, ucdp, polecat, hxl):
        assert {**ours(row), **(module.cells(row) or {})}  # type: ignore[attr-defined]
    assert list(discourse.statements(one, Filter()))


@pytest.mark.parametrize("name", ["acled", "ucdp", "polecat", "hxl", "dna"])
def test_no_cell_starts_a_formula(desk: Record, name: str) -> None:
    text = written(desk, name)[0].decode()
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter={"polecat": "\t", "dna": ";"}.get(name, ",")))
    assert len(rows) > 2 and any("Dash Daily" in cell for row in rows for cell in row)
    risky = [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@", "\t") and not _is_number(cell)]
    assert risky == []


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
