"""The span tagger's training: its gradients are those of the loss it says it has."""

import numpy as np
import pytest

pytest.importorskip("scipy")

from scipy.sparse import csr_matrix

from onrecord.reading.attribution_decode import COLUMNS, EDGE_STEPS, EMITS, constrained, emissions_and_steps
from onrecord.reading.attribution_features import Features
from training.attribution_tagger import Tagger, states_of

LENGTHS = np.array([5, 7])
TOKENS, RELATIONS = 6, 3


def loss(tagger: Tagger, own: csr_matrix, related: csr_matrix, gold: np.ndarray) -> float:
    """Negative log likelihood of the gold states, sequence by sequence."""
    tokens, relations, transitions, first, last = tagger.weights
    scores, total, start = own @ tokens + related @ relations, 0.0, 0
    transitions, first, last = constrained(transitions, first, last)
    for length in LENGTHS:
        states, edges = emissions_and_steps(scores[start : start + length].astype(np.float64))
        steps = (edges @ EDGE_STEPS).reshape(length, len(EMITS), len(EMITS)) + transitions
        right = gold[start : start + length]
        start += length
        ahead = states[0] + first
        path = ahead[right[0]]
        for place in range(1, length):
            ahead = np.logaddexp.reduce(ahead[:, None] + steps[place], axis=0) + states[place]
            path += steps[place][right[place - 1], right[place]] + states[place][right[place]]
        total += float(np.logaddexp.reduce(ahead + last) - path - last[right[-1]])
    return total


@pytest.mark.parametrize(
    ("part", "place"),
    [(0, (1, 6)), (0, (4, 8)), (0, (3, 3)), (1, (0, 7)), (1, (2, 5)), (1, (1, 1)), (2, (2, 2)), (3, (2,)), (4, (3,))],
)
def test_gradients_are_those_of_the_loss(part: int, place: tuple[int, ...]) -> None:
    random = np.random.default_rng(0)
    tagger = Tagger(Features([str(i) for i in range(TOKENS)]), Features([str(i) for i in range(RELATIONS)]))
    tagger.weights = [random.normal(size=weight.shape).astype(np.float32) for weight in tagger.weights]
    own, related = (csr_matrix(random.integers(0, 2, (12, n)).astype(np.float32)) for n in (TOKENS, RELATIONS))
    states = [states_of([0, 2, 1, 3, 3]), states_of([2, 3, 3, 1, 2, 3, 0])]
    gold = np.array([state for item in states if item is not None for state in item])
    assert tagger.weights[0].shape[1] == COLUMNS
    found = float(tagger._gradients(own, related, gold, LENGTHS)[part][place])
    seen, step = [], 1e-2
    for sign in (1, -1):
        tagger.weights[part][place] += sign * step
        seen.append(loss(tagger, own, related, gold))
        tagger.weights[part][place] -= sign * step
    assert found == pytest.approx((seen[0] - seen[1]) / (2 * step), abs=2e-2)
