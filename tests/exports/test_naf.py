"""NAF: valid by the document type, its spans point at the right words, and it is read back."""

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from onrecord.errors import InputError
from onrecord.exports.leaving import leaving
from onrecord.exports.naf import document
from onrecord.exports.naf_tokens import tokens_of, within
from onrecord.exports.rules import Rules
from onrecord.intake.naf import Naf, naf
from onrecord.model import Span
from onrecord.record.store import Record
from onrecord.views.content_spans import Content
from tests.exports.kept import ALL, written
from tests.exports.told import leaving_one, report
from tests.intake.taking import refused, taken

# The parts of NewsReader's document type (naf.dtd) that we write.
DTD = etree.DTD(
    io.StringIO("""
<!ELEMENT NAF (nafHeader|raw|text|terms|attribution|factualities)*>
<!ATTLIST NAF doc CDATA #IMPLIED version CDATA #IMPLIED xml:lang CDATA #IMPLIED>
<!ELEMENT nafHeader (fileDesc?,public?,linguisticProcessors*)>
<!ELEMENT fileDesc EMPTY>
<!ATTLIST fileDesc title CDATA #IMPLIED author CDATA #IMPLIED creationtime CDATA #IMPLIED filename CDATA #IMPLIED
  filetype CDATA #IMPLIED pages CDATA #IMPLIED>
<!ELEMENT public EMPTY>
<!ATTLIST public publicId CDATA #IMPLIED uri CDATA #IMPLIED>
<!ELEMENT linguisticProcessors (lp)+>
<!ATTLIST linguisticProcessors layer CDATA #REQUIRED>
<!ELEMENT lp EMPTY>
<!ATTLIST lp name CDATA #REQUIRED version CDATA #REQUIRED timestamp CDATA #IMPLIED beginTimestamp CDATA #IMPLIED
  endTimestamp CDATA #IMPLIED>
<!ELEMENT raw (#PCDATA)>
<!ELEMENT text (wf)+>
<!ELEMENT wf (#PCDATA)>
<!ATTLIST wf id ID #REQUIRED sent CDATA #IMPLIED para CDATA #IMPLIED offset CDATA #IMPLIED length CDATA #IMPLIED>
<!ELEMENT terms (term)+>
<!ELEMENT term (span)+>
<!ATTLIST term id ID #REQUIRED type CDATA #IMPLIED lemma CDATA #IMPLIED pos CDATA #IMPLIED>
<!ELEMENT attribution (statement)+>
<!ELEMENT statement (statement_target|statement_source|statement_cue)+>
<!ATTLIST statement id ID #REQUIRED>
<!ELEMENT statement_target (span)>
<!ELEMENT statement_source (span)>
<!ELEMENT statement_cue (span)>
<!ELEMENT factualities (factuality)+>
<!ELEMENT factuality (span,factVal+)>
<!ATTLIST factuality id ID #REQUIRED>
<!ELEMENT factVal EMPTY>
<!ATTLIST factVal value CDATA #REQUIRED resource CDATA #REQUIRED confidence CDATA #IMPLIED source CDATA #IMPLIED>
<!ELEMENT span (target)+>
<!ELEMENT target EMPTY>
<!ATTLIST target id IDREF #REQUIRED head CDATA #IMPLIED>
""")
)
FULL = Rules(review="all", accused=True, texts="full", names="shown")


def documents(record: Record, rules: Rules = ALL) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(written(record, "naf", rules=rules)[0])) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("rules", [ALL, FULL])
def test_every_document_is_valid(kept: Record, rules: Rules) -> None:
    found = documents(kept, rules)
    assert len(found) == len(kept.report_ids())
    for data in found.values():
        root = etree.fromstring(data)
        assert DTD.validate(root), DTD.error_log.last_error
        assert (root.find("raw") is not None) == (rules.texts == "full")


def test_the_same_claims_give_the_same_file(kept: Record) -> None:
    assert written(kept, "naf")[0] == written(kept, "naf")[0]


def parsed(record: Record, rules: Rules) -> dict[str, Naf]:
    return {name.removesuffix(".naf"): naf(data, name) for name, data in documents(record, rules).items()}


def test_with_full_texts_all_spans_are_read_back(kept: Record) -> None:
    """Lost are marks at the edge of a span that stand apart from every word, and a gap that holds nothing but them."""
    found = parsed(kept, FULL)
    for name, document_read in found.items():
        reading = kept.reading(name)
        text = reading.report.text
        assert document_read.text == text
        claims = {claim.id: claim for claim in reading.claims}
        lines = {
            one.claim.id: claims[one.claim.fingerprint] for one in leaving(kept, None, FULL) if one.report.id == name
        }
        assert {one.id for one in document_read.statements} == set(lines)
        for one in document_read.statements:
            claim = lines[one.id]
            for spans, kept_spans in (
                (one.contents, claim.contents),
                (one.source, tuple(span for source in claim.sources for span in source.spans)),
                (one.cue, claim.cue.spans if claim.cue else ()),
            ):
                assert _letters(spans, text) == _letters(kept_spans, text)
            values = dict(one.values)
            assert (values["onrecord:act"], values["onrecord:form"]) == (claim.act, claim.form)
            assert (values["onrecord:review"], values["onrecord:basis"]) == (claim.review, claim.basis)


