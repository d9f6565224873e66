"""What a denial denies: the happening itself, who did it, to whom, with what intent, how many, or the word for it."""

from onrecord.reading.factuality_context import Context
from onrecord.reading.factuality_frames import lemma_of
from onrecord.reading.factuality_lexicon import FactualityLexicon
from onrecord.reading.factuality_local import negations
from onrecord.reading.tree import Tree
from onrecord.terms import Denied

_KNOWN = frozenset({"it", "them", "him", "her", "this", "that"})
_OWN = frozenset({"his", "its", "our", "their", "we", "us", "they", "her", "my"})
_NAMES = frozenset({"ORG", "GPE", "NORP", "PERSON"})


def denied_side(tree: Tree, lexicon: FactualityLexicon, trigger: int, context: Context) -> Denied | None:
    """The side of the event at ``trigger`` that its negation reaches; None where nothing is negated."""
    if context.polarity == "+":
        return None
    if context.denied is not None:
        return context.denied
    for word in (lemma_of(tree, lexicon, trigger), tree.form[trigger], tree.case(trigger)):
        if word in lexicon.aspects:
            return lexicon.aspects[word]
    if any(lexicon.aspects.get(tree.form[kid]) == "intent" for kid in tree.kids[trigger]):
        return "intent"
    if _named(tree, trigger):
        return "label"
    if not negations(tree, lexicon, trigger) and _counted(tree, trigger):
        return "figure"
    return "actor" if _by_whom(tree, trigger) or _known(tree, trigger) else "occurrence"


def _named(tree: Tree, i: int) -> bool:
    """ "it was a genocide": a noun said of something known."""
    if tree.pos[i] != "NOUN" or tree.child(i, "cop") is None or tree.case(i):
        return False
    subject = tree.child(i, "nsubj")
    return subject is not None and tree.dep[subject] != "expl" and tree.form[subject] != "there"


def _counted(tree: Tree, i: int) -> bool:
    """ "denied that 40 were killed": a number in the subject or the object."""
    arguments = tree.children(i, "nsubj", "nsubj:pass", "obj")
    return any(
        tree.pos[kid] == "NUM" or any(tree.dep[deep] == "nummod" for deep in tree.kids[kid]) for kid in arguments
    )


def _by_whom(tree: Tree, i: int) -> bool:
    """ "was not fired by our troops": a doer named with "by"."""
    for kid in tree.children(i, "obl", "obl:agent"):
        if tree.case(kid) == "by" and (
            tree.ent[kid] in _NAMES
            or any(tree.form[deep] in _OWN or tree.ent[deep] in _NAMES for deep in tree.kids[kid])
        ):
            return True
    return False


def _known(tree: Tree, i: int) -> bool:
    """ "denied his men fired it": the thing is known, only the doer is denied."""
    target, subject = tree.child(i, "obj"), tree.child(i, "nsubj")
    if target is None or subject is None:
        return False
    own = tree.form[subject] in _OWN or any(tree.form[kid] in _OWN for kid in tree.kids[subject])
    return own and tree.form[target] in _KNOWN
