"""What to call it: rival words for one thing, by the lexicon ``characterisations``."""

from functools import lru_cache
from pathlib import Path

from onrecord.lexicon import Entry as LexiconEntry
from onrecord.lexicon import entries
from onrecord.record.said import Said

Side = tuple[int, int]
"""(number of the pair of rivals, which of the two)."""


class RivalEntry(LexiconEntry, frozen=True, kw_only=True):
    """Two sets of words for one thing, of which neither side would use the other's."""

    sides: tuple[tuple[str, ...], tuple[str, ...]]


@lru_cache(maxsize=8)
def _rivals(folder: Path | None = None) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    return tuple(entry.sides for entry in entries("characterisations", "rival", RivalEntry, folder))


def loaded_sides(said: Said) -> frozenset[Side]:
    """The sides that the holder takes by a loaded word."""
    label = said.entry.event.label
    return _sides(label.term) if label is not None else frozenset()


def plain_sides(said: Said) -> frozenset[Side]:
    """The sides that the words of the holder belong to, loaded or not."""
    return loaded_sides(said) or _sides(said.entry.trigger)


@lru_cache(maxsize=4096)
def _sides(words: str) -> frozenset[Side]:
    words = words.lower()
    starts = [words, *(words[at + 1 :] for at, letter in enumerate(words) if letter == " ")]
    return frozenset(
        (number, side)
        for number, pair in enumerate(_rivals())
        for side, rivals in enumerate(pair)
        if any(start.startswith(rival) for rival in rivals for start in starts)
    )


def rival_words(said: Said, other: Said) -> tuple[str, str] | None:
    """The two words, if the two call one thing by rival words and at least one of them is loaded."""
    mine, theirs = plain_sides(said), plain_sides(other)
    if not (loaded_sides(said) or loaded_sides(other)) or mine & theirs:
        return None
    if any((number, 1 - side) in theirs for number, side in mine):
        return word_of(said), word_of(other)
    return None


def word_of(said: Said) -> str:
    """The word the holder has for it."""
    label = said.entry.event.label
    return label.term if label is not None else said.entry.trigger.lower()
