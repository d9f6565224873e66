"""Checking a record: texts have their hash, spans lie in their text, references resolve, the log is whole."""

from collections.abc import Callable, Iterator

import msgspec
import sqlalchemy as sa

from onrecord.ids import text_sha256
from onrecord.model import Reading, Span
from onrecord.record import audit
from onrecord.record.packing import unpack_reading
from onrecord.record.rows import content_in
from onrecord.record.schema import claims, entries, events, incidents, log, readings, reports


def faults(connection: sa.Connection, told: Callable[[int, int], None] | None = None) -> Iterator[str]:
    """What is wrong, in words, naming the thing and what it should be."""
    asked = sa.select(reports, readings.c.body).outerjoin(readings, readings.c.report == reports.c.number)
    numbers = list(connection.execute(sa.select(reports.c.number).order_by(reports.c.number)).scalars())
    for done, number in enumerate(numbers, 1):
        row = connection.execute(asked.where(reports.c.number == number)).one()
        if row.state == "kept":
            yield from _report_faults(connection, row)
        if told:
            told(done, len(numbers))
    yield from _loose_ends(connection)
    yield from audit.faults(connection)


def _report_faults(connection: sa.Connection, row: sa.Row[tuple[object, ...]]) -> Iterator[str]:
    if text_sha256(row.text) != row.text_sha256:
        yield f"report {row.id}: the text is not the one that was added (its SHA-256 differs)"
    if row.body is None:
        yield f"report {row.id}: its reading is missing"
        return
    try:
        reading = unpack_reading(row.body, row.text)
    except (msgspec.MsgspecError, ValueError, OSError) as error:
        yield f"report {row.id}: its reading cannot be unpacked ({error})"
        return
    yield from reading_faults(reading)
    kept = {
        claim.fingerprint: claim for claim in connection.execute(sa.select(claims).where(claims.c.report == row.number))
    }
    for claim in reading.claims:
        if claim.id not in kept:
            yield f"report {row.id}: claim {claim.id} of its reading has no row"
            continue
        said = " … ".join(span.quote(row.text) for span in claim.contents)
        found = kept[claim.id]
        if content_in(found.words) != said:
            yield f"claim {found.id}: its words are not what its spans quote"
    there = set(connection.execute(sa.select(events.c.fingerprint).where(events.c.report == row.number)).scalars())
    for event in reading.events:
        if event.id not in there:
            yield f"report {row.id}: event {event.id} of its reading has no row"
    if connection.execute(sa.select(log.c.seq).where(log.c.kind == "add", log.c.target == row.id)).first() is None:
        yield f"report {row.id}: the log does not say when it was added"


def reading_faults(reading: Reading) -> Iterator[str]:
    """Spans outside the text and ids that lead nowhere, within one reading."""
    name, size = reading.report.id, len(reading.report.text)
    for what, span in _spans(reading):
        if not 0 <= span.start <= span.end <= size:
            yield f"report {name}: {what} lies outside its text ({span.start}–{span.end} of {size})"
    known = {
        "claim": {claim.id for claim in reading.claims},
        "event": {event.id for event in reading.events},
        "actor": {actor.id for actor in reading.actors},
        "place": {place.id for place in reading.places},
        "figure": {figure.id for figure in reading.figures},
    }
    for what, kind, target in _references(reading):
        if target not in known[kind]:
            yield f"report {name}: {what} refers to {kind} {target}, which is not there"


def _spans(reading: Reading) -> Iterator[tuple[str, Span]]:
    for claim in reading.claims:
        cue = claim.cue.spans if claim.cue else ()
        for span in (*claim.contents, *cue, *(s for source in claim.sources for s in source.spans)):
            yield f"claim {claim.id}", span
    for event in reading.events:
        yield f"event {event.id}", event.trigger
    for figure in reading.figures:
        yield f"figure {figure.id}", figure.span
    for place in reading.places:
        for toponym in place.toponyms:
            yield f"place {place.name}", toponym.span
    for timex in reading.times:
        yield "time", timex.span
    for span in (*reading.report.furniture, *reading.report.headings):
        yield "furniture or heading", span


def _references(reading: Reading) -> Iterator[tuple[str, str, str]]:
    for claim in reading.claims:
        if claim.inside:
            yield f"claim {claim.id}", "claim", claim.inside
        for source in claim.sources:
            if source.actor:
                yield f"claim {claim.id}", "actor", source.actor
    for event in reading.events:
        yield f"event {event.id}", "claim", event.claim
        for actor in (*event.actor, *event.recipient):
            yield f"event {event.id}", "actor", actor
        if event.place:
            yield f"event {event.id}", "place", event.place
        for caused in event.causes:
            yield f"event {event.id}", "event", caused
    for figure in reading.figures:
        yield f"figure {figure.id}", "claim", figure.claim
        if figure.event:
            yield f"figure {figure.id}", "event", figure.event
        if figure.part_of:
            yield f"figure {figure.id}", "figure", figure.part_of
    for link in reading.links:
        yield "link", "claim", link.claim
        yield "link", "claim", link.other


def _loose_ends(connection: sa.Connection) -> Iterator[str]:
    """Rows that lead nowhere, which a database's own checks do not see."""
    for event in connection.execute(sa.select(events.c.id).where(events.c.incident.is_(None))).scalars():
        yield f"event {event}: belongs to no incident"
    without = sa.select(events.c.id).outerjoin(entries, entries.c.event == events.c.number)
    for event in connection.execute(without.where(entries.c.event.is_(None))).scalars():
        yield f"event {event}: its entry is missing"
    empty = sa.select(incidents.c.id).outerjoin(events, events.c.incident == incidents.c.number)
    for incident in connection.execute(empty.where(events.c.number.is_(None), ~incidents.c.stale)).scalars():
        yield f"incident {incident}: holds no event"
    lost = sa.select(reports.c.id, reports.c.lineage).where(
        reports.c.lineage.not_in(sa.select(reports.c.id)), reports.c.state == "kept"
    )
    for row in connection.execute(lost):
        yield f"report {row.id}: the first report of its lineage, {row.lineage}, is not there"
