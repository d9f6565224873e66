"""Signals for and against each candidate of each name of a report, as one matrix.

Signals of the name alone (what kind of place, how large, how usual the name is for it, what the words beside it ask
for) and signals of the report (what else is named, in which countries and areas, how near). Every signal is a number,
0 where it says nothing.
"""

from functools import lru_cache
from math import log10

import numpy as np
from numpy.typing import NDArray

from onrecord import settings
from onrecord.gazetteer import Entry, Posting
from onrecord.gazetteer.entry import MAIN, SHORT, WEAK
from onrecord.gazetteer.names import key
from onrecord.gazetteer.rows import countries
from onrecord.reading.place_cues import ASKED
from onrecord.reading.place_senses import Sense

Numbers = NDArray[np.float64]

ALONE = (
    "country",
    "first-level area",
    "second-level area",
    "town",
    "other place",
    "size of town",
    "size of area",
    "size unknown",
    "names in other languages",
    "seat of a country's government",
    "usual name",
    "short name",
    "alternate name",
    "best known",
    "fewer names than the most famous",
    "smaller than the best known",
    "what the type word asks for",
    "not what the type word asks for",
    "water or land that takes the article it has",
    "town with an article",
    "in the place named with it",
    "not in the place named with it",
)
REPORT = (
    "its country is spoken of",
    "its country is spoken of most",
    "its area is spoken of",
    "near other places",
    "nearest other place",
    "in the outlet's country",
    "of the level of those it is listed with",
    "in the country of those it is listed with",
)
SIGNALS = ALONE + REPORT
FAMOUS = 25
"""Names in other languages from which a small town is a capital rather than a namesake of one."""
_WITH_ARTICLE = frozenset(("river", "sea", "mountains", "area"))
_FAR = 20_000.0


