"""Plain text and Markdown: the file is the report."""

from onrecord.intake.decoding import decode
from onrecord.intake.extract import Extract, Extracts
from onrecord.intake.json_inputs import encoded, json_kind, read_decoded
from onrecord.intake.source import Source

STDIN = "-"
MARKDOWN = frozenset({".md", ".markdown"})


def read_text(source: Source) -> Extracts:
    """One report; standard input may hold reports as JSON as well, and then begins as JSON does."""
    decoded = decode(source.data(), source.where)
    if source.path is None:
        start = decoded.text.lstrip("\ufeff \t\r\n")
        if start.startswith(("{", "[")) and (kind := json_kind(start)) is not None:
            yield from read_decoded(decoded, source, lines=kind == "lines")
            return
    markdown = source.suffix in MARKDOWN
    where = STDIN if source.path is None else source.where
    yield Extract(
        decoded.text,
        where,
        "Markdown" if markdown else "text",
        problems=encoded(decoded.encoding),
        markdown=markdown,
    )
