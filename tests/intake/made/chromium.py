"""Pages as Chromium saves and prints them: the page after its scripts have run, one file (MHTML), and paper (PDF)."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from typing import Any

from evaluation.html_stories import STORIES, Story

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

STYLES: dict[str, tuple[int, str, dict[str, Any]]] = {
    "plain": (0, "", {}),
    "with the browser's head and foot": (1, "", {"display_header_footer": True, "margin": {"top": "2cm", "bottom": "2cm"}}),
    "two columns": (2, "main {columns: 2; column-gap: 2em}", {}),
    "justified and hyphenated": (3, "main {columns: 2; text-align: justify; hyphens: auto; font: 10pt serif}", {}),
    "three columns across": (4, "main {columns: 3; font: 9pt sans-serif; text-align: justify; hyphens: auto}", {"landscape": True}),
    "indented": (5, "p {margin: 0; text-indent: 2em; text-align: justify} body {font: 11pt serif}", {"format": "A5"}),
    "drop cap": (6, "h1 + p::first-letter {font-size: 3.2em; float: left; line-height: 0.8; padding-right: 4px}", {}),
    "large on small paper": (7, "body {font: 20pt sans-serif}", {"format": "A6"}),
    "capitals and ligatures": (8, "h2 {font-variant: small-caps} h1 {text-transform: uppercase} body {font: 12pt serif}", {}),
    "dark, with a box": (9, "body {background: #222; color: #eee} p:nth-of-type(2) {border: 1px solid; padding: 1em; background: #444}", {"print_background": True}),
}  # fmt: skip
"""Ways to print: which story, its style sheet, what Chromium is told."""


@contextmanager
def browser() -> Iterator[Any]:
    """A Chromium without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=PROGRAM, args=["--no-sandbox", "--disable-gpu"])
        try:
            yield made
        finally:
            made.close()


def saved(page: Any, html: str) -> tuple[bytes, bytes]:
    """A page as its HTML stands once it is shown, and as one file (MHTML)."""
    page.route(
        "**/*",
        lambda route: (
            route.fulfill(body=html, content_type="text/html; charset=utf-8")
            if route.request.url == ADDRESS
            else route.abort()
        ),
    )
    page.goto(ADDRESS, wait_until="load")
    session = page.context.new_cdp_session(page)
    whole = session.send("Page.captureSnapshot", {"format": "mhtml"})["data"]
    shown = page.content()
    page.unroute("**/*")
    return shown.encode(), whole.encode()


ADDRESS = "https://harbourpost.example/world/story"


def printed(page: Any, name: str) -> bytes:
    """A story on paper."""
    number, style, told = STYLES[name]
    page.set_content(sheet(STORIES[number], style))
    return bytes(page.pdf(**({"format": "A4"} | told)))


def sheet(story: Story, style: str) -> str:
    """A story as a page to be printed."""
    tags = {"p": "p", "h": "h2", "li": "li"}
    body = "".join(f"<{tags[kind]}>{escape(words)}</{tags[kind]}>" for kind, words in story.blocks)
    head = f"<title>{escape(story.title)}</title><style>{style}</style>"
    return f'<!DOCTYPE html><html lang="en"><head>{head}</head><body><main><h1>{escape(story.title)}</h1>{body}</main></body></html>'


def with_a_box(page: Any, side: str) -> tuple[bytes, str, str]:
    """A story on paper with another one's beginning in a box beside it; the story's words, and the box's."""
    story, box = STORIES[5], " ".join(words for _, words in STORIES[11].blocks[:2])
    style = f"aside {{float: {side}; width: 38%; border: 1px solid; padding: 6px; font-size: 90%}} body {{font: 12pt serif}}"
    first = f"<p>{escape(story.blocks[0][1])}</p>"
    page.set_content(sheet(story, style).replace(first, f"{first}<aside>{escape(box)}</aside>", 1))
    return bytes(page.pdf(format="A4")), story.words, box
