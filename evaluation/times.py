"""Scores of the time reader on AQUAINT and TimeBank (TempEval-3 training part), read as ``onrecord read`` does.

Run ``python -m evaluation.times [--errors N]``.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import onrecord
from evaluation.shared import records, scorer
from onrecord.intake import report_from_text
from onrecord.model import Reading

CORPORA = ("aquaint", "timebank")


def readings(corpus: str) -> Iterator[tuple[dict[str, Any], Reading]]:
    """The gold documents of a corpus, each with its reading; the document's own date is given."""
    reader = onrecord.reader()
    gold = list(records(Path("corpora/times") / f"{corpus}.jsonl"))
    inputs = [report_from_text(document["text"], published=document["dct"], ref=document["id"]) for document in gold]
    for document, reading in zip(gold, reader.pipe((item.report, item.problems) for item in inputs), strict=True):
        if isinstance(reading, Reading):
            yield document, reading


def system(document: dict[str, Any], reading: Reading) -> dict[str, Any]:
    """What was read, in the scorer's form."""
    times = [{"start": t.span.start, "end": t.span.end, "type": t.type, "value": t.value or ""} for t in reading.times]
    return {"id": document["id"], "times": times}


def scores(errors: int = 0) -> dict[str, float]:
    """F1 × 100 keyed ``times.<corpus>.<measure>``; prints the first ``errors`` disagreements of each corpus."""
    module = scorer("times")
    result: dict[str, float] = {}
    for corpus in CORPORA:
        pairs = list(readings(corpus))
        wrong: list[Any] | None = [] if errors else None
        gold, read = [document for document, _ in pairs], [system(*pair) for pair in pairs]
        measured = module.score(gold, read, wrong)
        for row in ("strict", "relaxed", "type", "value"):
            result[f"times.{corpus}.{row}"] = round(100 * measured[row]["f1"], 2)
        result[f"times.{corpus}.day"] = round(100 * measured["day"]["recall"], 2)
        texts = {document["id"]: document["text"] for document in gold}
        for name, why, wanted, found in (wrong or [])[:errors]:
            words = texts[name][wanted["start"] : wanted["end"]]
            print(why, name, repr(words), wanted["type"], wanted["value"], "->", found and found["value"])
    return result


def main() -> None:
    """Print the scores, one row a line."""
    parser = argparse.ArgumentParser(description="Score the time reader on the development corpora.")
    parser.add_argument("--errors", type=int, default=0, help="disagreements to print for each corpus")
    for row, value in scores(parser.parse_args().errors).items():
        print(f"{row:32}{value:7.2f}")


if __name__ == "__main__":
    main()
