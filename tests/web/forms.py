"""Sending a form as a browser does: with the token of a page it was given."""

import re

import httpx


def token_of(page: httpx.Response) -> str:
    found = re.search(r'<meta name="token" content="([^"]+)">', page.text)
    assert found
    return found[1]


def post(
    browser: httpx.Client,
    path: str,
    fields: dict[str, str],
    *,
    htmx: bool = False,
    files: list[tuple[str, tuple[str, bytes]]] | None = None,
) -> httpx.Response:
    token = token_of(browser.get("/status"))
    headers = {"HX-Request": "true"} if htmx else {}
    return browser.post(path, data=fields | {"token": token}, files=files, headers=headers)
