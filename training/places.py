"""Fits the weights that places are read with and writes ``src/onrecord/reading/place_weights.toml``.

Two models, both linear over named signals: whether words are a place name (logistic), and which candidate a name means
(softmax over a name's candidates; first from the name alone, then with the report). Regularised hard, because the
development corpora are small and of other kinds of news than those that are read.

The name model also learns from news of the whole world with gold names (``worldwide_ner``, dev), whose names of places,
persons and institutions say which words are a place's.

Run ``python -m training.places``; ``--cross`` fits on one corpus of places and scores on the
other, and in five folds, and writes nothing.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

from evaluation.places import CORPORA, Read, Text, measures, read, texts
from evaluation.shared import SHARED
from onrecord.gazetteer import Index, shared
from onrecord.intake import report_from_text
from onrecord.language import load, parse_many
from onrecord.model import Span
from onrecord.reading.page import Page
from onrecord.reading.place_candidates import ALONE, REPORT, SIGNALS, Board, softmax
from onrecord.reading.place_senses import Sense, senses_of
from onrecord.reading.place_weights import Weights, use
from onrecord.reading.toponyms import find_mentions, mentions_at
from training.language_data import read_documents, to_doc

WEIGHTS: Final = Path("src/onrecord/reading/place_weights.toml")
NOTE: Final = (
    "Fitted by training/places.py on TR-News, GeoVirus and worldwide_ner; positive speaks for, negative against. "
    "A score is the sum of weight times signal."
)
KM: Final = 161.0
FOR: Final = frozenset(
    (
        *("size of town", "size of area", "names in other languages", "seat of a country's government", "usual name"),
        *("best known", "what the type word asks for", "in the place named with it", *REPORT),
    )
)
AGAINST: Final = frozenset(
    (
        *("size unknown", "alternate name", "fewer names than the most famous", "smaller than the best known"),
        *("not what the type word asks for", "not in the place named with it"),
    )
)
EXPECTED: Final = {
    "seat of a country's government": 2.0,
    "water or land that takes the article it has": 2.0,
    "town with an article": -2.0,
}
"""Weights that the penalty draws towards: what local papers (London, Ontario) teach too little of."""
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Gold:
    """A gold place: its span, its point if it has one, its GeoNames id if it has one."""

    span: Span
    lat: float | None
    lon: float | None
    geonames_id: int | None


def golds(text: Text) -> tuple[Gold, ...]:
    """The gold places of a text."""
    return tuple(
        Gold(Span(place["start"], place["end"]), place.get("lat"), place.get("lon"), place.get("geonames_id"))
        for place in text.document["places"]
    )


@dataclass
class Names:
    """Rows of the name model: signals, whether they are a place name, and a weight."""

    rows: list[dict[str, float]] = field(default_factory=list)
    truth: list[bool] = field(default_factory=list)


def name_rows(texts: Iterable[Text], index: Index) -> Names:
    """One row per candidate mention; demonyms only where the corpus marks them."""
    found = Names()
    for text in texts:
        spans = [gold.span for gold in golds(text)]
        for mention in find_mentions(text.page, index, every=True):
            if mention.demonym and not text.demonyms:
                continue
            words = text.page.doc[mention.start : mention.end]
            span = Span(words.start_char, words.end_char)
            found.rows.append(mention.signals)
            found.truth.append(any(span.overlaps(other) for other in spans))
    return found


def news_names(path: Path, index: Index) -> Names:
    """Rows of the name model from news with gold names; what the names leave open is left out."""
    nlp = load()
    found = Names()
    golds = [to_doc(nlp.vocab, document, names=True, syntax=False) for document in read_documents(path)]
    reports = [report_from_text(gold.text).report for gold in golds]
    for gold, report, doc in zip(golds, reports, parse_many(nlp, reports), strict=True):
        page = Page(report, doc)
        names = [(Span(ent.start_char, ent.end_char), ent.label_) for ent in gold.ents]
        for mention in find_mentions(page, index, every=True):
            words = doc[mention.start : mention.end]
            verdict = _is_place(Span(words.start_char, words.end_char), names, mention.demonym)
            if verdict is not None:
                found.rows.append(mention.signals)
                found.truth.append(verdict)
    return found


def _is_place(span: Span, names: list[tuple[Span, str]], demonym: bool) -> bool | None:
    """Whether a gold name makes a span a place's name; None where it is part of a longer name of something else."""
    over = [name for name in names if name[0].overlaps(span)]
    if not over:
        return False
    gold, label = max(over, key=lambda name: min(name[0].end, span.end) - max(name[0].start, span.start))
    if label in ("GPE", "LOC"):
        return True
    whole = gold.start >= span.start - 5 and gold.end <= span.end + 8
    if label == "NORP":
        return True if demonym else None
    if label == "FAC":
        return True if whole else None
    return False if whole or label == "PERSON" else None


