"""What one account says of an incident, question by question, in words, with the claims each value is taken from."""

from collections.abc import Callable, Sequence

from onrecord import words
from onrecord.record.contradictions import denied_doers
from onrecord.record.counts import Count, Thing, counts, latest
from onrecord.record.said import Said, is_own
from onrecord.views.comparison_forms import Aspect, Told
from onrecord.views.masking import Mask

_WIDE = ("district", "region", "area", "river", "lake", "sea", "mountains")
"""Kinds of places that are said beside the name, as it may be a town's as well."""

Ids = dict[str, str]
"""Permanent ids of claims by their fingerprints."""


def gathered(said: Sequence[Said], values: Callable[[Said], Sequence[str]], ids: Ids, mask: Mask) -> tuple[Told, ...]:
    """The values that some of what is said gives, each once, in the order in which they came up."""
    found: dict[str, list[Said]] = {}
    written: dict[str, str] = {}
    for one in said:
        for value in values(one):
            if one.claim in ids:
                key = value.casefold()
                found.setdefault(key, []).append(one)
                # "SAREB" is how a dateline is set, and no other place.
                if written.setdefault(key, value).isupper():
                    written[key] = value
    return tuple(_told(written[key], given, ids, mask) for key, given in found.items())


def _told(value: str, said: Sequence[Said], ids: Ids, mask: Mask, note: str | None = None) -> Told:
    return Told(
        words=value,
        claims=tuple(dict.fromkeys(ids[one.claim] for one in said)),
        holders=tuple(dict.fromkeys(mask.name(one.who.name) or "" for one in said)),
        note=note,
    )


def answers_of(mask: Mask) -> dict[Aspect, tuple[str, Callable[[Said], list[str]]]]:
    """For each question: its title, and what one thing said answers; nothing where it does not say."""
    return {
        "stand": ("Whether", lambda one: [_stand(one, mask)]),
        "what": ("What", _what),
        "who": ("Who did it", lambda one: _doers(one, mask)),
        "whom": ("To whom", lambda one: _named(one, mask) if one.stand == "says" else []),
        "where": ("Where", _where),
        "when": ("When", _when),
        "called": ("What it is called", lambda one: _called(one, mask)),
    }


def _stand(one: Said, mask: Mask) -> str:
    event = one.entry.event
    if one.stand == "says":
        return "calls it possible" if event.certainty == "possible" else "says so"
    if one.stand is None:
        return words.ACTS[one.entry.claim.act]
    of_whom = denied_doers(one)
    if of_whom and of_whom <= {one.party, one.holder}:
        return "denies having done it"
    if of_whom:
        return f"denies that {', '.join(sorted(mask.words(name) for name in of_whom))} did it"
    return f"denies {words.DENIED[event.denied]}" if event.denied else "denies that it happened"


def _doers(one: Said, mask: Mask) -> list[str]:
    if one.stand != "says":
        return []
    named = [
        f"{who.name} (of {mask.name(one.who.name)})" if is_own(who) else mask.name(who.name) or ""
        for who in one.entry.actors
    ]
    # Who claims responsibility names itself.
    return named or [mask.words(name) for name in sorted(one.doers)]


def _what(one: Said) -> list[str]:
    return [words.event_name(one.entry.event)] if one.stand == "says" else []


def _named(one: Said, mask: Mask) -> list[str]:
    """To whom it was done, without those who are only counted: they have rows of their own."""
    counted_ones = tuple(figure.counted.lower() for figure in one.entry.figures if figure.counted)
    return [
        mask.name(who.name) or ""
        for who in one.entry.recipients
        if not any(letter.isdigit() for letter in who.name) and not who.name.lower().endswith(counted_ones)
    ]


def _where(one: Said) -> list[str]:
    place = one.entry.place
    if place is None:
        return []
    return [f"{place.name} ({place.kind})" if place.kind in _WIDE else place.name]


def _when(one: Said) -> list[str]:
    return [told] if (told := words.period(one.entry.event.begin, one.entry.event.end)) else []


def _called(one: Said, mask: Mask) -> list[str]:
    label = one.entry.event.label
    if one.stand is None:
        return []
    if one.stand == "denies":
        return [f"not “{label.term}”"] if label is not None and one.entry.event.denied == "label" else []
    return [f"“{label.term if label is not None else mask.words(one.entry.trigger)}”"]


def totals(said: Sequence[Said]) -> dict[Thing, list[list[Count]]]:
    """By counted thing, the totals of each holder, in the order they were given."""
    found: dict[Thing, list[list[Count]]] = {}
    for (_, thing), given in latest(counts(said, copies=True)).items():
        found.setdefault(thing, []).append(given)
    return found


def told_totals(by_holder: Sequence[Sequence[Count]], ids: Ids, mask: Mask) -> tuple[Told, ...]:
    """The last number of each holder, with those it took the place of."""
    found: dict[str, list[Said]] = {}
    notes: dict[str, list[str]] = {}
    for given in by_holder:
        last = given[-1]
        value = counted(last, mask)
        earlier = list(dict.fromkeys(words.amount(one.figure) for one in given if one.range != last.range))
        notes.setdefault(value, []).extend([f"earlier {', '.join(earlier)}"] if earlier else [])
        found.setdefault(value, []).extend(
            one.said for one in given if one.range == last.range and one.said.claim in ids
        )
    return tuple(
        _told(value, said, ids, mask, "; ".join(dict.fromkeys(notes[value])) or None)
        for value, said in found.items()
        if said
    )


def told_parts(said: Sequence[Said], ids: Ids, mask: Mask) -> tuple[Told, ...]:
    """Counts of a part of something: "two of them children"."""
    found: dict[str, list[Said]] = {}
    for count in counts(said, copies=True):
        if count.is_part and count.said.claim in ids:
            value = f"{counted(count, mask)} {words.state(count.figure)}".strip()
            found.setdefault(value, []).append(count.said)
    return tuple(_told(value, given, ids, mask) for value, given in found.items())


def counted(count: Count, mask: Mask) -> str:
    """A count in words: "at least 12 people"."""
    return f"{words.amount(count.figure)} {mask.words(count.figure.counted)}".strip()


def thing_in_words(thing: Thing) -> str:
    """What a row of figures counts: "killed", "killed: soldiers", "destroyed: drones"."""
    measure, unit, who, _, own = thing
    of = own or who or (unit if unit != "people" else None)
    head = "counted" if measure == "other" else measure
    return f"{head.capitalize()}: {of}" if of else head.capitalize()
