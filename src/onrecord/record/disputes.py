"""Disputes: claims about one happening that cannot all be right, by side, and never a word on who is."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from onrecord.record.characterisations import rival_words
from onrecord.record.contradictions import answers, denied_doers, fought_each_other, rivals
from onrecord.record.counts import Count, agree, conflict, counts, latest
from onrecord.record.forms import Dispute, DisputeKind
from onrecord.record.said import Said
from onrecord.record.series import in_words

T = TypeVar("T")


def disputes(said: Sequence[Said]) -> tuple[Dispute, ...]:
    """All disputes among what is said: who did it, whether it was so, how many, what to call it."""
    live = [one for one in said if not one.copy and not one.withdrawn and one.stand is not None]
    blame = _blame(live)
    blaming = {claim for dispute in blame for claim in dispute.claims}
    denials = _denials(live, blaming)
    opposed = opposition(live)
    return (*blame, *denials, *_figures(live, opposed), *_characterisations(live))


def opposition(said: Sequence[Said]) -> frozenset[frozenset[str]]:
    """Pairs of parties of which one denies what the other says, or names another doer."""
    pairs = fought_each_other(said)
    return frozenset(
        frozenset({one.party, other.party})
        for one in said
        for other in said
        if one.party is not None and other.party is not None and one.party != other.party
        if answers(one, other) or rivals(one, other, pairs)
    )


def _blame(said: Sequence[Said]) -> list[Dispute]:
    """Those who name different doers. Who only denies having done it stands with his own party, if that names one."""
    exchanges = fought_each_other(said)
    naming = [one for one in said if any(rivals(one, other, exchanges) for other in said)]
    if not naming:
        return []
    sides: list[list[Said]] = []
    for one in naming:
        _place(sides, one, lambda a, b: bool(a.doers & b.doers))
    for one in said:
        if one.stand != "denies" or not denied_doers(one):
            continue
        side = next((side for side in sides if any(one.same_side(other) for other in side)), None)
        if side is not None and not any(denied_doers(one) & other.doers for other in side):
            side.append(one)
    who = " against ".join(", ".join(sorted(_names(side))) for side in sides)
    return [_dispute("blame", sides, f"different doers are named: {who}")] if len(sides) > 1 else []


def _names(side: Iterable[Said]) -> set[str]:
    """The names of the doers on a side, as they are called by those who name them."""
    return {who.name for one in side if one.stand == "says" for who in one.entry.actors}


def _denials(said: Sequence[Said], blaming: set[str]) -> list[Dispute]:
    """What one says and another denies, one dispute for each thing denied; none that is part of one on blame."""
    groups: dict[tuple[bool, frozenset[str]], tuple[list[Said], list[Said]]] = {}
    for denial in said:
        answered = [one for one in said if answers(denial, one)]
        if not answered or denial.claim in blaming:
            continue
        about = denied_doers(denial)
        sayers, deniers = groups.setdefault((bool(about), about), ([], []))
        deniers.append(denial)
        sayers.extend(one for one in answered if one not in sayers)
    # Where others tell of the happening and name nobody, it is not in doubt whether it was, but who it was.
    told = any(one.stand == "says" and not one.doers for one in said)
    return [
        _dispute("blame" if named and told else "denial", [sayers, deniers], _denial_reason(deniers[0]))
        for (named, _), (sayers, deniers) in groups.items()
    ]


def _denial_reason(denial: Said) -> str:
    who = denial.who.name
    match denial.entry.event.denied:
        case "actor" | "target" | "intent" as aspect:
            what = {"actor": "who did it", "target": "what was hit", "intent": "that it was meant"}[aspect]
            return f"{who} denies {what}; others say so"
        case _:
            return f"{who} denies that it was so; others say it was"


def _figures(said: Sequence[Said], opposed: frozenset[frozenset[str]]) -> list[Dispute]:
    """Counts of one thing that no number fits, by sources of different parties; outlets' own words are left out."""
    by_thing: dict[object, list[list[Count]]] = {}
    for (_, thing), given in latest(counts(one for one in said if not one.narrated)).items():
        by_thing.setdefault(thing, []).append(given)
    found = []
    for givers in by_thing.values():
        differing = [given for given in givers if any(_differ(given, other, opposed) for other in givers)]
        sides: list[list[Count]] = []
        for given in differing:
            _place(sides, given[-1], agree)
        if len(sides) > 1:
            _take_sides(sides, [given[-1] for given in givers])
            words = " against ".join(in_words(side[0].figure) for side in sides)
            measure = sides[0][0].figure.measure
            found.append(_dispute("figure", [[c.said for c in side] for side in sides], f"{measure}: {words}"))
    return [*found, *_denied_figures(said)]


