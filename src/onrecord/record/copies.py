"""Finding the lineage of a report among those in the database, at a cost that does not grow with the record."""

import array
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from onrecord.model import Report
from onrecord.record.dialects import Database
from onrecord.record.lineages import Sheet, bands, body, copied, sheet_of, signature
from onrecord.record.packing import hashed, unpack_reading
from onrecord.record.schema import lineage_bands, readings, reports

MOST = 15
"""At most so many reports, those that share most bands, are compared with a new one."""
PER_BAND = 60
"""At most so many reports, the latest, are looked at for one band."""


class Signature:
    """A MinHash signature as numbers and as bytes."""

    def __init__(self, numbers: tuple[int, ...]) -> None:
        self.numbers = numbers

    @property
    def body(self) -> bytes:
        """The numbers, 32 bits each."""
        return array.array("I", self.numbers).tobytes()

    @property
    def keys(self) -> set[int]:
        """Keys of the look-up table."""
        return {hashed(band) for band in bands(self.numbers)}

    @classmethod
    def of(cls, kept: bytes) -> "Signature":
        """The signature of ``body``."""
        return cls(tuple(array.array("I", kept)))


def lineage_of(connection: sa.Connection, database: Database, report: Report) -> tuple[Signature, str, float]:
    """Signature of a new report, the first report of its lineage (itself, if it is no copy), and how like that it is.

    Where a report joins two lineages, they become one: that of the report that was added first.
    """
    signed = Signature(signature(body(report)))
    sheet = sheet_of(report)
    found = {other.lineage: share for other, share in _copied(connection, database, report, sheet, signed)}
    if not found:
        return signed, report.id, 1.0
    first = _oldest(connection, list(found))
    for other in found:
        if other != first:
            connection.execute(reports.update().where(reports.c.lineage == other).values(lineage=first))
    return signed, first, round(max(found.values()), 3)


def file_copies(connection: sa.Connection, number: int, signed: Signature) -> None:
    """Make a report findable for its later copies."""
    if signed.keys:
        connection.execute(lineage_bands.insert(), [{"band": key, "report": number} for key in signed.keys])


def forget_copies(connection: sa.Connection, number: int, kept: bytes | None) -> None:
    """Take a report out of the look-up table."""
    for key in Signature.of(kept or b"").keys:
        here = (lineage_bands.c.band == key, lineage_bands.c.report == number)
        connection.execute(lineage_bands.delete().where(*here))


def _copied(
    connection: sa.Connection, database: Database, report: Report, sheet: Sheet, signed: Signature
) -> Iterator[tuple[Any, float]]:
    """Reports of one lineage with a new one, and how much of the shorter text is in the other."""
    numbers = database.sharing(connection, lineage_bands, sorted(signed.keys), per_key=PER_BAND, most=MOST)
    same = sa.select(reports.c.number).where(reports.c.text_sha256 == report.text_sha256, reports.c.state == "kept")
    numbers += connection.execute(same.limit(MOST)).scalars()
    asked = (
        sa.select(reports.c.number, reports.c.lineage, reports.c.text, readings.c.body)
        .join(readings, readings.c.report == reports.c.number)
        .where(reports.c.number.in_(numbers))
        .order_by(reports.c.number)
    )
    for row in connection.execute(asked):
        if (share := copied(sheet, _sheet_in(row.body, row.text))) is not None:
            yield row, share


@lru_cache(maxsize=500)
def _sheet_in(body: bytes, text: str) -> Sheet:
    """The sheet of a report as it is kept; copies come close upon each other."""
    return sheet_of(unpack_reading(body, text).report)


def _oldest(connection: sa.Connection, ids: list[str]) -> str:
    asked = sa.select(reports.c.id).where(reports.c.id.in_(ids)).order_by(reports.c.number).limit(1)
    first: str = connection.execute(asked).scalar_one()
    return first
