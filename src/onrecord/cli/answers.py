"""Answers of the record on a terminal, as JSON Lines or as CSV: one way for every question."""

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from onrecord.cli.look import Look
    from onrecord.model import Value
    from onrecord.views.filters import Filter

F = TypeVar("F", bound=Callable[..., Any])


def filter_options(command: F) -> F:
    """The options that narrow a list, the same for every question."""
    for option in reversed(
        (
            click.option("--source", metavar="NAME", help="Only what this source says."),
            click.option("--party", metavar="NAME", help="Only what this party's sources say."),
            click.option("--actor", metavar="NAME", help="Only where this actor did it, or had it done to it."),
            click.option("--act", metavar="ACT", help="Only this act: deny, accuse, warn …"),
            click.option("--type", "type_", metavar="TYPE", help="Only this type of event: ASSAULT, AGREE …"),
            click.option("--mode", metavar="MODE", help="Only this mode of event: territory-retaken …"),
            click.option("--certainty", metavar="WORD", help="asserted, possible, conditional, planned, demanded."),
            click.option("--place", metavar="NAME", help="Only at this place, or in this first-level area."),
            click.option("--country", metavar="ISO3", help="Only in this country (ISO 3166-1 alpha-3)."),
            click.option("--near", metavar="LAT,LON", help="Only near this point (degrees); see --km."),
            click.option("--km", type=click.FloatRange(0.1, 5000), default=50.0, show_default=True, help="Radius."),
            click.option("--since", metavar="DATE", help="Only what happened then or later (ISO date or month)."),
            click.option("--until", metavar="DATE", help="Only what happened then or earlier."),
            click.option("--outlet", metavar="NAME", help="Only from this outlet."),
            click.option("--review", metavar="STATE", help="unchecked, checked or rejected."),
            click.option("--disputed", is_flag=True, help="Only what is disputed."),
        )
    ):
        command = option(command)
    return command


def answer_options(command: F) -> F:
    """How an answer is printed."""
    for option in reversed(
        (
            click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="At most so many."),
            click.option(
                "--names", is_flag=True, help="Show the names of private persons, which are masked otherwise."
            ),
            click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line."),
            click.option("--csv", "as_csv", is_flag=True, help="Print a table as CSV."),
        )
    ):
        command = option(command)
    return command


_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
FILTERS = (
    "source", "party", "actor", "act", "mode", "certainty", "place", "country", "km", "since", "until", "outlet",
    "review", "disputed",
)  # fmt: skip


def filter_of(given: dict[str, Any], words: str | None = None) -> "Filter":
    """The filter that the options of ``filter_options`` make.

    Raises InputError if a point or a date is not one, or a closed field holds an unknown word.
    """
    from onrecord.views.filters import Filter, checked

    fields = {name: given[name] for name in FILTERS if given.get(name) is not None}
    for name in ("since", "until"):
        if name in fields:
            fields[name] = _date(name, fields[name])
    if given.get("country"):
        fields["country"] = given["country"].upper()
    return checked(
        Filter(**fields, type=given.get("type_"), near=point(given["near"]) if given.get("near") else None, words=words)
    )


def _date(name: str, written: str) -> str:
    from onrecord.errors import InputError

    if not _DATE.fullmatch(written):
        raise InputError(f"--{name} {written!r}: not an ISO date; write 2024, 2024-03 or 2024-03-09")
    return written


def point(written: str) -> tuple[float, float]:
    """Latitude and longitude in degrees, from "46.64,32.61". Raises InputError if it is no point."""
    from onrecord.errors import InputError

    try:
        lat, lon = (float(part) for part in written.split(","))
    except ValueError as error:
        raise InputError(f"point {written!r}: not a point; write degrees as LAT,LON (46.64,32.61)") from error
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise InputError(f"point {written!r}: latitude is within ±90 and longitude within ±180 degrees")
    return lat, lon


def give(
    lines: "Sequence[Any]",
    show: "Callable[[Look, Any], None]",
    *,
    as_json: bool,
    as_csv: bool,
    nothing: str = "Nothing in this record.",
) -> None:
    """Print an answer in the way that was asked for."""
    if as_json:
        _as_json(lines)
    elif as_csv:
        from onrecord.views.tables import write_csv

        write_csv(lines, sys.stdout)
    elif lines:
        from onrecord.cli.look import look_at

        look = look_at()
        for line in lines:
            show(look, line)
    else:
        click.echo(nothing, err=True)


def _as_json(lines: "Iterable[Value]") -> None:
    import msgspec

    for line in lines:
        sys.stdout.buffer.write(msgspec.json.encode(line) + b"\n")
    sys.stdout.buffer.flush()
