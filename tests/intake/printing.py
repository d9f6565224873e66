"""PDFs as programs print them, made with reportlab: columns, running heads, hyphens, pictures, locks."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Spacer, Table

from evaluation.html_stories import Story

BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=10, leading=12.5, alignment=4, spaceAfter=6)
INDENTED = ParagraphStyle("indented", parent=BODY, firstLineIndent=14, spaceAfter=0)
RAGGED = ParagraphStyle("ragged", parent=BODY, alignment=0, fontName="Helvetica", fontSize=11, leading=14)
HEADING = ParagraphStyle("heading", fontName="Times-Bold", fontSize=12, leading=15, spaceBefore=8, spaceAfter=4)
TITLE = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=20, leading=24, spaceAfter=12)
SMALL_TITLE = ParagraphStyle("small title", parent=TITLE, fontSize=14, leading=17)
WIDTH, HEIGHT = A4
MARGIN = 56.0

Furnish = Callable[[Canvas, Any], None]


def running_heads(canvas: Canvas, document: Any) -> None:
    """The paper's name over every page, the page's number under it."""
    canvas.setFont("Helvetica", 8)
    canvas.drawString(MARGIN, HEIGHT - 34, "SITUATION REPORT NO. 14")
    canvas.drawRightString(WIDTH - MARGIN, HEIGHT - 34, f"The Quarterly Record | {document.page}")
    canvas.drawCentredString(WIDTH / 2, 30, f"Page {document.page} of 9")


def story_bytes(stories: list[Story], **kwargs: Any) -> bytes:
    """Stories as the bytes of a PDF."""
    made = BytesIO()
    print_story(made, stories, **kwargs)
    return made.getvalue()


def print_story(
    path: Path | BytesIO,
    stories: list[Story],
    *,
    columns: int = 1,
    body: ParagraphStyle = BODY,
    furnish: Furnish | None = None,
    titled: bool = True,
    across: bool = False,
    table: list[list[str]] | None = None,
    **info: Any,
) -> None:
    """Print stories one after the other in ``columns``; ``across``: the title stands over all columns."""
    gap, head = 16.0, 60.0 if across else 0.0
    width = (WIDTH - 2 * MARGIN - gap * (columns - 1)) / columns
    frames = [
        Frame(MARGIN + at * (width + gap), MARGIN, width, HEIGHT - 2 * MARGIN - head, 0, 0, 0, 0)
        for at in range(columns)
    ]
    flow: list[Any] = []
    if across:
        frames.insert(0, Frame(MARGIN, HEIGHT - MARGIN - head, WIDTH - 2 * MARGIN, head, 0, 0, 0, 0))
    document = BaseDocTemplate(path if isinstance(path, BytesIO) else str(path), pagesize=A4, **info)
    document.addPageTemplates(PageTemplate(frames=frames, onPage=furnish or (lambda canvas, document: None)))
    for story in stories:
        if titled:
            flow.append(Paragraph(story.title, TITLE if columns < 3 or across else SMALL_TITLE))
        for kind, words in story.blocks:
            style = HEADING if kind == "h" else body
            flow.append(Paragraph(f"• {words}" if kind == "li" else words, style))
        flow.append(Spacer(1, 6))
    if table:
        flow.append(Table(table))
    document.build(flow)


def print_lines(path: Path, lines: list[str], *, size: float = 10, encrypt: StandardEncryption | None = None) -> None:
    """Print lines one under the other as they are."""
    canvas = Canvas(str(path), pagesize=A4, encrypt=encrypt)
    canvas.setFont("Times-Roman", size)
    for at, line in enumerate(lines):
        canvas.drawString(MARGIN, HEIGHT - 2 * MARGIN - at * 1.25 * size, line)
    canvas.save()


def scan(path: Path, pages: int = 1, words: str = "") -> None:
    """Pictures of pages; ``words``: a line of text on the first."""
    from reportlab.lib.utils import ImageReader

    canvas = Canvas(str(path), pagesize=A4)
    for page in range(pages):
        canvas.drawImage(ImageReader(picture()), 0, 0, WIDTH, HEIGHT)
        if words and not page:
            canvas.drawString(MARGIN, HEIGHT / 2, words)
        canvas.showPage()
    canvas.save()


def picture() -> BytesIO:
    """A small grey picture (PNG)."""
    from PIL import Image

    made = BytesIO()
    Image.new("L", (8, 8), 200).save(made, "PNG")
    made.seek(0)
    return made
