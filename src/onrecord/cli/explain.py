"""``onrecord explain``: one claim, every value with the words and the method it came from."""

import json
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.helpful import HelpfulCommand
from onrecord.cli.reading import Stream, load_reader, reading_options, settings_with
from onrecord.errors import did_you_mean

if TYPE_CHECKING:
    from onrecord.cli.order import Ordered
    from onrecord.intake import Intake, Skipped
    from onrecord.model import Claim, Reading
    from onrecord.settings import Settings


@click.command(
    cls=HelpfulCommand,
    examples=(
        ("onrecord explain story.txt", "the claims of a story with their numbers"),
        ("onrecord explain story.txt --claim 12", "where every value of claim 12 comes from"),
    ),
)
@click.argument("path", metavar="PATH")
@click.option("--claim", "wanted", metavar="N|ID", help="The number of a claim (as `read` shows it) or its id.")
@click.option(
    "--report",
    "order",
    type=click.IntRange(min=1),
    default=1,
    metavar="N",
    help="Which report of PATH, if it holds several (default: 1).",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@reading_options
def explain(
    path: str,
    wanted: str | None,
    order: int,
    as_json: bool,
    published: str | None,
    outlet: str | None,
    title: str | None,
    pipeline: str | None,
    lexicons: Path | None,
) -> None:
    """Show for one claim every value with the words and the method it came from, its events and figures included.

    Without --claim, list the claims with their numbers.
    """
    from onrecord.cli.explained import explained, listed
    from onrecord.cli.order import Ordered

    settings = settings_with(pipeline=pipeline, lexicons=lexicons)
    ordered = Ordered(one_reading(path, order, published=published, outlet=outlet, title=title, settings=settings))
    if as_json:
        content = listed(ordered) if wanted is None else explained(ordered, find_claim(ordered, wanted))
        json.dump(content, sys.stdout, ensure_ascii=False)
        sys.stdout.write("\n")
        return
    from onrecord.cli.explain_screen import show_claim, show_list
    from onrecord.cli.look import look_at

    if wanted is None:
        show_list(ordered, look_at())
    else:
        show_claim(explained(ordered, find_claim(ordered, wanted)), ordered, look_at())


def one_reading(
    path: str, order: int, *, published: str | None, outlet: str | None, title: str | None, settings: "Settings"
) -> "Reading":
    """The reading of report ``order`` of an input. Raises the reason if it cannot be read."""
    return _read(_nth(_inputs(path, published, outlet, settings), order, path), title, settings)


def _inputs(path: str, published: str | None, outlet: str | None, settings: "Settings") -> "Iterator[Intake | Skipped]":
    """The reports of one input."""
    from onrecord.intake import read_paths

    return read_paths([path], published=published, outlet=outlet, settings=settings)


def _nth(inputs: "Iterator[Intake | Skipped]", order: int, path: str) -> "Intake":
    """Report ``order`` of an input. Raises the reason if it cannot be taken in."""
    from onrecord.intake import Skipped

    taken = next(islice(inputs, order - 1, None), None)
    if taken is None:
        raise click.BadParameter(f"{path} holds fewer than {order} reports", param_hint="--report")
    if isinstance(taken, Skipped):
        raise taken.error
    return taken


def _read(taken: "Intake", title: str | None, settings: "Settings") -> "Reading":
    """The reading of one report. Raises the reason if reading fails."""
    stream = Stream(load_reader(settings), [taken], title)
    for reading in stream:
        return reading
    raise stream.skipped[0]


def find_claim(ordered: "Ordered", wanted: str) -> "Claim":
    """The claim with a number or an id (or the first letters of one). Raises BadParameter if there is none."""
    if wanted.isdigit():
        if 1 <= int(wanted) <= len(ordered.claims):
            return ordered.claims[int(wanted) - 1]
        raise click.BadParameter(f"there is no claim {wanted}; there are {len(ordered.claims)}", param_hint="--claim")
    matching = [claim for claim in ordered.claims if claim.id == wanted or claim.id.startswith(wanted)]
    if len(matching) == 1:
        return matching[0]
    if matching:
        raise click.BadParameter(f"{wanted} fits {len(matching)} claims; give more of the id", param_hint="--claim")
    hint = did_you_mean(wanted, [claim.id for claim in ordered.claims]) or "; leave out --claim to list them"
    raise click.BadParameter(f"there is no claim {wanted}{hint}", param_hint="--claim")
