"""Places and times together, beyond the language pipeline: reports of 500 words a second on one core, and memory.

    python -m benchmarks.where_when [--documents 60]

The texts are those of GeoVirus and TR-News, cut or joined to about 500 words. The language pipeline has run before the
clock starts; memory is what the process has grown by since then.
"""

import argparse
import resource
import time
from collections.abc import Iterator
from pathlib import Path

from evaluation.shared import records
from onrecord import gazetteer
from onrecord.intake import report_from_text
from onrecord.language import load, parse
from onrecord.reading.page import Page
from onrecord.reading.places import find_places
from onrecord.reading.times import find_times

WORDS = 500


def _texts(count: int) -> Iterator[str]:
    rows = (row["text"] for name in ("trnews", "geovirus") for row in records(Path(f"corpora/places/{name}.jsonl")))
    held: list[str] = []
    for text in rows:
        held += text.split(" ")
        while len(held) >= WORDS and count:
            yield " ".join(held[:WORDS])
            held, count = held[WORDS:], count - 1


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print the figures, one a line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=60)
    nlp = load()
    reports = [report_from_text(text, published="2020-05-06").report for text in _texts(parser.parse_args().documents)]
    start = time.perf_counter()
    docs = [parse(nlp, report) for report in reports]
    pipeline = time.perf_counter() - start
    before = _memory()
    start = time.perf_counter()
    gazetteer.shared()
    opening = time.perf_counter() - start
    start = time.process_time()
    for report, doc in zip(reports, docs, strict=True):
        page = Page(report, doc)
        find_places(page)
        find_times(page)
    spent = time.process_time() - start
    print(f"reports of {WORDS} words             {len(reports)}")
    print(f"places and times, reports/s       {len(reports) / spent:.0f}")
    print(f"language pipeline, reports/s      {len(reports) / pipeline:.1f}")
    print(f"opening the gazetteer, ms         {1000 * opening:.1f}")
    print(f"memory beyond the pipeline, MB    {_memory() - before:.0f}")


if __name__ == "__main__":
    main()
