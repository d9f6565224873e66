"""Entries of the lexicons ``actors`` and ``offices``, as their files hold them."""

from typing import Literal

from onrecord.lexicon import Entry
from onrecord.terms import ActorKind, Sector

Sort = Literal["office", "person", "fighters", "forces", "body", "state", "document"]
"""What a noun is used of: the holder of an office, persons, armed people, troops, an organisation, a state, a text."""
Use = Literal["name", "people", "seat"]
Gender = Literal["m", "f"]
SetOf = Literal["states", "sides", "people"]


class KnownEntry(Entry, frozen=True, kw_only=True):
    """Actors of one sort. Rows: canonical name, country (alpha-3 or empty), aliases with ``|`` between them, and, where
    they held the name for a time only, from and until (ISO prefixes, either may be empty)."""

    kind: ActorKind
    sector: Sector
    called: tuple[str, ...] = ()
    """Nouns by which they may be called later on ("the group")."""
    plural: bool = False
    rows: tuple[tuple[str, ...], ...]


class LandEntry(Entry, frozen=True, kw_only=True):
    """Lands with authorities of their own that are no states. Rows: name, country, other names, adjectives."""

    rows: tuple[tuple[str, str, str, str], ...]


class DisplayEntry(Entry, frozen=True, kw_only=True):
    """How countries are called in the names of their institutions. Rows: alpha-3, name with its article."""

    rows: tuple[tuple[str, str], ...]


class HolderEntry(Entry, frozen=True, kw_only=True):
    """Heads of state and of government. Rows: name, alpha-3, from, until (ISO prefixes, until empty if open)."""

    rows: tuple[tuple[str, str, str, str], ...]


class NicknameEntry(Entry, frozen=True, kw_only=True):
    """Buildings, streets and towns that stand for a government. Rows: words, alpha-3, canonical name or empty."""

    rows: tuple[tuple[str, str, str], ...]


class NotSeatEntry(Entry, frozen=True, kw_only=True):
    """Seats of government that are more often something else."""

    names: tuple[str, ...]


class InstitutionEntry(Entry, frozen=True, kw_only=True):
    """Institutions that every state has. ``{land}`` in ``name`` is the land's name."""

    name: str
    kind: ActorKind
    sector: Sector
    words: tuple[str, ...]
    called: tuple[str, ...] = ()
    special: tuple[tuple[str, str], ...] = ()
    """(alpha-3, name): lands where it has a name of its own."""
    lands: tuple[str, ...] = ()
    """Alpha-3 of the only lands that have it, if few do."""
    inferred: bool = True
    """Whether it may be taken for that of the land the report is about where the text names no land."""


class NounEntry(Entry, frozen=True, kw_only=True):
    """Nouns that say who somebody is. ``words`` are separated by white space, ``_`` stands for a space."""

    sort: Sort
    words: str
    sector: Sector = "UNK"
    kind: ActorKind = "unknown"
    gender: Gender | None = None
    unique: bool = False
    """Whether a land has one holder of this office, so that the office itself can be named."""
    speaks: bool = False
    """Whether the holder speaks for somebody else (spokesman)."""


class GivenEntry(Entry, frozen=True, kw_only=True):
    """Given names and forms of address by the gender they tell."""

    gender: Gender
    words: str


class WordsEntry(Entry, frozen=True, kw_only=True):
    """A list of words."""

    words: str


class SetEntry(Entry, frozen=True, kw_only=True):
    """Plural nouns that take up several who were named before."""

    of: SetOf
    words: str


class CountriesEntry(Entry, frozen=True, kw_only=True):
    """Rows of the countries lexicon; see the gazetteer, which compiles the same file."""

    source: str
    rows: tuple[tuple[str, str, int, float, float, float, str, str, str], ...]
