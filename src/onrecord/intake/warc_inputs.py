"""Web archives (WARC, WACZ): every page in them that holds a report, with its address and when it was fetched."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import replace
from typing import IO, Any

from onrecord.errors import InputError, SkipReport
from onrecord.intake.extract import Extract, Extracts, damaged, note, sha256, skipped
from onrecord.intake.html_inputs import Page, decode_html, report_of
from onrecord.intake.pdf_inputs import read_pdf
from onrecord.intake.report import Skipped
from onrecord.intake.source import Source, too_large
from onrecord.model import Problem

KIND = "web archive"
_HTML = ("text/html", "application/xhtml+xml")
_PDF = "application/pdf"


def read_warc(source: Source) -> Extracts:
    """The pages of a WARC file, packed or not, record by record."""
    with source.open() as file:
        yield from _pages(file, source, source.where)


def read_wacz(source: Source) -> Extracts:
    """The pages of the WARC files inside a WACZ; nothing is unpacked onto the disk."""
    with source.open() as file, damaged(source.where, KIND):
        archive = zipfile.ZipFile(file)
        names = [
            name for name in archive.namelist() if name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))
        ]
    if not names:
        raise InputError(f"{source.where}: there is no WARC file in this web archive", code="empty")
    with source.open() as file, zipfile.ZipFile(file) as archive:
        for name in names:
            with damaged(source.where, KIND):
                member = archive.open(name)
            with member:
                yield from _pages(member, source, source.where)


def _pages(file: IO[bytes], source: Source, where: str) -> Extracts:
    given, without = 0, []
    for record in _records(file, where):
        address = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
        kind = _kind_of(record)
        if kind is None:
            continue
        here = f"{where}#{address}"
        try:
            yield from _page(record, kind, address, here, source)
            given += 1
        except SkipReport as error:
            if error.code == "empty":
                without.append(address)
            else:
                given += 1
                yield skipped(here, None, error, KIND)
    if without:
        listed = ", ".join(without[:3]) + (" …" if len(without) > 3 else "")
        message = f"{where}: {len(without)} pages in it hold no report: {listed}"
        yield Skipped(where, None, InputError(message, code="empty"), KIND)
    elif not given:
        raise InputError(f"{where}: there is no web page in this archive", code="empty")


def _records(file: IO[bytes], where: str) -> Iterator[Any]:
    """The records of a file. Raises InputError where it breaks off, and at its end if records are not as long as they
    say; those before were given.
    """
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415

    with damaged(where, KIND):
        records = ArchiveIterator(file, check_digests=True)
    while True:
        # warcio writes what it finds wrong to stderr, with all that follows in the file.
        with damaged(where, KIND), redirect_stderr(io.StringIO()):
            record = next(records, None)
        if record is None:
            break
        yield record
    if records.err_count:
        message = f"{where}: {records.err_count} records are not as long as they say; what was read of them may be cut"
        raise InputError(message, code="damaged")


def _kind_of(record: Any) -> str | None:
    """ "html" or "pdf" if a record holds one that was fetched whole, else None."""
    if record.rec_type not in ("response", "resource"):
        return None
    headers = record.http_headers if record.rec_type == "response" else record.rec_headers
    if headers is None or (record.rec_type == "response" and headers.get_statuscode() != "200"):
        return None
    content = str(headers.get_header("Content-Type") or "").lower()
    return "html" if content.startswith(_HTML) else "pdf" if content.startswith(_PDF) else None


def _page(record: Any, kind: str, address: str, where: str, source: Source) -> Extracts:
    limit = source.wishes.settings.max_bytes
    with damaged(where, "page"):
        data = record.content_stream().read(limit + 1)
    if len(data) > limit:
        raise too_large(where, len(data), limit)
    retrieved = str(record.rec_headers.get_header("WARC-Date") or "") or None
    problems = _changed(record)
    if kind == "pdf":
        found = next(iter(read_pdf(Source(where, source.wishes, content=data))))
        assert isinstance(found, Extract)
    else:
        charset = _charset(record)
        decoded = decode_html(data, where, charset)
        found = report_of(
            Page(decoded.text, where, kind=KIND, url=address, encoding=decoded.encoding, original_sha256=sha256(data))
        )
    yield _with(found, retrieved, problems)


def _with(found: Extract, retrieved: str | None, problems: tuple[Problem, ...]) -> Extract:

    return replace(found, kind=KIND, retrieved=retrieved, problems=(*problems, *found.problems))


def _charset(record: Any) -> str | None:
    content = str((record.http_headers and record.http_headers.get_header("Content-Type")) or "")
    _, _, named = content.lower().partition("charset=")
    return named.split(";")[0].strip(" \"'") or None


def _changed(record: Any) -> tuple[Problem, ...]:
    checker = record.digest_checker
    if checker is not None and checker.passed is False:
        return (note("digest", "its digest in the archive does not fit its content: one of them was changed"),)
    return ()
