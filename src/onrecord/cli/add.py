"""``onrecord add``: read reports and keep them in the record."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.helpful import HelpfulCommand
from onrecord.cli.reading import reading_options, report_skipped
from onrecord.cli.record_options import open_record, print_json, record_option

if TYPE_CHECKING:
    from onrecord.cli.reading import Stream
    from onrecord.record.adding import Added
    from onrecord.record.store import Record
    from onrecord.settings import Settings

SOME_SKIPPED = 1


@click.command(
    cls=HelpfulCommand,
    examples=(
        ("onrecord add story.txt", "read a story and keep it in onrecord.db"),
        ("onrecord add stories/ reports.jsonl", "many; what is there already is left alone, so a stopped add goes on"),
        ("onrecord add https://outlet.example/story", "fetch one page, if its site allows it, and keep it"),
        ("onrecord add --record postgresql://desk@server/war stories/", "into a team's record"),
    ),
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@record_option
@click.option("--json", "as_json", is_flag=True, help="Print what became of each report: one JSON object a line.")
@reading_options
def add(
    paths: tuple[str, ...],
    address: str | None,
    as_json: bool,
    published: str | None,
    outlet: str | None,
    title: str | None,
    pipeline: str | None,
    lexicons: Path | None,
) -> int:
    """Read reports and keep them, with what was read, in the record.

    PATH is a file, a folder, - for standard input, or the address (https://…) of one page, which is then recorded in
    the web archive beside the record.

    Each report is kept in one step, whole or not at all; adding the same again changes nothing. A report at an address
    that is there with another text is kept beside it as its revision.

    Exit code: 0 all are kept; 1 some were skipped (listed at the end); 2 cannot run.
    """
    from onrecord.cli.beside import ARCHIVE, beside, own_files
    from onrecord.cli.reading import settings_with
    from onrecord.intake import read_paths

    settings = settings_with(pipeline=pipeline, lexicons=lexicons)
    with open_record(address, create=True) as record:
        archive = settings.archive or beside(record.address, ARCHIVE)
        inputs = read_paths(
            paths,
            published=published,
            outlet=outlet,
            settings=settings,
            archive=archive,
            leaving=own_files(record.address, archive),
        )
        tally = _Tally(as_json)
        stream = _keep(record, inputs, settings, paths, title, tally)
        _settle(record)
        tally.say(record.address)
    messages = [*tally.problems, *(str(error) for error in (stream.skipped if stream else ()))]
    report_skipped(messages)
    return SOME_SKIPPED if messages else 0


class _Tally:
    """Counts what became of reports."""

    def __init__(self, as_json: bool) -> None:
        self.as_json = as_json
        self.counts: dict[str, int] = {}
        self.copies = self.revisions = self.claims = 0
        self.problems: list[str] = []

    def count(self, added: "Added") -> None:
        self.counts[added.state] = self.counts.get(added.state, 0) + 1
        self.claims += added.claims
        self.copies += added.copy_of is not None
        self.revisions += added.revises is not None
        if added.state == "removed":
            self.problems.append(f"{added.report}: was removed from this record before ({added.reason}); left out")
        if self.as_json:
            print_json(added)

    def say(self, record: str) -> None:
        """One line on stderr (and on stdout nothing, unless JSON was asked for)."""
        parts = [f"{self.counts.get('added', 0)} added with {self.claims} claims"]
        parts += [f"{self.copies} of them copies"] * bool(self.copies)
        parts += [f"{self.revisions} of them revisions of a report at the same address"] * bool(self.revisions)
        parts += [f"{self.counts.get('already', 0)} there already"] * bool(self.counts.get("already"))
        click.echo(f"{record}: {', '.join(parts)}", err=True)


def _keep(
    record: "Record",
    inputs: Iterable[Any],
    settings: "Settings",
    paths: tuple[str, ...],
    title: str | None,
    tally: _Tally,
) -> "Stream | None":
    """Read what the record does not hold yet, and keep it. The language pipeline is loaded only if there is any."""
    from onrecord.cli.reading import Stream, load_reader
    from onrecord.cli.waiting import bar
    from onrecord.errors import SkipReport
    from onrecord.intake.inputs import count_reports

    wanted = _not_there(record, inputs, tally)
    first = next(wanted, None)
    if first is None:
        return None
    reader = load_reader(settings)
    stream = Stream(reader, chain([first], wanted), title)
    made_with = made_by(reader)
    with bar("Adding", count_reports(paths)) as shown:
        for reading in stream:
            try:
                tally.count(record.add(reading, reader=made_with))
            except SkipReport as error:
                stream.skipped.append(error)
            shown.update("Adding", tally.counts.get("added", 0) + tally.counts.get("already", 0), shown.total)
    return stream


def made_by(reader: Any) -> str:
    """Name and version of what reads, as the record keeps it beside each reading."""
    import onrecord

    meta = reader.nlp.meta
    return f"onrecord {onrecord.__version__} ({meta.get('lang', '')}_{meta.get('name', '')} {meta.get('version', '')})"


def _not_there(record: "Record", inputs: Iterable[Any], tally: _Tally) -> Iterator[Any]:
    """Inputs whose report is not in the record; those that are there are counted and not read again."""
    from onrecord.intake import Skipped
    from onrecord.record.adding import Added

    for taken in inputs:
        if not isinstance(taken, Skipped) and (state := record.state_of(taken.report.id)) is not None:
            name, reason = state
            tally.count(Added(report=taken.report.id, state="already" if name == "kept" else "removed", reason=reason))
        else:
            yield taken


def _settle(record: "Record") -> None:
    from onrecord.cli.waiting import bar

    with bar("Comparing accounts", None) as shown:
        record.refresh(lambda done, total: shown.update("Comparing accounts", done, total))
