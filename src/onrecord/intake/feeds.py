"""Feeds kept as files: RSS, Atom and JSON Feed; each entry is a report, often no more than a summary."""

import io
import re
import time
from typing import Any

from onrecord.errors import InputError
from onrecord.intake.counting import count_words
from onrecord.intake.dates import iso
from onrecord.intake.extract import Extract, Extracts, damaged, note, sha256, skipped
from onrecord.intake.html_fragment import fragment_text
from onrecord.intake.outlets import outlet_named
from onrecord.intake.report import Metadata
from onrecord.intake.source import Source
from onrecord.intake.xml_safety import refuse_entities
from onrecord.model import Problem

KIND = "feed"
SUMMARY_WORDS = 80
"""An entry of fewer words, without a body of its own, is a summary."""

_ENDS = re.compile(rb"</(?:[\w.-]+:)?(?:rss|feed|RDF)\s*>\s*(?:<!--.{0,2000}?-->\s*)*$", re.S | re.I)
_PARTS = re.compile(r"\s*[|:–—»>]\s*|\s+-\s+")
_TAG = re.compile(r"<[^<>]*>")


def read_feed(source: Source) -> Extracts:
    """The entries of an RSS or Atom feed, in its order."""
    data = source.data()
    import feedparser  # noqa: PLC0415

    refuse_entities(_without_plain_doctype(data), source.where)
    with damaged(source.where, KIND):
        # As a stream: feedparser takes a string for an address or a path, and would open it.
        feed: Any = feedparser.parse(io.BytesIO(data), resolve_relative_uris=False)
        entries = list(feed.entries)
    if feed.get("bozo") and not _ENDS.search(data[-4000:]):
        raise InputError(f"{source.where}: this feed is cut short; fetch it again", code="damaged")
    if not entries:
        raise InputError(f"{source.where}: there is no entry in this feed", code="empty")
    outlet, language = _outlet(feed.feed.get("title")), _plain(feed.feed.get("language"))
    for number, entry in enumerate(entries, 1):
        where = f"{source.where}#{number}"
        try:
            with damaged(where, "feed entry"):
                extract = _entry(entry, where, outlet, language, sha256(data))
        except InputError as error:
            yield skipped(where, None, error, KIND)
            continue
        yield extract


def _without_plain_doctype(data: bytes) -> bytes:
    """The feed without a document type that defines nothing, as the first feeds had."""
    return re.sub(rb"<!DOCTYPE\s+[\w:.-]+(?:\s+(?:PUBLIC|SYSTEM)(?:\s+\"[^\"]*\"){1,2})?\s*>", b"", data, count=1)


def _entry(entry: Any, where: str, outlet: str | None, language: str | None, digest: str) -> Extract:
    title = _plain(entry.get("title"))
    bodies = [str(part.get("value") or "") for part in entry.get("content") or ()]
    body = max(bodies, key=len, default="")
    own = str(entry.get("summary") or "")
    whole = body if len(body) >= len(own) else own
    link = _link(entry)
    source = entry.get("source") or {}
    metadata = Metadata(
        title=title,
        outlet=_outlet(source.get("title")) or outlet,
        byline=_author(entry),
        url=link,
        published=_moment(entry.get("published_parsed") or entry.get("updated_parsed")),
        language=language,
    )
    return entry_extract(whole, where, metadata, whole_text=bool(body), digest=digest)


def _link(entry: Any) -> str | None:
    """The address of the page an entry is of; that of a sound or a picture it brings along is not."""
    links = [link for link in entry.get("links") or () if isinstance(link, dict)]
    pages = [link.get("href") for link in links if link.get("rel", "alternate") == "alternate"]
    given = [*pages, entry.get("link")] if pages or not links else []
    return next((url for url in given if isinstance(url, str) and url.startswith(("http://", "https://"))), None)


def _author(entry: Any) -> str | None:
    """Who wrote an entry, without the address of the mailbox that feeds put beside the name."""
    detail = entry.get("author_detail") or {}
    named = _plain(detail.get("name")) or _plain(entry.get("author"))
    return _MAILBOX.sub("", named).strip(" ()<>,") or None if named else None


_MAILBOX = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def entry_extract(html: str, where: str, metadata: Metadata, *, whole_text: bool, digest: str) -> Extract:
    """The report of an entry; its title stands for a text it does not have. Raises InputError if it has neither."""
    text, headings = fragment_text(html, metadata.title)
    problems: tuple[Problem, ...] = ()
    if not text and metadata.title:
        text, problems = metadata.title, (note("summary", f"the feed gives only its title{_at(metadata.url)}"),)
    elif not whole_text and count_words(text) < SUMMARY_WORDS:
        problems = (note("summary", f"the feed gives only a summary{_at(metadata.url)}"),)
    if not text:
        raise InputError(f"{where}: this entry has neither title nor text", code="empty")
    return Extract(text, where, KIND, metadata, problems=problems, headings=headings, original_sha256=digest)


def _at(url: str | None) -> str:
    return f"; the report is at {url}" if url else ""


def _outlet(title: object) -> str | None:
    """The outlet that a feed's title names ("Harbour Post | World"): a known one, else the title as it is."""
    words = _plain(title)
    if words is None:
        return None
    known = (outlet_named(part) for part in (words, *_PARTS.split(words)))
    return next((name for name in known if name), words)


def _plain(words: object) -> str | None:
    return " ".join(_TAG.sub("", words).split()) or None if isinstance(words, str) else None


def _moment(parsed: object) -> str | None:
    """A moment in UTC as ISO, to the minute."""
    if not isinstance(parsed, time.struct_time) or not 1970 <= parsed.tm_year <= 9999:
        return None
    return time.strftime("%Y-%m-%dT%H:%M", parsed)


def is_json_feed(value: object) -> bool:
    """Whether a JSON value is a JSON Feed."""
    return (
        isinstance(value, dict)
        and str(value.get("version") or "").startswith(("https://jsonfeed.org/", "http://jsonfeed.org/"))
        and isinstance(value.get("items"), list)
    )


def read_json_feed(value: Any, source: Source) -> Extracts:
    """The items of a JSON Feed, in its order."""
    outlet, digest = _outlet(value.get("title")), sha256(source.data())
    language = _plain(value.get("language"))
    if not value["items"]:
        raise InputError(f"{source.where}: there is no item in this feed", code="empty")
    for number, item in enumerate(value["items"], 1):
        where = f"{source.where}#{number}"
        try:
            with damaged(where, KIND):
                extract = _item(item if isinstance(item, dict) else {}, where, outlet, language, digest)
        except InputError as error:
            yield skipped(where, None, error, KIND)
            continue
        yield extract


def _item(item: dict[str, Any], where: str, outlet: str | None, language: str | None, digest: str) -> Extract:
    authors = [author for author in [*_list(item.get("authors")), item.get("author")] if isinstance(author, dict)]
    names = [name for author in authors if (name := _plain(author.get("name")))]
    date = item.get("date_published") or item.get("date_modified")
    url = item.get("url")
    metadata = Metadata(
        title=_plain(item.get("title")),
        outlet=outlet,
        byline=", ".join(dict.fromkeys(names)) or None,
        url=url if isinstance(url, str) and url.startswith(("http://", "https://")) else None,
        published=iso(date) if isinstance(date, str) else None,
        language=_plain(item.get("language")) or language,
    )
    body = item.get("content_html") or item.get("content_text")
    words = body or item.get("summary") or ""
    return entry_extract(str(words), where, metadata, whole_text=bool(body), digest=digest)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
