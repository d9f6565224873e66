"""Time expressions beside dateparser and recognizers-text: same texts, one run, score and speed.

uv run --group bench python -m benchmarks.times [--corpus aquaint|timebank] [--documents N]
"""

import argparse
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from spacy.language import Language

from benchmarks.peers import Document, System, table, timed
from evaluation.shared import records, scorer
from onrecord.intake import report_from_text
from onrecord.language import load, parse
from onrecord.reading.page import Page
from onrecord.reading.times import find_times


def _times(document: Document, page: Page) -> Document:
    times = [
        {"start": time.span.start, "end": time.span.end, "type": time.type, "value": time.value or ""}
        for time in find_times(page)
    ]
    return {"id": document["id"], "times": times}


def _page(nlp: Language, document: Document) -> Page:
    report = report_from_text(document["text"], published=document["dct"]).report
    return Page(report, parse(nlp, report))


def whole() -> System:
    """Our reader with the language pipeline it stands on."""
    nlp = load()
    return lambda document: _times(document, _page(nlp, document))


def beyond(documents: Sequence[Document]) -> System:
    """Our reader alone: the language pipeline has run before the clock starts."""
    nlp = load()
    pages = {document["id"]: _page(nlp, document) for document in documents}
    return lambda document: _times(document, pages[document["id"]])


def dateparser(document: Document) -> Document:
    """dateparser's search: strings and days; where a string stands is found again from left to right."""
    from dateparser.search import search_dates

    base = datetime.fromisoformat(document["dct"][:10])
    options = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
    times, at = [], 0
    for words, moment in search_dates(document["text"], languages=["en"], settings=options) or []:
        start = document["text"].find(words, at)
        if start >= 0:
            at = start + len(words)
            times.append({"start": start, "end": at, "type": "DATE", "value": moment.strftime("%Y-%m-%d")})
    return {"id": document["id"], "times": times}


_TYPES = {"date": "DATE", "daterange": "DATE", "duration": "DURATION", "set": "SET"}


def recognizers(document: Document) -> Document:
    """Microsoft's recognizers-text; of several readings the latest one not after the day of publication."""
    from recognizers_date_time import Culture, recognize_datetime

    day = document["dct"][:10]
    times = []
    for found in recognize_datetime(document["text"], Culture.English, reference=datetime.fromisoformat(day)):
        values = (found.resolution or {}).get("values") or [{}]
        worded = [value.get("value") or value.get("start") or value.get("timex", "") for value in values]
        past = [value for value in worded if value[:10] <= day]
        kind = _TYPES.get(found.type_name.rsplit(".", 1)[-1], "TIME")
        value = (past or worded)[-1]
        times.append({"start": found.start, "end": found.end + 1, "type": kind, "value": value.replace(" ", "T")})
    return {"id": document["id"], "times": times}


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", choices=("aquaint", "timebank"), default="aquaint")
    parser.add_argument("--documents", type=int, default=None)
    options = parser.parse_args()
    gold = list(records(Path("corpora/times") / f"{options.corpus}.jsonl"))[: options.documents]
    module = scorer("times")
    systems: dict[str, System] = {
        "onrecord": whole(),
        "onrecord, beyond the language pipeline": beyond(gold),
        "recognizers-text": recognizers,
        "dateparser": dateparser,
    }
    rows = []
    for name, system in systems.items():
        found, speed = timed(system, gold)
        score = module.score(gold, found)
        rows.append((name, [100 * score[row]["f1"] for row in ("strict", "relaxed", "value")] + [speed]))
    print(table(("strict", "relaxed", "value", "docs/s"), rows))


if __name__ == "__main__":
    main()
