"""Which two things said cannot both be right: an answer to a denial, another doer."""

import re
from collections.abc import Sequence

from onrecord.record.said import Said

# Deeds one is blamed for. That two bodies are said to have endorsed a plan is no quarrel over who did.
_BLAMED = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE"})
_OF_THE_DOER = frozenset({"actor", "target", "intent"})
# "We fired nothing": who says so denies it of himself.
_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Oo]urs?|us|I|[Mm]y)\b")


def denied_doers(denial: Said) -> frozenset[str]:
    """Of whom it is denied: those named, else the one who denies it (if the doer is what is denied)."""
    if denial.doers or denial.narrated:
        return denial.doers
    if denial.entry.event.denied not in _OF_THE_DOER and not _FIRST_PERSON.search(denial.entry.quote):
        return denial.doers
    return frozenset({denial.party or denial.holder})


def answers(denial: Said, other: Said) -> bool:
    """Whether ``denial`` denies what ``other`` says."""
    if denial.stand != "denies" or other.stand != "says" or denial.holder == other.holder:
        return False
    if other.entry.event.id in denial.entry.answers:
        return True
    denied = denial.entry.event.denied
    if denied in ("figure", "label"):
        return False
    of_whom = denied_doers(denial)
    if of_whom:
        # A party does not answer itself on who did it.
        return bool(of_whom & other.doers) and not denial.same_side(other)
    if denied in _OF_THE_DOER or _of_others(denial, other) or _apart_in_report(denial, other):
        return False
    return denial.party is None or denial.party != other.party or not (denial.narrated or other.narrated)


def _apart_in_report(denial: Said, other: Said) -> bool:
    """Whether one report tells the two as two matters: it links a denial to what it answers, and what it leaves
    unlinked is answered only if it is the same kind of deed, told by another side."""
    if denial.entry.head.report != other.entry.head.report:
        return False
    modes = {denial.entry.event.mode, other.entry.event.mode} - {None}
    return len(modes) > 1 or denial.same_side(other)


def _of_others(denial: Said, other: Said) -> bool:
    """Whether the denial speaks of one doer and the other of another: "officers fired on nobody", "gunmen burned …"."""
    mine, theirs = ({who.key for who in said.entry.actors} for said in (denial, other))
    return bool(mine and theirs) and not mine & theirs and denial.party not in other.doers


def rivals(one: Said, other: Said, pairs: frozenset[frozenset[str]]) -> bool:
    """Whether the two name different doers of one deed. ``pairs`` are parties known to have fought each other in it."""
    if one.stand != "says" or other.stand != "says" or one.same_side(other):
        return False
    if not one.doers or not other.doers or one.doers & other.doers:
        return False
    if not {one.entry.event.type, other.entry.event.type} <= _BLAMED:
        return False
    if one.doers & other.harmed and other.doers & one.harmed:
        return False
    return not any(frozenset({a, b}) in pairs for a in one.doers for b in other.doers)


def fought_each_other(said: Sequence[Said]) -> frozenset[frozenset[str]]:
    """Pairs of doers that one and the same holder names: an exchange of fire, and no rival accounts of one shot."""
    found = set()
    for one in said:
        for other in said:
            if one.holder != other.holder or one.stand != "says" or other.stand != "says":
                continue
            if one.entry.head.report == other.entry.head.report and not one.doers & other.doers:
                found |= {frozenset({a, b}) for a in one.doers for b in other.doers}
    return frozenset(found)
