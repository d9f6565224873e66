"""Watches: filters with a name, which tell what is new since they were last run, also as an Atom feed."""

import datetime
import re
import xml.etree.ElementTree as ET

import msgspec
import sqlalchemy as sa

from onrecord import settings
from onrecord.errors import InputError, did_you_mean
from onrecord.model import Value
from onrecord.record import audit
from onrecord.record.schema import claims, reports, watches
from onrecord.record.store import Record
from onrecord.views.alerts import Alerts, alerts_of, coarsened, is_due
from onrecord.views.claim_lines import ClaimLine, claim_lines
from onrecord.views.filters import Filter, checked, of_claims

_NOT_IN_XML = re.compile("[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ATOM = "http://www.w3.org/2005/Atom"


class Watch(Value, frozen=True, kw_only=True):
    """A filter with a name."""

    name: str
    filter: Filter
    made_at: str


class News(Value, frozen=True, kw_only=True):
    """What is new for one watch."""

    watch: str
    claims: tuple[ClaimLine, ...]
    held: int = 0
    """How many more there are that are told later (``alert_delay_hours``)."""


def all_watches(record: Record) -> tuple[Watch, ...]:
    """The watches of a record, by name."""
    with record.reading_from() as connection:
        rows = list(connection.execute(sa.select(watches).order_by(watches.c.name)))
    return tuple(
        Watch(name=row.name, filter=msgspec.json.decode(row.filter, type=Filter), made_at=row.made_at) for row in rows
    )


def add_watch(record: Record, name: str, given: Filter, *, by: str) -> None:
    """Watch for claims for which a filter holds, from now on.

    Raises InputError if there is a watch of that name, or the filter asks for nothing or for what is not known.
    """
    given = checked(given)
    if given.is_empty:
        raise InputError(f"watch {name!r}: say what to watch for: a place, an actor, a type, disputed …")
    if name in {watch.name for watch in all_watches(record)}:
        raise InputError(f"watch {name!r}: is there already; `onrecord watch remove {name}` first")
    with record.writing_to() as connection:
        last = connection.execute(sa.select(sa.func.max(claims.c.number))).scalar() or 0
        row = {"name": name, "filter": msgspec.json.encode(given).decode(), "seen": last, "made_at": audit.now()}
        connection.execute(watches.insert(), row)
        audit.append(connection, "watch", name, {"by": by, "filter": msgspec.to_builtins(given)})


def remove_watch(record: Record, name: str, *, by: str) -> None:
    """Watch no more. Raises InputError if there is no watch of that name."""
    known = [watch.name for watch in all_watches(record)]
    if name not in known:
        raise InputError(f"watch {name!r}: is not there{did_you_mean(name, known)}")
    with record.writing_to() as connection:
        connection.execute(watches.delete().where(watches.c.name == name))
        audit.append(connection, "unwatch", name, {"by": by})


def run_watch(
    record: Record,
    watch: Watch,
    *,
    keep: bool = True,
    limit: int = 1000,
    names: bool = False,
    allowed: Alerts | None = None,
    now: datetime.datetime | None = None,
) -> News:
    """What is new for a watch; with ``keep``, it is not new the next time.

    Recent military locations are told later and coarsened, as the settings (or ``allowed``) have it. ``now`` is the
    time it is taken to be.
    """
    allowed, now = allowed or alerts_of(settings.load()), now or datetime.datetime.now(datetime.UTC)
    # Only looking waits for nobody who is writing.
    with record.writing_to() if keep else record.reading_from() as connection:
        due, held, last = _look(connection, record, watch, limit, allowed, now, names)
        lines = coarsened(connection, due, allowed, now)
        if keep:
            kept = {"seen": last, "held": msgspec.json.encode(held).decode()}
            connection.execute(watches.update().where(watches.c.name == watch.name).values(**kept))
    return News(watch=watch.name, claims=lines, held=len(held))


def count_new(record: Record, watch: Watch) -> int:
    """How many claims are new for a watch and may be told."""
    return len(run_watch(record, watch, keep=False).claims)


def _look(
    connection: sa.Connection,
    record: Record,
    watch: Watch,
    limit: int,
    allowed: Alerts,
    now: datetime.datetime,
    names: bool,
) -> tuple[list[ClaimLine], list[int], int]:
    """Claims that are to be told now, row numbers of those to be told later, and the last claim that was looked at."""
    row = connection.execute(sa.select(watches.c.seen, watches.c.held).where(watches.c.name == watch.name)).one()
    before = msgspec.json.decode(row.held, type=list[int])
    asked = sa.select(claims.c.number, reports.c.added_at).join(reports, reports.c.number == claims.c.report)
    new = asked.where(claims.c.number > row.seen, *of_claims(watch.filter, record.database))
    found = dict(connection.execute(asked.where(claims.c.number.in_(before)).order_by(claims.c.number)).all())
    found |= dict(connection.execute(new.order_by(claims.c.number).limit(limit)).all())
    lines = zip(found, claim_lines(connection, list(found), names=names), strict=True)
    due, held = [], []
    for number, line in lines:
        if is_due(line, found[number], allowed, now):
            due.append(line)
        else:
            held.append(number)
    whole = sum(number > row.seen for number in found) < limit
    last = connection.execute(sa.select(sa.func.max(claims.c.number))).scalar() if whole else max(found)
    return due, held, last or 0


def atom(record_id: str, news: News) -> str:
    """What is new as an Atom feed (RFC 4287). Private persons are masked, quotes are short."""
    feed = ET.Element("feed", xmlns=_ATOM)
    ET.SubElement(feed, "id").text = f"urn:onrecord:{record_id}:watch:{news.watch}"
    ET.SubElement(feed, "title").text = f"Onrecord: {news.watch}"
    ET.SubElement(feed, "updated").text = audit.now()
    for claim in news.claims:
        entry = ET.SubElement(feed, "entry")
        ET.SubElement(entry, "id").text = f"urn:onrecord:{record_id}:{claim.id}"
        who = ", ".join(claim.sources) or "not named"
        ET.SubElement(entry, "title").text = _plain(f"{who} ({claim.act}, {claim.review}): {claim.quote[:120]}")
        ET.SubElement(entry, "updated").text = (
            f"{claim.published}T00:00:00Z" if _is_day(claim.published) else audit.now()
        )
        author = ET.SubElement(entry, "author")
        ET.SubElement(author, "name").text = _plain(claim.outlet or "unknown outlet")
        if claim.url and claim.url.startswith(("http://", "https://")):
            ET.SubElement(entry, "link", href=_plain(claim.url))
        ET.SubElement(entry, "content", type="text").text = _plain(claim.quote)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="unicode") + "\n"


def _is_day(date: str | None) -> bool:
    return date is not None and len(date) == len("2024-03-09")


def _plain(words: str) -> str:
    """Without characters that XML cannot hold."""
    return _NOT_IN_XML.sub("", words)
