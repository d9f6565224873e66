"""Notes on reports: what people wrote beside words of a text, and where those words stand now."""

import msgspec
import sqlalchemy as sa

from onrecord.model import Span, Value
from onrecord.record.decisions import decisions_on
from onrecord.record.schema import reports
from onrecord.views.anchors import Anchor, find_anchor

_OLDEST = 20
"""Earlier wordings of a report whose notes are looked for."""


class Note(Value, frozen=True, kw_only=True):
    """A note. ``start`` and ``end`` are None for an orphan, whose words stand nowhere, or more than once, in the text.

    ``report`` is the one it was written on: this one, or an earlier wording of it.
    """

    seq: int
    at: str
    by: str
    words: str
    report: str
    quote: str
    start: int | None
    end: int | None


def notes_on(connection: sa.Connection, report: str, text: str) -> tuple[Note, ...]:
    """Notes in force on a report and on the wordings it revises, in the order they were written."""
    names = [report]
    while len(names) < _OLDEST:
        asked = sa.select(reports.c.revises).where(reports.c.id == names[-1])
        before = connection.execute(asked).scalar()
        if before is None or before in names:
            break
        names.append(before)
    found = []
    for one in decisions_on(connection, names):
        decision = one.decision
        if decision.kind != "report.note":
            continue
        anchor = msgspec.convert(decision.details.get("anchor"), Anchor | None)
        span = _stands(anchor, decision.details.get("span"), decision.target == report, text) if anchor else None
        found.append(
            Note(
                seq=one.seq,
                at=one.at,
                by=decision.by,
                words=decision.why or "",
                report=decision.target,
                quote=anchor.quote if anchor else "",
                start=span.start if span else None,
                end=span.end if span else None,
            )
        )
    return tuple(found)


def _stands(anchor: Anchor, where: list[int] | None, is_same: bool, text: str) -> Span | None:
    """The span it was written on, if the words still stand there; otherwise where its anchor is found."""
    if is_same and where and Span(*where).quote(text) == anchor.quote:
        return Span(*where)
    return find_anchor(anchor, text)
