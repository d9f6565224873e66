"""HXL-tagged CSV: one row for each asserted version, with hashtags (Humanitarian Exchange Language) under the head."""

from typing import BinaryIO

import pycountry

from onrecord.exports import wording
from onrecord.exports.form import Format, Told, Written
from onrecord.exports.rules import Rules
from onrecord.exports.table import Cell, listed
from onrecord.exports.version_columns import Row, day, meant, point, whole, write_table
from onrecord.exports.versions import Version
from onrecord.record.store import Record
from onrecord.terms import Measure
from onrecord.views.filters import Filter
from onrecord.words import EVENTS, MODES

TAGS = {
    "event_type": "#event+type",
    "event_mode": "#event+type+sub",
    "date_start": "#date+start",
    "date_end": "#date+end",
    "date_reported": "#date+reported",
    "actor": "#group+name+first",
    "recipient": "#group+name+second",
    "country_code": "#country+code+v_iso3",
    "country": "#country+name",
    "admin1": "#adm1+name",
    "place": "#loc+name",
    "latitude": "#geo+lat",
    "longitude": "#geo+lon",
    "killed": "#affected+killed",
    "killed_min": "#affected+killed+min",
    "killed_max": "#affected+killed+max",
    "injured": "#affected+injured",
    "injured_min": "#affected+injured+min",
    "injured_max": "#affected+injured+max",
    "displaced": "#affected+displaced",
    "displaced_min": "#affected+displaced+min",
    "displaced_max": "#affected+displaced+max",
    "missing": "#affected+missing",
    "missing_min": "#affected+missing+min",
    "missing_max": "#affected+missing+max",
    "description": "#description",
}
OUR_TAGS = {
    "or_review": "#status+review",
    "or_incident": "#event+code",
    "or_version": "#event+code+version",
    "or_claims": "#meta+id+claims",
    "or_sources": "#meta+source+said",
    "or_denied_by": "#meta+source+denied",
    "or_outlets": "#meta+source+outlet",
    "or_source_url": "#meta+url",
    "or_rule": "#meta+rule",
    "or_place_precision": "#geo+precision",
}
_COUNTED: dict[str, Measure] = {
    "killed": "killed",
    "injured": "wounded",
    "displaced": "displaced",
    "missing": "missing",
}


def write(record: Record, given: Filter, rules: Rules, to: BinaryIO, told: Told | None = None) -> Written:
    """One row for each asserted version, under two rows of head."""
    return write_table(record, given, rules, to, told, columns=tuple(TAGS), cells=cells, tags=TAGS | OUR_TAGS)


def cells(row: Version) -> Row:
    """The tagged cells of a version."""
    place, first = row.event.line, row.told[0].claim
    lat, lon = point(row)
    country = pycountry.countries.get(alpha_3=place.country or "")
    said = f"{wording.who(first)} {wording.verb(first)}: “{wording.unquoted(first.claim.quote)}”"
    return {
        "event_type": EVENTS[row.type],
        "event_mode": MODES.get(row.mode or ""),
        "date_start": day(row.when.line.begin),
        "date_end": day(row.when.line.end),
        "date_reported": day(first.report.published),
        "actor": listed([party.name for party in row.actors]),
        "recipient": listed([party.name for party in row.recipients]),
        "country_code": place.country,
        "country": country.name if country else None,
        "admin1": row.event.admin1,
        "place": place.place,
        "latitude": lat,
        "longitude": lon,
        "description": said,
        **_counts(row),
    }


def _counts(row: Version) -> dict[str, Cell]:
    """Number, least and most of each kind that is counted, as far as the words give them; "up to 30" is no number."""
    found: dict[str, Cell] = {}
    for name, measure in _COUNTED.items():
        if (toll := row.tolls.get(measure)) is not None:
            found |= {name: meant(toll), f"{name}_min": whole(toll.low), f"{name}_max": whole(toll.high)}
    return found


FORMAT = Format(
    name="hxl",
    title="HXL-tagged CSV",
    ending=".hxl.csv",
    media_type="text/csv; charset=utf-8",
    holds="One row for each asserted version of an incident, under HXL hashtags: day, parties, place, people affected.",
    write=write,
)