def _letters(spans: tuple[Span, ...], text: str) -> set[int]:
    return {at for span in spans for at in range(*span) if not text[at].isspace()}


def test_without_full_texts_only_words_of_claims_are_there(kept: Record) -> None:
    for name, found in parsed(kept, ALL).items():
        text = kept.reading(name).report.text
        assert found.text is None
        for one in found.statements:
            assert one.contents and all(span.quote(text).strip() for span in one.contents)
    data = b"".join(documents(kept).values()).decode()
    assert "Marsh" not in data
    assert "KHARKIV, Ukraine" not in data


def test_what_is_masked_or_cut_is_pointed_at_as_far_as_it_may_be_shown() -> None:
    masked = Content(start=10, end=60, quote="that [private person] fired", prefix="", suffix="", is_exact=False)
    cut = Content(start=10, end=99, quote="that the men …", prefix="", suffix="", is_exact=False)
    nothing = Content(start=10, end=99, quote="[private person] fired", prefix="", suffix="", is_exact=False)
    for content, spans in ((masked, (Span(10, 14),)), (cut, (Span(10, 22),)), (nothing, None)):
        one = leaving_one(contents=(content,), report=report())
        found = naf(document([one], {}, " " * 200, ALL), "file").statements
        assert (found[0].contents if found else None) == spans


@pytest.mark.parametrize(
    ("parts", "tokens"),
    [
        ([(3, "we did not")], [(3, "we"), (6, "did"), (10, "not")]),
        ([(0, "“No,” he")], [(0, "“"), (1, "No"), (3, ","), (4, "”"), (6, "he")]),
        ([(0, "north"), (5, "ern")], [(0, "north"), (5, "ern")]),
        ([(0, "we did"), (3, "did not")], [(0, "we"), (3, "did"), (7, "not")]),
        ([(0, "🔥 burned")], [(0, "🔥"), (2, "burned")]),
        ([], []),
    ],
)
def test_tokens_are_cut_where_a_part_begins_or_ends(
    parts: list[tuple[int, str]], tokens: list[tuple[int, str]]
) -> None:
    found = tokens_of(parts)
    assert [tuple(token) for token in found] == tokens
    for start, words in parts:
        inside = [found[number] for number in within(found, Span(start, start + len(words)))]
        assert "".join(token.words for token in inside) == "".join(words.split())


def test_intake_takes_the_raw_text(kept: Record, tmp_path: Path) -> None:
    name, data = next(iter(documents(kept, FULL).items()))
    path = tmp_path / name
    path.write_bytes(data)
    intake, report_kept = taken(path), kept.reading(name.removesuffix(".naf")).report
    assert (intake.report.text, intake.report.title) == (report_kept.text, report_kept.title)
    assert (intake.report.url, intake.report.published) == (report_kept.url, report_kept.published)
    assert [problem.code for problem in intake.problems if problem.code == "statements"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'<?xml version="1.0"?><NAF version="v3"><text/></NAF>', "has no raw text"),
        (b'<?xml version="1.0"?><NAF version="v3"><raw>x', "is damaged"),
        (
            b'<?xml version="1.0"?><!DOCTYPE NAF [<!ENTITY a "b">]><NAF><raw>&a;</raw></NAF>',
            "document type or entities",
        ),
        (b"just words", "is not an annotated text"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(data: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "report.naf"
    path.write_bytes(data)
    assert message in str(refused(path).error)


def test_naf_of_other_programs_is_read() -> None:
    found = naf(
        b"""<?xml version="1.0" encoding="UTF-8"?>
<NAF xml:lang="en" version="v3"><nafHeader><fileDesc title="A title"/></nafHeader>
<raw><![CDATA[They said it was so.]]></raw>
<text><wf id="w1" offset="0" length="4">They</wf><wf id="w2" offset="5" length="4">said</wf>
<wf id="w3" offset="10" length="2">it</wf><wf id="w4" offset="13" length="3">was</wf></text>
<terms><term id="t1"><span><target id="w1"/></span></term><term id="t2"><span><target id="w2"/></span></term>
<term id="t3"><span><target id="w3"/></span></term><term id="t4"><span><target id="w4"/></span></term></terms>
<attribution><statement id="a1"><statement_target><span><target id="t3"/><target id="t4"/></span></statement_target>
<statement_source><span><target id="t1"/></span></statement_source>
<statement_cue><span><target id="t2"/></span></statement_cue></statement></attribution>
<factualities><factuality id="f1"><span><target id="t3"/><target id="t4"/></span>
<factVal value="CT+" resource="FactBank"/></factuality></factualities></NAF>""",
        "file",
    )
    (one,) = found.statements
    assert (found.title, one.contents, one.source, one.cue) == (
        "A title",
        (Span(10, 16),),
        (Span(0, 4),),
        (Span(5, 9),),
    )
    assert one.values == (("FactBank", "CT+"),)


def test_another_xml_is_none() -> None:
    with pytest.raises(InputError, match="no NAF document"):
        naf(b"<KAF/>", "file")
