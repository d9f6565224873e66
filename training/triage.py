"""The model of triage: which reports are about conflict and crisis, learned from the public corpora.

    python -m training.triage [--corpora ../shared/corpora]

Documents are judged by ``triage_labels.toml`` (news of all kinds) or by what their corpus is of. Held out, and looked
at by ``evaluation.triage`` alone: MUC-4 dev, TR-News, TimeBank, PolNeAR dev, English Worldwide Newswire dev, a fifth of
SATP. The threshold is such that 99 % of the relevant news among the training documents goes through, by its score from
a model that has not seen it or by a word of the lexicon, and a little lower. Only words and weights are kept, and only
of words that three documents write small.
"""

import argparse
import gzip
import json
import math
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from evaluation.shared import conllu_documents
from onrecord.intake.triage import WEIGHTS, counted, features, keeping, small_words

CORPORA = Path("../shared/corpora")
TARGET = Path("src/onrecord/intake") / WEIGHTS
LABELS = Path(__file__).with_name("triage_labels.toml")
SEED, FOLDS, C = 13, 10, 30.0
LEAST = 3
"""Documents a word must stand in."""
RECALL, MARGIN = 0.99, 0.25
"""What is to go through of the relevant news, in cross-validation, and how much lower (in log-odds) the threshold is
set than that asks for: tomorrow's reports are less like those learned from than these are like each other.
"""
UNIT = 0.02
"""Weights are kept as whole numbers of this."""


class Document(NamedTuple):
    """One text; ``news``: a whole report as papers print it, by which the threshold is chosen."""

    corpus: str
    title: str
    text: str
    relevant: bool
    news: bool = True


def rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file, gzipped or not."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def labelled(corpora: Path, name: str) -> Iterator[Document]:
    """The documents of a corpus that was judged by hand, without those that can be argued both ways."""
    label = tomllib.loads(LABELS.read_text(encoding="utf-8"))[name]
    path = corpora / label["file"]
    texts = (
        _worldwide(path) if ".conllu" in path.name else [(row.get("title") or "", row["text"]) for row in rows(path)]
    )
    for number, (title, text) in enumerate(texts):
        if number not in label["either"]:
            yield Document(name, title, text, number in label["yes"])


def _worldwide(path: Path) -> list[tuple[str, str]]:
    return [("", text) for _, text in conllu_documents(path)]


def muc(corpora: Path, part: str) -> Iterator[Document]:
    """MUC-4 reports that tell of an incident; of the others nobody said what they are about."""
    for row in rows(corpora / f"events/muc4_{part}.jsonl"):
        if row["events"]:
            yield Document(f"muc4-{part}", "", row["text"], True)


def satp(corpora: Path) -> Iterator[Document]:
    """South Asian incident reports: every fifth of them, to measure by."""
    for number, row in enumerate(rows(corpora / "events/satp_dev.jsonl")):
        if number % 5 == 0:
            yield Document("satp", "", row["text"], True, news=False)


def training_documents(corpora: Path) -> Iterator[Document]:
    """All that is learned from."""
    yield from labelled(corpora, "worldwide-train")
    yield from labelled(corpora, "aquaint")
    yield from _ecb(corpora)
    yield from muc(corpora, "train")
    for row in rows(corpora / "places/geovirus.jsonl"):
        yield Document("geovirus", row["title"], row["text"], True)
    yield from _polnear(corpora)


def _ecb(corpora: Path) -> Iterator[Document]:
    label = tomllib.loads(LABELS.read_text(encoding="utf-8"))["ecb"]
    for row in rows(corpora / label["file"]):
        if int(row["topic"]) not in label["either"]:
            sentences = row["sentences"][1:] if row["subtopic"].endswith("plus") else row["sentences"]
            text = " ".join(word for sentence in sentences for word in sentence)
            yield Document("ecb", "", text, int(row["topic"]) in label["yes"], news=False)


_TELLING = frozenset(
    ("airstrike", "airstrikes", "bombing", "bombings", "shelling", "militants", "insurgents", "rebels", "ceasefire",
     "refugees", "militia", "jihadists", "terrorist", "terrorists", "terrorism", "gunmen", "troops", "bomb", "bombs",
     "missile", "missiles", "earthquake", "hurricane", "evacuated", "riots")
)  # fmt: skip


def _polnear(corpora: Path) -> Iterator[Document]:
    """Politics in the United States: not relevant, unless the words of war come often; those are left out."""
    for row in rows(corpora / "attribution/polnear-train.jsonl.gz"):
        if sum(word in _TELLING for word in small_words(row["text"])) < 2:
            yield Document("polnear", row["title"], row["text"], False)


