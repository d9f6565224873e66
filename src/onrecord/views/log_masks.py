"""Whom lines of the log and filters name that is private: by the reports they are about, or in which a name stands."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from onrecord.record.audit import LogLine
from onrecord.record.schema import claim_sources, claims, event_parties, events, reports
from onrecord.views.filters import Filter
from onrecord.views.masking import Mask, mask_for
from onrecord.views.names import is_name

_REPORTS = 20
"""Reports in which a name is looked up: enough to know what its bearer is."""


def log_mask(connection: sa.Connection, lines: Sequence[LogLine]) -> Mask:
    """One mask for some lines. A name in a line about a report that is gone is masked: nothing tells who bore it."""
    known = _reports_of(connection, {word for line in lines for word in _ids(line)})
    within = _reports_naming(connection, {name for line in lines for name in _names(line)})
    lost = {name for line in lines if _is_lost(line, known) for name in _names(line)}
    return mask_for(connection, {*known.values(), *within}, also=lost)


def _ids(line: LogLine) -> list[str]:
    """The ids a line is about: of a claim, an event, a figure's claim, a link's two claims, a report."""
    report = ((line.payload or {}).get("details") or {}).get("report")
    return [*line.target.replace("/", " ").split(), *([report] if isinstance(report, str) else [])]


def _is_lost(line: LogLine, known: dict[str, int]) -> bool:
    return line.kind.startswith(("claim.", "event.", "figure.")) and not any(one in known for one in _ids(line))


def _names(line: LogLine) -> Iterator[str]:
    """What may be a person's whole name in a line."""
    told = line.payload or {}
    details = told.get("details") or {}
    asked = told.get("filter") or details.get("filter") or {}
    values = [told.get("before"), told.get("after"), details.get("source")]
    values += [asked.get(field) for field in ("source", "actor", "party")] if isinstance(asked, dict) else []
    if line.kind in ("name.means", "actor.mark"):
        values.append(line.target)
    for value in values:
        yield from (name for name in _words(value) if is_name(name))


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in (value.get("name"), value.get("actor")):
            yield from _words(one)
    elif isinstance(value, list):
        for one in value:
            yield from _words(one)


def _reports_of(connection: sa.Connection, ids: set[str]) -> dict[str, int]:
    """Row numbers of reports, by the id of the report, the claim or the event."""
    found: dict[str, int] = {}
    wanted = sorted(ids)
    for table, number in ((reports, reports.c.number), (claims, claims.c.report), (events, events.c.report)):
        asked = sa.select(table.c.id, number).where(table.c.id.in_(wanted))
        if table is reports:
            asked = asked.where(reports.c.state == "kept")
        found |= dict(connection.execute(asked).all())
    return found


def filter_mask(connection: sa.Connection, given: Iterable[Filter]) -> Mask:
    """One mask for some filters, which may ask for somebody by name."""
    asked = {name for one in given for name in (one.source, one.actor, one.party) if name}
    return mask_for(connection, _reports_naming(connection, asked))


def _reports_naming(connection: sa.Connection, names: Iterable[str]) -> set[int]:
    said = sa.select(claims.c.report).join(claim_sources, claim_sources.c.claim == claims.c.number)
    done = sa.select(events.c.report).join(event_parties, event_parties.c.event == events.c.number)
    found = set[int]()
    for name in sorted(set(names)):
        for asked, table in ((said, claim_sources), (done, event_parties)):
            found |= set(connection.execute(asked.where(table.c.name == name).limit(_REPORTS)).scalars())
    return found
