"""Links between claims of different reports on one happening, each with its reason in words and a score (0–1).

Copies are left out: the second print of one text repeats nothing. Links within one report are the reading's.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations

from onrecord.model import Link
from onrecord.record.characterisations import rival_words, sides_of
from onrecord.record.contradictions import answers, fought_each_other, rivals
from onrecord.record.counts import counts
from onrecord.record.disputes import opposition
from onrecord.record.entries import Entry
from onrecord.record.rival_counts import rival_counts
from onrecord.record.said import Said, all_said
from onrecord.record.series import in_words, revisions
from onrecord.record.withdrawals import withdrawals, without
from onrecord.terms import Relation

Scored = tuple[Link, float]


def links_between(entries: Iterable[Entry]) -> tuple[Scored, ...]:
    """All links between claims of different reports, from the later claim to the earlier; one for each relation."""
    everything = all_said(entries)
    taken = withdrawals(everything)
    marked = without(everything, taken)
    said = [one for one in marked if not one.copy]
    found = [
        *(_link(one.later, "withdraws", one.earlier, one.reason, 0.8) for one in taken if not one.later.copy),
        *_denials(said),
        *_blame(said),
        *_revised(said),
        *_rival_figures(marked),
        *_words(said),
        *_agreement(said),
    ]
    reports = {one.claim: one.entry.head.report for one in everything}
    unique: dict[tuple[str, Relation, str], Scored] = {}
    for link, score in found:
        if reports[link.claim] != reports[link.other]:
            unique.setdefault((link.claim, link.relation, link.other), (link, score))
    return tuple(unique.values())


def _link(one: Said, relation: Relation, other: Said, reason: str, score: float) -> Scored:
    event = other.entry.event.id
    return Link(claim=one.claim, relation=relation, other=other.claim, about=event, reason=reason), score


def _denials(said: Sequence[Said]) -> Iterator[Scored]:
    """A denial to every claim it answers."""
    for denial in said:
        for other in said:
            if answers(denial, other):
                blamed = bool(denial.doers & other.doers) or denial.party in other.doers
                reason = "the one blamed answers" if blamed else "denies what the other says of the same happening"
                yield _link(denial, "denies", other, reason, 0.9 if blamed else 0.6)


def _blame(said: Sequence[Said]) -> Iterator[Scored]:
    pairs = fought_each_other(said)
    for one in said:
        for other in said:
            if other.order < one.order and rivals(one, other, pairs):
                yield _link(one, "disputes", other, f"{_doers(one)} against {_doers(other)} as doers", 0.8)


def _doers(said: Said) -> str:
    return ", ".join(who.name for who in said.entry.actors)


def _revised(said: Sequence[Said]) -> Iterator[Scored]:
    for one in revisions(counts(said)):
        figure, before = one.later.figure, one.earlier.figure
        reason = f"the same source, {figure.measure}: {in_words(figure)} after {in_words(before)}"
        yield _link(one.later.said, "revises", one.earlier.said, reason, 0.9)


def _rival_figures(said: Sequence[Said]) -> Iterator[Scored]:
    """Across the sides of every dispute on numbers, from the later claim to the earlier."""
    live = [one for one in said if not one.copy]
    for sides in rival_counts(said, opposition(live)):
        for one, other in permutations(sides, 2):
            for mine in one:
                for theirs in other:
                    if theirs.said.order < mine.said.order:
                        reason = f"{mine.figure.measure}: {in_words(mine.figure)} against {in_words(theirs.figure)}"
                        yield _link(mine.said, "disputes", theirs.said, reason, 0.8)


def _words(said: Sequence[Said]) -> Iterator[Scored]:
    worded = [one for one in said if one.stand == "says" and sides_of(one)]
    for one in worded:
        for other in worded:
            if other.order >= one.order or one.same_side(other) or (one.narrated and other.narrated):
                continue
            if (rival := rival_words(one, other)) is not None:
                yield _link(one, "disputes", other, f"what to call it: {rival[0]} or {rival[1]}", 0.7)


def _agreement(said: Sequence[Said]) -> Iterator[Scored]:
    """A claim to the first one that says the same: told again by the same side, or confirmed by another."""
    for one in said:
        if one.withdrawn or one.narrated or one.stand is None:
            continue
        for other in said:
            if other.order >= one.order or other.narrated or other.withdrawn or not _same_account(one, other):
                continue
            if one.entry.head.report == other.entry.head.report:
                continue
            if not one.same_side(other) and (one.entry.claim.act == "confirm" or one.party in one.doers):
                owns = "the one blamed says so too" if one.party in one.doers else "confirms what the other said"
                yield _link(one, "confirms", other, owns, 0.7)
            else:
                again = "the same side says it again" if one.same_side(other) else "another source says the same"
                yield _link(one, "repeats", other, again, 0.6)
            break


def _same_account(one: Said, other: Said) -> bool:
    """The same stand on the same kind of deed, with the same doers, and no figures that differ."""
    if one.stand != other.stand or one.entry.event.type != other.entry.event.type:
        return False
    if one.doers != other.doers and not (one.same_side(other) and not (one.doers and other.doers)):
        return False
    if one.entry.event.denied != other.entry.event.denied:
        return False
    mine, theirs = counts([one]), counts([other])
    pairs = [(a, b) for a in mine for b in theirs if a.thing == b.thing]
    if any(a.figure.value != b.figure.value for a, b in pairs):
        return False
    # Two claims without a doer and without a number in common say hardly more than that there was something.
    return bool(pairs) or bool(one.doers) or one.stand == "denies"
