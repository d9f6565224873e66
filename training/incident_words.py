"""The table of how many news texts a word stands in, by which incidents know what is telling.

Counted over the public news corpora (never over development sets); only stems and counts are kept, and only of stems
that stand in several texts.

Run ``python -m training.incident_words``.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from onrecord.record.incident_words import stem, words_of

CORPORA = Path("../shared/corpora")
JSONL = (
    "attribution/polnear-train.jsonl.gz",
    "events/muc4_train.jsonl",
    "places/trnews.jsonl",
    "places/geovirus.jsonl",
    "times/timebank.jsonl",
    "times/aquaint.jsonl",
)
CONLLU = ("language/train/worldwide_ner.conllu.gz",)
TOKENS = ("linking/ecbplus_train.jsonl",)
TARGET = Path("src/onrecord/record/incident_counts.txt.gz")
LEAST = 3


def content(path: Path) -> str:
    """The text of a file, gzipped or not."""
    raw = path.read_bytes()
    return (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")


def texts(corpora: Path) -> Iterator[str]:
    """The texts of all corpora."""
    for name in JSONL:
        for line in content(corpora / name).splitlines():
            yield json.loads(line)["text"]
    for name in CONLLU:
        for document in content(corpora / name).split("# newdoc")[1:]:
            lines = (line for line in document.split("\n") if line.startswith("# text = "))
            yield " ".join(line.removeprefix("# text = ") for line in lines)
    for name in TOKENS:
        for line in content(corpora / name).splitlines():
            yield " ".join(word for sentence in json.loads(line)["sentences"] for word in sentence)


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description="Count in how many news texts a word stands.")
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    total = 0
    for text in texts(options.corpora):
        counts.update({stem(word) for word in words_of(text)})
        total += 1
    kept = sorted((word, n) for word, n in counts.items() if n >= LEAST and not word.isdigit())
    lines = [str(total), *(f"{word}\t{n}" for word, n in kept)]
    TARGET.write_bytes(gzip.compress("\n".join(lines).encode("utf-8"), mtime=0))
    print(f"{TARGET}: {len(kept)} stems of {total} texts")


if __name__ == "__main__":
    main()
