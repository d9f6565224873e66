"""Which known events a scene is compared with: those that share blocking keys with it, at a cost that does not grow."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import sqlalchemy as sa

from onrecord.record.dialects import Database
from onrecord.record.entries import Entry
from onrecord.record.incident_keys import keys
from onrecord.record.incident_traits import Traits, traits_of
from onrecord.record.packing import hashed, unpack
from onrecord.record.schema import entries, event_keys, events

PER_KEY = 60
"""At most so many events, the latest, are looked at for one blocking key."""
PER_SCENE = 60
"""At most so many events, those that share most keys, are compared with the events of one scene."""


class Known:
    """Events of the record with their incidents, loaded as scenes ask for them, and those of the report itself."""

    def __init__(self, connection: sa.Connection, database: Database, new: Mapping[int, Traits]) -> None:
        self._connection = connection
        self._database = database
        self._before = min(new, default=0)
        self.traits = dict(new)
        self.incidents: dict[int, int] = {}
        self.own: list[int] = []
        """Events of the new report that have an incident by now, in the order they got it."""

    def placed(self, numbers: Iterable[int], incident: int) -> None:
        """Take note of where events of the new report were put."""
        for number in numbers:
            self.own.append(number)
            self.incidents[number] = incident

    def became(self, incident: int, other: int) -> None:
        """Take note that an incident was merged into another."""
        for number, held in self.incidents.items():
            if held == incident:
                self.incidents[number] = other

    def candidates_of(self, numbers: Sequence[int]) -> list[tuple[str, Traits]]:
        """Pairs of incident and event for a scene: the nearest of the record, then what its report told before it."""
        wanted = {hashed(key) for number in numbers for key in keys(self.traits[number])}
        near = self._database.sharing(
            self._connection, event_keys, sorted(wanted), per_key=PER_KEY, most=PER_SCENE, before=self._before
        )
        self._load([number for number in near if number not in self.traits])
        return [
            (str(self.incidents[number]), self.traits[number])
            for number in (*near, *self.own)
            if number in self.incidents
        ]

    def of_incident(self, incident: int) -> list[Traits]:
        """The traits of an incident's latest events, those of the report itself among them."""
        asked = sa.select(events.c.number).where(events.c.incident == incident).order_by(events.c.number.desc())
        found = list(self._connection.execute(asked.limit(PER_SCENE)).scalars())
        self._load([number for number in found if number not in self.traits])
        return [self.traits[number] for number in found]

    def _load(self, wanted: Sequence[int]) -> None:
        asked = sa.select(events.c.number, events.c.incident, entries.c.body)
        asked = asked.join(entries, entries.c.event == events.c.number).where(events.c.incident.is_not(None))
        for row in self._connection.execute(asked.where(events.c.number.in_(wanted))):
            self.traits[row.number] = _traits_in(row.body)
            self.incidents[row.number] = row.incident


@lru_cache(maxsize=10_000)
def _traits_in(body: bytes) -> Traits:
    """What is compared of an entry as it is kept; the latest events are asked for again by the next reports."""
    return traits_of(unpack(body, Entry))
