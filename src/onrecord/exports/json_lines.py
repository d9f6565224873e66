"""JSON Lines: one claim a line, with its report, sources, events, figures and links."""

from typing import BinaryIO

import msgspec

from onrecord.exports.form import Format, Told, Written
from onrecord.exports.leaving import leaving
from onrecord.exports.rules import Rules
from onrecord.record.store import Record
from onrecord.views.filters import Filter


def write(record: Record, given: Filter, rules: Rules, to: BinaryIO, told: Told | None = None) -> Written:
    """One object a line."""
    claims, number, in_force = leaving(record, given, rules), 0, rules.short()
    for number, one in enumerate(claims, 1):
        to.write(msgspec.json.encode(msgspec.to_builtins(one) | {"rules": in_force}) + b"\n")
        if told:
            told(number)
    return Written(rows=number, claims=number, held_back=dict(claims.held_back))


FORMAT = Format(
    name="jsonl",
    title="JSON Lines",
    ending=".jsonl",
    media_type="application/jsonl",
    holds="One claim a line, with its report, exact spans, sources, events, figures and links.",
    write=write,
)
