"""Workbooks as LibreOffice writes them: ten, half of them awkward."""

import shutil
import subprocess
from html import escape
from pathlib import Path

from evaluation.html_stories import STORIES, Story

PROGRAM = shutil.which("soffice") or shutil.which("libreoffice")
CALC = PROGRAM is not None and any(
    path.exists()
    for path in map(Path, ("/usr/lib/libreoffice/program/libsclo.so", "/usr/lib64/libreoffice/program/libsclo.so"))
)

_OPEN = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
 <office:automatic-styles>
 <number:date-style style:name="N1"><number:day number:style="long"/><number:text>.</number:text><number:month number:style="long"/><number:text>.</number:text><number:year number:style="long"/></number:date-style>
 <style:style style:name="D" style:family="table-cell" style:data-style-name="N1"/>
 <style:style style:name="H" style:family="table"><style:table-properties table:display="false"/></style:style>
 </office:automatic-styles><office:body><office:spreadsheet>"""
_CLOSE = "</office:spreadsheet></office:body></office:document>"


def cell(value: str, attributes: str = "") -> str:
    """A cell of words; lines of it are paragraphs."""
    inner = "".join(f"<text:p>{escape(line)}</text:p>" for line in value.split("\n"))
    return f'<table:table-cell office:value-type="string" {attributes}>{inner}</table:table-cell>'


def day(value: str) -> str:
    """A cell that holds a day as spreadsheets do."""
    return f'<table:table-cell table:style-name="D" office:value-type="date" office:date-value="{value}"/>'


def number(value: float) -> str:
    """A cell that holds a number."""
    return f'<table:table-cell office:value-type="float" office:value="{value}"/>'


def row(*cells: str) -> str:
    """A row of cells."""
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def sheet(name: str, *rows: str, attributes: str = "") -> str:
    """A sheet of rows."""
    return f'<table:table table:name="{name}" {attributes}>{"".join(rows)}</table:table>'


HEAD = row(cell("Headline"), cell("Date"), cell("Newspaper"), cell("Body"))
NOTES = sheet("Notes", row(cell("Made by the desk")), row(cell("Ask Ida")))


def plain(story: Story) -> str:
    """A story as a row, its day as words."""
    return row(cell(story.title), cell(story.day), cell(story.outlet), cell(story.words))


def dated(story: Story) -> str:
    """A story as a row, its day as a day."""
    return row(cell(story.title), day(story.day), cell(story.outlet), cell(story.words))


def books() -> dict[str, str]:
    """Ten workbooks by name; each holds the first three stories."""
    some = STORIES[:3]
    parts = [story.words.split("\n", 1) for story in some]
    formula = [
        row(cell(story.title), day(story.day), cell(story.outlet), cell(f"{first}\n{rest}", 'table:formula="of:=CONCATENATE([.E1];[.F1])"'))
        for story, (first, rest) in zip(some, parts, strict=True)
    ]  # fmt: skip
    return {
        "plain": sheet("Articles", HEAD, *map(plain, some)),
        "days": sheet("Articles", HEAD, *map(dated, some)),
        "titles above": sheet("Articles", row(cell("Articles on the coast")), row(cell("Exported by the desk")), row(), HEAD, *map(dated, some)),
        "numbered": sheet("Articles", row(cell("No"), cell("Headline"), cell("Date"), cell("Newspaper"), cell("Body")), *(row(number(at), cell(s.title), day(s.day), cell(s.outlet), cell(s.words)) for at, s in enumerate(some, 1))),
        "other sheets": NOTES + sheet("Articles", HEAD, *map(dated, some)),
        "a hidden sheet": sheet("Articles", HEAD, *map(dated, some)) + sheet("Old", HEAD, *map(dated, STORIES[5:7]), attributes='table:style-name="H"'),
        "rows between": sheet("Articles", HEAD, row(), dated(some[0]), row(), row(), dated(some[1]), dated(some[2])),
        "merged heading": sheet("Articles", row(cell("The coast", 'table:number-columns-spanned="4"'), "<table:covered-table-cell/>" * 3), HEAD, *map(dated, some)),
        "columns the other way": sheet("Articles", row(cell("Body"), cell("Newspaper"), cell("Date"), cell("Headline")), *(row(cell(s.words), cell(s.outlet), day(s.day), cell(s.title)) for s in some)),
        "formulas": sheet("Articles", HEAD, *formula, row(cell("Sum"), number(3))),
    }  # fmt: skip


def converted(folder: Path, kind: str, filter_: str = "") -> dict[str, bytes]:
    """The ten workbooks as LibreOffice writes them in a format, by name."""
    assert PROGRAM is not None
    made = books()
    for name, inner in made.items():
        (folder / f"{name}.fods").write_text(f"{_OPEN}{inner}{_CLOSE}", encoding="utf-8")
    command = [
        PROGRAM,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        kind + filter_,
    ]
    files = [str(folder / f"{name}.fods") for name in made]
    subprocess.run([*command, "--outdir", str(folder), *files], check=True, capture_output=True, timeout=240)
    return {name: (folder / f"{name}.{kind}").read_bytes() for name in made}
