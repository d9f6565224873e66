"""Read the CoNLL-U corpora and turn passages of them into spaCy documents.

A *passage* is a run of six to eight sentences of one document: a parser that only ever sees single sentences does not
learn where sentences end. What a corpus does not know stays missing (``None``), because a model that is told "no
features" or "no name here" believes it.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

SYNTAX_GOLD = ("ewt", "gum")
SYNTAX_SILVER = ("polnear_silver",)
NAMES_GOLD = ("worldwide_ner", "gum")
# Silver sentences come from CoreNLP. Its Penn tags are good on news except for "to", which it tags TO where the gold
# corpora distinguish IN; its morphology, coarse tags and lemmas follow other conventions and are left out altogether.
_SILVER_TAGS_LEFT_OUT = frozenset({"to"})
PASSAGE_SIZES = (6, 7, 8)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; every layer is either complete or ``None`` (unknown). Heads are indices within the sentence."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    tags: tuple[str, ...] | None = None
    pos: tuple[str, ...] | None = None
    morphs: tuple[str, ...] | None = None
    lemmas: tuple[str, ...] | None = None
    heads: tuple[int, ...] | None = None
    deps: tuple[str, ...] | None = None
    names: tuple[str, ...] | None = None


Passage = tuple[Sentence, ...]


def _sentence(rows: Sequence[Sequence[str]], silver: bool) -> Sentence:
    words = tuple(row[1] for row in rows)
    misc = [row[9].split("|") for row in rows]
    spaces = tuple("SpaceAfter=No" not in entry for entry in misc)
    found = ["".join(part[4:] for part in entry if part.startswith("NER=")) for entry in misc]
    names = tuple(found) if all(found) else None
    if any(row[6] == "_" for row in rows):
        return Sentence(words, spaces, names=names)
    heads = tuple(int(row[6]) - 1 if row[6] != "0" else index for index, row in enumerate(rows))
    deps = tuple("ROOT" if row[6] == "0" else row[7] for row in rows)
    tags = tuple(row[4].replace("_", "") for row in rows)
    if silver:
        tags = tuple("" if w.lower() in _SILVER_TAGS_LEFT_OUT else tag for w, tag in zip(words, tags, strict=True))
        return Sentence(words, spaces, tags=tags, heads=heads, deps=deps, names=names)
    return Sentence(
        words,
        spaces,
        tags=tags,
        pos=tuple(row[3] for row in rows),
        morphs=tuple(row[5] for row in rows),
        lemmas=tuple(row[2] for row in rows),
        heads=heads,
        deps=deps,
        names=names,
    )


def read_documents(path: Path, *, silver: bool = False) -> Iterator[tuple[Sentence, ...]]:
    """Yield each ``# newdoc`` of a gzipped CoNLL-U file as its sentences."""
    document: list[Sentence] = []
    rows: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in map(str.rstrip, lines):
            if line.startswith("# newdoc"):
                if document:
                    yield tuple(document)
                document = []
            elif not line:
                if rows:
                    document.append(_sentence(rows, silver))
                rows = []
            elif not line.startswith("#"):
                rows.append(line.split("\t"))
    if rows:
        document.append(_sentence(rows, silver))
    if document:
        yield tuple(document)


def passages(path: Path, *, silver: bool = False, offset: int = 0) -> list[Passage]:
    """Cut each document of a corpus into passages of 6, 7, 8, 6, … sentences; ``offset`` shifts where the cuts fall."""
    cut: list[Passage] = []
    for number, document in enumerate(read_documents(path, silver=silver)):
        start = 0
        turn = number + offset
        while start < len(document):
            size = PASSAGE_SIZES[turn % len(PASSAGE_SIZES)]
            cut.append(document[start : start + size])
            start += size
            turn += 1
    return cut


def _layer(passage: Passage, layer: str) -> list[str] | None:
    """Join one layer over the sentences; sentences that lack it get the empty string, spaCy's sign for missing."""
    if all(getattr(sentence, layer) is None for sentence in passage):
        return None
    joined: list[str] = []
    for sentence in passage:
        values: tuple[str, ...] | None = getattr(sentence, layer)
        joined.extend(values if values is not None else [""] * len(sentence.words))
    return joined


def to_doc(vocab: Vocab, passage: Passage, *, names: bool, syntax: bool) -> Doc:
    """Build the gold document of a passage with the layers asked for; the others stay missing."""
    words = [word for sentence in passage for word in sentence.words]
    spaces = [space for sentence in passage for space in sentence.spaces]
    heads: list[int] | None = None
    deps: list[str] | None = None
    if syntax and all(sentence.heads is not None for sentence in passage):
        heads, deps = [], []
        start = 0
        for sentence in passage:
            heads.extend(start + head for head in sentence.heads or ())
            deps.extend(sentence.deps or ())
            start += len(sentence.words)
    return Doc(
        vocab,
        words=words,
        spaces=spaces,
        tags=_layer(passage, "tags") if syntax else None,
        pos=_layer(passage, "pos") if syntax else None,
        morphs=_layer(passage, "morphs") if syntax else None,
        lemmas=_layer(passage, "lemmas") if syntax else None,
        heads=heads,
        deps=deps,
        ents=_layer(passage, "names") if names else None,
    )
