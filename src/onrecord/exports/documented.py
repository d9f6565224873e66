"""The columns of the tables as Markdown: ``python -m onrecord.exports.documented docs/exports.md`` puts them there."""

import sys
from pathlib import Path

from onrecord.exports.csv_tables import RULES
from onrecord.exports.tables import TABLES

BEGIN, END = "<!-- columns: begin -->", "<!-- columns: end -->"


def columns() -> str:
    """Every table with its columns."""
    parts = []
    for table in TABLES.values():
        rows = [f"| `{column.name}` | {column.kind} | {column.says} |" for column in table.columns]
        parts.append(
            "\n".join([f"### {table.name}", "", table.holds, "", "| column | kind | |", "|---|---|---|", *rows])
        )
    parts.append(f"CSV files have one column more, `{RULES.name}`: {RULES.says}")
    return "\n\n".join(parts)


def documented(page: str) -> str:
    """A page with its part on columns made anew. Raises ValueError if it has no such part."""
    before, found, rest = page.partition(BEGIN)
    _, ended, after = rest.partition(END)
    if not found or not ended:
        raise ValueError(f"the page has no part between {BEGIN} and {END}")
    return f"{before}{BEGIN}\n\n{columns()}\n\n{END}{after}"


if __name__ == "__main__":
    for name in sys.argv[1:]:
        path = Path(name)
        path.write_text(documented(path.read_text(encoding="utf-8")), encoding="utf-8")
