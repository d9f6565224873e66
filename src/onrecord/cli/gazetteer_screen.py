"""Gazetteer entries on a screen."""

from collections.abc import Sequence
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from onrecord.cli.look import look_at
from onrecord.gazetteer import Entry, Index


def show_entries(index: Index, found: list[Entry], limit: int) -> None:
    """A row for each place: name, kind, where it lies, how many live there."""
    look = look_at()
    table = Table(box=None if look.ascii else SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for title in ("Place", "Kind", "Lies in", "Latitude, longitude", "People"):
        table.add_column(title, overflow="fold", justify="right" if title == "People" else "left")
    for entry in found[:limit]:
        area = index.entry(entry.admin1).name if entry.admin1 >= 0 and entry.admin1 != entry.row else None
        where = ", ".join(filter(None, (area, entry.country)))
        spot = f"{entry.lat:.2f}, {entry.lon:.2f}" if entry.lat is not None and entry.lon is not None else ""
        people = f"{entry.population:,}" if entry.population else ""
        table.add_row(*(look.clean(cell) for cell in (entry.name, entry.kind, where, spot, people)))
    look.print(table)
    if len(found) > limit:
        look.print(Text(f"{len(found) - limit} more; see --limit", "dim"))


def show_added(added: Sequence[dict[str, Any]]) -> None:
    """A row for each gazetteer that was added: name, source, what was kept of it."""
    look = look_at()
    table = Table(box=None if look.ascii else SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for title in ("Name", "From", "Added", "Classes", "People, least", "Places", "Names", "MB", "Wrong lines"):
        table.add_column(title, overflow="fold", justify="left" if title in ("Name", "From", "Added") else "right")
    for facts in added:
        source = facts.get("source", "?") + (" and alternate names" if facts.get("alternate_names") else "")
        counts = (facts.get("population", 0), facts["places"], facts["names"], round(facts["bytes"] / 1e6))
        cells = (facts.get("name", "?"), source, facts.get("added", "?"), facts.get("classes", "?"))
        wrong = f"{facts.get('wrong', 0):,}"
        table.add_row(*(look.clean(cell) for cell in (*cells, *(f"{count:,}" for count in counts), wrong)))
    look.print(table)
