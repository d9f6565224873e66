"""``onrecord read --dry-run``: what would be read, as what, and what skipped and why, without loading the pipeline."""

import sys
from collections import Counter
from collections.abc import Iterable
from typing import Any

import click
from rich.padding import Padding

from onrecord import words
from onrecord.cli.look import Look, look_at
from onrecord.intake import Intake, Skipped
from onrecord.intake.counting import count_words
from onrecord.model import Report

SHOWN_WORDS = 14
"""Words of a text that are shown where it has no title."""


def tell(inputs: Iterable[Intake | Skipped], *, as_json: bool) -> int:
    """Print each report that would be read; how many would be skipped. ``as_json``: one object a line."""
    look = look_at()
    kinds: Counter[str] = Counter()
    skipped: list[Skipped] = []
    for found in inputs:
        if as_json:
            _write(_object(found))
        if isinstance(found, Skipped):
            skipped.append(found)
        else:
            kinds[found.kind] += 1
            if not as_json:
                _show(found, kinds.total(), look)
    _sum_up(kinds, skipped)
    return len(skipped)


def _show(found: Intake, number: int, look: Look) -> None:
    report = found.report
    dot = f" {look.mark('dot')} "
    facts = dot.join((found.kind, _when(report), report.outlet or "outlet unknown", _length(report)))
    look.print(look.text(f"{number}. {_title(report)}", "bold"))
    rows = [look.text(facts), look.text(report.ref, "dim")]
    rows += [look.text(f"{look.mark('problem')} {problem.message}", "yellow") for problem in found.problems]
    look.print(*(Padding(row, (0, 0, 0, 3)) for row in rows))


def _when(report: Report) -> str:
    basis = words.PUBLISHED[report.published_basis]
    return f"{words.day(report.published)} ({basis})" if report.published else "day unknown"


def _length(report: Report) -> str:
    count = count_words(report.text)
    return f"{count:,} word{'' if count == 1 else 's'}"


def _title(report: Report) -> str:
    if report.title:
        return report.title
    start = report.text.split()
    return " ".join(start[:SHOWN_WORDS]) + (" …" if len(start) > SHOWN_WORDS else "")


def _object(found: Intake | Skipped) -> dict[str, Any]:
    if isinstance(found, Skipped):
        return {"ref": found.ref, "format": found.kind or None, "skipped": found.error.code, "why": str(found.error)}
    report = found.report
    return {
        "ref": report.ref,
        "format": found.kind,
        "title": report.title,
        "outlet": report.outlet,
        "byline": report.byline,
        "url": report.url,
        "published": report.published,
        "published_basis": report.published_basis,
        "language": report.language,
        "words": count_words(report.text),
        "problems": [{"code": problem.code, "message": problem.message} for problem in found.problems],
    }


def _write(value: dict[str, Any]) -> None:
    import msgspec

    sys.stdout.buffer.write(msgspec.json.encode(value) + b"\n")
    sys.stdout.buffer.flush()


def _sum_up(kinds: Counter[str], skipped: list[Skipped]) -> None:
    """The counts, and what would be skipped, on stderr."""
    total = kinds.total()
    by_kind = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
    noun = "report" if total == 1 else "reports"
    said = f"{total} {noun} would be read" + (f" ({by_kind})" if kinds else "")
    click.echo(f"\nonrecord: {said}, {len(skipped)} skipped", err=True)
    for one in skipped:
        click.echo(f"  {one.error}", err=True)
