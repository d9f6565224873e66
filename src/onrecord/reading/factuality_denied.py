"""What a denial denies: the happening itself, who did it, to whom, with what intent, how many, or the word for it."""

from onrecord.model import Claim
from onrecord.reading.factuality_context import Context
from onrecord.reading.factuality_lexicon import FactualityLexicon
from onrecord.reading.tree import Tree
from onrecord.terms import Denied

_KNOWN = frozenset({"it", "them", "him", "her", "this", "that"})
_OWN = frozenset({"his", "its", "our", "their", "we", "us", "they", "her", "my"})


def denied_side(
    tree: Tree, lexicon: FactualityLexicon, trigger: int, path: list[int], claim: Claim, context: Context
) -> Denied | None:
    """The side of the event at ``trigger`` that a negation reaches; None if there is none, or it cannot be told."""
    if context.polarity == "+":
        return None
    if context.denied is not None:
        return context.denied
    for word in (tree.lemma[trigger], tree.form[trigger]):
        if word in lexicon.aspects:
            return lexicon.aspects[word]
    for kid in tree.kids[trigger]:
        if (side := lexicon.aspects.get(tree.form[kid])) == "intent":
            return side
    if _named(tree, trigger):
        return "label"
    if _counted(tree, trigger, context):
        return "figure"
    if _known(tree, trigger):
        return "actor"
    return "occurrence"


def _named(tree: Tree, i: int) -> bool:
    """ "it was a genocide": a noun that is said of something known."""
    if tree.pos[i] != "NOUN" or tree.child(i, "cop") is None:
        return False
    subject = tree.child(i, "nsubj")
    return subject is not None and (tree.form[subject] in _KNOWN or tree.pos[subject] == "NOUN")


def _counted(tree: Tree, i: int, context: Context) -> bool:
    """ "denied that 40 were killed": a number in the subject or the object, and no plain "not" beside the verb."""
    for kid in tree.kids[i]:
        if tree.dep[kid] in ("nsubj", "nsubj:pass", "obj"):
            if tree.pos[kid] == "NUM" or any(tree.dep[deep] == "nummod" for deep in tree.kids[kid]):
                return True
    return False


def _known(tree: Tree, i: int) -> bool:
    """ "denied his men fired it", "was not fired by our troops": the thing is known, only the doer is denied."""
    for kid in tree.kids[i]:
        if tree.dep[kid] in ("obl", "obl:agent") and tree.case(kid) == "by":
            return True
    target, subject = tree.child(i, "obj"), tree.child(i, "nsubj")
    if target is None or subject is None:
        return False
    own = tree.form[subject] in _OWN or any(tree.form[kid] in _OWN for kid in tree.kids[subject])
    return own and tree.form[target] in _KNOWN
