"""The words around place names (``lexicons/place_cues.toml``), as sets."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from onrecord import lexicon, settings
from onrecord.gazetteer import EntryKind
from onrecord.lexicon import Entry
from onrecord.reading.inflection import forms


class Types(Entry, frozen=True, kw_only=True):
    """Words for a kind of place, after the name ("Donetsk region") or before it with "of" ("the city of")."""

    asks: str
    after: tuple[str, ...]
    before: tuple[str, ...]


class Words(Entry, frozen=True, kw_only=True):
    """A group of words, lower case (lemmas where they are verbs or nouns)."""

    words: tuple[str, ...]


ASKED: dict[str, frozenset[EntryKind]] = {
    "area": frozenset(("region", "district", "area", "country")),
    "settlement": frozenset(("settlement",)),
    "river": frozenset(("river",)),
    "sea": frozenset(("sea",)),
    "lake": frozenset(("lake",)),
    "mountains": frozenset(("mountains", "area")),
    "island": frozenset(("area", "region", "country", "facility")),
    "facility": frozenset(("facility",)),
}
"""Which kinds of gazetteer entry a type word allows."""


@dataclass(frozen=True)
class Cues:
    """All groups of ``lexicons/place_cues.toml``."""

    after: dict[tuple[str, ...], str]
    """Words after a name (singular, lower case) and what they ask for; ``after_first`` their first words."""
    before: dict[str, str]
    near: frozenset[str]
    titles: frozenset[str]
    speaks: frozenset[str]
    acts: frozenset[str]
    addressed: frozenset[str]
    honorifics: frozenset[str]
    speech: frozenset[str]
    streets: frozenset[str]
    bodies: frozenset[str]
    dealings: frozenset[str]
    name_parts: frozenset[str]
    links: frozenset[str]
    articles: frozenset[str]
    joints: frozenset[str]
    """Small words of Romance languages by which a name goes on."""
    inside: frozenset[str]
    calendar: frozenset[str]
    seats: frozenset[str]
    sides: frozenset[str]
    generic: frozenset[str]
    """Words that say what kind or which part of a place is meant, and never name one by themselves."""
    parts: frozenset[str]
    """Words before a name that mean a part of the place or a wider place around it."""
    within: frozenset[str]
    """Words that may stand between a place and what it lies in."""


@lru_cache(maxsize=1)
def cues() -> Cues:
    """The cues, with the user's own."""
    folder = settings.load().lexicons

    def group(table: str) -> frozenset[str]:
        return frozenset(word for entry in lexicon.entries("place_cues", table, Words, folder) for word in entry.words)

    types = lexicon.entries("place_cues", "types", Types, folder)
    kinds = {
        word for entry in types for phrase in (*entry.after, *entry.before) for word in [phrase] if " " not in word
    }
    return Cues(
        after={words: entry.asks for entry in types for words in _forms(entry.after)},
        before={words: entry.asks for entry in types for words in entry.before},
        near=group("near"),
        titles=group("titles"),
        speaks=_verbs(group("speaks")),
        acts=_verbs(group("acts")),
        addressed=_verbs(group("addressed")),
        bodies=_nouns(group("bodies")),
        dealings=_nouns(group("dealings")),
        honorifics=group("honorifics"),
        speech=group("speech"),
        streets=group("streets"),
        name_parts=group("name_parts"),
        links=group("links"),
        articles=group("articles"),
        joints=group("joints"),
        inside=group("inside"),
        calendar=group("calendar"),
        seats=group("seats"),
        sides=group("sides"),
        generic=group("inside") | group("sides") | group("generic") | frozenset(kinds),
        parts=group("sides") | group("parts"),
        within=group("sides") | {"in", "'s", "’s", "the", "of", "state", "province", "city", "eastern"},
    )


def _verbs(lemmas: frozenset[str]) -> frozenset[str]:
    return frozenset(form for lemma in lemmas for form in forms(lemma))


def _nouns(lemmas: frozenset[str]) -> frozenset[str]:
    """Singular and plural: a lemmatizer that slips must not hide a word."""
    return frozenset(
        form
        for lemma in lemmas
        for form in (lemma, f"{lemma[:-1]}ies" if lemma.endswith("y") else f"{lemma}s", f"{lemma}es")
    )


def _forms(words: Iterable[str]) -> list[tuple[str, ...]]:
    """Singular and plural of a phrase, as tuples of words."""
    found = []
    for phrase in words:
        *rest, last = phrase.split()
        found.append((*rest, last))
        if not last.endswith("s"):
            found.append((*rest, last[:-1] + "ies" if last.endswith("y") else last + "s"))
    return found
