"""The record of the views' tests: four reports of three stories, on a file and on PostgreSQL."""

from tests.views.conftest import address, filled, new_database, postgresql, read, record

__all__ = ["address", "filled", "new_database", "postgresql", "read", "record"]
