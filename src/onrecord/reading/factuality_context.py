"""Contexts: what the words above an event make of it, from the claim down to the event's own word."""

from dataclasses import dataclass, replace

from onrecord.reading.factuality_lexicon import Effect
from onrecord.terms import Certainty, Denied, Polarity


@dataclass(frozen=True, slots=True)
class Context:
    """How a word stands: so or not so, how sure, and the words and reasons that led there."""

    polarity: Polarity = "+"
    certainty: Certainty = "asserted"
    denied: Denied | None = None
    """The side of the event that a negation above it reaches, where that is known already."""
    score: float = 1.0
    tied: bool = True
    """Whether it is so just when, and at the time when, the word above it is."""
    words: tuple[int, ...] = ()
    """Token indices of the words that had a say."""
    because: tuple[str, ...] = ()

    @property
    def plain(self) -> bool:
        """Whether nothing has touched it: so, and asserted."""
        return self.polarity == "+" and self.certainty == "asserted"

    def after(self, effect: Effect, word: int, reason: str, score: float = 1.0) -> "Context":
        """The context of what hangs on ``word``, given that the word has this effect on it."""
        if effect == "reset":
            return Context(score=score, tied=False, words=(word,), because=(reason,))
        changed = replace(
            self,
            score=self.score * score,
            tied=effect in ("+", "-"),
            words=(*self.words, word),
            because=(*self.because, reason),
        )
        if effect == "+":
            return changed
        if effect == "-":
            return replace(changed, polarity="-" if self.polarity == "+" else "+")
        return replace(changed, certainty=_OVER.get((self.certainty, effect), effect))

    def doubtful(self, score: float, reason: str) -> "Context":
        """The same, less sure."""
        return replace(self, score=self.score * score, because=(*self.because, reason))

    def loose(self) -> "Context":
        """The same, but with a time of its own."""
        return replace(self, tied=False)


# What is merely meant or possible stays a demand or a condition where the word above it is one.
_OVER: dict[tuple[Certainty, Certainty], Certainty] = {
    ("conditional", "possible"): "conditional",
    ("conditional", "planned"): "conditional",
    ("planned", "conditional"): "conditional",
    ("conditional", "demanded"): "conditional",
    ("demanded", "planned"): "demanded",
    ("demanded", "possible"): "demanded",
}
