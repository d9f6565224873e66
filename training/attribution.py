"""Train the attribution reader on PolNeAR: cue heads by logistic regression, then spans by a linear-chain tagger.

Run ``python -m training.attribution --corpora ../shared/corpora/attribution``. Same corpus, same language pipeline and
same machine give the same weights. The articles are parsed by the shipped pipeline, so run it again when that changes;
``--cache FOLDER`` keeps the parses for another run with the same pipeline.
"""

from __future__ import annotations

import argparse
import hashlib
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from onrecord.language import load
from onrecord.reading.attribution_columns import Columns
from onrecord.reading.attribution_cues import candidates, cue_features, cue_names
from onrecord.reading.attribution_features import Features
from onrecord.reading.attribution_learned import Found, find_attributions
from onrecord.reading.attribution_merge import paired, score_parts
from onrecord.reading.attribution_model import AttributionModel, Table, write_model
from onrecord.reading.attribution_relations import relation_features, windows_of
from onrecord.reading.attribution_rivals import Rivals
from onrecord.reading.attribution_spans import token_features
from onrecord.reading.cue_lexicon import cue_lexicon
from training.attribution_data import Article, Gold, articles
from training.attribution_tagger import Example, Tagger, matrix, states_of, vocabulary

OUTPUT: Final = Path("src/onrecord/reading/attribution_data/weights.npz")
VERSION: Final = "2"
FOLDS: Final = 5
JUDGED: Final = 2  # folds read by a tagger that has not seen them, to learn what scores mean
RIVAL: Final = 0.4
LEAST_CHANCE: Final = 0.12
LEAST_WORD, LEAST_CUE, LEAST_TOKEN, LEAST_RELATION = 2, 3, 4, 3
EPOCHS, RATE, DROP, SMALLEST = 8, 0.035, 0.4, 0.03


class CueRows:
    """The candidates of all articles: features, gold, and which article and token each is."""

    def __init__(self, data: Sequence[Article]) -> None:
        lexicon = cue_lexicon()
        heads = Counter(f"{a.sheet.tree.pos[g.head]}:{a.sheet.tree.lemma[g.head]}" for a in data for g in a.gold)
        self.words = frozenset(word for word, n in heads.items() if n >= LEAST_WORD and not word.startswith("VERB:"))
        rows: list[list[str]] = []
        at: list[tuple[int, int]] = []
        gold: list[bool] = []
        for number, article in enumerate(data):
            cues = {item.head for item in article.gold}
            tokens = list(candidates(article.sheet, self.words))
            rows += cue_names(cue_features(Columns(article.sheet), lexicon, tokens))
            at += [(number, i) for i in tokens]
            gold += [i in cues for i in tokens]
        self.features = vocabulary(rows, LEAST_CUE)
        self.matrix = matrix(rows, self.features)
        self.at, self.gold = np.array(at), np.array(gold)

    def fit(self, rows: NDArray[np.bool_] | None = None) -> LogisticRegression:
        """A classifier learned from some of the rows (all if None)."""
        chosen = np.ones(len(self.gold), bool) if rows is None else rows
        model = LogisticRegression(C=0.1, solver="lbfgs", max_iter=200, tol=1e-4)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return model.fit(self.matrix[chosen], self.gold[chosen])

    def unseen(self) -> list[dict[int, float]]:
        """For each article, probabilities by a classifier that has not seen it."""
        folds = self.at[:, 0] % FOLDS
        chances: list[dict[int, float]] = [{} for _ in range(int(self.at[:, 0].max()) + 1)]
        for fold in range(FOLDS):
            test = folds == fold
            found = self.fit(~test).predict_proba(self.matrix[test])[:, 1]
            for (number, i), chance in zip(self.at[test], found, strict=True):
                chances[number][int(i)] = float(chance)
        return chances

    def table(self, model: LogisticRegression) -> Table:
        """The weights of a classifier, its intercept on the feature that every row has; the smallest left out."""
        weights = model.coef_[0].astype(np.float32)
        weights[self.features.numbers(["b"])] += np.float32(model.intercept_[0])
        keep = np.abs(weights) >= 0.004
        names = [name for name, kept in zip(self.features, keep, strict=True) if kept]
        return Table(Features(names), np.append(weights[keep], 0).astype(np.float32)[:, None])


def token_matrix(data: Sequence[Article]) -> tuple[Features, csr_matrix, list[int]]:
    """(features, rows of all tokens of all articles, where each article begins)."""

    def rows() -> Iterator[list[str]]:
        for article in data:
            yield from token_features(Columns(article.sheet), np.arange(len(article.sheet.tree))).names()

    features = vocabulary(rows(), LEAST_TOKEN)
    starts = [0]
    for article in data:
        starts.append(starts[-1] + len(article.sheet.tree))
    return features, matrix(rows(), features), starts


def span_examples(
    data: Sequence[Article], chances: Sequence[dict[int, float]], starts: Sequence[int]
) -> list[tuple[int, Example]]:
    """(article, example) for every gold attribution with a content that its window holds."""
    lexicon = cue_lexicon()
    found = []
    for number, article in enumerate(data):
        columns = Columns(article.sheet)
        likely = {i for i, chance in chances[number].items() if chance >= RIVAL}
        for gold in article.gold:
            rivals = Rivals(article.sheet.tree, frozenset(likely | {gold.head}))
            windows = windows_of(article.sheet, [gold.head])
            tokens = windows[0]
            rows = relation_features(columns, lexicon, [gold.head], windows, rivals).names()
            states = states_of(_labels(tokens, gold))
            if states is not None:
                found.append((number, Example(np.array(tokens) + starts[number], rows, states)))
    return found


