"""Places: what the place names of a page mean, how they are used, and how finely the text places them."""

from dataclasses import dataclass, field

from onrecord.gazetteer import Entry, Index, shared
from onrecord.ids import make_id
from onrecord.model import Candidate, Place, Span, Toponym
from onrecord.reading.page import Page
from onrecord.reading.place_found import Found
from onrecord.reading.place_offsets import Offset, find_offsets
from onrecord.reading.place_resolve import resolve
from onrecord.reading.place_senses import senses_of
from onrecord.reading.place_spots import Spot, spot_of, spot_off, spot_within
from onrecord.reading.place_use import use_of
from onrecord.reading.toponyms import Mention, find_mentions, is_name
from onrecord.terms import ToponymUse


def find_places(page: Page) -> tuple[Place, ...]:
    """The places of a report, in order of first mention."""
    index = shared()
    return places_of(page, find_mentions(page, index), index)


@dataclass(slots=True)
class _Draft:
    """A place before it is built: its name, where it is, what was considered, and where it stands in the text."""

    name: str
    identity: object
    spot: Spot
    candidates: tuple[Candidate, ...] = ()
    toponyms: list[Toponym] = field(default_factory=list)


def places_of(page: Page, mentions: list[Mention], index: Index) -> tuple[Place, ...]:
    """The places that some mentions mean: one per gazetteer entry, one per name that cannot be resolved, and one per
    expression that names a place by its distance from another."""
    senses = senses_of(mentions)
    found = resolve(senses, page.report.outlet, index)
    meant = {id(mention): one for sense, one in zip(senses, found, strict=True) for mention in sense.mentions}
    mentions = sorted(mentions, key=lambda mention: mention.start)
    offsets = find_offsets(page, mentions)
    lies_off = {id(offset.head): (offset, meant[id(m)]) for m in mentions if (offset := offsets.get(id(m))) is not None}
    holders = {id(mention.container) for mention in mentions if mention.container is not None}
    drafts: dict[object, _Draft] = {}
    for mention in mentions:
        one = meant[id(mention)]
        if one.doubted and not is_name(mention):
            continue
        use = use_of(mention, one.entry, page.tree, id(mention) in holders)
        _add(drafts, page, mention, one, use, index, lies_off.get(id(mention)))
        offset = offsets.get(id(mention))
        if offset is not None and offset.head is None and one.entry is not None:
            _add_offset(drafts, page, offset, one.entry)
    return tuple(_built(page, draft) for draft in drafts.values())


def _add(
    drafts: dict[object, _Draft],
    page: Page,
    mention: Mention,
    found: Found,
    use: ToponymUse,
    index: Index,
    off: tuple[Offset, Found] | None,
) -> None:
    """Add a mention to the draft of what it means."""
    entry, span = found.entry, span_of(page, mention.start, mention.end)
    if entry is not None and mention.asked == "facility" and mention.last > mention.end and _built_in(entry):
        span = span_of(page, mention.start, mention.last)
        name = span.quote(page.report.text)
        key: object = ("facility", entry.row, name.lower())
        draft = _Draft(name, (name, entry.name), spot_within(entry, index, "facility"))
    elif entry is not None:
        key = entry.row
        draft = _Draft(entry.name, entry.geonames_id or entry.name, spot_of(entry, index), _candidates(found))
    else:
        key = ("unknown", mention.name.lower())
        draft = _Draft(mention.name, mention.name, _unknown_spot(found, index, off))
    toponym = Toponym(span=span, use=use, form="demonym" if mention.demonym else "name")
    drafts.setdefault(key, draft).toponyms.append(toponym)


def _built_in(entry: Entry) -> bool:
    """Whether "X station" is a building in X rather than an entry of its own or something of a whole country's."""
    return entry.kind != "facility" and entry.level >= 2 and entry.radius_km < 60


def _unknown_spot(found: Found, index: Index, off: tuple[Offset, Found] | None) -> Spot:
    """Where a name is that no entry fits: as far from another as the text says, else in what it is said to lie in."""
    if off is not None and off[1].entry is not None:
        return spot_off(off[0], off[1].entry, "settlement")
    return spot_within(found.within, index) if found.within is not None else Spot()


def _add_offset(drafts: dict[object, _Draft], page: Page, offset: Offset, entry: Entry) -> None:
    name = " ".join(offset.span.quote(page.report.text).split())
    draft = drafts.setdefault(("offset", name.lower()), _Draft(name, name, spot_off(offset, entry)))
    draft.toponyms.append(Toponym(span=offset.span, use="literal", form="name"))


def _built(page: Page, draft: _Draft) -> Place:
    spot = draft.spot
    return Place(
        id=make_id("plc", page.report.id, draft.identity),
        name=draft.name,
        lat=spot.lat,
        lon=spot.lon,
        kind=spot.kind,
        precision=spot.precision,
        radius_km=spot.radius_km,
        country=spot.country,
        admin1=spot.admin1,
        geonames_id=spot.geonames_id,
        candidates=draft.candidates,
        toponyms=tuple(draft.toponyms),
    )


def span_of(page: Page, start: int, end: int) -> Span:
    """Code points of the tokens from ``start`` to before ``end``."""
    last = page.doc[end - 1]
    return Span(page.doc[start].idx, last.idx + len(last))


def _candidates(found: Found) -> tuple[Candidate, ...]:
    """What was considered, the likeliest first."""
    return tuple(
        Candidate(
            name=entry.name,
            lat=entry.lat,
            lon=entry.lon,
            country=entry.country,
            geonames_id=entry.geonames_id,
            score=round(chance, 3),
        )
        for entry, chance in found.candidates
        if entry.lat is not None and entry.lon is not None
    )
