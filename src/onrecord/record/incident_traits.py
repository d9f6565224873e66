"""What of an entry is compared: its words as weighted stems, its day as numbers, its parties and place as they are."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model import Figure, Place
from onrecord.record.entries import Entry, Who
from onrecord.record.incident_interval import Interval, interval
from onrecord.record.incident_targets import targets
from onrecord.record.incident_wording import dayparts, is_another, is_borrowed, is_many, is_toll, names
from onrecord.record.incident_words import Words, known_by, stem, stems, weighted, words_of
from onrecord.terms import EVENT_TYPES, EventType

Standing = Literal["told as fact", "planned", "demanded", "conditional"]

# Verbs that carry a noun ("held talks") and small words tell nothing of what happened.
_LIGHT = stems(
    "a an the of to in on at by for from with into over up out off down back away and or as it its his her "
    "their be is was were been being have has had do did hold make take give carry get go come set put under rare "
    "new again against about through across"
)


@dataclass(frozen=True, slots=True)
class Traits:
    """What scores and keys of one entry go by."""

    id: str
    claim: str
    report: str
    at: int
    lineage: str | None
    type: EventType | None
    mode: str | None
    standing: Standing
    past: bool
    trigger: frozenset[str]
    words: Words
    names: frozenset[str]
    beside: frozenset[str]
    """The names in its sentence that are not those of its own parties."""
    report_words: Words
    actors: tuple[Who, ...]
    recipients: tuple[Who, ...]
    place: Place | None
    when: Interval | None
    published: float | None
    figures: tuple[Figure, ...]
    answers: frozenset[str]
    quote: str
    worded: str
    targets: frozenset[str]
    another: bool
    """Told of as a further one."""
    dayparts: frozenset[str]
    many: bool
    """Told of as one of several, or as what happens again and again."""
    toll: bool
    """Told of in the words of a count that goes on."""


def traits_of(entry: Entry) -> Traits:
    """The traits of an entry."""
    event = entry.event
    trigger = _trigger(entry.trigger)
    quoted = words_of(entry.quote)
    named = names(quoted) - trigger
    parties = {stem(word) for who in (*entry.actors, *entry.recipients) for word in words_of(who.name)}
    published = interval(entry.head.published, entry.head.published)
    borrowed = is_borrowed(entry)
    when = None if borrowed else interval(event.begin, event.end)
    return Traits(
        id=event.id,
        claim=event.claim,
        report=entry.head.report,
        at=event.trigger.start,
        lineage=entry.head.lineage,
        type=event.type if event.type in EVENT_TYPES else None,
        mode=event.mode,
        standing=_standing(entry),
        past=event.tense in ("past", None) and event.certainty == "asserted",
        trigger=trigger,
        words=weighted(stemmed for word in quoted if (stemmed := stem(word)) not in trigger),
        names=named,
        beside=named - parties,
        report_words=known_by(entry.head.words),
        actors=entry.actors,
        recipients=entry.recipients,
        place=None if borrowed else entry.place,
        when=when,
        published=published.begin if published else None,
        figures=entry.figures,
        answers=frozenset(entry.answers),
        quote=entry.quote,
        worded=entry.trigger,
        targets=targets(entry.quote, entry.trigger),
        another=is_another(entry.quote, entry.trigger, trigger),
        dayparts=dayparts(entry.quote, when),
        many=is_many(entry),
        toll=is_toll(entry.quote),
    )


def _trigger(worded: str) -> frozenset[str]:
    """The stems of a trigger, without the names and numbers that some hold beside the word for the deed."""
    words = words_of(worded)
    small = [word for word in words if word.islower()]
    told = [stem(word) for word in small if stem(word) not in _LIGHT]
    every = [stem(word) for word in words]
    return frozenset(told) or frozenset(word for word in every if word not in _LIGHT) or frozenset(every)


def _standing(entry: Entry) -> Standing:
    """A plan, a demand or a condition is not the deed; a denial and a doubt are about the deed itself."""
    certainty = entry.event.certainty
    if certainty in ("planned", "demanded", "conditional"):
        return certainty
    return "planned" if entry.event.tense == "future" and certainty == "asserted" else "told as fact"
