"""Frames: how a word hangs on the one above it, as far as that matters for whether it is so."""

from onrecord.reading.factuality_lexicon import FactualityLexicon
from onrecord.reading.tree import Tree

_VERBAL = frozenset({"VERB", "AUX"})
_CLAUSAL = frozenset({"xcomp", "ccomp", "advcl", "acl", "csubj", "csubj:pass", "acl:relcl", "advcl:relcl", "dep"})


def lemma_of(tree: Tree, lexicon: FactualityLexicon, i: int) -> str:
    """The lemma a word is listed under: by its form for a verb, with its particle where it has one that is listed."""
    lemma = tree.lemma[i]
    if tree.pos[i] in _VERBAL or tree.tag[i] in ("VBN", "VBG", "VBD"):
        lemma = lexicon.forms.get(tree.form[i], lemma)
    if lemma in lexicon.particles:
        for kid in tree.kids[i]:
            if kid > i and kid - i < 5 and tree.dep[kid] in ("compound:prt", "advmod", "obj", "obl"):
                phrase = f"{lemma} {tree.form[kid]}"
                if (phrase, "object") in lexicon.operators or (phrase, "subject") in lexicon.operators:
                    return phrase
                if (phrase, "infinitive") in lexicon.operators or (phrase, "from") in lexicon.operators:
                    return phrase
    return lemma


def is_verbal(tree: Tree, i: int) -> bool:
    """Whether a word is a verb, or a predicate with a copula."""
    return tree.pos[i] in _VERBAL or tree.child(i, "cop") is not None


def is_infinitive(tree: Tree, i: int) -> bool:
    """Whether a verb has its "to"."""
    return any(tree.tag[kid] == "TO" for kid in tree.kids[i] if kid < i)


def openers(tree: Tree, i: int) -> list[tuple[int, str]]:
    """The words that open the clause or phrase of ``i`` ("if", "in case", "without"), as (index, words)."""
    found = []
    for kid in tree.kids[i]:
        if kid < i and tree.dep[kid] in ("mark", "case", "advmod", "cc", "fixed") and tree.tag[kid] != "TO":
            deep = [tree.form[k] for k in tree.kids[kid] if k > kid and tree.dep[k] in ("fixed", "obl", "nmod", "mwe")]
            found.append((kid, " ".join([tree.form[kid], *deep])))
    return found


def frame(tree: Tree, i: int) -> str:
    """How ``i`` hangs on its head: "subject", "object", "infinitive", "clause", "gerund" or a preposition."""
    dep = tree.dep[i]
    if dep in ("nsubj", "csubj"):
        return "subject"
    if dep in ("obj", "iobj", "nsubj:pass", "csubj:pass", "compound"):
        return "object"
    if dep == "nmod:poss":
        return "of"
    if not is_verbal(tree, i) or dep in ("obl", "nmod"):
        return tree.case(i).split(" ")[0] if tree.case(i) else ("object" if dep in ("nmod", "xcomp") else "adjunct")
    if is_infinitive(tree, i):
        return "infinitive"
    if tree.tag[i] == "VBG" and not any(tree.dep[kid] in ("aux", "nsubj") for kid in tree.kids[i] if kid < i):
        return tree.case(i).split(" ")[0] or "gerund"
    return "clause" if dep in _CLAUSAL else "adjunct"
