"""Turn the CLEAR-style trees of spaCy's own English pipelines (``en_core_web_*``) into Universal Dependencies.

Reading is written for UD: content words head function words, and labels are ``nsubj``, ``nsubj:pass``, ``obj``,
``obl:agent``, ``nmod:poss``, ``acl:relcl``, ``conj`` … In CLEAR, prepositions head their nouns, a copula heads its
predicate, and a chain of conjuncts hangs each on the one before. :data:`UNIVERSAL_TREE` is the component that
:func:`onrecord.language.load` puts behind the parser of such a pipeline. The conversion is by rules, and coarse where
CLEAR says less than UD (``dep``, ``oprd``, fronted prepositions).
"""

from __future__ import annotations

from typing import Any, Final, cast

import numpy
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

UNIVERSAL_TREE: Final = "onrecord_universal_tree"

_RENAMED: Final[dict[str, str]] = {
    "agent": "obl:agent",
    "attr": "xcomp",
    "auxpass": "aux:pass",
    "csubjpass": "csubj",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "dep",
    "neg": "advmod",
    "nn": "compound",
    "npadvmod": "obl:unmarked",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "acomp": "xcomp",
    "pcomp": "advcl",
    "pobj": "obl",
    "poss": "nmod:poss",
    "preconj": "cc",
    "predet": "det",
    "prep": "obl",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "relcl": "acl:relcl",
}
_CLEAR_ONLY: Final = frozenset({"dobj", "pobj", "nsubjpass", "prep"})
_NOUNS: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def universal_label(label: str) -> str:
    """The UD label nearest to a CLEAR label; UD labels come back unchanged."""
    return _RENAMED.get(label, label)


def has_clear_labels(nlp: Language) -> bool:
    """Whether the parser of ``nlp`` was trained on CLEAR-style labels."""
    parser = nlp.get_pipe("parser")
    labels: tuple[str, ...] = getattr(parser, "labels", ())
    return _CLEAR_ONLY.issubset(labels)


def _noun(token: Token) -> bool:
    return token.pos_ in _NOUNS or token.tag_.startswith(("NN", "PRP", "CD"))


def _move_children(heads: list[int], old: int, new: int) -> None:
    for index, head in enumerate(heads):
        if head == old and index not in (old, new):
            heads[index] = new


def _turn_prepositions(heads: list[int], labels: list[str], sentence: Span) -> None:
    """``sold -prep-> to -pobj-> us`` becomes ``sold -obl-> us -case-> to``, innermost phrases first."""
    for index in reversed(range(len(heads))):
        preposition = heads[index]
        kind = labels[preposition]
        if labels[index] not in {"pobj", "pcomp"} or kind not in {"prep", "agent", "dative"}:
            continue
        outer = heads[preposition]
        if labels[index] == "pcomp":
            labels[index] = "acl" if _noun(sentence[outer]) else "advcl"
            labels[preposition] = "mark"
        else:
            oblique = "nmod" if kind == "prep" and _noun(sentence[outer]) else "obl"
            labels[index] = "obl:agent" if kind == "agent" else oblique
            labels[preposition] = "case"
        heads[index] = outer
        _move_children(heads, preposition, index)
        heads[preposition] = index


def _turn_copulas(heads: list[int], labels: list[str], sentence: Span) -> None:
    """``is -attr-> chief`` becomes ``chief -cop-> is``, and the clause's other parts move to the predicate."""
    for index in range(len(heads)):
        verb = heads[index]
        if labels[index] not in {"attr", "acomp"} or sentence[verb].lemma_ != "be" or labels[verb] == "cop":
            continue
        heads[index] = index if heads[verb] == verb else heads[verb]
        labels[index] = labels[verb]
        _move_children(heads, verb, index)
        heads[verb], labels[verb] = index, "cop"


def _gather_conjuncts(heads: list[int], labels: list[str]) -> None:
    """Every conjunct hangs on the first one, and a coordinating conjunction on the conjunct that follows it."""
    for index, label in enumerate(labels):
        while label == "conj" and labels[heads[index]] == "conj":
            heads[index] = heads[heads[index]]
    for index, label in enumerate(labels):
        if label == "cc":
            first = heads[heads[index]] if labels[heads[index]] == "conj" else heads[index]
            following = (i for i in range(index + 1, len(heads)) if labels[i] == "conj" and heads[i] == first)
            heads[index] = next(following, heads[index])


@Language.component(UNIVERSAL_TREE)
def universal_tree(doc: Doc) -> Doc:
    """Rewrite the heads and labels of a CLEAR-style tree in place; sentences stay as they are."""
    values = numpy.zeros((len(doc), 2), dtype="uint64")
    for sentence in doc.sents:
        heads = [token.head.i - sentence.start for token in sentence]
        labels = [token.dep_ for token in sentence]
        _turn_prepositions(heads, labels, sentence)
        _turn_copulas(heads, labels, sentence)
        _gather_conjuncts(heads, labels)
        for index, (head, label) in enumerate(zip(heads, labels, strict=True)):
            # spaCy keeps a head as its distance, wrapped round to an unsigned number.
            values[sentence.start + index, 0] = numpy.int64(head - index).astype("uint64")
            # A preposition that still has its label has lost its object: "the town they came from".
            values[sentence.start + index, 1] = doc.vocab.strings.add(universal_label(label))
    return doc.from_array(["HEAD", "DEP"], cast(Any, values))
