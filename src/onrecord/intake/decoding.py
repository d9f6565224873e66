"""From bytes to text: which encoding a file is in, and what it is if it is no text at all."""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from onrecord.errors import InputError

READ = (
    "text (.txt, .md), web pages (.html, .mhtml), PDF, Word (.docx), e-mail (.eml), tables (.csv, .tsv, .xlsx), feeds "
    "(.xml, .rss, .atom), web archives (.warc, .wacz), and JSON (.json, .jsonl)"
)
"""What intake reads, in words for messages."""

_MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x89PNG", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a media file (RIFF)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document (.doc, .xls), or a new one locked with a password"),
    (b"{\\rtf", "a rich text document (.rtf)"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"ID3", "an MP3 file"),
    (b"OggS", "an Ogg media file"),
)
_ZIPPED = (
    (b"word/", "a Word document (.docx)"),
    (b"xl/", "an Excel workbook (.xlsx)"),
    (b"content.opf", "an EPUB book"),
)
_HTML = re.compile(rb"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_BOMS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_RUN = re.compile(rb"[\xc0-\xff]{3,}")
_NAMES = {
    "cp1251": "Windows-1251",
    "cp1252": "Windows-1252",
    "latin_1": "Latin-1",
    "koi8_r": "KOI8-R",
    "utf_16_le": "UTF-16",
    "utf_16_be": "UTF-16",
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and the encoding it was in where that is worth saying (not UTF-8)."""

    text: str
    encoding: str | None


def decode(data: bytes, ref: str) -> Decoded:
    """The text of a file's bytes, without its byte order mark; line ends stay as they are.

    Raises InputError if the bytes are no text, or a text in no encoding that can be made out.
    """
    if (kind := what_it_is(data)) is not None:
        raise InputError(f"{ref}: looks like {kind}; read are {READ}: save its text in one of these", code="format")
    for bom, name in _BOMS:
        if data.startswith(bom):
            return Decoded(_strict(data, name.lower(), name, ref), name)
    return guessed(data, ref)


def guessed(data: bytes, ref: str) -> Decoded:
    """The text of bytes without a mark: UTF-8 if they can be, else what they look most like."""
    codec = _without_bom(data) if b"\0" in data else None
    if codec is None:
        try:
            return Decoded(data.decode("utf-8-sig"), None)
        except UnicodeDecodeError:
            codec = _guess(data)
    if codec is None:
        raise InputError(f"{ref}: the encoding of its characters cannot be made out; save it as UTF-8", code="encoding")
    return Decoded(_strict(data, codec, _NAMES.get(codec, codec), ref), _NAMES.get(codec, codec))


def what_it_is(data: bytes) -> str | None:
    """What the bytes seem to be if they are no plain text ("a PDF document"), else None."""
    for magic, name in _MAGIC:
        if data.startswith(magic) and not (magic == b"MZ" and b"\0" not in data[:512]):
            return name
    if data.startswith(b"PK\x03\x04"):
        return next((name for inside, name in _ZIPPED if inside in data[:20_000]), "a ZIP archive")
    if _HTML.match(data[:4000]):
        return "a web page (HTML)"
    if any(data.startswith(bom) for bom, _ in _BOMS):
        return None
    if b"\0" in data and _without_bom(data) is None:
        return "a binary file"
    return None


def _without_bom(data: bytes) -> str | None:
    """The codec of UTF-16 text that lacks its mark: every other byte of Latin text is zero."""
    for start, codec in ((1, "utf_16_le"), (0, "utf_16_be")):
        half, other = data[start::2], data[1 - start :: 2]
        if half and half.count(0) > 0.6 * len(half) and other.count(0) < 0.05 * len(other) and len(data) % 2 == 0:
            return codec
    return None


def _guess(data: bytes) -> str | None:
    """The codec of 8-bit text: Cyrillic letters come in runs, accented Latin letters alone among plain ones.

    In Windows-1251 small letters are the upper half of the run's bytes, in KOI8-R the lower half.
    """
    high = sum(byte >= 0xC0 for byte in data)
    runs = b"".join(_RUN.findall(data))
    if high and len(runs) >= 0.6 * high:
        return "cp1251" if sum(byte >= 0xE0 for byte in runs) >= 0.5 * len(runs) else "koi8_r"
    if not re.search(rb"[\x80-\x9f]", data):
        return "latin_1"
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        best = from_bytes(data[:200_000]).best()
        return best.encoding if best is not None else None
    return "cp1252"


def _strict(data: bytes, codec: str, name: str, ref: str) -> str:
    try:
        return data.decode(codec)
    except (UnicodeDecodeError, LookupError) as error:
        raise InputError(
            f"{ref}: seems to be {name} but is broken ({error}); save it as UTF-8", code="encoding"
        ) from error
