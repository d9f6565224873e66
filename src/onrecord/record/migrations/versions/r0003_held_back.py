"""A watch remembers which claims it has not told of yet, though later ones were told."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the column."""
    op.add_column("watches", sa.Column("held", sa.Text(), nullable=False, server_default="[]"))
