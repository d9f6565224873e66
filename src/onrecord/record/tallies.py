"""How many rows the largest tables hold, as the database itself keeps count: nobody counts millions of them again.

Triggers keep the tallies in the transaction that writes, so that they hold after every report and every decision.
"""

import sqlalchemy as sa

from onrecord.record.schema import tallies


def tallied(connection: sa.Connection) -> dict[str, int]:
    """Number of claims, of events, figures and links; of claims ``checked`` and ``rejected`` as well."""
    return dict(connection.execute(sa.select(tallies.c.name, tallies.c.number)).all())
