"""The corpus readers named in ``syntax.cfg`` and ``names.cfg``: passages, changed anew in every epoch."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Literal

from spacy.language import Language
from spacy.training import Example
from spacy.util import registry

from training.augment import Rates, augment
from training.language_data import NAMES_GOLD, SYNTAX_GOLD, SYNTAX_SILVER, Passage, passages, to_doc

SYNTAX_RATES = Rates(names=0.4, quotes=0.3, dateline=0.04, capitals=0.02, headline=0.04, lower=0.01)
NAMES_RATES = Rates(names=0.5, quotes=0.3, dateline=0.06, capitals=0.03, headline=0.05, lower=0.01)

Reader = Callable[[Language], Iterator[Example]]


def corpus_file(corpora: str | Path, part: str, name: str) -> Path:
    """Where a corpus lies: ``part`` is ``train`` or ``dev``."""
    return Path(corpora) / part / f"{name}.conllu.gz"


def examples(nlp: Language, chosen: Iterable[Passage], *, names: bool, syntax: bool) -> Iterator[Example]:
    """Pair what the tokenizer makes of each passage's text with its gold layers."""
    for passage in chosen:
        gold = to_doc(nlp.vocab, passage, names=names, syntax=syntax)
        yield Example(nlp.make_doc(gold.text), gold)


class Passages:
    """Read once, shuffle and change in every epoch; the n-th epoch of a seed is always the same."""

    def __init__(
        self,
        gold: list[Passage],
        silver: list[Passage],
        *,
        silver_share: float = 0.0,
        rates: Rates | None,
        seed: int,
        task: Literal["names", "syntax"],
    ) -> None:
        self.gold = gold
        self.silver = silver
        self.silver_share = silver_share
        self.rates = rates
        self.seed = seed
        self.epoch = 0
        self.layers = {"names": task == "names", "syntax": task == "syntax"}

    def __call__(self, nlp: Language) -> Iterator[Example]:
        """One epoch: the dev sets as they stand, training passages shuffled and changed."""
        if self.rates is None:
            yield from examples(nlp, self.gold, **self.layers)
            return
        rng = random.Random(f"{self.seed}-{self.epoch}")
        self.epoch += 1
        chosen = self.gold + rng.sample(self.silver, int(len(self.silver) * self.silver_share))
        rng.shuffle(chosen)
        changed = (augment(passage, self.rates, rng) for passage in chosen)
        yield from examples(nlp, changed, **self.layers)

    def unchanged(self, nlp: Language) -> Iterator[Example]:
        """Everything once as it stands: what labels are collected from."""
        yield from examples(nlp, self.gold + self.silver, **self.layers)


def syntax_passages(corpora: str, part: str, seed: int, silver_share: float, strength: float = 1.0) -> Passages:
    """Gold treebanks, and a share of the silver news parses drawn anew in each epoch; ``strength`` scales all rates."""
    gold = [passage for name in SYNTAX_GOLD for passage in passages(corpus_file(corpora, part, name))]
    silver: list[Passage] = []
    if silver_share > 0:
        for name in SYNTAX_SILVER:
            silver += passages(corpus_file(corpora, part, name), silver=True)
    rates = SYNTAX_RATES.scaled(strength) if part == "train" else None
    return Passages(gold, silver, silver_share=silver_share, rates=rates, seed=seed, task="syntax")


def names_passages(corpora: str, part: str, seed: int, strength: float = 1.0) -> Passages:
    """The corpora whose names are hand-annotated or derived from hand-annotated spans."""
    gold = [passage for name in NAMES_GOLD for passage in passages(corpus_file(corpora, part, name))]
    rates = NAMES_RATES.scaled(strength) if part == "train" else None
    return Passages(gold, [], rates=rates, seed=seed, task="names")


registry.readers("onrecord.syntax_passages.v1", func=syntax_passages)
registry.readers("onrecord.names_passages.v1", func=names_passages)
