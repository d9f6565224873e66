"""Tense: past, ongoing or future, by the auxiliaries of an event's verb, or of the verb that carries its noun."""

from onrecord.reading.tree import Tree
from onrecord.terms import Certainty, Tense

_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "sha"})
_MODAL = frozenset({"may", "might", "could", "can", "ca", "must", "should", "would", "'d", "’d", "ought"})
_GOES_ON = frozenset({"continue", "keep", "remain", "go"})


def tense_of(tree: Tree, path: list[int], certainty: Certainty, carried: int) -> Tense | None:
    """The tense of the event at ``path[-1]``; ``path`` runs from the top of its claim down to it.

    ``carried`` counts how many words at the end of the path share their truth: an event noun takes the tense of the
    verb that carries it, an infinitive that of its governor.
    """
    i = path[-1]
    own = _finite(tree, i)
    if own is not None and not (own == "past" and certainty in ("planned", "demanded")):
        return own
    if certainty in ("planned", "demanded", "conditional"):
        return "future"
    for word in reversed(path[max(0, len(path) - carried) : -1]):
        found = _finite(tree, word)
        if found is not None:
            return "ongoing" if found != "future" and _goes_on(tree, word) else found
    if certainty == "possible" and tree.tag[i] == "VB":
        return "future"
    if tree.tag[i] in ("VBN", "VBD") and tree.dep[i] in ("acl", "amod", "advcl", "acl:relcl"):
        return "past"
    return None


def _goes_on(tree: Tree, i: int) -> bool:
    return tree.lemma[i] in _GOES_ON and tree.tag[i] in ("VBP", "VBZ", "VBG", "VBN")


def _finite(tree: Tree, i: int) -> Tense | None:
    """Tense by a verb's own form and auxiliaries, shared ones of a coordination included; None if it has none."""
    forms = [tree.form[kid] for kid in tree.kids[i] if tree.dep[kid] in ("aux", "aux:pass", "cop")]
    tag = tree.tag[i]
    if not forms and tree.dep[i] == "conj" and tag in ("VB", "VBN", "VBG") and tree.tag[tree.head[i]] == tag:
        return _finite(tree, tree.head[i])
    if any(form in _FUTURE for form in forms):
        return "future"
    perfect = any(form in ("have", "has", "had", "'ve", "’ve", "having") for form in forms)
    if any(form in _MODAL for form in forms):
        if perfect:
            return "past"
        return "ongoing" if tag == "VBG" else "future"
    if tag == "VBG" and any(form in _BE or form in ("been", "be") for form in forms):
        return "ongoing"
    if perfect:
        return "past"
    if any(form in ("was", "were") for form in forms):
        return "past"
    if any(form in _PRESENT for form in forms):
        return "ongoing" if "being" in forms or tag not in ("VBN", "VBD") else "past"
    if tag == "VBD":
        return "past"
    if tag in ("VBZ", "VBP") and not any(tree.tag[kid] == "TO" for kid in tree.kids[i]):
        return "ongoing"
    if "did" in forms:
        return "past"
    return "ongoing" if "do" in forms or "does" in forms else None


_PRESENT = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m"})
_BE = _PRESENT | {"was", "were"}
