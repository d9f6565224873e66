"""Bringing a database to the form of tables this version knows, from nothing or from an older version."""

from pathlib import Path

import sqlalchemy as sa

from onrecord.errors import StopRun
from onrecord.record.dialects import Database

HEAD = "0006"
"""The newest step in ``migrations/versions``; a test holds that it is."""
_STEPS = Path(__file__).parent / "migrations"


def bring_up_to_date(database: Database) -> None:
    """Make or change the tables, in one transaction, if they are not of this version.

    Raises StopRun if a newer version of Onrecord made them, or if they are another program's.
    """
    if stands_at(database) == HEAD:
        return
    from alembic import command  # takes a while to import, and is needed once in a version
    from alembic.config import Config

    with database.writing() as connection, connection.begin():
        before = stands_at_on(connection)
        if before == HEAD:  # somebody else was quicker
            return
        config = Config()
        config.set_main_option("script_location", str(_STEPS).replace("%", "%%"))
        config.attributes["connection"] = connection
        config.attributes["database"] = database
        command.upgrade(config, "head")
    if before is not None:  # of new indexes the database knows nothing yet
        database.learn(again=True)


def stands_at(database: Database) -> str | None:
    """The step the tables stand at; None for an empty database."""
    with database.engine.connect() as connection:
        return stands_at_on(connection)


def stands_at_on(connection: sa.Connection) -> str | None:
    """As ``stands_at``, on a connection that is open."""
    there = set(sa.inspect(connection).get_table_names())
    if "alembic_version" not in there:
        if there:
            some = ", ".join(sorted(there)[:3])
            raise StopRun(f"record: the database holds tables that are no record's ({some}); choose another")
        return None
    step = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if step is not None and step > HEAD:
        raise StopRun(f"record: made by a newer Onrecord (tables {step}, known up to {HEAD}); install that version")
    return step
