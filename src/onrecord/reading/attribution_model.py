"""The learned attribution reader's weights: loading, saving, and the sums that scores are made of.

The model is linear: a score is the sum of the weights of the named features that are there. Weights of the span tagger
are kept as 8-bit integers with one scale a label, those of the cue detector as 16-bit floats.
"""

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.attribution_features import Features
from onrecord.reading.attribution_templates import Block, block_of

Floats = NDArray[np.float32]
FOLDER = "attribution_data"
WEIGHTS, CLUSTERS = "weights.npz", "clusters.txt.gz"


@dataclass(frozen=True)
class Table:
    """Weights of named features: ``weights`` is (features + 1, labels), the last row zero."""

    features: Features
    weights: Floats

    def sums(self, rows: Iterable[Sequence[str]]) -> Floats:
        """(rows, labels): the sum of the weights of the features in each row; a row is never empty."""
        return self.block_sums(block_of(list(rows)))

    def block_sums(self, block: Block) -> Floats:
        """The same for hashes of names."""
        if not len(block.sizes):
            return np.zeros((0, self.weights.shape[1]), np.float32)
        starts = block.sizes.cumsum() - block.sizes
        sums: Floats = np.add.reduceat(self.weights[self.features.numbers_of(block.hashes)], starts, axis=0)
        return sums


@dataclass(frozen=True)
class AttributionModel:
    """Everything the learned reader has learned."""

    cue_words: frozenset[str]
    """"POS:lemma" of words other than verbs that may be cues."""
    cues: Table
    tokens: Table
    relations: Table
    transitions: Floats
    first: Floats
    last: Floats
    calibration: tuple[float, ...]
    """Weights of a logistic regression from the reader's own scores to the chance that a claim is right."""
    cue_calibration: tuple[float, ...]
    """The same for the chance that its cue is right."""
    about: Mapping[str, Any]
    """How the weights were made: version, corpus hash, date, figures."""

    @cached_property
    def word_sums(self) -> dict[tuple[str, str, str, str, str], float]:
        """For words met (form, lemma, part of speech, tag, relation), the sum of the features that are their own."""
        return {}


def _names(array: NDArray[np.uint8]) -> list[str]:
    return array.tobytes().decode("utf-8").split("\0")


def _table(arrays: Mapping[str, NDArray[Any]], name: str) -> Table:
    weights = arrays[f"{name}_weights"].astype(np.float32)
    if f"{name}_scale" in arrays:
        weights *= arrays[f"{name}_scale"].astype(np.float32)
    zero = np.zeros((1, weights.shape[1]), np.float32)
    return Table(Features(arrays[f"{name}_names"].tobytes()), np.concatenate([weights, zero]))


def read_model(data: bytes) -> AttributionModel:
    """A model from the bytes that ``write_model`` made."""
    with np.load(BytesIO(data), allow_pickle=False) as file:
        arrays = {name: file[name] for name in file.files}
    return AttributionModel(
        cue_words=frozenset(_names(arrays["cue_words"])),
        cues=_table(arrays, "cues"),
        tokens=_table(arrays, "tokens"),
        relations=_table(arrays, "relations"),
        transitions=arrays["transitions"].astype(np.float32),
        first=arrays["first"].astype(np.float32),
        last=arrays["last"].astype(np.float32),
        calibration=tuple(float(value) for value in arrays["calibration"]),
        cue_calibration=tuple(float(value) for value in arrays["cue_calibration"]),
        about=json.loads(_names(arrays["about"])[0]),
    )


def _bytes(lines: Iterable[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\0".join(lines).encode("utf-8"), np.uint8)


def _packed(name: str, table: Table, small: bool) -> dict[str, NDArray[Any]]:
    weights = table.weights[:-1]
    arrays: dict[str, NDArray[Any]] = {f"{name}_names": _bytes(table.features)}
    if small:
        scale = np.maximum(np.abs(weights).max(axis=0), 1e-6) / 127
        arrays[f"{name}_scale"] = scale.astype(np.float32)
        arrays[f"{name}_weights"] = np.round(weights / scale).astype(np.int8)
    else:
        arrays[f"{name}_weights"] = weights.astype(np.float16)
    return arrays


def write_model(model: AttributionModel, path: Path) -> None:
    """Write a model; the same model gives the same bytes."""
    arrays: dict[str, NDArray[Any]] = {"cue_words": _bytes(sorted(model.cue_words))}
    arrays |= _packed("cues", model.cues, small=False)
    arrays |= _packed("tokens", model.tokens, small=True) | _packed("relations", model.relations, small=True)
    arrays |= {"transitions": model.transitions, "first": model.first, "last": model.last}
    arrays["calibration"] = np.array(model.calibration, np.float64)
    arrays["cue_calibration"] = np.array(model.cue_calibration, np.float64)
    arrays["about"] = _bytes([json.dumps(dict(model.about), sort_keys=True)])
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]


def _data() -> Traversable:
    return resources.files("onrecord") / "reading" / FOLDER


@lru_cache(maxsize=1)
def shipped_model() -> AttributionModel | None:
    """The model in the package; None where there is none (rules alone are used then)."""
    file = _data() / WEIGHTS
    return read_model(file.read_bytes()) if file.is_file() else None


@lru_cache(maxsize=1)
def word_clusters() -> dict[str, tuple[str, ...]]:
    """Prefixes (4, 6, 10 bits) and whole path of the Brown cluster of each frequent word."""
    known: dict[str, tuple[str, ...]] = {}
    found: dict[str, tuple[str, ...]] = {}
    for line in gzip.decompress((_data() / CLUSTERS).read_bytes()).decode("utf-8").splitlines():
        word, path = line.split("\t")
        found[word] = known.setdefault(path, (path[:4], path[:6], path[:10], path))
    return found
