"""Incidents and sources of the claims that leave, counted as they go by, in a file of its own beside memory."""

import sqlite3
from collections.abc import Iterator
from itertools import groupby
from types import TracebackType

from onrecord.exports.leaving import Leaving
from onrecord.exports.table import Column, Table, listed
from onrecord.model import Value
from onrecord.record.store import Record
from onrecord.views.claim_lines import EventLine
from onrecord.views.exported import incidents_named
from onrecord.views.incidents import IncidentLine

_TABLES = """
CREATE TABLE happened (incident, claim, checked, report, type, begin, end, place, country, stand);
CREATE TABLE spoke (key, name, kind, country, sector, party, claim, checked, report, published);
"""
_MANY = 500


class IncidentRow(Value, frozen=True, kw_only=True):
    """An incident as far as the claims that leave tell of it. ``line`` is how it stands over the whole record."""

    id: str
    types: tuple[str, ...]
    places: tuple[str, ...]
    countries: tuple[str, ...]
    begin: str | None
    end: str | None
    checked: int
    claims: int
    saying: int
    denying: int
    reports: int
    line: IncidentLine | None


class SourceRow(Value, frozen=True, kw_only=True):
    """A source with the claims of its own that leave."""

    key: str
    name: str
    kind: str | None
    country: str | None
    sector: str | None
    party: str | None
    checked: int
    claims: int
    reports: int
    first: str | None
    last: str | None


INCIDENTS: Table[IncidentRow] = Table(
    "incidents",
    "One row for each happening that several events are taken for, as far as the claims in this file tell of it.",
    (
        Column("checked", "whole", "Claims of it in this file that a person has checked.", lambda row: row.checked),
        Column("incident", "text", "Permanent id of the incident.", lambda row: row.id),
        Column("types", "text", "PLOVER types of its events.", lambda row: listed(row.types)),
        Column("places", "text", "Where, by the claims in this file.", lambda row: listed(row.places)),
        Column("countries", "text", "In which countries.", lambda row: listed(row.countries)),
        Column("begin", "date", "The earliest day given.", lambda row: row.begin),
        Column("end", "date", "The latest day given.", lambda row: row.end),
        Column("claims", "whole", "Claims of it in this file.", lambda row: row.claims),
        Column("saying", "whole", "Of these, claims that assert something of it.", lambda row: row.saying),
        Column(
            "denying", "whole", "Of these, claims that assert that something of it was not so.", lambda row: row.denying
        ),
        Column("reports", "whole", "Reports of these claims, copies among them.", lambda row: row.reports),
        Column(
            "disputes",
            "text",
            "What is disputed in the whole record, by rule: blame, denial, figure, characterisation. Only where all "
            "claims may leave.",
            lambda row: listed(row.line.kinds) if row.line else None,
        ),
        Column(
            "status",
            "text",
            "How it stands in the whole record, in a sentence of counts. Only where all claims may leave.",
            lambda row: row.line.status if row.line else None,
        ),
    ),
)

SOURCES: Table[SourceRow] = Table(
    "sources",
    "One row for each source of the claims in this file.",
    (
        Column("checked", "whole", "Its claims in this file that a person has checked.", lambda row: row.checked),
        Column("source", "text", "Name, or words for it where it has none.", lambda row: row.name),
        Column(
            "kind", "text", "person, office, unnamed, institution, group, document or outlet.", lambda row: row.kind
        ),
        Column("party", "text", "Side in the conflict, where that is known.", lambda row: row.party),
        Column("country", "text", "ISO 3166-1 alpha-3.", lambda row: row.country),
        Column("sector", "text", "PLOVER sector: GOV, MIL, REB …", lambda row: row.sector),
        Column("claims", "whole", "Its claims in this file.", lambda row: row.claims),
        Column("reports", "whole", "Reports of these claims, copies among them.", lambda row: row.reports),
        Column("first", "date", "The first of these reports was published then.", lambda row: row.first),
        Column("last", "date", "The last of them.", lambda row: row.last),
        Column(
            "source_key",
            "text",
            "Who has the same key is the same. Unnamed people are so only within one report; keys of masked people "
            "are those of this file alone.",
            lambda row: row.key,
        ),
    ),
)


