"""Fits the weights that places are read with and writes ``src/onrecord/reading/place_weights.toml``.

Two models, both linear over named signals: whether words are a place name (logistic), and which candidate a name means
(softmax over a name's candidates; first from the name alone, then with the report). Regularised hard, because the
development corpora are small and of other kinds of news than those that are read.

Run ``python -m training.places [--corpora ../shared/corpora/places]``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

from onrecord.gazetteer import Index, shared
from onrecord.intake import report_from_text
from onrecord.language import load, parse_many
from onrecord.model import Span
from onrecord.reading.page import Page
from onrecord.reading.place_candidates import ALONE, REPORT, SIGNALS, Board, softmax
from onrecord.reading.place_senses import Sense, senses_of
from onrecord.reading.place_weights import Weights
from onrecord.reading.toponyms import find_mentions, mentions_at

DEFAULT_CORPORA: Final = Path("../shared/corpora/places")
WEIGHTS: Final = Path("src/onrecord/reading/place_weights.toml")
NOTE: Final = (
    "Fitted by training/places.py on TR-News and GeoVirus (see NOTICE); positive speaks for, negative against. "
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
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Gold:
    """A gold place: its span, its point if it has one, its GeoNames id if it has one."""

    span: Span
    lat: float | None
    lon: float | None
    geonames_id: int | None


@dataclass(frozen=True)
class Text:
    """A page with its gold places; ``demonyms`` says whether the corpus marks demonyms."""

    page: Page
    gold: tuple[Gold, ...]
    demonyms: bool


def texts(corpora: Path, name: str) -> Iterator[Text]:
    """The texts of ``<corpora>/<name>.jsonl`` with the parses of the shipped pipeline."""
    rows = [json.loads(line) for line in (corpora / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    reports = [report_from_text(row["text"], published=row.get("date"), ref=row["id"]).report for row in rows]
    for row, report, doc in zip(rows, reports, parse_many(load(), reports), strict=True):
        gold = tuple(
            Gold(Span(place["start"], place["end"]), place.get("lat"), place.get("lon"), place.get("geonames_id"))
            for place in row["places"]
        )
        yield Text(Page(report, doc), gold, demonyms=name != "geovirus")


@dataclass
class Names:
    """Rows of the name model: signals, whether they are a place name, and a weight."""

    rows: list[dict[str, float]] = field(default_factory=list)
    truth: list[bool] = field(default_factory=list)


def name_rows(texts: Iterable[Text], index: Index) -> Names:
    """One row per candidate mention; demonyms only where the corpus marks them."""
    found = Names()
    for text in texts:
        spans = [gold.span for gold in text.gold]
        for mention in find_mentions(text.page, index, every=True):
            if mention.demonym and not text.demonyms:
                continue
            words = text.page.doc[mention.start : mention.end]
            span = Span(words.start_char, words.end_char)
            found.rows.append(mention.signals)
            found.truth.append(any(span.overlaps(other) for other in spans))
    return found


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
        golds = {gold.span: gold for gold in text.gold}
        senses = senses_of(mentions_at(text.page, golds, index))
        board = Board(senses)
        right = np.zeros(len(board.entries), dtype=np.bool_)
        weight = np.zeros(len(senses))
        for number, sense in enumerate(senses):
            if (gold := _gold_of(sense, text.page, golds)) is None:
                continue
            for row in np.flatnonzero(board.own == number).tolist():
                right[row] = is_right(
                    board.entries[row].lat, board.entries[row].lon, board.entries[row].geonames_id, gold
                )
            if right[board.own == number].any():
                weight[number] = min(len(sense.mentions), 3) ** 0.5
        found.append(Choices(board, right, weight))
    return found


def _gold_of(sense: Sense, page: Page, golds: dict[Span, Gold]) -> Gold | None:
    for mention in sense.mentions:
        words = page.doc[mention.start : mention.end]
        for span, gold in golds.items():
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

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        chances = softmax(matrix @ weights, own, groups)
        good = np.bincount(own, weights=chances * right, minlength=groups)
        used = weight > 0
        value = -(weight[used] * np.log(np.maximum(good[used], 1e-12))).sum() + strength * (weights**2).sum()
        ratio = np.where(right, chances / np.maximum(good[own], 1e-12), 0.0)
        slope = ((chances - ratio) * weight[own]) @ matrix + 2 * strength * weights
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


def fit(texts: list[Text], index: Index) -> Weights:
    """All weights from some texts."""
    names = fit_names(name_rows(texts, index))
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


def main() -> None:
    """Fit on both corpora and write the weights."""
    parser = argparse.ArgumentParser(description="Fit the weights that places are read with.")
    parser.add_argument("--corpora", type=Path, default=DEFAULT_CORPORA)
    options = parser.parse_args()
    found = [text for name in ("trnews", "geovirus") for text in texts(options.corpora, name)]
    WEIGHTS.write_text(written(fit(found, shared())), encoding="utf-8")


if __name__ == "__main__":
    main()
