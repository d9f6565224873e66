"""A record that an older version made gets what later questions need, filled from what it holds."""

from collections.abc import Callable

import sqlalchemy as sa

from onrecord.model import Reading
from onrecord.record.schema import metadata
from onrecord.record.store import Record
from tests.record.dumping import dump
from tests.record.stories import STORIES, variants

_NEW = (
    *("reports_by_outlet", "reports_by_state", "claim_sources_by_party", "claim_sources_by_behalf", "events_by_mode"),
    *("events_by_admin1", "events_lasting", "latest_disputed", "latest_reports", "latest_incidents"),
)
_GROWN = (
    *("claim_sources_by_name ON claim_sources (name, claim)", "events_by_place ON events (place)"),
    "event_parties_by_name ON event_parties (name, event)",
)


_CHANGES = ("insert", "delete")
_COUNTING = [
    *((f"tally_{table}_{what}", table) for table in ("claims", "events", "figures", "links") for what in _CHANGES),
    ("tally_claims_update", "claims"),
]


def as_of_version_four(record: Record) -> None:
    """Take away what the fifth and sixth steps make."""
    with record.writing_to() as connection:
        for name, table in _COUNTING:
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql(f"DROP TRIGGER {name} ON {table}")
                connection.exec_driver_sql(f"DROP FUNCTION {name}")
            else:
                connection.exec_driver_sql(f"DROP TRIGGER {name}")
        for table in ("speakers", "names", "tallies"):
            connection.exec_driver_sql(f"DROP TABLE {table}")
        for index in _NEW:
            connection.exec_driver_sql(f"DROP INDEX IF EXISTS {index}")
        for index in _GROWN:
            connection.exec_driver_sql(f"DROP INDEX {index.partition(' ')[0]}")
            connection.exec_driver_sql(f"CREATE INDEX {index}")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0004'")


def indexes(record: Record) -> set[str | None]:
    """Names of all indexes."""
    with record.reading_from() as connection:
        seen = sa.inspect(connection)
        return {found["name"] for table in metadata.tables for found in seen.get_indexes(table)}


def test_an_old_record_becomes_as_one_made_now(address: str, read: Callable[..., Reading]) -> None:
    with Record.open(address) as record:
        for reading in variants([read(story, published="2031-05-06") for story in STORIES], 8):
            record.add(reading)
        record.refresh()
        new, made = dump(record), indexes(record)
        as_of_version_four(record)
    with Record.open(address) as record:
        assert dump(record) == new
        assert indexes(record) == made
        assert list(record.faults()) == []