class Tally:
    """Counts by incident and by source. The counts lie in a temporary file, which is gone when it is closed."""

    def __init__(self) -> None:
        self._file = sqlite3.connect("")
        self._file.executescript(_TABLES)

    def __enter__(self) -> "Tally":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()

    def add(self, one: Leaving) -> None:
        """Count a claim."""
        claim, checked = one.claim.id, one.claim.review == "checked"
        lines = [event.line for event in one.events]
        self._file.executemany(
            "INSERT INTO happened VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (e.incident, claim, checked, one.report.id, e.type, e.begin, e.end, e.place, e.country, _stand(e))
                for e in lines
                if e.incident
            ],
        )
        self._file.executemany(
            "INSERT INTO spoke VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    s.key,
                    s.name,
                    s.kind,
                    s.country,
                    s.sector,
                    s.party,
                    claim,
                    checked,
                    one.report.id,
                    one.report.published,
                )
                for s in one.sources
            ],
        )

    def incidents(self, record: Record, *, whole: bool) -> Iterator[IncidentRow]:
        """The incidents, earliest first; with ``whole``, how each stands in the record."""
        counted = self._file.execute(_INCIDENTS)
        while rows := counted.fetchmany(_MANY):
            more = self._named([row[0] for row in rows])
            lines = incidents_named(record, [row[0] for row in rows]) if whole else {}
            for name, begin, end, *numbers in rows:
                types, places, countries = more[name]
                checked, claims, saying, denying, reports = numbers
                yield IncidentRow(
                    id=name,
                    types=types,
                    places=places,
                    countries=countries,
                    begin=begin,
                    end=end,
                    checked=checked,
                    claims=claims,
                    saying=saying,
                    denying=denying,
                    reports=reports,
                    line=lines.get(name),
                )

    def _named(self, ids: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
        """Types, places and countries of incidents, each once, the commonest first."""
        marks = ", ".join("?" * len(ids))
        found: dict[str, tuple[tuple[str, ...], ...]] = {}
        sides = []
        for column in ("type", "place", "country"):
            asked = (
                f"SELECT incident, {column} FROM happened WHERE incident IN ({marks}) AND {column} IS NOT NULL "
                f"GROUP BY incident, {column} ORDER BY incident, count(*) DESC, {column}"
            )
            rows = self._file.execute(asked, ids)
            sides.append({key: tuple(row[1] for row in some) for key, some in groupby(rows, key=lambda row: row[0])})
        for name in ids:
            found[name] = tuple(side.get(name, ()) for side in sides)
        return found

    def sources(self) -> Iterator[SourceRow]:
        """The sources, those with the most claims first."""
        for row in self._file.execute(_SOURCES):
            key, name, kind, country, sector, party, checked, claims, reports, first, last = row
            yield SourceRow(
                key=key,
                name=name,
                kind=kind,
                country=country,
                sector=sector,
                party=party,
                checked=checked,
                claims=claims,
                reports=reports,
                first=first,
                last=last,
            )

    def settle(self) -> None:
        """Make the questions quick, once everything is counted."""
        self._file.execute("CREATE INDEX happened_in ON happened (incident, type, place, country)")


def _stand(event: EventLine) -> str | None:
    """Whether it is said to be so or not to be so; what is planned, demanded or only possible is neither."""
    return event.polarity if event.certainty == "asserted" else None


_INCIDENTS = """
SELECT incident, min(begin) AS earliest, max(coalesce(end, begin)),
       count(DISTINCT CASE WHEN checked THEN claim END), count(DISTINCT claim),
       count(DISTINCT CASE WHEN stand = '+' THEN claim END), count(DISTINCT CASE WHEN stand = '-' THEN claim END),
       count(DISTINCT report)
FROM happened GROUP BY incident ORDER BY earliest IS NULL, earliest, incident
"""
_SOURCES = """
SELECT key, min(name), min(kind), min(country), min(sector), min(party),
       count(DISTINCT CASE WHEN checked THEN claim END), count(DISTINCT claim) AS number, count(DISTINCT report),
       min(published), max(published)
FROM spoke GROUP BY key ORDER BY number DESC, key
"""
