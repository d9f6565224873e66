"""Merge the two trained halves into the pipeline that ships, and take out what reading does not need."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any, cast

import numpy
import spacy
from spacy.language import Language
from spacy.pipeline.edit_tree_lemmatizer import EditTreeLemmatizer
from thinc.api import Model

# Bits of the 23-bit mantissa that are kept. The scores do not change in the second decimal, and the files, still
# 32-bit floats, compress to half their size in the wheel and in Git, whose history never shrinks.
MANTISSA_BITS = 10
# A training configuration names this project's readers and one machine's folders; loading needs neither.
_NEEDED_CONFIG = frozenset({"nlp", "components"})


def merge(syntax: Path, names: Path, output: Path, version: str, description: str) -> Language:
    """Write the merged pipeline to ``output`` (replacing it) and return it as loaded from there."""
    nlp = spacy.load(syntax)
    nlp.add_pipe("ner", source=spacy.load(names))
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if isinstance(model, Model):
            _shorten_mantissas(model)
    nlp.meta["name"] = "onrecord"
    nlp.meta["version"] = version
    nlp.meta["description"] = description
    nlp.meta["license"] = "see MODEL_CARD.md"
    nlp.meta["performance"] = {}
    shutil.rmtree(output, ignore_errors=True)
    nlp.to_disk(output)
    _strip_config(output / "config.cfg")
    kept = sorted(_strings_needed(nlp))
    (output / "vocab" / "strings.json").write_text(json.dumps(kept, ensure_ascii=False) + "\n", encoding="utf-8")
    return spacy.load(output)


def record_scores(output: Path, measured: dict[str, float]) -> None:
    """Put the scores into the pipeline's ``meta.json``."""
    path = output / "meta.json"
    meta: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    meta["performance"] = measured
    path.write_text(json.dumps(meta, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _shorten_mantissas(model: Model[Any, Any]) -> None:
    dropped = 23 - MANTISSA_BITS
    half = numpy.uint32(1 << (dropped - 1))
    mask = numpy.uint32(0xFFFFFFFF ^ ((1 << dropped) - 1))
    for node in model.walk():
        for name in node.param_names:
            if node.has_param(name):
                bits = numpy.ascontiguousarray(node.get_param(name), dtype="float32").view("uint32")
                node.set_param(name, cast(Any, ((bits + half) & mask).view("float32")))


def _strip_config(path: Path) -> None:
    config = spacy.util.load_config(path)
    for section in set(config) - _NEEDED_CONFIG:
        config[section] = {}
    config.to_disk(path)


def _strings_needed(nlp: Language) -> set[str]:
    """Labels, their parts, and the strings inside the lemmatizer's edit trees: not the words of the training text."""
    needed: set[str] = set()
    for labels in nlp.pipe_labels.values():
        for label in labels:
            needed.add(str(label))
            needed.update(part for feature in str(label).split("|") for part in (feature, *feature.split("=")))
    lemmatizer = nlp.get_pipe("trainable_lemmatizer")
    assert isinstance(lemmatizer, EditTreeLemmatizer)
    for tree in lemmatizer.label_data["trees"]:
        needed.update(str(tree[part]) for part in ("orig", "subst") if part in tree)
    needed.discard("")
    return needed
