"""Word documents (.docx): the text as it would be printed, tracked deletions, headers and notes left out."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.errors import InputError
from onrecord.intake.blocks import Block, put_together
from onrecord.intake.extract import Extract, Extracts, damaged, note, sha256
from onrecord.intake.packed import zip_of
from onrecord.intake.report import Metadata, person_name
from onrecord.intake.source import Source
from onrecord.intake.xml_safety import parsed

KIND = "Word document"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_LEFT_OUT = frozenset(
    f"{_W}{name}"
    for name in ("del", "moveFrom", "pPr", "rPr", "tblPr", "sdtPr", "instrText", "delText", "footnoteReference")
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_HEADING = re.compile(r"(?:heading|title|subtitle)\b", re.IGNORECASE)
_NO_TITLE = re.compile(r"(?i)^(?:document|untitled|.*\.docx?|\W*)$|microsoft word")
_SPACE = re.compile(r"[^\S\n]+")


@dataclass(frozen=True, slots=True)
class _Styles:
    """The ids of styles that are headings, and of those that are titles."""

    headings: frozenset[str]
    titles: frozenset[str]


def read_docx(source: Source) -> Extracts:
    """The report that a Word document is."""
    data = source.data()
    with damaged(source.where, KIND), zip_of(data, source.where, source.wishes.settings.max_unpacked_bytes) as archive:
        body = _part(archive, "word/document.xml", source.where)
        styles = _styles(_part(archive, "word/styles.xml", source.where))
        core = _part(archive, "docProps/core.xml", source.where)
        blocks = list(_blocks(body.find(f"{_W}body"), styles)) if body is not None else []
        title = _title(core, body, styles) or _first_heading(blocks)
        changed = body is not None and next(body.iter(f"{_W}del", f"{_W}ins"), None) is not None
        author = person_name(core.findtext(f".//{_DC}creator")) if core is not None else None
    text, headings = put_together(blocks)
    if not text:
        raise InputError(f"{source.where}: there is no text in this document; give a report to read", code="empty")
    said = "read with all tracked changes accepted; offsets are in that text"
    yield Extract(
        text,
        source.where,
        KIND,
        metadata=Metadata(title=title, author=author),
        problems=(note("changes", said),) if changed else (),
        headings=headings,
        original_sha256=sha256(data),
    )


def _part(archive: zipfile.ZipFile, name: str, where: str) -> Any:
    """A part of the document as a tree, or None if there is none of that name."""
    try:
        content = archive.read(name)
    except KeyError:
        return None
    except RuntimeError as error:
        raise InputError(f"{where}: is locked with a password; open it and save it without", code="password") from error
    return parsed(content, where)


def _styles(tree: Any) -> _Styles:
    """Styles that are headings, by their own name or that of a style they are based on."""
    if tree is None:
        return _Styles(frozenset(), frozenset())
    names: dict[str, str] = {}
    bases: dict[str, str] = {}
    for style in tree.iter(f"{_W}style"):
        own = style.get(f"{_W}styleId") or ""
        names[own] = _value(style.find(f"{_W}name"))
        bases[own] = _value(style.find(f"{_W}basedOn"))

    def chain(own: str) -> list[str]:
        found = [own]
        while (own := bases.get(own, "")) and own not in found:
            found.append(own)
        return [names.get(one, "") for one in found]

    headings = {own for own in names if any(_HEADING.match(name) for name in chain(own))}
    return _Styles(frozenset(headings), frozenset(own for own in names if names[own].lower() == "title"))


def _value(element: Any) -> str:
    return str(element.get(f"{_W}val") or "") if element is not None else ""


def _blocks(container: Any, styles: _Styles) -> Iterator[Block]:
    for element in () if container is None else container:
        if element.tag == f"{_W}p":
            yield from _paragraph(element, styles)
        elif element.tag == f"{_W}tbl":
            for row in element.iter(f"{_W}tr"):
                cells = [_flat(" ".join(_words(cell))) for cell in row.iterchildren(f"{_W}tc")]
                yield Block("row", " | ".join(cell for cell in cells if cell))
        elif element.tag not in _LEFT_OUT and isinstance(element.tag, str):
            yield from _blocks(element, styles)


def _paragraph(element: Any, styles: _Styles) -> Iterator[Block]:
    style = _value(element.find(f"{_W}pPr/{_W}pStyle"))
    outlined = element.find(f"{_W}pPr/{_W}outlineLvl") is not None
    listed = element.find(f"{_W}pPr/{_W}numPr") is not None
    words = _flat("".join(_words(element)))
    heading = style in styles.headings or outlined
    yield Block("heading" if heading else "item" if listed else "paragraph", words)
    for box in element.iter(f"{_W}txbxContent"):
        if not any(above.tag in _LEFT_OUT for above in box.iterancestors()):
            yield from _blocks(box, styles)


def _words(element: Any) -> Iterator[str]:
    """The words inside an element; a text box stands for itself and is left out here."""
    for child in element:
        if child.tag in _LEFT_OUT or child.tag == f"{_W}txbxContent" or not isinstance(child.tag, str):
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif child.tag == f"{_W}tab":
            yield " "
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        else:
            yield from _words(child)
            if child.tag == f"{_W}p":
                yield " "


def _flat(words: str) -> str:
    return "\n".join(filter(None, (line.strip() for line in _SPACE.sub(" ", words).split("\n"))))


def _title(core: Any, body: Any, styles: _Styles) -> str | None:
    """The paragraph set as title; else the title among the document's properties."""
    for element in body.iter(f"{_W}p") if body is not None else ():
        if _value(element.find(f"{_W}pPr/{_W}pStyle")) in styles.titles and (words := _flat("".join(_words(element)))):
            return words
    given = " ".join((core.findtext(f".//{_DC}title") or "").split()) if core is not None else ""
    return given if given and not _NO_TITLE.search(given) else None


def _first_heading(blocks: list[Block]) -> str | None:
    """The heading the document begins with, if paragraphs follow it: most people set their titles so."""
    said = [block for block in blocks if block.words]
    titled = len(said) > 1 and said[0].kind == "heading" and "\n" not in said[0].words
    return said[0].words if titled else None
