"""Labels: loaded words in dispute, which belong to whoever makes the claim that holds them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicon import Entry, entries
from onrecord.model import Claim, Label, Span
from onrecord.reading.inflection import forms
from onrecord.reading.page import Page
from onrecord.reading.quotations import find_quotations
from onrecord.reading.tree import Tree

_NAMES = frozenset(
    {"call", "label", "brand", "term", "dub", "describe", "denounce", "condemn", "regard", "deem", "style"}
)
# A quoted stretch of up to so many words inside an unquoted sentence is a word that the writer holds at a distance.
_SCARE = 3


class LabelEntry(Entry, frozen=True, kw_only=True):
    """Loaded words; the ``weak`` ones only where they stand in quotation marks or are given to something as a name."""

    words: tuple[str, ...]
    weak: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Loaded:
    """Loaded words by the forms of their first word: (all words, listed term, whether weak), the longest first."""

    by_first: dict[str, tuple[tuple[tuple[frozenset[str], ...], str, bool], ...]]


@lru_cache(maxsize=1)
def _loaded() -> _Loaded:
    table: dict[str, list[tuple[tuple[frozenset[str], ...], str, bool]]] = {}
    for entry in entries("labels", "label", LabelEntry):
        for term in entry.words:
            *before, last = term.split()
            phrase = (*(frozenset({word}) for word in before), forms(last) | _plural(last))
            for form in phrase[0]:
                table.setdefault(form, []).append((phrase, term, term in entry.weak))
    return _Loaded({form: tuple(sorted(found, key=lambda f: -len(f[0]))) for form, found in table.items()})


def _plural(word: str) -> frozenset[str]:
    if word.endswith("y"):
        return frozenset({word[:-1] + "ies"})
    return frozenset({word + "es"}) if word.endswith(("s", "x", "ch", "sh")) else frozenset({word + "s"})


def find_label(tree: Tree, page: Page, claim: Claim, low: int, high: int) -> Label | None:
    """The loaded word among the words from ``low`` to before ``high`` that lie in the claim's content, if any.

    Words set at a distance ("so-called", a quoted word or two inside a sentence that is not a quotation) go before
    words of the lexicon, and those in quotation marks before those without.
    """
    best: tuple[int, Label] | None = None
    for rank, label in _found(tree, page, claim, low, high):
        if best is None or rank > best[0]:
            best = (rank, label)
    return best[1] if best is not None else None


def _found(tree: Tree, page: Page, claim: Claim, low: int, high: int) -> Iterator[tuple[int, Label]]:
    table = _loaded().by_first
    scare = _scare_quotes(page)
    for i in range(low, min(high, len(tree))):
        called = _so_called(tree, i)
        if called is not None:
            end = _noun_after(tree, called)
            yield 3, Label(term=tree.words(called, end).lower(), span=tree.span(i, end))
        fitting = [
            (phrase, term, weak)
            for phrase, term, weak in table.get(tree.form[i], ())
            if i + len(phrase) <= len(tree) and all(tree.form[i + k] in words for k, words in enumerate(phrase))
        ]
        if not fitting or tree.ent[i] in ("ORG", "FAC", "WORK_OF_ART"):
            continue
        longest = len(fitting[0][0])
        span = tree.span(i, i + longest)
        as_worded = span.quote(page.report.text).lower()
        _, term, weak = max(fitting, key=lambda found: (len(found[0]), found[1] == as_worded))
        if any(piece.contains(span) for piece in claim.contents):
            quoted = any(mark.contains(span) for mark in scare)
            if quoted or not weak or _given(tree, i + longest - 1):
                yield 2 if quoted else 1, Label(term=term, span=span)


def _so_called(tree: Tree, i: int) -> int | None:
    """Where the word after "so-called" begins, if that stands at ``i``, however it was cut into tokens."""
    if tree.form[i] == "so-called":
        return i + 1 if i + 1 < len(tree) else None
    return i + 3 if tree.form[i : i + 3] == ["so", "-", "called"] and i + 3 < len(tree) else None


def _noun_after(tree: Tree, i: int) -> int:
    """The end of the noun phrase that begins at ``i``: a noun, with up to two adjectives before it."""
    end = i + 1
    while end < min(i + 3, len(tree)) and tree.pos[end - 1] == "ADJ" and tree.pos[end] in ("ADJ", "NOUN", "PROPN"):
        end += 1
    return end


def _given(tree: Tree, i: int) -> bool:
    """Whether a word is given to something as its name: "called it a coup", "denounced the move as deportation"."""
    if any(tree.dep[kid] == "cop" for kid in tree.kids[i]):
        return True
    # Parsers differ on what "called the vote a coup" hangs on, so the naming verb is looked for before the word.
    opened = i and (tree.form[i - 1] in ("a", "an", "as") or tree.case(i) == "as")
    return bool(opened) and any(tree.lemma[k] in _NAMES for k in range(max(0, i - 9), i))


@lru_cache(maxsize=8)
def _scares(text: str) -> tuple[Span, ...]:
    return tuple(span for span in find_quotations(text) if len(span.quote(text).split()) <= _SCARE)


def _scare_quotes(page: Page) -> tuple[Span, ...]:
    """Quoted stretches of a word or two."""
    return _scares(page.report.text)
