"""The day a web page says it was published: from its metadata alone, never guessed from its text."""

import json
import re
from collections.abc import Iterator
from typing import Any

from onrecord.intake.dates import iso

_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dc.date.created", "sailthru.date", "publishdate",
    "publish-date", "publish_date", "published_time", "pubdate", "cxenseparse:recs:publishtime", "rnews:datepublished",
    "originalpublicationdate", "article.published", "displaydate", "date",
)  # fmt: skip
"""Names under which pages give their publishing day, the surest first."""

_ARTICLE = re.compile(r"Article|Posting|Report\b|WebPage$|Event$")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?:/|-|$)")
MOST_JSON = 500_000
"""Characters of JSON-LD that are looked at."""


def published_on(tree: Any, url: str | None) -> str | None:
    """ISO day or minute of publication, or None if the page does not say; ``tree``: the page (lxml)."""
    for words in (*_json_ld(tree), *_meta(tree), *_times(tree)):
        if (value := iso(_separated(words))) is not None and len(value) >= 10:
            return value
    if url and (found := _IN_ADDRESS.search(url)):
        return iso(f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}")
    return None


def _separated(words: str) -> str:
    """ "20240308" as "2024-03-08"; anything else as it stands."""
    words = words.strip()
    return f"{words[:4]}-{words[4:6]}-{words[6:]}" if re.fullmatch(r"(?:19|20)\d{6}", words) else words


def _json_ld(tree: Any) -> list[str]:
    """Publishing days of the articles that the page's JSON-LD describes; of articles only, the page's own first."""
    found: list[tuple[int, str]] = []
    for script in tree.iterfind('.//script[@type="application/ld+json"]'):
        text = (script.text or "")[:MOST_JSON]
        try:
            value = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        for depth, item in _objects(value, 0):
            kind = item.get("@type")
            kinds = " ".join(map(str, kind)) if isinstance(kind, list) else str(kind)
            day = item.get("datePublished") or item.get("coverageStartTime")
            if isinstance(day, str) and _ARTICLE.search(kinds):
                found.append((depth, day))
    return [day for _, day in sorted(found, key=lambda pair: pair[0])]


def _objects(value: object, depth: int) -> Iterator[tuple[int, dict[str, Any]]]:
    if depth > 4:
        return
    if isinstance(value, list):
        for item in value[:50]:
            yield from _objects(item, depth)
    elif isinstance(value, dict):
        yield depth, value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(name), depth + (name != "@graph"))


def _meta(tree: Any) -> list[str]:
    given: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = str(tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower()
        if name in _META and tag.get("content"):
            given.setdefault(name, str(tag.get("content")))
    return [given[name] for name in _META if name in given]


def _times(tree: Any) -> list[str]:
    """Days that ``<time>`` marks as the publishing day; an unmarked one only if the page gives no other."""
    sure, days = [], []
    for tag in tree.iter("time", "span", "abbr", "p", "div"):
        marked = str(tag.get("itemprop") or "").lower() == "datepublished" or tag.get("pubdate") is not None
        value = tag.get("datetime") or (tag.get("content") if marked else None)
        if not value:
            continue
        if marked or "published" in str(tag.get("class") or "").lower().split():
            sure.append(str(value))
        elif tag.tag == "time":
            days.append(str(value))
    only = days[:1] if len({day[:10] for day in days}) == 1 else []
    return sure + only
