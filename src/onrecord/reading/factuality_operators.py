"""Operators: the words of the lexicon on which an event hangs, and what they make of it."""

from dataclasses import replace

from onrecord.model import Claim
from onrecord.reading.factuality_context import Context
from onrecord.reading.factuality_frames import lemma_of
from onrecord.reading.factuality_lexicon import Effect, FactualityLexicon, OperatorEntry
from onrecord.reading.factuality_local import is_perfect
from onrecord.reading.tree import Tree

_NOT_PREPOSITIONS = frozenset({"subject", "object", "clause", "adjunct", "gerund", "infinitive", "account"})


def entry_for(
    tree: Tree, lexicon: FactualityLexicon, claim: Claim, head: int, i: int, word: str, how: str
) -> OperatorEntry | None:
    """The lexicon's entry for what ``i`` hangs on in the frame ``how``: by the object, the word, or what is above."""
    found = _by_object(tree, lexicon, head, i, how) or _entry(tree, lexicon, word, how, i)
    return found or _beyond(tree, lexicon, claim, head, how)


def _entry(tree: Tree, lexicon: FactualityLexicon, word: str, how: str, i: int) -> OperatorEntry | None:
    """The lexicon's entry for a word and a frame, or for a frame so near that parsers mix them up."""
    operators = lexicon.operators
    if how == "object" and tree.lemma[i] in lexicon.accounts and (word, "account") in operators:
        return operators[word, "account"]
    if (entry := operators.get((word, how))) is not None:
        return entry
    if how == "gerund":
        return operators.get((word, "object")) or operators.get((word, "infinitive"))
    if how == "clause" and tree.tag[i] == "VB":
        return operators.get((word, "infinitive"))
    if how == "subject" and tree.child(tree.head[i], "cop") is not None:
        return operators.get((word, "clause")) if word in lexicon.verdicts else None
    return None


def _by_object(tree: Tree, lexicon: FactualityLexicon, head: int, i: int, how: str) -> OperatorEntry | None:
    """ "had orders not to shoot", "had no role in the raid": the object says what follows it is."""
    obj = tree.child(head, "obj")
    if obj is not None and obj < i and tree.lemma[head] in ("have", "play", "take", "deny", "bear"):
        entry = lexicon.operators.get((tree.lemma[obj], how))
        if entry is not None and entry.denies is not None:
            return entry
    if how != "infinitive" or obj is None or not head < obj < i or tree.pos[obj] != "NOUN":
        return None
    return lexicon.operators.get((tree.lemma[obj], how)) if tree.pos[head] in ("VERB", "AUX") else None


def _beyond(tree: Tree, lexicon: FactualityLexicon, claim: Claim, head: int, how: str) -> OperatorEntry | None:
    """ "suspect a cell of planting it": what the parser hangs on the object belongs to its verb."""
    if how in _NOT_PREPOSITIONS and how != "infinitive":
        return None
    above = head
    while tree.dep[above] == "nmod" and how == "infinitive":
        above = tree.head[above]
    if tree.dep[above] not in ("obj", "nsubj:pass", "obl"):
        return None
    verb = tree.head[above]
    at = tree.doc[verb].idx
    if claim.cue is not None and any(span.start <= at < span.end for span in claim.cue.spans):
        return None
    entry = lexicon.operators.get((lemma_of(tree, lexicon, verb), how))
    wanted = ("demanded",) if how == "infinitive" else ("possible", "planned", "demanded", "-" if how == "from" else "")
    return entry if entry is not None and entry.effect in wanted else None


def operate(
    tree: Tree, lexicon: FactualityLexicon, context: Context, head: int, word: str, entry: OperatorEntry
) -> Context:
    """What a word of the lexicon makes of what hangs on it."""
    reason = f"hangs on “{word}”"
    if not context.plain and is_perfect(tree, head) and entry.effect == "-" and context.certainty != "asserted":
        return context.after("reset", head, f"{reason}, which did not happen", 0.7)
    if word == "able" and any(tree.form[kid] in ("was", "were") for kid in tree.kids[head]):
        return context.after("+", head, reason, 0.8)
    if context.polarity == "+":
        found = context.after(entry.effect, head, reason, entry.score)
        if entry.denies is not None and entry.effect == "-":
            found = replace(found, denied=entry.denies)
        return replace(found, tied=found.tied or entry.negated == "-")
    if entry.denies is not None:
        return replace(context.after("+", head, reason, entry.score), denied=entry.denies)
    reason = f"{reason}, which is negated"
    noun = tree.pos[head] == "NOUN" and word in lexicon.accounts
    negated: Effect | None = "-" if noun else entry.negated
    if negated is None:
        return context.after(entry.effect, head, reason, entry.score)
    if negated == "-":
        return context.after("+", head, reason, entry.score)
    if negated in ("+", "reset"):
        return replace(context, polarity="+").after(negated, head, reason, entry.score)
    return replace(context, polarity="+").after(negated, head, reason, entry.score * 0.8)
