"""Make ``clusters.txt.gz``: Brown clusters of frequent English words, a feature of the attribution reader.

The clusters are those of the package spacy-lookups-data (MIT licence), which is needed for this step alone:
``python -m training.attribution_clusters --data PATH/spacy_lookups_data/data``. One line a word: the word in lower case
and its path in the tree of clusters as bits from the root.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from pathlib import Path
from typing import Final

OUTPUT: Final = Path("src/onrecord/reading/attribution_data/clusters.txt.gz")
WORDS: Final = 40_000
_WORD = re.compile(r"[a-z][a-z’'-]*")


def _read(path: Path) -> dict[str, float]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        found: dict[str, float] = json.load(file)
    return found


def frequent_clusters(data: Path, words: int = WORDS) -> dict[str, str]:
    """Path (bits from the root) of the most frequent lower-case words."""
    clusters, probabilities = _read(data / "en_lexeme_cluster.json.gz"), _read(data / "en_lexeme_prob.json.gz")
    known = [word for word in clusters if _WORD.fullmatch(word) and clusters[word]]
    known.sort(key=lambda word: (-probabilities.get(word, -30.0), word))
    # The lowest bit is the branch at the root.
    return {word: f"{int(clusters[word]):b}"[::-1] for word in sorted(known[:words])}


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description="Make the word clusters of the attribution reader.")
    parser.add_argument("--data", type=Path, required=True, help="the data folder of spacy-lookups-data")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args()
    lines = "".join(f"{word}\t{path}\n" for word, path in frequent_clusters(options.data).items())
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_bytes(gzip.compress(lines.encode(), 9, mtime=0))


if __name__ == "__main__":
    main()
