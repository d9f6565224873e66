"""Tables that only lay out a page (old sites, newsletters) made into plain boxes, so that their text is no table."""

from typing import Any

LONG_CELL = 60
"""A cell of more words holds prose."""


def unwrap_layout_tables(tree: Any) -> None:
    """Turn tables that hold other tables, or prose, into boxes; changes ``tree`` (lxml)."""
    for table in list(tree.iter("table")):
        if not _lays_out(table):
            continue
        for part in table.iter("tbody", "thead", "tr", "td", "th", "center"):
            if next(part.iterancestors("table"), None) is table:
                part.tag = "div"
        table.tag = "div"


def _lays_out(table: Any) -> bool:
    if next(table.iterdescendants("table"), None) is not None:
        return True
    for cell in table.iter("td", "th"):
        breaks = sum(1 for _ in cell.iter("br", "p", "div"))
        if breaks >= 2 and len("".join(cell.itertext()).split()) > LONG_CELL:
            return True
    return False
