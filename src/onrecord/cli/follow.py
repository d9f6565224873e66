"""``onrecord follow``: feeds whose entries come into the record when it is run."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.helpful import HelpfulCommand, HelpfulGroup
from onrecord.cli.reading import report_skipped
from onrecord.cli.record_options import open_record, print_json, record_option

if TYPE_CHECKING:
    from onrecord.intake.follows import Follow

SOME_SKIPPED = 1


@click.group(
    cls=HelpfulGroup,
    examples=(
        ("onrecord follow add https://outlet.example/feed.xml", "follow a feed (RSS, Atom, JSON Feed)"),
        ("onrecord follow run", "take in what is new in the feeds that are followed"),
    ),
)
def follow() -> None:
    """Follow feeds. Nothing runs by itself: `follow run` asks them, as often as you call it."""


@follow.command(
    "add",
    cls=HelpfulCommand,
    examples=(
        ("onrecord follow add https://outlet.example/feed.xml", "its entries come in as the feed gives them"),
        (
            "onrecord follow add --pages https://outlet.example/feed.xml",
            "the page of each entry, if its site allows it",
        ),
    ),
)
@click.argument("url")
@click.option("--pages", is_flag=True, help="Fetch the page that each entry links to, and keep that instead.")
@click.option("--outlet", metavar="NAME", help="Who publishes what the feed gives.")
@record_option
def add(url: str, pages: bool, outlet: str | None, address: str | None) -> int:
    """Follow the feed at an address from now on. It is asked once, to see that it is a feed; nothing is kept yet."""
    from onrecord.cli.beside import FOLLOWS, beside
    from onrecord.errors import InputError
    from onrecord.intake import Intake
    from onrecord.intake.feed_visit import iso, visit
    from onrecord.intake.follows import Follow, changed, load_follows, save_follows, sole_user
    from onrecord.intake.web_address import web_address
    from onrecord.intake.web_visit import Visitor
    from onrecord.intake.wishes import Wishes
    from onrecord.settings import load

    settings, now = load(), datetime.now(UTC)
    path = beside(address or settings.record, FOLLOWS)
    fresh = Follow(url=web_address(url).url, pages=pages, outlet=outlet, added_at=iso(now))
    with sole_user(path):
        found = visit(fresh, Visitor(settings), Wishes(None, outlet, settings), now)
        if found.state in ("failed", "ended"):
            raise InputError(found.follow.problem or url, code="follows")
        entries = [entry for entry in found.entries if isinstance(entry, Intake)]
        title = outlet or next((entry.report.outlet for entry in entries if entry.report.outlet), None)
        # Nothing was kept, so the next run must be given all of it.
        one = Follow(url=found.follow.url, title=title, pages=pages, outlet=outlet, added_at=fresh.added_at)
        save_follows(path, changed(load_follows(path), one))
    click.echo(f"{path}: following {title or one.url} ({len(entries)} entries now)", err=True)
    return 0


@follow.command("list", cls=HelpfulCommand, examples=(("onrecord follow list", "the feeds that are followed"),))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@record_option
def list_(as_json: bool, address: str | None) -> int:
    """List the feeds that are followed, with how they stand."""
    from onrecord.cli.answers import give
    from onrecord.cli.follow_screen import show_follow

    lines = load_list(address)
    give(lines, show_follow, as_json=as_json, as_csv=False, nothing="No feeds are followed.")
    return 0


def load_list(address: str | None) -> "tuple[Follow, ...]":
    """The feeds followed beside a record."""
    from onrecord.cli.beside import FOLLOWS, beside
    from onrecord.intake.follows import load_follows
    from onrecord.settings import load

    return load_follows(beside(address or load().record, FOLLOWS))


@follow.command(
    "remove",
    cls=HelpfulCommand,
    examples=(("onrecord follow remove https://outlet.example/feed.xml", "ask it no more"),),
)
@click.argument("url")
@record_option
def remove(url: str, address: str | None) -> int:
    """Follow a feed no more. What came from it stays in the record."""
    from onrecord.cli.beside import FOLLOWS, beside
    from onrecord.intake.follows import load_follows, save_follows, sole_user, without
    from onrecord.settings import load

    path = beside(address or load().record, FOLLOWS)
    with sole_user(path):
        save_follows(path, without(load_follows(path), url))
    click.echo(f"{path}: no longer following {url}", err=True)
    return 0


@follow.command(
    "run",
    cls=HelpfulCommand,
    examples=(
        ("onrecord follow run", "all feeds that are due"),
        ("onrecord follow run https://outlet.example/feed.xml --now", "one, even if it was asked a moment ago"),
    ),
)
@click.argument("urls", nargs=-1, metavar="[URL]...")
@click.option("--now", "at_once", is_flag=True, help="Ask also feeds that were asked a moment ago or failed.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print what became of each report and feed: one JSON object a line."
)
@click.option("--pipeline", metavar="NAME", help="Read with this installed spaCy pipeline instead of ours.")
@click.option(
    "--lexicons",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder with lexicon files of your own.",
)
@record_option
def run(
    urls: tuple[str, ...],
    at_once: bool,
    as_json: bool,
    pipeline: str | None,
    lexicons: Path | None,
    address: str | None,
) -> int:
    """Ask the feeds that are followed for what is new, and keep it in the record.

    Exit code: 0 all that were due were had; 1 something could not be had or kept; 2 cannot run.
    """
    from onrecord.cli.beside import FOLLOWS, beside
    from onrecord.cli.following import Following
    from onrecord.cli.keeper import Keeper, Tally
    from onrecord.cli.reading import settings_with
    from onrecord.errors import InputError, did_you_mean
    from onrecord.intake.follows import load_follows, sole_user

    settings = settings_with(pipeline=pipeline, lexicons=lexicons)
    path = beside(address or settings.record, FOLLOWS)
    known = [one.url for one in load_follows(path)]
    for url in urls:
        if url not in known:
            raise InputError(
                f"{url}: is not followed{did_you_mean(url, known)}; `onrecord follow add` it", code="follows"
            )
    if not known:
        raise InputError(f"{path}: no feeds are followed; `onrecord follow add URL`", code="follows")
    with sole_user(path), open_record(address, create=True) as record:
        keeper = Keeper(record, settings, tally := Tally(as_json))
        following = Following(path, keeper, datetime.now(UTC), at_once=at_once)
        for url in urls or known:
            told = following.ask(url)
            if as_json:
                print_json(told)
            else:
                click.echo(told.line(), err=True)
        keeper.settle()
        tally.say(record.address)
    report_skipped(tally.problems)
    return SOME_SKIPPED if tally.problems or following.failed else 0
