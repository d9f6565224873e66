"""followthemoney entities (Aleph, OpenSanctions): documents that bring their text; other entities hold no report."""

from typing import Any

from onrecord.errors import InputError
from onrecord.intake.dates import iso
from onrecord.intake.extract import Extract
from onrecord.intake.report import Metadata

KIND = "followthemoney"
DOCUMENTS = frozenset({"Article", "Document", "HyperText", "PlainText", "Pages", "Email", "Message"})


def is_ftm(value: object) -> bool:
    """Whether a JSON value is an entity: an id, a schema, and properties that are lists of words."""
    if not isinstance(value, dict) or not isinstance(value.get("schema"), str):
        return False
    properties = value.get("properties")
    return isinstance(properties, dict) and all(isinstance(values, list) for values in properties.values())


def entity_extract(entity: dict[str, Any], where: str) -> Extract:
    """The report of one entity. Raises InputError if it is no document, or brings no text."""
    schema, of = entity["schema"], entity["properties"]
    if schema not in DOCUMENTS:
        raise InputError(
            f"{where}: is a followthemoney {schema}, which holds no report; leave it out", code="no-report"
        )
    text = _first(of, "bodyText")
    if text is None:
        raise InputError(f"{where}: this {schema} has no bodyText; leave it out, or add its text", code="empty")
    published = _first(of, "publishedAt") or _first(of, "date")
    name = entity.get("id")
    metadata = Metadata(
        id=name if isinstance(name, str) else None,
        title=_first(of, "title") or _first(of, "name"),
        outlet=_first(of, "publisher"),
        byline=_first(of, "author"),
        url=_first(of, "sourceUrl"),
        published=iso(published) if published else None,
    )
    return Extract(text, where, KIND, metadata, retrieved=_first(of, "retrievedAt"))


def _first(properties: dict[str, list[Any]], name: str) -> str | None:
    values = [value for value in properties.get(name, ()) if isinstance(value, str) and value.strip()]
    return values[0] if values else None
