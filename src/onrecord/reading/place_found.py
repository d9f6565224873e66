"""What a name was found to mean."""

from dataclasses import dataclass

from onrecord.gazetteer import Entry


@dataclass(frozen=True, slots=True)
class Found:
    """What a sense means: an entry, or None; and the candidates with their probabilities, the likeliest first."""

    entry: Entry | None
    chance: float
    candidates: tuple[tuple[Entry, float], ...]
    within: Entry | None = None
    """What the text says it lies in, where that is all that is known."""
    doubted: bool = False
    """Whether the likeliest candidate was given up because nothing else in the report speaks for it."""
