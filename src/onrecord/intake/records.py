"""Reports as JSON: an object, an array of objects, or one object a line; each checked by itself."""

import difflib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.errors import InputError
from onrecord.intake.report import Metadata
from onrecord.model import Problem

FIELDS = ("text", "id", "title", "outlet", "byline", "url", "published", "language")
"""The fields that are read; all others are ignored."""

_OTHER_NAMES = ("body", "content", "article", "article_text", "full_text", "fulltext", "maintext", "story")


@dataclass(frozen=True, slots=True)
class Record:
    """The text of one report, what its object says of it, and what was wrong with its fields."""

    text: str
    metadata: Metadata
    problems: tuple[Problem, ...]


def parse_object(source: str, where: str, *, line: int | None = None) -> object:
    """The JSON value in ``source``. Raises InputError with line and column if it is not valid.

    ``line``: the line of the file that ``source`` is, if it is one line of many.
    """
    try:
        return json.loads(source)
    except json.JSONDecodeError as error:
        at = f"line {line or error.lineno}, column {error.colno}"
        raise InputError(f"{where}: invalid JSON at {at} ({error.msg}); mend it there", code="json") from error
    except RecursionError as error:
        raise InputError(f"{where}: JSON nested too deeply; give one flat object per report", code="json") from error
    except ValueError as error:  # a number of more digits than Python converts
        raise InputError(f"{where}: invalid JSON ({error}); mend or remove that value", code="json") from error


def record_of(value: object, where: str) -> Record:
    """A Record of one JSON value. Raises InputError if it is no object or has no text."""
    if not isinstance(value, dict):
        kind = {list: "an array", str: "a string", type(None): "null", bool: "true or false"}.get(
            type(value), "a number"
        )
        raise InputError(f'{where}: is {kind}, not an object; a report is {{"text": "…"}}', code="json")
    text = _text(value, where)
    problems = list(_misspelt(value))
    known: dict[str, str | None] = {}
    for field in FIELDS[1:]:
        known[field] = _field(value.get(field), field, problems)
    return Record(text, Metadata(**known), tuple(problems))


def _text(value: dict[str, object], where: str) -> str:
    if "text" not in value:
        near = difflib.get_close_matches("text", list(value), n=1) or [name for name in _OTHER_NAMES if name in value]
        hint = f'; is it "{near[0]}"? Rename that to "text"' if near else "; add it"
        raise InputError(f'{where}: has no field "text"{hint}', code="text-missing")
    text = value["text"]
    if not isinstance(text, str):
        raise InputError(
            f'{where}: "text" is {_kind(text)}, not a string; put the report\'s words there', code="text-missing"
        )
    if not text.strip():
        raise InputError(
            f'{where}: "text" is empty; put the report\'s words there or leave the report out', code="empty"
        )
    return text


def _kind(value: object) -> str:
    if value is None:
        return "null"
    return {list: "an array", dict: "an object", bool: "true or false"}.get(type(value), "a number")


def _misspelt(value: dict[str, object]) -> Iterator[Problem]:
    """Fields that nearly have the name of one that is read (which is then missing)."""
    missing = [field for field in FIELDS if field not in value]
    for key in value:
        if key not in FIELDS and (near := difflib.get_close_matches(key.lower(), missing, n=1, cutoff=0.8)):
            yield Problem(
                code="field", message=f'field "{key}" is not known and was ignored; did you mean "{near[0]}"?'
            )


def _field(value: object, field: str, problems: list[Problem]) -> str | None:
    if value is None:
        return None
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, int | float) and not isinstance(value, bool) and field == "id":
        return str(value)
    if field == "byline" and isinstance(value, list) and value and all(isinstance(name, str) for name in value):
        return ", ".join(value)
    problems.append(Problem(code="field", message=f'field "{field}" is {_kind(value)}, not a string, and was left out'))
    return None
