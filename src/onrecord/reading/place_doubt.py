"""Doubt: names whose likeliest meaning nothing else in the report speaks for, and which are left without a point.

Every name of a small town is also something else somewhere: a person, a brand, a street, a hamlet no gazetteer has. A
report that tells of Guatemala does not mean a town in the Philippines, unless it says so. Where no other place of the
report lies in the same country, only what the whole world knows is believed; the rest stays in the report by its name,
with what it might mean.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from onrecord import settings
from onrecord.gazetteer import Entry
from onrecord.gazetteer.entry import MAIN, ORDINARY, WEAK
from onrecord.gazetteer.rows import common
from onrecord.reading.place_candidates import between, is_capital
from onrecord.reading.place_cues import cues
from onrecord.reading.place_found import Found
from onrecord.reading.place_senses import Sense

KNOWN_TOWN, KNOWN_AREA = 150_000, 500_000
"""People from which a town (or a district), and a first-level area, are believed by their names alone."""
NAMESAKE = 50_000
"""People from which a town in a country the report names puts a better-known one elsewhere in doubt."""
ALONE_TOWN = 20_000
"""The same for the towns of a report that names no place in another country."""
LIKELY_CAPITAL, LIKELY_OTHER, LIKELY_TOWN, LIKELY_AREA = 0.4, 0.6, 0.75, 0.9
"""Probabilities among the candidates that are needed for it."""
CLOSE = 25.0
"""Kilometres within which a town and a district of one name are one place."""
NEAR = 200.0
"""Kilometres within which two places that are little known speak for each other."""


def doubted(senses: Sequence[Sense], found: Sequence[Found], at_home: frozenset[str]) -> list[Found]:
    """What each sense means, without a point where that is in doubt; ``at_home``: the countries of the outlet."""
    pairs = list(zip(senses, found, strict=True))
    believed = [
        one if one.entry is None or _is_believed(sense, one, pairs, at_home) else _without_point(sense, one)
        for sense, one in pairs
    ]
    after = list(zip(senses, believed, strict=True))
    return [_known_within(sense, one, after) for sense, one in after]


def _known_within(sense: Sense, one: Found, pairs: Sequence[tuple[Sense, Found]]) -> Found:
    """What a place is said to lie in counts only if it is believed itself."""
    holder = next((found for other, found in pairs if other is sense.container), None)
    return replace(one, within=None) if one.within is not None and holder is not None and holder.entry is None else one


def _without_point(sense: Sense, one: Found) -> Found:
    """What is left where the likeliest meaning is given up; what all the world knows is a place name all the same."""
    unknown = one.entry is not None and not _is_known(one.entry, one.chance, sense)
    return replace(one, entry=None, doubted=unknown)


def _is_believed(sense: Sense, one: Found, pairs: Sequence[tuple[Sense, Found]], at_home: frozenset[str]) -> bool:
    entry = one.entry
    if entry is None or entry.country is None or entry.country in at_home or sense.demonym or sense.mentions[0].given:
        return True
    others = [(other, other_sense) for other_sense, found in pairs if (other := found.entry) is not None]
    if _is_known(entry, one.chance, sense) and not _has_namesake(sense, entry, others):
        return True
    if any(_speaks_for(other, entry, other_sense, sense) for other, other_sense in others):
        return True
    elsewhere = any(other.country not in (None, entry.country) for other, _ in others)
    return not elsewhere and entry.level > 1 and entry.population >= ALONE_TOWN and one.chance >= LIKELY_TOWN


def _is_known(entry: Entry, chance: float, sense: Sense) -> bool:
    """Whether all the world knows the place, and the name most likely means it.

    What is known of a town is known of its district too. Many countries have a North West and a Littoral.
    """
    if entry.level == 0:
        return True
    if entry.level == 4:
        return chance >= LIKELY_OTHER
    if entry.level == 1 and entry.population >= KNOWN_AREA and chance >= LIKELY_AREA and not _is_common(sense.name):
        return True
    same = [entry, *(other for other, _ in sense.postings if other.level == 3 and between(other, entry) <= CLOSE)]
    if chance >= LIKELY_CAPITAL and any(map(is_capital, same)):
        return True
    return chance >= LIKELY_TOWN and any(other.level > 1 and other.population >= KNOWN_TOWN for other in same)


@lru_cache(maxsize=4096)
def _is_common(name: str) -> bool:
    """Whether the words of an area's name only say where in a country it lies, or what it is ("Littoral Region")."""
    ordinary, types = common(settings.load().lexicons), cues().after
    return all(ordinary.get(word, 0) & ORDINARY or (word,) in types for word in name.split())


def _has_namesake(sense: Sense, entry: Entry, others: Sequence[tuple[Entry, Sense]]) -> bool:
    """Whether a country that the report names, and not by this name, has a town of the name that is large enough.

    Beside an area of another country any place of the name will do.
    """
    if entry.level in (0, 4):
        return False
    spoken_of = {other.country for other, other_sense in others if other.level <= 1 and other_sense.name != sense.name}
    return entry.country not in spoken_of and any(
        other.country in spoken_of
        and ((other.level == 3 and other.population >= NAMESAKE) or (entry.level == 1 and other.level < 4))
        and how & (MAIN | WEAK)
        for other, how in sense.postings
    )


def _speaks_for(other: Entry, entry: Entry, other_sense: Sense, sense: Sense) -> bool:
    """Whether another place of the report makes it likely that ``entry`` is meant: it is of its country, and known
    well enough, or not far away. A name speaks for itself only as the area that a town of the name lies in."""
    if other.row == entry.row or other.country != entry.country:
        return False
    if other_sense.name == sense.name:
        return other.level == 1 and entry.admin1 == other.row
    if other_sense.demonym or other.level in (0, 1, 4):
        return True
    return other.population >= KNOWN_TOWN or between(other, entry) <= NEAR
