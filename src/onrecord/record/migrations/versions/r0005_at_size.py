"""Questions at size: indexes for them, who speaks how often, and the names that people ask by."""

import sqlalchemy as sa
from alembic import context, op

revision = "0005"
down_revision = "0004"

_INDEXES = {
    "reports_by_outlet": ("reports", ["outlet", "published", "number"]),
    "reports_by_state": ("reports", ["state", "published", "lineage"]),
    "claim_sources_by_name": ("claim_sources", ["name", "kind", "sector", "claim"]),
    "claim_sources_by_party": ("claim_sources", ["party", "claim"]),
    "claim_sources_by_behalf": ("claim_sources", ["on_behalf_of", "claim"]),
    "events_by_mode": ("events", ["mode", "claim"]),
    "events_by_place": ("events", ["place", "claim"]),
    "events_by_admin1": ("events", ["admin1", "claim"]),
    "event_parties_by_name": ("event_parties", ["name", "kind", "sector", "event"]),
}
_GROWN = ("claim_sources_by_name", "events_by_place", "event_parties_by_name")
"""Those that were there with fewer columns."""
_NAMED = (
    ("claim_sources", "name"),
    ("claim_sources", "party"),
    ("claim_sources", "on_behalf_of"),
    ("event_parties", "name"),
    ("events", "place"),
    ("events", "admin1"),
    ("reports", "outlet"),
)
_COUNT = (
    "INSERT INTO speakers (key, name, kind, country, party, report, claims, reports) "
    "SELECT s.key, s.name, s.kind, s.country, s.party, c.report, counted.claims, counted.reports FROM "
    "(SELECT a.key AS key, min(a.claim) AS first, "
    "count(DISTINCT a.claim) AS claims, count(DISTINCT b.report) AS reports "
    "FROM claim_sources a JOIN claims b ON b.number = a.claim WHERE a.kind <> 'outlet' GROUP BY a.key) AS counted "
    "JOIN claim_sources s ON s.claim = counted.first AND s.key = counted.key AND s.position = "
    "(SELECT min(position) FROM claim_sources o WHERE o.claim = counted.first AND o.key = counted.key) "
    "JOIN claims c ON c.number = counted.first"
)


def upgrade() -> None:
    """Make the indexes and the two tables, and fill these from what is there."""
    for name in _GROWN:
        op.drop_index(name, _INDEXES[name][0])
    for name, (table, columns) in _INDEXES.items():
        op.create_index(name, table, columns, unique=False)
    lasting = sa.text('"end" > "begin"')
    columns = ["end", "begin", "claim"]
    op.create_index("events_lasting", "events", columns, sqlite_where=lasting, postgresql_where=lasting)
    op.create_table(
        "speakers",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("party", sa.String(), nullable=True),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key"),
    )
    op.execute(_COUNT)
    op.create_index("speakers_by_claims", "speakers", ["claims", "key"], unique=False)
    op.create_index("speakers_by_report", "speakers", ["report"], unique=False)
    named = op.create_table(
        "names",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("backwards", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    asked = " UNION ".join(f"SELECT {column} FROM {table} WHERE {column} IS NOT NULL" for table, column in _NAMED)
    found = list(op.get_bind().execute(sa.text(asked)).scalars())
    for start in range(0, len(found), 5_000):
        some = [(name, name.lower()) for name in found[start : start + 5_000]]
        op.bulk_insert(named, [{"name": name, "folded": low, "backwards": low[::-1]} for name, low in some])
    op.create_index("names_by_folded", "names", ["folded"], unique=False)
    op.create_index("names_by_end", "names", ["backwards"], unique=False)
    context.config.attributes["database"].make_orders(op.get_bind())
