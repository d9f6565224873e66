"""What a list is narrowed to: the same filter for commands, addresses of pages, saved questions and watches."""

import math
from typing import Any

import msgspec
import sqlalchemy as sa

from onrecord.errors import InputError, did_you_mean
from onrecord.model import Value
from onrecord.record.dialects import Database
from onrecord.record.schema import claim_sources, claims, event_parties, events, figures, incidents, names, reports
from onrecord.terms import ACTS, EVENT_TYPES

KM_PER_DEGREE = 111.32
"""Length of a degree of latitude."""


class Filter(Value, frozen=True, kw_only=True):
    """Every field that is set must hold. Days are ISO prefixes; ``until`` includes its day, month or year."""

    words: str | None = None
    """Words that all stand in the claim (its content or its source's name)."""
    source: str | None = None
    """Who says it: a name, part of one, or an actor's id."""
    party: str | None = None
    actor: str | None = None
    """Who did it or to whom it was done, as claimed."""
    outlet: str | None = None
    report: str | None = None
    claim: str | None = None
    """A claim's permanent id; likewise an incident's."""
    incident: str | None = None
    act: str | None = None
    type: str | None = None
    mode: str | None = None
    certainty: str | None = None
    polarity: str | None = None
    place: str | None = None
    country: str | None = None
    near: tuple[float, float] | None = None
    """Latitude and longitude in degrees."""
    km: float = 50.0
    """Radius around ``near``."""
    since: str | None = None
    until: str | None = None
    published_since: str | None = None
    published_until: str | None = None
    review: str | None = None
    disputed: bool = False
    acts: tuple[str, ...] = ()
    """Any of these; likewise the lists below."""
    types: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    certainties: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    precisions: tuple[str, ...] = ()
    """How finely the event is placed: facility, settlement …"""
    min_score: float | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return self == Filter()


def checked(given: Filter) -> Filter:
    """The filter, if its closed fields hold known words.

    Raises InputError naming the field, the value and the nearest that is known.
    """
    for field, known in (("act", ACTS), ("type", EVENT_TYPES), ("review", ("unchecked", "checked", "rejected"))):
        value = getattr(given, field)
        wanted = value.upper() if field == "type" and value else value
        if value is not None and wanted not in known:
            near = did_you_mean(wanted, known)
            raise InputError(f"filter {field}: {value!r} is not known{near}; known: {', '.join(known)}")
    upper = given.type.upper() if given.type else None
    return msgspec.structs.replace(given, type=upper)


def of_claims(given: Filter, database: Database) -> list[sa.ColumnElement[bool]]:
    """Conditions on ``claims`` joined to ``reports``."""
    found: list[sa.ColumnElement[bool]] = []
    if given.words:
        found.append(claims.c.number.in_(sa.select(database.claims_with(given.words).subquery().c.number)))
    if given.source or given.party:
        found.append(_exists(claim_sources, claim_sources.c.claim == claims.c.number, *_of_source(given)))
    if given.claim:
        found.append(claims.c.id == given.claim)
    for field in ("act", "review"):
        if (value := getattr(given, field)) is not None:
            found.append(claims.c[field] == value)
    if given.acts:
        found.append(claims.c.act.in_(given.acts))
    if given.measures:
        of_claim = figures.c.claim == claims.c.number
        found.append(_exists(figures, of_claim, figures.c.measure.in_(given.measures)))
    if given.min_score is not None:
        found.append(claims.c.score >= given.min_score)
    found += of_reports(given)
    if on_events := of_events(given):
        if given.near or given.place:  # few events, which an index finds: they lead to the claims
            found.append(claims.c.number.in_(sa.select(events.c.claim).where(*on_events)))
        else:
            found.append(_exists(events, events.c.claim == claims.c.number, *on_events))
    return found


def of_reports(given: Filter) -> list[sa.ColumnElement[bool]]:
    """Conditions on ``reports``."""
    found: list[sa.ColumnElement[bool]] = []
    if given.outlet:
        found.append(reports.c.outlet.in_(named(given.outlet)))
    if given.report:
        found.append(reports.c.id == given.report)
    if given.published_since:
        found.append(reports.c.published >= given.published_since)
    if given.published_until:
        found.append(reports.c.published <= day_end(given.published_until))
    return found


def of_events(given: Filter) -> list[sa.ColumnElement[bool]]:
    """Conditions on ``events``."""
    found: list[sa.ColumnElement[bool]] = []
    for field in ("type", "mode", "certainty", "polarity", "country"):
        if (value := getattr(given, field)) is not None:
            found.append(events.c[field] == value)
    for field, column in (
        ("types", "type"),
        ("modes", "mode"),
        ("certainties", "certainty"),
        ("precisions", "precision"),
    ):
        if value := getattr(given, field):
            found.append(events.c[column].in_(value))
    if given.place:
        place = named(given.place)
        found.append(sa.or_(events.c.place.in_(place), events.c.admin1.in_(place)))
    if given.near:
        found += near(given.near, given.km)
    if given.since:
        found.append(sa.func.coalesce(events.c.end, events.c.begin) >= given.since)
    if given.until:
        found.append(events.c.begin <= day_end(given.until))
    if given.actor:
        same = called(event_parties, given.actor)
        found.append(_exists(event_parties, event_parties.c.event == events.c.number, same))
    if given.incident:
        found.append(_exists(incidents, incidents.c.number == events.c.incident, incidents.c.id == given.incident))
    if given.disputed:
        found.append(_exists(incidents, incidents.c.number == events.c.incident, incidents.c.disputes > 0))
    return found


def _of_source(given: Filter) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = []
    if given.source:
        found.append(sa.or_(called(claim_sources, given.source), claim_sources.c.on_behalf_of.in_(named(given.source))))
    if given.party:
        found.append(claim_sources.c.party.in_(named(given.party)))
    return found


def called(table: sa.Table, name: str) -> sa.ColumnElement[bool]:
    """Whether somebody in a row is called so: by id, by whole name, or by the last part of a person's name."""
    return sa.or_(table.c.key == name, table.c.name.in_(named(name, or_ends=True)))


def named(name: str, *, or_ends: bool = False) -> sa.Select[Any]:
    """The names in the record that are this one, in whatever case; ``or_ends``: or that have it as their last part."""
    low = name.lower()
    same = names.c.folded == low
    last = f"{low[::-1]} "
    ends = sa.and_(names.c.backwards >= last, names.c.backwards < last + _AFTER_ALL)
    return sa.select(names.c.name).where(sa.or_(same, ends) if or_ends else same)


_AFTER_ALL = "\U0010ffff"
"""No name goes on with this letter."""


def near(point: tuple[float, float], km: float) -> list[sa.ColumnElement[bool]]:
    """A box around the circle, and the circle itself by the flat-earth distance (right to 1 % within 500 km)."""
    lat, lon = point
    tall = km / KM_PER_DEGREE
    wide = tall / max(0.05, math.cos(math.radians(lat)))
    squeeze = math.cos(math.radians(lat)) ** 2
    away: Any = (events.c.lat - lat) * (events.c.lat - lat) + squeeze * (events.c.lon - lon) * (events.c.lon - lon)
    return [
        events.c.lat.between(lat - tall, lat + tall),
        events.c.lon.between(lon - wide, lon + wide),
        away <= tall * tall,
    ]


def _exists(table: sa.Table, *where: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    return sa.exists(sa.select(sa.literal(1)).select_from(table).where(*where).correlate_except(table))


def day_end(day: str) -> str:
    """The last string that begins with an ISO prefix: "2024-03" includes the whole of March."""
    return f"{day}~"
