"""Whom the line of an incident in a list may name: its place, and the parties whose voices it counts."""

import re
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from onrecord.record.party_lexicon import load
from onrecord.record.schema import claim_sources, claims, events
from onrecord.views.masking import Mask, mask_for
from onrecord.views.names import is_name

_PARTY = re.compile(r"\bvoices? of (.+?)(?=, \d| and \d+ voice|, denied|, said|;|$)")
_ORGANISED = ("group", "institution", "outlet")
_MANY = 500


def line_mask(connection: sa.Connection, rows: Sequence[Any]) -> Mask:
    """One mask for some rows of ``incidents``. Most lines name nobody who could be private, and cost nothing here.

    A party that is known as an organisation is no person. Looked at are the reports of the other parties, and those of
    incidents at a place that is on no map: what was taken for a place there may be a name.
    """
    told = {name for row in rows for name in _PARTY.findall(row.status) if is_name(name)}
    doubtful = sorted(told - _organised(connection, told))
    nowhere = _on_no_map(connection, {row.place for row in rows if row.place})
    unplaced = [row.number for row in rows if row.place in nowhere]
    within = set[int]()
    for start in range(0, len(unplaced), _MANY):
        here = sa.select(events.c.report).where(events.c.incident.in_(unplaced[start : start + _MANY])).distinct()
        within |= set(connection.execute(here).scalars())
    for start in range(0, len(rows), _MANY):
        numbers = [row.number for row in rows[start : start + _MANY]]
        if doubtful:
            of = sa.select(claims.c.report).join(claim_sources, claim_sources.c.claim == claims.c.number)
            of = of.join(events, events.c.claim == claims.c.number).where(events.c.incident.in_(numbers))
            within |= set(connection.execute(of.where(claim_sources.c.party.in_(doubtful)).distinct()).scalars())
    return mask_for(connection, within)


def _on_no_map(connection: sa.Connection, places: set[str]) -> set[str]:
    one = sa.select(sa.literal(1)).where(events.c.lat.is_not(None)).limit(1)
    return {place for place in places if connection.execute(one.where(events.c.place == place)).first() is None}


def _organised(connection: sa.Connection, names: set[str]) -> set[str]:
    """Those of some names that are of parties of the lexicon, or by which organisations speak in this record."""
    known = names & set(load().groups.values())
    one = sa.select(sa.literal(1)).where(claim_sources.c.kind.in_(_ORGANISED)).limit(1)
    here = (name for name in names - known if connection.execute(one.where(claim_sources.c.name == name)).first())
    return known | set(here)