def _labels(tokens: Sequence[int], gold: Gold) -> list[int]:
    label = dict.fromkeys(gold.content, 3) | dict.fromkeys(gold.source, 2) | dict.fromkeys(gold.cue, 1)
    return [label.get(i, 0) for i in tokens]


def trained_tagger(token_features_: Features, token_rows: csr_matrix, examples: Sequence[Example]) -> Tagger:
    """A tagger learned from ``examples``."""
    relations = vocabulary((row for example in examples for row in example.relations), LEAST_RELATION)
    tagger = Tagger(token_features_, relations)
    tagger.train(token_rows, examples, EPOCHS, RATE, DROP, seed=1)
    return tagger


def model_of(rows: CueRows, classifier: LogisticRegression, tagger: Tagger, about: dict[str, Any]) -> AttributionModel:
    """Everything learned, without calibration."""
    tokens, relations, transitions, first, last = tagger.tables(least=SMALLEST)
    return AttributionModel(
        cue_words=rows.words,
        cues=rows.table(classifier),
        tokens=tokens,
        relations=relations,
        transitions=transitions,
        first=first,
        last=last,
        calibration=(),
        cue_calibration=(),
        about=about,
    )


class Judged:
    """What readers made of articles they had not seen: the parts of each score, and what was right."""

    def __init__(self) -> None:
        self.parts: list[tuple[float, ...]] = []
        self.right: list[bool] = []
        self.cue_right: list[bool] = []

    def add(self, article: Article, chances: dict[int, float], model: AttributionModel) -> None:
        """Reads an article; neither the tagger of ``model`` nor the classifier behind ``chances`` has seen it."""
        heads = sorted(i for i, chance in chances.items() if chance >= LEAST_CHANCE)
        found = find_attributions(Columns(article.sheet), cue_lexicon(), model, chances, heads)
        for item in paired(article.sheet, found, article.rules):
            self.parts.append(score_parts(item))
            self.right.append(any(_agree(item.found, gold) for gold in article.gold))
            self.cue_right.append(any(set(item.found.cue) & set(gold.cue) for gold in article.gold))

    def calibration(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Weights from the parts of a score to the chance that all is right, and to the chance that the cue is."""
        return _logistic_weights(self.parts, self.right), _logistic_weights(self.parts, self.cue_right)


def _logistic_weights(parts: Sequence[Sequence[float]], right: Sequence[bool]) -> tuple[float, ...]:
    """Intercept and weights of a logistic regression."""
    fitted = LogisticRegression(C=0.3, max_iter=2000).fit(np.array(parts), np.array(right))
    return (float(fitted.intercept_[0]), *(float(value) for value in fitted.coef_[0]))


def _agree(found: Found, gold: Gold) -> bool:
    """A common word of the cue, and half of source and content both ways."""
    return (
        bool(set(found.cue) & set(gold.cue)) and _half(found.source, gold.source) and _half(found.content, gold.content)
    )


def _half(found: Sequence[int], gold: Sequence[int]) -> bool:
    common = len(set(found) & set(gold))
    return 2 * common >= len(found) and 2 * common >= len(gold)


def train(corpora: Path, cache: Path | None) -> AttributionModel:
    """The model, from the training part alone."""
    data = list(articles(corpora, "train", load(), cache))
    rows = CueRows(data)
    chances = rows.unseen()
    print(f"{len(data)} articles, {len(rows.gold)} candidates, {int(rows.gold.sum())} cues", flush=True)
    features, token_rows, starts = token_matrix(data)
    examples = span_examples(data, chances, starts)
    digest = hashlib.sha256((corpora / "polnear-train.jsonl.gz").read_bytes()).hexdigest()
    about = {"version": VERSION, "corpus": "PolNeAR train", "sha256": digest, "examples": len(examples)}
    classifier, judged = rows.fit(), Judged()
    for fold in range(JUDGED):
        tagger = trained_tagger(
            features, token_rows, [example for number, example in examples if number % FOLDS != fold]
        )
        model = model_of(rows, classifier, tagger, about)
        for number in range(fold, len(data), FOLDS):
            judged.add(data[number], chances[number], model)
        print(f"fold {fold}: {len(judged.right)} judged, {sum(judged.right)} right", flush=True)
    whole, cue = judged.calibration()
    tagger = trained_tagger(features, token_rows, [example for _, example in examples])
    return replace(model_of(rows, classifier, tagger, about), calibration=whole, cue_calibration=cue)


def main() -> None:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description="Train the attribution reader on PolNeAR.")
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora/attribution"))
    parser.add_argument("--output", type=Path, default=OUTPUT)
    parser.add_argument("--cache", type=Path, default=None, help="a folder that keeps the parses")
    options = parser.parse_args()
    write_model(train(options.corpora, options.cache), options.output)
    print(f"{options.output}: {options.output.stat().st_size} bytes")


if __name__ == "__main__":
    main()
