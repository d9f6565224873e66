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
    score: float = 1.0
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
            return Context(score=min(1.0, score), words=(word,), because=(reason,))
        changed = replace(self, score=self.score * score, words=(*self.words, word), because=(*self.because, reason))
        if effect == "+":
            return changed
        if effect == "-":
            return replace(changed, polarity="-" if self.polarity == "+" else "+")
        return replace(changed, certainty=_weaker(self.certainty, effect))

    def doubtful(self, score: float, reason: str) -> "Context":
        """The same, less sure."""
        return replace(self, score=self.score * score, because=(*self.because, reason))


# What is merely possible stays so if it hangs on a plan, and a plan asked for is a demand.
_OVER: dict[tuple[Certainty, Certainty], Certainty] = {
    ("conditional", "possible"): "conditional",
    ("conditional", "planned"): "conditional",
    ("demanded", "planned"): "demanded",
    ("demanded", "possible"): "demanded",
}


def _weaker(outer: Certainty, inner: Certainty) -> Certainty:
    return _OVER.get((outer, inner), inner)
