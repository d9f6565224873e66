"""What all tables of versions share: parts of their cells, and the columns of ours that stand after those of others."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import BinaryIO

from onrecord.exports.cells import tame
from onrecord.exports.form import Told, Written
from onrecord.exports.leaving import leaving
from onrecord.exports.rules import Rules
from onrecord.exports.table import Cell, listed
from onrecord.exports.versions import RULE, Denial, Toll, Version, versions_of
from onrecord.record.store import Record
from onrecord.views.filters import Filter

Row = Mapping[str, Cell]
OURS = (
    "or_rule", "or_review", "or_incident", "or_version", "or_claims", "or_sources", "or_acts", "or_denied_by",
    "or_denied_what", "or_denied_claims", "or_denials_of_the_incident", "or_revised_by", "or_label", "or_type",
    "or_mode", "or_place_precision", "or_begin", "or_end", "fatalities_min", "fatalities_max", "fatalities_qualifier",
    "injured_min", "injured_max", "or_figures", "or_outlets", "or_reports", "or_source_url", "or_quote", "or_start",
    "or_end_character", "or_text_sha256",
    "or_rules_in_force",
)  # fmt: skip
"""Our columns, the same in every table of versions."""


def ours(row: Version) -> dict[str, Cell]:
    """Our own cells of a version."""
    first = row.told[0]
    claim = first.claim.claim
    killed, wounded = row.tolls.get("killed"), row.tolls.get("wounded")
    return {
        "or_rule": RULE,
        "or_review": row.review,
        "or_incident": row.incident,
        "or_version": row.id,
        "or_claims": listed(row.claims),
        "or_sources": listed(row.sources),
        "or_acts": listed([one.claim.claim.act for one in row.told]),
        "or_denied_by": listed([denial.who for denial in row.denials]),
        "or_denied_what": listed([denial.what for denial in row.denials]),
        "or_denied_claims": listed([denial.claim for denial in row.denials]),
        "or_denials_of_the_incident": listed([denied(denial) for denial in row.other_denials]),
        "or_revised_by": listed(row.revised_by),
        "or_label": listed([one.event.line.label or "" for one in row.told]),
        "or_type": row.type,
        "or_mode": row.mode,
        "or_place_precision": row.event.line.precision,
        "or_begin": row.when.line.begin,
        "or_end": row.when.line.end,
        "fatalities_min": whole(killed.low) if killed else None,
        "fatalities_max": whole(killed.high) if killed else None,
        "fatalities_qualifier": killed.qualifier if killed else None,
        "injured_min": whole(wounded.low) if wounded else None,
        "injured_max": whole(wounded.high) if wounded else None,
        "or_figures": listed([toll.words for toll in row.tolls.values()]),
        "or_outlets": listed([one.claim.report.outlet or "" for one in row.told]),
        "or_reports": len({one.claim.report.id for one in row.told}),
        "or_source_url": listed([one.claim.report.url or "" for one in row.told]),
        "or_quote": claim.quote,
        "or_start": claim.start,
        "or_end_character": claim.end,
        "or_text_sha256": first.claim.report.text_sha256,
    }


def denied(denial: Denial) -> str:
    """A denial in its own words: what exactly it denies is for the reader to see."""
    return f"{denial.who} {denial.verb}: “{denial.quote}” ({denial.claim})"


def write_table(  # noqa: PLR0913
    record: Record,
    given: Filter,
    rules: Rules,
    to: BinaryIO,
    told: Told | None,
    *,
    columns: Sequence[str],
    cells: Callable[[Version], Row | None],
    tags: Row | None = None,
    tabs: bool = False,
    missing: str = "",
    without: str = "",
) -> Written:
    """Write versions as a table: their columns, ours after them. ``tags`` is a second row of the head.

    ``cells`` gives None for what the table has no row for; ``without`` says what that is.
    """
    claims = leaving(record, given, rules, order="first", spans=False)
    found = versions_of(claims, given)
    text = io.TextIOWrapper(to, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, delimiter="\t" if tabs else ",", lineterminator="\r\n" if not tabs else "\n")
    names = [*columns, *(name for name in OURS if name not in columns)]
    writer.writerow(names)
    if tags is not None:
        writer.writerow([tags.get(name, "") for name in names])
    rows = skipped = 0
    for row in found.rows:
        theirs = cells(row)
        if theirs is None:
            skipped += 1
            continue
        merged = ours(row) | {"or_rules_in_force": rules.short()} | dict(theirs)
        writer.writerow([missing if (cell := merged.get(name)) is None else _plain(cell, tabs) for name in names])
        rows += 1
    text.detach()
    if told:
        told(found.claims)
    left_out = (*found.left_out, *((f"{skipped} versions {without}",) if skipped else ()))
    return Written(rows=rows, claims=found.claims, held_back=dict(claims.held_back), left_out=left_out)


def _plain(cell: Cell, tabs: bool) -> Cell:
    """A cell of a text file; in tables with tabs, one without tabs and line breaks."""
    if isinstance(cell, str):
        return tame(" ".join(cell.split()) if tabs else cell)
    return cell


def whole(number: float | None) -> int | float | None:
    """A count without a fraction of nothing: 12, not 12.0."""
    return int(number) if number is not None and float(number).is_integer() else number


def lowest(toll: Toll | None) -> int | float | None:
    """The least a figure means; None where it gives none."""
    return whole(toll.low) if toll else None


_HAS_POINT = frozenset({"facility", "settlement", "offset", "district", "region", "river"})
"""How finely a place must be told for its point to say something."""


def point(row: Version) -> tuple[float | None, float | None]:
    """Latitude and longitude of a version's place, None where it is no finer than a country or a sea."""
    line = row.event.line
    return (line.lat, line.lon) if line.precision in _HAS_POINT else (None, None)


_MEANS_IT = ("exactly", "about", "at least", "more than", "nearly")
"""Qualifiers of a number that is meant itself; "up to 30" and "fewer than 30" mean no thirty."""


def meant(toll: Toll) -> int | float | None:
    """The number as worded, where that is about the number that is meant."""
    return whole(toll.value) if toll.qualifier in _MEANS_IT else None


def day(iso: str | None) -> str | None:
    """A whole day of an ISO prefix, None if it is coarser."""
    return iso[:10] if iso and len(iso) >= 10 and iso[4] == "-" and iso[5:7].isdigit() else None


def days(begin: str | None, end: str | None) -> int | None:
    """How many days an interval has; None if it is not known to the day."""
    first, last = day(begin), day(end) or day(begin)
    if first is None or last is None:
        return None
    return (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
