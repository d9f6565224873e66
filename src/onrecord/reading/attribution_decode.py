"""Decode label scores into cue, source and content: the best path through the states of a linear-chain tagger.

States make sure that there is a content, and that a content goes on after a gap only where cue or source stand in the
gap (“We left,” he said. “We walked.”): a content cannot have a hole for no reason.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

LABELS = "OCSKX"
"""Outside, cue, source, content, outside after a content."""
EDGES = ("content begins", "content ends", "source begins", "source ends")
COLUMNS = len(LABELS) + len(EDGES)
"""Scores of a token: one for each label, then one for each edge that may lie at it."""
# States: O C S before any content; K; X right after content; C S O later. EMITS is the label each state shows.
EMITS = np.array([0, 1, 2, 3, 4, 1, 2, 0])
SHOWN = np.array([0, 1, 2, 3, 0, 1, 2, 0])
_NEXT = {
    0: (0, 1, 2, 3),
    1: (0, 1, 2, 3),
    2: (0, 1, 2, 3),
    3: (3, 4, 5, 6),
    4: (4, 5, 6),
    5: (5, 6, 7, 3),
    6: (5, 6, 7, 3),
    7: (7, 5, 6, 3),
}
FORBIDDEN = np.float32(-1e4)
ALLOWED = np.array([[to in _NEXT[at] for to in range(len(EMITS))] for at in range(len(EMITS))])
MAY_START = np.array([state < 4 for state in range(len(EMITS))])
MAY_END = np.array([state >= 3 for state in range(len(EMITS))])

KINDS = np.array([SHOWN == 3, SHOWN == 2])
"""(2, states): the states of a content, those of a source."""
EDGE_STEPS = np.array(
    [step for kind in KINDS for step in (~kind[:, None] & kind, kind[:, None] & ~kind)], np.float32
).reshape(len(EDGES), -1)
"""(edges, states × states): which steps from state to state pass which edge."""


def constrained(transitions: Floats, first: Floats, last: Floats) -> tuple[Floats, Floats, Floats]:
    """Transition, start and end scores with what is impossible ruled out."""
    return (
        np.where(ALLOWED, transitions, FORBIDDEN).astype(np.float32),
        np.where(MAY_START, first, FORBIDDEN).astype(np.float32),
        np.where(MAY_END, last, FORBIDDEN).astype(np.float32),
    )


def emissions_and_steps(scores: Floats) -> tuple[Floats, Floats]:
    """(score of each state at each token, score of each edge between a token and the one before), from the scores
    (tokens, columns) of one sequence; edges at the sequence's own ends are in the states' scores."""
    labels = len(LABELS)
    states, edges = scores[:, EMITS], scores[:, labels:]
    states[0] += edges[0, 0::2] @ KINDS
    states[-1] += edges[-1, 1::2] @ KINDS
    steps = edges.copy()
    steps[1:, 1::2] = edges[:-1, 1::2]
    return states, steps


def best_paths(
    scores: Sequence[Floats], heads: Sequence[int], transitions: Floats, first: Floats, last: Floats
) -> list[tuple[list[int], float]]:
    """For each sequence of scores (tokens, columns), the labels of the best path and its log probability.

    ``heads`` is the place of the cue's head in each sequence, which is always cue.
    """
    if not scores:
        return []
    size = len(EMITS)
    # The longest first, so that those which have ended are the last rows and drop out.
    order = sorted(range(len(scores)), key=lambda number: -len(scores[number]))
    lengths = np.array([len(scores[number]) for number in order])
    longest, count = int(lengths[0]), len(scores)
    emissions = np.zeros((longest, count, size), np.float32)
    edges = np.zeros((longest, count, len(EDGES)), np.float32)
    for row, number in enumerate(order):
        item = scores[number]
        emissions[: len(item), row], edges[: len(item), row] = emissions_and_steps(item)
    steps = (edges @ EDGE_STEPS).reshape(longest, count, size, size) + transitions
    emissions[np.asarray(heads)[order], np.arange(count)] += np.where(EMITS == 1, 0, FORBIDDEN)
    best = emissions[0] + first
    total = best.copy()
    back = np.zeros((longest, count, size), np.int8)
    going = np.searchsorted(-lengths, -np.arange(longest)).tolist()
    for place in range(1, longest):
        live = going[place]
        step, emission = steps[place, :live], emissions[place, :live]
        ways = best[:live, :, None] + step
        back[place, :live] = ways.argmax(axis=1)
        best[:live] = ways.max(axis=1) + emission
        sums = total[:live, :, None] + step
        top = sums.max(axis=1)
        total[:live] = np.log(np.exp(sums - top[:, None, :]).sum(axis=1)) + top + emission
    best, total = best + last, total + last
    top = total.max(axis=1)
    whole = np.log(np.exp(total - top[:, None]).sum(axis=1)) + top
    found: dict[int, tuple[list[int], float]] = {}
    for row, number in enumerate(order):
        state = int(best[row].argmax())
        chance = float(best[row, state] - whole[row])
        path = [state]
        for place in range(int(lengths[row]) - 1, 0, -1):
            state = int(back[place, row, state])
            path.append(state)
        found[number] = [int(SHOWN[state]) for state in reversed(path)], chance
    return [found[number] for number in range(count)]
