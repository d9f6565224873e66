"""Live pages: the one page at an address that somebody names, as it is sent now."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from onrecord.errors import InputError, SkipReport
from onrecord.intake.extract import Extract, sha256, skipped, taken_in
from onrecord.intake.formats import WORDS, Format, format_of
from onrecord.intake.html_inputs import Page, decode_html, report_of
from onrecord.intake.pdf_inputs import read_pdf
from onrecord.intake.report import Intake, Skipped
from onrecord.intake.source import Source
from onrecord.intake.text_inputs import read_text
from onrecord.intake.web_archive import record_fetched
from onrecord.intake.web_fetch import Fetched
from onrecord.intake.web_visit import Visitor
from onrecord.intake.wishes import Wishes

KIND = "live page"

_PAGES: dict[str, tuple[Format, str]] = {
    "text/html": ("html", ".html"),
    "application/xhtml+xml": ("html", ".xhtml"),
    "application/pdf": ("pdf", ".pdf"),
    "text/plain": ("text", ".txt"),
}
"""What a page may say it is, and what it must then be."""
_FEEDS = ("rss", "atom", "application/feed+json", "rdf+xml")
_ACCEPT = "text/html, application/xhtml+xml, application/pdf;q=0.9, text/plain;q=0.8"


def read_address(
    url: str, wishes: Wishes, visitor: Visitor, told: Callable[[Extract], Extract] = lambda page: page
) -> Intake | Skipped:
    """The report of the page at an address; ``told`` adds what is known of it besides. With ``wishes.archive``, what
    was fetched is recorded there, if there is a report in it.
    """
    try:
        hops = visitor.get(url, {"Accept": _ACCEPT})
        taken = taken_in(told(page_of(hops[-1], wishes)), wishes)
    except SkipReport as error:
        return skipped(url, None, error, KIND)
    if isinstance(taken, Intake) and wishes.archive is not None:
        record_fetched(wishes.archive, hops)
    return taken


def page_of(answer: Fetched, wishes: Wishes) -> Extract:
    """The report in an answer. Raises InputError if it is no page, or not what it says it is."""
    url = answer.address.url
    if answer.status != 200:
        raise InputError(f"{url}: {_status(answer)}", code="missing" if answer.status in (404, 410) else "status")
    if not answer.body.strip():
        raise InputError(f"{url}: sends nothing; open it in the browser and save what you see", code="empty")
    declared = (answer.header("content-type") or "").partition(";")[0].strip().lower()
    promised, suffix = _PAGES.get(declared, (None, ""))
    if declared and promised is None:
        raise InputError(f"{url}: is {declared}, no page with a report{_feed_hint(declared, url)}", code="format")
    source = Source(url, wishes, path=Path(f"page{suffix}"), content=answer.body)
    found = format_of(source)
    if found == "feed":
        raise InputError(f"{url}: is a feed, no page{_feed_hint('rss', url)}", code="format")
    if found != promised and (promised is not None or found not in ("html", "pdf", "text")):
        said = f"says it is {WORDS[promised]} but is" if promised else "is"
        raise InputError(f"{url}: {said} {WORDS[found]}; open it in the browser and save what you see", code="format")
    extract = _read(found, answer, source)
    metadata = replace(extract.metadata, url=_own_address(extract.metadata.url, url))
    return replace(
        extract, kind=KIND, metadata=metadata, retrieved=answer.retrieved, original_sha256=sha256(answer.body)
    )


def _read(found: Format, answer: Fetched, source: Source) -> Extract:
    url = answer.address.url
    if found == "html":
        decoded = decode_html(answer.body, url, _charset(answer))
        return report_of(Page(decoded.text, url, kind=KIND, url=url, encoding=decoded.encoding))
    extract = next(iter(read_pdf(source) if found == "pdf" else read_text(source)))
    if isinstance(extract, Skipped):
        raise extract.error
    return extract


def _charset(answer: Fetched) -> str | None:
    _, _, named = (answer.header("content-type") or "").lower().partition("charset=")
    return named.split(";")[0].strip(" \"'") or None


def _own_address(canonical: str | None, url: str) -> str:
    """The address a page gives as its own, if that is of the same site: a page of one may not pass for another's."""
    if canonical is None:
        return url
    theirs, ours = (urlsplit(one).hostname or "" for one in (canonical, url))
    same = theirs.removeprefix("www.").removeprefix("m.") == ours.removeprefix("www.").removeprefix("m.")
    return canonical if same else url


def _status(answer: Fetched) -> str:
    """What an answer other than "200 OK" means for whoever asked."""
    said = f"{answer.status} {answer.reason}".strip()
    if answer.status in (404, 410):
        return f"there is no such page ({said}); check the address"
    if answer.status in (401, 402, 403, 407, 451):
        return f"the server does not give it to programs ({said}); open it in the browser and save it from there"
    if answer.status == 429:
        return f"the server was asked too often ({said}); try again later"
    if answer.status >= 500:
        return f"the server is at a loss ({said}); try again later"
    return f"the server gives no page ({said}); open it in the browser"


def _feed_hint(kind: str, url: str) -> str:
    if any(name in kind for name in _FEEDS):
        return f"; to read its entries: onrecord follow add {url}"
    return "; read are web pages, PDF and plain text"
