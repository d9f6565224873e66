"""Columns: which column of a table holds which field of a report, guessed by name and content or told by the caller."""

from collections.abc import Mapping

from onrecord.errors import StopRun, did_you_mean
from onrecord.intake.records import FIELDS


def checked_columns(columns: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The caller's columns. Raises StopRun if one is given for no field of a report."""
    for field in columns:
        if field not in FIELDS:
            raise StopRun(
                f"--columns: {field!r} is no field of a report{did_you_mean(field, FIELDS)}; "
                f"the fields are {', '.join(FIELDS)}",
                code="columns",
            )
    return tuple(columns.items())
