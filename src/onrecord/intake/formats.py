"""Formats: what a file is, told by its content first and by its name second."""

import codecs
import re
import zlib
from typing import Literal

from onrecord.errors import InputError
from onrecord.intake.decoding import READ, what_it_is
from onrecord.intake.packed import packed_kind
from onrecord.intake.source import Source

Format = Literal[
    "text",
    "json",
    "lines",
    "html",
    "mhtml",
    "pdf",
    "docx",
    "xlsx",
    "eml",
    "feed",
    "table",
    "warc",
    "wacz",
    "naf",
]

WORDS: dict[Format, str] = {
    "text": "plain text",
    "json": "JSON",
    "lines": "JSON Lines",
    "html": "a web page (HTML)",
    "mhtml": "a web page in one file (MHTML)",
    "pdf": "a PDF document",
    "docx": "a Word document (.docx)",
    "xlsx": "an Excel workbook (.xlsx)",
    "eml": "an e-mail (.eml)",
    "feed": "a feed (RSS or Atom)",
    "table": "a table (.csv, .tsv)",
    "warc": "a web archive (WARC)",
    "wacz": "a web archive (WACZ)",
    "naf": "an annotated text (NAF)",
}
SUFFIXES: dict[str, Format] = {
    ".txt": "text", ".text": "text", ".md": "text", ".markdown": "text",
    ".json": "json", ".jsonl": "lines", ".ndjson": "lines",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".mhtml": "mhtml", ".mht": "mhtml",
    ".pdf": "pdf", ".docx": "docx", ".xlsx": "xlsx", ".eml": "eml",
    ".rss": "feed", ".atom": "feed", ".xml": "feed", ".csv": "table", ".tsv": "table", ".tab": "table",
    ".warc": "warc", ".gz": "warc", ".wacz": "wacz", ".naf": "naf",
}  # fmt: skip
"""Endings that are looked for in folders, and what they promise."""

_PROMISES_NO_TEXT = frozenset({"html", "mhtml", "pdf", "docx", "xlsx", "eml", "feed", "warc", "wacz", "naf"})
"""What plain text can never be: a file of such a name that holds plain text is not what it says."""

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,3000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_TAG = re.compile(rb"<(?:html|head|body|div|p|article|main|section|table|span|h1)\b[^<>]*>", re.I)
_XML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,3000}?-->\s*|<\?.{0,300}?\?>\s*|<!DOCTYPE[^<>\[]{0,300}"
    rb"(?:\[.{0,20000}?\]\s*)?>\s*)*<(?P<root>[A-Za-z_][\w.-]*(?::[\w.-]+)?)",
    re.S,
)
_FEEDS = frozenset({b"rss", b"feed", b"rdf:rdf", b"atom:feed", b"a:feed"})
_HEADER = re.compile(rb"(?P<name>[A-Za-z][\w-]{1,40}):(?=[ \t\r\n])[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n")
_MAIL = frozenset(
    (b"from", b"to", b"subject", b"date", b"received", b"return-path", b"delivered-to", b"mime-version",
     b"message-id", b"content-type", b"dkim-signature", b"x-mailer", b"reply-to", b"cc", b"sender")
)  # fmt: skip
_MAIL_ONLY = frozenset((b"received", b"return-path", b"mime-version", b"message-id", b"dkim-signature"))
"""Headers that nobody types at the top of a note."""


def format_of(source: Source) -> Format:
    """The format of a source. Raises InputError if it is none that is read, or not what its name says."""
    head = _without_mark(source.head())
    named = SUFFIXES.get(source.suffix)
    found = _by_content(head, source)
    if found is not None:
        return found
    if (kind := what_it_is(head)) is not None:
        raise InputError(
            f"{source.where}: looks like {kind}; read are {READ}: save its text in one of these", code="format"
        )
    if named == "html" and _TAG.search(head):
        return "html"
    if named in _PROMISES_NO_TEXT and head.strip():
        raise InputError(
            f"{source.where}: is named {source.suffix} but is not {WORDS[named]}; it looks like plain text: "
            "rename it to .txt if it is, or save it again",
            code="format",
        )
    if named in ("lines", "table"):
        return named
    return "json" if named == "json" else "text"


def _without_mark(head: bytes) -> bytes:
    """The bytes without a UTF-8 mark; UTF-16 of Latin letters as if it were 8-bit, so that it can be looked at."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and not head.startswith(codecs.BOM_UTF32_LE):
        codec = "utf-16"
        return head[: len(head) // 2 * 2].decode(codec, "replace").encode("utf-8", "replace")
    return head.removeprefix(codecs.BOM_UTF8)


def _by_content(head: bytes, source: Source) -> Format | None:
    """What the first bytes say beyond doubt; None for plain text, JSON and tables, which need the name."""
    if b"%PDF-" in head[:1024] and not _HTML.match(head):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return packed_kind(source)
    if head.startswith(b"WARC/"):
        return "warc"
    if head.startswith(b"\x1f\x8b") and _unpacked_head(head).startswith(b"WARC/"):
        return "warc"
    if _HTML.match(head[:20_000]):
        return "html"
    if (xml := _XML.match(head)) and (root := xml["root"].lower()):
        if root == b"naf":
            return "naf"
        return "feed" if root in _FEEDS else _no_feed(head, root, source)
    return _mail(head, source.suffix)


def _no_feed(head: bytes, root: bytes, source: Source) -> Format | None:
    if root in (b"html", b"body", b"head"):
        return "html"
    if head.lstrip().startswith(b"<?xml") or SUFFIXES.get(source.suffix) == "feed":
        name = root.decode("ascii", "replace")
        message = f"{source.where}: is XML (<{name}>) but no feed; of XML only feeds (RSS, Atom) and NAF are read"
        raise InputError(message, code="format")
    return None


def _unpacked_head(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(head, 200)
    except zlib.error:
        return b""


def _mail(head: bytes, suffix: str) -> Format | None:
    """Whether the bytes begin as a message does, and whether that message is a saved page."""
    names, at = [], 0
    while match := _HEADER.match(head, at):
        names.append(match["name"].lower())
        at = match.end()
    known = set(names) & _MAIL
    promised = SUFFIXES.get(suffix) in ("eml", "mhtml")
    if not known or not (promised or (len(known) >= 2 and known & _MAIL_ONLY)):
        return None
    top = head[:at].lower()
    saved = b"snapshot-content-location:" in top or b"saved by" in top or suffix in (".mht", ".mhtml")
    return "mhtml" if saved and b"content-type:" in top else "eml"
