"""Watches: filters with a name; what is new for each, also as an Atom feed."""

import msgspec
from fastapi import Response
from fastapi.responses import RedirectResponse

from onrecord.errors import InputError, did_you_mean
from onrecord.model import Value
from onrecord.record.store import Record
from onrecord.views.claim_lines import ClaimLine
from onrecord.views.log_masks import filter_mask
from onrecord.views.masked_words import masked_words
from onrecord.views.watches import Watch, add_watch, all_watches, atom, count_new, remove_watch, run_watch
from onrecord.web.asked import Asked
from onrecord.web.desk import Desk, DeskHere, FieldsHere, WithToken, fields_told
from onrecord.web.pages import Pages

pages = Pages("watches")


class WatchLine(Value, frozen=True, kw_only=True):
    """A watch with the number of claims that are new for it."""

    watch: Watch
    new: int


class WatchList(Value, frozen=True, kw_only=True):
    """All watches of the record."""

    watches: tuple[WatchLine, ...]


class WatchNews(Value, frozen=True, kw_only=True):
    """What is new for one watch since it was last said to be seen."""

    watch: Watch
    claims: tuple[ClaimLine, ...]


def _list_as_data(record: Record, data: WatchList) -> WatchList:
    with record.reading_from() as connection:
        mask = filter_mask(connection, (line.watch.filter for line in data.watches))
    return masked_words(data, mask)


def _news_as_data(record: Record, data: WatchNews) -> WatchNews:
    with record.reading_from() as connection:
        mask = filter_mask(connection, [data.watch.filter])
    return msgspec.structs.replace(data, watch=masked_words(data.watch, mask))


@pages.page("/watches", "watches.html", rows="watches", told=_list_as_data)
def list_watches(desk: DeskHere) -> WatchList:
    """All watches, with how much is new for each."""
    found = all_watches(desk.record)
    lines = (WatchLine(watch=one, new=count_new(desk.record, one)) for one in found)
    return WatchList(watches=tuple(lines))


@pages.router.get(
    "/watches/{name:path}.atom",
    response_class=Response,
    responses={200: {"content": {"application/atom+xml": {"schema": {"type": "string"}}}}},
)
def feed(desk: DeskHere, name: str) -> Response:
    """What is new for a watch, as an Atom feed. It stays new until a person says it is seen."""
    news = run_watch(desk.record, _watch(desk, name), keep=False)
    return Response(atom(desk.record.status().record, news), media_type="application/atom+xml")


@pages.page("/watches/{name:path}/new", "watch.html", rows="claims", told=_news_as_data)
def one_watch(desk: DeskHere, name: str) -> WatchNews:
    """What is new for one watch. It stays new until a person says it is seen."""
    watch = _watch(desk, name)
    return WatchNews(watch=watch, claims=run_watch(desk.record, watch, keep=False, names=desk.names).claims)


@pages.router.post(
    "/watches",
    dependencies=[WithToken],
    response_class=RedirectResponse,
    status_code=303,
    openapi_extra=fields_told(name="what to call the watch"),
)
def add(desk: DeskHere, asked: Asked, fields: FieldsHere) -> RedirectResponse:
    """Watch, from now on, for claims for which the filter in the address holds."""
    name = fields.get("name", "").strip()
    if not 1 <= len(name) <= 60 or set(name) & set("/?#%\\"):
        raise InputError(f"watch {name[:80]!r}: give it a name of up to 60 letters, without / ? # % and \\")
    add_watch(desk.record, name, asked, by=desk.by)
    return RedirectResponse("/watches", 303)


@pages.router.post(
    "/watches/{name:path}/seen", dependencies=[WithToken], response_class=RedirectResponse, status_code=303
)
def seen(desk: DeskHere, name: str) -> RedirectResponse:
    """What was new for a watch is seen, and not new the next time."""
    run_watch(desk.record, _watch(desk, name))
    return RedirectResponse("/watches", 303)


@pages.router.post(
    "/watches/{name:path}/remove", dependencies=[WithToken], response_class=RedirectResponse, status_code=303
)
def remove(desk: DeskHere, name: str) -> RedirectResponse:
    """Watch no more."""
    remove_watch(desk.record, name, by=desk.by)
    return RedirectResponse("/watches", 303)


def _watch(desk: Desk, name: str) -> Watch:
    known = {watch.name: watch for watch in all_watches(desk.record)}
    if name not in known:
        raise InputError(f"watch {name!r}: is not in this record{did_you_mean(name, known)}")
    return known[name]
