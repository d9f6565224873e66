"""Run by Alembic: the steps from one form of the tables to the next, on the connection the record gives."""

from alembic import context

from onrecord.record.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
