"""Claims to check are found in their order without sorting all that nobody has decided on."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the column, fill it, and make the index."""
    op.add_column("claims", sa.Column("doubt", sa.Float(), nullable=False, server_default="1.5"))
    op.execute(
        "UPDATE claims SET doubt = (CASE WHEN crime_by IS NULL THEN 1 ELSE 0 END) + coalesce(score, 0.5)"
        " WHERE crime_by IS NOT NULL OR score IS NOT NULL"
    )
    op.create_index("claims_to_check", "claims", ["review", "doubt", "number"], unique=False)
