"""What the gazetteer knows of a place, and how a name leads to it."""

from typing import Literal, NamedTuple, get_args

from onrecord.terms import PlaceKind, Precision

EntryKind = Literal[PlaceKind, "not a place"]
"""Kinds of the record's vocabulary; "not a place" blocks a name that only looks like one ("Washington Post")."""

KINDS: tuple[EntryKind, ...] = (*get_args(PlaceKind), "not a place")
PRECISIONS: tuple[Precision, ...] = get_args(Precision)

# How a name leads to an entry (bits of a posting).
MAIN = 1  # its usual name, or the first of its names
DEMONYM = 2  # its people or adjective ("Ukrainian")
ACRONYM = 4  # written in capitals only ("US", "DRC"): never matched in another case
SHORT = 8  # its name without the word for its kind ("Donetsk" for an oblast), or an abbreviation
WEAK = 16  # an alternate name in some language
ORDINARY = 32  # also an ordinary English word ("Post", "Reading")
PERSONAL = 64  # also a given or family name ("Austin", "Jackson")


class Entry(NamedTuple):
    """One gazetteer entry. Degrees (WGS 84), kilometres, ISO 3166-1 alpha-3; ``population`` 0 where unknown."""

    row: int
    name: str
    lat: float | None
    lon: float | None
    kind: EntryKind
    precision: Precision | None
    radius_km: float
    country: str | None
    level: int
    """0 country, 1 and 2 areas of that level, 3 settlement, 4 anything else."""
    admin1: int
    """Row of the first-level area it lies in, or -1."""
    population: int
    geonames_id: int | None
    fame: int
    """Number of names in all languages and scripts (settlements; 0 for the rest)."""


class Posting(NamedTuple):
    """One entry that a name may mean, and how (bits MAIN, DEMONYM, ACRONYM, SHORT, WEAK)."""

    entry: Entry
    how: int
