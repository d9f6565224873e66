"""An entry as one of its holders says it: whose it is, when, of what party, and whether it is only a copy."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from onrecord.record.entries import Entry, Who
from onrecord.record.forms import Stand
from onrecord.record.parties import Parties, is_named
from onrecord.record.stands import is_matter, stand_of

_WORD = re.compile(r"\w+")
# Share of words from which two quotes of one lineage are the same sentence.
_SAME = 0.6
# Sources that are none: nobody is the holder of what nobody said, and a pronoun that was not made out is no new voice.
_NOBODY = re.compile(r"(?:(?:no|none|nobody|neither)\b|(?:it|he|she|they|we|i|who|which|this|that)$)", re.IGNORECASE)
# "Its fighters", in the mouth of a group whose name was not made out; "our troops".
_OWN_PEOPLE = re.compile(r"(?:its|our) \w+", re.IGNORECASE)
# "The group claimed (took, accepted) responsibility for the raid".
_TAKING = frozenset({"claim", "take", "accept", "assume"})
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
        """Who it is for comparing: those with a name across reports, others by their words within a lineage."""
        if self.narrated:
            return self.who.key
        name = self.who.name.lower()
        return name if is_named(self.who) or self.who.name == self.party else f"{name}@{self.lineage}"

    @cached_property
    def shown(self) -> str:
        """The holder as forms show it: an actor's id, else the words."""
        return self.who.key if self.who.key.startswith("act_") else self.who.name or self.who.key

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
    ordered = sorted(entries, key=when)
    matter = [entry for entry in ordered if is_matter(entry)] or ordered
    parties = Parties(ordered)
    found: list[Said] = []
    for order, entry in enumerate(matter):
        harmed = frozenset(party for who in entry.recipients if (party := parties.of(who)) is not None)
        for who in entry.sources:
            if not who.name or _NOBODY.match(who.name):
                continue
            party = parties.of(who, entry.on_behalf_of)
            said = Said(
                entry=entry,
                who=who,
                party=party,
                stand=stand_of(entry),
                doers=frozenset(),
                harmed=harmed,
                order=order,
            )
            said = replace(said, doers=_doers(said, parties))
            found.append(replace(said, copy=_is_copy(said, found)))
    return tuple(found)


def _doers(said: Said, parties: Parties) -> frozenset[str]:
    """Who did it by the holder's word: those named, or the holder where it speaks of its own people or of itself."""
    entry, itself = said.entry, said.party or said.holder
    if not entry.actors and not said.narrated and _claims_responsibility(entry):
        return frozenset({itself})
    found = set()
    for who in entry.actors:
        if not said.narrated and is_own(who):
            found.add(itself)
        elif (name := doer_of(who, parties)) is not None:
            found.add(name)
    return frozenset(found)


def is_own(who: Who) -> bool:
    """Whether these are the people of whoever speaks: "our troops", "its fighters"."""
    return _OWN_PEOPLE.match(who.name) is not None


def _claims_responsibility(entry: Entry) -> bool:
    cue = entry.claim.cue
    return cue is not None and cue.lemma in _TAKING and entry.quote.lower().startswith("responsibility")


def when(entry: Entry) -> tuple[str, bool, str, int]:
    """Order of publication; of one day's, the first report of a lineage before its copies."""
    head = entry.head
    return head.published or "9999", head.lineage not in (None, head.report), head.report, entry.event.trigger.start


def doer_of(who: Who, parties: Parties) -> str | None:
    """The party that answers for a deed, or the one named for it; None for those nobody can name ("gunmen")."""
    party = parties.of(who)
    if party is not None:
        return party
    return who.name if who.kind in _NAMED and is_named(who) else None


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
