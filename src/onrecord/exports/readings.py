"""Readings: whole reports with all that was read in them, as ``onrecord read --json`` gives them."""

from typing import BinaryIO

import msgspec

from onrecord.errors import InputError
from onrecord.exports.form import Format, Told, Written
from onrecord.exports.leaving import leaving
from onrecord.exports.rules import WHOLE, Rules
from onrecord.record.store import Record
from onrecord.views.filters import Filter


def write(record: Record, given: Filter, rules: Rules, to: BinaryIO, told: Told | None = None) -> Written:
    """One reading a line, of each report with a claim for which the filter holds; decisions of people are in it.

    Raises InputError unless everything may leave: a reading is whole or it is none.
    """
    if msgspec.structs.replace(rules, quote=WHOLE.quote) != WHOLE:
        raise InputError(
            "format readings: holds reports whole, with every claim and name in them; it is written only with --whole "
            "(in Python: rules=WHOLE), or as jsonl under the rules in force",
            code="rules",
        )
    done, number = set[str](), 0
    claims = leaving(record, given, rules, order="first", spans=False)
    for one in claims:
        if one.report.id in done:
            continue
        done.add(one.report.id)
        reading = record.reading(one.report.id)
        to.write(msgspec.json.encode(reading) + b"\n")
        number += len(reading.claims)
        if told:
            told(number)
    left_out = ("permanent ids and the log of decisions stay behind; `onrecord merge` takes a record over with both",)
    return Written(rows=len(done), claims=number, held_back=dict(claims.held_back), left_out=left_out)


FORMAT = Format(
    name="readings",
    title="Readings",
    ending=".jsonl",
    media_type="application/jsonl",
    holds="Whole reports, with all that was read and decided, as `onrecord read --json` gives them; `onrecord add` "
    "reads them back. Only with --whole.",
    write=write,
)