def fit_names(names: Names, strength: float = 1.0) -> dict[str, float]:
    """Weights by signal; signals seen fewer than 8 times are left out."""
    counts: dict[str, int] = {}
    for row in names.rows:
        for signal in row:
            counts[signal] = counts.get(signal, 0) + 1
    signals = sorted(signal for signal, count in counts.items() if count >= 8)
    column = {signal: place for place, signal in enumerate(signals)}
    matrix = np.zeros((len(names.rows), len(signals)))
    for place, row in enumerate(names.rows):
        for signal, value in row.items():
            if signal in column:
                matrix[place, column[signal]] = value
    model = LogisticRegression(C=strength, fit_intercept=False, max_iter=2000)
    model.fit(matrix, np.array(names.truth))
    return dict(zip(signals, model.coef_[0].tolist(), strict=True))


@dataclass
class Choices:
    """One report of the candidate model: its board, and which candidates are right for the senses that have gold."""

    board: Board
    right: NDArray[np.bool_]
    weight: Numbers
    """Weight of each sense; 0 where no candidate is right or there is no gold point."""


def choices(texts: Iterable[Text], index: Index) -> list[Choices]:
    """Boards of the gold mentions of each text."""
    found = []
    for text in texts:
        wanted = {gold.span: gold for gold in golds(text)}
        senses = senses_of(mentions_at(text.page, wanted, index))
        board = Board(senses)
        right = np.zeros(len(board.entries), dtype=np.bool_)
        weight = np.zeros(len(senses))
        for number, sense in enumerate(senses):
            if (gold := _gold_of(sense, text.page, wanted)) is None:
                continue
            for row in np.flatnonzero(board.own == number).tolist():
                right[row] = is_right(
                    board.entries[row].lat, board.entries[row].lon, board.entries[row].geonames_id, gold
                )
            if right[board.own == number].any():
                weight[number] = min(len(sense.mentions), 3) ** 0.5
        found.append(Choices(board, right, weight))
    return found


def _gold_of(sense: Sense, page: Page, wanted: dict[Span, Gold]) -> Gold | None:
    for mention in sense.mentions:
        words = page.doc[mention.start : mention.end]
        for span, gold in wanted.items():
            if span.overlaps(Span(words.start_char, words.end_char)) and gold.lat is not None:
                return gold
    return None


def is_right(lat: float | None, lon: float | None, geonames_id: int | None, gold: Gold) -> bool:
    """Whether a point is within 161 km of the gold one, or is the same GeoNames place."""
    if gold.geonames_id is not None and geonames_id == gold.geonames_id:
        return True
    if lat is None or lon is None or gold.lat is None or gold.lon is None:
        return False
    points = np.radians([lat, lon, gold.lat, gold.lon])
    half = np.sin((points[2] - points[0]) / 2) ** 2
    half += np.cos(points[0]) * np.cos(points[2]) * np.sin((points[3] - points[1]) / 2) ** 2
    return bool(2 * 6371.0 * np.arcsin(np.sqrt(half)) <= KM)


