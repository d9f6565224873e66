"""A number as people type it into a form, in the fields of a figure: "150", "30 to 40", "dozens" stays as it is."""

import re
from typing import Any

from onrecord import words
from onrecord.errors import InputError
from onrecord.terms import QUALIFIERS

_NUMBER = r"\d[\d,. ’']*"
_RANGE = re.compile(rf"\s*(?:between\s+)?({_NUMBER})\s*(?:-|–|—|to|and)\s*({_NUMBER})\s*", re.I)
_DIGITS = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,6})?")
_LONGEST = 60
"""Characters that are looked at."""
_LOW = frozenset({"at least", "more than"})
_HIGH = frozenset({"up to", "fewer than", "nearly"})


def written(value: float | int | None, low: float | int | None, high: float | int | None) -> str:
    """A figure's number as the form shows it: "150", "30 to 40"; empty where none is worded."""
    if value is not None:
        return words.number(value)
    if low is not None and high is not None:
        return f"{words.number(low)} to {words.number(high)}"
    known = low if low is not None else high
    return words.number(known) if known is not None else ""


def amount(qualifier: str, typed: str) -> dict[str, Any]:
    """The fields ``qualifier``, ``value``, ``low`` and ``high`` for what was typed.

    Raises InputError if it is no number, or a range whose end is below its beginning.
    """
    if qualifier not in QUALIFIERS:
        raise InputError(f"{qualifier!r} is not known; known: {', '.join(QUALIFIERS)}")
    typed = typed[:_LONGEST]
    if found := _RANGE.fullmatch(typed):
        first, last = _number(found[1]), _number(found[2])
        if last < first:
            raise InputError(f"{typed!r}: ends below its beginning; write the smaller number first, as in 30 to 40")
        kind = qualifier if qualifier == "order of magnitude" else "between"
        return {"qualifier": kind, "value": None, "low": first, "high": last}
    value = _number(typed)
    if qualifier in ("between", "order of magnitude"):
        qualifier = "exactly"
    low = None if qualifier in _HIGH else value
    high = None if qualifier in _LOW else value
    return {"qualifier": qualifier, "value": value, "low": low, "high": high}


def _number(typed: str) -> float | int:
    bare = re.sub(r"[ ’']|,(?=\d{3}\b)", "", typed.strip())
    if not _DIGITS.fullmatch(bare):
        raise InputError(f"{typed[:60]!r} is no number; write digits, as in 1,200 or 30 to 40")
    return float(bare) if "." in bare else int(bare)
