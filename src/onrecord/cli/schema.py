"""``onrecord schema``: the JSON Schema of the interchange format."""

import json
import sys
from typing import Any

import click

from onrecord.cli.helpful import HelpfulCommand

NOTES = {
    "Span": "Half-open offsets [start, end) in Unicode code points of the report's text.",
    "Reading": "All that was read in one report: one object of the interchange format, one line of JSON Lines.",
}


@click.command(
    cls=HelpfulCommand,
    examples=(("onrecord schema > onrecord-1.schema.json", "what `onrecord read --json` prints, as JSON Schema"),),
)
def schema() -> None:
    """Print the JSON Schema (2020-12) of the interchange format."""
    json.dump(json_schema(), sys.stdout, indent=2, ensure_ascii=False)
    sys.stdout.write("\n")


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a Reading, with the words of the types' docstrings as descriptions."""
    import msgspec

    from onrecord.model import SCHEMA, Reading

    made = msgspec.json.schema(Reading)
    for name, note in NOTES.items():
        if name in made["$defs"]:
            made["$defs"][name]["description"] = note
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA,
        "title": "Onrecord reading",
        "description": NOTES["Reading"] + " Absent is null or an empty list. Offsets count Unicode code points.",
        **made,
    }
