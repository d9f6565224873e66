"""``onrecord watch``: filters with a name that tell what is new."""

from pathlib import Path
from typing import Any

import click

from onrecord.cli.answers import filter_of, filter_options, give
from onrecord.cli.helpful import HelpfulCommand, HelpfulGroup
from onrecord.cli.record_options import by_option, open_record, record_option, who


@click.group(
    cls=HelpfulGroup,
    examples=(
        ("onrecord watch add dam --place “Nova Kakhovka” --disputed", "watch for what is disputed there"),
        ("onrecord watch run", "what is new since it was last run"),
    ),
)
def watch() -> None:
    """Watch for claims: places, actors, types, disputes."""


@watch.command(
    "add", cls=HelpfulCommand, examples=(("onrecord watch add front --actor “Northern Front”", "whatever it does"),)
)
@click.argument("name")
@click.option("--words", metavar="WORDS", help="Words that all stand in the claim.")
@filter_options
@by_option
@record_option
def add(name: str, words: str | None, by: str | None, address: str | None, **given: Any) -> int:
    """Watch for claims from now on for which the filter holds."""
    from onrecord.views.watches import add_watch

    with open_record(address) as record:
        add_watch(record, name, filter_of(given, words), by=who(by))
    click.echo(f"{record.address}: watching for {name}", err=True)
    return 0


@watch.command("list", cls=HelpfulCommand, examples=(("onrecord watch list", "the watches there are"),))
@record_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
def list_(address: str | None, as_json: bool) -> int:
    """List the watches."""
    from onrecord.cli.record_screen import show_watch
    from onrecord.views.watches import all_watches

    with open_record(address) as record:
        lines = all_watches(record)
    give(lines, show_watch, as_json=as_json, as_csv=False, nothing="No watches in this record.")
    return 0


@watch.command("remove", cls=HelpfulCommand, examples=(("onrecord watch remove dam", "watch for it no more"),))
@click.argument("name")
@by_option
@record_option
def remove(name: str, by: str | None, address: str | None) -> int:
    """Watch no more."""
    from onrecord.views.watches import remove_watch

    with open_record(address) as record:
        remove_watch(record, name, by=who(by))
    click.echo(f"{record.address}: no longer watching for {name}", err=True)
    return 0


@watch.command(
    "run",
    cls=HelpfulCommand,
    examples=(
        ("onrecord watch run", "all watches"),
        ("onrecord watch run dam --atom dam.xml", "one, also as a feed"),
    ),
)
@click.argument("name", required=False)
@click.option("--atom", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Write an Atom feed.")
@click.option("--peek", is_flag=True, help="Say what is new, and say it again the next time.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for each watch.")
@record_option
def run(name: str | None, atom: Path | None, peek: bool, as_json: bool, address: str | None) -> int:
    """Say what is new since a watch was last run."""
    from onrecord.cli.record_screen import show_news
    from onrecord.errors import InputError, did_you_mean
    from onrecord.views.watches import all_watches, run_watch
    from onrecord.views.watches import atom as feed

    with open_record(address) as record:
        known = {one.name: one for one in all_watches(record)}
        if name is not None and name not in known:
            raise InputError(f"watch {name!r}: is not there{did_you_mean(name, known)}")
        if atom is not None and name is None:
            raise InputError("watch run --atom: name the watch, one feed is of one watch")
        wanted = [known[name]] if name else list(known.values())
        found = [run_watch(record, one, keep=not peek) for one in wanted]
        if atom is not None:
            atom.write_text(feed(record.status().record, found[0]), encoding="utf-8")
    give(found, show_news, as_json=as_json, as_csv=False, nothing="No watches in this record.")
    return 0
