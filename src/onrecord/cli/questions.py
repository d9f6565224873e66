"""Commands that ask the record: incidents, disputes, figures, sources, search, timeline, ask and the like."""

from typing import Any

import click

from onrecord.cli.answers import answer_options, filter_of, filter_options, give
from onrecord.cli.helpful import HelpfulCommand
from onrecord.cli.record_options import open_record, record_option


@click.command(
    cls=HelpfulCommand,
    examples=(
        ("onrecord incidents", "what happened, as the reports have it, the latest first"),
        ("onrecord incidents --place Kherson --disputed", "there, and disputed"),
        ("onrecord incidents --json > incidents.jsonl", "versions, disputes, voices and figures, one incident a line"),
    ),
)
@record_option
@filter_options
@answer_options
@click.option("--least-reports", type=click.IntRange(1), default=1, help="Only what at least so many reports have.")
def incidents(
    address: str | None, least_reports: int, limit: int, names: bool, as_json: bool, as_csv: bool, **given: Any
) -> int:
    """List incidents: events of several claims and reports taken for one happening."""
    from onrecord.cli.record_screen import show_incident_line
    from onrecord.views.incidents import accounts, find_incidents

    with open_record(address) as record:
        wanted = filter_of(given)
        if as_json:
            lines: Any = accounts(record, wanted, limit=limit, names=names)
        else:
            lines = find_incidents(record, wanted, limit=limit, least_reports=least_reports, names=names)
    give(lines, show_incident_line, as_json=as_json, as_csv=as_csv, nothing="No incidents in this record.")
    return 0


