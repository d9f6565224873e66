"""The command ``onrecord`` and its commands."""

import click

from onrecord import __version__
from onrecord.cli.explain import explain
from onrecord.cli.gazetteer import gazetteer
from onrecord.cli.helpful import HelpfulGroup
from onrecord.cli.map import place_map
from onrecord.cli.read import read
from onrecord.cli.schema import schema


@click.group(
    cls=HelpfulGroup,
    examples=(
        ("onrecord read story.txt", "who said what happened, where, when, with what figures"),
        ("onrecord read --json reports.jsonl > readings.jsonl", "the same for many reports, as JSON Lines"),
        ("onrecord explain story.txt --claim 12", "where every value of one claim comes from"),
    ),
)
@click.version_option(__version__, "-V", "--version", message="onrecord %(version)s")
def app() -> None:
    """Read news reports about conflicts and crises, and keep the record of who said what happened.

    Every claim stays with its source and points at the words it came from. The machine proposes; a person makes the
    record. Nothing is sent or downloaded.
    """


for command in (read, explain, place_map, schema, gazetteer):
    app.add_command(command)
