"""UCDP-GED-like CSV: the 49 columns of UCDP's event data, then ours. It is no UCDP data, and nobody at UCDP coded it.

A row is what some sources assert, with their own least, best and most; rivals have rows of their own with the same
``or_incident``. ``side_a`` is the doer and ``side_b`` the target as they are named, whoever is the state.
"""

from typing import BinaryIO

import pycountry

from onrecord.exports.form import Format, Told, Written
from onrecord.exports.rules import Rules
from onrecord.exports.table import Cell, listed
from onrecord.exports.version_columns import Row, day, days, meant, point, whole, write_table
from onrecord.exports.versions import Toll, Version
from onrecord.record.store import Record
from onrecord.views.claim_pages import ReportDetail
from onrecord.views.filters import Filter

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office",
    "source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "where_description",
    "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians",
    "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
_WHERE = {
    "facility": 1, "settlement": 1, "offset": 2, "district": 3, "region": 4, "river": 5, "area": 5, "country": 6,
    "sea": 7,
}  # fmt: skip


def write(record: Record, given: Filter, rules: Rules, to: BinaryIO, told: Told | None = None) -> Written:
    """One row for each asserted version that counts the dead."""
    return write_table(
        record, given, rules, to, told, columns=COLUMNS, cells=cells, without="in which nobody is counted as killed"
    )


def cells(row: Version) -> Row | None:
    """UCDP's cells of a version; None where it counts no dead."""
    killed = row.tolls.get("killed")
    if killed is None:
        return None
    place, first = row.event.line, row.told[0].claim.report
    lat, lon = point(row)
    country = pycountry.countries.get(alpha_3=place.country or "")
    begin, end = day(row.when.line.begin), day(row.when.line.end)
    return {
        "id": row.id,
        "relid": row.incident,
        "year": int(begin[:4]) if begin else None,
        "code_status": row.review,
        "side_a": listed([party.name for party in row.actors]),
        "side_b": listed([party.name for party in row.recipients]),
        "number_of_sources": len({one.claim.claim.lineage for one in row.told}),
        "source_article": listed([_article(one.claim.report) for one in row.told]),
        "source_office": listed([one.claim.report.outlet or "" for one in row.told]),
        "source_date": day(first.published),
        "source_headline": first.title,
        "source_original": listed(row.sources),
        "where_prec": _WHERE.get(place.precision or ""),
        "where_coordinates": place.place,
        "where_description": place.precision,
        "adm_1": row.event.admin1,
        "latitude": lat,
        "longitude": lon,
        "geom_wkt": f"POINT ({lon} {lat})" if lat is not None else None,
        "country": country.name if country else None,
        "date_prec": date_precision(row),
        "date_start": begin,
        "date_end": end or begin,
        **deaths(killed),
    }


def deaths(killed: Toll) -> dict[str, Cell]:
    """Best, least and most, as far as the words give them; never one made of another."""
    return {"best": meant(killed), "low": whole(killed.low), "high": whole(killed.high)}


def date_precision(row: Version) -> int | None:
    """UCDP's precision of the date: 1 a day … 5 more than a month; None where the claims give no days."""
    length = days(row.when.line.begin, row.when.line.end)
    if length is None:
        return None
    return next(code for code, most in ((1, 1), (2, 6), (3, 7), (4, 31), (5, length)) if length <= most)


def _article(report: ReportDetail) -> str:
    return ", ".join(filter(None, (report.outlet, report.published, report.title)))


FORMAT = Format(
    name="ucdp",
    title="UCDP-GED-like CSV",
    ending=".ged.csv",
    media_type="text/csv; charset=utf-8",
    holds="UCDP GED’s 49 columns and ours, one row for each asserted version that counts the dead, with the low, "
    "best and high of its own source.",
    write=write,
)
