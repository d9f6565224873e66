"""What a file says of itself: what it holds, which rules were in force, what was held back, whose the words are."""

from collections.abc import Mapping
from typing import Any

import msgspec

from onrecord import __version__
from onrecord.exports.rules import Rules
from onrecord.record.store import Record
from onrecord.views.exported import masked_filter, origin
from onrecord.views.filters import Filter

WHAT = (
    "What reports say, by whom, in which words. It is what others claim: Onrecord gives no verdict, adds no rival "
    "figures up and calls no two voices independent. Columns are explained in their own table."
)
METHOD = (
    "A machine proposed every claim; “review” says what a person has made of it. Every row leads back to the "
    "characters of the report it came from (report, start, end, text_sha256). Events are of the PLOVER ontology; "
    "incidents are events of several claims taken for one happening by rule. Scores tell how sure "
    "the reader was, not what is true."
)
LICENCE = (
    "Quotes and titles are their publishers’; short quotes with their source are given for reference. Places: GeoNames "
    "(geonames.org), CC BY 4.0. Event types: PLOVER, Open Event Data Alliance. The selection and coding are yours to "
    "license; say that they were made with Onrecord and how much of them a person has checked."
)


def about(
    record: Record, given: Filter, rules: Rules, *, claims: int, held_back: Mapping[str, int]
) -> list[tuple[str, str]]:
    """Headings and words, in order."""
    found = origin(record)
    readers = ", ".join(found.readers) or "none"
    return [
        ("What this is", WHAT),
        ("Made", f"{found.at} with Onrecord {__version__}, from the record {found.record} (read by: {readers})"),
        ("Asked for", filter_words(tellable(record, given, rules))),
        *(("In force" if at == 0 else "", words) for at, words in enumerate(rules.in_force())),
        ("Holds", f"{claims} claims; held back: {held_back_words(held_back)}"),
        ("Method", METHOD),
        ("Licence", LICENCE),
    ]


def tellable(record: Record, given: Filter, rules: Rules) -> Filter:
    """The filter as a file may tell of it: a private person who was asked for by name is not named."""
    return given if rules.shows_names else masked_filter(record, given)


def filter_words(given: Filter) -> str:
    """A filter in words: "place: Talin; since: 2031-05"."""
    default = msgspec.to_builtins(Filter())
    asked: dict[str, Any] = msgspec.to_builtins(given)
    told = [
        f"{name.replace('_', ' ')}: {_words(value)}"
        for name, value in asked.items()
        if value != default[name] or (name == "km" and given.near)
    ]
    return "; ".join(told) or "everything"


def _words(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return "yes" if value is True else str(value)


def held_back_words(held_back: Mapping[str, int]) -> str:
    """ "12 not checked, 1 rejected"; "nothing" for nothing."""
    return ", ".join(f"{number} {reason}" for reason, number in held_back.items() if number) or "nothing"
