"""Scores of the attribution reader on PolNeAR, the text read as ``onrecord read`` does.

PolNeAR marks only the outermost attribution and not the outlet's own sentences, so claims inside others and narrated
ones are left out. The measures are those of the scorer: ``relation`` and ``common`` are whole relations with relaxed
borders, over all cues and over common reporting words; ``cue`` is detection; ``exact`` are single spans.

Run ``python -m evaluation.attribution [--part dev] [--floor 0.0]``; with ``--ablation`` it prints the same figures of
each part of the reader alone (about two minutes).
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import onrecord
from evaluation.ablation import ablation
from evaluation.shared import records, scorer
from onrecord.intake import Intake, report_from_text
from onrecord.model import Reading, Span

CORPUS = Path("corpora/attribution")


def _inputs(part: str) -> tuple[list[dict[str, Any]], list[Intake]]:
    """The gold articles of a part, and each as intake takes it in."""
    gold = list(records(CORPUS / f"polnear-{part}.jsonl.gz"))
    return gold, [
        report_from_text(g["text"], published=g["date"], outlet=g["publisher"], title=g["title"], ref=g["id"])
        for g in gold
    ]


def readings(part: str) -> Iterator[tuple[dict[str, Any], Reading]]:
    """The gold articles of a part, each with its reading; the article's own date, title and publisher are given."""
    reader = onrecord.reader()
    gold, inputs = _inputs(part)
    for article, reading in zip(gold, reader.pipe((item.report, item.problems) for item in inputs), strict=True):
        if not isinstance(reading, Reading):
            raise SystemExit(f"{article['id']}: {reading}")
        yield article, reading
    total = sum(reader.timings.values())
    for stage, seconds in reader.timings.items():
        print(f"time {stage:12} {seconds:7.2f} s {100 * seconds / total:5.1f} %")


def system(article: dict[str, Any], reading: Reading, floor: float = 0.0) -> dict[str, Any]:
    """What was read, in the scorer's form; claims with the same cue and content (two accusers) are one relation."""
    merged: dict[Any, dict[str, list[Span]]] = {}
    for claim in reading.claims:
        if claim.cue is None or claim.form == "narrated" or claim.inside is not None:
            continue
        if (claim.method.score or 0.0) < floor:
            continue
        spans = {span for source in claim.sources for span in source.spans}
        new: dict[str, list[Span]] = {"source": [], "cue": list(claim.cue.spans), "content": list(claim.contents)}
        relation = merged.setdefault((claim.cue.spans, claim.contents), new)
        relation["source"] = sorted({*relation["source"], *spans})
    return {"id": article["id"], "text": reading.report.text, "attributions": list(merged.values())}


def measured(gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> dict[str, float]:
    """Figures × 100 keyed ``attribution.<measure>``."""
    module = scorer("attribution")
    by_id = {item["id"]: item for item in gold}
    result = module.result(module.total(module.score(by_id, {item["id"]: item for item in found}).values()))
    rows = {
        "relation": result["d relation relaxed"],
        "common": result["d relation relaxed, common cues"],
        "strict": result["d relation strict"],
        "cue": result["a cue"],
        "exact.source": result["e spans exact"]["source"],
        "exact.cue": result["e spans exact"]["cue"],
        "exact.content": result["e spans exact"]["content"],
    }
    figures = {f"attribution.{name}": round(100 * row["F1"], 2) for name, row in rows.items()}
    for name in ("relation", "cue"):
        figures[f"attribution.{name}.precision"] = round(100 * rows[name]["P"], 2)
        figures[f"attribution.{name}.recall"] = round(100 * rows[name]["R"], 2)
    return figures


def scores(part: str = "dev", floor: float = 0.0) -> dict[str, float]:
    """F1, precision and recall × 100 on a part of PolNeAR, of claims with a score of at least ``floor``."""
    pairs = list(readings(part))
    return measured([article for article, _ in pairs], [system(article, reading, floor) for article, reading in pairs])


def parts(part: str = "dev") -> Iterator[str]:
    """The lines of a table: each part of the reader alone and all together, with milliseconds a report."""
    gold, inputs = _inputs(part)
    columns = ("relation", "common", "strict", "cue", "exact.source", "exact.cue", "exact.content")
    yield f"| read by | {' | '.join(columns)} | ms a report |"
    yield f"|---|{'---|' * (len(columns) + 1)}"
    for name, found, seconds in ablation([item.report for item in inputs]):
        row = measured(gold, [system(*pair) for pair in zip(gold, found, strict=True)])
        figures = " | ".join(f"{row[f'attribution.{column}']:.1f}" for column in columns)
        yield f"| {name} | {figures} | {1000 * seconds:.0f} |"


def main() -> None:
    """Print the scores, one row a line."""
    parser = argparse.ArgumentParser(description="Score the attribution reader on PolNeAR.")
    parser.add_argument("--part", default="dev", choices=("dev", "train"))
    parser.add_argument("--floor", type=float, default=0.0, help="leave out claims with a lower score")
    parser.add_argument("--ablation", action="store_true", help="each part of the reader alone, and all together")
    options = parser.parse_args()
    if options.ablation:
        for line in parts(options.part):
            print(line)
        return
    for row, value in scores(options.part, options.floor).items():
        print(f"{row:32}{value:7.2f}")


if __name__ == "__main__":
    main()
