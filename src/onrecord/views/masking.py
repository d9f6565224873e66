"""Private persons are not named in lists and exports, unless that is asked for.

Public are office-holders, commanders, spokespeople and whoever a person marked as public. Whoever a report only quotes
or counts (a resident, a victim, a relative) is private. The text of a report itself is never changed.
"""

import re
from collections.abc import Iterable

import sqlalchemy as sa

from onrecord.record.decisions import decisions_of
from onrecord.record.schema import claim_sources, claims, event_parties, events

MASK = "[private person]"
PUBLIC_SECTORS = ("GOV", "MIL", "LEG", "JUD", "ELI", "SPY", "COP", "PTY", "REB", "PRM", "UAF", "OPP", "IGO", "NGO")
"""PLOVER sectors whose people act in public."""
_ARTICLES = frozenset({"a", "an", "the", "one", "two", "three", "some", "several", "many", "his", "her", "their"})
_PARTICLES = frozenset(
    {
        "de",
        "da",
        "do",
        "dos",
        "del",
        "della",
        "der",
        "den",
        "di",
        "du",
        "van",
        "von",
        "al",
        "el",
        "bin",
        "ibn",
        "abu",
        "ould",
        "ben",
        "le",
        "la",
        "las",
        "los",
        "y",
        "e",
        "af",
        "av",
        "zu",
        "ul",
    }
)


_LONGEST = 100
"""Characters beyond an edge in which the rest of a name is looked for."""


class Mask:
    """Which names are masked, and the masking of words that hold them."""

    def __init__(self, private: Iterable[str] = ()) -> None:
        self.private = frozenset(private)
        whole = sorted(self.private, key=len, reverse=True)
        last = {name.split()[-1] for name in whole if " " in name and len(name.split()[-1]) > 2}
        every = [*whole, *sorted(last, key=len, reverse=True)]
        written = (r"\s+".join(map(re.escape, name.split())) for name in every)
        self._pattern = re.compile(rf"\b(?:{'|'.join(written)})\b") if every else None

    def name(self, name: str | None) -> str | None:
        """A name, or the mask if it is a private person's."""
        return MASK if name in self.private else name

    def is_private(self, name: str | None) -> bool:
        """Whether this is the name of a private person."""
        return name in self.private

    def words(self, words: str) -> str:
        """A quote, with the names of private persons masked in it."""
        return self._pattern.sub(MASK, words) if self._pattern else words

    def part(self, text: str, start: int, end: int) -> str:
        """``text[start:end]``, masked; a name that is cut by an edge is masked as well."""
        if self._pattern is None:
            return text[start:end]
        found, at = [], start
        for name in self._pattern.finditer(text, max(0, start - _LONGEST), min(len(text), end + _LONGEST)):
            if name.start() < end and name.end() > start:
                found += [text[at : max(at, name.start())], MASK]
                at = name.end()
        return "".join([*found, text[at:end]])

    def blocked(self, text: str) -> str:
        """A whole text, with each letter of a name put as a block, so that offsets stay true."""
        return self._pattern.sub(lambda name: "█" * len(name[0]), text) if self._pattern else text


NOTHING = Mask()
"""Masks nobody."""


def mask_for(connection: sa.Connection, reports: Iterable[int]) -> Mask:
    """The mask for what is shown of some reports (row numbers)."""
    numbers = list(dict.fromkeys(reports))
    said = sa.select(claim_sources.c.name, claim_sources.c.key, claim_sources.c.sector, claim_sources.c.on_behalf_of)
    said = said.join(claims, claims.c.number == claim_sources.c.claim)
    done = sa.select(event_parties.c.name, event_parties.c.key, event_parties.c.sector, sa.null().label("on_behalf_of"))
    done = done.join(events, events.c.number == event_parties.c.event)
    public = _marked_public(connection)
    private: set[str] = set()
    shown: set[str] = set()
    for start in range(0, len(numbers), 500):
        some = numbers[start : start + 500]
        asked = sa.union(
            said.where(claims.c.report.in_(some), claim_sources.c.kind == "person"),
            done.where(events.c.report.in_(some), event_parties.c.kind == "person"),
        )
        for row in connection.execute(asked):
            known = row.sector in PUBLIC_SECTORS or row.on_behalf_of or public.get(row.key, public.get(row.name))
            (shown if known and public.get(row.key) is not False else private).add(row.name)
    return Mask(name for name in private - shown if is_name(name))


def is_name(words: str) -> bool:
    """Whether words are a person's name and not a description ("three armed men", "A resident")."""
    parts = words.split()
    named = [part for part in parts if part[0].isupper()]
    small = {part.lower() for part in parts} - {part.lower() for part in named}
    return bool(named) and parts[-1][0].isupper() and parts[0].lower() not in _ARTICLES and small <= _PARTICLES


def _marked_public(connection: sa.Connection) -> dict[str, bool]:
    """Actors (ids or names) that a person marked as public or private."""
    found: dict[str, bool] = {}
    for one in decisions_of(connection, "actor.mark"):
        if "public" in one.decision.details:
            found[one.decision.target] = bool(one.decision.details["public"])
    return found
