"""Train the span tagger: a linear-chain conditional random field over features of tokens beside a cue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from onrecord.reading.attribution_decode import (
    ALLOWED,
    COLUMNS,
    EDGE_STEPS,
    EMITS,
    FORBIDDEN,
    KINDS,
    LABELS,
    constrained,
    emissions_and_steps,
)
from onrecord.reading.attribution_features import Features
from onrecord.reading.attribution_model import Floats, Table

STATES: Final = len(EMITS)
_CONTENT, _GAP = 3, 4


@dataclass(frozen=True, slots=True)
class Example:
    """One cue's window: rows of its tokens in the token matrix, features that relate each token to the cue, states."""

    rows: NDArray[np.int64]
    relations: list[list[str]]
    states: list[int]


def states_of(labels: Sequence[int]) -> list[int] | None:
    """Labels (O C S K) as states, None without content; holes in a content with no cue or source in them are filled."""
    filled = list(labels)
    if _CONTENT not in filled:
        return None
    last: int | None = None
    for place, label in enumerate(filled):
        if label == _CONTENT:
            if last is not None:
                filled[last:place] = [_CONTENT] * (place - last)
            last = place
        elif label:
            last = None
    found, seen, after = [], False, False
    for label in filled:
        if label == _CONTENT:
            seen = after = True
            found.append(_CONTENT)
        elif label == 0:
            found.append(_GAP if after else 7 if seen else 0)
        else:
            after = False
            found.append(label + 4 if seen else label)
    return found


def vocabulary(rows: Iterable[Sequence[str]], least: int) -> Features:
    """The features seen at least ``least`` times, in alphabetical order."""
    counts: Counter[str] = Counter()
    for row in rows:
        counts.update(row)
    return Features(sorted(name for name, count in counts.items() if count >= least))


def matrix(rows: Iterable[Sequence[str]], features: Features) -> csr_matrix:
    """(rows, features) of zeros and ones."""
    columns = [np.zeros(0, np.int32)]
    lengths = [0]
    for row in rows:
        numbers = features.numbers(row)
        columns.append(numbers[numbers < features.unknown])
        lengths.append(len(columns[-1]))
    ends = np.cumsum(np.array(lengths, np.int64))
    data = np.ones(int(ends[-1]), np.float32)
    return csr_matrix((data, np.concatenate(columns), ends), shape=(len(ends) - 1, len(features)))


class Tagger:
    """The weights while they are learned: AdaGrad over batches of windows of like length, averaged at the end."""

    def __init__(self, tokens: Features, relations: Features) -> None:
        self.tokens, self.relations = tokens, relations
        sizes: tuple[tuple[int, ...], ...] = (
            (len(tokens), COLUMNS), (len(relations), COLUMNS), (STATES, STATES), (STATES,), (STATES,),
        )  # fmt: skip
        self.weights: list[Floats] = [np.zeros(size, np.float32) for size in sizes]

    def train(
        self, token_rows: csr_matrix, examples: Sequence[Example], epochs: int, rate: float, drop: float, seed: int
    ) -> None:
        """Learn from ``examples``; ``drop`` is the share of features left out at random in each batch."""
        random = np.random.default_rng(seed)
        relation_rows = matrix((row for example in examples for row in example.relations), self.relations)
        lengths = np.array([len(example.rows) for example in examples])
        starts = np.concatenate([[0], np.cumsum(lengths)])
        squares = [np.full_like(weight, 1e-3) for weight in self.weights]
        sums = [np.zeros(weight.shape, np.float64) for weight in self.weights]
        averaged = 0
        for epoch in range(epochs):
            order = np.argsort(lengths + random.uniform(0, 10, len(lengths)), kind="stable")
            batches = [order[start : start + 128] for start in range(0, len(order), 128)]
            random.shuffle(batches)
            for batch in batches:
                own = token_rows[np.concatenate([examples[i].rows for i in batch])]
                related = relation_rows[np.concatenate([np.arange(starts[i], starts[i + 1]) for i in batch])]
                _thin(own, drop, random)
                _thin(related, drop, random)
                gold = np.concatenate([examples[i].states for i in batch])
                gradients = self._gradients(own, related, gold, lengths[batch])
                for place, gradient in enumerate(gradients):
                    step = gradient.astype(np.float32) * np.float32(10 / len(batch))
                    squares[place] += step * step
                    self.weights[place] -= np.float32(rate) * step / np.sqrt(squares[place])
            if epoch >= epochs // 2:
                averaged += 1
                for place, weight in enumerate(self.weights):
                    sums[place] += weight
        self.weights = [(total / averaged).astype(np.float32) for total in sums]

    def _gradients(
        self, own: csr_matrix, related: csr_matrix, gold: NDArray[np.int64], lengths: NDArray[np.int64]
    ) -> list[NDArray[Any]]:
        token_weights, relation_weights, transitions, first, last = self.weights
        scores = own @ token_weights + related @ relation_weights
        count, longest, labels = len(lengths), int(lengths.max()), len(LABELS)
        mask = np.arange(longest)[None] < lengths[:, None]
        emissions = np.zeros((count, longest, STATES), np.float32)
        edges = np.zeros((count, longest, COLUMNS - labels), np.float32)
        start = 0
        for number, length in enumerate(lengths):
            emissions[number, :length], edges[number, :length] = emissions_and_steps(scores[start : start + length])
            start += length
        states = np.zeros((count, longest), np.int64)
        states[mask] = gold
        marginals, pairs, passed = _expected(emissions, edges, mask, *constrained(transitions, first, last))
        wrong = marginals[mask]
        wrong[np.arange(len(gold)), gold] -= 1
        ends = np.arange(count), lengths - 1
        at_start, at_end = marginals[:, 0].sum(axis=0), marginals[ends].sum(axis=0)
        np.add.at(at_start, states[:, 0], -1)
        np.add.at(at_end, states[ends], -1)
        joined = mask[:, 1:]
        steps = (states[:, :-1] * STATES + states[:, 1:])[joined]
        np.add.at(pairs.reshape(-1), steps, -1)
        passed[:, 1:][joined] -= EDGE_STEPS.T[steps]
        by_column = np.zeros((len(gold), COLUMNS), np.float32)
        for state, label in enumerate(EMITS):
            by_column[:, label] += wrong[:, state]
        at_edges = np.zeros((count, longest, COLUMNS - labels), np.float32)
        at_edges[:, :, 0::2] = passed[:, :, 0::2]
        at_edges[:, :-1, 1::2] = passed[:, 1:, 1::2]
        # The edges at a sequence's own ends are passed by the states that stand there.
        left, right = marginals[:, 0].copy(), marginals[ends].copy()
        left[np.arange(count), states[:, 0]] -= 1
        right[np.arange(count), states[ends]] -= 1
        at_edges[:, 0, 0::2] += left @ KINDS.T
        at_edges[ends[0], ends[1], 1::2] += right @ KINDS.T
        by_column[:, labels:] = at_edges[mask]
        return [own.T @ by_column, related.T @ by_column, np.where(ALLOWED, pairs, 0), at_start, at_end]

    def tables(self, least: float = 0.0) -> tuple[Table, Table, Floats, Floats, Floats]:
        """The weights as the reader wants them; features whose weights are all below ``least`` are left out."""
        tokens = _kept(self.tokens, self.weights[0], least)
        relations = _kept(self.relations, self.weights[1], least)
        return tokens, relations, self.weights[2], self.weights[3], self.weights[4]


