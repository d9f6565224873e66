"""Tense: past, ongoing or future, by the auxiliaries of an event's verb, or of the verb that carries its noun."""

from collections.abc import Sequence

from onrecord.reading.factuality_context import Context
from onrecord.reading.tree import Tree
from onrecord.terms import Tense

_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "sha"})
_MODAL = frozenset({"may", "might", "could", "can", "ca", "must", "should", "would", "'d", "’d", "ought"})
_PRESENT = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m"})
_BE = _PRESENT | {"was", "were"}
_HAVE = frozenset({"have", "has", "had", "'ve", "’ve", "having"})
_NOT = frozenset({"not", "n't", "n’t", "never"})
_GOES_ON = frozenset({"continue", "keep", "remain"})


def tense_of(tree: Tree, path: Sequence[tuple[int, Context]], reported: bool) -> Tense | None:
    """The tense of the event at the end of ``path``, which runs from the top of its claim down to it.

    Where the event's own word tells no time, it is that of the word above it as long as the two are tied.
    ``reported``: in speech, where "were shelling" is what was going on as it was said.
    """
    i, context = path[-1]
    if _has_perfect_modal(tree, i) or ("have" in _auxiliaries(tree, i) and context.certainty == "planned"):
        return "past"
    if context.certainty in ("planned", "demanded"):
        return "future"
    own = _finite(tree, i, reported)
    if own is not None:
        return own
    for place in range(len(path) - 1, 0, -1):
        if not path[place][1].tied:
            break
        above = path[place - 1][0]
        found = _finite(tree, above, reported)
        if found is not None:
            goes_on = tree.lemma[above] in _GOES_ON and tree.tag[above] in ("VBP", "VBZ", "VBG")
            return "ongoing" if goes_on else found
    if context.certainty == "conditional" or (context.certainty == "possible" and tree.tag[i] == "VB"):
        return "future"
    return "past" if tree.tag[i] in ("VBN", "VBD") and tree.dep[i] != "xcomp" else None


def _has_perfect_modal(tree: Tree, i: int) -> bool:
    forms = _auxiliaries(tree, i)
    return any(form in _MODAL for form in forms) and any(form in _HAVE for form in forms)


def _auxiliaries(tree: Tree, i: int) -> list[str]:
    return [
        tree.form[kid]
        for kid in tree.kids[i]
        if tree.dep[kid] in ("aux", "aux:pass", "cop") or (tree.form[kid] == "did" and kid < i)
    ] or _of_object(tree, i)


def _of_object(tree: Tree, i: int) -> list[str]:
    """ "were looting shops", read as "were [looting shops]": the copula just before is an auxiliary."""
    if tree.tag[i] == "VBG" and tree.dep[i] in ("amod", "compound") and i and tree.head[i - 1] == tree.head[i]:
        return [tree.form[i - 1]] if tree.dep[i - 1] in ("cop", "aux") else []
    return []


def _finite(tree: Tree, i: int, reported: bool) -> Tense | None:
    """Tense by a verb's own form and auxiliaries, those of a coordination included; None if it has none."""
    forms, tag = _auxiliaries(tree, i), tree.tag[i]
    if tag in ("VBN", "VBD"):  # "he'd fought"
        forms = ["had" if form in ("'d", "’d") else form for form in forms]
    if not forms and tree.dep[i] == "conj" and tag in ("VB", "VBN", "VBG") and tree.tag[tree.head[i]] == tag:
        return _finite(tree, tree.head[i], reported)
    if any(form in _FUTURE for form in forms):
        return "future"
    perfect = any(form in _HAVE for form in forms)
    if any(form in _MODAL for form in forms):
        return _modal(tree, i, forms, perfect)
    going_on = tag == "VBG" or (tree.form[i].endswith("ing") and tree.child(i, "obj") is not None)
    if going_on and (any(form in _BE for form in forms) or "been" in forms):
        past = any(form in ("was", "were", "had") for form in forms)
        return "past" if past and not reported else "ongoing"
    if perfect or any(form in ("was", "were", "did") for form in forms):
        return "past"
    if any(form in _PRESENT for form in forms):
        return "ongoing" if "being" in forms or tag not in ("VBN", "VBD") else "past"
    if tag == "VBD" or (tag == "VBN" and not forms and tree.child(i, "nsubj") is not None):
        return "past"
    if tag in ("VB", "VBP") and tree.form[tree.head[i]] == "did" and tree.head[i] < i:
        return "past"
    if tag in ("VBZ", "VBP") and not any(tree.tag[kid] == "TO" for kid in tree.kids[i]):
        return "ongoing"
    return "ongoing" if "do" in forms or "does" in forms else None


def _modal(tree: Tree, i: int, forms: list[str], perfect: bool) -> Tense | None:
    """Under a modal: what may be is to come, "could not" is what was."""
    if perfect:
        return "past"
    if "could" in forms and any(tree.form[kid] in _NOT for kid in tree.kids[i]):
        return "past"
    before = any(tree.form[kid] == "before" for kid in tree.kids[i])
    if "could" in forms and (before or tree.lemma[i] in ("hear", "see", "smell", "feel")):
        return "past"
    return "ongoing" if tree.tag[i] == "VBG" else "future"
