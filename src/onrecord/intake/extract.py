"""Extracts: what a format gives for each report in an input, before it becomes a Report."""

import hashlib
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from onrecord.errors import InputError, SkipReport
from onrecord.intake.report import Intake, Metadata, Skipped, report_from_text
from onrecord.intake.wishes import Wishes
from onrecord.model import Problem, Spans


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of one report with what its input says of it.

    ``kind``: the format in words. ``where``: the input and the part of it ("feed.xml#3"). ``headings``: lines that the
    format itself marks as headings. ``original_sha256``: of the bytes that the text was taken out of, where the text
    does not stand in them as such.
    """

    text: str
    where: str
    kind: str
    metadata: Metadata = field(default_factory=Metadata)
    problems: tuple[Problem, ...] = ()
    headings: Spans = ()
    markdown: bool = False
    original_sha256: str | None = None
    retrieved: str | None = None
    line: int | None = None


Extracts = Iterator[Extract | Skipped]


def taken_in(extract: Extract, wishes: Wishes) -> Intake | Skipped:
    """The report of an extract, or why there is none."""
    try:
        taken = report_from_text(
            extract.text,
            published=wishes.published,
            outlet=wishes.outlet,
            ref=extract.metadata.id or extract.where,
            where=extract.where,
            markdown=extract.markdown,
            metadata=extract.metadata,
            headings=extract.headings,
            original_sha256=extract.original_sha256,
            retrieved=extract.retrieved,
            lexicons=wishes.settings.lexicons,
        )
    except SkipReport as error:
        return skipped(extract.where, extract.line, error, extract.kind)
    return Intake(taken.report, extract.problems + taken.problems, extract.kind)


def skipped(ref: str, line: int | None, error: SkipReport, kind: str = "") -> Skipped:
    """The place that an input which cannot be read takes among the others."""
    return Skipped(ref, line, error if isinstance(error, InputError) else InputError(str(error), code=error.code), kind)


def note(code: str, message: str) -> Problem:
    """Something worth saying of a whole report."""
    return Problem(code=code, message=message)


def sha256(data: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()


_TALKATIVE = ("trafilatura", "htmldate", "pdfminer", "justext", "courlan", "feedparser")


@contextmanager
def damaged(where: str, kind: str) -> Iterator[None]:
    """Around calls into a library that parses a format: whatever it raises means that the file is damaged.

    Such libraries were not written for broken files and raise nearly anything; our own errors pass unchanged. What they
    log or warn of does not reach the terminal.
    """
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except (SkipReport, OSError, MemoryError):
        raise
    except Exception as error:
        reason = " ".join(str(error).split())[:120] or type(error).__name__
        message = f"{where}: is damaged, or no {kind} after all ({reason}); open it and save it again"
        raise InputError(message, code="damaged") from error
