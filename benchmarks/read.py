"""How fast reading is: reports and words per second on one core, each stage's share, memory, start-up.

    python -m benchmarks.read [--reports N] [--json]

The texts are the demo stories, cut and joined to reports of about 500 words. The figure that carries from one machine
to the next is ``reading / language``: what all of reading costs beside the language pipeline alone, in the same run.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

# Before NumPy is imported: one thread, so that the figures are those of one core.
os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}

import onrecord
from onrecord.intake import report_from_text
from onrecord.model import Reading

DEMO = Path(__file__).parents[1] / "demo"
WORDS = 500


def texts(count: int) -> list[str]:
    """``count`` texts of about 500 words: paragraphs of the demo stories in order, from a different start each time."""
    paragraphs = [
        paragraph
        for path in sorted(DEMO.glob("*.txt"))
        for paragraph in path.read_text(encoding="utf-8").split("\n\n")
        if len(paragraph.split()) > 12
    ]
    made = []
    for start in range(count):
        taken: list[str] = []
        at = start * 3
        while sum(len(paragraph.split()) for paragraph in taken) < WORDS:
            taken.append(paragraphs[at % len(paragraphs)])
            at += 1
        made.append("\n\n".join(taken))
    return made


def peak_megabytes() -> float:
    """Largest memory this process has had, in MB (10^6 bytes)."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1e6 if sys.platform == "darwin" else most * 1024 / 1e6


def startup_seconds() -> tuple[float, float]:
    """Wall-clock seconds of ``onrecord --version`` and of reading one short story, from the shell; best of three."""
    story = min(DEMO.glob("*.txt"), key=lambda path: path.stat().st_size)

    def best(*command: str) -> float:
        seen = []
        for _ in range(3):
            start = time.perf_counter()
            subprocess.run([sys.executable, "-m", "onrecord", *command], check=True, capture_output=True)
            seen.append(time.perf_counter() - start)
        return min(seen)

    return best("--version"), best("read", str(story))


def measured(count: int) -> dict[str, Any]:
    """All figures; the first tenth of the reports warms caches and is not counted."""
    start = time.perf_counter()
    reader = onrecord.reader()
    loading = time.perf_counter() - start
    inputs = [report_from_text(text, published="2024-03-09", ref=str(at)) for at, text in enumerate(texts(count))]
    warm = max(2, count // 10)
    for item in inputs[:warm]:
        reader.read(item.report)
    reader.timings.clear()
    counted = inputs[warm:]
    start = time.perf_counter()
    done = [r for r in reader.pipe((item.report, item.problems) for item in counted) if isinstance(r, Reading)]
    seconds = time.perf_counter() - start
    words = sum(len(reading.report.text.split()) for reading in done)
    language = reader.timings.pop("language")
    version, story = startup_seconds()
    return {
        "reports": len(done),
        "reports per second": round(len(done) / seconds, 2),
        "words per second": round(words / seconds),
        "reading / language": round(sum(reader.timings.values()) / language, 3),
        "stages / language": {stage: round(took / language, 3) for stage, took in reader.timings.items()},
        "peak MB": round(peak_megabytes()),
        "loading the reader, s": round(loading, 2),
        "onrecord --version, s": round(version, 2),
        "onrecord read, one short story, s": round(story, 2),
    }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=60)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = measured(options.reports)
    if options.json:
        print(json.dumps(found, indent=1))
        return
    for name, value in found.items():
        if isinstance(value, dict):
            print(name)
            for stage, share in value.items():
                print(f"  {stage:34}{share:8.3f}")
        else:
            print(f"{name:36}{value:8}")


if __name__ == "__main__":
    main()
