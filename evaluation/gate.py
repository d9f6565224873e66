"""The quality gate: every score on the public development sets, in one table, beside its floor.

    python -m evaluation.gate [--only NAME …] [--update] [--allow-regression]

Exits with 1 if a score lies below its floor by more than its margin, or if a set is not the one the floors were
measured on. ``--update`` writes the scores as the new floors; it refuses to lower one without ``--allow-regression``.
"""

import argparse
import hashlib
import json
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from evaluation import attribution, events, figures, language, linking, places, sources, story, times
from evaluation.shared import SHARED

FLOORS = Path(__file__).with_name("floors.json")
# A score may lie this much (points) below its floor: BLAS rounds differently from one processor to the next, and a
# changed parse flips an expression or two.
MARGIN = 0.3

PARTS: dict[str, Callable[[], dict[str, float]]] = {
    "story": story.scores,
    "sources": sources.scores,
    "attribution": attribution.scores,
    "times": times.scores,
    "places": places.scores,
    "events": events.scores,
    "figures": figures.scores,
    "language": language.scores,
    "linking": linking.scores,
}


def corpus_hash() -> str:
    """What the floors were measured on: a SHA-256 over all gold files and scorers, 16 hex digits."""
    seen = hashlib.sha256()
    for folder in ("corpora", "score", "stories"):
        for path in sorted((SHARED / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                seen.update(str(path.relative_to(SHARED)).encode())
                seen.update(path.read_bytes())
    return seen.hexdigest()[:16]


def measure(names: Iterable[str]) -> dict[str, float]:
    """All scores of the parts named, told on stderr as they come."""
    result: dict[str, float] = {}
    for name in names:
        start = time.perf_counter()
        result |= PARTS[name]()
        print(f"{name}: {time.perf_counter() - start:.0f} s", file=sys.stderr)
    return result


def table(measured: dict[str, float], floors: dict[str, float]) -> tuple[str, list[str]]:
    """The table, and the rows below their floor."""
    lines, below = [f"{'measure':44}{'score':>9}{'floor':>9}"], []
    for row, value in measured.items():
        floor = floors.get(row)
        fails = floor is not None and value < floor - MARGIN
        below += [row] if fails else []
        lines.append(f"{row:44}{value:9.2f}{'–' if floor is None else f'{floor:.2f}':>9}{'  BELOW' if fails else ''}")
    return "\n".join(lines), below


def update(measured: dict[str, float], floors: dict[str, float], allow_regression: bool) -> None:
    """Write the scores as floors. Raises SystemExit if that lowers one and nobody said it may."""
    lower = [row for row, value in measured.items() if value < floors.get(row, value)]
    if lower and not allow_regression:
        raise SystemExit(f"would lower: {', '.join(lower)}; say --allow-regression, and why in CHANGELOG.md")
    content = {"corpus": corpus_hash(), "floors": {**floors, **measured}}
    FLOORS.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> int:
    """Measure, print, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), metavar="NAME")
    parser.add_argument("--update", action="store_true", help="write the scores as the new floors")
    parser.add_argument("--allow-regression", action="store_true", help="let --update lower a floor")
    options = parser.parse_args()
    kept = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {"corpus": None, "floors": {}}
    measured = measure(options.only)
    text, below = table(measured, kept["floors"])
    print(text)
    if options.update:
        update(measured, kept["floors"], options.allow_regression)
        return 0
    if kept["corpus"] not in (None, corpus_hash()):
        print("the gold data is not what the floors were measured on; measure again and --update", file=sys.stderr)
        return 1
    if below:
        print(f"{len(below)} below their floor: {', '.join(below)}", file=sys.stderr)
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
