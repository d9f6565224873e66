"""Saved pages: the folders of pictures and scripts that browsers put beside a page, which are no reports."""

from collections.abc import Iterable
from pathlib import Path

PAGES = (".html", ".htm", ".xhtml")
_ENDINGS = (
    "_files", ".files", "-files", "-Dateien", "_fichiers", "_bestanden", "_file", "_archivos", "-filer", "_tiedostot",
    "_pliki", "_soubory", "_elemei", "_ficheiros", "_arquivos", "_dosyalar", "_datoteke", "_fitxers", "_failid",
    "_fails", "_bylos", "_fajlovi", "_fitxategiak",
)  # fmt: skip
"""What browsers add to a page's name, in the languages they come in."""


def parts_of_saved_pages(paths: Iterable[Path]) -> set[Path]:
    """The folders among ``paths`` that belong to a page beside them: "Story_files" to "Story.html"."""
    pages = {path.with_suffix("") for path in paths if path.suffix.lower() in PAGES}
    return {page.with_name(page.name + ending) for page in pages for ending in _ENDINGS}
