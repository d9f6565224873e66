"""Sources: who speaks in a record, and what one of them said, in order, with where the account changed."""

import msgspec
import sqlalchemy as sa

from onrecord.errors import InputError, did_you_mean
from onrecord.model import Value
from onrecord.record.schema import claim_sources, claims
from onrecord.record.store import Record
from onrecord.views.claim_lines import ClaimLine, find_claims
from onrecord.views.filters import Filter
from onrecord.views.incidents import LinkLine, link_lines
from onrecord.views.masking import NOTHING, mask_for

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
    record: Record, *, like: str | None = None, limit: int = 50, names: bool = False
) -> tuple[SourceLine, ...]:
    """Sources by the number of their claims; ``like`` are letters that the name holds."""
    count = sa.func.count(claim_sources.c.claim.distinct())
    within = sa.func.count(claims.c.report.distinct())
    first = [sa.func.min(claim_sources.c[name]).label(name) for name in ("name", "kind", "country", "party", "sector")]
    behalf = sa.func.max(claim_sources.c.on_behalf_of).label("on_behalf_of")
    some = sa.func.min(claims.c.report).label("report")
    asked = sa.select(claim_sources.c.key, *first, behalf, some, count.label("claims"), within.label("reports"))
    asked = asked.join(claims, claims.c.number == claim_sources.c.claim).where(claim_sources.c.kind != "outlet")
    if like:
        asked = asked.where(sa.func.lower(claim_sources.c.name).contains(like.lower(), autoescape=True))
    ranked = asked.group_by(claim_sources.c.key).order_by(count.desc(), claim_sources.c.key).limit(limit)
    with record.reading_from() as connection:
        rows = list(connection.execute(ranked))
        mask = NOTHING if names else mask_for(connection, {row.report for row in rows})
    return tuple(
        SourceLine(
            name=mask.name(row.name) or "",
            key=row.key,
            kind=row.kind,
            country=row.country,
            party=row.party,
            claims=row.claims,
            reports=row.reports,
        )
        for row in rows
    )


def source(record: Record, name: str, given: Filter | None = None, *, limit: int = 500) -> SourcePage:
    """What a source said, first to last. A person asked for by name is shown by name.

    Raises InputError if nobody of that name speaks in the record, with the nearest name that does.
    """
    wanted = msgspec.structs.replace(given or Filter(), source=name)
    lines = find_claims(record, wanted, order="first", limit=limit, names=True)
    if not lines:
        raise InputError(f"source {name!r}: says nothing in this record{_near(record, name)}")
    with record.reading_from() as connection:
        asked = sa.select(claims.c.number).where(claims.c.id.in_([line.id for line in lines]))
        among = link_lines(connection, list(connection.execute(asked).scalars()))
    return SourcePage(
        name=name,
        parties=tuple(sorted({line.party for line in lines if line.party})),
        claims=lines,
        changes=tuple(link for link in among if link.relation in CHANGES),
    )


def _near(record: Record, name: str) -> str:
    with record.reading_from() as connection:
        asked = sa.select(claim_sources.c.name).distinct().limit(20_000)
        return did_you_mean(name, connection.execute(asked).scalars())
