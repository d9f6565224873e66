"""A trigger: a word that tells of an event, with the words that belong to it."""

from dataclasses import dataclass

from onrecord.reading.event_lexicon import Group


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of an event, with the words that belong to it."""

    head: int
    """The verb or noun by which it hangs in the tree."""
    words: tuple[int, ...]
    """All its words, in text order."""
    group: Group
    kind: str
    """"verb" or "noun"."""

    @property
    def low(self) -> int:
        """First word."""
        return self.words[0]

    @property
    def high(self) -> int:
        """One past the last word."""
        return self.words[-1] + 1
