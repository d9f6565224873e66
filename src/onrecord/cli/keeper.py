"""Reports into the record: what is not there yet is read and kept, one report at a time, and counted."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.record_options import print_json

if TYPE_CHECKING:
    from onrecord.errors import SkipReport
    from onrecord.reading.read import Reader
    from onrecord.record.adding import Added
    from onrecord.record.store import Record
    from onrecord.settings import Settings


class Tally:
    """Counts what became of reports; ``problems`` are what was not kept, and why."""

    def __init__(self, as_json: bool) -> None:
        self.as_json = as_json
        self.counts: dict[str, int] = {}
        self.copies = self.revisions = self.claims = 0
        self.problems: list[str] = []

    def count(self, added: "Added") -> None:
        """Count one report."""
        self.counts[added.state] = self.counts.get(added.state, 0) + 1
        self.claims += added.claims
        self.copies += added.copy_of is not None
        self.revisions += added.revises is not None
        if added.state == "removed":
            self.problems.append(f"{added.report}: was removed from this record before ({added.reason}); left out")
        if self.as_json:
            print_json(added)

    @property
    def done(self) -> int:
        """How many reports have been gone through."""
        return self.counts.get("added", 0) + self.counts.get("already", 0)

    def say(self, record: str) -> None:
        """One line on stderr (and on stdout nothing, unless JSON was asked for)."""
        parts = [f"{self.counts.get('added', 0)} added with {self.claims} claims"]
        parts += [f"{self.copies} of them copies"] * bool(self.copies)
        parts += [f"{self.revisions} of them revisions of a report at the same address"] * bool(self.revisions)
        parts += [f"{self.counts.get('already', 0)} there already"] * bool(self.counts.get("already"))
        click.echo(f"{record}: {', '.join(parts)}", err=True)


class Keeper:
    """Puts inputs into a record. The language pipeline is loaded only once there is anything to read with it."""

    def __init__(self, record: "Record", settings: "Settings", tally: Tally) -> None:
        self.record, self.settings, self.tally = record, settings, tally
        self._reader: Reader | None = None

    def keep(self, inputs: Iterable[Any], total: int | None = None, title: str | None = None) -> None:
        """Read what the record does not hold yet, and keep it; ``total``: how many inputs there are, if it is known."""
        from onrecord.cli.reading import Stream
        from onrecord.cli.waiting import bar
        from onrecord.errors import SkipReport

        wanted = self._not_there(inputs)
        first = next(wanted, None)
        if first is None:
            return
        reader = self._loaded()
        stream, made_with = Stream(reader, chain([first], wanted), title), reader.made_by
        with bar("Adding", total) as shown:
            for reading in stream:
                try:
                    self.tally.count(self.record.add(reading, reader=made_with))
                except SkipReport as error:
                    stream.skipped.append(error)
                shown.update("Adding", self.tally.done, shown.total)
        self.tally.problems.extend(_lines(stream.skipped))

    def settle(self) -> None:
        """Make the accounts of the incidents that have changed."""
        from onrecord.cli.waiting import bar

        with bar("Comparing accounts", None) as shown:
            self.record.refresh(lambda done, total: shown.update("Comparing accounts", done, total))

    def _loaded(self) -> "Reader":
        from onrecord.cli.reading import load_reader

        if self._reader is None:
            self._reader = load_reader(self.settings)
        return self._reader

    def _not_there(self, inputs: Iterable[Any]) -> Iterator[Any]:
        """Inputs whose report is not in the record; those that are there are counted and not read again."""
        from onrecord.intake import Skipped
        from onrecord.record.adding import Added

        for taken in inputs:
            if not isinstance(taken, Skipped) and (state := self.record.state_of(taken.report.id)) is not None:
                name, reason = state
                self.tally.count(
                    Added(report=taken.report.id, state="already" if name == "kept" else "removed", reason=reason)
                )
            else:
                yield taken


def _lines(skipped: "list[SkipReport]") -> Iterator[str]:
    return (str(error) for error in skipped)
