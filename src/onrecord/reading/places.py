"""Places: what the place names of a page mean, how they are used, and how finely the text places them."""

from onrecord.gazetteer import Entry, Index, shared
from onrecord.ids import make_id
from onrecord.model import Candidate, Place, Span, Toponym
from onrecord.reading.page import Page
from onrecord.reading.place_resolve import Found, resolve
from onrecord.reading.place_senses import Sense, senses_of
from onrecord.reading.place_use import use_of
from onrecord.reading.toponyms import Mention, find_mentions
from onrecord.reading.tree import Tree
from onrecord.terms import PlaceKind

ROUGH = 120.0
"""Radius (km) up to which a place that is unknown is put where what it lies in is."""


def find_places(page: Page) -> tuple[Place, ...]:
    """The places of a report, in order of first mention."""
    index = shared()
    return places_of(page, find_mentions(page, index), index)


def places_of(page: Page, mentions: list[Mention], index: Index) -> tuple[Place, ...]:
    """The places that some mentions mean: one per gazetteer entry, and one per name that cannot be resolved."""
    senses = senses_of(mentions)
    found = resolve(senses, page.report.outlet, index)
    groups: dict[object, list[tuple[Sense, Found]]] = {}
    for sense, meaning in zip(senses, found, strict=True):
        key = meaning.entry.row if meaning.entry is not None else (sense.name, sense.asked)
        groups.setdefault(key, []).append((sense, meaning))
    tree = page.tree
    return tuple(_place(page, tree, group, index) for group in groups.values())


def _place(page: Page, tree: Tree, group: list[tuple[Sense, Found]], index: Index) -> Place:
    entry = group[0][1].entry
    mentions = sorted((mention for sense, _ in group for mention in sense.mentions), key=lambda mention: mention.start)
    toponyms = tuple(
        Toponym(
            span=span_of_mention(page, mention),
            use=use_of(mention, entry, tree),
            form="demonym" if mention.demonym else "name",
        )
        for mention in mentions
    )
    name = entry.name if entry is not None else next((m.name for m in mentions if not m.demonym), mentions[0].name)
    identity = make_id("plc", page.report.id, entry.geonames_id or entry.name if entry is not None else name)
    if entry is None and (holder := group[0][1].within) is not None and holder.radius_km <= ROUGH:
        return Place(
            id=identity,
            name=name,
            lat=holder.lat,
            lon=holder.lon,
            kind=None,
            precision=holder.precision,
            radius_km=holder.radius_km,
            country=holder.country,
            admin1=_area(holder, index),
            geonames_id=None,
            candidates=(),
            toponyms=toponyms,
        )
    if entry is None or entry.lat is None:
        return Place(
            id=identity,
            name=name,
            lat=None,
            lon=None,
            kind=None if entry is None else _kind(entry),
            precision=None,
            radius_km=None,
            country=None if entry is None else entry.country,
            admin1=None,
            geonames_id=None,
            candidates=(),
            toponyms=toponyms,
        )
    return Place(
        id=identity,
        name=name,
        lat=entry.lat,
        lon=entry.lon,
        kind=_kind(entry),
        precision=entry.precision,
        radius_km=entry.radius_km,
        country=entry.country,
        admin1=_area(entry, index),
        geonames_id=entry.geonames_id,
        candidates=_candidates(group),
        toponyms=toponyms,
    )


def _area(entry: Entry, index: Index) -> str | None:
    """Name of the first-level area an entry lies in."""
    return index.entry(entry.admin1).name if entry.admin1 >= 0 and entry.level > 1 else None


def span_of_mention(page: Page, mention: Mention) -> Span:
    """Code points of the name."""
    last = page.doc[mention.end - 1]
    return Span(page.doc[mention.start].idx, last.idx + len(last))


def _kind(entry: Entry) -> PlaceKind | None:
    return None if entry.kind == "not a place" else entry.kind


def _candidates(group: list[tuple[Sense, Found]]) -> tuple[Candidate, ...]:
    """What was considered for the first of the senses, the likeliest first."""
    return tuple(
        Candidate(
            name=entry.name,
            lat=entry.lat,
            lon=entry.lon,
            country=entry.country,
            geonames_id=entry.geonames_id,
            score=round(chance, 3),
        )
        for entry, chance in group[0][1].candidates
        if entry.lat is not None and entry.lon is not None
    )
