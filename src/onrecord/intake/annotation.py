"""Web Annotations (W3C, JSON-LD): claims that others point at words with, and finding these words in a text.

An annotation holds no report: it is looked up in a text that is there. Its words are found by quote, prefix and suffix
together, and only if they stand there once; otherwise the annotation is an orphan and says why. It is never moved.
"""

from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from onrecord.errors import InputError
from onrecord.model import Span, Value

PAGES = ("AnnotationPage", "AnnotationCollection")


class Pointed(Value, frozen=True, kw_only=True):
    """One target: where the words are said to stand, and the words themselves where they are given exactly."""

    source: str
    span: Span | None
    exact: str | None
    prefix: str
    suffix: str
    text_sha256: str | None
    shortened: str | None = None


class Annotated(Value, frozen=True, kw_only=True):
    """One annotation. ``claim`` is what Onrecord wrote into it in its own terms; None where it was another program."""

    id: str
    motivation: tuple[str, ...]
    values: tuple[str, ...]
    """The words of its bodies."""
    targets: tuple[Pointed, ...]
    claim: dict[str, Any] | None


class Anchored(Value, frozen=True, kw_only=True):
    """Where a target's words stand in a text. An orphan has no span, and a reason."""

    span: Span | None
    by: Literal["position and quote", "quote", "position", "nothing"]
    because: str | None = None


def is_annotation(value: object) -> bool:
    """Whether a JSON value is an annotation, or a page or collection of them."""
    kinds = _types(value)
    return "Annotation" in kinds or any(page in kinds for page in PAGES)


def annotations(data: bytes, where: str) -> tuple[Annotated, ...]:
    """The annotations of a file. Raises InputError if it is none, naming what is wrong with which of them."""
    try:
        value = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{where}: is not JSON ({error}); open it and save it again", code="damaged") from error
    return tuple(_annotated(item, f"{where}#{number}") for number, item in enumerate(_items(value, where), 1))


def anchor(target: Pointed, text: str, text_sha256: str | None = None) -> Anchored:
    """Where a target's words stand in a text; by its position alone only if the text is the one it was made of."""
    if target.exact is not None:
        return _by_quote(target, text)
    if target.span is None:
        return Anchored(span=None, by="nothing", because="it gives neither a quote nor a position")
    if target.text_sha256 is None or target.text_sha256 != text_sha256:
        return Anchored(span=None, by="nothing", because="it gives only a position, of another text or an unnamed one")
    if target.span.end > len(text):
        return Anchored(span=None, by="nothing", because="its position lies behind the end of the text")
    return Anchored(span=target.span, by="position")


def _by_quote(target: Pointed, text: str) -> Anchored:
    whole = f"{target.prefix}{target.exact}{target.suffix}"
    found = list(_places(text, whole))
    if len(found) != 1:
        why = "stand nowhere in the text" if not found else f"stand {len(found)} times in the text"
        return Anchored(span=None, by="nothing", because=f"its words, with those around them, {why}")
    start = found[0] + len(target.prefix)
    span = Span(start, start + len(target.exact or ""))
    return Anchored(span=span, by="position and quote" if span == target.span else "quote")


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _items(value: Any, where: str) -> list[Any]:
    if isinstance(value, list):
        return value
    if "Annotation" in _types(value):
        return [value]
    if not is_annotation(value):
        raise InputError(f"{where}: is no Web Annotation; its “type” is Annotation or AnnotationPage", code="format")
    page = value.get("first") if isinstance(value.get("first"), dict) else value
    items = page.get("items")
    if not isinstance(items, list):
        raise InputError(f"{where}: this annotation page has no “items”; export it again whole", code="format")
    return items


def _annotated(item: Any, where: str) -> Annotated:
    if "Annotation" not in _types(item):
        raise InputError(f"{where}: is no Annotation; leave it out", code="format")
    targets = tuple(_pointed(target, where) for target in _listed(item.get("target")))
    if not targets:
        raise InputError(f"{where}: has no target; leave it out", code="format")
    bodies = (body.get("value") if isinstance(body, dict) else body for body in _listed(item.get("body")))
    claim = item.get("onrecord:claim")
    return Annotated(
        id=str(item.get("id") or where),
        motivation=tuple(map(str, _listed(item.get("motivation")))),
        values=tuple(value for value in bodies if isinstance(value, str)),
        targets=targets,
        claim=claim if isinstance(claim, dict) else None,
    )


def _pointed(target: Any, where: str) -> Pointed:
    if isinstance(target, str):
        return Pointed(source=target, span=None, exact=None, prefix="", suffix="", text_sha256=None)
    if not isinstance(target, dict) or not isinstance(target.get("source") or target.get("id"), str):
        raise InputError(f"{where}: a target names no source; leave it out", code="format")
    selectors = [one for one in _listed(target.get("selector")) if isinstance(one, dict)]
    quote: dict[str, Any] = next((one for one in selectors if "TextQuoteSelector" in _types(one)), {})
    place = next((one for one in selectors if "TextPositionSelector" in _types(one)), None)
    exact, digest = quote.get("exact"), target.get("onrecord:text_sha256")
    shortened = target.get("onrecord:shortened_quote")
    return Pointed(
        source=target.get("source") or target["id"],
        span=_span(place, where) if place is not None else None,
        exact=exact if isinstance(exact, str) and exact else None,
        prefix=str(quote.get("prefix") or ""),
        suffix=str(quote.get("suffix") or ""),
        text_sha256=digest if isinstance(digest, str) else None,
        shortened=shortened if isinstance(shortened, str) else None,
    )


def _span(place: dict[str, Any], where: str) -> Span:
    start, end = place.get("start"), place.get("end")
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end):
        raise InputError(f"{where}: its position {start}–{end} is none; start and end count characters from 0")
    return Span(start, end)


def _types(value: object) -> list[str]:
    return [str(kind) for kind in _listed(value.get("type"))] if isinstance(value, dict) else []


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
