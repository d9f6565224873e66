"""Disputes: claims about one happening that cannot all be right, by side, and never a word on who is."""

from collections.abc import Iterable, Sequence

from onrecord.record.characterisations import replaced_word, rival_words, sides_of, word_of
from onrecord.record.contradictions import answers, denied_doers, fought_each_other, rivals
from onrecord.record.counts import counts
from onrecord.record.forms import Dispute, DisputeKind
from onrecord.record.rival_counts import Opposed, rival_counts
from onrecord.record.said import Said
from onrecord.record.series import in_words
from onrecord.record.sides import place


def disputes(said: Sequence[Said]) -> tuple[Dispute, ...]:
    """All disputes among what is said: who did it, whether it was so, how many, what to call it."""
    live = [one for one in said if not one.copy and not one.withdrawn and one.stand is not None]
    blame = _blame(live)
    blaming = {claim for dispute in blame for claim in dispute.claims}
    denials = _denials(live, blaming)
    opposed = opposition(live)
    return (*blame, *denials, *_figures(said, live, opposed), *_characterisations(live))


def opposition(said: Sequence[Said]) -> Opposed:
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
        place(sides, one, lambda a, b: bool(a.doers & b.doers))
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
        _dispute("blame" if named and told else "denial", [sayers, deniers], _denial_reason(deniers))
        for (named, _), (sayers, deniers) in groups.items()
    ]


_ASPECTS: dict[str | None, str] = {"actor": "who did it", "intent": "that it was meant", "target": "what was hit"}


def _denial_reason(deniers: Sequence[Said]) -> str:
    who = ", ".join(dict.fromkeys(one.who.name for one in deniers))
    denied = {one.entry.event.denied for one in deniers}
    aspect = next((words for kind, words in _ASPECTS.items() if kind in denied), None)
    of_whom = any(denied_doers(one) for one in deniers)
    what = aspect or ("having done it" if of_whom else "that it was so")
    return f"denied by {who}: {what}"


def _figures(said: Sequence[Said], live: Sequence[Said], opposed: Opposed) -> list[Dispute]:
    """Numbers that cannot all be right."""
    found = []
    for sides in rival_counts(said, opposed):
        words = " against ".join(in_words(side[0].figure) for side in sides)
        by_side = [[count.said for count in side] for side in sides]
        found.append(_dispute("figure", by_side, f"{sides[0][0].figure.measure}: {words}"))
    return [*found, *_denied_figures(live)]


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
    worded = [one for one in said if one.stand == "says" and sides_of(one)]
    for one in worded:
        for other in worded:
            if one.same_side(other) or (one.narrated and other.narrated) or other.order < one.order:
                continue
            if one.doers and other.doers and not one.doers & other.doers:
                continue
            if (rival := rival_words(one, other)) is not None:
                place(sides, one, lambda a, b: rival_words(a, b) is None)
                place(sides, other, lambda a, b: rival_words(a, b) is None)
                words.extend(word for word in rival if word not in words)
    if len(sides) > 1:
        return [_dispute("characterisation", sides, "what to call it: " + " or ".join(words))]
    return _denied_labels(said) or _replaced_words(said)


def _denied_labels(said: Sequence[Said]) -> list[Dispute]:
    """Who denies a word, against those who use it."""
    for denial in said:
        if denial.stand != "denies" or denial.entry.event.denied != "label":
            continue
        users = [one for one in said if one.stand == "says" and one.entry.event.label and not one.same_side(denial)]
        if users:
            return [_dispute("characterisation", [users, [denial]], f"{denial.who.name} denies the word")]
    return []


def _replaced_words(said: Sequence[Said]) -> list[Dispute]:
    """Who puts a loaded word in the place of the outlet's own, which is no claim: one side of the dispute is known."""
    found = {one.claim: (one, own) for one in said if (own := replaced_word(one)) is not None}
    return [
        _dispute("characterisation", [[one]], f"{one.who.name} says “{word_of(one)}” of what the report calls “{own}”")
        for one, own in found.values()
    ]


def _dispute(kind: DisputeKind, sides: Sequence[Sequence[Said]], reason: str) -> Dispute:
    by_side = tuple(tuple(dict.fromkeys(one.claim for one in side)) for side in sides)
    claims = tuple(dict.fromkeys(claim for side in by_side for claim in side))
    return Dispute(kind=kind, claims=claims, sides=by_side, reason=reason)
