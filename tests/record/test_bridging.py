"""Two incidents that a later report tells of as one become one: the older keeps its id, the other's leads to it."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa

from onrecord.errors import InputError
from onrecord.model import Reading
from onrecord.record.decisions import Decision
from onrecord.record.schema import events, incidents, retired
from onrecord.record.store import Record
from onrecord.views.incidents import incident

Read = Callable[..., Reading]
DEPOT = "Shells hit the grain depot at the river port of Sareb on Monday, the mayor of Sareb said.\n"
DOCKERS = "Fourteen dockers of the union Sarimo were killed, their families said.\n"
BOTH = "Shells that hit the grain depot in the port of Sareb on Monday killed fourteen dockers of the union Sarimo.\n"


def all_incidents(record: Record) -> list[str]:
    """Ids of the incidents, the oldest first."""
    asked = sa.select(incidents.c.id).join(events, events.c.incident == incidents.c.number)
    with record.reading_from() as connection:
        return list(dict.fromkeys(connection.execute(asked.order_by(incidents.c.number)).scalars()))


def add(record: Record, read: Read, *told: tuple[str, str]) -> None:
    for text, day in told:
        record.add(read(text, published=day), reader="test")
    record.refresh()


@pytest.fixture
def two(record: Record, read: Read) -> tuple[str, str]:
    add(record, read, (DEPOT, "2031-05-06"), (DOCKERS, "2031-05-06"))
    older, younger = all_incidents(record)
    return older, younger


def test_a_report_that_tells_of_both_makes_them_one(record: Record, read: Read, two: tuple[str, str]) -> None:
    older, younger = two
    add(record, read, (BOTH, "2031-05-07"))
    assert all_incidents(record) == [older]
    assert incident(record, younger).line.id == older
    with record.reading_from() as connection:
        gone = connection.execute(sa.select(retired).where(retired.c.id == younger)).one()
    assert gone.became == older
    assert f"it is part of {older} now, as a later report tells of both" in gone.reason
    with pytest.raises(InputError, match=f"is part of {older} now"):
        record.decide(Decision(kind="incident.merge", target=younger, by="Ada", details={"others": [older]}))
    assert list(record.faults()) == []


def test_what_a_person_has_split_off_stays_apart(record: Record, read: Read, two: tuple[str, str]) -> None:
    older, younger = two
    record.decide(Decision(kind="incident.merge", target=older, by="Ada", details={"others": [younger]}))
    with record.reading_from() as connection:
        last = connection.execute(sa.select(events.c.id).order_by(events.c.number.desc()).limit(1)).scalar_one()
    record.decide(Decision(kind="incident.split", target=older, by="Ada", details={"events": [last]}))
    apart = all_incidents(record)
    add(record, read, (BOTH, "2031-05-07"))
    assert len(apart) == 2
    assert all_incidents(record) == apart
