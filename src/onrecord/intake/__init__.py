"""Intake: any input becomes a Report, the unchanged witness."""

from dataclasses import dataclass

from onrecord.errors import InputError
from onrecord.ids import make_id, text_sha256
from onrecord.model import Problem, Report


@dataclass(frozen=True, slots=True)
class Intake:
    """A report as taken in, and what was found wrong or worth saying about it."""

    report: Report
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that could not be taken in; the others are."""

    ref: str
    line: int | None
    error: InputError


def report_from_text(
    text: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    ref: str = "text",
) -> Intake:
    """A report of plain text."""
    digest = text_sha256(text)
    report = Report(
        id=make_id("rpt", digest, outlet, None, published),
        ref=ref,
        text=text,
        text_sha256=digest,
        outlet=outlet,
        title=title,
        published=published,
        published_basis="given" if published else "unknown",
        language="en",
    )
    return Intake(report)
