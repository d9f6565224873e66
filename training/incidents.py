"""Fits the weights by which events are joined to incidents: ``[fitted]`` of ``incident_weights.toml``.

A logistic regression over pairs of gold mentions of ECB+ train that share a blocking key; the weights under ``[set]``
stay as they are and count as given. Scores of weights that have not seen a topic are printed for every fold, made by
the same procedure as everywhere. The bias is moved so that the best threshold is the one shipped (0.5).

Run ``python -m training.incidents [--write]``.
"""

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from evaluation import linking
from evaluation.shared import records
from onrecord.record.entries import Entry
from onrecord.record.incident_group import group
from onrecord.record.incident_keys import keys
from onrecord.record.incident_score import signals
from onrecord.record.incident_traits import traits_of
from onrecord.record.incident_weights import Weights, use, weights

TARGET = Path("src/onrecord/record/incident_weights.toml")
FOLDS = 5
RIDGE = 1.0
SHIFTS = (0.2, 0.4, 0.6, 0.8)

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Pairs:
    """Pairs of entries: their fitted signals (rows), what the set weights say of them, and whether they are one."""

    x: Array
    given: Array
    one: Array


def pairs(entries: Sequence[Entry], gold: dict[str, str], names: Sequence[str], table: Weights) -> Pairs:
    """All pairs of entries that share a blocking key."""
    column = {name: number for number, name in enumerate(names)}
    traits = [traits_of(entry) for entry in entries]
    rows, given, one = [], [], []
    for left, right in _blocked([keys(trait) for trait in traits]):
        row, sum_given = np.zeros(len(names)), 0.0
        for signal in signals(traits[left], traits[right]):
            if signal.name in column:
                row[column[signal.name]] = signal.value
            else:
                sum_given += table.of(signal.name) * signal.value
        rows.append(row)
        given.append(sum_given)
        one.append(float(gold[traits[left].id] == gold[traits[right].id]))
    return Pairs(np.array(rows), np.array(given), np.array(one))


def _blocked(found: Sequence[Iterable[str]]) -> Iterator[tuple[int, int]]:
    blocks: dict[str, list[int]] = defaultdict(list)
    for right, some in enumerate(found):
        for left in sorted({index for key in some for index in blocks[key]}):
            yield left, right
        for key in some:
            blocks[key].append(right)


def fit(data: Pairs) -> tuple[Array, float]:
    """Weights and bias of a logistic regression with what is given as an offset."""
    wide = data.x.shape[1]

    def loss(w: Array) -> tuple[float, Array]:
        z = data.x @ w[:wide] + w[wide] + data.given
        off = 1 / (1 + np.exp(-z)) - data.one
        value = np.logaddexp(0, z).sum() - data.one @ z + RIDGE / 2 * (w[:wide] @ w[:wide])
        return float(value), np.append(data.x.T @ off + RIDGE * w[:wide], off.sum())

    found = minimize(loss, np.zeros(wide + 1), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    return found[:wide], float(found[wide])


def table_of(names: Sequence[str], found: tuple[Array, float], shift: float, shipped: Weights) -> Weights:
    """The table with fitted weights in it."""
    fitted = {name: round(float(weight), 2) for name, weight in zip(names, found[0], strict=True)}
    return Weights(note=shipped.note, bias=round(found[1] + shift, 2), fitted=fitted, set=shipped.set)


def conll(entries: Sequence[Entry], gold: dict[str, str]) -> float:
    """CoNLL F1 × 100 of the groups that the weights in use make of entries."""
    found = {entry.event.id: number for number, one in enumerate(group(entries)) for entry in one.entries}
    some = {mention: gold[mention] for mention in found}
    return 100 * float(linking.scorer("linking").score(some, found)["CoNLL_F1"])


def written(table: Weights) -> str:
    """The table as TOML."""
    lines = [f"note = {json.dumps(table.note)}", f"bias = {table.bias}", "", "[fitted]"]
    lines += [f"{json.dumps(name)} = {weight}" for name, weight in sorted(table.fitted.items())]
    lines += ["", "[set]", *(f"{json.dumps(name)} = {weight}" for name, weight in table.set.items())]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Cross-validate, fit on everything, show and (if asked) write."""
    parser = argparse.ArgumentParser(description="Fit the weights of incidents.")
    parser.add_argument("--write", action="store_true", help=f"write {TARGET}")
    options = parser.parse_args()
    documents: list[dict[str, Any]] = list(records(linking.GOLD["train"]))
    mentions = [(m, d["topic"]) for d in documents for m in d["mentions"] if m["kind"] == "action"]
    gold, topic = {m["id"]: m["cluster"] for m, _ in mentions}, {m["id"]: t for m, t in mentions}
    entries = linking.of_set("train")
    shipped = weights()
    names = sorted(shipped.fitted)
    topics = sorted(set(topic.values()))
    totals: dict[float, list[float]] = {shift: [] for shift in SHIFTS}
    for fold in range(FOLDS):
        held = set(topics[fold::FOLDS])
        seen = [entry for entry in entries if topic[entry.event.id] not in held]
        unseen = [entry for entry in entries if topic[entry.event.id] in held]
        found = fit(pairs(seen, gold, names, shipped))
        for shift in SHIFTS:
            use(table_of(names, found, shift, shipped))
            totals[shift].append(conll(unseen, gold))
            use(None)
        print(f"fold {fold + 1}:", ", ".join(f"{shift}: {some[-1]:.2f}" for shift, some in totals.items()))
    best = max(totals, key=lambda shift: math.fsum(totals[shift]))
    print(f"best shift {best}: CoNLL F1 {sum(totals[best]) / FOLDS:.2f} over {FOLDS} folds")
    table = table_of(names, fit(pairs(entries, gold, names, shipped)), best, shipped)
    print(written(table))
    if options.write:
        TARGET.write_text(written(table), encoding="utf-8")


if __name__ == "__main__":
    main()
