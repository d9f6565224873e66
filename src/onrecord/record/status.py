"""How an incident stands, in a sentence of counts: who says it, who denies it, what is disputed. Never a verdict."""

from collections.abc import Iterable, Sequence

from onrecord.record.disputes import disputes
from onrecord.record.entries import Entry
from onrecord.record.forms import DisputeKind, Stand
from onrecord.record.said import Said, all_said
from onrecord.record.withdrawals import withdrawals, without

_DISPUTED: dict[DisputeKind, str] = {
    "blame": "who did it",
    "denial": "whether it was so",
    "figure": "how many",
    "characterisation": "what to call it",
}


def status_of(entries: Iterable[Entry]) -> str:
    """ "said by 2 voices of Government of Chad and 1 outlet, denied by 1 of the Front; disputed: who did it"."""
    everything = all_said(entries)
    said = without(everything, withdrawals(everything))
    live = [one for one in said if one.stand is not None and not one.copy and not one.withdrawn]
    parts = [
        words
        for stand, verb in (("says", "said"), ("denies", "denied"))
        if (words := _by_party(live, "says" if stand == "says" else "denies", verb))
    ]
    if taken := {one.holder for one in said if one.withdrawn}:
        parts.append(f"withdrawn by {_number(len(taken), 'voice')}")
    return "; ".join((", ".join(parts) or "said by nobody any more", *_standing(said, live)))


def _by_party(live: Sequence[Said], stand: Stand, verb: str) -> str:
    parties: dict[str, set[str]] = {}
    outlets: set[str] = set()
    for one in live:
        if one.stand != stand:
            continue
        if one.narrated:
            outlets.add(one.holder)
        else:
            parties.setdefault(one.party or "no known party", set()).add(one.holder)
    counted = [f"{_number(len(holders), 'voice')} of {party}" for party, holders in parties.items()]
    if outlets:
        counted.append(
            f"{_number(len(outlets), 'outlet')} in its own words"
            if len(outlets) == 1
            else f"{len(outlets)} outlets in their own words"
        )
    return f"{verb} by {_listed(counted)}" if counted else ""


def _standing(said: Sequence[Said], live: Sequence[Said]) -> list[str]:
    found = disputes(said)
    reports = len({one.entry.head.report for one in said})
    standing = []
    if len({one.holder for one in live}) == 1:
        standing.append("single-source")
    if any(one.entry.claim.act == "accuse" and one.stand == "says" for one in live) and not found:
        standing.append("unanswered")
    if found:
        standing.append("disputed: " + _listed(list(dict.fromkeys(_DISPUTED[one.kind] for one in found))))
    elif live:
        standing.append(f"not contested in {'this report' if reports == 1 else f'these {reports} reports'}")
    return standing


def _number(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""
