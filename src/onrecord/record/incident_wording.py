"""How a sentence words an event: its names, the part of the day, whether it tells of one or many, of a toll that goes
on, or only of the day of another event."""

import re

from onrecord.record.entries import Entry
from onrecord.record.incident_interval import Interval
from onrecord.record.incident_words import stem, stems, weight, words_of

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
_ANOTHER = re.compile(
    r"\b(?:another(?! (?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|dozen|few|"
    r"hundred))|"
    r"(?:a|the|in a) (?:second|third|fourth|fifth|separate|further|new|different|later|earlier|previous)|"
    r"separately|elsewhere|hours (?:later|earlier|before|after)|the latest)\b",
    re.IGNORECASE,
)
_OPENING = 25
"""Code points at the head of a sentence that may say so of all of it."""
_PHRASE = 45
"""Code points before a trigger that may say so of it."""
BLASTS = stems("blast explosion explode boom shot")
"""One strike may be several of these."""
_ONE_OF = re.compile(r"\bone of (?:the|its|their|his|her) (?:[\w-]+ ){0,2}$", re.IGNORECASE)
_EACH = re.compile(r"\b(?:either|neither|both|each|every)\s+$", re.IGNORECASE)
_TOLL = re.compile(
    r"\b(?:toll|tally|number of (?:\w+ ){0,2}(?:dead|killed|deaths|victims|wounded|injured|missing))\b", re.IGNORECASE
)


def is_borrowed(entry: Entry) -> bool:
    """Whether an event is only told of to date another ("hours after a missile had struck"): its day and place are
    those of the other, as far as they were read at all."""
    at = entry.quote.find(entry.trigger)
    return at > 0 and bool(_DATING.search(entry.quote, 0, at))


def dayparts(quote: str, when: Interval | None) -> frozenset[str]:
    """The parts of the day a sentence speaks of, or that of the hour that was read."""
    found = frozenset(part for part, told in _DAYPARTS.items() if told.search(quote))
    if found or when is None or not when.clock:
        return found
    hour = (when.begin % 1) * 24
    return frozenset({next(part for until, part in _HOURS if hour < until)})


def names(words: list[str]) -> frozenset[str]:
    """Stems of capitalised words; the first word of a sentence counts only if another follows it."""
    capital = [word[:1].isupper() and len(word) > 2 for word in words]
    if capital and capital[0] and not (len(capital) > 1 and capital[1]):
        capital[0] = False
    named = (stem(word) for word, is_capital in zip(words, capital, strict=True) if is_capital)
    return frozenset(word for word in named if weight(word) >= _NAMED) - _CALENDAR


def is_toll(quote: str) -> bool:
    """Whether a sentence is on a count that goes on."""
    return bool(_TOLL.search(quote))


def is_many(entry: Entry) -> bool:
    """Plural nouns of deeds ("attacks"), and sentences on what recurs."""
    at = entry.quote.find(entry.trigger)
    if at > 0 and _ONE_OF.search(entry.quote, 0, at):
        return False
    last = (words_of(entry.trigger.lower()) or [""])[-1]
    if (last in _PLURALS and not entry.event.begin) or _RECURS.search(entry.quote):
        return True
    return at > 0 and bool(_EACH.search(entry.quote, 0, at))


def is_another(quote: str, worded: str, trigger: frozenset[str]) -> bool:
    """Whether an event is told of as a further one ("a second strike", "In another attack")."""
    if trigger & BLASTS:
        return False
    at = max(0, quote.find(worded))
    cues = (found.start() for found in _ANOTHER.finditer(quote, 0, at + len(worded)))
    return any(start < _OPENING or start >= at - _PHRASE for start in cues)
