"""What is known of actors before a report is read: the lexicons ``actors``, ``offices`` and ``countries``, compiled.

A name leads to a :class:`Known` actor (a group, an organisation, an outlet) or to a :class:`Land` (a country, its
people or its seat of government); a noun leads to what it says of whom it is used of ("minister", "rebels", "agency").
"""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from onrecord.lexicon import entries
from onrecord.reading.actor_entries import (
    CountriesEntry,
    DisplayEntry,
    Gender,
    GivenEntry,
    HolderEntry,
    InstitutionEntry,
    KnownEntry,
    LandEntry,
    NicknameEntry,
    NotSeatEntry,
    NounEntry,
    SetEntry,
    SetOf,
    Sort,
    Use,
    WordsEntry,
)
from onrecord.terms import ActorKind, Sector

_PIECE = re.compile(r"[^\W_]+")
_OWNER = re.compile(r"['’‘ʼ]s\b")
_DROPPED = str.maketrans("", "", ".'’‘ʼ`´")


@dataclass(frozen=True, slots=True)
class Land:
    """A country, or a land with authorities of its own."""

    name: str
    """With its article, as in "Government of the United Kingdom"."""
    country: str | None


@dataclass(frozen=True, slots=True)
class LandName:
    """A name that leads to a land, and how."""

    land: Land
    use: Use


@dataclass(frozen=True, slots=True)
class Known:
    """An actor the lexicon knows."""

    name: str
    kind: ActorKind
    sector: Sector | None
    country: str | None
    called: frozenset[str] = frozenset()
    plural: bool = False
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Alias:
    """Words that lead to what is known: ``pieces`` as :func:`pieces` cuts them."""

    pieces: tuple[str, ...]
    capital: bool
    """Whether it must be written with a capital."""
    acronym: bool
    """Whether it must be written in capitals throughout."""
    means: Known | LandName


@dataclass(frozen=True, slots=True)
class Noun:
    """What a noun says of whom it is used of."""

    word: str
    sort: Sort
    sector: Sector | None
    kind: ActorKind
    gender: Gender | None
    unique: bool
    speaks: bool


@dataclass(frozen=True, slots=True)
class Institution:
    """An institution that every state has."""

    name: str
    kind: ActorKind
    sector: Sector
    called: frozenset[str]
    special: dict[str, str]
    inferred: bool
    lands: frozenset[str]

    def of(self, land: Land) -> str:
        """Its canonical name in a land."""
        return self.special.get(land.country or "") or self.name.replace("{land}", land.name)


@dataclass(frozen=True)
class ActorLexicon:
    """Everything, ready to be asked."""

    aliases: dict[str, tuple[Alias, ...]]
    """By first piece, the longest first."""
    nouns: dict[str, Noun]
    """By lower-case singular and plural, a space between words."""
    institutions: dict[tuple[str, ...], Institution]
    given: dict[str, Gender]
    titles: dict[str, Gender | None]
    """Forms of address and ranks before names, lower case without full stop, with the gender they tell."""
    dependent: frozenset[str]
    """Participles after a hyphen that say on whose side somebody is ("backed")."""
    sets: dict[str, SetOf]
    """Plural nouns that take up several who were named before."""
    other_forces: frozenset[str]
    holders: dict[tuple[str, ...], tuple[str, ...]]
    """Countries a head of state or government of a name heads or headed, by the whole name and by the surname."""
    particles: frozenset[str]
    """Small words inside names ("al", "van")."""
    loose: frozenset[str]
    contesting: frozenset[str]
    lands: dict[str, Land] = field(default_factory=dict)
    """By alpha-3."""


def pieces(words: str) -> tuple[str, ...]:
    """Words as they are filed: lower case, without diacritics, full stops, apostrophes and hyphens."""
    plain = _OWNER.sub("", words).translate(_DROPPED).lower()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
        plain = plain.replace("ø", "o").replace("ł", "l").replace("đ", "d").replace("ı", "i").replace("ə", "a")
    return tuple(_PIECE.findall(plain))


@lru_cache(maxsize=4)
def actor_lexicon(folder: Path | None = None) -> ActorLexicon:
    """The lexicons, checked. Raises LexiconError with file and line if an entry is malformed."""
    lands = _lands(folder)
    table: dict[tuple[str, ...], Alias] = {}
    for words, means in (*_land_names(folder, lands), *_known_names(folder)):
        alias = _alias(words, means)
        if alias.pieces:
            table[alias.pieces] = alias
    by_first: dict[str, list[Alias]] = {}
    for alias in sorted(table.values(), key=lambda alias: -len(alias.pieces)):
        by_first.setdefault(alias.pieces[0], []).append(alias)
    titles: dict[str, Gender | None] = {}
    for item in entries("offices", "rank", WordsEntry, folder):
        titles.update(dict.fromkeys(item.words.split(), None))
    for address in entries("offices", "address", GivenEntry, folder):
        titles.update(dict.fromkeys(address.words.split(), address.gender))
    return ActorLexicon(
        aliases={first: tuple(some) for first, some in by_first.items()},
        nouns=_nouns(folder),
        institutions=_institutions(folder),
        given={
            piece: entry.gender
            for entry in entries("offices", "given", GivenEntry, folder)
            for word in entry.words.split()
            for piece in pieces(word)[:1]
        },
        titles=titles,
        dependent=_words("dependent", folder),
        sets={word: e.of for e in entries("offices", "set", SetEntry, folder) for word in e.words.split()},
        other_forces=_words("other_forces", folder),
        holders=_holders(folder),
        particles=_words("particle", folder),
        loose=_words("loose", folder),
        contesting=_words("contesting", folder),
        lands=lands,
    )


