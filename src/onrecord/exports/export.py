"""Exports in Python: ``export(record, Filter(place="Talin")).to_xlsx("talin.xlsx")``."""

import getpass
from pathlib import Path
from typing import Any

from onrecord import settings
from onrecord.exports.form import Written
from onrecord.exports.rules import Rules, rules_from
from onrecord.exports.saving import Wanted, save
from onrecord.record.store import Record
from onrecord.views.filters import Filter


class Export:
    """What a filter holds for, under rules; each method writes a file and says what it holds and what was held back."""

    def __init__(self, record: Record, given: Filter, rules: Rules, by: str) -> None:
        self.record, self.given, self.rules, self.by = record, given, rules, by

    def to(self, name: str, path: str | Path, *, table: str | None = None, force: bool = False) -> Written:
        """Write a file in a format by its name: every one that ``onrecord export`` lists.

        Raises InputError if the format is not known, or the file is there and ``force`` is off.
        """
        wanted = Wanted(format=name, table=table, given=self.given, rules=self.rules, by=self.by)
        return save(self.record, wanted, Path(path), force=force)

    def to_xlsx(self, path: str | Path, *, force: bool = False) -> Written:
        """All tables as a workbook."""
        return self.to("xlsx", path, force=force)

    def to_csv(self, path: str | Path, *, table: str = "claims", force: bool = False) -> Written:
        """One table as CSV."""
        return self.to("csv", path, table=table, force=force)

    def to_jsonl(self, path: str | Path, *, force: bool = False) -> Written:
        """Claims as JSON Lines, with all that belongs to them."""
        return self.to("jsonl", path, force=force)

    def to_parquet(self, path: str | Path, *, table: str = "claims", force: bool = False) -> Written:
        """One table as Parquet."""
        return self.to("parquet", path, table=table, force=force)


def export(record: Record, given: Filter | None = None, *, by: str | None = None, **rules: Any) -> Export:
    """What a filter holds for, ready to be written. ``rules`` change what the settings allow: ``review="all"``.

    ``by`` is who exports it, for the log; by default the login name. Raises StopRun if a rule is not known.
    """
    return Export(record, given or Filter(), rules_from(settings.load(), **rules), by or _login())


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
