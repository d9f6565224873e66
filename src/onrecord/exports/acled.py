"""ACLED-like CSV: the 31 columns of ACLED's files, then ours. It is no ACLED data and was coded by no one at ACLED.

ACLED has no column for a denial and one number for the dead: a row is what some sources assert, ``or_denied_by`` names
who denies it, ``fatalities`` is the least the figure means and stands empty where none is given (ACLED writes 0).
"""

from datetime import UTC, datetime
from typing import BinaryIO

import pycountry

from onrecord.exports import wording
from onrecord.exports.form import Format, Told, Written
from onrecord.exports.rules import Rules
from onrecord.exports.table import Cell, listed
from onrecord.exports.version_columns import Row, day, days, denied, lowest, write_table
from onrecord.exports.versions import Version
from onrecord.model import Actor, Event, Method, Span
from onrecord.reading.codes import acled_event_of, codes_of
from onrecord.record.store import Record
from onrecord.views.claim_pages import Party
from onrecord.views.filters import Filter

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting",
    "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision",
    "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
_DISORDER = {
    "Battles": "Political violence",
    "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence",
    "Protests": "Demonstrations",
    "Strategic developments": "Strategic developments",
}
_STATE, _CIVILIANS = ("GOV", "MIL", "COP", "SPY"), ("CVL", "REF", "MED", "JRN", "EDU")
_GEO = {"facility": 1, "settlement": 1, "offset": 2, "district": 2, "region": 3}
"""ACLED's geographic precision; of coarser places it has none, and no point is written."""


def write(record: Record, given: Filter, rules: Rules, to: BinaryIO, told: Told | None = None) -> Written:
    """One row for each asserted version of what ACLED codes."""
    return write_table(
        record, given, rules, to, told, columns=COLUMNS, cells=cells, without="of kinds that ACLED does not code"
    )


def cells(row: Version) -> Row | None:
    """ACLED's cells of a version; None for kinds that ACLED does not code."""
    events, sub_events = acled_codes(row)
    if not sub_events or sub_events == ("Other",):
        return None
    place, country = row.event.line, pycountry.countries.get(alpha_3=row.event.line.country or "")
    precision = _GEO.get(place.precision or "")
    one, other = (_inter(parties, place.country) for parties in (row.actors, row.recipients))
    event = events[0] if len(events) == 1 else None
    date = day(row.when.line.begin)
    return {
        "event_id_cnty": row.id,
        "event_date": date,
        "year": int(date[:4]) if date else None,
        "time_precision": time_precision(row),
        "disorder_type": _DISORDER.get(event or ""),
        "event_type": event,
        "sub_event_type": sub_events[0] if len(sub_events) == 1 else None,
        "actor1": row.actors[0].name if row.actors else None,
        "assoc_actor_1": listed([party.name for party in row.actors[1:]]),
        "inter1": one,
        "actor2": row.recipients[0].name if row.recipients else None,
        "assoc_actor_2": listed([party.name for party in row.recipients[1:]]),
        "inter2": other,
        "interaction": f"{one}-{other}" if one and other else None,
        "civilian_targeting": "Civilian targeting" if event == "Violence against civilians" else None,
        "iso": int(country.numeric) if country else None,
        "country": country.name if country else None,
        "admin1": row.event.admin1,
        "location": place.place,
        "latitude": place.lat if precision else None,
        "longitude": place.lon if precision else None,
        "geo_precision": precision if place.lat is not None else None,
        "source": listed([one.claim.report.outlet or "" for one in row.told]),
        "notes": notes(row),
        "fatalities": lowest(row.tolls.get("killed")),
        "tags": listed([f"or_review={row.review}", *(f"or_denied={denial.what}" for denial in row.denials)]),
        "timestamp": _seconds(row.told[0].claim.report.added_at),
    }


def acled_codes(row: Version) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """ACLED's events and sub-events that a version can be, by the crosswalk; more than one where it cannot be told."""
    event = Event(
        id="",
        claim="",
        type=row.type,  # type: ignore[arg-type]
        mode=row.mode,
        trigger=Span(0, 0),
        method=Method(kind="rule", name="crosswalk"),
        actor=tuple(f"actor {party.key}" for party in row.actors),
        recipient=tuple(f"recipient {party.key}" for party in row.recipients),
    )
    actors = {
        f"{role} {party.key}": Actor(
            id=party.key,
            name=party.name,
            kind="unknown",
            country=None,
            sector=party.sector,  # type: ignore[arg-type]
            party=None,
            mentions=(),
        )
        for role, parties in (("actor", row.actors), ("recipient", row.recipients))
        for party in parties
    }
    found = codes_of(event, actors).acled.all
    return tuple(dict.fromkeys(acled_event_of(name) for name in found)), found


def time_precision(row: Version) -> int | None:
    """1 for a day, 2 for up to a week, 3 for up to a month; None where the claims do not say."""
    length = days(row.when.line.begin, row.when.line.end)
    if length is None or length > 31:
        return None
    return 1 if length == 1 else 2 if length <= 7 else 3


def notes(row: Version) -> str:
    """Who says it, in which words, and who denies it."""
    first = row.told[0].claim
    words = wording.own_words(first)
    quote = wording.unquoted(first.claim.quote)
    said = f"{wording.who(first)} {wording.verb(first)}{f' ({words})' if words else ''}: “{quote}”."
    return " ".join([said, *(f"{denied(denial)}." for denial in row.denials)])


def _inter(parties: tuple[Party, ...], country: str | None) -> Cell:
    """ACLED's kind of the first party, where its sector says so; a state's forces only in their own country."""
    if not parties or parties[0].sector is None:
        return None
    sector = parties[0].sector
    if sector in _STATE:
        return "State forces" if country and parties[0].country == country else None
    return "Civilians" if sector in _CIVILIANS else "Rebel group" if sector == "REB" else None


def _seconds(iso: str) -> int:
    moment = datetime.fromisoformat(iso)
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())


FORMAT = Format(
    name="acled",
    title="ACLED-like CSV",
    ending=".acled.csv",
    media_type="text/csv; charset=utf-8",
    holds="ACLED’s 31 columns and ours, one row for each asserted version of an incident; denials stand beside "
    "what they deny. Talks, demands and accusations are not among what ACLED codes.",
    write=write,
)
