"""How reports tell two events of one kind apart: other targets, "a second strike", nothing in common but the word.

Only for events whose type was read: in a report on a war the same words come again and again for other deeds.
"""

import re
from collections.abc import Iterator

from onrecord.record.incident_figures import figure_signals
from onrecord.record.incident_matter import kindred
from onrecord.record.incident_place import place_signals
from onrecord.record.incident_relation import between, in_scene, is_effect
from onrecord.record.incident_signals import Signal
from onrecord.record.incident_traits import Traits
from onrecord.record.incident_wording import BLASTS
from onrecord.record.incident_words import likeness, stem, stems, weight

_DEFINITE = re.compile(r"\b(?:the|this|these|those|that(?= $))\s+(?:[\w’'-]+\s+){0,2}$", re.IGNORECASE)
_TAKEN_UP = re.compile(r"\bthe\s+([\w’'-]+)\s+(?:had |has |have |was |were )?$", re.IGNORECASE)
_NOUNS = re.compile(
    r"(?:attack|strike|airstrike|raid|bombing|shelling|blast|explosion|ambush|killing|murder|assassination|kidnapping|"
    r"abduction|deportation|evacuation|clash|assault|massacre|incident|shooting|siege|talk|meeting|call|conversation|deal|"
    r"agreement|ceasefire|truce|protest|march|rally|riot|invasion|offensive|operation|arrest|detention|seizure|blockade|"
    r"bombardment|barrage|crash|collision|sinking)(?:e?s)?$",
    re.IGNORECASE,
)
_GENERAL = stems("attack incident assault violence bloodshed tragedy massacre killing")
"""Words for any deed of violence told of before."""
_PHRASE = 45
"""Code points before a trigger that may hold its article, or say that it is another one."""
_ALIKE = 0.12
_TOGETHER = frozenset({"same place", "one place inside the other"})
_RARE_NAME = 4.5
_HITTING = frozenset({"ASSAULT", "COERCE"})
_DATED = re.compile(
    r"\b(?:minutes?|hours?|days?|weeks?|months?|years?|fortnight) (?:after|before|since|earlier|later)\b", re.IGNORECASE
)
_APART = re.compile(
    r"\b(?:after|before|since|earlier|later|following|revenge|retaliation|retaliatory|response|reprisal|avenge|while|"
    r"and then|meanwhile)\b",
    re.IGNORECASE,
)


def contrast_signals(one: Traits, other: Traits) -> Iterator[Signal]:
    """What tells two events of one type apart, or takes the later up as known."""
    if one.type is None or one.type != other.type:
        return
    if one.type in _HITTING:
        yield from _other_target(one, other)
    if one.many or other.many:
        yield Signal("one of many", 1.0, "told of as one of many")
    if one.report != other.report:
        yield from _across_reports(one, other)
    elif one.quote != other.quote:
        yield from _within_a_report(*((one, other) if one.at <= other.at else (other, one)))


def _across_reports(one: Traits, other: Traits) -> Iterator[Signal]:
    if not _in_common(one, other):
        yield Signal("only the word in common", 0.75, "nothing in common but the word")
    if not _in_particular(one, other):
        yield Signal("nothing particular in common", 1.0, "no place, day, figure or name in common")
    if own := _names_of_their_own(one, other):
        yield Signal("names of their own", own, "each with names of its own")
    if one.another != other.another:
        yield Signal("one of several", 1.0, "one report tells of more than one")


def _within_a_report(earlier: Traits, later: Traits) -> Iterator[Signal]:
    if earlier.beside and later.beside and not earlier.names & later.names:
        yield Signal("names of their own", 1.0, "each with names of its own")
    if is_known(earlier, later):
        yield Signal("spoken of as known", 1.0, "spoken of as known")
        if later.trigger & _GENERAL and not earlier.trigger & later.trigger and not kindred(earlier, later):
            yield Signal("known by a general word", 1.0, "a general word for what was told of")
    elif not in_scene(earlier, later) and not _in_common(earlier, later):
        yield Signal("only the word in common", 1.0, "nothing in common but the word")


def _other_target(one: Traits, other: Traits) -> Iterator[Signal]:
    some, others = one.targets, other.targets
    if some and others and not some & others:
        yield Signal("other target", 1.0, f"{min(some)} in one, {min(others)} in the other")


def _in_particular(one: Traits, other: Traits) -> bool:
    """Whether events of two reports share what few events have: a place, a day, a figure, a target, a rare name."""
    if one.targets & other.targets or any(weight(name) >= _RARE_NAME for name in one.beside & other.beside):
        return True
    if any(signal.name in _TOGETHER for signal in place_signals(one.place, other.place)):
        return True
    if one.when is not None and other.when is not None and abs(one.when.begin - other.when.begin) <= 1:
        return True
    return any(signal.name == "same figure" for signal in figure_signals(one, other))


def _names_of_their_own(one: Traits, other: Traits) -> float:
    """How much the names of two sentences of different reports differ, 0 to 1: two rare ones on either side tell."""
    left = [min(2, sum(weight(name) >= _RARE_NAME for name in some - rest)) for some, rest in _both_ways(one, other)]
    return min(left) / 2


def _both_ways(one: Traits, other: Traits) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    some, others = one.beside, other.beside
    return (some, other.names), (others, one.names)


def told_apart(one: Traits, other: Traits) -> str | None:
    """In what way one report says that two events are not one; None if it does not."""
    if one.report != other.report or one.type is None or one.type != other.type or one.trigger & other.trigger & BLASTS:
        return None
    earlier, later = (one, other) if one.at <= other.at else (other, one)
    if earlier.quote != later.quote:
        return "the report tells of another one" if later.another else None
    if earlier.at == later.at:
        return None
    cues = _DATED if is_effect(earlier) or is_effect(later) else _APART
    return "the sentence tells them apart" if cues.search(between(earlier, later)) else None


def is_known(earlier: Traits, later: Traits) -> bool:
    """Whether an event is spoken of as known ("the attack"), or done by what was spoken of ("the drones hit")."""
    at = later.quote.find(later.worded)
    if at <= 0:
        return False
    before = later.quote[max(0, at - _PHRASE) : at]
    if _NOUNS.search(later.worded) and _DEFINITE.search(before):
        return True
    doer = _TAKEN_UP.search(before)
    return doer is not None and stem(doer[1]) in earlier.words


def _in_common(one: Traits, other: Traits) -> bool:
    """Whether two sentences of a report share more than the word for the deed."""
    if one.names & other.names or likeness(one.words, other.words) >= _ALIKE:
        return True
    if any(signal.name in _TOGETHER for signal in place_signals(one.place, other.place)):
        return True
    keys = {who.key for who in one.recipients} & {who.key for who in other.recipients}
    return bool(keys) or bool({f.value for f in one.figures} & {f.value for f in other.figures})
