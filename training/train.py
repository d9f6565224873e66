"""Train one half of the language pipeline (syntax or names) from its configuration."""

from __future__ import annotations

import sys
from pathlib import Path

from spacy.language import Language
from spacy.schemas import ConfigSchemaTraining
from spacy.training.loop import train as spacy_train
from spacy.util import load_config, load_model_from_config, registry, resolve_dot_names
from thinc.api import NumpyOps, fix_random_seed, set_current_ops

from onrecord.language.tokenization import set_news_rules
from training import readers

HERE = Path(__file__).parent


def train(half: str, corpora: Path, output: Path, steps: int | None = None) -> Path:
    """Train ``syntax`` or ``names`` and return the folder of the best model.

    spaCy writes ``model-best`` and ``model-last`` into ``output`` at every evaluation, so a run may be stopped early
    and its best model used; the learning rate then has not fallen to zero and the scores are somewhat lower.
    """
    # NumPy's OpenBLAS multiplies matrices of these sizes three times as fast as the default, BLIS, does.
    set_current_ops(NumpyOps(use_blis=False))
    overrides: dict[str, str | int] = {"paths.corpora": str(corpora)}
    if steps is not None:
        overrides["training.max_steps"] = steps
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
    return output / "model-best"
