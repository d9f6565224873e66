"""Frames: how a word hangs on the one above it, as far as that matters for whether it is so."""

from onrecord.reading.argument_subjects import accused_behind
from onrecord.reading.factuality_lexicon import FactualityLexicon
from onrecord.reading.tree import Tree

_VERBAL = frozenset({"VERB", "AUX"})
_CLAUSAL = frozenset(
    {"xcomp", "ccomp", "advcl", "acl", "csubj", "csubj:pass", "acl:relcl", "advcl:relcl", "dep", "ROOT"}
)
_WHO = frozenset({"who", "what", "why", "how", "when", "where", "which", "whose", "whom"})
_NOT_THIS = (("rather", "than"), ("instead", "of"), ("short", "of"), ("far", "from"))


def lemma_of(tree: Tree, lexicon: FactualityLexicon, i: int) -> str:
    """The lemma a word is listed under: by its form for a verb, with its particle where it has one that is listed."""
    lemma = tree.lemma[i]
    if tree.pos[i] in _VERBAL or tree.tag[i] in ("VBN", "VBG", "VBD"):
        form = tree.form[i]
        # "acquitted": a consonant doubled before the ending.
        single = form[:-3] if form.endswith("ed") and form[-4:-3] == form[-3:-2] else form
        lemma = lexicon.forms.get(form, lexicon.forms.get(single, lemma))
    for phrase in lexicon.phrases.get(lemma, ()):
        if tree.form[i + 1 : i + 1 + len(phrase)] == list(phrase):
            return " ".join((lemma, *phrase))
    if lemma in lexicon.phrases:
        for kid in tree.kids[i]:
            if i < kid < i + 5 and tree.dep[kid] == "compound:prt" and (tree.form[kid],) in lexicon.phrases[lemma]:
                return f"{lemma} {tree.form[kid]}"
    return lemma


def is_verbal(tree: Tree, i: int) -> bool:
    """Whether a word is a verb, or a predicate with a copula."""
    return tree.pos[i] in _VERBAL or tree.child(i, "cop") is not None


def is_infinitive(tree: Tree, i: int) -> bool:
    """Whether a verb has its "to"."""
    return any(tree.tag[kid] == "TO" for kid in tree.kids[i] if kid < i)


def governor(tree: Tree, lexicon: FactualityLexicon, i: int) -> int:
    """The word that ``i`` hangs on, two slips of parsers put right.

    A verb taken for an adjective of its object hangs on what is above that; a "that" clause just after a noun of
    saying or showing ("no evidence that …") hangs on the noun.
    """
    head: int = tree.head[i]
    that = next((kid for kid in tree.kids[i] if tree.form[kid] == "that" and kid < i), 0)
    if head < that - 1 < i and tree.pos[that - 1] == "NOUN" and (tree.lemma[that - 1], "clause") in lexicon.operators:
        return that - 1
    if (accusing := accused_behind(tree, i)) is not None:
        return accusing
    return int(tree.head[head]) if _misread(tree, i) else head


def _misread(tree: Tree, i: int) -> bool:
    """ "ruled out attacking troops", "claims that they had looted shops": a verb read as an adjective of the noun."""
    if tree.dep[i] not in ("amod", "compound") or tree.tag[i] not in ("VBG", "VBN") or tree.head[i] < i:
        return False
    if tree.tag[i] == "VBN":
        return any(tree.dep[kid] in ("aux", "nsubj", "nsubj:pass", "mark") for kid in tree.kids[i])
    before = tree.pos[i - 1] if i else ""
    return before in ("VERB", "ADP", "PART", "AUX", "SCONJ") and tree.head[tree.head[i]] < i


def openers(tree: Tree, i: int) -> list[tuple[int, str]]:
    """The words that open the clause or phrase of ``i`` ("if", "in case", "without"), as (index, words)."""
    found = []
    for kid in tree.kids[i]:
        if kid < i and tree.dep[kid] in ("mark", "case", "advmod", "cc", "fixed") and tree.tag[kid] != "TO":
            deep = [tree.form[k] for k in tree.kids[kid] if k > kid and tree.dep[k] in ("fixed", "obl", "nmod", "mwe")]
            found.append((kid, " ".join([tree.form[kid], *deep])))
    for k in range(max(0, i - 4), i - 1):
        if tuple(tree.form[k : k + 2]) in _NOT_THIS and all(
            tree.pos[j] in ("DET", "ADV", "AUX", "PART", "ADJ") for j in range(k + 2, i)
        ):
            found.append((k, " ".join(tree.form[k : k + 2])))
    return found


def asks_who(tree: Tree, i: int) -> int | None:
    """The "who", "why" or "when" that opens the clause of ``i``: such a clause takes its deed for granted."""
    for kid in tree.kids[i]:
        if tree.form[kid] == "how" and tree.pos[kid + 1] in ("ADJ", "ADV"):
            continue  # "how important it is to …": nothing is taken for granted
        if kid < i and tree.form[kid] in _WHO:
            return kid
        for deep in tree.kids[kid]:
            if deep < i and tree.form[deep] in ("whose", "which", "what", "how"):
                return deep
    return None


def is_that_clause(tree: Tree, i: int) -> bool:
    """Whether a clause says what a noun's content is ("reports that …"), however the parser names it."""
    that = next((kid for kid in tree.kids[i] if tree.form[kid] == "that" and kid < i), None)
    if that is None or tree.pos[that - 1] != "NOUN":
        return False
    # A "that" read as an object beside another object is no relative pronoun.
    return tree.dep[that] == "mark" or (tree.dep[that] == "obj" and len(tree.children(i, "obj")) > 1)


def frame(tree: Tree, i: int) -> str:
    """How ``i`` hangs on its head: "subject", "object", "infinitive", "clause", "gerund" or a preposition."""
    dep = tree.dep[i]
    if _misread(tree, i):
        return "clause" if tree.tag[i] == "VBN" else tree.case(tree.head[i]).split(" ")[0] or "gerund"
    if dep in ("obj", "iobj", "nsubj:pass", "compound"):
        return "object"
    if dep in ("nsubj", "csubj", "csubj:pass"):
        return "infinitive" if dep != "nsubj" and is_infinitive(tree, i) else _subject(tree, i)
    if dep == "nmod:poss":
        return "of"
    if is_infinitive(tree, i) and dep in _CLAUSAL:
        return "infinitive"
    if not is_verbal(tree, i) or dep in ("obl", "nmod"):
        return tree.case(i).split(" ")[0] or ("object" if dep in ("nmod", "xcomp") else "adjunct")
    if is_infinitive(tree, i):
        return "infinitive"
    if any(tree.form[kid] == "having" for kid in tree.kids[i]) and tree.case(i):
        return tree.case(i).split(" ")[0]
    if tree.tag[i] == "VBG" and not any(tree.dep[kid] in ("aux", "nsubj") for kid in tree.kids[i] if kid < i):
        return tree.case(i).split(" ")[0] or "gerund"
    return "clause" if dep in _CLAUSAL else "adjunct"


def _subject(tree: Tree, i: int) -> str:
    """ "it is clear that they fled": a clause as the subject is what the predicate is said of."""
    return (
        "clause" if any(tree.form[kid] in ("that", "whether", "if") for kid in tree.kids[i] if kid < i) else "subject"
    )