class Board:
    """The candidates of all senses of a report as arrays: row per candidate, ``own`` the number of its sense."""

    def __init__(self, senses: list[Sense], outlet: frozenset[str] = frozenset()) -> None:
        self.senses = senses
        self.entries: list[Entry] = []
        own: list[int] = []
        rows: list[tuple[float, ...]] = []
        for number, sense in enumerate(senses):
            for posting, row in zip(sense.postings, _alone(sense), strict=True):
                self.entries.append(posting.entry)
                own.append(number)
                rows.append(row)
        self.own = np.array(own, dtype=np.int64)
        self.alone: Numbers = np.array(rows, dtype=np.float64).reshape(len(own), len(ALONE))
        self.weight = np.array([sense.weight for sense in senses], dtype=np.float64)
        entries = self.entries
        self.lat = np.radians([entry.lat if entry.lat is not None else np.nan for entry in entries])
        self.lon = np.radians([entry.lon if entry.lon is not None else np.nan for entry in entries])
        self.country, self.countries = _numbered([entry.country or "" for entry in entries])
        self.area, self.areas = _numbered([_area(entry) for entry in entries])
        self.level = np.array([level for sense in senses for level in _levels(sense)], dtype=np.int64)
        places = {id(sense): number for number, sense in enumerate(senses)}
        self.beside = {
            number: [places[id(other)] for other in sense.listed] for number, sense in enumerate(senses) if sense.listed
        }
        self.fine = np.array([entry.level != 0 and entry.radius_km < 400 for entry in entries], dtype=bool)
        self.outlet = np.array([float(entry.country in outlet) for entry in entries], dtype=np.float64)

    def chances(self, scores: Numbers) -> Numbers:
        """Softmax of the scores within each sense."""
        return softmax(scores, self.own, len(self.senses))

    def report(self, chances: Numbers) -> Numbers:
        """The signals of the report, given how likely each candidate is held to be: candidates × ``REPORT``."""
        country, most = self._shares(chances, self.country, self.countries)
        area, _ = self._shares(chances, self.area, self.areas)
        near, nearest = self._nearness(chances)
        level = self._listed(chances, self.level, 5)
        listed = self._listed(chances, self.country, self.countries) * (self.country > 0)
        columns = [country, most, area * (self.area > 0), near, nearest, self.outlet, level, listed]
        return np.stack(columns, axis=1)

    def _listed(self, chances: Numbers, group: NDArray[np.int64], groups: int) -> Numbers:
        """How much of what a candidate's sense is listed with is in the candidate's group; 0 where it is in no list."""
        if not self.beside:
            return np.zeros(len(self.own))
        mass = np.zeros((len(self.senses), groups))
        np.add.at(mass, (self.own, group), chances)
        around = np.zeros_like(mass)
        for number, others in self.beside.items():
            around[number] = mass[others].mean(axis=0)
        return np.asarray(around[self.own, group], dtype=np.float64)

    def _shares(self, chances: Numbers, group: NDArray[np.int64], groups: int) -> tuple[Numbers, Numbers]:
        """Share of the other senses in the candidate's group, and whether no group has a larger one."""
        mass = np.zeros((len(self.senses), groups))
        np.add.at(mass, (self.own, group), chances * self.weight[self.own])
        mass[:, 0] = 0.0  # group 0 is "in none"
        others = mass.sum(axis=0) - mass
        share = others / (others.sum(axis=1, keepdims=True) + 1.0)
        most = share.max(axis=1)
        mine = share[self.own, group]
        return mine, ((mine >= most[self.own]) & (mine > 0)).astype(np.float64)

    def _nearness(self, chances: Numbers) -> tuple[Numbers, Numbers]:
        """How many of the others are near (each counts exp(-km/100)), and how near the nearest is (0 to 1)."""
        best: dict[int, int] = {}
        for row, sense in enumerate(self.own.tolist()):
            if sense not in best or chances[row] > chances[best[sense]]:
                best[sense] = row
        rows = np.array([row for row in best.values() if self.fine[row] and self.lat[row] == self.lat[row]], np.int64)
        if not len(rows):
            return np.zeros(len(self.own)), np.zeros(len(self.own))
        km = distances(self.lat[:, None], self.lon[:, None], self.lat[rows][None, :], self.lon[rows][None, :])
        km = np.where(np.isnan(km), _FAR, km)
        km[self.own[:, None] == self.own[rows][None, :]] = _FAR
        heard = chances[rows] * self.weight[self.own[rows]]
        closeness = np.exp(-km / 100.0) * heard[None, :]
        near = closeness.sum(axis=1) / (heard.sum() + 1.0)
        nearest = (np.exp(-km / 150.0) * chances[rows][None, :]).max(axis=1)
        return near * self.fine, nearest * self.fine


def softmax(scores: Numbers, own: NDArray[np.int64], groups: int) -> Numbers:
    """Probabilities that add up to one within each group."""
    if not len(scores):
        return scores
    top = np.full(groups, -np.inf)
    np.maximum.at(top, own, scores)
    raised = np.exp(scores - top[own])
    return np.asarray(raised / np.bincount(own, weights=raised, minlength=groups)[own], dtype=np.float64)


def distances(lat: Numbers, lon: Numbers, lat2: Numbers, lon2: Numbers) -> Numbers:
    """Great-circle distances in km between points in radians."""
    half = np.sin((lat2 - lat) / 2) ** 2 + np.cos(lat) * np.cos(lat2) * np.sin((lon2 - lon) / 2) ** 2
    return np.asarray(2 * 6371.0 * np.arcsin(np.sqrt(np.clip(half, 0.0, 1.0))), dtype=np.float64)


def _numbered(values: list[str]) -> tuple[NDArray[np.int64], int]:
    """Values as numbers, the empty one as 0, and how many numbers there are."""
    numbers = {"": 0}
    found = [numbers.setdefault(value, len(numbers)) for value in values]
    return np.array(found, dtype=np.int64), len(numbers)


def _area(entry: Entry) -> str:
    """The first-level area an entry is or lies in."""
    if entry.level == 1:
        return str(entry.row)
    return str(entry.admin1) if entry.admin1 >= 0 else ""


