"""Whether the score beside a claim means what it says: of claims with a score of about 0.7, are 70 in 100 right?

``python -m evaluation.reliability [--part dev] [--svg docs/img/attribution-reliability.svg]`` reads PolNeAR as
``onrecord read`` does, puts the claims in bins by their score, and prints and draws the share that is right in each.
Right is what the scorer counts: a common word of the cue, and source and content the gold's by half.
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from evaluation.attribution import readings, system
from evaluation.shared import scorer

BINS: Final = 10
_WIDTH, _HEIGHT, _LEFT, _TOP, _SIDE, _BARS = 640, 560, 70, 50, 380, 70


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims whose scores lie near one another."""

    count: int
    stated: float
    """Mean of their scores."""
    right: float
    """Share of them that is right."""


def judged(part: str) -> Iterator[tuple[float, bool]]:
    """(score, whether it is right) of each attributed claim that lies in no other."""
    module = scorer("attribution")
    for article, reading in readings(part):
        text = module.Text(article["text"])
        gold = module.relations(article, text, article["id"])
        for claim in reading.claims:
            alone = system(article, replace(reading, claims=(claim,)))
            for relation in module.relations(alone, text, article["id"]):
                yield claim.method.score or 0.0, any(module.same_relaxed(item, relation) for item in gold)


def bins(pairs: Iterable[tuple[float, bool]]) -> list[Bin]:
    """Bins of equal width over the scores from 0 to 1, empty ones left out."""
    held: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for score, right in pairs:
        held[min(BINS - 1, int(score * BINS))].append((score, right))
    return [
        Bin(len(item), sum(score for score, _ in item) / len(item), sum(right for _, right in item) / len(item))
        for item in held
        if item
    ]


def off(found: Sequence[Bin]) -> float:
    """Expected calibration error: how far stated and right lie apart, in the mean over claims."""
    return sum(item.count * abs(item.stated - item.right) for item in found) / sum(item.count for item in found)


def drawing(found: Sequence[Bin], title: str) -> str:
    """An SVG: one disc a bin at (stated score, share right), the line on which both are equal, counts below."""

    def x(value: float) -> float:
        return _LEFT + value * _SIDE

    def y(value: float) -> float:
        return _TOP + (1 - value) * _SIDE

    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{title}">',
        "<style>text{font:12px sans-serif;fill:#222}.small{font-size:11px;fill:#666}</style>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fbfaf7"/>',
        f'<text x="{_LEFT}" y="26" style="font-size:14px">{title}</text>',
    ]
    for step in range(0, 11, 2):
        value = step / 10
        lines += [
            f'<path d="M{x(0):.1f} {y(value):.1f}H{x(1):.1f}M{x(value):.1f} {y(0):.1f}V{y(1):.1f}" stroke="#e6e1d6"/>',
            f'<text class="small" x="{_LEFT - 30}" y="{y(value) + 4:.1f}">{value:.1f}</text>',
            f'<text class="small" x="{x(value) - 8:.1f}" y="{y(0) + 18:.1f}">{value:.1f}</text>',
        ]
    lines.append(f'<path d="M{x(0)} {y(0)}L{x(1)} {y(1)}" stroke="#999" stroke-dasharray="4 4"/>')
    path = "L".join(f"{x(item.stated):.1f} {y(item.right):.1f}" for item in found)
    lines.append(f'<path d="M{path}" stroke="#2b6a8f" stroke-width="2" fill="none"/>')
    most = max(item.count for item in found)
    base = y(0) + 30 + _BARS
    for item in found:
        tall = _BARS * item.count / most * 0.75
        at = x(item.stated)
        lines += [
            f'<circle cx="{at:.1f}" cy="{y(item.right):.1f}" r="4" fill="#2b6a8f"><title>{item.count} claims, stated '
            f"{item.stated:.2f}, right {item.right:.2f}</title></circle>",
            f'<rect x="{at - 10:.1f}" y="{base - tall:.1f}" width="20" height="{tall:.1f}" fill="#c9d8e0"/>',
            f'<text class="small" x="{at - 10:.1f}" y="{base + 14:.1f}">{item.count}</text>',
        ]
    lines += [
        f'<text x="{x(1) + 14:.1f}" y="{y(1) + 4:.1f}">share right (up)</text>',
        f'<text x="{x(1) + 14:.1f}" y="{y(0) + 18:.1f}">stated score</text>',
        f'<text class="small" x="{x(1) + 14:.1f}" y="{base + 14:.1f}">claims in each bin</text>',
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print the bins and draw them."""
    parser = argparse.ArgumentParser(description="Compare the scores of claims with the share that is right.")
    parser.add_argument("--part", default="dev", choices=("dev", "train"))
    parser.add_argument("--svg", type=Path, default=None, help="where to draw the bins")
    options = parser.parse_args()
    found = bins(judged(options.part))
    print("stated   right   claims")
    for item in found:
        print(f"{item.stated:6.2f}  {item.right:6.2f}  {item.count:7}")
    print(f"expected calibration error {off(found):.3f}")
    if options.svg is not None:
        title = f"Stated score and share right, PolNeAR {options.part}, {sum(item.count for item in found)} claims"
        options.svg.write_text(drawing(found, title), encoding="utf-8")


if __name__ == "__main__":
    main()
