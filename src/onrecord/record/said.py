"""An entry as one of its holders says it: whose it is, when, of what party, and whether it is only a copy."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from onrecord.record.entries import Entry, Who
from onrecord.record.forms import Stand
from onrecord.record.parties import Parties
from onrecord.record.stands import is_matter, stand_of

_WORD = re.compile(r"\w+")
# Share of words from which two quotes of one lineage are the same sentence.
_SAME = 0.6
# Kinds of actors that can have done a deed by a name of their own; nobody answers for "people" or "gunmen".
_NAMED = frozenset({"person", "office", "government", "force", "group", "organisation"})


@dataclass(frozen=True)
class Said:
    """One entry in the mouth of one holder."""

    entry: Entry
    who: Who
    party: str | None
    stand: Stand | None
    doers: frozenset[str]
    """Parties (or named persons) said to have done it; of a denial, of whom it is denied."""
    harmed: frozenset[str]
    """Parties it was done to."""
    order: int
    copy: bool = False
    withdrawn: bool = False

    @property
    def claim(self) -> str:
        """The claim's id."""
        return self.entry.claim.id

    @cached_property
    def holder(self) -> str:
        """Who it is for comparing: actors by id across reports, unnamed people only within a lineage."""
        if self.who.key.startswith(("act_", "outlet:")):
            return self.who.key
        return f"{self.who.key}@{self.lineage}"

    @cached_property
    def shown(self) -> str:
        """The holder as forms show it: an actor's id, else the words."""
        return self.who.key if self.who.key.startswith("act_") else self.who.name

    @property
    def narrated(self) -> bool:
        """Whether it is the outlet's own word."""
        return self.who.kind == "outlet"

    @property
    def lineage(self) -> str:
        """The lineage of the report, or the report."""
        return self.entry.head.lineage or self.entry.head.report

    @cached_property
    def day(self) -> str | None:
        """The day it was said (ISO date): as told, if not after publication, else the day of publication."""
        published = self.entry.head.published
        said = self.entry.claim.said
        if said is not None and len(said) == 10 and (published is None or said <= published):
            return said
        return published[:10] if published else None

    def same_side(self, other: "Said") -> bool:
        """Whether both are of one holder or one party."""
        return self.holder == other.holder or (self.party is not None and self.party == other.party)


def all_said(entries: Iterable[Entry]) -> tuple[Said, ...]:
    """Every entry by every holder, in the order of publication; copies are marked, talk about talk is left out.

    If all entries are talk (a demand, a refusal), the talk is the matter.
    """
    ordered = sorted(entries, key=_when)
    matter = [entry for entry in ordered if is_matter(entry)] or ordered
    parties = Parties(ordered)
    found: list[Said] = []
    for order, entry in enumerate(matter):
        doers = frozenset(name for who in entry.actors if (name := doer_of(who, parties)) is not None)
        harmed = frozenset(party for who in entry.recipients if (party := parties.of(who)) is not None)
        for who in entry.sources:
            said = Said(
                entry=entry,
                who=who,
                party=parties.of(who, entry.on_behalf_of),
                stand=stand_of(entry),
                doers=doers,
                harmed=harmed,
                order=order,
            )
            found.append(replace(said, copy=_is_copy(said, found)))
    return tuple(found)


def _when(entry: Entry) -> tuple[str, str, int]:
    return entry.head.published or "9999", entry.head.report, entry.event.trigger.start


def doer_of(who: Who, parties: Parties) -> str | None:
    """The party that answers for a deed, or the one named for it; None for those nobody knows."""
    party = parties.of(who)
    if party is not None:
        return party
    return who.key if who.kind in _NAMED and who.key.startswith("act_") and who.country is None else None


def _is_copy(said: Said, earlier: Sequence[Said]) -> bool:
    """Whether an earlier report of the same lineage has the same holder saying the same words."""
    head = said.entry.head
    if head.lineage is None:
        return False
    words = _words(said.entry.quote)
    for other in earlier:
        if other.entry.head.lineage != head.lineage or other.entry.head.report == head.report:
            continue
        if (other.holder == said.holder or (other.narrated and said.narrated)) and _alike(
            words, _words(other.entry.quote)
        ):
            return True
    return False


def _words(quote: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(quote))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and len(one & other) >= _SAME * min(len(one), len(other))
