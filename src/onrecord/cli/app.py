"""The command ``onrecord`` and its commands."""

import click

from onrecord import __version__
from onrecord.cli.add import add
from onrecord.cli.cite import cite
from onrecord.cli.decide import decide, undo
from onrecord.cli.desk import desk
from onrecord.cli.explain import explain
from onrecord.cli.export import export
from onrecord.cli.follow import follow
from onrecord.cli.gazetteer import gazetteer
from onrecord.cli.helpful import HelpfulGroup
from onrecord.cli.keeping import erase, merge, remove, reread, status, verify
from onrecord.cli.map import place_map
from onrecord.cli.questions import (
    ask,
    disputes,
    figures,
    incident,
    incidents,
    lineages,
    log,
    related,
    search,
    sources,
    timeline,
)
from onrecord.cli.read import read
from onrecord.cli.schema import schema
from onrecord.cli.triage import triage
from onrecord.cli.watch import watch


@click.group(
    cls=HelpfulGroup,
    examples=(
        ("onrecord read story.txt", "who said what happened, where, when, with what figures"),
        ("onrecord read --json reports.jsonl > readings.jsonl", "the same for many reports, as JSON Lines"),
        ("onrecord explain story.txt --claim 12", "where every value of one claim comes from"),
        ("onrecord add stories/", "read reports and keep them in the record onrecord.db"),
        ("onrecord disputes", "what the reports kept disagree on, with the words of each side"),
    ),
)
@click.version_option(__version__, "-V", "--version", message="onrecord %(version)s")
def app() -> None:
    """Read news reports about conflicts and crises, and keep the record of who said what happened.

    Every claim stays with its source and points at the words it came from. The machine proposes; a person makes the
    record. Nothing is sent; fetched is only what you name by its address.
    """


_OF_READING = (read, triage, explain, place_map, schema, gazetteer)
_OF_KEEPING = (add, follow, status, verify, remove, erase, reread, merge)
_OF_ASKING = (
    incidents,
    incident,
    disputes,
    figures,
    sources,
    search,
    timeline,
    related,
    lineages,
    ask,
    log,
    watch,
    cite,
    export,
)
for command in (*_OF_READING, *_OF_KEEPING, *_OF_ASKING, decide, undo, desk):
    app.add_command(command)
