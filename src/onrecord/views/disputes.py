"""Disputes: what cannot all be right, by side, with the words of each side. Which side is right is not said."""

from collections.abc import Sequence

import msgspec
import sqlalchemy as sa

from onrecord.model import Value
from onrecord.record.accounts import account_in
from onrecord.record.forms import Dispute, DisputeKind
from onrecord.record.schema import claims, incidents
from onrecord.record.store import Record
from onrecord.views.claim_lines import ClaimLine, claim_lines
from onrecord.views.filters import Filter
from onrecord.views.incidents import IncidentLine, find_incidents
from onrecord.views.masking import mask_over, masks_of
from onrecord.views.public_figures import people_of
from onrecord.views.rows import MANY


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
    return disputes_in(record, lines, kind=kind, limit=limit, names=names)


def disputes_in(
    record: Record,
    lines: Sequence[IncidentLine],
    *,
    kind: DisputeKind | None = None,
    limit: int | None = None,
    names: bool = False,
) -> tuple[DisputeLine, ...]:
    """The disputes of some incidents, in their order, at most ``limit``; of one kind, if one is given."""
    with record.reading_from() as connection:
        wanted = _disputes(connection, [line.id for line in lines], kind)
        if limit is not None:
            wanted = _at_most(limit, [(line.id, wanted.get(line.id, [])) for line in lines])
        prints = {claim for some in wanted.values() for dispute in some for claim in dispute.claims}
        numbers = _numbers(connection, prints)
        people = {} if names else people_of(connection, sorted({report for _, report in numbers.values()}))
        in_order = sorted(number for number, _ in numbers.values())
        shown = claim_lines(connection, in_order, names=names, masks=masks_of(people))
    by_print = {claim.fingerprint: claim for claim in shown}
    made = []
    for line in lines:
        told = {numbers[claim][1] for one in wanted.get(line.id, ()) for claim in one.claims if claim in numbers}
        mask = mask_over([people[report] for report in sorted(told) if report in people])
        for dispute in wanted.get(line.id, ()):
            sides = tuple(tuple(by_print[claim] for claim in side if claim in by_print) for side in dispute.sides)
            reason = mask.loosely(dispute.reason)
            made.append(DisputeLine(incident=line, kind=dispute.kind, reason=reason, sides=sides))
    return tuple(made)


def _disputes(connection: sa.Connection, ids: list[str], kind: DisputeKind | None) -> dict[str, list[Dispute]]:
    """The disputes of some incidents, by permanent id."""
    found: dict[str, list[Dispute]] = {}
    for start in range(0, len(ids), MANY):
        asked = sa.select(incidents.c.id, incidents.c.account).where(incidents.c.id.in_(ids[start : start + MANY]))
        for row in connection.execute(asked.where(incidents.c.account.is_not(None))):
            disputes = account_in(row.account).disputes
            found[row.id] = [dispute for dispute in disputes if kind in (None, dispute.kind)]
    return found


def _at_most(limit: int, wanted: list[tuple[str, list[Dispute]]]) -> dict[str, list[Dispute]]:
    """The first so many disputes: no others need their claims."""
    kept: dict[str, list[Dispute]] = {}
    for name, disputes in wanted:
        kept[name] = disputes[: max(0, limit)]
        limit -= len(disputes)
    return kept


def _numbers(connection: sa.Connection, prints: set[str]) -> dict[str, tuple[int, int]]:
    """Row numbers of claims and of their reports, by fingerprint."""
    wanted, found = sorted(prints), dict[str, tuple[int, int]]()
    for start in range(0, len(wanted), MANY):
        asked = sa.select(claims.c.fingerprint, claims.c.number, claims.c.report)
        for row in connection.execute(asked.where(claims.c.fingerprint.in_(wanted[start : start + MANY]))):
            found[row.fingerprint] = (row.number, row.report)
    return found
