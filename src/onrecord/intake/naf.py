"""NAF XML (NewsReader Annotation Format): the report in its raw layer, and what its attribution layer says of it."""

from typing import Any

from onrecord.errors import InputError
from onrecord.intake.dates import iso
from onrecord.intake.extract import Extract, Extracts, damaged, note
from onrecord.intake.report import Metadata
from onrecord.intake.source import Source
from onrecord.intake.xml_safety import parsed
from onrecord.model import Span, Spans, Value

KIND = "NAF"
NEAR = 1
"""Characters between two words that stand in one span; more is a gap, where there is no raw text to tell by."""


class Statement(Value, frozen=True, kw_only=True):
    """One statement. ``values`` are what factuality values say of the same words, by their resource."""

    id: str
    contents: Spans
    source: Spans
    cue: Spans
    values: tuple[tuple[str, str], ...] = ()


class Naf(Value, frozen=True, kw_only=True):
    """One document. Offsets count code points of ``text``, or of the text it was made of where it holds none."""

    text: str | None
    title: str | None
    author: str | None
    published: str | None
    id: str | None
    url: str | None
    statements: tuple[Statement, ...]


def read_naf(source: Source) -> Extracts:
    """The report of one document. Its statements are not taken for claims: they are read anew.

    Raises InputError if it has no raw text.
    """
    found = naf(source.data(), source.where)
    if not (found.text or "").strip():
        message = f"{source.where}: this NAF document has no raw text; write it again with the full text"
        raise InputError(message, code="empty")
    number = len(found.statements)
    left = f"{number} statements of its attribution layer were not taken over: the text is read anew"
    problems = (note("statements", left),) if number else ()
    metadata = Metadata(
        id=found.id,
        title=found.title,
        author=found.author,
        url=found.url,
        published=iso(found.published) if found.published else None,
    )
    yield Extract(found.text or "", source.where, KIND, metadata, problems=problems)


def naf(data: bytes, where: str) -> Naf:
    """What a document says. Raises InputError if it is none, or is damaged."""
    with damaged(where, KIND):
        root = parsed(data, where)
    if root.tag != "NAF":
        raise InputError(f"{where}: is XML (<{root.tag}>) but no NAF document", code="format")
    with damaged(where, KIND):
        return _read(root)


def _read(root: Any) -> Naf:
    described, public = root.find("nafHeader/fileDesc"), root.find("nafHeader/public")
    raw = root.find("raw")
    text = raw.text if raw is not None else None
    places = _places(root)
    values = tuple(root.iterfind("factualities/factuality"))
    return Naf(
        text=text,
        title=_attribute(described, "title"),
        author=_attribute(described, "author"),
        published=_attribute(described, "creationtime"),
        id=_attribute(public, "publicId"),
        url=_attribute(public, "uri"),
        statements=tuple(
            Statement(
                id=element.get("id"),
                contents=_spans(element.find("statement_target"), places, text),
                source=_spans(element.find("statement_source"), places, text),
                cue=_spans(element.find("statement_cue"), places, text),
                values=_values(element, values),
            )
            for element in root.iterfind("attribution/statement")
        ),
    )


def _places(root: Any) -> dict[str, Span]:
    """Where each term stands, by its id."""
    words = {}
    for word in root.iterfind("text/wf"):
        start = int(word.get("offset"))
        words[word.get("id")] = Span(start, start + int(word.get("length")))
    found = {}
    for term in root.iterfind("terms/term"):
        spans = [words[target.get("id")] for target in term.iterfind("span/target")]
        found[term.get("id")] = Span(min(span.start for span in spans), max(span.end for span in spans))
    return found


def _terms(element: Any) -> tuple[str, ...]:
    return tuple(target.get("id") for target in element.iterfind("span/target")) if element is not None else ()


def _values(statement: Any, factualities: tuple[Any, ...]) -> tuple[tuple[str, str], ...]:
    """The factuality values that were written for a statement; failing these, those of just the same words."""
    own = [one for one in factualities if one.get("id") == f"f-{statement.get('id')}"]
    target = _terms(statement.find("statement_target"))
    of = own or [one for one in factualities if _terms(one) == target]
    return tuple((value.get("resource"), value.get("value")) for one in of for value in one.iterfind("factVal"))


def _spans(element: Any, places: dict[str, Span], text: str | None) -> Spans:
    """The words of an element as spans: words with nothing but marks and space between them are one."""
    found: list[Span] = []
    for span in sorted(places[term] for term in _terms(element)):
        if found and _together(found[-1], span, text):
            found[-1] = Span(found[-1].start, max(span.end, found[-1].end))
        else:
            found.append(span)
    return tuple(found)


def _together(one: Span, other: Span, text: str | None) -> bool:
    if text is None:
        return other.start - one.end <= NEAR
    return not text[one.end : other.start].strip()


def _attribute(element: Any, name: str) -> str | None:
    return element.get(name) if element is not None else None
