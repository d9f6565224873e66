"""The places of articles drawn at random, each with its words, to be judged by eye.

    python -m evaluation.places_by_eye --seed 11 [--articles 20] [--associative]

Prints to the terminal and stores nothing. A line for each place of an article, literal ones only unless asked: the name
as worded, what it was taken for, and where; then the words around its first mention. What to count: places in the wrong
country, settlements more than 25 km off, names that are no place. docs/places.md has the counts of past draws.
"""

import argparse
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from evaluation.shared import SHARED, conllu_documents, records
from onrecord.intake import report_from_text
from onrecord.language import load, parse_many
from onrecord.model import Place, Report
from onrecord.reading.page import Page
from onrecord.reading.places import find_places

SHARES = {"worldwide": 12, "attribution": 4, "muc4": 4}
"""Articles of each collection in twenty."""


class Article(NamedTuple):
    """An article that may be drawn."""

    id: str
    text: str
    published: str | None


def articles(collection: str) -> list[Article]:
    """All articles of a collection that have at least a few sentences."""
    if collection == "worldwide":
        found = [
            Article(name, text, None)
            for part in ("train", "dev")
            for name, text in conllu_documents(SHARED / f"corpora/language/{part}/worldwide_ner.conllu.gz")
        ]
    elif collection == "attribution":
        rows = records(Path("corpora/attribution/polnear-dev.jsonl.gz"))
        found = [Article(row["id"], row["text"], row["date"]) for row in rows]
    else:
        rows = records(Path("corpora/events/muc4_dev.jsonl"))
        found = [Article(row["id"], row["text"], row["date"]) for row in rows]
    return [article for article in found if len(article.text) > 600]


def drawn(seed: int, count: int) -> list[Article]:
    """``count`` articles, the same for the same seed."""
    dice = random.Random(seed)
    picked = []
    for collection, share in SHARES.items():
        picked += dice.sample(articles(collection), max(1, round(count * share / sum(SHARES.values()))))
    return picked


def lines(report: Report, places: tuple[Place, ...], associative: bool) -> Iterator[str]:
    """A line for each place, and the words around its first mention."""
    for place in places:
        wanted = [toponym for toponym in place.toponyms if associative or toponym.use == "literal"]
        if not wanted:
            continue
        first = wanted[0].span
        point = "no point" if place.lat is None or place.lon is None else f"{place.lat:.2f},{place.lon:.2f}"
        area = ", ".join(filter(None, (place.admin1, place.country)))
        before, after = report.text[max(0, first.start - 90) : first.start], report.text[first.end : first.end + 70]
        words = f"{before}[{first.quote(report.text)}]{after}".replace("\n", " ")
        yield f"{first.quote(report.text)!r} -> {place.name} ({place.precision}; {area}) {point}\n      …{words}…"


def main() -> None:
    """Print the places of the articles drawn."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--articles", type=int, default=20)
    parser.add_argument("--associative", action="store_true", help="also governments and peoples")
    options = parser.parse_args()
    chosen = drawn(options.seed, options.articles)
    reports = [report_from_text(one.text, published=one.published, ref=one.id).report for one in chosen]
    total = 0
    for report, doc in zip(reports, parse_many(load(), reports), strict=True):
        print(f"\n== {report.ref}: {report.text[:90]!r}")
        for line in lines(report, find_places(Page(report, doc)), options.associative):
            total += 1
            print(f"{total:4} {line}")


if __name__ == "__main__":
    main()
