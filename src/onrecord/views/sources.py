"""Sources: who speaks in a record, and what one of them said, in order, with where the account changed."""

from collections.abc import Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from onrecord.errors import InputError, did_you_mean
from onrecord.model import Value
from onrecord.record.schema import claims, speakers
from onrecord.record.schema import names as names_known
from onrecord.record.store import Record
from onrecord.views.claim_lines import ClaimLine, find_claims
from onrecord.views.filters import Filter
from onrecord.views.incidents import LinkLine, link_lines
from onrecord.views.masking import NOTHING, Mask, mask_for

CHANGES = ("revises", "withdraws", "denies", "disputes")
"""Relations between two claims of one source that are a change of its account."""


class SourceLine(Value, frozen=True, kw_only=True):
    """A source in a list, with the number of its claims."""

    name: str
    key: str
    kind: str
    country: str | None
    party: str | None
    claims: int
    reports: int


class SourcePage(Value, frozen=True, kw_only=True):
    """What one source said, first to last, and which claims of its own it later changed."""

    name: str
    parties: tuple[str, ...]
    claims: tuple[ClaimLine, ...]
    changes: tuple[LinkLine, ...]


def find_sources(
    record: Record, *, like: str | None = None, limit: int = 50, skip: int = 0, names: bool = False
) -> tuple[SourceLine, ...]:
    """Sources by the number of their claims; ``like`` are letters that the name holds."""
    asked = sa.select(speakers)
    if like:
        letters = sa.select(names_known.c.name).where(names_known.c.folded.contains(like.lower(), autoescape=True))
        asked = asked.where(speakers.c.name.in_(letters))
    asked = asked.order_by(speakers.c.claims.desc(), speakers.c.key.desc()).limit(limit).offset(skip)
    with record.reading_from() as connection:
        rows = list(connection.execute(asked))
        mask = NOTHING if names else mask_for(connection, {row.report for row in rows})
    return tuple(_line(row, mask) for row in rows)


def _line(row: Any, mask: Mask) -> SourceLine:
    """A line of the list. The key of somebody who is not named is not given either: it is made of the name."""
    return SourceLine(
        name=mask.name(row.name) or "",
        key="" if mask.is_private(row.name) else row.key,
        kind=row.kind,
        country=row.country,
        party=mask.name(row.party),
        claims=row.claims,
        reports=row.reports,
    )


def source(
    record: Record, name: str, given: Filter | None = None, *, limit: int = 500, names: bool = True
) -> SourcePage:
    """What a source said, first to last. A person asked for by name is shown by name, unless ``names`` is off.

    Raises InputError if nobody of that name speaks in the record, with the nearest name that does.
    """
    wanted = msgspec.structs.replace(given or Filter(), source=name)
    lines = find_claims(record, wanted, order="first", limit=limit, names=names)
    if not lines:
        raise InputError(f"source {name!r}: says nothing in this record{_near(record, name)}")
    with record.reading_from() as connection:
        asked = sa.select(claims.c.number).where(claims.c.id.in_([line.id for line in lines]))
        mask = NOTHING if names else mask_for(connection, _reports_of(connection, lines))
        among = link_lines(connection, list(connection.execute(asked).scalars()), mask)
    return SourcePage(
        name=name,
        parties=tuple(sorted({line.party for line in lines if line.party})),
        claims=lines,
        changes=tuple(link for link in among if link.relation in CHANGES),
    )


def _reports_of(connection: sa.Connection, lines: Sequence[ClaimLine]) -> list[int]:
    asked = sa.select(claims.c.report).where(claims.c.id.in_([line.id for line in lines])).distinct()
    return list(connection.execute(asked).scalars())


def _near(record: Record, name: str) -> str:
    with record.reading_from() as connection:
        asked = sa.select(speakers.c.name).order_by(speakers.c.claims.desc()).limit(20_000)
        return did_you_mean(name, connection.execute(asked).scalars())
