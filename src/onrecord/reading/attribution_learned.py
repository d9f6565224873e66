"""Attributions as the learned reader sees them: cue heads first, then cue, source and content of each head together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from onrecord.model import Span
from onrecord.reading.attribution_columns import Columns
from onrecord.reading.attribution_cues import candidates, cue_features, word_features
from onrecord.reading.attribution_decode import Floats, best_paths, constrained
from onrecord.reading.attribution_model import AttributionModel
from onrecord.reading.attribution_relations import relation_features, windows_of
from onrecord.reading.attribution_rivals import Rivals
from onrecord.reading.attribution_sheet import Sheet
from onrecord.reading.attribution_spans import token_features
from onrecord.reading.attribution_templates import Rows, block_of, joined
from onrecord.reading.cue_lexicon import CueLexicon

CUE, SOURCE, CONTENT = 1, 2, 3
_RIVAL = 0.4  # a head this likely counts as a cue when another's content is looked for
_HOPELESS = -4.0
"""A word whose own features sum to less is no cue. Of 30,000 words of 120 articles the rest of a cue's features made up
for a sum of at most -3.95; two in five are below."""
_WORDS = 1 << 16
"""Words whose sums are kept."""


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


def cue_chances(columns: Columns, lexicon: CueLexicon, model: AttributionModel) -> dict[int, float]:
    """Probability of each looked-at token to be the head of an outermost cue."""
    tokens = _promising(columns, lexicon, model, list(candidates(columns.sheet, model.cue_words)))
    if not tokens:
        return {}
    words, tree, around = cue_features(columns, lexicon, tokens)
    sums = model.cues.block_sums(joined([words.block(), block_of(tree), around.block()]))[:, 0]
    return {i: float(chance) for i, chance in zip(tokens, _logistic(sums), strict=True)}


def _promising(columns: Columns, lexicon: CueLexicon, model: AttributionModel, tokens: list[int]) -> list[int]:
    """The tokens that a rule takes for cues, and those whose word alone does not rule it out."""
    tree, sums = columns.sheet.tree, model.word_sums
    words = [(tree.form[i], tree.lemma[i], tree.pos[i], tree.tag[i], tree.dep[i]) for i in tokens]
    new = {word: i for word, i in zip(words, tokens, strict=True) if word not in sums}
    if len(sums) > _WORDS:
        sums.clear()
        return _promising(columns, lexicon, model, tokens)
    made = model.cues.block_sums(word_features(columns, lexicon, list(new.values())).block())[:, 0].tolist()
    sums.update(zip(new, made, strict=True))
    return [i for i, word in zip(tokens, words, strict=True) if sums[word] >= _HOPELESS or i in columns.sheet.hints]


def find_attributions(
    columns: Columns, lexicon: CueLexicon, model: AttributionModel, chances: Mapping[int, float], heads: Sequence[int]
) -> list[Found]:
    """Cue, source and content of each head, in the order of ``heads``."""
    if not heads:
        return []
    sheet = columns.sheet
    rivals = Rivals(sheet.tree, frozenset(i for i, chance in chances.items() if chance >= _RIVAL) | frozenset(heads))
    windows = windows_of(sheet, heads)
    scores = _label_scores(columns, model, windows, relation_features(columns, lexicon, heads, windows, rivals))
    places = [tokens.index(head) for tokens, head in zip(windows, heads, strict=True)]
    tables = constrained(model.transitions, model.first, model.last)
    found = []
    for head, tokens, (labels, sureness) in zip(heads, windows, best_paths(scores, places, *tables), strict=True):
        parts = [
            tuple(token for token, label in zip(tokens, labels, strict=True) if label == wanted)
            for wanted in (CUE, SOURCE, CONTENT)
        ]
        found.append(Found(head, parts[0], parts[1], parts[2], chances.get(head, 0.0), sureness))
    return found


def _label_scores(
    columns: Columns, model: AttributionModel, windows: Sequence[Sequence[int]], relations: Rows
) -> list[Floats]:
    """Scores (tokens, labels) of each window: a token's own and those of its relation to the head."""
    tokens = np.fromiter(chain.from_iterable(windows), np.intp)
    needed, place = np.unique(tokens, return_inverse=True)
    own = model.tokens.block_sums(token_features(columns, needed).block())
    scores = own[place] + model.relations.block_sums(relations.block())
    return np.split(scores, np.cumsum([len(window) for window in windows[:-1]]))


def spans_of_tokens(sheet: Sheet, tokens: Iterable[int]) -> tuple[Span, ...]:
    """Code points of runs of tokens; white space between two tokens of a run belongs to it."""
    runs: list[list[int]] = []
    for i in tokens:
        if runs and all(sheet.space[j] for j in range(runs[-1][1] + 1, i)):
            runs[-1][1] = i
        else:
            runs.append([i, i])
    return tuple(sheet.tree.span(first, last + 1) for first, last in runs)
