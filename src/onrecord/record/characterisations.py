"""What to call it: rival words for one thing, by the lexicon ``characterisations``."""

import re
from functools import lru_cache
from pathlib import Path

from onrecord.lexicon import Entry as LexiconEntry
from onrecord.lexicon import entries
from onrecord.record.said import Said

Side = tuple[int, int]
"""(number of the pair of rivals, which of the two)."""

# "denounced X as Y", "called X a Y": a word is put in the place of another.
_NAMING = frozenset({"call", "denounce", "describe", "brand", "label", "term", "dub", "condemn", "characterise"})


class RivalEntry(LexiconEntry, frozen=True, kw_only=True):
    """Two sets of words for one thing, of which neither side would use the other's."""

    sides: tuple[tuple[str, ...], tuple[str, ...]]
    neutral: tuple[str, ...] = ()
    """Words of those who take no side."""
    plain: bool = False
    """Whether the two are rivals even where neither is used as a loaded word."""


@lru_cache(maxsize=8)
def _rivals(folder: Path | None = None) -> tuple[RivalEntry, ...]:
    return entries("characterisations", "rival", RivalEntry, folder)


def sides_of(said: Said) -> frozenset[Side]:
    """The sides that the word of the holder belongs to, loaded or not."""
    return _sides(word_of(said))


@lru_cache(maxsize=4096)
def _sides(words: str) -> frozenset[Side]:
    return frozenset(
        (number, side)
        for number, rival in enumerate(_rivals())
        for side, beginnings in enumerate(rival.sides)
        if _begins(words, beginnings)
    )


def _begins(words: str, beginnings: tuple[str, ...]) -> bool:
    """Whether some word (and what follows it) begins so."""
    starts = [words, *(words[match.end() :] for match in re.finditer(r"[\s\"“‘']+", words))]
    return any(start.startswith(beginning) for beginning in beginnings for start in starts)


def rival_words(said: Said, other: Said) -> tuple[str, str] | None:
    """The two words, if the two call one thing by rival words and at least one of them means to."""
    mine, theirs = sides_of(said), sides_of(other)
    if mine & theirs:
        return None
    loaded = said.entry.event.label is not None or other.entry.event.label is not None
    for number, side in mine:
        if (number, 1 - side) in theirs and (loaded or _rivals()[number].plain):
            return word_of(said), word_of(other)
    return None


def replaced_word(said: Said) -> str | None:
    """The plain words of the report that the holder has a loaded word put in the place of, if it does."""
    event, cue = said.entry.event, said.entry.claim.cue
    if event.label is None or cue is None or said.narrated or said.stand != "says":
        return None
    quote = said.entry.quote
    before, found, _ = quote.partition(event.label.term if event.label.term in quote else said.entry.trigger)
    if not found or not (re.search(r"\bas\W+$", before) or cue.lemma in _NAMING):
        return None
    for number, side in _sides(word_of(said)):
        rival = _rivals()[number]
        if _begins(before.lower(), (*rival.neutral, *rival.sides[1 - side])):
            return re.sub(r"\s+(?:as|an?|the)?\W*$", "", before).strip()
    return None


def word_of(said: Said) -> str:
    """The word the holder has for it."""
    label = said.entry.event.label
    return (label.term if label is not None else said.entry.trigger).lower()
