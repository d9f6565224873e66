"""Rules after the name model: what one document says of a name elsewhere, and names whose kind is not in doubt.

The model sees a few words around a name and no further. These rules look at the whole document: a word that was the
surname of a full name is the same person later on, and a name found several times is what most of its mentions say.
``known_names.toml`` holds places and organisations in conflict news that the training news lacks.
"""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from functools import cache
from importlib import resources
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Span

KNOWN_NAMES: Final = "onrecord_known_names"

_KIND_OF_LIST: Final = {"war_towns": "GPE", "countries": "GPE", "regions": "LOC", "organisations": "ORG"}
# Numbers and dates are no names; what the rules say of names does not touch them.
_NAMES: Final = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "MISC"})
_PLACES: Final = frozenset({"GPE", "LOC", "FAC"})
_SHORTEST_SURNAME: Final = 3
_OFTEN_MISTAKEN: Final = frozenset({"PERSON", "FAC", "MISC", "GPE", "LOC", "PRODUCT", "EVENT"})
_OF: Final = frozenset({"of", "for", "on", "against"})


@cache
def known_names() -> dict[str, tuple[str, ...]]:
    """The lists of ``known_names.toml`` by name, in the order of the file."""
    text = (resources.files("onrecord") / "language" / "known_names.toml").read_text(encoding="utf-8")
    return {name: tuple(str(entry) for entry in entries) for name, entries in tomllib.loads(text).items()}


@cache
def _kinds() -> dict[str, str]:
    """Known name → label, without the ambiguous ones."""
    lists = known_names()
    ambiguous = set(lists["ambiguous"])
    return {name: kind for key, kind in _KIND_OF_LIST.items() for name in lists[key] if name not in ambiguous}


@Language.component(KNOWN_NAMES)
def mend_names(doc: Doc) -> Doc:
    """Relabel and add names in ``doc.ents``; what the model found keeps its extent, an owner before it apart."""
    doc.ents = [_without_owner(span) for span in doc.ents]
    labels = {span.start: _known_label(span) for span in doc.ents}
    _follow_surnames(doc, labels)
    _follow_majority(doc, labels)
    mended = [Span(doc, span.start, span.end, labels[span.start]) for span in doc.ents]
    doc.ents = sorted([*mended, *_missed(doc)], key=lambda span: span.start)
    return doc


def _known_label(span: Span) -> str:
    if span.label_ in _OFTEN_MISTAKEN and _head_word(span) in _body_words():
        return "ORG"
    if span.label_ not in _NAMES or span.label_ in _PLACES:
        # Whether a region counts as GPE or LOC, or a seat of government as FAC, is left as the model has it.
        return span.label_
    return _kinds().get(span.text, span.label_)


@cache
def _body_words() -> frozenset[str]:
    """Last words of the names of bodies, with their plain plurals."""
    words = known_names()["bodies"]
    return frozenset({*words, *(word + "s" for word in words)})


def _head_word(span: Span) -> str:
    """The word a name of two words or more turns on: its last, or the one before "of" ("Conference of Bishops")."""
    for token in span:
        if token.lower_ in _OF and token.i > span.start + 1:
            return token.nbor(-1).text
    return span[-1].text if len(span) > 1 else ""


def _without_owner(span: Span) -> Span:
    """A body's name without the country whose it is: "Paraguay's Supreme Court" is the court's."""
    if span.label_ == "ORG":
        for token in span[1:-2]:
            if token.text in ("'s", "’s") and token.nbor().text[:1].isupper() and token.i == span.start + 1:
                return Span(span.doc, token.i + 1, span.end, span.label_)
    return span


def _follow_surnames(doc: Doc, labels: dict[int, str]) -> None:
    """A single word that ended a person's full name before is that person, unless the lists know it otherwise."""
    surnames: set[str] = set()
    for span in doc.ents:
        if labels[span.start] == "PERSON" and len(span) > 1:
            if len(span[-1].text) >= _SHORTEST_SURNAME:
                surnames.add(span[-1].text)
        elif len(span) == 1 and labels[span.start] in _NAMES and span.text in surnames and span.text not in _kinds():
            labels[span.start] = "PERSON"


def _follow_majority(doc: Doc, labels: dict[int, str]) -> None:
    """Mentions of the same words get the label that most of them have; a tie changes nothing."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for span in doc.ents:
        if labels[span.start] in _NAMES:
            votes[span.text][labels[span.start]] += 1
    for span in doc.ents:
        ranked = votes[span.text].most_common(2)
        if labels[span.start] in _NAMES and len(ranked) > 1 and ranked[0][1] > ranked[1][1]:
            labels[span.start] = ranked[0][0]


def _missed(doc: Doc) -> list[Span]:
    """Known one-word names, in capitals at their start and tagged as names, that the model passed over."""
    kinds = _kinds()
    return [
        Span(doc, token.i, token.i + 1, kinds[token.text])
        for token in doc
        if not token.ent_type_ and token.text in kinds and token.tag_ == "NNP"
    ]
