"""The cue lexicon (``cues.toml``) in the shape rules ask it: by lemma and frame."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from spacy.tokens import Token

from onrecord.lexicon import Entry, entries
from onrecord.reading.inflection import form_table
from onrecord.terms import Act, Basis

Frame = Literal[
    "clause", "object", "infinitive", "none",
    "of", "for", "as", "with", "on", "upon", "about", "against", "to", "into", "by", "over", "at", "from", "that",
]  # fmt: skip


class VerbEntry(Entry, frozen=True, kw_only=True):
    """Verbs that attribute, and what may stand as their content."""

    act: Act
    lemmas: tuple[str, ...]
    frames: tuple[Frame, ...]
    infinitive_act: Act | None = None
    objects: tuple[str, ...] = ()
    """If given, the object's head must be one of these."""
    weak: tuple[str, ...] = ()
    """Lemmas of this group that are doubtful as attribution with a noun phrase for content."""
    complements: tuple[str, ...] = ()
    """If given, the infinitive must be one of these."""


class NounEntry(Entry, frozen=True, kw_only=True):
    """Nouns that attribute."""

    act: Act
    lemmas: tuple[str, ...]


class PhraseEntry(Entry, frozen=True, kw_only=True):
    """Fixed phrases with the source after them."""

    act: Act
    words: tuple[str, ...]


class NeverEntry(Entry, frozen=True, kw_only=True):
    """A use of a cue that is not attribution: with one of these objects, subjects or particles."""

    lemma: str
    objects: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()


class ParticleEntry(Entry, frozen=True, kw_only=True):
    """A verb that speaks only with one of these particles, or only of one of these subjects."""

    lemma: str
    needs: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()


class StanceEntry(Entry, frozen=True, kw_only=True):
    """Words of mind, wish, approval or doubt that only the learned reader takes for cues, and their act."""

    act: Act
    words: tuple[str, ...]


class WordsEntry(Entry, frozen=True, kw_only=True):
    """A list of words: verbs of doing, who may speak before a colon, labels of articles."""

    words: tuple[str, ...]


class MuteEntry(Entry, frozen=True, kw_only=True):
    """Nouns that do not speak."""

    nouns: tuple[str, ...]


class MediumEntry(Entry, frozen=True, kw_only=True):
    """Words for the medium a statement was made through."""

    via: str
    words: tuple[str, ...]


class BasisEntry(Entry, frozen=True, kw_only=True):
    """Words by which a source says what it goes by."""

    basis: Basis
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CueUse:
    """One reading of a verb as a cue: the act it does and whether it is doubtful."""

    act: Act
    entry: VerbEntry
    weak: bool


@dataclass(frozen=True)
class CueLexicon:
    """Lookups by lemma."""

    verbs: Mapping[str, Mapping[Frame, CueUse]]
    nouns: Mapping[str, Act]
    phrases: Mapping[tuple[str, ...], Act]
    never: Mapping[str, tuple[NeverEntry, ...]]
    particles: Mapping[str, ParticleEntry]
    stances: Mapping[str, Act]
    refuting: frozenset[str]
    deeds: frozenset[str]
    speakers: frozenset[str]
    kickers: frozenset[str]
    mute: frozenset[str]
    media: Mapping[str, str]
    bases: tuple[tuple[str, Basis], ...]
    forms: Mapping[str, str]

    def verb(self, token: Token) -> str | None:
        """The lexicon's lemma of a verb, by its form first (the lemmatizer slips on some), else by its lemma."""
        if token.pos_ not in ("VERB", "AUX"):
            return None
        lemma = self.forms.get(token.lower_) or token.lemma_.lower()
        return lemma if lemma in self.verbs else None


@lru_cache(maxsize=4)
def cue_lexicon(folder: Path | None = None) -> CueLexicon:
    """The lexicon, checked. Raises LexiconError with file and line if an entry is malformed."""
    verbs: dict[str, dict[Frame, CueUse]] = {}
    for entry in entries("cues", "verb", VerbEntry, folder):
        for lemma in entry.lemmas:
            uses = verbs.setdefault(lemma, {})
            for frame in entry.frames:
                uses.setdefault(frame, CueUse(entry.act, entry, lemma in entry.weak))
            if entry.infinitive_act:
                uses.setdefault("infinitive", CueUse(entry.infinitive_act, entry, lemma in entry.weak))
    never: dict[str, tuple[NeverEntry, ...]] = {}
    for item in entries("cues", "never", NeverEntry, folder):
        never[item.lemma] = (*never.get(item.lemma, ()), item)
    return CueLexicon(
        verbs=verbs,
        nouns={lemma: noun.act for noun in entries("cues", "noun", NounEntry, folder) for lemma in noun.lemmas},
        phrases={
            tuple(words.split()): phrase.act
            for phrase in entries("cues", "phrase", PhraseEntry, folder)
            for words in phrase.words
        },
        never=never,
        particles={item.lemma: item for item in entries("cues", "particle", ParticleEntry, folder)},
        refuting=frozenset(word for item in entries("cues", "refuting", WordsEntry, folder) for word in item.words),
        stances={word: item.act for item in entries("cues", "stance", StanceEntry, folder) for word in item.words},
        deeds=frozenset(word for item in entries("cues", "deed", WordsEntry, folder) for word in item.words),
        speakers=frozenset(w for item in entries("cues", "speaker", WordsEntry, folder) for w in item.words),
        kickers=frozenset(w for item in entries("cues", "kicker", WordsEntry, folder) for w in item.words),
        mute=frozenset(noun for item in entries("cues", "mute", MuteEntry, folder) for noun in item.nouns),
        media={word: medium.via for medium in entries("cues", "medium", MediumEntry, folder) for word in medium.words},
        forms=form_table(verbs),
        bases=tuple((word, item.basis) for item in entries("cues", "basis", BasisEntry, folder) for word in item.words),
    )