def held_out_documents(corpora: Path) -> Iterator[Document]:
    """What nothing was learned from and no threshold chosen by."""
    for name in ("worldwide-dev", "trnews", "timebank", "polnear-dev"):
        yield from labelled(corpora, name)
    yield from muc(corpora, "dev")
    yield from satp(corpora)


def vocabulary(documents: list[Document], counts: list[Counter[str]]) -> dict[str, float]:
    """Words that enough documents write small, with how telling they are: the rarer the more. What is in capitals (MUC)
    cannot say what is a name.
    """
    of_all = Counter(word for found in counts for word in found if len(word) > 1)
    small: Counter[str] = Counter()
    for one in documents:
        if not one.text.isupper() and not one.corpus.startswith("muc4"):
            small.update(set(small_words(one.text)))
    known = sorted(word for word in of_all if small[word] >= LEAST)
    return {word: round(math.log((1 + len(counts)) / (1 + of_all[word])) + 1, 2) for word in known}


def matrix(found: list[dict[str, float]], words: Iterable[str]) -> Any:
    """Documents by words."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415

    at = {word: number for number, word in enumerate(words)}
    cells = [(row, at[word], share) for row, one in enumerate(found) for word, share in one.items()]
    line, column, share = zip(*cells, strict=True)
    return csr_matrix((share, (line, column)), shape=(len(found), len(at)))


def fitted(table: Any, relevant: Any, weight: Any) -> Any:
    """A logistic regression."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    return LogisticRegression(C=C, max_iter=1000, random_state=SEED).fit(table, relevant, sample_weight=weight)


SHARES = {
    True: {"worldwide-train": 40, "aquaint": 10, "ecb": 8, "muc4-train": 12, "geovirus": 6},
    False: {"worldwide-train": 64, "polnear": 20, "ecb": 12, "aquaint": 4},
}  # fmt: skip
"""How much the corpora count among the relevant and among the others: most what is most like a desk's day."""


def balance(documents: list[Document]) -> Any:
    """How much each document counts."""
    sizes = Counter((one.corpus, one.relevant) for one in documents)
    return np.array([SHARES[one.relevant][one.corpus] / sizes[one.corpus, one.relevant] for one in documents]) * (
        len(documents) / 200
    )


def threshold_of(documents: list[Document], table: Any) -> tuple[float, float]:
    """The score that enough of the relevant news reaches when it was not learned from; and the precision there."""
    relevant = np.array([one.relevant for one in documents])
    news = np.array([one.news for one in documents])
    weight, order = balance(documents), np.random.default_rng(SEED).permutation(len(documents))
    scores = np.zeros(len(documents))
    for fold in range(FOLDS):
        test = order[fold::FOLDS]
        learn = np.setdiff1d(order, test)
        scores[test] = fitted(table[learn], relevant[learn], weight[learn]).predict_proba(table[test])[:, 1]
    kept = np.array([keeping().search(f"{one.title}\n{one.text[:40_000]}") is not None for one in documents])
    scores = np.where(kept, 1.0, scores)
    hard = news & np.array([one.corpus in ("worldwide-train", "aquaint") for one in documents])
    lowest = float(np.quantile(scores[hard & relevant], 1 - RECALL, method="lower"))
    at = 1 / (1 + math.exp(MARGIN) * (1 - lowest) / lowest)
    return at, float(relevant[hard][scores[hard] >= at].mean())


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description="Learn which reports are about conflict and crisis.")
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    options = parser.parse_args()
    documents = list(training_documents(options.corpora))
    counts = [counted(one.title, one.text) for one in documents]
    telling = vocabulary(documents, counts)
    table = matrix([features(one, telling) for one in counts], telling)
    relevant = np.array([one.relevant for one in documents])
    at, precision = threshold_of(documents, table)
    model = fitted(table, relevant, balance(documents))
    rows_of = zip(telling.items(), model.coef_[0], strict=True)
    lines = [f"{word}\t{share:g}\t{round(weight / UNIT)}" for (word, share), weight in rows_of]
    facts = {"threshold": round(at, 4), "bias": round(float(model.intercept_[0]), 4), "unit": UNIT}
    packed = gzip.compress("\n".join([json.dumps(facts), *lines, ""]).encode(), mtime=0)
    TARGET.write_bytes(packed)
    print(dict(Counter((one.corpus, one.relevant) for one in documents)))
    print(f"{TARGET}: {len(lines)} words, {len(packed):,} bytes, threshold {at:.4f}, precision {precision:.3f}")


if __name__ == "__main__":
    main()
