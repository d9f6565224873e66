"""PDF documents with a text layer: columns in order, running heads out, words broken at line ends whole again."""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.errors import InputError
from onrecord.intake.blocks import Block, put_together
from onrecord.intake.extract import Extract, Extracts, damaged, note, sha256
from onrecord.intake.pdf_bounds import bounded_streams
from onrecord.intake.pdf_browser import without_browser_marks
from onrecord.intake.pdf_layout import APART, Line, Sheet, in_order, without_running_heads
from onrecord.intake.pdf_paragraphs import CELLS, INITIAL, LIGATURES, Paragraph, paragraphs
from onrecord.intake.report import Metadata, person_name
from onrecord.intake.source import Source
from onrecord.model import Problem, Span

KIND = "PDF"
_BULLET = re.compile(r"^[\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8\uf02d](?=\s|$)")
"""Bullets as symbol fonts have them, in the places that Unicode leaves to whoever makes a font."""
_UNKNOWN = re.compile(r"\(cid:\d+\)|[\ue000-\uf8ff\ufffd]")
_NO_TITLE = re.compile(
    r"(?i)microsoft word|untitled|\.(?:docx?|pdf|indd|rtf|odt|tex|qxd|pages)\b|^\W*$|anonymous|unspecified"
    r"|^(?:slide|document|layout|print)\W?\d*$"
)


SHORT, LONGEST_MEAN = 100, 15
"""In a text of more letters, words of more letters on average are words whose white was lost."""


@dataclass(frozen=True, slots=True)
class _Printed:
    """What a PDF holds: its pages, which of them hold a picture but no text, what it says of itself."""

    sheets: tuple[Sheet, ...]
    pictures: tuple[int, ...]
    title: str | None
    author: str | None


def read_pdf(source: Source) -> Extracts:
    """The report that a PDF is."""
    data = source.data()
    printed = _printed(data, source)
    sheets, address = without_browser_marks(printed.sheets)
    found = _text(sheets)
    if not found:
        raise _no_text(source.where, printed)
    text, headings = put_together(map(_block, found))
    unknown = sum(len(match[0]) for match in _UNKNOWN.finditer(text))
    if unknown > 0.2 * len(text) or (len(text) > SHORT and len(text) > LONGEST_MEAN * len(text.split())):
        raise InputError(
            f"{source.where}: its fonts do not say which letters they show, or how wide; there are no words to read: "
            "print it again from the program that made it, or recognise its text (OCR)",
            code="no-text",
        )
    title = _title(printed.title, found)
    yield Extract(
        text,
        source.where,
        KIND,
        metadata=Metadata(title=title, author=person_name(printed.author), url=address),
        problems=_problems(printed, text),
        headings=headings,
        original_sha256=sha256(data),
    )


def _text(sheets: Sequence[Sheet]) -> list[Paragraph]:
    columns = [column for sheet in without_running_heads(sheets) for column in in_order(sheet.lines)]
    return paragraphs(columns)


def _block(paragraph: Paragraph) -> Block:
    row = CELLS in paragraph.text
    return Block("heading" if paragraph.heading else "row" if row else "paragraph", paragraph.text)


def _title(given: str | None, found: list[Paragraph]) -> str | None:
    """The title in the document's own data; without one, the largest heading of the first page, if it stands out."""
    if given:
        return given
    first = [paragraph for paragraph in found if paragraph.page == found[0].page]
    body = max((paragraph for paragraph in found if not paragraph.heading), key=lambda one: len(one.text), default=None)
    heads = [paragraph for paragraph in first if paragraph.heading and len(paragraph.text.split()) > 2]
    if body is None or not heads:
        return None
    largest = max(heads, key=lambda paragraph: paragraph.size)
    return largest.text if largest.size > 1.25 * body.size else None


def _no_text(where: str, printed: _Printed) -> InputError:
    if printed.pictures:
        message = f"{where}: is a scan: pictures of pages without a text layer; recognise its text first (OCR)"
        return InputError(message, code="no-text")
    return InputError(f"{where}: there is no text in this PDF; give a report to read", code="empty")


def _problems(printed: _Printed, text: str) -> tuple[Problem, ...]:
    found = []
    if printed.pictures:
        pages = ", ".join(map(str, printed.pictures[:10]))
        found.append(note("no-text", f"pages that are pictures without a text layer were not read: {pages}"))
    if (broken := _UNKNOWN.search(text)) is not None:
        message = "some letters could not be made out: the font does not say which they are"
        found.append(Problem(code="characters", message=message, span=Span(broken.start(), broken.end())))
    return tuple(found)


