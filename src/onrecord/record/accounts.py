"""Making the accounts of incidents whose entries have changed: versions, disputes, voices, figures, links."""

from collections.abc import Iterator

import msgspec
import sqlalchemy as sa

from onrecord.record.claim_links import links_between
from onrecord.record.dialects import Database
from onrecord.record.entries import Entry
from onrecord.record.forms import Incident
from onrecord.record.incident_account import account_of
from onrecord.record.link_states import with_states
from onrecord.record.packing import pack, unpack
from onrecord.record.schema import claims, entries, events, incidents, links
from onrecord.record.status import status_of

MOST = 400
"""Entries of one incident that are compared; of a larger one, its first and its latest."""


def stale_incidents(connection: sa.Connection) -> list[int]:
    """Numbers of the incidents whose account is older than their entries."""
    asked = sa.select(incidents.c.number).where(incidents.c.stale).order_by(incidents.c.number)
    return list(connection.execute(asked).scalars())


def entries_of_incident(connection: sa.Connection, incident: int) -> Iterator[tuple[str, Entry]]:
    """Review state of the claim, and the entry, of each of an incident's events, in the order they came in."""
    asked = (
        sa.select(entries.c.body, claims.c.review)
        .join(events, events.c.number == entries.c.event)
        .join(claims, claims.c.number == events.c.claim)
        .where(events.c.incident == incident)
        .order_by(events.c.number)
    )
    for row in connection.execute(asked):
        yield row.review, unpack(row.body, Entry)


def make_account(connection: sa.Connection, database: Database, number: int) -> None:
    """Make one incident's account anew, or delete the incident if no event is left in it.

    Claims a person has rejected are no part of it.
    """
    found = [entry for review, entry in entries_of_incident(connection, number) if review != "rejected"]
    row = connection.execute(sa.select(incidents).where(incidents.c.number == number)).one()
    if not found:
        _without_account(connection, number)
        return
    if len(found) > MOST:
        found = found[: MOST // 2] + found[-MOST // 2 :]
    account = msgspec.structs.replace(account_of(found), id=row.fingerprint)
    kinds = sorted({dispute.kind for dispute in account.disputes})
    first = next((entry.place for entry in found if entry.place), None)
    connection.execute(
        incidents.update()
        .where(incidents.c.number == number)
        .values(
            label=account.label,
            type=account.type,
            place=first.name if first else None,
            country=first.country if first else None,
            begin=account.begin,
            end=account.end,
            reports=len({entry.head.report for entry in found}),
            claims=len({entry.claim.id for entry in found}),
            disputes=len(account.disputes),
            kinds=" ".join(kinds),
            status=status_of(account),
            account=pack(account),
            stale=False,
        )
    )
    _write_links(connection, database, found)


def account_in(body: bytes) -> Incident:
    """The account as it is kept."""
    return unpack(body, Incident)


def _without_account(connection: sa.Connection, number: int) -> None:
    """An incident all of whose claims are rejected keeps its id, and holds nothing; one without events goes."""
    if connection.execute(sa.select(events.c.number).where(events.c.incident == number).limit(1)).first() is None:
        connection.execute(incidents.delete().where(incidents.c.number == number))
        return
    empty = {"reports": 0, "claims": 0, "disputes": 0, "kinds": "", "status": "", "account": None, "stale": False}
    connection.execute(incidents.update().where(incidents.c.number == number).values(**empty))


def _write_links(connection: sa.Connection, database: Database, found: list[Entry]) -> None:
    """The links between claims of an incident. Those a person confirmed or rejected stay as they are."""
    numbers = _claim_numbers(connection, list(dict.fromkeys(entry.claim.id for entry in found)))
    mine = list(numbers.values())
    old = links.delete().where(links.c.claim.in_(mine), links.c.other.in_(mine))
    connection.execute(old.where(~links.c.within, links.c.state == "proposed"))
    rows = [
        {
            "claim": numbers[link.claim],
            "other": numbers[link.other],
            "relation": link.relation,
            "about": link.about,
            "reason": link.reason,
            "score": score,
            "within": False,
            "state": "proposed",
        }
        for link, score in links_between(found)
        if link.claim in numbers and link.other in numbers
    ]
    database.insert_new(connection, links, with_states(connection, rows))


def _claim_numbers(connection: sa.Connection, fingerprints: list[str]) -> dict[str, int]:
    asked = sa.select(claims.c.fingerprint, claims.c.number).where(claims.c.fingerprint.in_(fingerprints))
    return {row.fingerprint: row.number for row in connection.execute(asked)}
