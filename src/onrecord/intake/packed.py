"""Packed files: what a ZIP file holds, and how much of it may be unpacked."""

import io
import zipfile
import zlib
from typing import Literal

from onrecord.errors import InputError
from onrecord.intake.decoding import READ, what_it_is
from onrecord.intake.source import Source, unpacks_too_large

_PACKED: tuple[tuple[str, Literal["docx", "xlsx"]], ...] = (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"))
_OTHER_PACKED = (
    ("word/", "a Word document"),
    ("xl/", "an Excel workbook"),
    ("ppt/", "a PowerPoint file (.pptx)"),
    ("content.opf", "an EPUB book"),
    ("META-INF/manifest.xml", "an OpenDocument file (.odt, .ods)"),
)


def packed_kind(source: Source) -> Literal["docx", "xlsx", "wacz"]:
    """What a ZIP file holds, by the names in its directory."""
    try:
        with source.open() as file, zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, RuntimeError, NotImplementedError, zlib.error, EOFError) as error:
        what = what_it_is(source.head()) or "a ZIP archive"
        raise InputError(
            f"{source.where}: looks like {what}, but it is damaged or cut short ({error}); save or fetch it again",
            code="damaged",
        ) from error
    for name, found in _PACKED:
        if name in names:
            return found
    if "datapackage.json" in names and any(name.startswith("archive/") for name in names):
        return "wacz"
    what = next((words for inside, words in _OTHER_PACKED if any(inside in name for name in names)), "a ZIP archive")
    raise InputError(
        f"{source.where}: looks like {what}; read are {READ}: unpack it, or save its text in one of these",
        code="format",
    )


def zip_of(data: bytes, where: str, limit: int) -> zipfile.ZipFile:
    """A ZIP file in memory, once it is sure that it does not unpack to more than ``limit`` bytes.

    The sizes in its directory can be trusted as limits: no more than that is ever unpacked of a file.
    """
    archive = zipfile.ZipFile(io.BytesIO(data))
    if sum(info.file_size for info in archive.infolist()) > limit:
        raise unpacks_too_large(where, limit)
    return archive
