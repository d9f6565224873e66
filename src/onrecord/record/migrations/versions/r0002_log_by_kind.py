"""What is asked of the log by kind (decisions on names, above all) is found without looking through all of it."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the index."""
    op.create_index("log_by_kind", "log", ["kind", "seq"], unique=False)
