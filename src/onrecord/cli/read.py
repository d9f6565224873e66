"""``onrecord read``: reports in, readings out."""

import sys
from pathlib import Path

import click

from onrecord.cli.helpful import HelpfulCommand
from onrecord.cli.reading import Stream, columns_option, load_reader, reading_options, report_skipped, settings_with

SOME_SKIPPED = 1


@click.command(
    cls=HelpfulCommand,
    examples=(
        ("onrecord read story.txt", "one story, for a person"),
        ("onrecord read --published 2024-03-09 story.txt", "with its day, so that “Friday” has a date"),
        ("onrecord read --json reports.jsonl > out.jsonl", "many, one JSON object a line, in input order"),
        ("onrecord read --dry-run page.html export/", "what would be read, and what not, and why"),
        ("onrecord read --columns text=Body,published=Date articles.xlsx", "a table whose columns have other names"),
        ("onrecord read https://outlet.example/story", "one page, fetched if its site allows it"),
        ("pbpaste | onrecord read -", "from standard input"),
    ),
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--json", "as_json", is_flag=True, help="Print the interchange format: one object a line and report.")
@click.option(
    "--min-score", type=click.FloatRange(0, 1), metavar="X", help="Leave out claims with a score below X (0 to 1)."
)
@click.option("--dry-run", is_flag=True, help="Tell what would be read and what would be skipped; read nothing.")
@columns_option
@reading_options
def read(
    paths: tuple[str, ...],
    as_json: bool,
    dry_run: bool,
    columns: dict[str, str],
    min_score: float | None,
    published: str | None,
    outlet: str | None,
    title: str | None,
    pipeline: str | None,
    lexicons: Path | None,
) -> int:
    """Read reports: who said what happened, where, when, with what figures, and who contradicts whom.

    PATH is a file, a folder, - for standard input, or the address (https://…) of one page. Read are text, saved web
    pages (HTML, MHTML), PDF, Word, e-mail, tables (CSV, TSV, XLSX), feeds, Telegram exports, ninjs, web archives (WARC,
    WACZ) and JSON: there a report is an object with "text", and "id", "title", "outlet", "byline", "url", "published"
    where they are known.

    Exit code: 0 all read; 1 some were skipped (listed at the end); 2 cannot run.
    """
    from onrecord.cli.order import above
    from onrecord.cli.waiting import bar
    from onrecord.intake import read_paths
    from onrecord.intake.inputs import count_reports

    settings = settings_with(pipeline=pipeline, lexicons=lexicons, min_score=min_score)
    inputs = read_paths(paths, published=published, outlet=outlet, columns=columns, settings=settings)
    if dry_run:
        from onrecord.cli.dry_run import tell

        return SOME_SKIPPED if tell(inputs, as_json=as_json) else 0
    stream = Stream(load_reader(settings), inputs, title)
    total = count_reports(paths) if sys.stderr.isatty() else None
    write = _as_json if as_json else _for_a_person
    with bar("Reading", total) as shown:
        for reading in stream:
            if sys.stdout.isatty():
                shown.pause()
            write(above(reading, settings.min_score), stream.read)
            shown.advance()
    report_skipped([str(error) for error in stream.skipped], f", {stream.read} read")
    return SOME_SKIPPED if stream.skipped else 0


def _as_json(reading: object, order: int) -> None:
    import msgspec

    del order
    sys.stdout.buffer.write(msgspec.json.encode(reading) + b"\n")
    sys.stdout.buffer.flush()


def _for_a_person(reading: object, order: int) -> None:
    from rich.text import Text

    from onrecord.cli.look import look_at
    from onrecord.cli.screen import show
    from onrecord.model import Reading

    assert isinstance(reading, Reading)
    look = look_at()
    if order > 1:
        look.print()
        look.print(Text(look.mark("heavy") * look.width, "dim"))
    show(reading, look)
