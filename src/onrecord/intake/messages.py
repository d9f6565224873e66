"""Messages: e-mails (.eml) and pages saved as one (MHTML); both are MIME."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any

from onrecord.errors import InputError
from onrecord.intake.decoding import decode
from onrecord.intake.extract import Extract, Extracts, damaged, note, sha256
from onrecord.intake.html_inputs import Page, decode_html, report_of
from onrecord.intake.outlets import outlet_named
from onrecord.intake.report import Metadata
from onrecord.intake.source import Source
from onrecord.model import Problem

MOST_PARTS = 5_000
"""A message of more parts is a trap: no page has so many pictures."""

_FLOWED = re.compile(r"(?<=\S) \r?\n(?!>|-- \r?\n|\r?\n)")
_NAMED = re.compile(r"\s*\"?(?P<name>[^\"<@]{2,80}?)\"?\s*<[^>]*>")


def read_mhtml(source: Source) -> Extracts:
    """The report of a page saved as one file."""
    data = source.data()
    with damaged(source.where, "saved page"):
        message = _message(data)
        part = next((part for part in _parts(message, source.where) if part.get_content_type() in _HTML), None)
        html = _bytes(part) if part is not None else b""
        location = _header(message, "Snapshot-Content-Location") or (
            _header(part, "Content-Location") if part else None
        )
        charset = part.get_content_charset() if part is not None else None
    if not html.strip():
        raise InputError(f"{source.where}: there is no page in it; save it from the browser again", code="empty")
    decoded = decode_html(html, source.where, charset)
    yield report_of(
        Page(
            decoded.text,
            source.where,
            kind="MHTML",
            url=location,
            retrieved=moment(_header(message, "Date"), seconds=True),
            encoding=decoded.encoding,
            original_sha256=sha256(data),
        )
    )


def read_eml(source: Source) -> Extracts:
    """The report that an e-mail is: its text part, or its HTML where that says more."""
    data = source.data()
    with damaged(source.where, "e-mail"):
        message = _message(data)
        parts = list(_parts(message, source.where))
        plain = "\n\n".join(_plain(part, source.where) for part in parts if _is_body(part, ("text/plain",)))
        html = next((part for part in parts if _is_body(part, _HTML)), None)
        metadata = _metadata(message)
        problems = _attached(parts)
        page = decode_html(_bytes(html), source.where, html.get_content_charset()) if html is not None else None
    digest = sha256(data)
    if page is not None and len(plain.split()) < 0.5 * len(_TAG.sub(" ", page.text).split()):
        found = report_of(Page(page.text, source.where, kind="e-mail", original_sha256=digest))
        text, headings = found.text, found.headings
    else:
        text, headings = plain, ()
    if not text.strip():
        raise InputError(f"{source.where}: there is no text in this e-mail{_only(parts)}", code="empty")
    yield Extract(text, source.where, "e-mail", metadata, problems=problems, headings=headings, original_sha256=digest)


_HTML = ("text/html", "application/xhtml+xml")
_TAG = re.compile(r"<(?:style|script|head)\b.*?</(?:style|script|head)>|<[^>]*>", re.I | re.S)


def _message(data: bytes) -> EmailMessage:
    import email  # noqa: PLC0415
    from email.policy import default  # noqa: PLC0415

    return email.message_from_bytes(data, policy=default)


def _parts(message: EmailMessage, where: str) -> Iterator[EmailMessage]:
    """Its parts in order, those of messages attached to it left out."""
    queue, seen = [message], 0
    while queue:
        part = queue.pop(0)
        seen += 1
        if seen > MOST_PARTS:
            raise InputError(f"{where}: has more parts than any message has; it is not read", code="damaged")
        if part.get_content_type() == "message/rfc822" and part is not message:
            yield part
        elif part.is_multipart():
            queue[:0] = [inner for inner in part.get_payload() if isinstance(inner, EmailMessage)]
        else:
            yield part


def _is_body(part: EmailMessage, kinds: tuple[str, ...]) -> bool:
    return part.get_content_type() in kinds and part.get_content_disposition() != "attachment"


def _bytes(part: EmailMessage) -> bytes:
    payload: Any = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _plain(part: EmailMessage, where: str) -> str:
    """The words of a text part; lines that were broken for sending only are put together again."""
    data = _bytes(part)
    charset = part.get_content_charset() or "utf-8"
    try:
        text = data.decode(charset)
    except (UnicodeDecodeError, LookupError):
        text = decode(data, where).text if data.strip() else ""
    flowed = str(part.get_param("format") or "").lower() == "flowed"
    gap = "" if str(part.get_param("delsp") or "").lower() == "yes" else " "
    return (_FLOWED.sub(gap, text) if flowed else text).replace("\r\n", "\n").strip("\n")


def _metadata(message: EmailMessage) -> Metadata:
    sender = _header(message, "From")
    named = _NAMED.match(sender) if sender else None
    name = named["name"].strip() if named else None
    outlet = outlet_named(name)
    return Metadata(
        title=_header(message, "Subject"),
        byline=None if outlet else name,
        outlet=outlet,
        published=moment(_header(message, "Date")),
    )


def _header(message: EmailMessage, name: str) -> str | None:
    """A header's words, or None if it is missing or broken beyond reading."""
    try:
        value = message[name]
    except (ValueError, IndexError, AttributeError, KeyError, TypeError):
        return None
    return " ".join(str(value).split()) or None if value is not None else None


def moment(date: str | None, *, seconds: bool = False) -> str | None:
    """The date of a header ("Fri, 8 Mar 2024 14:05:00 +0200") as ISO: to the minute as written, or in UTC."""
    from email.utils import parsedate_to_datetime  # noqa: PLC0415

    try:
        found: datetime | None = parsedate_to_datetime(date) if date else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if found is None or found.year < 1970:
        return None
    if seconds:
        return found.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return found.strftime("%Y-%m-%dT%H:%M")


def _attached(parts: list[EmailMessage]) -> tuple[Problem, ...]:
    names = [_name(part) for part in parts if part.get_content_disposition() == "attachment" or _is_message(part)]
    if not names:
        return ()
    return (note("attachments", f"not read, for it is attached: {', '.join(names[:5])}; save it as a file to read it"),)


def _is_message(part: EmailMessage) -> bool:
    return part.get_content_type() == "message/rfc822"


def _name(part: EmailMessage) -> str:
    return part.get_filename() or part.get_content_type()


def _only(parts: list[EmailMessage]) -> str:
    names = [_name(part) for part in parts if not part.get_content_type().startswith("text/")]
    return f", only {', '.join(names[:3])}; save and read that" if names else "; give one with words"
