"""Claims drawn at random, to be read by a person: is it the right speaker, act, polarity, holder?

``python -m evaluation.holders --seed 1 --count 200 [--corpus attribution|news]`` reads articles as ``onrecord read``
does and prints the claims drawn, each with its surroundings. The words that speak are marked ``[…]``, the cue ``<…>``,
the content ``{…}``. Nothing is written: what was found by eye is in ``docs/holders.md``, without the articles' words.
"""

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import onrecord
from evaluation.shared import SHARED, conllu_documents, records
from onrecord.intake import Intake, report_from_text
from onrecord.model import Claim, Reading

POLITICS = Path("corpora/attribution/polnear-dev.jsonl.gz")
NEWS = "corpora/language/train/worldwide_ner*.conllu.gz"
ARTICLES = 90
_BEFORE, _AFTER = 420, 60


@dataclass(frozen=True)
class Drawn:
    """A claim and the reading it is of."""

    reading: Reading
    claim: Claim


def politics() -> list[Intake]:
    """The development articles of PolNeAR with their dates, titles and publishers."""
    return [
        report_from_text(g["text"], published=g["date"], outlet=g["publisher"], title=g["title"], ref=g["id"])
        for g in records(POLITICS)
    ]


def news() -> list[Intake]:
    """The articles of the world news corpus, each a text of one sentence a paragraph as the corpus has them."""
    files = sorted(SHARED.glob(NEWS))
    return [report_from_text(text, ref=name) for path in files for name, text in conllu_documents(path)]


CORPORA = {"attribution": politics, "news": news}


def draw(corpus: str, seed: int, count: int) -> list[Drawn]:
    """``count`` claims of at most ``ARTICLES`` articles, both drawn with ``seed``; in the order of the articles."""
    chance = random.Random(seed)
    articles = CORPORA[corpus]()
    chosen = sorted(chance.sample(range(len(articles)), min(ARTICLES, len(articles))))
    found = list(_claims([articles[index] for index in chosen]))
    places = sorted(chance.sample(range(len(found)), min(count, len(found))))
    return [found[place] for place in places]


def _claims(articles: list[Intake]) -> Iterator[Drawn]:
    reader = onrecord.reader()
    for reading in reader.pipe((item.report, item.problems) for item in articles):
        if isinstance(reading, Reading):
            yield from (Drawn(reading, claim) for claim in reading.claims)


def shown(drawn: Drawn) -> str:
    """A claim on a few lines: what was read, then the words around it."""
    claim, reading = drawn.claim, drawn.reading
    by_id = {other.id: other for other in reading.claims}
    who = "; ".join(f"{source.name} [{source.kind}]" for source in claim.sources)
    more = [
        f"{label} {value}"
        for label, value in (
            ("for", claim.on_behalf_of),
            ("via", claim.via),
            ("to", claim.addressee),
            ("said", claim.said if claim.form != "narrated" else None),
            ("inside", by_id[claim.inside].sources[0].name if claim.inside in by_id else None),
        )
        if value
    ]
    head = f"{claim.act.upper()} {claim.form} · {who} · {' · '.join(more)} ({claim.method.score})"
    return f"{head}\n   {_marked(reading.report.text, claim)}"


def _marked(text: str, claim: Claim) -> str:
    """The words around a claim with its parts marked; the middle of a long content is left out."""
    marks: list[tuple[int, str]] = []
    parts = (
        [(span, "[", "]") for source in claim.sources[:1] for span in source.spans]
        + [(span, "<", ">") for span in (claim.cue.spans if claim.cue else ())]
        + [(span, "{", "}") for span in claim.contents]
    )
    for span, opening, closing in parts:
        marks += [(span.start, opening), (span.end, closing)]
    low, high = min(at for at, _ in marks), max(at for at, _ in marks)
    start, end = max(0, low - _BEFORE), min(len(text), high + _AFTER)
    found, at = "", start
    for place, mark in sorted(marks, key=lambda item: (item[0], item[1] in "[<{")):
        found += text[at:place] + mark
        at = place
    found = " ".join((found + text[at:end]).split())
    return found if len(found) < 1100 else f"{found[:750]} (…) {found[-300:]}"


def main() -> None:
    """Print the claims drawn, numbered."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--corpus", choices=sorted(CORPORA), default="attribution")
    options = parser.parse_args()
    last = ""
    for number, item in enumerate(draw(options.corpus, options.seed, options.count), 1):
        if item.reading.report.ref != last:
            last = item.reading.report.ref
            print(f"\n===== {last}")
        print(f"{number}. {shown(item)}")


if __name__ == "__main__":
    main()
