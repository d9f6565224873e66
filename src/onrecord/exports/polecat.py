"""POLECAT-like TSV: the 40 columns of POLECAT's files, then ours. Missing is written ``None``, as there.

The date is the day the claims give, never the day of publication in its stead. There is no intensity and no quad code:
they belong to POLECAT's own coding.
"""

from functools import lru_cache
from typing import BinaryIO

from onrecord import __version__
from onrecord.exports.form import Format, Told, Written
from onrecord.exports.rules import Rules
from onrecord.exports.version_columns import Row, day, point, write_table
from onrecord.exports.versions import Version
from onrecord.lexicon import entries
from onrecord.reading.event_lexicon import ModeEntry
from onrecord.record.store import Record
from onrecord.views.claim_pages import Party
from onrecord.views.filters import Filter

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip


def write(record: Record, given: Filter, rules: Rules, to: BinaryIO, told: Told | None = None) -> Written:
    """One row for each asserted version."""
    without = "of what event coders do not count: states, and what is said of deeds elsewhere coded"
    return write_table(
        record, given, rules, to, told, columns=COLUMNS, cells=cells, tabs=True, missing="None", without=without
    )


def cells(row: Version) -> Row | None:
    """POLECAT's cells of a version; None for what event coders do not count."""
    if not any(one.event.coded for one in row.told):
        return None
    place, first = row.event.line, row.told[0].claim.report
    lat, lon = point(row)
    return {
        "Event ID": row.id,
        "Event Date": day(row.when.line.begin),
        "Event Type": row.type,
        "Event Mode": plover_mode(row.mode),
        **_party("Actor", row.actors),
        **_party("Recipient", row.recipients),
        "Placename": place.place,
        "City": place.place if place.precision == "settlement" else None,
        "District": place.place if place.precision == "district" else None,
        "Province": row.event.admin1,
        "Country": place.country,
        "Latitude": lat,
        "Longitude": lon,
        "Raw Placename": place.place,
        "Feature Type": place.precision,
        "Source": _joined([one.claim.report.outlet or "" for one in row.told]),
        "Publication Date": day(first.published),
        "Language": first.language,
        "Version": f"Onrecord {__version__}",
    }


def plover_mode(mode: str | None) -> str | None:
    """PLOVER's mode for one of ours; its own modes stay as they are."""
    own = _modes()
    return own.get(mode, mode)


@lru_cache(maxsize=1)
def _modes() -> dict[str | None, str | None]:
    return {entry.name: entry.plover for entry in entries("events", "mode", ModeEntry)}


def _party(role: str, parties: tuple[Party, ...]) -> dict[str, str | None]:
    sectors = [party.sector for party in parties if party.sector]
    names = _joined([party.name for party in parties])
    return {
        f"{role} Name": names,
        f"{role} Country": _joined([party.country or "" for party in parties]),
        f"Primary {role} Sector": sectors[0] if sectors else None,
        f"{role} Sectors": _joined(sectors),
        f"{role} Name Raw": names,
    }


def _joined(words: list[str]) -> str | None:
    return ";".join(dict.fromkeys(word for word in words if word)) or None


FORMAT = Format(
    name="polecat",
    title="POLECAT-like TSV",
    ending=".tsv",
    media_type="text/tab-separated-values; charset=utf-8",
    holds="POLECAT’s 40 columns and ours, one row for each asserted version; no intensity and no quad code.",
    write=write,
)
