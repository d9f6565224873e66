"""Saved web pages: the report out of everything that stands around it, and what the page says of it."""

import codecs
import re
from dataclasses import dataclass
from typing import Any

from onrecord.errors import InputError
from onrecord.intake.counting import count_words
from onrecord.intake.decoding import Decoded, guessed
from onrecord.intake.extract import Extract, Extracts, damaged, note, sha256
from onrecord.intake.html_dates import published_on
from onrecord.intake.html_layout import unwrap_layout_tables
from onrecord.intake.html_text import text_of
from onrecord.intake.json_inputs import encoded
from onrecord.intake.outlets import outlet_named
from onrecord.intake.report import Metadata
from onrecord.intake.source import Source

KIND = "HTML"

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.I)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+?)\s*-->", re.I)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was saved: its HTML, and what the file around it says of where it is from."""

    html: str
    where: str
    kind: str = KIND
    url: str | None = None
    retrieved: str | None = None
    encoding: str | None = None
    original_sha256: str | None = None


def read_html(source: Source) -> Extracts:
    """The report of one saved page."""
    data = source.data()
    decoded = decode_html(data, source.where)
    yield report_of(Page(decoded.text, source.where, encoding=decoded.encoding, original_sha256=sha256(data)))


def decode_html(data: bytes, where: str, charset: str | None = None) -> Decoded:
    """The text of a page, in the encoding it names (or ``charset``, named around it); encodings that pages declare
    are no matter to speak of, guessed ones are.
    """
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return Decoded(data.decode(encoding, "replace").removeprefix("\ufeff"), None)
    named: str | None = charset or (found[1].decode("ascii") if (found := _CHARSET.search(data[:8192])) else None)
    for codec in ("utf-8", named):
        try:
            if codec is not None:
                return Decoded(data.decode(_as_browsers_do(codec)), None)
        except (UnicodeDecodeError, LookupError):
            continue
    return guessed(data, where)


def _as_browsers_do(codec: str) -> str:
    """Pages that say Latin-1 mean Windows-1252."""
    return "cp1252" if codec.lower() in ("iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii") else codec


def report_of(page: Page) -> Extract:
    """The report on a page. Raises InputError if there is none to be found."""
    from trafilatura import bare_extraction, load_html  # noqa: PLC0415

    with damaged(page.where, "web page"):
        tree = load_html(_without_nulls(page.html))
        if tree is not None:
            unwrap_layout_tables(tree)
        found: Any = tree is not None and bare_extraction(
            tree,
            url=page.url,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False},  # looked for in our own way below
        )
        text, headings = ("", ()) if not found or found.body is None else text_of(found.body, found.title)
        metadata = _metadata(found, page, tree)
    if not text:
        raise InputError(
            f"{page.where}: no report was found on this page; if it is there in the browser, save it from there with "
            "“save as: complete page”, or copy its text",
            code="empty",
        )
    problems = encoded(page.encoding)
    if count_words(text) < FEW_WORDS:
        problems += (note("little-text", "hardly any text was found on this page; it may be a list or a shut page"),)
    return Extract(
        text,
        page.where,
        page.kind,
        metadata=metadata,
        problems=problems,
        headings=headings,
        original_sha256=page.original_sha256,
        retrieved=page.retrieved,
    )


FEW_WORDS = 30
"""Pages with fewer words of text are said to hold hardly any."""


def _without_nulls(html: str) -> str:
    return html.replace("\0", "")


def _metadata(found: Any, page: Page, tree: Any) -> Metadata:
    if not found:
        return Metadata()
    saved = _SAVED_FROM.search(page.html[:3000])
    url = next((str(url) for url in (found.url, page.url, saved and saved[1]) if _is_address(url)), None)
    outlet = _own_name(found.sitename, url or found.hostname)
    return Metadata(
        title=found.title or None,
        outlet=outlet_named(outlet) or outlet,
        byline=_names(found.author),
        url=url,
        published=published_on(tree, url),
        language=_language(tree),
    )


def _language(tree: Any) -> str | None:
    """The language a page says it is in."""
    given = tree.get("lang") or tree.get("xml:lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    return str(given).strip()[:20] or None if given else None


def _is_address(url: object) -> bool:
    return isinstance(url, str) and url.startswith(("http://", "https://")) and len(url) < 2000


def _own_name(name: str | None, address: str | None) -> str | None:
    """What the site calls itself; a piece of its address is no name."""
    name = (name or "").strip().lstrip("@")
    of_address = "." in name and name.casefold() in (address or "").casefold()
    return name if name and not of_address and "://" not in name else None


def _names(author: str | None) -> str | None:
    return ", ".join(name.strip() for name in author.split(";") if name.strip()) or None if author else None
