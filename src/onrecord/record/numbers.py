"""Giving permanent ids: a few questions to the database for a whole report, however many ids it needs."""

from collections.abc import Iterable, Mapping

import sqlalchemy as sa

from onrecord.record.ids import permanent_id
from onrecord.record.schema import claims, events, incidents, retired

_MANY = 500


def give_ids(
    connection: sa.Connection, fingerprints: Iterable[str], preferred: Mapping[str, str] | None = None
) -> dict[str, str]:
    """A permanent id for each fingerprint; the ``preferred`` one (of another record) where it is free."""
    wanted = list(dict.fromkeys(fingerprints))
    preferred = preferred or {}
    first = {name: preferred.get(name) or permanent_id(name, ()) for name in wanted}
    taken = set(_taken(connection, first.values()))
    given: dict[str, str] = {}
    for name in wanted:
        found = first[name]
        if found in taken:
            found = permanent_id(name, _Taken(connection, taken))
        taken.add(found)
        given[name] = found
    return given


def _taken(connection: sa.Connection, ids: Iterable[str]) -> Iterable[str]:
    """Those of ``ids`` that are in use or were."""
    asked = list(ids)
    for start in range(0, len(asked), _MANY):
        some = asked[start : start + _MANY]
        for table in (claims, events, incidents, retired):
            yield from connection.execute(sa.select(table.c.id).where(table.c.id.in_(some))).scalars()


class _Taken:
    """Ids in use, asked of the database one at a time: for the rare fingerprint whose first id is taken."""

    def __init__(self, connection: sa.Connection, known: set[str]) -> None:
        self.connection = connection
        self.known = known

    def __contains__(self, found: object) -> bool:
        return found in self.known or (isinstance(found, str) and any(_taken(self.connection, [found])))
