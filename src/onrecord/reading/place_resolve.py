"""Resolution: which gazetteer entry each sense of a report means, by the whole report.

First each name by itself (softmax over its candidates), then with what the other names most likely mean; a type word or
the lack of one picks between an area and the town that shares its name and lies in it.
"""

import re
from functools import lru_cache

import numpy as np

from onrecord.gazetteer import Entry, Index
from onrecord.gazetteer.entry import MAIN, SHORT
from onrecord.reading.place_candidates import ALONE, SIGNALS, Board, Numbers, between, lies_in
from onrecord.reading.place_doubt import CLOSE, doubted
from onrecord.reading.place_found import Found
from onrecord.reading.place_senses import Sense
from onrecord.reading.place_weights import weights

ROUNDS = 2
NEARBY = 30.0
"""Kilometres by which a place may lie outside the circle of what it is said to lie in."""
LARGE = 30_000
"""People from which a town is meant by a name that GeoNames has only as an alternate one (Chittagong)."""
DISPUTED = 300.0
"""Kilometres beyond a country's circle up to which the text may count a place as that country's."""
SHOWN = 5
"""Candidates kept with a place."""
SLIGHT = 0.02
"""Candidates below this probability are not kept."""


def resolve(senses: list[Sense], outlet: str | None, index: Index) -> list[Found]:
    """What each sense means, in the order given."""
    at_home = countries_of(outlet, index)
    board = Board(senses, at_home)
    chances = _chances(board)
    by_sense: list[list[tuple[Entry, float, int]]] = [[] for _ in senses]
    for row, (number, chance) in enumerate(zip(board.own.tolist(), chances.tolist(), strict=True)):
        by_sense[number].append((board.entries[row], chance, row))
    chosen = [_choose(sense, found) for sense, found in zip(senses, by_sense, strict=True)]
    meant = {id(sense): found.entry for sense, found in zip(senses, chosen, strict=True)}
    held = [_held(sense, found, meant) for sense, found in zip(senses, chosen, strict=True)]
    return doubted(senses, held, at_home)


def _held(sense: Sense, found: Found, meant: dict[int, Entry | None]) -> Found:
    """A name that has no candidate in what the text says it lies in means none of them, but does lie there."""
    holder = meant.get(id(sense.container)) if sense.container is not None else None
    if holder is None or holder.row == (found.entry.row if found.entry is not None else -1):
        return found
    if found.entry is None:
        return Found(None, 0.0, (), within=holder)
    # Whom a place near a border belongs to is no matter of geography.
    disputed = holder.level == 0 and between(found.entry, holder) <= 1.5 * holder.radius_km + DISPUTED
    if (
        disputed
        or (sense.container is not None and any(lies_in(found.entry, area) for area, _ in sense.container.postings[:4]))
        or found.entry.level in (0, 4)
        or lies_in(found.entry, holder)
        or between(found.entry, holder) <= holder.radius_km + NEARBY
    ):
        return found
    return Found(None, 0.0, (), within=holder)


def _chances(board: Board) -> Numbers:
    if not board.entries:
        return np.zeros(0)
    known = weights()
    alone = np.array([known.alone.get(name, 0.0) for name in ALONE])
    whole = np.array([known.report.get(name, 0.0) for name in SIGNALS])
    chances = board.chances(board.alone @ alone)
    for _ in range(ROUNDS):
        chances = board.chances(np.hstack([board.alone, board.report(chances)]) @ whole)
    return chances


def _choose(sense: Sense, found: list[tuple[Entry, float, int]]) -> Found:
    if not found:
        return Found(None, 0.0, ())
    ranked = sorted(found, key=lambda item: (-item[1], item[2]))
    entry = _level(sense, _likeliest(ranked))
    # The town and the area around it that share the name are one answer, of which the text's level is shown.
    share = sum(chance for other, chance, _ in ranked if _one_place(other, entry))
    rest = [(other, chance) for other, chance, _ in ranked if not _one_place(other, entry) and chance >= SLIGHT]
    return Found(entry, share, ((entry, share), *rest[: SHOWN - 1]))


