"""Train one half of the language pipeline (syntax or names) from its configuration, in two stages.

The first stage changes the text strongly and learns fast. The second starts from the averaged weights of the first,
lets the learning rate fall to zero and changes the text a little only, so that the model ends near what
news looks like.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import spacy
from spacy.language import Language
from spacy.pipeline.edit_tree_lemmatizer import EditTreeLemmatizer
from spacy.schemas import ConfigSchemaTraining
from spacy.training.loop import train as spacy_train
from spacy.util import load_config, load_model_from_config, registry, resolve_dot_names
from thinc.api import NumpyOps, fix_random_seed, set_current_ops

from onrecord.language.tokenization import set_news_rules
from training import readers

HERE: Final = Path(__file__).parent
FINISHED: Final = "finished"


@dataclass(frozen=True, slots=True)
class Stages:
    """Steps of both stages, and how the second one starts and how strongly it changes text (1 = as the first)."""

    first_steps: int
    second_steps: int
    second_rate: float
    second_strength: float


STAGES: Final = {
    "syntax": Stages(first_steps=7000, second_steps=2500, second_rate=0.0008, second_strength=0.4),
    "names": Stages(first_steps=9000, second_steps=5000, second_rate=0.0008, second_strength=0.3),
}


def train(half: str, corpora: Path, work: Path, steps: int | None = None) -> Path:
    """Train ``syntax`` or ``names`` in ``work`` and return the folder of the best model.

    ``steps`` shortens both stages, for a trial. A stage that has finished in ``work`` is not trained again; within a
    stage training starts over, because spaCy keeps no optimizer state.
    """
    # NumPy's OpenBLAS multiplies matrices of these sizes three times as fast as the default, BLIS, does.
    set_current_ops(NumpyOps(use_blis=False))
    stages = STAGES[half]
    first, second = work / half / "first", work / half / "second"
    if not (first / FINISHED).exists():
        _first_stage(half, corpora, first, min(steps or stages.first_steps, stages.first_steps))
        (first / FINISHED).touch()
    if not (second / FINISHED).exists():
        second_stage(
            stages, corpora, first / "model-last", second, min(steps or stages.second_steps, stages.second_steps)
        )
        (second / FINISHED).touch()
    return second / "model-best"


def _first_stage(half: str, corpora: Path, output: Path, steps: int) -> None:
    overrides: dict[str, str | int] = {"paths.corpora": str(corpora), "training.max_steps": steps}
    config = load_config(HERE / f"{half}.cfg", overrides=overrides, interpolate=True)
    output.mkdir(parents=True, exist_ok=True)
    fix_random_seed(config["training"]["seed"])
    nlp: Language = set_news_rules(load_model_from_config(config, auto_fill=True))
    resolved = registry.resolve(nlp.config.interpolate()["training"], schema=ConfigSchemaTraining)
    corpus = resolve_dot_names(nlp.config.interpolate(), [resolved["train_corpus"]])[0]
    assert isinstance(corpus, readers.Passages)
    everything = list(corpus.unchanged(nlp))
    nlp.initialize(lambda: everything)
    spacy_train(nlp, output, stdout=sys.stdout, stderr=sys.stderr)


def second_stage(stages: Stages, corpora: Path, start: Path, output: Path, steps: int) -> None:
    """Go on from the averaged weights in ``start`` with a learning rate that falls to zero."""
    overrides: dict[str, Any] = {
        "paths.corpora": str(corpora),
        "system.seed": 2,
        "corpora.train.corpora": str(corpora),
        "corpora.dev.corpora": str(corpora),
        "corpora.train.seed": 2,
        "corpora.train.strength": stages.second_strength,
        "training.seed": 2,
        "training.max_steps": steps,
        "training.eval_frequency": 500,
        "training.batcher.size.start": 1000,
        "training.optimizer.learn_rate.initial_rate": stages.second_rate,
        "training.optimizer.learn_rate.warmup_steps": 100,
        "training.optimizer.learn_rate.total_steps": steps,
    }
    output.mkdir(parents=True, exist_ok=True)
    nlp = spacy.load(start, config=overrides)
    if "trainable_lemmatizer" in nlp.pipe_names:
        lemmatizer = nlp.get_pipe("trainable_lemmatizer")
        assert isinstance(lemmatizer, EditTreeLemmatizer)
        # spaCy does not save this map; without it every lemma would be trained towards the first edit tree.
        lemmatizer.tree2label = {tree: label for label, tree in enumerate(lemmatizer.labels)}
    spacy_train(nlp, output, stdout=sys.stdout, stderr=sys.stderr)