def fit_choices(given: list[tuple[Numbers, Choices]], columns: tuple[str, ...], strength: float) -> Numbers:
    """Weights that make the right candidates likely; ``strength`` is the weight of the squared penalty."""
    matrix = np.concatenate([signals for signals, _ in given])
    starts = np.cumsum([0, *[len(choice.board.senses) for _, choice in given]])
    own = np.concatenate([choice.board.own + start for (_, choice), start in zip(given, starts, strict=False)])
    right = np.concatenate([choice.right for _, choice in given])
    weight = np.concatenate([choice.weight for _, choice in given])
    groups = int(starts[-1])
    expected = np.array([EXPECTED.get(name, 0.0) for name in columns])

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        chances = softmax(matrix @ weights, own, groups)
        good = np.bincount(own, weights=chances * right, minlength=groups)
        used = weight > 0
        value = (
            -(weight[used] * np.log(np.maximum(good[used], 1e-12))).sum() + strength * ((weights - expected) ** 2).sum()
        )
        ratio = np.where(right, chances / np.maximum(good[own], 1e-12), 0.0)
        slope = ((chances - ratio) * weight[own]) @ matrix + 2 * strength * (weights - expected)
        return float(value), slope

    # A signal that by its name speaks for a candidate never comes to speak against it, however few the examples.
    bounds = [(0.0, None) if name in FOR else (None, 0.0) if name in AGAINST else (None, None) for name in columns]
    result = minimize(loss, np.zeros(len(columns)), jac=True, method="L-BFGS-B", bounds=bounds)
    return np.asarray(result.x, dtype=np.float64)


def fit_report(found: list[Choices], strength: float = 1.0) -> tuple[Numbers, Numbers]:
    """The weights of the name alone, and with the report."""
    alone = fit_choices([(choice.board.alone, choice) for choice in found if len(choice.right)], ALONE, strength)
    whole: Numbers = np.concatenate([alone, np.zeros(len(SIGNALS) - len(ALONE))])
    for _ in range(2):
        given = []
        for choice in found:
            if len(choice.right):
                chances = choice.board.chances(_signals(choice.board, alone) @ whole)
                given.append((np.hstack([choice.board.alone, choice.board.report(chances)]), choice))
        whole = fit_choices(given, SIGNALS, strength)
    return alone, whole


def _signals(board: Board, alone: Numbers) -> Numbers:
    chances = board.chances(board.alone @ alone)
    return np.hstack([board.alone, board.report(chances)])


def fit(texts: list[Text], index: Index, news: Names | None = None) -> Weights:
    """All weights from some texts, and names of news."""
    rows = name_rows(texts, index)
    if news is not None:
        rows = Names(rows.rows + news.rows, rows.truth + news.truth)
    names = fit_names(rows)
    alone, whole = fit_report(choices(texts, index))
    return Weights(NOTE, names, _named(ALONE, alone), _named(SIGNALS, whole))


def _named(names: tuple[str, ...], values: Numbers) -> dict[str, float]:
    return dict(zip(names, values.tolist(), strict=True))


def written(weights: Weights) -> str:
    """The weights as TOML."""
    lines = [f"note = {json.dumps(weights.note)}"]
    for table in ("names", "alone", "report"):
        lines.append(f"\n[{table}]")
        lines += [f"{json.dumps(name)} = {value:.3f}" for name, value in getattr(weights, table).items()]
    return "\n".join(lines) + "\n"


def cross(sets: dict[str, list[Text]], news: Names, index: Index, folds: int = 5) -> None:
    """Print scores of weights fitted without the texts they are scored on: on the other corpus, and in folds."""
    for name, held in sets.items():
        use(fit([text for other in sets if other != name for text in sets[other]], index, news))
        print(f"{name}, fitted on the other", measures([read(text) for text in held]), flush=True)
    results: dict[str, list[Read]] = {name: [] for name in sets}
    for fold in range(folds):
        use(fit([t for some in sets.values() for place, t in enumerate(some) if place % folds != fold], index, news))
        for name, held in sets.items():
            results[name] += [read(text) for place, text in enumerate(held) if place % folds == fold]
    for name, some in results.items():
        print(f"{name}, {folds} folds", measures(some), flush=True)


def main() -> None:
    """Fit on all corpora and write the weights, or cross-validate."""
    parser = argparse.ArgumentParser(description="Fit the weights that places are read with.")
    parser.add_argument("--cross", action="store_true", help="print cross-validated scores instead")
    options = parser.parse_args()
    index = shared()
    news = news_names(SHARED / "corpora/language/dev/worldwide_ner.conllu.gz", index)
    sets = {name: list(texts(name)) for name in CORPORA}
    if options.cross:
        cross(sets, news, index)
    else:
        found = [text for some in sets.values() for text in some]
        WEIGHTS.write_text(written(fit(found, index, news)), encoding="utf-8")


if __name__ == "__main__":
    main()
