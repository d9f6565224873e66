"""The types of many reports: incidents, their versions and disputes, voices, figures by day, lineages.

They are the interchange format of ``onrecord incidents --json`` and ``onrecord lineages --json``. Ids are those of the
readings; dates are ISO prefixes whose length is their precision.
"""

from typing import Literal

from onrecord.model import Value
from onrecord.terms import Basis, Denied, EventType, Measure, Polarity, Qualifier

DisputeKind = Literal["denial", "blame", "figure", "characterisation"]
Stand = Literal["says", "denies"]


class Says(Value, frozen=True, kw_only=True):
    """What one version holds: the fields in which versions of one incident may differ."""

    type: EventType
    actor: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    polarity: Polarity = "+"
    denied: Denied | None = None
    label: str | None = None


class Version(Value, frozen=True, kw_only=True):
    """One account of an incident, shared by some sources. ``holders`` are ids of actors, or names in own words."""

    id: str
    holders: tuple[str, ...]
    claims: tuple[str, ...]
    says: Says


class Dispute(Value, frozen=True, kw_only=True):
    """Claims that cannot all be right, by side; who is right is not said."""

    kind: DisputeKind
    claims: tuple[str, ...]
    sides: tuple[tuple[str, ...], ...]
    reason: str


class Voices(Value, frozen=True, kw_only=True):
    """Sources of one party and one basis. ``reports`` counts all that carry them, ``not_copies`` one per lineage."""

    party: str | None
    basis: Basis
    sources: tuple[str, ...]
    stand: Stand
    reports: int
    not_copies: int


class FigurePoint(Value, frozen=True, kw_only=True):
    """One source's figure as of a day; ``revises`` is the claim whose figure it replaces."""

    measure: Measure
    source: str | None
    as_of: str | None
    value: float | int | None
    low: float | int | None
    high: float | int | None
    claim: str
    qualifier: Qualifier = "exactly"
    unit: str | None = None
    counted: str | None = None
    part_of: str | None = None
    revises: str | None = None


class Incident(Value, frozen=True, kw_only=True):
    """Events of several claims taken for one happening, and what was said of it. It holds no verdict."""

    id: str
    label: str
    type: EventType
    place: str | None
    begin: str | None
    end: str | None
    events: tuple[str, ...]
    reports: tuple[str, ...]
    versions: tuple[Version, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    voices: tuple[Voices, ...] = ()
    figures: tuple[FigurePoint, ...] = ()


class Lineage(Value, frozen=True, kw_only=True):
    """Reports that are copies or light rewrites of one text; ``similarity`` is the least between any and the first."""

    id: str
    reports: tuple[str, ...]
    first: str
    similarity: float
