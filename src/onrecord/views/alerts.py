"""What alerts and feeds may say of recent military locations: later, and no finer than the settings allow.

A watch runs by itself and its feed goes wherever it is read. Where forces were an hour ago is told when it no longer
tells where they are, and by the region they were in; of older events nothing is held back.
"""

import datetime
import re
from collections.abc import Iterable
from typing import Literal

import msgspec
import sqlalchemy as sa

from onrecord import settings
from onrecord.model import Place, Value
from onrecord.record.packing import unpack_reading
from onrecord.record.schema import events, readings, reports
from onrecord.views.claim_lines import ClaimLine, EventLine

Finest = Literal["exact", "settlement", "region", "country"]

_TYPES = frozenset({"ASSAULT", "MOBILIZE"})
_MODES = ("territory", "withdraw")
_RECENT = datetime.timedelta(days=30)
"""Older places are told as they are."""
_FINER: dict[Finest, frozenset[str]] = {
    "exact": frozenset(),
    "settlement": frozenset({"facility", "offset"}),
    "region": frozenset({"facility", "offset", "settlement", "district"}),
    "country": frozenset({"facility", "offset", "settlement", "district", "region", "area", "river"}),
}
_INSTEAD = "[a place]"


class Alerts(Value, frozen=True, kw_only=True):
    """How much later, and how finely, alerts tell of recent military locations."""

    delay_hours: float = 24.0
    places: Finest = "region"


def alerts_of(given: settings.Settings) -> Alerts:
    """What the settings allow."""
    return Alerts(delay_hours=given.alert_delay_hours, places=given.alert_places)


def is_military(event: EventLine) -> bool:
    """Whether an event tells where armed forces are or were."""
    return event.place is not None and (event.type in _TYPES or (event.mode or "").startswith(_MODES))


def is_due(claim: ClaimLine, added_at: str, allowed: Alerts, now: datetime.datetime) -> bool:
    """Whether a claim may be told by now."""
    delay = datetime.timedelta(hours=allowed.delay_hours)
    return all(_moment(event, claim, added_at) + delay <= now for event in claim.events if is_military(event))


def coarsened(
    connection: sa.Connection, claims: Iterable[ClaimLine], allowed: Alerts, now: datetime.datetime
) -> tuple[ClaimLine, ...]:
    """Claims with recent military locations no finer than allowed, in their fields and in their words."""
    known: dict[str, re.Pattern[str] | None] = {}
    return tuple(_coarse(connection, claim, allowed, now, known) for claim in claims)


def _coarse(
    connection: sa.Connection,
    claim: ClaimLine,
    allowed: Alerts,
    now: datetime.datetime,
    known: dict[str, re.Pattern[str] | None],
) -> ClaimLine:
    finer = _FINER[allowed.places]
    told = [
        is_military(event) and event.precision in finer and now - _moment(event, claim, claim.published) < _RECENT
        for event in claim.events
    ]
    if not any(told):
        return claim
    if claim.report not in known:
        known[claim.report] = _names(connection, claim.report, finer)
    names = known[claim.report]

    def without(words: str) -> str:
        return names.sub(_INSTEAD, words) if names else words

    return msgspec.structs.replace(
        claim,
        quote=without(claim.quote),
        title=without(claim.title) if claim.title else None,
        events=tuple(
            _placed(connection, event, allowed.places) if is_told else event
            for event, is_told in zip(claim.events, told, strict=True)
        ),
    )


def _placed(connection: sa.Connection, event: EventLine, places: Finest) -> EventLine:
    """The event with the region it lies in for a place, where that is known and allowed, and without a point."""
    asked = sa.select(events.c.admin1).where(events.c.id == event.id)
    region = connection.execute(asked).scalar() if places == "region" else None
    precision = "region" if region else "settlement" if places == "settlement" else "country"
    return msgspec.structs.replace(event, place=region, lat=None, lon=None, precision=precision)


def _names(connection: sa.Connection, report: str, finer: frozenset[str]) -> re.Pattern[str] | None:
    """The words by which a report names places that are too fine."""
    asked = sa.select(readings.c.body, reports.c.text).join(reports, reports.c.number == readings.c.report)
    row = connection.execute(asked.where(reports.c.id == report)).first()
    if row is None:
        return None
    fine: list[Place] = [place for place in unpack_reading(row.body, row.text).places if place.precision in finer]
    words = {toponym.span.quote(row.text) for place in fine for toponym in place.toponyms} | {p.name for p in fine}
    longest = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b") if longest else None


def _moment(event: EventLine, claim: ClaimLine, known_since: str | None) -> datetime.datetime:
    """The latest an event may have happened: by its own day, that of its report, or when it came to be known."""
    ends = [_end(day) for day in (event.end or event.begin, claim.published, known_since) if day]
    return min((end for end in ends if end is not None), default=datetime.datetime.now(datetime.UTC))


def _end(day: str) -> datetime.datetime | None:
    """The end of a day or an hour as ISO writes it; None for what is less precise."""
    try:
        moment = datetime.datetime.fromisoformat(day)
    except ValueError:
        return None
    whole = len(day) <= len("2024-03-09")
    moment = moment + datetime.timedelta(days=1) if whole else moment
    return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
