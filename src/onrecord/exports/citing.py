"""What a citation says, before any style: of a claim, of a report, of an incident."""

import re
from collections.abc import Sequence
from typing import Literal

from onrecord.exports.wording import unquoted
from onrecord.model import Value
from onrecord.views.citable import Citable, IncidentReports
from onrecord.views.claim_lines import ClaimLine, shortened
from onrecord.views.claim_pages import ClaimPage, ReportDetail
from onrecord.views.masking import MASK
from onrecord.words import ACTS

HASH = 12
"""Letters of a text's SHA-256 that a citation gives: enough to tell the text from any other by."""
QUOTE = 200
"""The most characters of a quote in a citation."""
HELD = "What it says is not given: it names a person as the doer of a crime, and nobody has checked it"
MANY = 4
"""Hashes of an incident's texts that a citation gives at most."""

_WHO = re.compile(r",\s+(?:and\s+)?|\s+(?:and|&)\s+")
_PLAIN_NAME = re.compile(r"[^\W\d_][\w.’'-]*(?: [\w.’'-]+){1,4}")
_STATES = {
    "unchecked": "unchecked",
    "checked": "checked by a person",
    "rejected": "rejected by a person",
}


class Day(Value, frozen=True, kw_only=True):
    """An ISO prefix. ``is_inferred``: the report does not say it, which a citation shows by brackets."""

    iso: str
    is_inferred: bool = False


class Cited(Value, frozen=True, kw_only=True):
    """The parts of a citation; what is not known is None or empty and is left out of it."""

    kind: Literal["claim", "report", "incident"]
    id: str
    authors: tuple[str, ...] = ()
    title: str | None = None
    outlets: tuple[str, ...] = ()
    published: Day | None = None
    url: str | None = None
    retrieved: str | None = None
    """The day the text was fetched."""
    kept: str | None = None
    """The day it was added to the record, or of which an incident's account is."""
    said: str | None = None
    """Who said what, or how an incident stands, in a sentence without its full stop."""
    state: str | None = None
    """What a person has made of it, in words."""
    hashes: tuple[str, ...] = ()


def of_citable(found: Citable, on: str, *, accused: bool = False) -> Cited:
    """Whatever an id stands for, as cited on a day (ISO)."""
    if isinstance(found, ClaimPage):
        return of_claim(found.line, found.report, names_doer=found.names_doer, accused=accused)
    if isinstance(found, IncidentReports):
        line, reviews = found.page.line, [claim.review for claim in found.page.claims]
        return of_incident(line.id, line.label, reviews, found.reports, on, line.status)
    return of_report(found)


def of_report(report: ReportDetail) -> Cited:
    """A report as cited."""
    inferred = report.published_basis == "inferred"
    return Cited(
        kind="report",
        id=report.id,
        authors=authors(report.byline),
        title=report.title,
        outlets=(report.outlet,) if report.outlet else (),
        published=Day(iso=report.published[:10], is_inferred=inferred) if report.published else None,
        url=report.url,
        retrieved=report.retrieved[:10] if report.retrieved else None,
        kept=report.added_at[:10],
        hashes=(report.text_sha256[:HASH],),
    )


def of_claim(claim: ClaimLine, report: ReportDetail, *, names_doer: bool = False, accused: bool = False) -> Cited:
    """A claim as cited: its report, who said what in it, and what a person has made of it.

    What an unchecked claim says that names a person as the doer of a crime (``names_doer``, or by its line) is not
    given, unless ``accused`` is set.
    """
    whole = of_report(report)
    is_held = claim.review == "unchecked" and (names_doer or claim.crime_by is not None) and not accused
    return Cited(
        kind="claim",
        id=claim.id,
        authors=whole.authors,
        title=whole.title,
        outlets=whole.outlets,
        published=whole.published,
        url=whole.url,
        retrieved=whole.retrieved,
        kept=whole.kept,
        said=HELD if is_held else said(claim),
        state=_STATES[claim.review],
        hashes=whole.hashes,
    )


def of_incident(
    name: str,
    title: str | None,
    reviews: Sequence[str],
    reports: Sequence[ReportDetail],
    on: str,
    status: str | None = None,
) -> Cited:
    """An incident as cited: how it stands on a day (ISO), what a person has made of its claims, in which reports."""
    checked = reviews.count("checked")
    days = sorted({report.published[:10] for report in reports if report.published})
    return Cited(
        kind="incident",
        id=name,
        title=title,
        outlets=tuple(dict.fromkeys(report.outlet for report in reports if report.outlet)),
        published=Day(iso="/".join(dict.fromkeys((days[0], days[-1])))) if days else None,
        kept=on,
        said=status,
        state=f"{checked} of {_counted(len(reviews), 'claim')} checked by a person",
        hashes=tuple(dict.fromkeys(report.text_sha256[:HASH] for report in reports)),
    )


def said(claim: ClaimLine) -> str:
    """Who said what: "Idris Kamo, for the Northern Front, denied (in the outlet’s words): “…”".

    Only direct speech is given as a source's own words; all else is marked as the outlet's.
    """
    quote = f"“{unquoted(shortened(claim.quote, QUOTE))}”"
    if claim.form == "narrated":
        return f"{claim.outlet or 'The outlet'}, in its own words: {quote}"
    who = " and ".join(filter(None, claim.sources)) or "A source that is not named"
    if claim.on_behalf_of and claim.on_behalf_of not in claim.sources:
        who += f", for {claim.on_behalf_of},"
    words = {"direct": "", "mixed": " (partly in the outlet’s words)"}.get(claim.form, " (in the outlet’s words)")
    return f"{who} {ACTS[claim.act]}{words}: {quote}"  # type: ignore[index]


def authors(byline: str | None) -> tuple[str, ...]:
    """The people a byline names; none if it is not plainly a list of names, or one of them is masked."""
    words = re.sub(r"(?i)^by[:\s]+", "", " ".join((byline or "").split()))
    names = [name.strip(" .") for name in _WHO.split(words)]
    plain = all(_PLAIN_NAME.fullmatch(name) and name[0].isupper() for name in names)
    return tuple(names) if names and plain and MASK not in words else ()


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
