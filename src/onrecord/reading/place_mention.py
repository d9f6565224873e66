"""Mention: words that may be, or are, a place name."""

from dataclasses import dataclass, field

from onrecord.gazetteer import Posting


@dataclass(slots=True, eq=False)
class Mention:
    """A place name where it stands. ``start`` to ``end`` are the name's tokens, ``last`` ends a type word after it."""

    start: int
    end: int
    name: str
    postings: tuple[Posting, ...]
    last: int = 0
    asked: str | None = None
    """What a type word beside it asks for ("area" for "Donetsk region")."""
    demonym: bool = False
    container: "Mention | None" = None
    """The place it is said to lie in ("Bangor, Maine")."""
    listed: "Mention | None" = None
    """The place named before it in the same list ("Kenya, Uganda and Chad")."""
    signals: dict[str, float] = field(default_factory=dict)
    score: float = 0.0
    """Probability that these words are a place name."""
    bare: float = 1.0
    """The same if no gazetteer knew the name; 1 for names that a person has marked as places."""
    given: bool = False
    """Whether a person has marked it as a place."""
