"""What of an entry is compared: its words as weighted stems, its day as numbers, its parties and place as they are."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from onrecord.model import Figure, Place
from onrecord.record.entries import Entry, Who
from onrecord.record.incident_words import stem, stems, weight, weights, words_of
from onrecord.terms import EVENT_TYPES, EventType

Standing = Literal["told as fact", "planned", "demanded", "conditional"]

_DAY = 86_400.0
# Verbs that carry a noun ("held talks") and small words tell nothing of what happened.
_LIGHT = stems(
    "a an the of to in on at by for from with into over up out off down back away and or as it its his her "
    "their be is was were been being have has had do did hold make take give carry get go come set put under rare "
    "new again against about through across"
)

_NAMED = 1.5
"""Words that stand in more reports than this weight says are no names, capital or not."""
_DAYPARTS = {
    part: re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for part, words in {
        "night": r"overnight|midnight|early hours|(?:at|by|in the|last|that) night|\w+day night",
        "morning": r"dawn|pre-dawn|morning|sunrise|early hours",
        "midday": r"noon|midday|lunchtime",
        "afternoon": r"afternoon",
        "evening": r"evening|dusk|sunset|late on \w+day|late \w+day|nightfall",
    }.items()
}
_HOURS = ((5, "night"), (11, "morning"), (13, "midday"), (17, "afternoon"), (22, "evening"), (25, "night"))
_DATING = re.compile(
    r"\b(?:minutes|hours|days|weeks|months|a day|a week) (?:after|before) [^,;:.]{0,60}$", re.IGNORECASE
)
_CALENDAR = stems(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december"
)
_PLURALS = frozenset(
    {
        "attacks", "strikes", "airstrikes", "raids", "bombings", "shellings", "killings", "deaths", "clashes", "blasts",
        "explosions", "protests", "arrests", "abductions", "kidnappings", "ambushes", "deportations", "assaults",
    }
)  # fmt: skip
_RECURS = re.compile(
    r"\b(?:repeatedly|frequent(?:ly)?|almost daily|series of|wave of|spate of|rife|for years|over the years|"
    r"(?:over|in|during) the (?:past|last) (?:\w+ )?(?:years|months|decades?)|continuous)\b",
    re.IGNORECASE,
)
_EACH = re.compile(r"\b(?:either|neither|both|each|every)\s+$", re.IGNORECASE)
_TOLL = re.compile(
    r"\b(?:toll|tally|number of (?:\w+ ){0,2}(?:dead|killed|deaths|victims|wounded|injured|missing))\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Interval:
    """Days since 0001-01-01 with fractions, half-open; ``clock`` where the hour is known."""

    begin: float
    end: float
    clock: bool = False

    @property
    def days(self) -> float:
        """Its length."""
        return self.end - self.begin


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
    words: dict[str, float]
    names: frozenset[str]
    report_words: dict[str, float]
    actors: tuple[Who, ...]
    recipients: tuple[Who, ...]
    place: Place | None
    when: Interval | None
    published: float | None
    figures: tuple[Figure, ...]
    answers: frozenset[str]
    quote: str
    worded: str
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
    published = interval(entry.head.published, entry.head.published)
    borrowed = _is_borrowed(entry)
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
        words=weights(stemmed for word in quoted if (stemmed := stem(word)) not in trigger),
        names=_names(quoted) - trigger,
        report_words=weights(entry.head.words),
        actors=entry.actors,
        recipients=entry.recipients,
        place=None if borrowed else entry.place,
        when=when,
        published=published.begin if published else None,
        figures=entry.figures,
        answers=frozenset(entry.answers),
        quote=entry.quote,
        worded=entry.trigger,
        dayparts=_dayparts(entry.quote, when),
        many=_many(entry),
        toll=bool(_TOLL.search(entry.quote)),
    )


def _trigger(words: str) -> frozenset[str]:
    stems = [stem(word) for word in words_of(words)]
    return frozenset(word for word in stems if word not in _LIGHT) or frozenset(stems)


def _is_borrowed(entry: Entry) -> bool:
    """Whether an event is only told of to date another ("hours after a missile had struck"): its day and place are
    those of the other, as far as they were read at all."""
    at = entry.quote.find(entry.trigger)
    return at > 0 and bool(_DATING.search(entry.quote, 0, at))


def _dayparts(quote: str, when: "Interval | None") -> frozenset[str]:
    """The parts of the day a sentence speaks of, or that of the hour that was read."""
    found = frozenset(part for part, told in _DAYPARTS.items() if told.search(quote))
    if found or when is None or not when.clock:
        return found
    hour = (when.begin % 1) * 24
    return frozenset({next(part for until, part in _HOURS if hour < until)})


def _names(words: list[str]) -> frozenset[str]:
    """Stems of capitalised words; the first word of a sentence counts only if another follows it."""
    capital = [word[:1].isupper() and len(word) > 2 for word in words]
    if capital and capital[0] and not (len(capital) > 1 and capital[1]):
        capital[0] = False
    named = (stem(word) for word, is_capital in zip(words, capital, strict=True) if is_capital)
    return frozenset(word for word in named if weight(word) >= _NAMED) - _CALENDAR


def _many(entry: Entry) -> bool:
    """Plural nouns of deeds ("attacks"), and sentences on what recurs."""
    last = (words_of(entry.trigger.lower()) or [""])[-1]
    if (last in _PLURALS and not entry.event.begin) or _RECURS.search(entry.quote):
        return True
    at = entry.quote.find(entry.trigger)
    return at > 0 and bool(_EACH.search(entry.quote, 0, at))


def _standing(entry: Entry) -> Standing:
    """A plan, a demand or a condition is not the deed; a denial and a doubt are about the deed itself."""
    certainty = entry.event.certainty
    if certainty in ("planned", "demanded", "conditional"):
        return certainty
    return "planned" if entry.event.tense == "future" and certainty == "asserted" else "told as fact"


def interval(begin: str | None, end: str | None) -> Interval | None:
    """The days between two ISO prefixes, both included; None where they are no dates."""
    first = _bounds(begin or end)
    last = _bounds(end or begin)
    if first is None or last is None:
        return None
    low, high = first[0], max(last[1], first[1] if end is None else last[1])
    return Interval(low, high, "T" in (begin or end or "")) if high > low else None


def _bounds(written: str | None) -> tuple[float, float] | None:
    """The first moment of an ISO prefix and the first moment after it, in days."""
    if not written:
        return None
    day, _, clock = written.partition("T")
    parts = day.split("-")
    try:
        year, month, number = int(parts[0]), int(parts[1]) if len(parts) > 1 else None, _third(parts)
        if clock:
            start = _days(datetime.fromisoformat(written.removesuffix("Z")).replace(tzinfo=None))
            return start, start + 1 / 24
        first = date(year, month or 1, number or 1)
        if number is not None:
            after = first + timedelta(days=1)
        elif month is not None:
            after = date(year + month // 12, month % 12 + 1, 1)
        else:
            after = date(year + 1, 1, 1)
    except (ValueError, IndexError, OverflowError):
        return None
    return float(first.toordinal()), float(after.toordinal())


def _third(parts: list[str]) -> int | None:
    return int(parts[2]) if len(parts) > 2 else None


def _days(moment: datetime) -> float:
    midnight = datetime.combine(moment.date(), datetime.min.time())
    return moment.toordinal() + (moment - midnight).total_seconds() / _DAY
