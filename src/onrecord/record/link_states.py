"""What people made of links: one that is found anew keeps the state it was given."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from onrecord.record.decisions import decisions_of
from onrecord.record.schema import claims

LINK_STATES = {"link.confirm": "confirmed", "link.reject": "rejected"}


def with_states(connection: sa.Connection, rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of ``links`` about to be written, with the states people gave to those links."""
    found = list(rows)
    judged = {one.decision.target: LINK_STATES[one.decision.kind] for one in _judged(connection)} if found else {}
    if not judged:
        return found
    numbers = {row[side] for row in found for side in ("claim", "other")}
    asked = sa.select(claims.c.number, claims.c.id).where(claims.c.number.in_(numbers))
    ids = {row.number: row.id for row in connection.execute(asked)}
    return [
        row | {"state": judged.get(f"{ids[row['claim']]} {row['relation']} {ids[row['other']]}", row["state"])}
        for row in found
    ]


def _judged(connection: sa.Connection) -> list[Any]:
    return decisions_of(connection, "link.confirm", "link.reject")
