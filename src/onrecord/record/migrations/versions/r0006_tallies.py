"""How many claims, events, figures and links there are, kept by the database while they are written."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_TABLES = ("claims", "events", "figures", "links")
_DECIDED = ("checked", "rejected")
"""States of claims that are counted apart."""


def upgrade() -> None:
    """Make the table, count what is there once, and have every change of it counted."""
    made = op.create_table(
        "tallies",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    counts = {name: f"SELECT count(*) FROM {name}" for name in _TABLES}
    counts |= {state: f"SELECT count(*) FROM claims WHERE review = '{state}'" for state in _DECIDED}
    rows = [{"name": name, "number": op.get_bind().exec_driver_sql(asked).scalar()} for name, asked in counts.items()]
    op.bulk_insert(made, rows)
    make = _for_postgresql if op.get_bind().dialect.name == "postgresql" else _for_sqlite
    for table in _TABLES:
        make(table)


def _for_sqlite(table: str) -> None:
    """A trigger for each row: SQLite knows no others."""
    for what, row, sign in (("INSERT", "new", "+"), ("DELETE", "old", "-")):
        steps = [f"UPDATE tallies SET number = number {sign} 1 WHERE name = '{table}'"]
        if table == "claims":
            steps.append(_of_state(row, sign))
        op.execute(f"CREATE TRIGGER tally_{table}_{what.lower()} AFTER {what} ON {table} BEGIN {'; '.join(steps)}; END")
    if table == "claims":
        when = "AFTER UPDATE OF review ON claims WHEN old.review <> new.review"
        steps = [_of_state("old", "-"), _of_state("new", "+")]
        op.execute(f"CREATE TRIGGER tally_claims_update {when} BEGIN {'; '.join(steps)}; END")


def _of_state(row: str, sign: str) -> str:
    known = ", ".join(f"'{state}'" for state in _DECIDED)
    return f"UPDATE tallies SET number = number {sign} 1 WHERE name = {row}.review AND {row}.review IN ({known})"


def _for_postgresql(table: str) -> None:
    """A trigger for each statement, however many rows it changes."""
    changes = (("INSERT", ("new",)), ("DELETE", ("old",)), ("UPDATE", ("old", "new")))
    for what, rows in changes[: 3 if table == "claims" else 2]:
        steps = "".join(_of_rows(table, row, what == "UPDATE") for row in rows)
        name = f"tally_{table}_{what.lower()}"
        op.execute(f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {steps} RETURN NULL; END $$")
        held = " ".join(f"{row.upper()} TABLE AS {row}_rows" for row in rows)
        after = f"AFTER {what} ON {table} REFERENCING {held} FOR EACH STATEMENT"
        op.execute(f"CREATE TRIGGER {name} {after} EXECUTE FUNCTION {name}()")


def _of_rows(table: str, row: str, states_alone: bool) -> str:
    sign = "+" if row == "new" else "-"
    counts = {} if states_alone else {table: f"SELECT count(*) FROM {row}_rows"}
    if table == "claims":
        counts |= {state: f"SELECT count(*) FROM {row}_rows WHERE review = '{state}'" for state in _DECIDED}
    return "".join(
        f"UPDATE tallies SET number = number {sign} ({asked}) WHERE name = '{name}'; " for name, asked in counts.items()
    )
