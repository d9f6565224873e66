"""The log, as people read it: what was done, by whom, when and why, the latest first."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from onrecord.model import Value
from onrecord.record import audit
from onrecord.record.schema import log, reports
from onrecord.record.store import Record
from onrecord.views.log_masks import log_mask
from onrecord.views.masked_words import masked_words
from onrecord.views.masking import NOTHING, Mask


class LogEntry(Value, frozen=True, kw_only=True):
    """One line of the log. ``is_erased`` says that what it held is gone for good."""

    seq: int
    at: str
    kind: str
    target: str
    undoes: int | None
    undone_by: int | None
    by: str | None
    why: str | None
    field: str | None
    before: Any
    after: Any
    details: dict[str, Any]
    is_erased: bool
    title: str | None = None
    """Of the report, if it is about one."""

    @property
    def can_be_undone(self) -> bool:
        """Whether it is a decision in force as far as this line goes."""
        return "." in self.kind and self.undone_by is None and not self.is_erased


def log_entries(
    record: Record,
    *,
    target: str | None = None,
    decisions: bool = False,
    seqs: Sequence[int] | None = None,
    limit: int = 100,
    skip: int = 0,
    names: bool = False,
) -> tuple[LogEntry, ...]:
    """Lines of the log, the latest first; of one thing, only what people decided, or those of some numbers.

    ``names`` shows private persons' names, which are masked otherwise.
    """
    where: list[sa.ColumnElement[bool]] = []
    if seqs is not None:
        where.append(log.c.seq.in_(seqs))
    if target:
        where.append(sa.or_(log.c.target == target, log.c.target.startswith(f"{target}/", autoescape=True)))
    if decisions:
        where.append(log.c.kind.contains("."))
    with record.reading_from() as connection:
        asked = sa.select(log.c.seq).where(*where).order_by(log.c.seq.desc()).limit(limit).offset(skip)
        found = list(connection.execute(asked).scalars())
        lines = list(audit.lines_of(connection, log.c.seq.in_(found)))
        undone = sa.select(log.c.undoes, log.c.seq).where(log.c.undoes.in_(found))
        undone_by = {row.undoes: row.seq for row in connection.execute(undone)}
        named = sa.select(reports.c.id, reports.c.title).where(reports.c.id.in_({line.target for line in lines}))
        titles: dict[str, str | None] = dict(connection.execute(named).all())
        mask = NOTHING if names else log_mask(connection, lines)
    return tuple(_entry(line, undone_by.get(line.seq), titles.get(line.target), mask) for line in reversed(lines))


def _entry(line: audit.LogLine, undone_by: int | None, title: str | None, mask: Mask) -> LogEntry:
    told = masked_words(line.payload or {}, mask)
    return LogEntry(
        seq=line.seq,
        at=line.at,
        kind=line.kind if line.undoes is None else f"undo {line.kind}",
        target=mask.words(line.target),
        undoes=line.undoes,
        undone_by=undone_by,
        by=(line.payload or {}).get("by"),
        why=told.get("why") or told.get("reason"),
        field=told.get("field"),
        before=told.get("before"),
        after=told.get("after"),
        details=told.get("details") or {},
        is_erased=line.payload is None,
        title=mask.words(title) if title else title,
    )
