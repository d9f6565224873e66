"""Make the language pipeline: read the corpora, train syntax and names, merge, measure, write weights and card.

    python -m training.language [--corpora PATH] [--work PATH] [--steps N] [--only syntax|names|merge]

About 85 minutes on two cores of a 2020s server; syntax and names train side by side, one core each. A stage that
has finished in the work folder is not trained again, so a run that was cut off goes on with the stages it lacks.
``--only merge`` releases the best models so far.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from evaluation.language import DEFAULT_CORPORA, scores
from training import card
from training.release import merge, record_scores
from training.train import train

HALVES: Final = ("syntax", "names")
VERSION: Final = "0.1.0"
DESCRIPTION: Final = "English for news about conflicts and crises: tags, morphology, trees, lemmas, sentences, names"
ROOT: Final = Path(__file__).parent.parent
OUTPUT: Final = ROOT / "src" / "onrecord" / "language" / "en_onrecord"
CARD: Final = ROOT / "src" / "onrecord" / "language" / "MODEL_CARD.md"


def train_side_by_side(corpora: Path, work: Path, steps: int | None) -> None:
    """Train both halves, each in a process of its own with one thread, logging to ``work/<half>.log``."""
    # More threads per process only wait for each other: the matrices are small.
    environment = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "BLIS_NUM_THREADS": "1"}
    running = []
    work.mkdir(parents=True, exist_ok=True)
    for half in HALVES:
        command = [sys.executable, "-m", "training.language", "--only", half]
        command += ["--corpora", str(corpora), "--work", str(work)]
        command += ["--steps", str(steps)] if steps is not None else []
        with (work / f"{half}.log").open("w", encoding="utf-8") as log:
            running.append(subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT))
        print(f"training {half}; progress in {work / half}.log")
    failed = [half for half, process in zip(HALVES, running, strict=True) if process.wait() != 0]
    if failed:
        raise SystemExit(f"training failed: {', '.join(failed)}; see the log in {work}")


def best(work: Path, half: str) -> Path:
    """The best model of a half so far: of its second stage, or of its first while there is no second."""
    for stage in ("second", "first"):
        if (work / half / stage / "model-best").is_dir():
            return work / half / stage / "model-best"
    raise SystemExit(f"no model of {half} in {work} yet; train it with --only {half}")


def release(corpora: Path, work: Path, output: Path, model_card: Path) -> None:
    """Merge the best models, measure the result and write weights, ``meta.json`` and the card's table."""
    merge(best(work, "syntax"), best(work, "names"), output, VERSION, DESCRIPTION)
    measured = scores(str(output), corpora)
    record_scores(output, measured)
    card.write_scores(model_card, measured)
    for row, value in measured.items():
        print(f"{row:24}{value:7.2f}")


def main() -> None:
    """Run the steps asked for on the command line; all of them by default."""
    parser = argparse.ArgumentParser(description="Train and release the English language pipeline.")
    parser.add_argument("--corpora", type=Path, default=DEFAULT_CORPORA)
    parser.add_argument("--work", type=Path, default=Path("build/language"), help="checkpoints and logs")
    parser.add_argument("--output", type=Path, default=OUTPUT, help="where the released weights go")
    parser.add_argument("--steps", type=int, default=None, help="fewer steps, for a trial; default: as configured")
    parser.add_argument("--only", choices=(*HALVES, "merge"), default=None)
    options = parser.parse_args()
    if not (options.corpora / "train").is_dir():
        raise SystemExit(f"no corpora at {options.corpora}; give their folder with --corpora")
    if options.only in HALVES:
        train(options.only, options.corpora, options.work, options.steps)
        return
    if options.only is None:
        train_side_by_side(options.corpora, options.work, options.steps)
    # Scores of a trial that goes elsewhere do not belong in the card of what ships.
    model_card = CARD if options.output.resolve() == OUTPUT.resolve() else options.work / CARD.name
    release(options.corpora, options.work, options.output, model_card)


if __name__ == "__main__":
    main()
