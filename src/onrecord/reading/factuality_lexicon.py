"""The factuality lexicon, compiled: which words make an event planned, demanded, possible, conditional or not so."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from onrecord.lexicon import Entry, entries
from onrecord.reading.inflection import form_table
from onrecord.terms import Denied

Effect = Literal["+", "-", "possible", "planned", "demanded", "conditional", "reset"]


class OperatorEntry(Entry, frozen=True, kw_only=True):
    """Words on which an event hangs, the frames in which it does, and what they make of it."""

    words: tuple[str, ...]
    frames: tuple[str, ...]
    effect: Effect
    negated: Effect | None = None
    denies: Denied | None = None
    score: float = 1.0


class EffectEntry(Entry, frozen=True, kw_only=True):
    """Words with one effect: modifiers, modals, marks."""

    words: tuple[str, ...]
    effect: Effect
    score: float = 1.0


class WordsEntry(Entry, frozen=True, kw_only=True):
    """Words of one kind: negations, accounts, verdicts."""

    words: tuple[str, ...]


class AspectEntry(Entry, frozen=True, kw_only=True):
    """Words that narrow a denial to one side of the event."""

    words: tuple[str, ...]
    denies: Denied


@dataclass(frozen=True, slots=True)
class Touch:
    """What a word does to an event beside it, and how sure that is."""

    effect: Effect
    score: float


@dataclass(frozen=True)
class FactualityLexicon:
    """Everything by lemma or form, ready to look up."""

    operators: dict[tuple[str, str], OperatorEntry]
    """(word, frame) → what the word makes of an event that hangs on it so; later entries win."""
    forms: dict[str, str]
    """Inflected form → lemma of every verb among the operators."""
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    """First word of the operators of several words → the words after it ("rule" → "out"), the longest first."""
    accounts: frozenset[str]
    """Nouns that stand for what somebody said ("claim"): rejecting one is a denial."""
    verdicts: frozenset[str]
    """Predicates that say of an account whether it is so ("false")."""
    modifiers: dict[str, Touch]
    modals: dict[str, Touch]
    marks: dict[str, Touch]
    shown: frozenset[str]
    """Verbs that say what a deed shows ("to protest"): such a purpose is reached by the deed itself."""
    negations: frozenset[str]
    aspects: dict[str, Denied]


def _touches(table: str) -> dict[str, Touch]:
    return {
        word: Touch(entry.effect, entry.score)
        for entry in entries("factuality", table, EffectEntry)
        for word in entry.words
    }


def _words(table: str) -> frozenset[str]:
    return frozenset(word for entry in entries("factuality", table, WordsEntry) for word in entry.words)


def _phrases(words: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, set[tuple[str, ...]]] = {}
    for word in words:
        first, *rest = word.split()
        if rest:
            found.setdefault(first, set()).add(tuple(rest))
    return {first: tuple(sorted(rest, key=len, reverse=True)) for first, rest in found.items()}


@lru_cache(maxsize=1)
def factuality_lexicon() -> FactualityLexicon:
    """The shipped factuality lexicon.

    Raises LexiconError if an entry is not of its shape.
    """
    listed = entries("factuality", "operator", OperatorEntry)
    words = [word for entry in listed for word in entry.words]
    aspects = {word: entry.denies for entry in entries("factuality", "aspect", AspectEntry) for word in entry.words}
    return FactualityLexicon(
        operators={(word, frame): entry for entry in listed for word in entry.words for frame in entry.frames},
        forms=form_table(sorted({word.split()[0] for word in (*words, *aspects)})),
        phrases=_phrases(words),
        accounts=_words("account"),
        verdicts=_words("verdict"),
        shown=_words("shown"),
        modifiers=_touches("modifier"),
        modals=_touches("modal"),
        marks=_touches("mark"),
        negations=_words("negation"),
        aspects=aspects,
    )