def _printed(data: bytes, source: Source) -> _Printed:
    from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect  # noqa: PLC0415
    from pdfminer.pdfparser import PDFParser  # noqa: PLC0415

    where, settings = source.where, source.wishes.settings
    with damaged(where, "PDF"), bounded_streams(where, settings.max_bytes, settings.max_unpacked_bytes):
        try:
            document = PDFDocument(PDFParser(io.BytesIO(data)))
        except (PDFPasswordIncorrect, PDFEncryptionError) as error:
            message = f"{where}: is locked with a password; open it and save or print it without"
            raise InputError(message, code="password") from error
        return _pages_of(document, where, settings.max_pages)


def _pages_of(document: Any, where: str, limit: int) -> _Printed:
    from pdfminer.converter import PDFPageAggregator  # noqa: PLC0415
    from pdfminer.layout import LAParams  # noqa: PLC0415
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager  # noqa: PLC0415
    from pdfminer.pdfpage import PDFPage  # noqa: PLC0415

    pages = []
    for page in PDFPage.create_pages(document):
        pages.append(page)
        if len(pages) > limit:
            message = f"{where}: has more than {limit} pages; split it, or raise the setting max_pages"
            raise InputError(message, code="too-large")
    if not pages:
        raise InputError(f"{where}: is damaged or cut short: no pages in it; fetch or save it again", code="damaged")
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=LAParams(boxes_flow=None, all_texts=True))
    interpreter = PDFPageInterpreter(resources, device)
    sheets, pictures = [], []
    for number, page in enumerate(pages, 1):
        interpreter.process_page(page)
        layout = device.get_result()
        lines = tuple(_lines(layout, number))
        sheets.append(Sheet(lines, layout.height))
        if not lines and _has_picture(layout):
            pictures.append(number)
    info = document.info[0] if document.info else {}
    return _Printed(tuple(sheets), tuple(pictures), _said(info, "Title"), _said(info, "Author"))


def _said(info: dict[str, Any], name: str) -> str | None:
    """A value of the document's own data, decoded; None if it says nothing."""
    from pdfminer.pdftypes import resolve1  # noqa: PLC0415
    from pdfminer.utils import decode_text  # noqa: PLC0415

    value = resolve1(info.get(name))
    words = " ".join(decode_text(value).split()) if isinstance(value, bytes) else ""
    return None if not words or _NO_TITLE.search(words) or len(words) > 300 else words


def _lines(container: Any, page: int) -> Iterator[Line]:
    from pdfminer.layout import LTTextLineHorizontal  # noqa: PLC0415

    for item in container:
        if isinstance(item, LTTextLineHorizontal):
            for piece in _pieces(item):
                if (line := _line(piece, page)) is not None:
                    yield line
        elif hasattr(item, "__iter__"):
            yield from _lines(item, page)


def _pieces(line: Any) -> Iterator[list[Any]]:
    """A line's letters, apart where the white between two is wide: pdfminer joins lines of neighbouring columns."""
    from pdfminer.layout import LTChar  # noqa: PLC0415

    piece: list[Any] = []
    last: Any = None
    for item in line:
        if isinstance(item, LTChar):
            if last is not None and item.x0 - last.x1 > APART * min(item.size, last.size):
                yield piece
                piece = []
            last = item
        piece.append(item)
    yield piece


def _line(piece: list[Any], page: int) -> Line | None:
    from pdfminer.layout import LTChar  # noqa: PLC0415

    chars = [char for char in piece if isinstance(char, LTChar)]
    text = _words(piece).strip().translate(LIGATURES).replace("(cid:127)", "•")
    text = _BULLET.sub("•", text)
    if not chars or not text:
        return None
    size = sorted(char.size for char in chars)[len(chars) // 2]
    bold = sum("bold" in char.fontname.lower() for char in chars) > 0.9 * len(chars)
    left, right = min(char.x0 for char in chars), max(char.x1 for char in chars)
    return Line(left, min(char.y0 for char in chars), right, max(char.y1 for char in chars), text, size, bold, page)


def _words(piece: list[Any]) -> str:
    """The words of a piece. The white after a large initial is no space: pdfminer takes it for one."""
    from pdfminer.layout import LTAnno, LTChar  # noqa: PLC0415

    if len(piece) > 2 and isinstance(piece[1], LTAnno) and isinstance(piece[0], LTChar):
        first, second = piece[0], next((item for item in piece[1:] if isinstance(item, LTChar)), piece[0])
        if first.size > INITIAL * second.size and first.get_text().isupper() and second.get_text().islower():
            piece = [first, *(item for item in piece[1:] if not isinstance(item, LTAnno) or item is not piece[1])]
    return "".join(item.get_text() for item in piece)


def _has_picture(container: Any) -> bool:
    from pdfminer.layout import LTImage  # noqa: PLC0415

    return any(isinstance(item, LTImage) or (hasattr(item, "__iter__") and _has_picture(item)) for item in container)
