"""Pieces of HTML that are all report (the body of a feed entry or of an agency's item): nothing around them to find."""

import re
from typing import Any

from onrecord.intake.html_text import text_of
from onrecord.model import Spans

_TAGS = {
    "li": "item", "dt": "item", "dd": "item", "ul": "list", "ol": "list", "dl": "list", "br": "lb", "tr": "row",
    "td": "cell", "th": "cell", "table": "table", "blockquote": "quote", "body": "body", "html": "body",
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "head"),
    **dict.fromkeys(("p", "div", "section", "article", "pre", "hr", "figure", "main", "header", "footer"), "p"),
}  # fmt: skip
"""Tags of HTML by those that trafilatura has for the same; all others stand inside a line."""

_DROPPED = (
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "svg",
    "button",
    "form",
    "nav",
    "figcaption",
    "head",
    "object",
)
_MARKUP = re.compile(r"<[a-zA-Z!/][^<>]*>|&(?:#\d+|#x[0-9a-fA-F]+|\w{2,8});")


def fragment_text(html: str, title: str | None = None) -> tuple[str, Spans]:
    """The text of a piece of HTML (or of plain words) and where its headings are; ``title`` is not repeated in it."""
    if not _MARKUP.search(html):
        return "\n\n".join(part.strip() for part in re.split(r"\n\s*\n", html.strip()) if part.strip()), ()
    from lxml import html as parser  # noqa: PLC0415
    from lxml.etree import ParserError, strip_elements  # noqa: PLC0415

    try:
        tree: Any = parser.document_fromstring(f"<html><body>{html}</body></html>")
    except (ParserError, ValueError):
        return "", ()
    strip_elements(tree, *_DROPPED, with_tail=False)
    for element in tree.iter():
        if isinstance(element.tag, str):
            element.tag = _TAGS.get(element.tag, "hi")
    return text_of(tree, title)
