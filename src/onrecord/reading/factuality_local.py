"""What stands beside a word and bears on whether it is so: negations, auxiliaries, adverbs, adjectives."""

from onrecord.reading.factuality_context import Context
from onrecord.reading.factuality_frames import is_verbal
from onrecord.reading.factuality_lexicon import FactualityLexicon
from onrecord.reading.tree import Tree

_ADDITIVE = frozenset({"only", "just", "merely", "simply", "least"})
_PERCEIVED = frozenset({"hear", "see", "smell", "feel", "watch", "glimpse", "spot", "make", "observe"})
_IMPERSONAL = frozenset({"it", "this", "that", "which", "any", "these", "doing", "anything"})
_CONDITIONS = frozenset({"if", "unless", "provided", "assuming", "providing", "in"})
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "expl"})


def negations(tree: Tree, lexicon: FactualityLexicon, i: int) -> list[int]:
    """The words that negate ``i``: beside it, or in its subject or object ("no soldier", "fired nothing")."""
    found = []
    for kid in tree.kids[i]:
        form, dep = tree.form[kid], tree.dep[kid]
        if form in lexicon.negations:
            if not _additive(tree, kid) and not (dep == "cc" and kid > i) and dep not in ("discourse", "conj"):
                found.append(kid)
        elif dep in _ARGUMENTS and is_verbal(tree, i):
            found.extend(
                deep
                for deep in tree.kids[kid]
                if tree.form[deep] in lexicon.negations
                and tree.dep[deep] in ("det", "advmod", "cc:preconj")
                and not _additive(tree, deep)
            )
    return found


def _additive(tree: Tree, i: int) -> bool:
    """ "not only", "not just", "no less than": no negation at all."""
    return i + 1 < len(tree) and tree.form[i] in ("not", "n't", "n’t") and tree.form[i + 1] in _ADDITIVE


def local(tree: Tree, lexicon: FactualityLexicon, i: int, context: Context, reported: bool) -> Context:
    """The context of ``i`` itself, given the one it hangs in. ``reported``: in speech told after the fact."""
    context = _auxiliaries(tree, lexicon, i, context, reported)
    for kid in tree.kids[i]:
        touch = lexicon.modifiers.get(tree.form[kid])
        if touch is not None and tree.dep[kid] in ("advmod", "amod", "compound", "acl"):
            context = context.after(touch.effect, kid, f"“{tree.form[kid]}” beside it", touch.score)
    negating = negations(tree, lexicon, i)
    if len(negating) % 2:
        context = context.after("-", negating[0], f"“{tree.form[negating[0]]}” negates “{tree.form[i]}”")
        if negating[0] != i and tree.head[negating[0]] != i:
            context = context.doubtful(0.9, "in the subject or object")
    elif negating:
        context = context.doubtful(0.5, "two negations")
    return context


def _auxiliaries(tree: Tree, lexicon: FactualityLexicon, i: int, context: Context, reported: bool) -> Context:
    """Modals: what they make of the verb, by its clause."""
    forms = [tree.form[kid] for kid in tree.kids[i]]
    for kid in tree.kids[i]:
        if tree.dep[kid] not in ("aux", "aux:pass") or (touch := lexicon.modals.get(tree.form[kid])) is None:
            continue
        modal = tree.form[kid]
        reason = f"“{modal}” with “{tree.form[i]}”"
        negated = any(form in lexicon.negations for form in forms)
        perfect = "have" in forms or "ve" in forms
        if modal == "could" and tree.lemma[i] in _PERCEIVED and not perfect:
            return context
        if modal in ("could", "can", "ca") and negated and not perfect:
            return context.after("+", kid, f"“{modal} not”: not able to", 0.9)
        if modal == "must" and perfect:
            return context.after("possible", kid, reason)
        if touch.effect == "conditional" or (touch.effect == "possible" and modal in ("could", "might", "may")):
            if hypothetical(tree, i):
                return context.after("conditional", kid, f"{reason}, on a condition")
            if touch.effect == "conditional":
                return _would(context, kid, reason, perfect, reported)
        if touch.effect == "demanded" and _inverted(tree, i, kid):
            return context.after("conditional", kid, f"{reason} before its subject: a condition")
        return context.after(touch.effect, kid, reason, touch.score)
    return _be_to(tree, i, context)


def _would(context: Context, kid: int, reason: str, perfect: bool, reported: bool) -> Context:
    if perfect:
        return context.after("conditional", kid, f"{reason} and “have”: what might have been")
    if reported:
        return context.after("planned", kid, f"{reason} in reported speech: still to come", 0.9)
    return context.after("planned", kid, f"{reason}, seen from the past", 0.6)


def _be_to(tree: Tree, i: int, context: Context) -> Context:
    """ "are to meet", "was to have met"."""
    if any(tree.tag[kid] == "TO" for kid in tree.kids[i]):
        for kid in tree.kids[i]:
            if tree.dep[kid] in ("aux", "cop") and tree.form[kid] in ("is", "are", "was", "were", "am"):
                if tree.form[kid + 1 : kid + 2] in (["to"], ["not"], ["also"]):
                    return context.after("planned", kid, f"“{tree.form[kid]} to”: arranged")
    return context


def hypothetical(tree: Tree, i: int) -> bool:
    """Whether a modal's clause is the consequence of something: an "if" clause, or a deed as its subject."""
    for kid in tree.kids[i]:
        dep = tree.dep[kid]
        if dep == "advcl" and is_condition(tree, kid):
            return True
        if dep in ("csubj", "csubj:pass"):
            return True
        if dep == "nsubj" and (tree.form[kid] in _IMPERSONAL or _deed(tree, kid)):
            return True
    return False


def is_condition(tree: Tree, i: int) -> bool:
    """Whether a clause is a condition: "if", "unless", or an auxiliary before its subject ("had they fled")."""
    for kid in tree.kids[i]:
        if tree.dep[kid] in ("mark", "advmod", "case") and tree.form[kid] in _CONDITIONS and kid < i:
            if tree.form[kid] != "in" or "case" in tree.form[kid : kid + 3] or "event" in tree.form[kid : kid + 3]:
                return True
    return any(_inverted(tree, i, kid) for kid in tree.kids[i] if tree.dep[kid] in ("aux", "aux:pass", "cop"))


def _inverted(tree: Tree, i: int, auxiliary: int) -> bool:
    """ "should the talks fail", "had the guards fled"; not a question."""
    if tree.form[auxiliary] not in ("should", "had", "were") or tree.dep[i] != "advcl":
        return False
    subject = tree.child(i, "nsubj", "nsubj:pass")
    return subject is not None and auxiliary < subject


_DEED_ENDINGS = ("tion", "sion", "ment", "ing", "ure", "al", "age", "ance", "ack", "rike", "aid", "each", "lapse")


def _deed(tree: Tree, i: int) -> bool:
    """A subject that is a deed or a happening rather than somebody: "its destruction", "a strike on the port"."""
    if tree.pos[i] == "VERB":
        return True
    if tree.pos[i] != "NOUN" or tree.ent[i]:
        return False
    if tree.form[i].endswith(("ment", "ing")) and any(tree.dep[kid] == "amod" for kid in tree.kids[i]) is False:
        return tree.form[i] not in ("government", "parliament", "regiment", "building", "king", "being")
    return tree.form[i].endswith(_DEED_ENDINGS) and tree.form[i] not in (
        "official",
        "general",
        "delegation",
        "hospital",
    )
