"""Which accounts of an incident lie apart on a question: each column against all others, never against a truth."""

from collections.abc import Callable, Sequence

from onrecord.record.contradictions import answers
from onrecord.record.counts import Count, agree
from onrecord.record.said import Said
from onrecord.views.comparison_forms import Aspect

Group = Sequence[Said]


def apart(aspect: Aspect, groups: Sequence[Group]) -> list[bool]:
    """For each column, whether it cannot be right together with another one. A silent one is apart from nobody."""
    differs = _BY_ASPECT.get(aspect)
    if differs is None:
        return [False] * len(groups)
    return [any(differs(mine, other) for other in groups if other is not mine) for mine in groups]


def counts_apart(by_column: Sequence[Sequence[Count]]) -> list[bool]:
    """The same for the last numbers given for one thing."""
    return [
        any(
            not agree(mine, theirs) for mine in column for other in by_column if other is not column for theirs in other
        )
        for column in by_column
    ]


def _stand(mine: Group, other: Group) -> bool:
    """One denies what the other says."""
    return any(answers(one, two) or answers(two, one) for one in mine for two in other)


def _who(mine: Group, other: Group) -> bool:
    """Both name doers, and no common one."""
    one, two = named_doers(mine), named_doers(other)
    return bool(one and two) and not share(one, two)


def named_doers(group: Group) -> set[str]:
    """Parties said to have done it, or the words for the doer where no party is known."""
    found: set[str] = set()
    for said in group:
        if said.stand == "says":
            found |= {doer.casefold() for doer in said.doers} or {who.name.casefold() for who in said.entry.actors}
    return found


def share(one: set[str], two: set[str]) -> bool:
    """Whether two sets of names have one in common: "army" and "army of Velmar" may be the same."""
    return any(f" {a} " in f" {b} " or f" {b} " in f" {a} " for a in one for b in two)


def _where(mine: Group, other: Group) -> bool:
    """Both name places of one kind, and no common one: "Sudan" does not differ from "Omdurman"."""
    one, two = _places(mine), _places(other)
    return any(names.isdisjoint(two[kind]) for kind, names in one.items() if kind in two)


def _places(group: Group) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for said in group:
        if (place := said.entry.place) is not None and place.kind in _POINTS:
            found.setdefault(place.kind, set()).add(place.name.casefold())
    return found


_POINTS = ("facility", "settlement")
"""Wider places may lie in each other."""


def _when(mine: Group, other: Group) -> bool:
    """Both give days, and none of the one meets one of the other."""
    one, two = _days(mine), _days(other)
    return bool(one and two) and not any(a[0] <= b[1] and b[0] <= a[1] for a in one for b in two)


def _days(group: Group) -> list[tuple[str, str]]:
    """Intervals as strings that compare: the end of "2024-03" is after all its days."""
    events = [said.entry.event for said in group if said.stand is not None]
    return [(event.begin[:10], f"{(event.end or event.begin)[:10]}~") for event in events if event.begin]


_BY_ASPECT: dict[Aspect, Callable[[Group, Group], bool]] = {
    "stand": _stand,
    "who": _who,
    "where": _where,
    "when": _when,
}
