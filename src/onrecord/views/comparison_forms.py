"""What a comparison of the accounts of one incident is made of: columns for who says it, rows for what is said."""

from typing import Literal

from onrecord.model import Value

By = Literal["side", "source"]
Mark = Literal["", "differs", "disputed"]
Aspect = Literal["stand", "what", "who", "whom", "where", "when", "figure", "part", "called"]


class Holder(Value, frozen=True, kw_only=True):
    """Who an account is held by. ``kind`` "outlet" is an outlet's own sentence."""

    name: str
    kind: str | None
    party: str | None


class Column(Value, frozen=True, kw_only=True):
    """One side (an account with all who share it), or one source."""

    id: str
    holders: tuple[Holder, ...]
    first_said: str | None
    last_said: str | None
    reports: int
    """Reports that carry it, copies included."""


class Told(Value, frozen=True, kw_only=True):
    """One value in a cell, and the claims (permanent ids) it is taken from."""

    words: str
    claims: tuple[str, ...]
    holders: tuple[str, ...] = ()
    """Who of the column gives it, by name."""
    note: str | None = None
    """What it took the place of, where its source changed it."""


class Cell(Value, frozen=True, kw_only=True):
    """What one column says of one row; nothing where it does not say."""

    told: tuple[Told, ...]
    mark: Mark


class Row(Value, frozen=True, kw_only=True):
    """One question to all columns."""

    aspect: Aspect
    title: str
    cells: tuple[Cell, ...]


class Agreed(Value, frozen=True, kw_only=True):
    """What no account contests: the question, the answer, and how many columns give it."""

    title: str
    words: str
    columns: int


class Mentioned(Value, frozen=True, kw_only=True):
    """A day on which something was said, and the claim."""

    day: str
    who: str
    claim: str


class VoicesLine(Value, frozen=True, kw_only=True):
    """Voices of one party and one basis once copies are out, by name."""

    party: str | None
    basis: str
    sources: tuple[str, ...]
    stand: str
    reports: int
    not_copies: int


class Comparison(Value, frozen=True, kw_only=True):
    """The accounts of one incident beside each other. It says where they differ, never which is right."""

    by: By
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    agreed: tuple[Agreed, ...]
    voices: tuple[VoicesLine, ...]
    first_said: Mentioned | None
    last_said: Mentioned | None