def _alone(sense: Sense) -> list[tuple[float, ...]]:
    """Rows of the ``ALONE`` signals, one a candidate."""
    if not sense.postings:
        return []
    towns = [entry.population for entry, how in sense.postings if entry.level == 3]
    largest = log10(max(towns) + 1000) if towns else 0.0
    famous = log10(max((entry.fame for entry, _ in sense.postings), default=0) + 1)
    allowed = ASKED.get(sense.asked or "")
    rows = []
    for place, posting in enumerate(sense.postings):
        entry = posting.entry
        smaller = largest - log10(entry.population + 1000) if entry.level == 3 else 0.0
        asked = (0.0, 0.0) if allowed is None else (1.0, 0.0) if entry.kind in allowed else (0.0, 1.0)
        inside = _inside(entry, sense.container)
        held = (0.0, 0.0) if inside is None else (1.0, 0.0) if inside else (0.0, 1.0)
        unsung = famous - log10(entry.fame + 1) if entry.level == 3 else 0.0
        takes = float(sense.article and entry.kind in _WITH_ARTICLE)
        town = float(sense.article and entry.level == 3)
        rows.append((*_static(posting), float(place == 0), unsung, smaller, *asked, takes, town, *held))
    return rows


@lru_cache(maxsize=50_000)
def _static(posting: Posting) -> tuple[float, ...]:
    """What does not depend on the report: the signals up to "alternate name"."""
    entry, how = posting
    level, people = entry.level, entry.population
    size = log10(people + 1000) - 4
    usual = bool(how & MAIN)
    return (
        float(level == 0),
        float(level == 1),
        float(level == 2),
        float(level == 3),
        float(level == 4),
        size if level == 3 else 0.0,
        size if level in (1, 2) else 0.0,
        float(people == 0 and level == 3),
        log10(entry.fame + 1) if level == 3 else 0.0,
        float(is_capital(entry)),
        float(usual),
        float(bool(how & SHORT) and not usual),
        float(bool(how & WEAK) and not usual),
    )


def _inside(entry: Entry, container: Sense | None) -> bool | None:
    """Whether an entry lies in what the text says it lies in; None where the text says nothing or cannot mean that."""
    if container is None or not container.postings:
        return None
    holders = [holder for holder, _ in container.postings if holder.level <= 2 or holder.level == 4]
    if not holders:
        return None
    return any(lies_in(entry, holder) for holder in holders)


def lies_in(entry: Entry, holder: Entry) -> bool:
    """Whether ``entry`` lies in ``holder``: by its country or first-level area, else by distance to its middle."""
    if holder.row == entry.row or entry.level == 0:
        return False
    if holder.level == 0:
        return entry.country == holder.country
    if holder.level == 1:
        return entry.admin1 == holder.row and entry.row != holder.row
    if entry.lat is None or entry.lon is None or holder.lat is None or holder.lon is None:
        return False
    if entry.country and holder.country and entry.country != holder.country:
        return False
    return between(entry, holder) <= 1.5 * holder.radius_km + 5


def _levels(sense: Sense) -> list[int]:
    """The level of each candidate; that of an area is its town's if a large town of the name lies in it."""
    towns = [entry for entry, _ in sense.postings if entry.level == 3]
    return [
        3
        if entry.level in (1, 2)
        and any(
            town.population * 10 >= entry.population and between(town, entry) <= entry.radius_km + 30 for town in towns
        )
        else entry.level
        for entry, _ in sense.postings
    ]


def is_capital(entry: Entry) -> bool:
    """Whether a country is governed from this town, by the lexicon of countries."""
    if entry.level != 3 or (entry.country, key(entry.name)) not in _capitals():
        return False
    return entry.population >= 100_000 or entry.fame >= FAMOUS


@lru_cache(maxsize=1)
def _capitals() -> frozenset[tuple[str, str]]:
    return frozenset((row[0], key(row[6])) for group in countries(settings.load().lexicons) for row in group.rows)


def between(one: Entry, other: Entry) -> float:
    """Kilometres between the points of two entries; infinite if one has none."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return float("inf")
    points = np.radians([one.lat, one.lon, other.lat, other.lon])
    return float(distances(*(np.asarray(value) for value in points)))
