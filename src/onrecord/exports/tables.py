"""All tables of an export in one pass over the claims that leave, row by row."""

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from onrecord.errors import InputError, did_you_mean
from onrecord.exports.about import about
from onrecord.exports.columns import CLAIMS, EVENTS, FIGURES, LINKS, OfEvent, OfFigure, OfLink
from onrecord.exports.form import Told, Written
from onrecord.exports.leaving import Leaving, leaving
from onrecord.exports.rules import Rules
from onrecord.exports.table import Cell, Table
from onrecord.exports.tally import INCIDENTS, SOURCES, Tally
from onrecord.record.store import Record
from onrecord.views.filters import Filter

TABLES: dict[str, Table[Any]] = {table.name: table for table in (CLAIMS, EVENTS, FIGURES, INCIDENTS, SOURCES, LINKS)}
_ALL = tuple(TABLES)


class Row(NamedTuple):
    """A row and the table it belongs to."""

    table: str
    cells: tuple[Cell, ...]


class Rows:
    """The rows of some tables. Rows of one table come in its order, those of several tables mixed.

    Once the rows have all gone by, ``written`` says how many there were and what was held back.
    """

    def __init__(
        self, record: Record, given: Filter, rules: Rules, tables: Collection[str] = _ALL, told: Told | None = None
    ) -> None:
        self.rows = self.claims = 0
        self.held_back: dict[str, int] = {}
        self._record, self._given, self._rules, self._tables, self._told = record, given, rules, tables, told

    def __iter__(self) -> Iterator[Row]:
        for row in self._all():
            self.rows += 1
            yield row

    def written(self, left_out: tuple[str, ...] = ()) -> Written:
        """What has gone by."""
        return Written(rows=self.rows, claims=self.claims, held_back=self.held_back, left_out=left_out)

    def about(self) -> list[tuple[str, str]]:
        """What the file says of itself."""
        return about(self._record, self._given, self._rules, claims=self.claims, held_back=self.held_back)

    def _all(self) -> Iterator[Row]:
        some = leaving(self._record, self._given, self._rules, spans=False)
        with Tally() as tally:
            for self.claims, one in enumerate(some, 1):
                yield from self._of_claim(one)
                if self._counts:
                    tally.add(one)
                if self._told:
                    self._told(self.claims)
            self.held_back = dict(some.held_back)
            if self._counts:
                tally.settle()
                yield from self._counted(tally)

    @property
    def _counts(self) -> bool:
        return "incidents" in self._tables or "sources" in self._tables

    def _of_claim(self, one: Leaving) -> Iterator[Row]:
        if "claims" in self._tables:
            yield Row("claims", CLAIMS.row(one))
        if "events" in self._tables:
            for event in one.events:
                yield Row("events", EVENTS.row(OfEvent(one, event)))
        if "figures" in self._tables:
            by_id = {event.line.id: event for event in one.events}
            for figure in one.figures:
                yield Row("figures", FIGURES.row(OfFigure(one, figure, by_id.get(figure.event or ""))))
        if "links" in self._tables:
            for link in one.links:
                yield Row("links", LINKS.row(OfLink(one, link)))

    def _counted(self, tally: Tally) -> Iterator[Row]:
        if "incidents" in self._tables:
            for incident in tally.incidents(self._record, whole=self._rules.review == "all"):
                yield Row("incidents", INCIDENTS.row(incident))
        if "sources" in self._tables:
            for source in tally.sources():
                yield Row("sources", SOURCES.row(source))


def table_named(name: str) -> Table[Any]:
    """A table by its name. Raises InputError with the nearest there is."""
    if name not in TABLES:
        raise InputError(f"table {name!r}: is not known{did_you_mean(name, TABLES)}; known: {', '.join(TABLES)}")
    return TABLES[name]
