"""Withdrawals: what a source takes back, by saying so or by saying the opposite later."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.record.said import Said


@dataclass(frozen=True)
class Withdrawal:
    """``later`` takes ``earlier`` back."""

    later: Said
    earlier: Said
    reason: str


def withdrawals(said: Sequence[Said]) -> tuple[Withdrawal, ...]:
    """All of them, in the order of what takes back."""
    found = []
    sides: dict[str, list[Said]] = {}
    for one in said:
        for side in {one.holder, one.party or one.holder}:
            sides.setdefault(side, []).append(one)
    for later in said:
        mine = {id(one): one for side in (later.holder, later.party or later.holder) for one in sides[side]}
        for earlier in sorted(mine.values(), key=lambda one: one.order):
            if earlier.order >= later.order or earlier.claim == later.claim:
                continue
            reason = _retracts(later, earlier) or _owns_up(later, earlier) or _turns(later, earlier)
            if reason is not None:
                found.append(Withdrawal(later, earlier, reason))
    return tuple(found)


def without(said: Sequence[Said], taken: Sequence[Withdrawal]) -> tuple[Said, ...]:
    """What is said, with what was taken back marked."""
    gone = {(one.earlier.claim, one.earlier.entry.event.id) for one in taken}
    return tuple(replace(one, withdrawn=(one.claim, one.entry.event.id) in gone) for one in said)


def _retracts(later: Said, earlier: Said) -> str | None:
    if later.entry.claim.act != "retract" or earlier.stand is None or not later.same_side(earlier):
        return None
    return "the same side takes back what it said"


def _owns_up(later: Said, earlier: Said) -> str | None:
    """A party says it did what it had denied."""
    if earlier.stand != "denies" or later.stand != "says" or later.party is None or later.party != earlier.party:
        return None
    if not _is_later(later, earlier) or later.party not in later.doers:
        return None
    if earlier.doers and later.party not in earlier.doers:
        return None
    return "the same party says it did what it had denied before"


def _turns(later: Said, earlier: Said) -> str | None:
    """One holder says the opposite on another day."""
    if later.holder != earlier.holder or {later.stand, earlier.stand} != {"says", "denies"}:
        return None
    if not _is_later(later, earlier):
        return None
    denial = later if later.stand == "denies" else earlier
    other = earlier if denial is later else later
    denied = denial.entry.event.denied
    if denied in ("figure", "label", "target", "intent"):
        return None
    if denial.doers and not (denial.doers & other.doers):
        return None
    if denied == "actor" and not other.doers:
        return None
    return "the same source says the opposite of what it said before"


def _is_later(later: Said, earlier: Said) -> bool:
    return later.day is not None and earlier.day is not None and later.day > earlier.day
