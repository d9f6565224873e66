"""What was found in a record, kept in memory until the record changes in a way that could change it."""

from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

import sqlalchemy as sa

from onrecord.record.schema import log

K = TypeVar("K")
V = TypeVar("V")

_HARMLESS = (
    "add", "export", "watch", "unwatch", "claim.check", "claim.reject", "claim.uncheck", "report.note",
    "proposal.make", "proposal.reject",
)  # fmt: skip
"""Kinds of lines of the log after which what is known of a report that was there before is the same."""


class Kept(Generic[K, V]):
    """Values by key, for each open database; all are forgotten when somebody decides, rereads, removes or erases."""

    def __init__(self) -> None:
        self._of: WeakKeyDictionary[sa.Engine, tuple[object, dict[K, V]]] = WeakKeyDictionary()

    def of(self, connection: sa.Connection, also: object = None) -> dict[K, V]:
        """What is kept for the database of a connection, to be read and added to; ``also`` must be the same too.

        Ask before anything is looked up that will be kept: what changes in between is then looked up again.
        """
        now = (_last_change(connection), also)
        held = self._of.get(connection.engine)
        if held is None or held[0] != now:
            held = (now, {})
            self._of[connection.engine] = held
        return held[1]


def _last_change(connection: sa.Connection) -> int:
    """The last line of the log that may have changed a report. An index gives the last of each kind."""
    kinds = connection.execute(_KINDS).scalars().all()
    last = [
        sa.select(sa.func.max(log.c.seq)).where(log.c.kind == kind).scalar_subquery()
        for kind in kinds
        if kind not in _HARMLESS
    ]
    if not last:
        return 0
    return max(seq or 0 for seq in connection.execute(sa.select(*last)).one())


# The kinds there are, each found by a step through the index and not by going through all lines.
_first = sa.select(sa.func.min(log.c.kind).label("kind")).cte("kinds", recursive=True)
_next = sa.select(sa.select(sa.func.min(log.c.kind)).where(log.c.kind > _first.c.kind).scalar_subquery())
_kinds = _first.union_all(_next.where(_first.c.kind.is_not(None)))
_KINDS = sa.select(_kinds.c.kind).where(_kinds.c.kind.is_not(None))
