"""Triage on documents that nothing was learned from: recall, precision, and what is left out, corpus by corpus.

    python -m evaluation.triage [--threshold X] [--missed] [--json]

Judged by hand are TR-News, TimeBank, PolNeAR dev and English Worldwide Newswire dev (``training/triage_labels.toml``);
MUC-4 dev and SATP hold relevant reports only. What can be argued both ways is left out.
"""

import argparse
import json
from typing import Any

from evaluation.shared import SHARED
from onrecord.intake.triage import triage, weights
from onrecord.model import Report
from training.triage import Document, held_out_documents

MIXED = ("worldwide-dev", "trnews", "timebank", "polnear-dev")
"""Corpora of news of all kinds: precision is counted on them."""


def judged(documents: list[Document], threshold: float | None) -> list[tuple[Document, float, bool]]:
    """Each document with its score and whether it is taken for relevant."""
    found = []
    for one in documents:
        report = Report(id="r", ref="r", text=one.text, text_sha256="", title=one.title or None, language="en")
        result = triage(report, threshold)
        found.append((one, result.score or 0.0, result.relevant))
    return found


def figures(found: list[tuple[Document, float, bool]]) -> dict[str, Any]:
    """Counts and shares of some documents."""
    yes = [taken for one, _, taken in found if one.relevant]
    no = [taken for one, _, taken in found if not one.relevant]
    taken = sum(yes) + sum(no)
    return {
        "relevant": len(yes),
        "others": len(no),
        "recall": sum(yes) / len(yes) if yes else None,
        "precision": sum(yes) / taken if taken and no else None,
        "left_out": sum(not one for one in no) / len(no) if no else None,
    }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--threshold", type=float, help="instead of the model's own")
    parser.add_argument("--missed", action="store_true", help="name the relevant reports that would be left out")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = judged(list(held_out_documents(SHARED / "corpora")), options.threshold)
    names = list(dict.fromkeys(one.corpus for one, _, _ in found))
    lines = {name: figures([row for row in found if row[0].corpus == name]) for name in names}
    lines["news of all kinds"] = figures([row for row in found if row[0].corpus in MIXED])
    lines["all"] = figures(found)
    if options.json:
        print(json.dumps({"threshold": options.threshold or weights().threshold, "corpora": lines}))
        return
    print(f"threshold {options.threshold or weights().threshold}")
    print(f"{'':20}{'relevant':>9}{'others':>8}{'recall':>9}{'precision':>11}{'others left out':>17}")
    for name, line in lines.items():
        shares = (line["recall"], line["precision"], line["left_out"])
        words = [f"{share:.3f}" if share is not None else "–" for share in shares]
        print(f"{name:20}{line['relevant']:9}{line['others']:8}{words[0]:>9}{words[1]:>11}{words[2]:>17}")
    if options.missed:
        for one, score, taken in found:
            if one.relevant and not taken:
                print(f"  {score:.4f} {one.corpus}: {(one.title or one.text)[:90]!r}")


if __name__ == "__main__":
    main()
