"""Adding places to the gazetteer, and taking them away: dumps as indexes, a person's own places as a lexicon."""

import re
from datetime import date
from pathlib import Path

import click
import msgspec

from onrecord import settings
from onrecord.cli.own_places import as_lexicon, read_places
from onrecord.cli.waiting import bar
from onrecord.errors import StopRun
from onrecord.gazetteer import layers, prepare
from onrecord.gazetteer.joined import Request

_GROUP = re.compile(r"^\[\[", re.MULTILINE)


def add_dump(request: Request) -> None:
    """Index a GeoNames dump and say what was made of it, wrong lines included."""
    with bar(f"Reading {request.dump.name}", None) as shown:
        facts, tally = layers.add(request, settings.load(), shown.update)
    for line in tally.listed:
        click.echo(f"  passed over: {line}", err=True)
    if tally.wrong > len(tally.listed):
        click.echo(f"  and {tally.wrong - len(tally.listed):,} more lines", err=True)
    size = facts["bytes"] / 1e6
    click.echo(
        f"{facts['places']:,} places with {facts['names']:,} names added as {request.name} "
        f"({tally.read:,} lines read, {tally.wrong:,} wrong; {size:,.1f} MB)",
        err=True,
    )


def add_own(file: Path, lexicons: Path | None) -> None:
    """Check a person's own places, put them into their lexicon and build the index again."""
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


def remove_own(name: str, folder: Path) -> bool:
    """Take the groups that were added from a file of that name out of the lexicon; false if there are none."""
    own = folder / "places.toml"
    if not own.is_file():
        return False
    text = own.read_text(encoding="utf-8")
    starts = [match.start() for match in _GROUP.finditer(text)]
    pieces = [text[start:end] for start, end in zip([0, *starts], [*starts, len(text)], strict=True)]
    kept = [piece for piece in pieces if f'note = "added from {name} on ' not in piece]
    if len(kept) == len(pieces):
        return False
    new = own.with_suffix(".part")
    new.write_text("".join(kept), encoding="utf-8")
    new.replace(own)
    return True
