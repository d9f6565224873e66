"""Factuality: whether a claim says an event is so, not so, possible, planned, asked for, or so on a condition."""

from dataclasses import dataclass

from onrecord.model import Claim, Span, Spans
from onrecord.reading.factuality_conditions import under_condition
from onrecord.reading.factuality_context import Context
from onrecord.reading.factuality_denied import denied_side
from onrecord.reading.factuality_descent import Descent
from onrecord.reading.factuality_lexicon import factuality_lexicon
from onrecord.reading.factuality_tense import tense_of
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
    context = _by_words(tree, trigger, [i for i, _ in path], path[-1][1])
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


def _by_words(tree: Tree, trigger: int, path: list[int], context: Context) -> Context:
    """What the order of words says beyond the tree: an "if" before it, a question mark after it."""
    if context.certainty in ("asserted", "planned", "possible"):
        opener = under_condition(tree, factuality_lexicon(), trigger)
        if opener is not None:
            return context.after("conditional", opener, f"“{tree.form[opener]}” before it").loose()
    if context.plain and (found := _after_noun(tree, trigger, context)) is not None:
        return found
    if context.certainty in ("asserted", "planned") and len(path) < 4 and _asked(tree, trigger):
        return context.after("possible", trigger, "a question", 0.8)
    return context


def _after_noun(tree: Tree, trigger: int, context: Context) -> Context | None:
    """ "threat of famine", "risk of a new war": the noun before, wherever the parser hangs the trigger."""
    k = trigger - 1
    while k > 0 and trigger - k < 4 and tree.pos[k] in ("DET", "ADJ") and tree.form[k] not in ("the", "this", "that"):
        k -= 1
    if k < 1 or tree.pos[k] != "ADP" or tree.pos[k - 1] != "NOUN":
        return None
    entry = factuality_lexicon().operators.get((tree.lemma[k - 1], tree.form[k]))
    if entry is None or entry.effect not in ("possible", "planned", "demanded"):
        return None
    return context.after(entry.effect, k - 1, f"“{tree.words(k - 1, k + 1)}” before it", 0.8).loose()


def _asked(tree: Tree, i: int) -> bool:
    """Whether the sentence of a word is a question, one about its time, place or reason excepted."""
    sentence = tree.doc[i].sent
    if not sentence.text.rstrip().rstrip("”\"'’").endswith("?"):
        return False
    return not any(token.lower_ in ("why", "who", "when", "how", "where") for token in sentence[:3])
