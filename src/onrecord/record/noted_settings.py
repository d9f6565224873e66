"""Settings that say what may leave or be told are part of the record's history: a change is a line of its log."""

from typing import Any

import msgspec
import sqlalchemy as sa

from onrecord.record import audit
from onrecord.record.schema import facts
from onrecord.settings import Settings

_GROUPS = ("alert_", "export_")
_FACT = "setting."


def note_settings(connection: sa.Connection, given: Settings) -> None:
    """Write down which of these settings differ from what they were when the record was last written to.

    A new record knows the shipped ones, so that what is never changed is never told.
    """
    shipped, now = _values(Settings()), _values(given)
    asked = sa.select(facts.c.name, facts.c.value).where(facts.c.name.startswith(_FACT))
    kept = {row.name: msgspec.json.decode(row.value) for row in connection.execute(asked)}
    for name, after in now.items():
        before = kept.get(_FACT + name, shipped[name])
        if before == after:
            continue
        row = {"name": _FACT + name, "value": msgspec.json.encode(after).decode()}
        connection.execute(facts.delete().where(facts.c.name == row["name"]))
        connection.execute(facts.insert(), row)
        audit.append(connection, "setting", name, {"before": before, "after": after})


def _values(given: Settings) -> dict[str, Any]:
    found = msgspec.structs.asdict(given)
    return {name: value for name, value in found.items() if name.startswith(_GROUPS)}
