"""Who a name is in a record: kind, country, sector and side as the readings have them."""

from typing import Any

import sqlalchemy as sa

from onrecord.record.schema import claim_sources, event_parties
from onrecord.record.store import Record


def known_actor(record: Record, name: str) -> dict[str, Any] | None:
    """The actor of exactly that name, as ``name.means`` takes one; None where the record knows none."""
    with record.reading_from() as connection:
        for table in (claim_sources, event_parties):
            asked = sa.select(table.c.key, table.c.name, table.c.kind, table.c.country, table.c.sector)
            row = connection.execute(
                asked.where(table.c.name == name, table.c.key.like("act\\_%", escape="\\")).limit(1)
            ).first()
            if row is not None:
                return {
                    "id": row.key,
                    "name": row.name,
                    "kind": row.kind or "unknown",
                    "country": row.country,
                    "sector": row.sector,
                }
    return None
