"""NAF XML (NewsReader): a document for each report, with its claims as statements: target, source and cue.

Without full texts there is no raw layer, and the text layer holds the words of the claims alone, with their offsets.
What NAF has no element for (act, form, review, events) stands as factuality values under resources of ours.
"""

import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from onrecord import __version__
from onrecord.exports import wording
from onrecord.exports.cells import fit
from onrecord.exports.form import Format, Told, Written
from onrecord.exports.leaving import Leaving, leaving
from onrecord.exports.naf_tokens import Token, tokens_of, within
from onrecord.exports.rules import Rules
from onrecord.model import Claim, Span
from onrecord.record.store import Record
from onrecord.views.content_spans import Content
from onrecord.views.filters import Filter
from onrecord.views.masking import MASK

RESOURCE = "onrecord:"
_STAMP = (1980, 1, 1, 0, 0, 0)
"""The same claims give the same file, whenever it is written."""


def write(record: Record, given: Filter, rules: Rules, to: BinaryIO, told: Told | None = None) -> Written:
    """A ZIP archive with a document for each report, named by its id."""
    claims = leaving(record, given, rules)
    reports: dict[str, list[Leaving]] = {}
    for one in claims:
        reports.setdefault(one.report.id, []).append(one)
    number = 0
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        for report, some in sorted(reports.items()):
            reading = record.reading(report)
            read = {claim.id: claim for claim in reading.claims}
            made = document(some, read, reading.report.text, rules)
            archive.writestr(zipfile.ZipInfo(f"{report}.naf", _STAMP), made, zipfile.ZIP_DEFLATED)
            number += len(some)
            if told:
                told(number)
    return Written(rows=len(reports), claims=number, held_back=dict(claims.held_back))


class _Said:
    """One claim with the spans that may be pointed at."""

    def __init__(self, one: Leaving, read: Claim | None, text: str) -> None:
        self.one = one
        self.targets = [_shown(content) for content in one.contents]
        masked = any(source.is_masked or MASK in source.name for source in one.sources)
        named = () if read is None or masked else read.sources
        self.sources = [(span.start, span.quote(text)) for source in named for span in source.spans]
        cue = read.cue.spans if read is not None and read.cue is not None else ()
        self.cues = [(span.start, span.quote(text)) for span in cue]


def _shown(content: Content) -> tuple[int, str]:
    """A content as far as it may be shown and stands so in the text: to a cut, or to the first masked name."""
    words = content.quote if content.is_exact else content.quote.removesuffix(" …")
    return content.start, words.partition(MASK)[0]


def document(claims: list[Leaving], read: dict[str, Claim], text: str, rules: Rules) -> bytes:
    """The document of one report. ``read`` are its claims as read, by fingerprint; ``text`` its words."""
    report = claims[0].report
    said = [_Said(one, read.get(one.claim.fingerprint), text) for one in claims]
    parts = [part for one in said for part in (*one.targets, *one.sources, *one.cues)]
    if report.text is not None:
        parts.append((0, report.text))
    tokens = tokens_of(parts)
    root = etree.Element("NAF", {"version": "v3"})
    root.set("{http://www.w3.org/XML/1998/namespace}lang", report.language or "und")
    _header(root, claims[0], rules)
    if report.text is not None:
        etree.SubElement(root, "raw").text = fit(report.text)
    _tokens(root, tokens)
    statements, values = etree.Element("attribution"), etree.Element("factualities")
    for one in said:
        if _statement(statements, one, tokens):
            _values(values, one, tokens)
    for layer in (statements, values):
        if len(layer):
            root.append(layer)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return written


def _header(root: etree._Element, one: Leaving, rules: Rules) -> None:
    report = one.report
    header = etree.SubElement(root, "nafHeader")
    described = {
        "title": report.title,
        "author": report.byline,
        "creationtime": report.published,
        "filename": f"{report.id}.naf",
    }
    etree.SubElement(header, "fileDesc", _known(described))
    etree.SubElement(header, "public", _known({"publicId": report.id, "uri": report.url}))
    for layer in ("attribution", "factualities"):
        processors = etree.SubElement(header, "linguisticProcessors", {"layer": layer})
        etree.SubElement(processors, "lp", {"name": "Onrecord", "version": __version__})
    outlet = f"outlet: {report.outlet}; " if report.outlet else ""
    told = f"{outlet}text SHA-256: {report.text_sha256}; {' '.join(rules.in_force())}"
    root.insert(0, etree.Comment(fit(f" {told} ".replace("--", "- -"))))


def _tokens(root: etree._Element, tokens: tuple[Token, ...]) -> None:
    if not tokens:
        return
    text, terms = etree.SubElement(root, "text"), etree.SubElement(root, "terms")
    for number, token in enumerate(tokens, 1):
        place = {"id": f"w{number}", "offset": str(token.start), "length": str(len(token.words))}
        etree.SubElement(text, "wf", place).text = fit(token.words)
        span = etree.SubElement(etree.SubElement(terms, "term", {"id": f"t{number}"}), "span")
        etree.SubElement(span, "target", {"id": f"w{number}"})


def _statement(layer: etree._Element, said: _Said, tokens: tuple[Token, ...]) -> bool:
    """A claim; none where no word of its content may be shown."""
    targets = _numbers(said.targets, tokens)
    if not targets:
        return False
    statement = etree.SubElement(layer, "statement", {"id": said.one.claim.id})
    for name, numbers in (
        ("statement_target", targets),
        ("statement_source", _numbers(said.sources, tokens)),
        ("statement_cue", _numbers(said.cues, tokens)),
    ):
        if numbers:
            _span(etree.SubElement(statement, name), numbers)
    return True


def _values(layer: etree._Element, said: _Said, tokens: tuple[Token, ...]) -> None:
    """What NAF's statements have no place for, on the same words."""
    claim = said.one.claim
    element = etree.SubElement(layer, "factuality", {"id": f"f-{claim.id}"})
    _span(element, _numbers(said.targets, tokens))
    for resource, value in _told(said.one):
        etree.SubElement(element, "factVal", {"value": fit(value), "resource": f"{RESOURCE}{resource}"})


def _told(one: Leaving) -> Iterator[tuple[str, str]]:
    claim = one.claim
    yield "claim", claim.id
    for name in ("act", "form", "review", "said", "on_behalf_of", "party"):
        if value := getattr(claim, name):
            yield name, value
    yield "basis", one.basis
    for source in one.sources:
        if source.name:
            yield "source", source.name
    for event in one.events:
        line = event.line
        yield (
            "event",
            " ".join((line.id, line.type, line.mode or "-", line.polarity, line.denied or "-", line.certainty)),
        )
    for figure in one.figures:
        yield "figure", wording.figure(figure)
    for link in one.links:
        yield "link", f"{link.relation} {link.other}"


def _numbers(parts: list[tuple[int, str]], tokens: tuple[Token, ...]) -> list[int]:
    return [number for start, words in parts for number in within(tokens, Span(start, start + len(words)))]


def _span(element: etree._Element, numbers: list[int]) -> None:
    span = etree.SubElement(element, "span")
    for number in dict.fromkeys(numbers):
        etree.SubElement(span, "target", {"id": f"t{number + 1}"})


def _known(values: dict[str, str | None]) -> dict[str, str]:
    return {name: fit(value) for name, value in values.items() if value}


FORMAT = Format(
    name="naf",
    title="NAF XML",
    ending=".naf.zip",
    media_type="application/zip",
    holds="A NAF document for each report in a ZIP archive: claims as statements with target, source and cue, "
    "and their act and review state.",
    write=write,
    is_text=False,
)
