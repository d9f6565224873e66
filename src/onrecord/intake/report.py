"""From a text to a Report: the unchanged witness, with what the page says about itself."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.errors import InputError, StopRun
from onrecord.ids import make_id, text_sha256
from onrecord.intake.dates import iso
from onrecord.intake.languages import foreign_paragraphs, language_of
from onrecord.intake.outlets import outlet_named
from onrecord.intake.page_parts import PageParts, page_parts, unmarked
from onrecord.intake.published import infer_published
from onrecord.intake.quotation_marks import unpaired
from onrecord.intake.units import units
from onrecord.model import Problem, Report, Span, Spans
from onrecord.terms import PublishedBasis

_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Intake:
    """A report as taken in, and what was found wrong or worth saying about it."""

    report: Report
    problems: tuple[Problem, ...] = ()
    kind: str = "text"
    """The format it came in, in words."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that could not be taken in; the others are."""

    ref: str
    line: int | None
    error: InputError
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What an input says of a report beside its text (fields of a JSON object)."""

    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    author: str | None = None
    """Whom the file names as its author: the byline, where neither the input nor its text has one."""


def report_from_text(  # noqa: PLR0913
    text: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    byline: str | None = None,
    url: str | None = None,
    language: str | None = None,
    ref: str = "text",
    where: str | None = None,
    markdown: bool = False,
    metadata: Metadata | None = None,
    headings: Spans = (),
    original_sha256: str | None = None,
    retrieved: str | None = None,
    lexicons: Path | None = None,
) -> Intake:
    """A report of plain text. What the caller gives wins over ``metadata``, that over what the text says.

    ``where`` names the text in messages (default: ``ref``). ``headings`` are lines known to be headings; ``retrieved``
    and ``original_sha256`` go into the report as they are.

    A text in another language is kept as it stands, for people: nothing in it is marked or inferred, and ``language``
    says that it is not to be read as English.

    Raises InputError if there is nothing to read, StopRun if ``published`` is no date.
    """
    given = checked_date(published)
    data = metadata or Metadata()
    language = language or data.language
    text, problems = _whole_characters(text)
    _check_readable(text, where or ref)
    other = language_of(text, language)
    if other is None and language and not language.lower().startswith("en"):
        message = f"the language is given as {language!r}, but the text is English and was read as such"
        problems.append(Problem(code="language", message=message))
    title = title or data.title
    if other is None:
        problems.extend(unpaired(text))
        parts = page_parts(text, title=title, markdown=markdown, known=headings, lexicons=lexicons)
        parts = _without_other_languages(parts, text, problems)
    else:
        problems.append(_kept_unread(*other))
        parts = unmarked(title or _first_line(text), headings)
    date, basis = _published(given, data, parts, text if other is None else "", problems, lexicons)
    agency = outlet_named(parts.agency, lexicons)
    outlet = outlet or data.outlet or parts.outlet or agency
    url = url or data.url
    digest = text_sha256(text)
    report = Report(
        # An inferred date is no part of the identity: a better inference must find the same report again.
        id=make_id("rpt", digest, outlet, url, date if basis != "inferred" else None),
        ref=ref,
        text=text,
        text_sha256=digest,
        outlet=outlet,
        title=parts.title,
        byline=byline or data.byline or parts.byline or data.author,
        url=url,
        language=other[1] if other else "en",
        published=date,
        published_basis=basis,
        retrieved=retrieved,
        furniture=parts.furniture,
        headings=parts.headings,
        dateline=parts.dateline.span if parts.dateline else None,
        original_sha256=original_sha256,
    )
    return Intake(report, tuple(problems))


_NAME = re.compile(r"[^\W\d_][\w.’'-]*(?: [\w.’'-]+){1,4}")


def person_name(words: str | None) -> str | None:
    """``words`` if they can be somebody's full name: programs put the names of accounts where authors should stand."""
    words = " ".join((words or "").split())
    named = _NAME.fullmatch(words) and words[0].isupper() and words.split()[-1][0].isupper()
    return words if named and not _NO_PERSON.search(words) else None


_NO_PERSON = re.compile(
    r"(?i)\b(?:user|admin\w*|microsoft|office|windows|owner|guest|author|python-docx|test|pc|laptop)\b"
)


