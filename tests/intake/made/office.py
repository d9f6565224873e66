"""Documents as LibreOffice writes them (DOCX, and PDF): plain ones, and those with what Word documents have besides."""

import shutil
import subprocess
from html import escape
from pathlib import Path

from evaluation.html_stories import STORIES, Story

PROGRAM = shutil.which("soffice") or shutil.which("libreoffice")

_OPEN = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">"""
_COLUMNS = '<style:style style:name="S" style:family="section"><style:section-properties><style:columns fo:column-count="2" fo:column-gap="0.5cm"/></style:section-properties></style:style>'
_NOTE = '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>See the annex on page 40.</text:p></text:note-body></text:note>'
_COMMENT = "<office:annotation><dc:creator>Desk</dc:creator><dc:date>2024-03-09T10:00:00</dc:date><text:p>Check this with the ministry.</text:p></office:annotation>"
_HEADER = (
    '<office:automatic-styles><style:page-layout style:name="L"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm"/>'
    "<style:header-style/><style:footer-style/></style:page-layout></office:automatic-styles>"
    '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L"><style:header><text:p>SITUATION REPORT NO. 14</text:p></style:header>'
    "<style:footer><text:p>For the desk only</text:p></style:footer></style:master-page></office:master-styles>"
)


def paragraphs(story: Story) -> list[str]:
    """The blocks of a story as ODF."""
    tags = {"p": ("<text:p>", "</text:p>"), "h": ('<text:h text:outline-level="2">', "</text:h>"), "li": ("<text:list><text:list-item><text:p>", "</text:p></text:list-item></text:list>")}  # fmt: skip
    return [f"{tags[kind][0]}{escape(words)}{tags[kind][1]}" for kind, words in story.blocks]


def document(story: Story, parts: list[str], *, styles: str = "", before: str = "") -> str:
    """A whole document in one file (FODT) with a title."""
    title = f'<text:h text:outline-level="1">{escape(story.title)}</text:h>'
    return f"{_OPEN}{styles}<office:body><office:text>{before}{title}{''.join(parts)}</office:text></office:body></office:document>"


def sources() -> dict[str, tuple[Story, str]]:
    """Ten documents by name, each with the story whose words must be found."""
    made: dict[str, tuple[Story, str]] = {}
    for number in range(4):
        story = STORIES[number]
        made[f"plain {number}"] = (story, document(story, paragraphs(story)))
    story, parts = STORIES[4], paragraphs(STORIES[4])
    made["footnote"] = (story, document(story, [parts[0].replace("</text:p>", f"{_NOTE}</text:p>"), *parts[1:]]))
    story, parts = STORIES[5], paragraphs(STORIES[5])
    made["comment"] = (story, document(story, [parts[0].replace("<text:p>", f"<text:p>{_COMMENT}", 1), *parts[1:]]))
    story, parts = STORIES[6], paragraphs(STORIES[6])
    made["head and foot"] = (story, document(story, parts, styles=_HEADER))
    story, parts = STORIES[7], paragraphs(STORIES[7])
    columns = f"<office:automatic-styles>{_COLUMNS}</office:automatic-styles>"
    section = f'<text:section text:style-name="S" text:name="Body">{"".join(parts)}</text:section>'
    made["two columns"] = (story, document(story, [section], styles=columns))
    story, parts = STORIES[8], paragraphs(STORIES[8])
    change = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>Desk</dc:creator><dc:date>2024-03-09T10:00:00</dc:date></office:change-info>'
        "<text:p>This sentence was struck out.</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    )
    struck = parts[0].replace("<text:p>", '<text:p><text:change text:change-id="c1"/>', 1)
    made["tracked changes"] = (story, document(story, [struck, *parts[1:]], before=change))
    story, parts = STORIES[9], paragraphs(STORIES[9])
    box = '<draw:frame text:anchor-type="paragraph" svg:width="6cm"><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>'
    first = parts[0].removeprefix("<text:p>").removesuffix("</text:p>")
    made["text box"] = (story, document(story, [f"<text:p>{box.format(first)}</text:p>", *parts[1:]]))
    return made


def converted(folder: Path, kind: str) -> dict[str, bytes]:
    """The ten documents as LibreOffice writes them in a format ("docx", "pdf"), by name."""
    assert PROGRAM is not None
    made = sources()
    for name, (_, source) in made.items():
        (folder / f"{name}.fodt").write_text(source, encoding="utf-8")
    command = [PROGRAM, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", kind]
    files = [str(folder / f"{name}.fodt") for name in made]
    subprocess.run([*command, "--outdir", str(folder), *files], check=True, capture_output=True, timeout=240)
    return {name: (folder / f"{name}.{kind}").read_bytes() for name in made}
