"""The record's first tables."""

import sqlalchemy as sa
from alembic import context, op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables, and what a search needs."""
    op.create_table(
        "event_keys",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("event", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("key", "event"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "facts",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "incidents",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("begin", sa.String(), nullable=True),
        sa.Column("end", sa.String(), nullable=True),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("disputes", sa.Integer(), nullable=False),
        sa.Column("kinds", sa.String(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("account", sa.LargeBinary(), nullable=True),
        sa.Column("stale", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("fingerprint"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("incidents_by_day", "incidents", ["begin", "number"], unique=False)
    op.create_index("incidents_by_disputes", "incidents", ["disputes", "number"], unique=False)
    op.create_index("incidents_by_size", "incidents", ["reports", "number"], unique=False)
    op.create_index("incidents_stale", "incidents", ["stale", "number"], unique=False)
    op.create_table(
        "lineage_bands",
        sa.Column("band", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("band", "report"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "log",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("chain", sa.String(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("log_by_target", "log", ["target", "seq"], unique=False)
    op.create_table(
        "reports",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("byline", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("published_basis", sa.String(), nullable=False),
        sa.Column("retrieved", sa.String(), nullable=True),
        sa.Column("text_sha256", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("added_at", sa.String(), nullable=False),
        sa.Column("reader", sa.String(), nullable=False),
        sa.Column("revises", sa.String(), nullable=True),
        sa.Column("lineage", sa.String(), nullable=False),
        sa.Column("similarity", sa.Float(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("reports_by_day", "reports", ["published", "number"], unique=False)
    op.create_index("reports_by_lineage", "reports", ["lineage"], unique=False)
    op.create_index("reports_by_text", "reports", ["text_sha256"], unique=False)
    op.create_index("reports_by_url", "reports", ["url"], unique=False)
    op.create_table(
        "retired",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("became", sa.String(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "watches",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("filter", sa.Text(), nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "claims",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("said", sa.String(), nullable=True),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("review", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("crime_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("fingerprint"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("claims_by_act", "claims", ["act", "number"], unique=False)
    op.create_index("claims_by_report", "claims", ["report", "position"], unique=False)
    op.create_index("claims_by_review", "claims", ["review", "number"], unique=False)
    op.create_table(
        "payloads",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["seq"],
            ["log.seq"],
        ),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_table(
        "readings",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report"),
    )
    op.create_table(
        "claim_sources",
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("sector", sa.String(), nullable=True),
        sa.Column("party", sa.String(), nullable=True),
        sa.Column("on_behalf_of", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["claim"], ["claims.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("claim", "position"),
    )
    op.create_index("claim_sources_by_key", "claim_sources", ["key", "claim"], unique=False)
    op.create_index("claim_sources_by_name", "claim_sources", ["name", "claim"], unique=False)
    op.create_table(
        "events",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("incident", sa.Integer(), nullable=True),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("mode", sa.String(), nullable=True),
        sa.Column("polarity", sa.String(), nullable=False),
        sa.Column("denied", sa.String(), nullable=True),
        sa.Column("certainty", sa.String(), nullable=False),
        sa.Column("tense", sa.String(), nullable=True),
        sa.Column("coded", sa.Boolean(), nullable=False),
        sa.Column("begin", sa.String(), nullable=True),
        sa.Column("end", sa.String(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("admin1", sa.Text(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("precision", sa.String(), nullable=True),
        sa.Column("label", sa.Text(), nullable=True),
        sa.Column("joined", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["claim"], ["claims.number"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["incident"], ["incidents.number"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("fingerprint"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("events_by_claim", "events", ["claim"], unique=False)
    op.create_index("events_by_country", "events", ["country", "begin"], unique=False)
    op.create_index("events_by_day", "events", ["begin"], unique=False)
    op.create_index("events_by_incident", "events", ["incident"], unique=False)
    op.create_index("events_by_place", "events", ["place"], unique=False)
    op.create_index("events_by_point", "events", ["lat", "lon"], unique=False)
    op.create_index("events_by_report", "events", ["report"], unique=False)
    op.create_index("events_by_type", "events", ["type", "begin"], unique=False)
    op.create_table(
        "links",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("other", sa.Integer(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("within", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.number"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other"], ["claims.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("claim", "other", "relation", name="links_once"),
    )
    op.create_index("links_by_claim", "links", ["claim"], unique=False)
    op.create_index("links_by_other", "links", ["other"], unique=False)
    op.create_table(
        "entries",
        sa.Column("event", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event"),
    )
    op.create_table(
        "event_parties",
        sa.Column("event", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("sector", sa.String(), nullable=True),
        sa.Column("party", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["event"], ["events.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event", "role", "position"),
    )
    op.create_index("event_parties_by_key", "event_parties", ["key", "event"], unique=False)
    op.create_index("event_parties_by_name", "event_parties", ["name", "event"], unique=False)
    op.create_table(
        "figures",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("event", sa.Integer(), nullable=True),
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("who", sa.String(), nullable=True),
        sa.Column("counted", sa.Text(), nullable=False),
        sa.Column("qualifier", sa.String(), nullable=False),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("low", sa.Float(), nullable=True),
        sa.Column("high", sa.Float(), nullable=True),
        sa.Column("part_of", sa.String(), nullable=True),
        sa.Column("cumulative", sa.Boolean(), nullable=False),
        sa.Column("since", sa.String(), nullable=True),
        sa.Column("implied", sa.Boolean(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.number"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["event"], ["events.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("figures_by_claim", "figures", ["claim"], unique=False)
    op.create_index("figures_by_event", "figures", ["event"], unique=False)
    op.create_index("figures_by_fingerprint", "figures", ["fingerprint"], unique=False)
    op.create_index("figures_by_measure", "figures", ["measure", "number"], unique=False)
    context.config.attributes["database"].make_search(op.get_bind())
