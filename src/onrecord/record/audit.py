"""The log: append-only, who did what, when and why, chained so that nothing can be changed or taken out unseen.

The chain runs over salted digests of the payloads, not over the payloads: a person's data can be erased from one (salt
and body gone, so that the digest tells nothing), and the chain is still whole.
"""

import hashlib
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec
import sqlalchemy as sa

from onrecord.model import Value
from onrecord.record.schema import log, payloads

START = "0" * 64
"""What the chain begins with."""
_SALT_BYTES = 16


class LogLine(Value, frozen=True, kw_only=True):
    """One line of the log. ``payload`` is None once it has been erased."""

    seq: int
    at: str
    kind: str
    target: str
    undoes: int | None
    payload: dict[str, Any] | None


def now() -> str:
    """The time in UTC, to the second, as an ISO date and time."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def append(
    connection: sa.Connection, kind: str, target: str, payload: dict[str, Any], *, undoes: int | None = None
) -> int:
    """Add a line inside a transaction that writes; its number in the log."""
    last = connection.execute(sa.select(log.c.seq, log.c.chain).order_by(log.c.seq.desc()).limit(1)).first()
    seq, before = (last.seq + 1, last.chain) if last else (1, START)
    salt, body, at = secrets.token_bytes(_SALT_BYTES), msgspec.json.encode(payload), now()
    digest = hashlib.sha256(salt + body).hexdigest()
    chain = _link(before, seq, at, kind, target, digest, undoes)
    row = {"seq": seq, "at": at, "kind": kind, "target": target, "digest": digest, "chain": chain, "undoes": undoes}
    connection.execute(log.insert(), row)
    connection.execute(payloads.insert(), {"seq": seq, "salt": salt, "body": body})
    return seq


def lines_of(connection: sa.Connection, *where: sa.ColumnElement[bool]) -> Iterator[LogLine]:
    """Lines for which the conditions on ``log`` hold, in the order they were written."""
    asked = sa.select(log, payloads.c.body).outerjoin(payloads, payloads.c.seq == log.c.seq).order_by(log.c.seq)
    for row in connection.execute(asked.where(*where)):
        payload = msgspec.json.decode(row.body) if row.body is not None else None
        yield LogLine(seq=row.seq, at=row.at, kind=row.kind, target=row.target, undoes=row.undoes, payload=payload)


def erase(connection: sa.Connection, seq: int) -> None:
    """Take a line's payload away for good. The line stays, and so does the chain."""
    connection.execute(payloads.delete().where(payloads.c.seq == seq))


def faults(connection: sa.Connection) -> Iterator[str]:
    """What is wrong with the chain, in words; nothing if it is whole."""
    before, expected = START, 1
    asked = sa.select(log, payloads.c.salt, payloads.c.body).outerjoin(payloads, payloads.c.seq == log.c.seq)
    for row in connection.execute(asked.order_by(log.c.seq)):
        if row.seq != expected:
            yield f"log: line {expected} is missing (the next there is {row.seq})"
        if row.body is not None and hashlib.sha256(row.salt + row.body).hexdigest() != row.digest:
            yield f"log: line {row.seq} does not say what it said when it was written"
        if _link(before, row.seq, row.at, row.kind, row.target, row.digest, row.undoes) != row.chain:
            yield f"log: line {row.seq} was changed, or a line before it was taken out"
        before, expected = row.chain, row.seq + 1


def _link(before: str, seq: int, at: str, kind: str, target: str, digest: str, undoes: int | None) -> str:
    return hashlib.sha256(msgspec.json.encode((before, seq, at, kind, target, digest, undoes))).hexdigest()
