"""``onrecord desk``: the record in a browser, on this machine only."""

import click

from onrecord.cli.helpful import HelpfulCommand
from onrecord.cli.record_options import by_option, open_record, record_option, who

PORT = 8321


@click.command(
    cls=HelpfulCommand,
    examples=(
        ("onrecord desk", "open onrecord.db in the browser; Ctrl-C closes the desk"),
        ("onrecord desk --demo", "with three stories to try it on; nothing of yours is touched"),
        ("onrecord desk --propose --by reader", "to look and propose; an editor accepts at a desk of their own"),
        ("onrecord desk --record postgresql://desk@server/war --port 9000", "a team's record"),
    ),
)
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(1, 65535), help="Port on 127.0.0.1.")
@click.option("--demo", is_flag=True, help="Open a record of its own with the demo stories.")
@click.option("--names", is_flag=True, help="Show private persons' names in lists, which are masked otherwise.")
@click.option("--propose", is_flag=True, help="Decide nothing: corrections are kept as proposals for an editor.")
@click.option("--no-browser", is_flag=True, help="Do not open a browser; the address is printed either way.")
@by_option
@record_option
def desk(
    port: int, demo: bool, names: bool, propose: bool, no_browser: bool, by: str | None, address: str | None
) -> int:
    """Open the record in a browser: check claims, read, correct, compare.

    It listens on 127.0.0.1 and nowhere else, needs no network, and sends nothing anywhere.
    """
    from onrecord import settings
    from onrecord.web.desk import Desk
    from onrecord.web.serving import demo_record, serve

    if demo:
        address = demo_record(lambda words: click.echo(words, err=True))
    with open_record(address, create=True) as record:
        record.refresh()
        made = Desk(record, settings.load(), who(by), names, proposes=propose)
        serve(made, port=port, browser=not no_browser)
    return 0
