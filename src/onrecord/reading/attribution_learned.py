"""Attributions as the learned reader sees them: cue heads first, then cue, source and content of each head together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.model import Span
from onrecord.reading.attribution_cues import candidates, cue_features
from onrecord.reading.attribution_decode import Floats, best_paths, constrained
from onrecord.reading.attribution_model import AttributionModel
from onrecord.reading.attribution_sheet import Sheet
from onrecord.reading.attribution_spans import relation_features, token_features, window
from onrecord.reading.cue_lexicon import CueLexicon

CUE, SOURCE, CONTENT = 1, 2, 3
_RIVAL = 0.4  # a head this likely counts as a cue when another's content is looked for


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens of one attribution, and how likely it is."""

    head: int
    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]
    chance: float
    """Probability that ``head`` is the head of an outermost cue."""
    sureness: float
    """Log probability of cue, source and content as they are, given the head."""


def _logistic(values: Floats) -> Floats:
    return (1 / (1 + np.exp(-values))).astype(np.float32)


def cue_chances(sheet: Sheet, lexicon: CueLexicon, model: AttributionModel) -> dict[int, float]:
    """Probability of each looked-at token to be the head of an outermost cue."""
    tokens = list(candidates(sheet, model.cue_words))
    if not tokens:
        return {}
    sums = model.cues.sums(cue_features(sheet, lexicon, i) for i in tokens)[:, 0]
    return {i: float(chance) for i, chance in zip(tokens, _logistic(sums), strict=True)}


def find_attributions(
    sheet: Sheet, lexicon: CueLexicon, model: AttributionModel, chances: Mapping[int, float], heads: Sequence[int]
) -> list[Found]:
    """Cue, source and content of each head, in the order of ``heads``."""
    rivals = frozenset(i for i, chance in chances.items() if chance >= _RIVAL) | frozenset(heads)
    windows = [relation_features(sheet, lexicon, head, *window(sheet, head), rivals) for head in heads]
    scores = _label_scores(sheet, model, windows)
    places = [tokens.index(head) for (tokens, _), head in zip(windows, heads, strict=True)]
    tables = constrained(model.transitions, model.first, model.last)
    found = []
    for head, (tokens, _), (labels, sureness) in zip(heads, windows, best_paths(scores, places, *tables), strict=True):
        parts = [
            tuple(token for token, label in zip(tokens, labels, strict=True) if label == wanted)
            for wanted in (CUE, SOURCE, CONTENT)
        ]
        found.append(Found(head, parts[0], parts[1], parts[2], chances.get(head, 0.0), sureness))
    return found


def _label_scores(
    sheet: Sheet, model: AttributionModel, windows: Sequence[tuple[list[int], list[list[str]]]]
) -> list[Floats]:
    """Scores (tokens, labels) of each window: a token's own and those of its relation to the head."""
    needed = sorted({i for tokens, _ in windows for i in tokens})
    place = {i: number for number, i in enumerate(needed)}
    own = model.tokens.sums(token_features(sheet, i) for i in needed)
    related = model.relations.sums(row for _, rows in windows for row in rows)
    scores, start = [], 0
    for tokens, _ in windows:
        end = start + len(tokens)
        scores.append(own[[place[i] for i in tokens]] + related[start:end])
        start = end
    return scores


def spans_of_tokens(sheet: Sheet, tokens: Iterable[int]) -> tuple[Span, ...]:
    """Code points of runs of tokens; white space between two tokens of a run belongs to it."""
    runs: list[list[int]] = []
    for i in tokens:
        if runs and all(sheet.space[j] for j in range(runs[-1][1] + 1, i)):
            runs[-1][1] = i
        else:
            runs.append([i, i])
    return tuple(sheet.tree.span(first, last + 1) for first, last in runs)