def _likeliest(ranked: list[tuple[Entry, float, int]]) -> Entry:
    """The best candidate of the place that is likeliest, a town and the district of it taken together."""
    some = [(entry, chance) for entry, chance, _ in ranked if chance >= SLIGHT]
    together = {
        entry.row: chance
        + sum(more for other, more in some if {other.level, entry.level} == {2, 3} and between(other, entry) <= CLOSE)
        for entry, chance in some
    }
    return max(some, key=lambda item: (together[item[0].row], item[1]))[0]


def _one_place(one: Entry, other: Entry) -> bool:
    """Whether two entries of a name are a town and the area around it, or two editions of one area."""
    if one.row == other.row:
        return True
    if one.country != other.country or 0 in (one.level, other.level):
        return False
    return between(one, other) <= max(60.0, one.radius_km * 1.2, other.radius_km * 1.2)


def _level(sense: Sense, best: Entry) -> Entry:
    """The entry of the level that the text asks for, among those that share the name and lie in one another."""
    if best.level not in (1, 2, 3):
        return best
    family = [
        entry
        for entry, how in sense.postings
        if entry.level in (1, 2, 3)
        and (how & (MAIN | SHORT) or entry.row == best.row or entry.population >= LARGE)
        and _one_place(entry, best)
    ]
    areas = sorted((entry for entry in family if entry.level < 3), key=lambda entry: entry.level)
    towns = sorted((entry for entry in family if entry.level == 3), key=lambda entry: -entry.population)
    if best.level < 3 and sense.asked is None:
        # A country that shares its name with an area of its own (Taiwan, Kuwait) is what a bare name means.
        for entry, how in sense.postings:
            if entry.level == 0 and entry.country == best.country and how & MAIN:
                return entry
    if sense.asked == "area":
        return best if best.level < 3 or not areas else areas[0]
    if best.level < 3 and towns:
        bare = (
            sense.asked in (None, "facility")
            and not sense.holds
            and not _among_areas(sense)
            and _stands_for(towns[0], best)
        )
        return towns[0] if sense.asked == "settlement" or bare else best
    if best.level == 3 and areas and sense.asked is None and (sense.holds or _among_areas(sense)):
        return areas[0]
    return best


def _among_areas(sense: Sense) -> bool:
    """Whether a name stands in a list of which all other names are those of areas and of no large town."""
    levels = [
        min((entry.level for entry, how in other.postings if how & MAIN and entry.level > 0), default=3)
        for other in sense.listed
        if not any(entry.level == 3 and entry.population > 100_000 for entry, _ in other.postings)
    ]
    return len(levels) >= max(1, len(sense.listed)) and max(levels) <= 2


def _stands_for(town: Entry, area: Entry) -> bool:
    """Whether a bare name means the town rather than the area around it: Kherson does, Veracruz does not."""
    return town.population * 10 >= area.population or (area.radius_km <= 60 and town.population >= 20_000)


@lru_cache(maxsize=256)
def countries_of(outlet: str | None, index: Index) -> frozenset[str]:
    """Countries named, by town, area or country, in the name of an outlet ("The Kampala Herald")."""
    words = re.findall(r"[^\W\d_][\w.'’-]*", outlet or "")
    for length in (3, 2, 1):
        for start in range(len(words) - length + 1):
            phrase = " ".join(words[start : start + length])
            postings = [posting for posting in index.lookup(phrase) if posting.entry.kind != "not a place"]
            if (
                postings
                and phrase[0].isupper()
                and (postings[0].entry.population > 20_000 or postings[0].entry.level < 3)
            ):
                country = postings[0].entry.country
                return frozenset((country,)) if country else frozenset()
    return frozenset()
