"""Keep the table of scores in the model card what was measured, beside the trial pipeline's and the goals."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

BEGIN: Final = "<!-- scores: written by training/language.py -->"
END: Final = "<!-- end of scores -->"
# The trial pipeline this recipe started from, measured by evaluation/language.py on the same dev files.
TRIAL: Final[dict[str, float]] = {
    "ewt.tag": 93.30,
    "ewt.uas": 83.44,
    "ewt.las": 79.52,
    "ewt.lemma": 94.44,
    "ewt.sentences": 79.23,
    "gum.tag": 96.16,
    "gum.uas": 85.47,
    "gum.las": 81.48,
    "gum.lemma": 96.67,
    "gum.sentences": 90.79,
    "gum.names": 68.44,
    "worldwide_ner.names": 80.17,
    "worldwide_ner.PERSON": 77.87,
    "worldwide_ner.ORG": 70.88,
    "worldwide_ner.GPE": 82.26,
    "worldwide_ner.LOC": 78.16,
    "worldwide_ner.NORP": 83.85,
    "worldwide_ner.FAC": 35.40,
}
GOALS: Final[dict[str, float]] = {
    "ewt.las": 83.0,
    "gum.las": 84.0,
    "worldwide_ner.names": 85.0,
    "worldwide_ner.PERSON": 85.0,
    "worldwide_ner.ORG": 78.0,
}


def table(measured: dict[str, float]) -> str:
    """The scores as a Markdown table."""
    lines = ["| dev set | row | score | trial pipeline | goal |", "|---|---|---|---|---|"]
    for key, value in measured.items():
        dev_set, row = key.split(".")
        trial = f"{TRIAL[key]:.1f}" if key in TRIAL else "–"
        goal = f"{GOALS[key]:.0f}" if key in GOALS else "–"
        lines.append(f"| {dev_set} | {row} | {value:.1f} | {trial} | {goal} |")
    return "\n".join(lines)


def write_scores(path: Path, measured: dict[str, float]) -> None:
    """Replace the table between the markers of the card at ``path``, which is made if there is none."""
    block = f"{BEGIN}\n\n{table(measured)}\n\n{END}"
    old = path.read_text(encoding="utf-8") if path.exists() else block
    new = re.sub(f"{re.escape(BEGIN)}.*{re.escape(END)}", lambda _: block, old, flags=re.DOTALL)
    path.write_text(new, encoding="utf-8")
