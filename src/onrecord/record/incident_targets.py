"""What a sentence says was hit: kinds of buildings and works, as the lexicon of events lists them."""

import re
from functools import lru_cache

from onrecord.lexicon import Entry, entries
from onrecord.record.incident_words import stem, stems, words_of

_CLAUSE = 70
"""Code points on either side of a trigger where its target may stand."""
_CLASS = "built"
_HOMES = stems("apartment flat block house home")
_VEHICLES = stems("vehicle truck lorry convoy car van tank bus")
_AREA = re.compile(r"[A-Z][\w’'-]*(?= (?:neighbou?rhood|district|area|quarter|suburb|village|street|road|square)\b)")
"""The last word of a part of town's name ("the Old Gate district") is no target."""
_VAGUE = stems(
    "building structure property facility installation city town village camp system equipment line network position "
    "target route corridor capability road infrastructure office capital site shell artillery missile rocket drone "
    "launcher battery radar plane aircraft jet helicopter well"
)


class Class(Entry, frozen=True, kw_only=True):
    """Words of one class in the lexicon of events."""

    name: str
    words: tuple[str, ...]


def targets(quote: str, trigger: str) -> frozenset[str]:
    """What may have been hit, near the trigger; homes of any kind count alike, as do vehicles."""
    at = max(0, quote.find(trigger))
    told = _AREA.sub(lambda name: " " * len(name[0]), quote)
    around = words_of(told[max(0, at - _CLAUSE) : at + len(trigger) + _CLAUSE])
    found = {stem(word) for word in around} & _known()
    return frozenset("home" if word in _HOMES else "vehicle" if word in _VEHICLES else word for word in found)


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    classes = [one for one in entries("events", "class", Class) if one.name == _CLASS]
    return frozenset(stem(word) for one in classes for word in one.words if " " not in word) - _VAGUE