def _words(table: str, folder: Path | None) -> frozenset[str]:
    return frozenset(word for entry in entries("offices", table, WordsEntry, folder) for word in entry.words.split())


def _holders(folder: Path | None) -> dict[tuple[str, ...], tuple[str, ...]]:
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for entry in entries("actors", "holder", HolderEntry, folder):
        for name, country, _, _ in entry.rows:
            cut = pieces(name)
            for key in {cut, cut[-1:]}:
                found[key] = tuple(dict.fromkeys((*found.get(key, ()), country)))
    return found


def _lands(folder: Path | None) -> dict[str, Land]:
    display = {code: name for e in entries("actors", "display", DisplayEntry, folder) for code, name in e.rows}
    found: dict[str, Land] = {}
    for group in entries("countries", "countries", CountriesEntry, folder):
        for row in group.rows:
            code, name = row[0], row[7].split("|")[0]
            found[code] = Land(display.get(code, name), code)
    return found


def _land_names(folder: Path | None, lands: dict[str, Land]) -> list[tuple[str, Known | LandName]]:
    not_seats = {name for e in entries("actors", "not_a_seat", NotSeatEntry, folder) for name in e.names}
    found: list[tuple[str, Known | LandName]] = []
    for group in entries("countries", "countries", CountriesEntry, folder):
        # Two countries may share a name (Congo); the one named first in the file keeps it.
        for code, _, _, _, _, radius, seat, names, people in reversed(group.rows):
            land = lands[code]
            if seat and seat not in not_seats and radius > 20:
                found.append((seat, LandName(land, "seat")))
            found += [(name, LandName(land, "people")) for name in people.split("|") if name]
            found += [(name, LandName(land, "name")) for name in names.split("|") if name not in not_seats]
    for entry in entries("actors", "land", LandEntry, folder):
        for name, country, others, people in entry.rows:
            land = Land(name, country or None)
            found += [(other, LandName(land, "name")) for other in (name, *others.split("|")) if other]
            found += [(other, LandName(land, "people")) for other in people.split("|") if other]
    for nick in entries("actors", "nickname", NicknameEntry, folder):
        for words, code, canonical in nick.rows:
            if code and not canonical:
                found.append((words, LandName(lands[code], "seat")))
            else:
                found.append((words, Known(canonical, "government", "GOV", code or None, frozenset({"government"}))))
    return found


def _known_names(folder: Path | None) -> list[tuple[str, Known | LandName]]:
    found: list[tuple[str, Known | LandName]] = []
    for entry in entries("actors", "known", KnownEntry, folder):
        for name, country, aliases, *dates in entry.rows:
            since, until = (*dates, "", "")[:2]
            own = {piece for piece in pieces(name) if len(piece) > 3}
            called = frozenset({*entry.called, *own, *(piece[:-1] for piece in own if piece.endswith("s"))})
            known = Known(name, entry.kind, entry.sector, country or None, called, entry.plural, since, until)
            found += [(words, known) for words in (name, *aliases.split("|")) if words]
    return found


def _alias(words: str, means: Known | LandName) -> Alias:
    if words.startswith("the "):
        words = words[4:]
    cut = pieces(words)
    bare = words.replace(".", "").replace(" ", "").replace("-", "")
    acronym = len(cut) == 1 and bare.isupper() and len(bare) <= 7
    return Alias(cut, any(c.isupper() for c in words), acronym, means)


def _nouns(folder: Path | None) -> dict[str, Noun]:
    found: dict[str, Noun] = {}
    for entry in entries("offices", "noun", NounEntry, folder):
        for word in entry.words.split():
            name = word.replace("_", " ")
            sector = None if entry.sector == "UNK" else entry.sector
            noun = Noun(name, entry.sort, sector, entry.kind, entry.gender, entry.unique, entry.speaks)
            found[name] = noun
            found.setdefault(_plural(name), noun)
    return found


def _plural(word: str) -> str:
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def _institutions(folder: Path | None) -> dict[tuple[str, ...], Institution]:
    found: dict[tuple[str, ...], Institution] = {}
    for entry in entries("offices", "institution", InstitutionEntry, folder):
        called = frozenset(entry.called)
        special = dict(entry.special)
        made = Institution(
            entry.name, entry.kind, entry.sector, called, special, entry.inferred, frozenset(entry.lands)
        )
        for words in entry.words:
            found[tuple(words.split())] = made
    return found
