"""``onrecord add``: read reports and keep them in the record."""

from pathlib import Path

import click

from onrecord.cli.helpful import HelpfulCommand
from onrecord.cli.reading import columns_option, reading_options, report_skipped
from onrecord.cli.record_options import open_record, record_option

SOME_SKIPPED = 1


@click.command(
    cls=HelpfulCommand,
    examples=(
        ("onrecord add story.txt", "read a story and keep it in onrecord.db"),
        ("onrecord add stories/ reports.jsonl", "many; what is there already is left alone, so a stopped add goes on"),
        ("onrecord add https://outlet.example/story", "fetch one page, if its site allows it, and keep it"),
        ("onrecord add --triage export/", "of a large intake, what is about conflict and crisis; the rest is listed"),
        ("onrecord add --record postgresql://desk@server/war stories/", "into a team's record"),
    ),
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@record_option
@click.option("--json", "as_json", is_flag=True, help="Print what became of each report: one JSON object a line.")
@click.option("--triage", "only_relevant", is_flag=True, help="Leave out what is not about conflict or crisis.")
@columns_option
@reading_options
def add(
    paths: tuple[str, ...],
    address: str | None,
    as_json: bool,
    only_relevant: bool,
    columns: dict[str, str],
    published: str | None,
    outlet: str | None,
    title: str | None,
    pipeline: str | None,
    lexicons: Path | None,
) -> int:
    """Read reports and keep them, with what was read, in the record.

    PATH is a file, a folder, - for standard input, or the address (https://…) of one page, which is then recorded in
    the web archive beside the record. `onrecord read --dry-run PATH` tells what would come in. A file of readings
    (onrecord read --json, onrecord export readings) is kept as it was read.

    Each report is kept in one step, whole or not at all; adding the same again changes nothing. A report at an address
    that is there with another text is kept beside it as its revision.

    Exit code: 0 all are kept; 1 some were skipped (listed at the end); 2 cannot run.
    """
    from onrecord.cli.beside import ARCHIVE, TRIAGE, beside, own_files
    from onrecord.cli.given_readings import keep_readings, readings_among
    from onrecord.cli.keeper import Keeper, Tally
    from onrecord.cli.reading import settings_with
    from onrecord.cli.triage import Sieve
    from onrecord.intake import read_paths
    from onrecord.intake.inputs import count_reports

    settings = settings_with(pipeline=pipeline, lexicons=lexicons)
    readings, paths = readings_among(paths)
    with open_record(address, create=True) as record:
        archive = settings.archive or beside(record.address, ARCHIVE)
        inputs = read_paths(
            paths,
            published=published,
            outlet=outlet,
            columns=columns,
            settings=settings,
            archive=archive,
            leaving=own_files(record.address, archive),
        )
        sieve = Sieve(beside(record.address, TRIAGE), settings)
        keeper = Keeper(record, settings, tally := Tally(as_json))
        keep_readings(record, readings, tally, settings.max_bytes)
        keeper.keep(sieve.through(inputs) if only_relevant else inputs, count_reports(paths), title)
        keeper.settle()
        tally.say(record.address)
    sieve.say()
    report_skipped(tally.problems)
    return SOME_SKIPPED if tally.problems else 0
