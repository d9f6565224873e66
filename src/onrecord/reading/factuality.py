"""Factuality: whether a claim says an event is so, not so, possible, planned, asked for, or so on a condition."""

from dataclasses import dataclass

from onrecord.model import Claim, Span, Spans
from onrecord.reading.factuality_denied import denied_side
from onrecord.reading.factuality_descent import Descent
from onrecord.reading.factuality_lexicon import factuality_lexicon
from onrecord.reading.factuality_tense import tense_of
from onrecord.reading.factuality_words import by_words
from onrecord.reading.page import Page
from onrecord.reading.tree import Tree
from onrecord.terms import Certainty, Denied, Polarity, Tense


@dataclass(frozen=True, slots=True)
class Factuality:
    """How a claim has it that an event stands."""

    tense: Tense | None
    polarity: Polarity
    denied: Denied | None
    certainty: Certainty
    because: str
    """The reason in words, from the claim down to the event."""
    spans: Spans
    """The words it went by, in text order."""
    score: float
    """1.0 where nothing speaks against it; lower on doubt."""


def factuality(tree: Tree, trigger: int, claim: Claim, page: Page) -> Factuality:
    """How ``claim`` has it that the event named at token ``trigger`` stands.

    The words above the trigger are asked from the claim's cue (or the top of its content) downwards, each for what it
    makes of the next; then those beside the trigger itself.
    """
    lexicon = factuality_lexicon()
    path = Descent(tree, lexicon, claim).contexts(trigger)
    context = by_words(tree, lexicon, trigger, [i for i, _ in path], path[-1][1])
    path[-1] = (trigger, context)
    return Factuality(
        tense=tense_of(tree, path, claim.cue is not None),
        polarity=context.polarity,
        denied=denied_side(tree, lexicon, trigger, context),
        certainty=context.certainty,
        because="; ".join(context.because) or "nothing speaks against it",
        spans=tuple(Span(tree.doc[i].idx, tree.doc[i].idx + len(tree.doc[i])) for i in sorted(set(context.words))),
        score=round(min(context.score, 1.0), 3),
    )
