"""Versions: the accounts of one happening, each with the sources that share it; what is common, where they differ.

Nothing one source says is filled into the account of another: who names no doer holds a version without one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from onrecord.ids import make_id
from onrecord.model import Value
from onrecord.record.characterisations import Side, sides_of
from onrecord.record.contradictions import denied_doers
from onrecord.record.counts import Count, Told, conflict, counts, last_told, latest
from onrecord.record.forms import Dispute, Says, Version
from onrecord.record.said import Said, is_own
from onrecord.terms import Denied, Polarity

Difference = Literal["whether it happened", "who did it", "how many", "what to call it"]
_KINDS: dict[str, Difference] = {"blame": "who did it", "figure": "how many", "characterisation": "what to call it"}


@dataclass(frozen=True)
class Account:
    """What one holder says of the happening, over all claims and reports; what was taken back is out."""

    said: tuple[Said, ...]
    worded: frozenset[Side]
    """Sides of a dispute on words that it takes."""

    @cached_property
    def denials(self) -> tuple[Said, ...]:
        """What it denies, numbers and words apart."""
        return tuple(
            one for one in self.said if one.stand == "denies" and one.entry.event.denied not in ("figure", "label")
        )

    @cached_property
    def doers(self) -> frozenset[str]:
        """Whom it names as doers, else of whom it denies it."""
        named = frozenset(doer for one in self.said if one.stand == "says" for doer in one.doers)
        return named or frozenset(doer for one in self.denials for doer in denied_doers(one))

    @cached_property
    def polarity(self) -> Polarity:
        """ "-" if the account is a denial: who denies having done it and names another doer has an account to tell."""
        names = any(one.doers for one in self.said if one.stand == "says")
        return "-" if self.denials and not names else "+"

    @cached_property
    def denied(self) -> Denied | None:
        """What a denial denies, the whole happening before a part of it."""
        if self.polarity == "+":
            return None
        kinds = [one.entry.event.denied or "occurrence" for one in self.denials]
        return "occurrence" if "occurrence" in kinds else kinds[0]

    @cached_property
    def totals(self) -> dict[object, list[Count]]:
        """The counts it gives, by thing, in order."""
        return {thing: given for (_, thing), given in latest(counts(self.said)).items()}

    def shares(self, other: "Account", told: Told) -> bool:
        """Whether both tell the same."""
        if (self.polarity, self.denied, self.doers, self.worded) != (
            other.polarity,
            other.denied,
            other.doers,
            other.worded,
        ):
            return False
        if any(one.narrated for one in (self.said[0], other.said[0])):
            return True
        both = self.totals.keys() & other.totals.keys()
        return not any(conflict(self.totals[thing], other.totals[thing], False, told) for thing in both)


def versions(incident: str, said: Sequence[Said], disputes: Sequence[Dispute]) -> tuple[Version, ...]:
    """The versions of one incident in the order in which they came up."""
    families: list[list[Account]] = []
    told = last_told(said)
    for account in _accounts(said, disputes):
        for family in families:
            if all(account.shares(other, told) for other in family):
                family.append(account)
                break
        else:
            families.append([account])
    copies = [one for one in said if one.copy]
    return tuple(_version(incident, family, copies) for family in families)


def _accounts(said: Sequence[Said], disputes: Sequence[Dispute]) -> list[Account]:
    """One account by holder, or two where a holder says and denies at once; those who give numbers come first."""
    disputed = {claim for dispute in disputes if dispute.kind == "characterisation" for claim in dispute.claims}
    by_holder: dict[str, list[Said]] = {}
    for one in said:
        if one.stand is not None and not one.copy and not one.withdrawn:
            by_holder.setdefault(one.holder, []).append(one)
    found = []
    for mine in by_holder.values():
        worded = frozenset(side for one in mine if one.claim in disputed for side in sides_of(one))
        found.append(Account(tuple(mine), worded))
    return found


def _version(incident: str, family: Sequence[Account], copies: Iterable[Said]) -> Version:
    said = [one for account in family for one in account.said]
    holders = {one.holder for one in said}
    repeated = [one.claim for one in copies if one.holder in holders]
    says = _says(family, said)
    shown = tuple(dict.fromkeys(account.said[0].shown for account in family))
    return Version(
        id=make_id("ver", incident, shown, says.polarity, says.denied, says.actor, says.label),
        holders=shown,
        claims=tuple(dict.fromkeys((*(one.claim for one in said), *repeated))),
        says=says,
    )


def _says(family: Sequence[Account], said: Sequence[Said]) -> Says:
    first = family[0]
    stand = "denies" if first.polarity == "-" else "says"
    mine = [one for one in said if one.stand == stand] or said
    actors = [(one.shown if is_own(who) else who.key) for one in mine if one.doers for who in one.entry.actors]
    if not actors:
        actors = [one.shown for one in mine if one.doers or (stand == "denies" and denied_doers(one))]
    types = [one.entry.event.type for one in mine]
    labels = [one.entry.event.label.term for one in mine if one.entry.event.label is not None]
    return Says(
        type=max(types, key=types.count),
        actor=tuple(dict.fromkeys(actors)),
        figures=tuple(dict.fromkeys(given[-1].figure.id for account in family for given in account.totals.values())),
        polarity=first.polarity,
        denied=first.denied,
        label=labels[0] if labels else None,
    )


class Common(Value, frozen=True, kw_only=True):
    """What all versions of an incident have in common (``None`` where they have nothing), and where they differ."""

    happened: bool | None
    actor: tuple[str, ...]
    differ: tuple[Difference, ...]


def common(found: Sequence[Version], disputes: Sequence[Dispute]) -> Common:
    """What is not contested among the versions, and what is."""
    doubted = any(one.says.denied == "occurrence" for one in found)
    told = any(one.says.polarity == "+" for one in found)
    differ = [_KINDS[dispute.kind] for dispute in disputes if dispute.kind in _KINDS]
    if doubted and told:
        differ.insert(0, "whether it happened")
    elif any(dispute.kind == "denial" for dispute in disputes):
        differ.insert(0, "who did it")
    named = [set(one.says.actor) for one in found if one.says.polarity == "+" and one.says.actor]
    shared = set.intersection(*named) if named and "who did it" not in differ else set()
    return Common(
        happened=None if doubted or not told else True,
        actor=tuple(sorted(shared)),
        differ=tuple(dict.fromkeys(differ)),
    )
