"""Disputes: what cannot all be right, by side, with the words of each side. Which side is right is not said."""

from collections.abc import Sequence

import msgspec
import sqlalchemy as sa

from onrecord.model import Value
from onrecord.record.accounts import account_in
from onrecord.record.forms import DisputeKind
from onrecord.record.schema import claims, incidents
from onrecord.record.store import Record
from onrecord.views.claim_lines import ClaimLine, claim_lines
from onrecord.views.filters import Filter
from onrecord.views.incidents import IncidentLine, find_incidents
from onrecord.views.masking import NOTHING, mask_for


class DisputeLine(Value, frozen=True, kw_only=True):
    """One dispute of one incident; ``sides`` hold the claims of each side."""

    incident: IncidentLine
    kind: DisputeKind
    reason: str
    sides: tuple[tuple[ClaimLine, ...], ...]


def find_disputes(
    record: Record,
    given: Filter | None = None,
    *,
    kind: DisputeKind | None = None,
    limit: int = 50,
    names: bool = False,
) -> tuple[DisputeLine, ...]:
    """Disputes of the incidents for which the filter holds, the latest first."""
    wanted = msgspec.structs.replace(given or Filter(), disputed=True)
    lines = find_incidents(record, wanted, limit=limit, kind=kind, names=names)
    return disputes_in(record, lines, kind=kind, names=names)[:limit]


def disputes_in(
    record: Record, lines: Sequence[IncidentLine], *, kind: DisputeKind | None = None, names: bool = False
) -> tuple[DisputeLine, ...]:
    """The disputes of some incidents, in their order; of one kind, if one is given."""
    return tuple(dispute for line in lines for dispute in _of(record, line, kind, names))


def _of(record: Record, line: IncidentLine, kind: DisputeKind | None, names: bool) -> list[DisputeLine]:
    with record.reading_from() as connection:
        body = connection.execute(sa.select(incidents.c.account).where(incidents.c.id == line.id)).scalar_one()
        account = account_in(body)
        wanted = [dispute for dispute in account.disputes if kind in (None, dispute.kind)]
        prints = {claim for dispute in wanted for claim in dispute.claims}
        asked = sa.select(claims.c.number).where(claims.c.fingerprint.in_(prints)).order_by(claims.c.number)
        numbers = list(connection.execute(asked).scalars())
        lines = {claim.fingerprint: claim for claim in claim_lines(connection, numbers, names=names)}
        of = sa.select(claims.c.report).where(claims.c.number.in_(numbers))
        mask = NOTHING if names else mask_for(connection, connection.execute(of).scalars())
    return [
        DisputeLine(
            incident=line,
            kind=dispute.kind,
            reason=mask.loosely(dispute.reason),
            sides=tuple(tuple(lines[claim] for claim in side if claim in lines) for side in dispute.sides),
        )
        for dispute in wanted
    ]