def _kept(features: Features, weights: Floats, least: float) -> Table:
    keep = np.abs(weights).max(axis=1) >= least
    names = [name for name, kept in zip(features, keep, strict=True) if kept]
    return Table(Features(names), np.concatenate([weights[keep], np.zeros((1, weights.shape[1]), np.float32)]))


def _thin(rows: csr_matrix, drop: float, random: np.random.Generator) -> None:
    if drop:
        kept = random.random(rows.nnz, dtype=np.float32) > drop
        rows.data = kept.astype(np.float32) / np.float32(1 - drop)


def _log_sum(values: Floats, axis: int) -> Floats:
    top = np.maximum(values.max(axis=axis, keepdims=True), FORBIDDEN)
    summed: Floats = np.log(np.exp(values - top).sum(axis=axis)) + np.squeeze(top, axis)
    return summed


def _expected(
    emissions: Floats, edges: Floats, mask: NDArray[np.bool_], transitions: Floats, first: Floats, last: Floats
) -> tuple[Floats, Floats, Floats]:
    """(probability of each state at each place, expected number of each transition, probability of each edge before
    each place), by forward and backward sums."""
    count, longest = emissions.shape[:2]
    steps = (edges @ EDGE_STEPS).reshape(count, longest, STATES, STATES) + transitions
    ahead, behind = np.empty_like(emissions), np.empty_like(emissions)
    ahead[:, 0] = emissions[:, 0] + first
    for place in range(1, longest):
        summed = _log_sum(ahead[:, place - 1, :, None] + steps[:, place], 1) + emissions[:, place]
        ahead[:, place] = np.where(mask[:, place, None], summed, ahead[:, place - 1])
    whole = _log_sum(ahead[:, -1] + last, 1)
    behind[:, -1] = last
    pairs = np.zeros((STATES, STATES), np.float32)
    passed = np.zeros_like(edges)
    for place in range(longest - 1, 0, -1):
        onward = (emissions[:, place] + behind[:, place])[:, None, :] + steps[:, place]
        behind[:, place - 1] = np.where(mask[:, place, None], _log_sum(onward, 2), behind[:, place])
        chance = np.exp(ahead[:, place - 1, :, None] + onward - whole[:, None, None]) * mask[:, place, None, None]
        pairs += chance.sum(axis=0)
        passed[:, place] = chance.reshape(count, -1) @ EDGE_STEPS.T
    marginals = np.exp(ahead + behind - whole[:, None, None]) * mask[:, :, None]
    return marginals, pairs, passed
