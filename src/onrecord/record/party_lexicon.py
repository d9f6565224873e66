"""What is known of parties before a report is read: the lexicon ``parties``, and how countries are called."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from onrecord.lexicon import Entry, entries
from onrecord.terms import ActorKind, Sector

T = TypeVar("T")


class PartyEntry(Entry, frozen=True, kw_only=True):
    """One party under several names."""

    name: str
    members: tuple[str, ...]


class ApartEntry(Entry, frozen=True, kw_only=True):
    """Lands whose authorities are a party of their own. Rows: name with its article, alpha-3 of the state it
    lies in, other words with ``|``."""

    rows: tuple[tuple[str, str, str], ...]


class DividedEntry(Entry, frozen=True, kw_only=True):
    """Countries (alpha-3) with rival governments."""

    countries: tuple[str, ...]


class PutInEntry(Entry, frozen=True, kw_only=True):
    """Words that, after a nation and a hyphen, say whose officials these are."""

    words: tuple[str, ...]


class CountriesEntry(Entry, frozen=True, kw_only=True):
    """Countries as the gazetteer's lexicon has them; here only code, names and demonyms are asked for."""

    source: str
    rows: tuple[tuple[str | int | float, ...], ...]


class KnownEntry(Entry, frozen=True, kw_only=True):
    """Actors of one kind, as the reading's lexicon has them. Rows: canonical name, country, other names, …"""

    kind: ActorKind
    sector: Sector
    called: tuple[str, ...] = ()
    plural: bool = False
    rows: tuple[tuple[str, ...], ...]


class DisplayEntry(Entry, frozen=True, kw_only=True):
    """How countries are called in the names of their institutions. Rows: alpha-3, name with its article."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PartyLexicon:
    """Everything, ready to be asked."""

    members: tuple[tuple[re.Pattern[str], str], ...]
    """Names as whole words, the longest first, and the party they belong to."""
    apart: tuple[tuple[re.Pattern[str], tuple[str, str]], ...]
    """Words of lands, (alpha-3 of the state, party)."""
    divided: frozenset[str]
    groups: dict[str, str]
    """Groups and organisations by each of their names."""
    nations: dict[str, str]
    """Country by name, demonym or seat of government in lower case."""
    put_in: re.Pattern[str]
    names: dict[str, str]
    """Usual name (with its article) by country."""

    def government(self, country: str) -> str:
        """The party of a country's government: "Government of the Netherlands"."""
        return f"Government of {self.names.get(country, country)}"


@lru_cache(maxsize=8)
def load(folder: Path | None = None) -> PartyLexicon:
    """The lexicon, with the user's own entries from ``folder``."""
    members = {name: entry.name for entry in entries("parties", "party", PartyEntry, folder) for name in entry.members}
    apart = {
        word: (country, f"Authorities of {name}")
        for entry in entries("parties", "apart", ApartEntry, folder)
        for name, country, others in entry.rows
        for word in (name.removeprefix("the "), *filter(None, others.split("|")))
    }
    divided = {code for entry in entries("parties", "divided", DividedEntry, folder) for code in entry.countries}
    after = sorted({word for entry in entries("parties", "put_in", PutInEntry, folder) for word in entry.words})
    nations, names = _countries(folder)
    return PartyLexicon(
        members=_patterns(members),
        apart=_patterns(apart),
        divided=frozenset(divided),
        groups=_groups(folder),
        nations=nations,
        put_in=re.compile(rf"\b([\w’' ]+?)[-‑–](?:{'|'.join(map(re.escape, after))})\b", re.IGNORECASE),
        names=names,
    )


def _patterns(words: dict[str, T]) -> tuple[tuple[re.Pattern[str], T], ...]:
    """Whole words, and not as part of a compound: what is UN-recognised is not the UN."""
    ordered = sorted(words, key=len, reverse=True)
    return tuple((re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])"), words[word]) for word in ordered)


def _groups(folder: Path | None) -> dict[str, str]:
    """Canonical names by all names; a name that two groups bear leads to none."""
    found: dict[str, set[str]] = {}
    for entry in entries("actors", "known", KnownEntry, folder):
        if entry.kind in ("group", "organisation"):
            for name, _, others, *_ in entry.rows:
                for word in (name, *filter(None, others.split("|"))):
                    found.setdefault(word, set()).add(name)
    return {word: next(iter(names)) for word, names in found.items() if len(names) == 1}


def _countries(folder: Path | None) -> tuple[dict[str, str], dict[str, str]]:
    """(country by name or demonym, usual name by country)."""
    nations: dict[str, str] = {}
    names: dict[str, str] = {}
    for entry in entries("countries", "countries", CountriesEntry, folder):
        for row in entry.rows:
            code, usual, demonyms = str(row[0]), str(row[7]), str(row[8])
            names[code] = usual.split("|", maxsplit=1)[0]
            for word in filter(None, (*usual.split("|"), *demonyms.split("|"), str(row[6]))):
                nations.setdefault(word.lower(), code)
    for display in entries("actors", "display", DisplayEntry, folder):
        names |= dict(display.rows)
    return nations, names
