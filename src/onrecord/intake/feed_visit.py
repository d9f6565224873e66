"""One visit to a feed that is followed: what is new in it, and when to ask again."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from itertools import islice
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from onrecord.errors import InputError, SkipReport
from onrecord.intake.extract import Extract, Extracts, sha256, taken_in
from onrecord.intake.feeds import is_json_feed, read_feed, read_json_feed
from onrecord.intake.follows import Follow
from onrecord.intake.formats import format_of
from onrecord.intake.report import Intake, Skipped
from onrecord.intake.source import Source
from onrecord.intake.web_address import web_address
from onrecord.intake.web_fetch import Fetched
from onrecord.intake.web_visit import Visitor
from onrecord.intake.wishes import Wishes

State = Literal["new", "unchanged", "not due", "failed", "ended"]

FIRST_BACK_OFF, LONGEST_BACK_OFF = timedelta(minutes=15), timedelta(days=1)
LONGEST_WISH = timedelta(days=7)
"""A server may ask to be left alone this long."""
_ACCEPT = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
_FOR_GOOD = frozenset({301, 308})


class Visit(NamedTuple):
    """What came of asking a feed: its new state, to be kept once its entries are; and the entries."""

    follow: Follow
    state: State
    entries: Iterator[Intake | Skipped] = iter(())
    fetched: tuple[Fetched, ...] = ()


def is_due(follow: Follow, now: datetime) -> bool:
    """Whether a feed may be asked again."""
    return not follow.ended and (follow.not_before is None or iso(now) >= follow.not_before)


def visit(follow: Follow, visitor: Visitor, wishes: Wishes, now: datetime) -> Visit:
    """Ask a feed for what has changed since it was last asked. Nothing is raised: what went wrong is in the state."""
    headers = {"Accept": _ACCEPT}
    headers |= {"If-None-Match": follow.etag} if follow.etag else {}
    headers |= {"If-Modified-Since": follow.last_modified} if follow.last_modified else {}
    try:
        hops = visitor.get(follow.url, headers, visitor.settings.feed_bytes)
        answer = hops[-1]
        if answer.status not in (200, 304):
            return _not_given(follow, answer, now)
        extracts = entries_of(answer, wishes) if answer.status == 200 else []
    except SkipReport as error:
        return Visit(_failed(follow, str(error), now), "failed")
    moved = all(hop.status in _FOR_GOOD for hop in hops[:-1]) and len(hops) > 1
    after = msgspec.structs.replace(
        _answered(follow, answer, now, visitor.settings.feed_pause), url=answer.address.url if moved else follow.url
    )
    if answer.status == 304 or after.digest == follow.digest:
        return Visit(after, "unchanged", fetched=hops)
    return Visit(after, "new", _taken(extracts, wishes), hops)


def entries_of(answer: Fetched, wishes: Wishes) -> list[Extract | Skipped]:
    """The entries of a feed, no more than the setting ``feed_items``. Raises InputError if it is none."""
    url = answer.address.url
    found = list(islice(_entries(answer, wishes), wishes.settings.feed_items + 1))
    if len(found) > wishes.settings.feed_items:
        much = f"has more than {wishes.settings.feed_items} entries; the first of them are read"
        message = f"{url}: {much}. To read more, raise the setting feed_items"
        found[-1] = Skipped(url, None, InputError(message, code="feed-items"), "feed")
    return [item if isinstance(item, Skipped) else replace(item, retrieved=answer.retrieved) for item in found]


def _entries(answer: Fetched, wishes: Wishes) -> Extracts:
    url, start = answer.address.url, answer.body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start in (b"{", b"["):
        try:
            value = msgspec.json.decode(answer.body.removeprefix(b"\xef\xbb\xbf"))
        except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
            raise InputError(f"{url}: is no feed: invalid JSON ({error})", code="format") from error
        if not is_json_feed(value):
            raise InputError(f"{url}: is JSON, but no JSON Feed; give the address of a feed", code="format")
        return read_json_feed(value, Source(url, wishes, path=Path("feed.json"), content=answer.body))
    source = Source(url, wishes, path=Path("feed.xml"), content=answer.body)
    if (found := format_of(source)) != "feed":
        hint = f"; its feeds are at {', '.join(named)}" if found == "html" and (named := feeds_named(answer)) else ""
        raise InputError(f"{url}: is no feed{hint or '; give the address of one'}", code="format")
    return read_feed(source)


def feeds_named(answer: Fetched) -> list[str]:
    """Addresses of the feeds that a web page names in its head."""
    from trafilatura import load_html  # noqa: PLC0415

    tree = load_html(answer.body)
    named = []
    for link in tree.iter("link") if tree is not None else ():
        if "alternate" in str(link.get("rel")).lower() and any(
            kind in str(link.get("type")).lower() for kind in ("rss", "atom", "feed+json")
        ):
            try:
                named.append(web_address(str(link.get("href") or ""), answer.address).url)
            except InputError:
                continue
    return named[:5]


def _taken(extracts: list[Extract | Skipped], wishes: Wishes) -> Iterator[Intake | Skipped]:
    for extract in extracts:
        yield extract if isinstance(extract, Skipped) else taken_in(extract, wishes)


def _answered(follow: Follow, answer: Fetched, now: datetime, pause: float) -> Follow:
    """A feed whose server has answered: what to ask with the next time, and when."""
    wait = max(timedelta(seconds=pause), min(_fresh_for(answer), LONGEST_BACK_OFF))
    return msgspec.structs.replace(
        follow,
        asked_at=iso(now),
        not_before=iso(now + wait),
        etag=answer.header("etag") or (follow.etag if answer.status == 304 else None),
        last_modified=answer.header("last-modified") or (follow.last_modified if answer.status == 304 else None),
        digest=sha256(answer.body) if answer.status == 200 else follow.digest,
        failures=0,
        problem=None,
    )


def _not_given(follow: Follow, answer: Fetched, now: datetime) -> Visit:
    url, said = answer.address.url, f"{answer.status} {answer.reason}".strip()
    if answer.status == 410:
        message = f"{url}: is gone for good, its server says ({said}); it is not asked any more"
        return Visit(msgspec.structs.replace(follow, asked_at=iso(now), ended=True, problem=message), "ended")
    wait = _asked_to_wait(answer, now)
    return Visit(_failed(follow, f"{url}: the server does not give the feed ({said})", now, wait), "failed")


def _failed(follow: Follow, message: str, now: datetime, wait: timedelta = timedelta()) -> Follow:
    """A feed that could not be had: asked again later and later."""
    back_off = min(FIRST_BACK_OFF * 2 ** min(follow.failures, 20), LONGEST_BACK_OFF)
    return msgspec.structs.replace(
        follow, failures=follow.failures + 1, problem=message, not_before=iso(now + max(back_off, wait))
    )


def _asked_to_wait(answer: Fetched, now: datetime) -> timedelta:
    """What the header Retry-After says: seconds, or a moment."""
    given = (answer.header("retry-after") or "").strip()
    if given.isdecimal():
        return min(timedelta(seconds=min(int(given[:9]), 10**8)), LONGEST_WISH)
    try:
        moment = parsedate_to_datetime(given)
    except (ValueError, TypeError, IndexError, OverflowError):
        return timedelta()
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max(moment - now, timedelta()), LONGEST_WISH)


def _fresh_for(answer: Fetched) -> timedelta:
    """How long the answer holds, by the header Cache-Control."""
    found = _MAX_AGE.search(answer.header("cache-control") or "")
    return timedelta(seconds=min(int(found[1]), 10**8)) if found else timedelta()


_MAX_AGE = re.compile(r"\bmax-age\s*=\s*\"?(\d{1,9})")


def iso(moment: datetime) -> str:
    """A moment in UTC, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
