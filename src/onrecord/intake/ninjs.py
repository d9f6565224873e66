"""News items in JSON (IPTC ninjs 1.3 to 3): one report each; what was withdrawn or is under embargo is not read."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from onrecord.errors import InputError
from onrecord.intake.dates import iso
from onrecord.intake.extract import Extract, Extracts, damaged, note, skipped
from onrecord.intake.html_fragment import fragment_text
from onrecord.intake.outlets import outlet_named
from onrecord.intake.report import Metadata
from onrecord.intake.source import Source
from onrecord.model import Spans

KIND = "ninjs"
_MARKS = frozenset(
    (
        "bodies", "headlines", "headline", "descriptions", "versioncreated", "versionCreated", "pubstatus",
        "pubStatus", "firstcreated", "firstCreated", "infosource", "infoSources",
    )
)  # fmt: skip
"""Fields that only ninjs has beside a ``uri``; so are all that begin with ``body_``."""

_MIDNIGHT = re.compile(r"T00:00:00(?:\.0+)?(?:Z|[+-]00:00)$")
"""How a day is written where only a moment may stand."""

_GONE = frozenset({"canceled", "cancelled", "withhold", "withheld"})


def is_ninjs(value: object) -> bool:
    """Whether a JSON value is a ninjs item: it has a ``uri`` and fields that only ninjs has."""
    return (
        isinstance(value, dict)
        and isinstance(value.get("uri"), str)
        and any(name in _MARKS or name.startswith("body_") for name in value)
    )


def read_ninjs(value: Any, source: Source) -> Extracts:
    """One item, or the items of an array."""
    items = value if isinstance(value, list) else [value]
    for number, item in enumerate(items, 1):
        where = f"{source.where}#{number}" if isinstance(value, list) else source.where
        try:
            yield item_extract(item, where)
        except InputError as error:
            yield skipped(where, None, error, KIND)


def item_extract(item: dict[str, Any], where: str) -> Extract:
    """The report of one item. Raises InputError if it has none, or must not be read."""
    _check_free(item, where)
    title = _value(item.get("headlines")) or _text(item.get("headline")) or _text(item.get("title"))
    with damaged(where, KIND):
        text, headings = _body(item, title)
    if not text:
        kind = _text(item.get("type")) or "news item"
        raise InputError(f"{where}: this {kind} has no body text; leave it out", code="empty")
    published = _text(_either(item, "firstCreated", "firstcreated")) or _text(
        _either(item, "versionCreated", "versioncreated")
    )
    if published and _MIDNIGHT.search(published):
        published = published[:10]
    uri = _text(item.get("uri"))
    address = uri if uri and uri.startswith(("http://", "https://")) else _link(item)
    metadata = Metadata(
        id=None if address == uri else uri,
        title=title,
        outlet=_outlet(item),
        byline=_text(_either(item, "by", "byline")),
        url=address,
        published=iso(published) if published else None,
    )
    terms = _text(_either(item, "usageTerms", "usageterms"))
    problems = (note("usage-terms", f"its publisher's terms of use: {terms[:300]}"),) if terms else ()
    return Extract(text, where, KIND, metadata, problems=problems, headings=headings)


def _check_free(item: dict[str, Any], where: str) -> None:
    status = (_text(_either(item, "pubStatus", "pubstatus")) or "usable").lower()
    if status in _GONE:
        raise InputError(f"{where}: its publisher marks it as {status}; it is not read", code="withdrawn")
    until = _text(_either(item, "embargoedUntil", "embargoeduntil")) or _text(item.get("embargoed"))
    if until and (moment := _instant(until)) and moment > datetime.now(UTC):
        raise InputError(f"{where}: is under embargo until {until}; read it then", code="embargo")


def _instant(words: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(words)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _body(item: dict[str, Any], title: str | None) -> tuple[str, Spans]:
    """The plain body if there is one, else the one in HTML; the main body before others."""
    found: list[tuple[bool, bool, str]] = []
    for body in _dicts(item.get("bodies")):
        kind, role = str(body.get("contentType") or ""), str(body.get("role") or "main")
        html = "html" in kind.lower() or (not kind and "<p" in str(body.get("value")))
        found.append((role.lower() not in ("main", "body", "article"), html, str(body.get("value") or "")))
    found += [(False, "html" in name, str(item[name])) for name in item if name.startswith("body_") and item[name]]
    for _, html, words in sorted(found, key=lambda one: one[:2]):
        text, headings = fragment_text(words, title) if html else (words.strip(), ())
        if text:
            return text, headings
    return "", ()


def _outlet(item: dict[str, Any]) -> str | None:
    """The provider among the information sources, else who holds the copyright."""
    sources = [*_dicts(_either(item, "infoSources", "infosource"))]
    names = [_text(source.get("name")) for source in sources if str(source.get("role") or "provider") != "author"]
    holder = _text(_either(item, "copyrightHolder", "copyrightholder"))
    named = next((name for name in (*names, holder) if name), None)
    return outlet_named(named) or named


def _link(item: dict[str, Any]) -> str | None:
    for name in ("standard", "altIds", "altids", "renditions"):
        for entry in _dicts(item.get(name)):
            address = entry.get("href") or entry.get("value")
            if name != "standard" and isinstance(address, str) and address.startswith("http"):
                return address
    return None


def _value(values: object) -> str | None:
    """The value of the main one of several: the first without a role, or with the role main."""
    entries = list(_dicts(values))
    entries.sort(key=lambda entry: str(entry.get("role") or "main").lower() not in ("main", "headline"))
    return _text(entries[0].get("value")) if entries else None


def _dicts(values: object) -> Iterable[dict[str, Any]]:
    return [value for value in values if isinstance(value, dict)] if isinstance(values, list) else []


def _either(item: dict[str, Any], *names: str) -> object:
    return next((item[name] for name in names if item.get(name)), None)


def _text(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
