"""``onrecord map``: the places of one report, drawn."""

import sys
from pathlib import Path

import click

from onrecord.cli.helpful import HelpfulCommand
from onrecord.cli.reading import reading_options, settings_with


@click.command(
    "map",
    cls=HelpfulCommand,
    examples=(
        ("onrecord map story.txt -o places.svg", "a drawing any browser opens"),
        ("onrecord map story.txt --within SDN > sudan.svg", "only what lies in Sudan"),
    ),
)
@click.argument("path", metavar="PATH")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="A file instead of the screen.")
@click.option("--within", multiple=True, metavar="ISO3", help="Only places of this country; may be given again.")
@click.option("--report", "order", type=click.IntRange(min=1), default=1, metavar="N", help="Which report of PATH.")
@reading_options
def place_map(
    path: str,
    output: Path | None,
    within: tuple[str, ...],
    order: int,
    published: str | None,
    outlet: str | None,
    title: str | None,
    pipeline: str | None,
    lexicons: Path | None,
) -> None:
    """Draw the places of a report as SVG: where each lies, and how finely the text places it."""
    from onrecord.cli.explain import one_reading
    from onrecord.exports.place_map import draw

    settings = settings_with(pipeline=pipeline, lexicons=lexicons)
    reading = one_reading(path, order, published=published, outlet=outlet, title=title, settings=settings)
    drawing = draw(reading, within=[code.upper() for code in within]) + "\n"
    if output is None:
        sys.stdout.write(drawing)
    else:
        output.write_text(drawing, encoding="utf-8")
