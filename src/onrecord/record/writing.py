"""Writing the rows of one reading, and taking them away again. Called inside a transaction that writes."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from onrecord.model import Reading
from onrecord.record.dialects import Database
from onrecord.record.entries import Entry, Known, head_of
from onrecord.record.incident_keys import keys_of
from onrecord.record.link_states import with_states
from onrecord.record.numbers import give_ids
from onrecord.record.packing import hashed, pack, unpack
from onrecord.record.rows import Row, claim_row, event_row, figure_row, party_rows, source_rows
from onrecord.record.schema import (
    claim_sources,
    claims,
    entries,
    event_keys,
    event_parties,
    events,
    figures,
    links,
)
from onrecord.record.speakers import count_in, count_out, forget_names, keep_names, names_of

Numbers = dict[str, int]
"""Row numbers by fingerprint."""


class Written:
    """What one reading became: row numbers of its claims and events, and the entries of its events in order."""

    def __init__(self, claim_numbers: Numbers, event_numbers: Numbers, made: tuple[Entry, ...]) -> None:
        self.claims = claim_numbers
        self.events = event_numbers
        self.entries = made

    @property
    def by_number(self) -> dict[int, Entry]:
        """Entries by the row number of their event."""
        return {self.events[entry.event.id]: entry for entry in self.entries}


def write_rows(
    connection: sa.Connection,
    database: Database,
    report: int,
    reading: Reading,
    lineage: str,
    ids: Mapping[str, str] | None = None,
) -> Written:
    """Insert the rows of a reading for the report of that number; ``ids`` are permanent ids to be kept, if free."""
    known, head = Known(reading), head_of(reading, lineage)
    made = tuple({event.id: known.entry(event, head) for event in reading.events}.values())
    given = give_ids(connection, [*(c.id for c in reading.claims), *(e.event.id for e in made)], ids)
    claim_numbers = _write_claims(connection, report, reading, known, made, given)
    database.index_claims(connection, list(claim_numbers.values()))
    sources = _write_sources(connection, report, reading, known, claim_numbers)
    event_numbers, parties = _write_events(connection, report, made, claim_numbers, given)
    places = [entry.place for entry in made if entry.place]
    named = [row["name"] for row in (*sources, *parties)] + [place.name for place in places]
    more = [row[field] for row in sources for field in ("party", "on_behalf_of")]
    keep_names(connection, database, [*named, *more, *(place.admin1 for place in places)])
    _write_figures(connection, reading, claim_numbers, event_numbers)
    _write_links(connection, database, reading, claim_numbers)
    return Written(claim_numbers, event_numbers, made)


def forget_rows(connection: sa.Connection, database: Database, report: int) -> None:
    """Delete the rows of a report's claims, with everything that hangs on them."""
    count_out(connection, report)
    named = names_of(connection, report)
    numbers = list(connection.execute(sa.select(claims.c.number).where(claims.c.report == report)).scalars())
    database.forget_claims(connection, numbers)
    _forget_keys(connection, report)
    connection.execute(claims.delete().where(claims.c.report == report))
    forget_names(connection, named)


def _forget_keys(connection: sa.Connection, report: int) -> None:
    asked = sa.select(entries.c.event, entries.c.body).join(events, events.c.number == entries.c.event)
    for row in connection.execute(asked.where(events.c.report == report)):
        keys = [hashed(key) for key in keys_of(unpack(row.body, Entry))]
        connection.execute(event_keys.delete().where(event_keys.c.key.in_(keys), event_keys.c.event == row.event))


def _insert(connection: sa.Connection, table: sa.Table, rows: list[Row]) -> Numbers:
    """Insert rows that have a fingerprint; their numbers."""
    if not rows:
        return {}
    statement = table.insert().returning(table.c.fingerprint, table.c.number)
    return {row.fingerprint: row.number for row in connection.execute(statement, rows)}


def _write_claims(
    connection: sa.Connection,
    report: int,
    reading: Reading,
    known: Known,
    made: tuple[Entry, ...],
    given: Mapping[str, str],
) -> Numbers:
    of_claim: dict[str, list[Entry]] = {}
    for entry in made:
        of_claim.setdefault(entry.claim.id, []).append(entry)
    rows = {
        claim.id: claim_row(claim, position, of_claim.get(claim.id, []), reading.report.text)
        | {"report": report, "id": given[claim.id]}
        for position, claim in enumerate(reading.claims)
    }
    return _insert(connection, claims, list(rows.values()))


def _write_sources(
    connection: sa.Connection, report: int, reading: Reading, known: Known, claim_numbers: Numbers
) -> list[Row]:
    sources: list[Row] = [
        row | {"claim": claim_numbers[claim.id]}
        for claim in reading.claims
        for row in source_rows(known.sources(claim), known.behalf(claim))
    ]
    if sources:
        connection.execute(claim_sources.insert(), sources)
        count_in(connection, report, sources)
    return sources


def _write_events(
    connection: sa.Connection, report: int, made: tuple[Entry, ...], claim_numbers: Numbers, given: Mapping[str, str]
) -> tuple[Numbers, list[Row]]:
    rows = [
        event_row(entry) | {"report": report, "claim": claim_numbers[entry.claim.id], "id": given[entry.event.id]}
        for entry in made
    ]
    numbers = _insert(connection, events, rows)
    parties: list[Row] = []
    bodies, keys = [], []
    for entry in made:
        number = numbers[entry.event.id]
        parties += [row | {"event": number} for row in party_rows(entry)]
        bodies.append({"event": number, "body": pack(entry)})
        keys += [{"event": number, "key": key} for key in {hashed(key) for key in keys_of(entry)}]
    for table, found in ((event_parties, parties), (entries, bodies), (event_keys, keys)):
        if found:
            connection.execute(table.insert(), found)
    return numbers, parties


def _write_figures(connection: sa.Connection, reading: Reading, claim_numbers: Numbers, event_numbers: Numbers) -> None:
    rows = [
        figure_row(figure)
        | {"claim": claim_numbers[figure.claim], "event": event_numbers.get(figure.event) if figure.event else None}
        for figure in reading.figures
        if figure.claim in claim_numbers
    ]
    if rows:
        connection.execute(figures.insert(), rows)


def _write_links(connection: sa.Connection, database: Database, reading: Reading, claim_numbers: Numbers) -> None:
    rows: list[dict[str, Any]] = [
        {
            "claim": claim_numbers[link.claim],
            "other": claim_numbers[link.other],
            "relation": link.relation,
            "about": link.about,
            "reason": link.reason,
            "score": None,
            "within": True,
            "state": "proposed",
        }
        for link in reading.links
    ]
    database.insert_new(connection, links, with_states(connection, rows))
