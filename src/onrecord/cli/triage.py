"""``onrecord triage``: which of many reports are about conflict and crisis."""

import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.helpful import HelpfulCommand
from onrecord.cli.reading import columns_option, report_skipped

if TYPE_CHECKING:
    from onrecord.intake import Intake
    from onrecord.intake.triage import Triage
    from onrecord.settings import Settings

SOME_SKIPPED = 1


@click.command(
    cls=HelpfulCommand,
    examples=(
        ("onrecord triage export/", "each report with its score, and whether it would be taken in"),
        ("onrecord triage --json export/ > judged.jsonl", "the same, one JSON object a line"),
        ("onrecord add --triage export/", "take in those that are relevant; the others are listed"),
    ),
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@click.option("--threshold", type=click.FloatRange(0, 1), metavar="X", help="Take for relevant what scores X or more.")
@columns_option
def triage(paths: tuple[str, ...], as_json: bool, threshold: float | None, columns: dict[str, str]) -> int:
    """Judge by their words which reports are about conflict and crisis.

    By default the threshold lets nearly every relevant report through, and many that are not: it is for throwing away
    nothing that matters. Nothing is changed or kept. Reports in other languages cannot be judged, and stay.

    Exit code: 0 all were judged; 1 some could not be read (listed at the end); 2 cannot run.
    """
    from onrecord.cli.look import look_at
    from onrecord.cli.reading import settings_with
    from onrecord.intake import Skipped, read_paths
    from onrecord.intake.triage import triage as judge

    settings = settings_with(triage_threshold=threshold)
    look, skipped, counts = look_at(), list[str](), {True: 0, False: 0}
    for taken in read_paths(paths, columns=columns, settings=settings):
        if isinstance(taken, Skipped):
            skipped.append(str(taken.error))
            continue
        found = judge(taken.report, settings.triage_threshold, settings.lexicons)
        counts[found.relevant] += 1
        if as_json:
            sys.stdout.buffer.write(_line(decision(taken, found)))
        else:
            words = f" ({', '.join(found.words)})" if found.words else ""
            score = "  –  " if found.score is None else f"{found.score:.3f}"
            sign = look.mark("event") if found.relevant else look.mark("no")
            look.print(look.text(f"{sign} {score} {_name(taken)}{words}", "" if found.relevant else "dim"))
    sys.stdout.flush()
    click.echo(f"\nonrecord: {counts[True]} relevant, {counts[False]} not", err=True)
    report_skipped(skipped)
    return SOME_SKIPPED if skipped else 0


def decision(taken: "Intake", found: "Triage") -> dict[str, Any]:
    """What was decided of one report, and by what."""
    report = taken.report
    told = {"report": report.id, "ref": report.ref, "title": report.title, "language": report.language}
    return told | {"score": found.score, "relevant": found.relevant, "words": found.words}


def _name(taken: "Intake") -> str:
    """The title of a report, or how it begins."""
    words = (taken.report.title or taken.report.text).split()
    return " ".join(words[:14]) + (" …" if len(words) > 14 else "")


def _line(value: dict[str, Any]) -> bytes:
    import msgspec

    return msgspec.json.encode(value) + b"\n"


class Sieve:
    """Lets relevant reports through; every decision is written to a file, one JSON object a line."""

    def __init__(self, path: Path, settings: "Settings") -> None:
        self.path = path
        self.left_out: list[str] = []
        self._settings = settings

    def through(self, inputs: Iterable[Any]) -> Iterator[Any]:
        """The inputs without reports that are not relevant. What could not be read goes through, to be told of."""
        from onrecord.intake import Skipped
        from onrecord.intake.triage import triage as judge
        from onrecord.intake.triage import weights

        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        chosen = self._settings.triage_threshold
        threshold = weights().threshold if chosen is None else chosen
        with self.path.open("ab") as file:
            for taken in inputs:
                if isinstance(taken, Skipped):
                    yield taken
                    continue
                found = judge(taken.report, threshold, self._settings.lexicons)
                file.write(_line({"at": at, "threshold": threshold} | decision(taken, found)))
                file.flush()
                if found.relevant:
                    yield taken
                else:
                    self.left_out.append(f"{found.score:.3f} {taken.report.ref}: {_name(taken)}")

    def say(self) -> None:
        """What was left out, on stderr: nothing is lost, for the files are where they were."""
        if not self.left_out:
            return
        click.echo(
            f"\nonrecord: {len(self.left_out)} left out, for they do not seem to be about conflict or crisis; "
            f"add them without --triage if they are (all decisions: {self.path})",
            err=True,
        )
        for line in self.left_out:
            click.echo(f"  {line}", err=True)
