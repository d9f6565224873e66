"""What the reading commands share: settings from options, a reader that is loaded once, readings in input order."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from onrecord.errors import SkipReport
    from onrecord.intake import Intake
    from onrecord.model import Problem, Reading, Report
    from onrecord.reading.read import Reader
    from onrecord.settings import Settings

F = TypeVar("F", bound=Callable[..., Any])


def reading_options(command: F) -> F:
    """The options of every command that reads: what the caller knows of the reports, and what to read them with."""
    for option in reversed(
        (
            click.option("--published", metavar="DATE", help="The day they were published, as YYYY-MM-DD."),
            click.option("--outlet", metavar="NAME", help="Who published them."),
            click.option("--title", metavar="TEXT", help="The title, where the text holds none."),
            click.option("--pipeline", metavar="NAME", help="Read with this installed spaCy pipeline instead of ours."),
            click.option(
                "--lexicons",
                metavar="DIR",
                type=click.Path(exists=True, file_okay=False, path_type=Path),
                help="A folder with lexicon files of your own.",
            ),
        )
    ):
        command = option(command)
    return command


_NEXT_COLUMN = re.compile(r",(?=\s*\w+\s*=)")


def columns_option(command: F) -> F:
    """``--columns text=Body,published=Date``, as a mapping of fields to columns."""
    help_text = "Columns of a table by the fields they hold: text=Body,published=Date. Others are guessed."
    return click.option("--columns", metavar="FIELD=NAME,...", callback=_columns, multiple=True, help=help_text)(
        command
    )


def _columns(ctx: click.Context, param: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in (part for words in given for part in _NEXT_COLUMN.split(words)):
        field, sign, name = part.partition("=")
        if not (field.strip() and sign and name.strip()):
            raise click.BadParameter(f"{part!r} is not FIELD=NAME, for example text=Body", ctx, param)
        found[field.strip().lower()] = name.strip()
    return found


def settings_with(**given: object) -> "Settings":
    """The settings in force, with what was given on the command line put over them."""
    import msgspec

    from onrecord import settings

    chosen = {name: value for name, value in given.items() if value is not None}
    if "lexicons" in chosen:
        # Parts that look up the settings in force themselves (the gazetteer) must see the same folder.
        os.environ["ONRECORD_LEXICONS"] = str(chosen["lexicons"])
    return msgspec.structs.replace(settings.load(), **chosen)


def load_reader(settings: "Settings") -> "Reader":
    """A reader, with everything loaded that takes time, and signs of life meanwhile."""
    from onrecord.cli.waiting import bar, waiting

    with waiting("Loading the language pipeline"):
        import onrecord
        from onrecord.gazetteer import prepare

        reader = onrecord.reader(settings=settings)
    with bar("Building the gazetteer (once)", 100) as shown:
        prepare(settings, shown.update)
    return reader


def titled(taken: "Intake", title: str | None) -> tuple["Report", tuple["Problem", ...]]:
    """What a reader's pipe takes: the report, with the caller's title if it has none, and problems of its intake."""
    import msgspec

    report = taken.report
    if title and report.title is None:
        report = msgspec.structs.replace(report, title=title)
    return report, taken.problems


def report_skipped(messages: Sequence[str], more: str = "") -> None:
    """What was skipped, at the end, on stderr: the place, the reason and the next step of each."""
    if not messages:
        return
    noun = "report" if len(messages) == 1 else "reports"
    click.echo(f"\nonrecord: {len(messages)} {noun} skipped{more}", err=True)
    for message in messages:
        click.echo(f"  {message}", err=True)


class Stream:
    """Readings of many inputs in order, a few in memory at a time; what was skipped is kept for the end."""

    def __init__(self, reader: "Reader", inputs: "Iterable[Any]", title: str | None = None) -> None:
        self.reader = reader
        self.inputs = inputs
        self.title = title
        self.skipped: list[SkipReport] = []
        self.read = 0

    def __iter__(self) -> "Iterator[Reading]":
        from onrecord.errors import SkipReport

        for found in self.reader.pipe(self._reports(), batch_size=8):
            if isinstance(found, SkipReport):
                self.skipped.append(found)
            else:
                self.read += 1
                yield found

    def _reports(self) -> "Iterator[tuple[Report, tuple[Problem, ...]]]":
        from onrecord.intake import Skipped

        for taken in self.inputs:
            if isinstance(taken, Skipped):
                self.skipped.append(taken.error)
            else:
                yield titled(taken, self.title)
