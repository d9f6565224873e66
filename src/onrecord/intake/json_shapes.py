"""Shapes of JSON that other programs write, told by their fields: each has a reader of its own."""

from collections.abc import Callable
from typing import Any

from onrecord.intake.extract import Extracts
from onrecord.intake.feeds import is_json_feed, read_json_feed
from onrecord.intake.ninjs import is_ninjs, read_ninjs
from onrecord.intake.source import Source
from onrecord.intake.telegram import is_telegram, read_telegram

Shape = Callable[[Any, Source], Extracts]


def shape_of(value: object) -> Shape | None:
    """The reader for a JSON value, or None if it is in none of the shapes (then it is in our own fields)."""
    if is_telegram(value):
        return read_telegram
    if is_json_feed(value):
        return read_json_feed
    if is_ninjs(value) or (isinstance(value, list) and value and all(map(is_ninjs, value))):
        return read_ninjs
    return None
