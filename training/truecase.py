"""The word list of the truecaser: which words news writes small, and which are acronyms.

Counted inside sentences of the training treebanks and news; only words and no text of theirs are kept. A word is small
if it is seen so at least twice and half as often as with a capital; an acronym if it is mostly seen in capitals.

Run ``python -m training.truecase``.
"""

import argparse
import gzip
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

CORPORA = Path("../shared/corpora/language/train")
SETS = ("worldwide_ner", "ewt", "gum", "polnear_silver")
TARGET = Path("src/onrecord/language/truecase.txt.gz")
LEAST = 2


def inner_words(path: Path) -> Iterator[str]:
    """The words of a gzipped CoNLL-U file that do not begin a sentence and have letters only."""
    inside = False
    for line in gzip.decompress(path.read_bytes()).decode("utf-8").split("\n"):
        columns = line.split("\t")
        if len(columns) < 2:
            inside = False if not line else inside
            continue
        if inside and columns[1].isalpha():
            yield columns[1]
        inside = True


def word_list(words: Iterator[str]) -> list[str]:
    """Small words in small letters, acronyms in capitals, sorted."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    acronym: Counter[str] = Counter()
    for word in words:
        counts = small if word.islower() else acronym if word.isupper() and len(word) > 1 else capital
        counts[word.lower()] += 1
    kept = [word for word, n in small.items() if n >= LEAST and 2 * n >= max(capital[word], acronym[word])]
    kept += [word.upper() for word, n in acronym.items() if n >= LEAST and n > max(capital[word], 2 * small[word])]
    return sorted(kept)


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description="Make the word list of the truecaser.")
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    options = parser.parse_args()
    words = (word for name in SETS for word in inner_words(options.corpora / f"{name}.conllu.gz"))
    content = "\n".join(word_list(words)) + "\n"
    TARGET.write_bytes(gzip.compress(content.encode("utf-8"), mtime=0))
    print(f"{TARGET}: {content.count(chr(10))} words")


if __name__ == "__main__":
    main()
