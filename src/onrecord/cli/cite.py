"""``onrecord cite``: a claim, an incident or a report as a citation."""

from typing import Any

import click

from onrecord.cli.helpful import HelpfulCommand
from onrecord.cli.record_options import open_record, record_option


@click.command(
    cls=HelpfulCommand,
    examples=(
        ("onrecord cite OR-7K3F9", "outlet, title, day, address, id, hash of the text, review state"),
        ("onrecord cite OR-7K3F9 --style bibtex >> record.bib", "also: chicago (a note), apa (7th edition)"),
    ),
)
@click.argument("name", metavar="ID")
@record_option
@click.option(
    "--style",
    type=click.Choice(["plain", "chicago", "apa", "bibtex"]),
    default="plain",
    show_default=True,
    help="chicago is a note, apa the 7th edition.",
)
@click.option("--names", is_flag=True, help="Show the names of private persons, which are masked otherwise.")
@click.option("--accused", is_flag=True, help="Say what a claim nobody has checked says of a person's crime.")
def cite(name: str, address: str | None, style: Any, names: bool, accused: bool) -> int:
    """Cite a claim, an incident or a report by its id."""
    from datetime import UTC, datetime

    from onrecord.exports.citations import cite as written
    from onrecord.exports.citing import of_citable
    from onrecord.views.citable import citable

    with open_record(address) as record:
        found = citable(record, name, names=names)
    today = datetime.now(UTC).date().isoformat()
    click.echo(written(of_citable(found, today, accused=accused), style))
    return 0
