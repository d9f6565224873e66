"""Conditions: what stands under an "if", and what is so only if something else is. By the tree, and by the words where
the tree has lost its way."""

from onrecord.reading.factuality_lexicon import FactualityLexicon
from onrecord.reading.tree import Tree

_STOPS = frozenset({",", ";", ":", "—", "–", ".", "?", "!", "“", "”", '"', "``", "''", "(", ")", "\n"})
_RELATIVE = frozenset({"who", "which", "whose", "whom"})
_INVERTED = frozenset({"should", "had", "were"})
# Words before "if" that make it a question ("asked if"), or no condition at all ("as if").
_ASKING = frozenset(
    {"ask", "asked", "asks", "asking", "know", "knows", "knew", "wonder", "wondered", "see", "unclear", "determine",
     "determining", "check", "clear", "known", "say", "decide", "sure", "doubt", "question", "questioned", "as",
     "verify", "confirm", "establish", "unsure"}
)  # fmt: skip
_REACH = 16


def is_condition(tree: Tree, i: int) -> bool:
    """Whether the clause of ``i`` is a condition by the tree: "if they flee", "should the talks fail"."""
    for kid in tree.kids[i]:
        if kid < i and tree.dep[kid] in ("mark", "advmod", "case") and opens_condition(tree, kid):
            return True
    return any(
        tree.form[kid] in _INVERTED and _before_subject(tree, i, kid)
        for kid in tree.kids[i]
        if tree.dep[kid] in ("aux", "aux:pass", "cop")
    )


def opens_condition(tree: Tree, i: int) -> bool:
    """Whether the word is one that opens a condition: "if", "unless", "in case", "in the event", "provided"."""
    form = tree.form[i]
    if form in ("if", "unless"):
        return tree.form[i - 1] not in _ASKING if i else True
    if form in ("provided", "providing", "assuming", "supposing"):
        return tree.pos[i] == "SCONJ" or tree.form[i + 1 : i + 2] == ["that"]
    if form == "in":
        following = tree.form[i + 1 : i + 4]
        return following[:1] == ["case"] or following[:2] == ["the", "event"]
    return form == "on" and tree.form[i + 1 : i + 2] == ["condition"]


def _before_subject(tree: Tree, i: int, auxiliary: int) -> bool:
    subject = tree.child(i, "nsubj", "nsubj:pass")
    return tree.dep[i] == "advcl" and subject is not None and auxiliary < subject


def under_condition(tree: Tree, lexicon: FactualityLexicon, i: int) -> int | None:
    """The word that opens the condition in whose clause ``i`` stands by the order of words, if any."""
    start = tree.doc[i].sent.start
    for k in range(i - 1, max(start, i - _REACH) - 1, -1):
        if tree.form[k] in _STOPS or tree.form[k] in _RELATIVE or tree.tag[k] == "WDT":
            return None
        if opens_condition(tree, k):
            return k
        if k == _first_word(tree, start) and tree.form[k] in _INVERTED and _has_comma(tree, i):
            return k
    return None


def on_condition(tree: Tree, i: int) -> int | None:
    """The word that opens the condition on which the clause of ``i`` depends, if any.

    By the tree, or by the words: an "if" clause closed by a comma before ``i``, or an "if" after it.
    """
    for kid in tree.kids[i]:
        if tree.dep[kid] == "advcl" and is_condition(tree, kid):
            return kid
    sentence = tree.doc[i].sent
    start, end = sentence.start, sentence.end
    first = _first_word(tree, start)
    if first < i and (opens_condition(tree, first) or tree.form[first] in _INVERTED):
        commas = [k for k in range(first, i) if tree.form[k] == ","]
        if commas and not any(tree.form[k] in ("“", "”", '"', ";") for k in range(first + 1, i)):
            return first
    for k in range(i + 1, min(end, i + _REACH)):
        if tree.form[k] in (";", "“", "”", '"', "—", "and", "but", "who", "which"):
            return None
        if opens_condition(tree, k):
            return k
    return None


def _first_word(tree: Tree, start: int) -> int:
    """The first word of a sentence, quotation marks and "and", "but" left out."""
    k = start
    while k < len(tree) - 1 and (tree.pos[k] in ("PUNCT", "SPACE") or tree.form[k] in ("and", "but", "even", "or")):
        k += 1
    return k


def _has_comma(tree: Tree, i: int) -> bool:
    """Whether a comma closes the clause of ``i``, and the sentence is no question."""
    end = tree.doc[i].sent.end
    rest = tree.form[i:end]
    return "," in rest and "?" not in rest[-2:]
