"""Parties of two events: who did it and to whom. That accounts differ on who did it is a dispute, no second deed."""

from collections.abc import Iterator, Sequence

from onrecord.record.entries import Who
from onrecord.record.incident_signals import Signal
from onrecord.record.incident_words import stem, weight, words_of

_STATE = frozenset({"government", "force", "office"})
_OFFICIAL = _STATE | {"person"}
_TELLING = 2.0


def people_signals(role: str, some: Sequence[Who], others: Sequence[Who]) -> Iterator[Signal]:
    """How the parties in one role (``actor`` or ``recipient``) stand to each other; nothing where one is unknown."""
    if not some or not others:
        return
    shared = [who.name for who in some if any(_same(who, other) for other in others)]
    if shared:
        yield Signal(f"same {role}", len(shared) / max(len(some), len(others)), f"{role} {shared[0]} in both")
    elif any(_one_side(who, other) for who in some for other in others):
        yield Signal(f"{role} of one side", 1.0, f"{role} {some[0].name} and {others[0].name}, of one side")
    elif any(_like(who, other) for who in some for other in others):
        yield Signal(f"{role} alike", 1.0, f"{role} worded alike ({some[0].name})")
    elif all(_is_named(who) for who in (*some, *others)):
        yield Signal(f"other {role}", 1.0, f"{role} {some[0].name} in one, {others[0].name} in the other")


def _is_named(who: Who) -> bool:
    """Whether a party has a name; "four people" and "the victims" may be the same people."""
    words = words_of(who.name)
    if who.country is not None or any(word[:1].isupper() for word in words[1:]):
        return True
    return len(words) == 1 and words[0][:1].isupper() and not words[0].endswith(("s", "men"))


def _same(one: Who, other: Who) -> bool:
    return one.key == other.key or one.name.lower() == other.name.lower()


def _one_side(one: Who, other: Who) -> bool:
    if one.party is not None and one.party == other.party:
        return True
    return one.country is not None and one.country == other.country and {one.kind, other.kind} <= _STATE


def meet(one: Who, other: Who) -> bool:
    """Whether two parties of a meeting may be one: the same, or a state and one who may speak for it."""
    if _same(one, other) or _one_side(one, other):
        return True
    return one.country is not None and one.country == other.country and {one.kind, other.kind} <= _OFFICIAL


def _like(one: Who, other: Who) -> bool:
    """Whether two parties share a telling word ("the brigade's fighters", "fighters")."""
    words = {stem(word) for word in words_of(one.name)} & {stem(word) for word in words_of(other.name)}
    return any(weight(word) >= _TELLING for word in words)