def _take_sides(sides: list[list[Count]], counts_given: Sequence[Count]) -> None:
    """Whoever else gives a number stands with those it fits, if it fits those of one side only."""
    for count in counts_given:
        fitting = [side for side in sides if all(agree(count, other) for other in side)]
        if len(fitting) == 1 and not any(count in side for side in sides):
            fitting[0].append(count)


def _differ(given: Sequence[Count], other: Sequence[Count], opposed: frozenset[frozenset[str]]) -> bool:
    one, two = given[-1].said, other[-1].said
    if one.same_side(two):
        return False
    return conflict(given, other, frozenset({one.party or "", two.party or ""}) in opposed) is not None


def _denied_figures(said: Sequence[Said]) -> list[Dispute]:
    """Who denies a number without giving one, against those who give it."""
    found = []
    for denial in said:
        if denial.stand != "denies" or denial.entry.event.denied != "figure":
            continue
        measures = {figure.measure for figure in denial.entry.figures}
        givers = [
            count.said
            for count in counts(said)
            if not count.said.same_side(denial) and (count.figure.measure in measures or not measures)
        ]
        if givers:
            found.append(_dispute("figure", [givers, [denial]], f"{denial.who.name} denies the number"))
    return found


def _characterisations(said: Sequence[Said]) -> list[Dispute]:
    """Rival words for one thing, of which at least one is loaded; two outlets' own words are no dispute."""
    sides: list[list[Said]] = []
    words: list[str] = []
    for one in said:
        for other in said:
            if one.same_side(other) or (one.narrated and other.narrated) or other.order < one.order:
                continue
            if one.doers and other.doers and not one.doers & other.doers:
                continue
            if one.stand == other.stand == "says" and (rival := rival_words(one, other)) is not None:
                _place(sides, one, lambda a, b: rival_words(a, b) is None)
                _place(sides, other, lambda a, b: rival_words(a, b) is None)
                words.extend(word for word in rival if word not in words)
    if len(sides) > 1:
        return [_dispute("characterisation", sides, "what to call it: " + " or ".join(words))]
    return _denied_labels(said)


def _denied_labels(said: Sequence[Said]) -> list[Dispute]:
    """Who denies a word, against those who use it."""
    for denial in said:
        if denial.stand != "denies" or denial.entry.event.denied != "label":
            continue
        users = [one for one in said if one.stand == "says" and one.entry.event.label and not one.same_side(denial)]
        if users:
            return [_dispute("characterisation", [users, [denial]], f"{denial.who.name} denies the word")]
    return []


def _place(sides: list[list[T]], one: T, together: Callable[[T, T], bool]) -> None:
    """Put ``one`` on the first side with all of which it goes together, or on a side of its own."""
    for side in sides:
        if one in side:
            return
    for side in sides:
        if all(together(one, other) for other in side):
            side.append(one)
            return
    sides.append([one])


def _dispute(kind: DisputeKind, sides: Sequence[Sequence[Said]], reason: str) -> Dispute:
    by_side = tuple(tuple(dict.fromkeys(one.claim for one in side)) for side in sides)
    claims = tuple(dict.fromkeys(claim for side in by_side for claim in side))
    return Dispute(kind=kind, claims=claims, sides=by_side, reason=reason)
