"""``onrecord cite``: a claim, an incident or a report as a citation."""

from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.helpful import HelpfulCommand
from onrecord.cli.record_options import open_record, record_option

if TYPE_CHECKING:
    from onrecord.exports.citing import Cited
    from onrecord.views.citable import Citable


@click.command(
    cls=HelpfulCommand,
    examples=(
        ("onrecord cite OR-7K3F9", "outlet, title, day, address, id, hash of the text, review state"),
        ("onrecord cite OR-7K3F9 --style bibtex >> record.bib", "also: chicago (a note), apa (7th edition)"),
    ),
)
@click.argument("name", metavar="ID")
@record_option
@click.option("--style", type=click.Choice(["plain", "chicago", "apa", "bibtex"]), default="plain", show_default=True)
@click.option("--names", is_flag=True, help="Show the names of private persons, which are masked otherwise.")
@click.option("--accused", is_flag=True, help="Say what a claim nobody has checked says of a person's crime.")
def cite(name: str, address: str | None, style: Any, names: bool, accused: bool) -> int:
    """Cite a claim, an incident or a report by its id."""
    from onrecord.exports.citations import cite as written
    from onrecord.views.citable import citable

    with open_record(address) as record:
        found = citable(record, name, names=names)
    click.echo(written(_cited(found, accused), style))
    return 0


def _cited(found: "Citable", accused: bool) -> "Cited":
    from datetime import UTC, datetime

    from onrecord.exports.citing import of_claim, of_incident, of_report
    from onrecord.views.citable import IncidentReports
    from onrecord.views.claim_pages import ClaimPage

    if isinstance(found, ClaimPage):
        return of_claim(found.line, found.report, names_doer=found.names_doer, accused=accused)
    if isinstance(found, IncidentReports):
        today = datetime.now(UTC).date().isoformat()
        line, reviews = found.page.line, [claim.review for claim in found.page.claims]
        return of_incident(line.id, line.label, reviews, found.reports, today, line.status)
    return of_report(found)