@click.command(
    cls=HelpfulCommand,
    examples=(("onrecord incident OR-7K3F9", "every version of it, who says it, who denies it, and the words"),),
)
@click.argument("name", metavar="ID")
@record_option
@click.option("--names", is_flag=True, help="Show the names of private persons, which are masked otherwise.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def incident(name: str, address: str | None, names: bool, as_json: bool) -> int:
    """Show one incident: its versions, disputes, voices, figures, and every claim behind them."""
    from onrecord.cli.record_screen import show_incident
    from onrecord.views.incidents import incident as ask

    with open_record(address) as record:
        page = ask(record, name, names=names)
    give([page], show_incident, as_json=as_json, as_csv=False)
    return 0


@click.command(
    cls=HelpfulCommand,
    examples=(
        ("onrecord disputes", "everything the reports disagree on"),
        ("onrecord disputes --kind blame", "only who did it (also: denial, figure, characterisation)"),
    ),
)
@record_option
@click.option("--kind", type=click.Choice(["denial", "blame", "figure", "characterisation"]), help="Only this kind.")
@filter_options
@answer_options
def disputes(address: str | None, kind: Any, limit: int, names: bool, as_json: bool, as_csv: bool, **given: Any) -> int:
    """List disputes, with the words of each side. Which side is right is not said."""
    from onrecord.cli.record_screen import show_dispute
    from onrecord.views.disputes import find_disputes

    with open_record(address) as record:
        lines = find_disputes(record, filter_of(given), kind=kind, limit=limit, names=names)
    give(lines, show_dispute, as_json=as_json, as_csv=as_csv, nothing="No disputes in this record.")
    return 0


@click.command(
    cls=HelpfulCommand,
    examples=(
        ("onrecord figures --incident OR-7K3F9", "each source's figures by day"),
        ("onrecord figures --measure killed --place Talin --since 2024-03", "over all incidents there"),
    ),
)
@record_option
@click.option("--incident", "of", metavar="ID", help="Only figures of this incident.")
@click.option("--measure", metavar="WORD", help="killed, wounded, displaced, retaken …")
@filter_options
@answer_options
def figures(
    address: str | None,
    of: str | None,
    measure: str | None,
    limit: int,
    names: bool,
    as_json: bool,
    as_csv: bool,
    **given: Any,
) -> int:
    """List figures by measure, source and day, each with its range. Rival figures are never added up."""
    from onrecord.cli.record_screen import show_figure
    from onrecord.errors import InputError, did_you_mean
    from onrecord.terms import MEASURES
    from onrecord.views.figures import figure_series
    from onrecord.views.incidents import incident as ask

    if measure is not None and measure not in MEASURES:
        near = did_you_mean(measure, MEASURES)
        raise InputError(f"--measure {measure!r}: is not known{near}; known: {', '.join(MEASURES)}")
    with open_record(address) as record:
        page = ask(record, of) if of else None
        lines = figure_series(record, filter_of(given), incident=page, measure=measure, limit=limit, names=names)
    give(lines, show_figure, as_json=as_json, as_csv=as_csv, nothing="No figures in this record.")
    return 0


@click.command(
    cls=HelpfulCommand,
    examples=(
        ("onrecord sources", "who speaks in this record, and how often"),
        ("onrecord sources “Natalia Humenyuk”", "what one of them said, first to last, and where the account changed"),
    ),
)
@click.argument("name", required=False)
@record_option
@click.option("--like", metavar="LETTERS", help="Only names that hold these letters.")
@filter_options
@answer_options
def sources(
    name: str | None,
    address: str | None,
    like: str | None,
    limit: int,
    names: bool,
    as_json: bool,
    as_csv: bool,
    **given: Any,
) -> int:
    """List sources, or show what one of them said."""
    from onrecord.cli.record_screen import show_claim, show_link, show_source
    from onrecord.views.sources import find_sources, source

    with open_record(address) as record:
        if name is None:
            found = find_sources(record, like=like, limit=limit, names=names)
            give(found, show_source, as_json=as_json, as_csv=as_csv, nothing="No sources in this record.")
            return 0
        page = source(record, name, filter_of(given), limit=limit)
    give([page] if as_json else page.claims, show_claim, as_json=as_json, as_csv=as_csv)
    if page.changes and not as_json and not as_csv:
        give(page.changes, show_link, as_json=False, as_csv=False)
    return 0


@click.command(
    cls=HelpfulCommand,
    examples=(
        ("onrecord search dam flooding", "claims in which both words stand"),
        ("onrecord search ceasefire --act request --since 2024-03", "narrowed"),
        ("onrecord search --reports dam", "reports instead of claims"),
        ("onrecord search --near 46.78,33.37 --km 20 --type ASSAULT", "no words, only filters"),
    ),
)
@click.argument("words", nargs=-1)
@record_option
@click.option("--reports", "in_reports", is_flag=True, help="Find reports by their title and text.")
@filter_options
@answer_options
def search(
    words: tuple[str, ...],
    address: str | None,
    in_reports: bool,
    limit: int,
    names: bool,
    as_json: bool,
    as_csv: bool,
    **given: Any,
) -> int:
    """Search what was said: words, and filters by source, act, type, place, radius, period, dispute."""
    from onrecord.cli.record_screen import show_claim, show_report
    from onrecord.views.claim_lines import find_claims
    from onrecord.views.reports import find_reports

    wanted = filter_of(given, " ".join(words) or None)
    with open_record(address) as record:
        if in_reports:
            lines: Any = find_reports(record, wanted, limit=limit, names=names)
        else:
            lines = find_claims(record, wanted, order="nearest", limit=limit, names=names)
    give(lines, show_report if in_reports else show_claim, as_json=as_json, as_csv=as_csv, nothing="Nothing found.")
    return 0


@click.command(
    cls=HelpfulCommand,
    examples=(
        ("onrecord timeline --place Kherson --since 2024-03", "what is said to have happened there, day by day"),
    ),
)
@record_option
@filter_options
@answer_options
def timeline(address: str | None, limit: int, names: bool, as_json: bool, as_csv: bool, **given: Any) -> int:
    """List what is said to have happened, by the day it happened, and when it was reported."""
    from onrecord.cli.record_screen import show_moment
    from onrecord.views.timeline import timeline as ask

    with open_record(address) as record:
        lines = ask(record, filter_of(given), limit=limit, names=names)
    give(lines, show_moment, as_json=as_json, as_csv=as_csv)
    return 0


@click.command(
    cls=HelpfulCommand, examples=(("onrecord related rpt_6rbvdgl7psw4jrm6", "reports to read beside that one"),)
)
@click.argument("report", metavar="REPORT")
@record_option
@answer_options
def related(report: str, address: str | None, limit: int, names: bool, as_json: bool, as_csv: bool) -> int:
    """List reports that share incidents, actors and places with one."""
    from onrecord.cli.record_screen import show_related
    from onrecord.views.reports import related as ask

    with open_record(address) as record:
        lines = ask(record, report, limit=limit, names=names)
    give(lines, show_related, as_json=as_json, as_csv=as_csv, nothing="No related reports in this record.")
    return 0


@click.command(
    cls=HelpfulCommand,
    examples=(
        ("onrecord lineages", "reports that are copies of one text"),
        ("onrecord lineages --json", "in the interchange form"),
    ),
)
@record_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@click.option("--csv", "as_csv", is_flag=True, help="Print a table as CSV.")
def lineages(address: str | None, as_json: bool, as_csv: bool) -> int:
    """List lineages: reports that are copies or light rewrites of one text."""
    from onrecord.cli.record_screen import show_lineage
    from onrecord.views.reports import lineages as ask

    with open_record(address) as record:
        lines = ask(record)
    give(lines, show_lineage, as_json=as_json, as_csv=as_csv, nothing="No copies in this record.")
    return 0


@click.command(
    cls=HelpfulCommand,
    examples=(
        ("onrecord ask", "the questions there are"),
        ("onrecord ask territory --since 2024-03", "who says they took, held or lost what"),
    ),
)
@click.argument("name", required=False)
@record_option
@filter_options
@answer_options
def ask(
    name: str | None, address: str | None, limit: int, names: bool, as_json: bool, as_csv: bool, **given: Any
) -> int:
    """Ask a ready-made question. Questions are data: lexicons/questions.toml, which you may add to."""
    from onrecord import settings
    from onrecord.cli.record_screen import show_answer, show_question
    from onrecord.views.questions import ask as answer
    from onrecord.views.questions import questions

    folder = settings.load().lexicons
    if name is None:
        give(questions(folder), show_question, as_json=as_json, as_csv=as_csv)
        return 0
    with open_record(address) as record:
        parts = answer(record, name, filter_of(given), folder=folder, limit=limit, names=names)
    if as_csv:
        parts = tuple(part for part in parts if part.size)
        for part in parts:
            give(
                [*part.claims, *part.incidents, *part.figures, *part.disputes], show_answer, as_json=False, as_csv=True
            )
        return 0
    give(parts, show_answer, as_json=as_json, as_csv=False)
    return 0


@click.command(
    cls=HelpfulCommand,
    examples=(
        ("onrecord log", "what was done, the latest first"),
        ("onrecord log OR-7K3F9", "what was decided on one claim"),
        ("onrecord log --json --limit 1000000 > log.jsonl", "all of it, to keep elsewhere"),
    ),
)
@click.argument("target", required=False, metavar="[ID]")
@record_option
@click.option("--decisions", is_flag=True, help="Only what people decided.")
@answer_options
def log(
    target: str | None, address: str | None, decisions: bool, limit: int, names: bool, as_json: bool, as_csv: bool
) -> int:
    """Show the log: who did what, when and why, with the values before and after."""
    from onrecord.cli.record_screen import show_log
    from onrecord.record.ids import normal_id
    from onrecord.views.log_lines import log_entries

    with open_record(address) as record:
        wanted = (normal_id(target) or target) if target else None
        lines = log_entries(record, target=wanted, decisions=decisions, limit=limit, names=names)
    give(lines, show_log, as_json=as_json, as_csv=as_csv, nothing="Nothing in the log.")
    return 0