def checked_date(published: str | None) -> str | None:
    """A date from the caller, normalised. Raises StopRun if it is no ISO date: nothing would be dated right."""
    if published is None or not published.strip():
        return None
    value = iso(published)
    if value is None:
        raise StopRun(
            f"published date {published!r} is not a date; write it as YYYY-MM-DD, for example 2024-03-09",
            code="published",
        )
    return value


def _whole_characters(text: str) -> tuple[str, list[Problem]]:
    """The text with halves of characters (lone surrogates) replaced one for one: nothing can store or parse them."""
    broken = _SURROGATE.search(text)
    if broken is None:
        return text, []
    message = "broken characters (halves of a pair) were replaced by U+FFFD; offsets are unchanged"
    problem = Problem(code="characters", message=message, span=Span(broken.start(), broken.end()))
    return _SURROGATE.sub("\ufffd", text), [problem]


def _check_readable(text: str, ref: str) -> None:
    if not text.strip("\ufeff \t\r\n\x0b\x0c\u200b\xa0"):
        raise InputError(f"{ref}: there is no text in it; give a report to read or leave it out", code="empty")
    if not any(char.isalnum() for char in text):
        raise InputError(f"{ref}: there are no words in it, only marks; give a report to read", code="empty")


def _first_line(text: str) -> str | None:
    """The first line of a text, if it stands over others as a title does."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    titled = (
        len(lines) > 1 and len(lines[0]) <= LONGEST_TITLE and not lines[0].endswith((".", "。", "۔", "…", ":", ","))
    )
    return lines[0] if titled else None


LONGEST_TITLE = 180


def _kept_unread(name: str, code: str) -> Problem:
    """What is said of a text that is not English."""
    message = (
        f"this text is in {name} ({code}): it is kept and can be searched, but not read, for only English is; add its "
        "claims by hand, with a translation (onrecord decide add)"
    )
    return Problem(code="other-language", message=message)


def _without_other_languages(parts: PageParts, text: str, problems: list[Problem]) -> PageParts:
    """The parts of a page with paragraphs in other languages marked as nothing to be read, and said to be so."""
    found = foreign_paragraphs(units(text))
    if not found:
        return parts
    for span, name in found[:MOST_SAID]:
        message = f"this paragraph is in {name}: it was not read, for only English is"
        problems.append(Problem(code="other-language", message=message, span=span))
    foreign = {span for span, _ in found}
    kept = [span for span in parts.furniture if not any(span.overlaps(other) for other in foreign)]
    headings = tuple(span for span in parts.headings if not any(span.overlaps(other) for other in foreign))
    return replace(parts, furniture=tuple(sorted([*kept, *foreign])), headings=headings)


MOST_SAID = 20
"""Paragraphs in other languages that are named one by one."""


def _published(
    given: str | None, data: Metadata, parts: PageParts, text: str, problems: list[Problem], lexicons: Path | None
) -> tuple[str | None, PublishedBasis]:
    """The publishing date and how it is known: the caller, the metadata or the page, the dateline, the text itself."""
    if given is not None:
        return given, "given"
    if data.published is not None:
        if (value := iso(data.published)) is not None:
            return value, "metadata"
        problems.append(
            Problem(
                code="published",
                message=f"published {data.published!r} is not an ISO date and was left out; write it as YYYY-MM-DD",
            )
        )
    if parts.published is not None:
        return parts.published, "metadata"
    if parts.dateline is not None and parts.dateline.day is not None:
        return parts.dateline.day, "dateline"
    problems.extend(
        Problem(
            code="published-ambiguous",
            message="day and month of this date could be either way round; give --published YYYY-MM-DD",
            span=span,
        )
        for span in parts.ambiguous_dates[:1]
    )
    return _inferred(text, parts, problems, lexicons)


def _inferred(
    text: str, parts: PageParts, problems: list[Problem], lexicons: Path | None
) -> tuple[str | None, PublishedBasis]:
    """The date that the text itself gives away, with a note that says by what."""
    found = infer_published(text, parts.furniture, parts.headings, lexicons=lexicons)
    if found is None:
        return None, "unknown"
    span = found.spans[0] if found.spans else None
    problems.append(Problem(code="published-inferred", message=found.because, span=span))
    return found.date, "inferred"
