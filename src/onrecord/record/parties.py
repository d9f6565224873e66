"""Parties: who speaks for whom. A president, his office, his ministries and his spokeswoman are one party.

A party is a side that speaks, not a side in a war: nobody is taken for the opponent of anybody by nationality.
"""

import re
from collections.abc import Iterable
from pathlib import Path

import msgspec

from onrecord.ids import make_id
from onrecord.record.entries import Entry, Who
from onrecord.record.party_lexicon import PartyLexicon, load

# Sectors of those who act for a state. Courts and parliaments are left out: they often speak against it.
_OF_STATE = frozenset({"GOV", "MIL", "COP", "SPY"})
# Sectors of those who carry arms without being the state's.
_ARMED = frozenset({"REB", "PRM", "UAF", "CRM", "OPP"})
_ORGANISED = frozenset({"group", "organisation", "institution"})
_NOBODY = frozenset({"people", "unknown", "unnamed", "document"})
# "the group's fighters", "the ministry's spokeswoman": whose they are stands before the apostrophe.
_OWNED = re.compile(
    r"^(.+?)(?:[’']s|(?<=s)[’']) (?:[\w-]+ ){0,3}?"
    r"(?:fighter|force|troop|soldier|gunm|men\b|unit|command|wing|brigade|army|navy|rebel|militia|spokes|leader"
    r"|commander|official|office|ministr|government|police|polit|envoy|negotiator|delegat)",
    re.IGNORECASE,
)


def party_of(who: Who, on_behalf_of: Who | None = None, folder: Path | None = None) -> str | None:
    """The party of ``who``, or of whom he or she speaks for; None where it cannot be told.

    What a person or a lexicon says (``Who.party``) goes before everything else.
    """
    known = load(folder)
    for one in (who, on_behalf_of):
        if one is not None and one.party is not None:
            return one.party
    if on_behalf_of is not None and (spoken_for := _own(on_behalf_of, known)) is not None:
        return spoken_for
    return _own(who, known)


def _own(who: Who, known: PartyLexicon) -> str | None:
    """The party of one actor by name, owner, kind, country and sector."""
    if (named := _by_name(who, known)) is not None:
        return named
    if (owner := _OWNED.match(who.name)) and who.kind != "outlet":
        party = _of_owner(who, owner[1].strip(), known)
        if party is not None:
            return party
    if who.kind == "outlet":
        return who.name
    if who.country is not None and who.sector in _OF_STATE and who.kind not in ("group", "people"):
        return None if who.country in known.divided else known.government(who.country)
    return who.name if who.kind in _ORGANISED and is_named(who) else None


def is_named(who: Who) -> bool:
    """Whether the actor has a name of its own, by which other reports know it too, and not only words of one report."""
    land = None if who.kind == "person" else who.country
    return who.key == make_id("act", who.name, who.kind, land, None)


def _of_owner(who: Who, owner: str, known: PartyLexicon) -> str | None:
    """The party behind "X’s fighters": X, if that is a known name or the fighters are of an armed group."""
    named = _by_name(msgspec.structs.replace(who, name=owner), known)
    return named or (owner if who.sector in _ARMED else None)


def _by_name(who: Who, known: PartyLexicon) -> str | None:
    """Parties with several names; officials put in by another state; lands with authorities of their own."""
    if (put := known.put_in.search(who.name)) and (country := known.nations.get(put[1].strip().lower())):
        return known.government(country)
    for pattern, party in known.members:
        if pattern.search(who.name):
            return party
    if (group := known.groups.get(who.name.removeprefix("the ").removeprefix("The "))) is not None:
        return group
    for pattern, (state, party) in known.apart:
        # The army's Gaza Division is of the army.
        if who.country in (None, state) and pattern.search(who.name):
            return party
    return None


class Parties:
    """The parties of the people in some entries, where the company they are in counts.

    A commander of whom only country and trade are known may be the army's or the rebels': where the entries speak of
    armed people of that country who are not the state's, such a person's party is not known.
    """

    def __init__(self, entries: Iterable[Entry], folder: Path | None = None) -> None:
        self.folder = folder
        self.torn = frozenset(
            who.country
            for entry in entries
            for who in _people(entry)
            if who.country is not None and who.sector in _ARMED
        )

    def of(self, who: Who, on_behalf_of: Who | None = None) -> str | None:
        """The party of ``who`` among these entries, or None."""
        if self._doubtful(who) and (on_behalf_of is None or self._doubtful(on_behalf_of)):
            return who.party
        return party_of(who, on_behalf_of, self.folder)

    def _doubtful(self, who: Who) -> bool:
        return who.kind == "person" and who.sector == "MIL" and who.country in self.torn and who.party is None


def _people(entry: Entry) -> Iterable[Who]:
    yield from entry.sources
    yield from entry.actors
    yield from entry.recipients
    if entry.on_behalf_of is not None:
        yield entry.on_behalf_of
