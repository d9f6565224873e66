"""What two events are: their types and modes, and the words they are told in."""

import math
from collections.abc import Iterator
from functools import partial

from onrecord.record.incident_signals import Signal
from onrecord.record.incident_traits import Traits
from onrecord.record.incident_words import Words, kin, likeness, stems, weight

TALK = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN"})
"""Acts of speech: what is spoken of is another event."""
MEETINGS = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT", "CONCEDE"})
"""What parties do together, again and again: the same parties do not make it the same event."""
MOVING = frozenset({"evacuation", "deport", "displacement", "expel"})
"""Modes of moving people; which of them it was is what accounts differ on."""
_FROM_THE_AIR = {"aerial", "explosives"}
"""Modes of one deed: who is bombed from the air is bombed."""
_NEAR = (
    frozenset({"ASSAULT", "COERCE"}),
    frozenset({"AGREE", "CONSULT", "COOPERATE", "CONCEDE", "RETREAT"}),
    frozenset({"COERCE", "SANCTION"}),
    frozenset({"ASSAULT", "PROTEST"}),
    frozenset({"MOBILIZE", "ASSAULT"}),
    frozenset({"AID", "SUPPORT", "COOPERATE"}),
    frozenset({"RETREAT", "COERCE", "ASSAULT"}),
)
_TELLING = 8.0
_COPIES = 0.5
"""Reports more alike than this are copies or near it: what they tell of is no more one happening for that."""
_ALIKE = 0.12
"""Sentences less alike than this have nothing in common but, at most, a word."""
_SAYING = stems("say tell state report announce add comment quote write")


def type_signals(one: Traits, other: Traits) -> Iterator[Signal]:
    """How two types stand to each other; nothing where one is unknown."""
    if one.type is None or other.type is None:
        return
    if one.mode in MOVING and other.mode in MOVING:
        yield Signal("same type", 1.0, "people moved in both")
    elif one.type == other.type:
        yield Signal("same type", 1.0, f"both {one.type}")
        if one.mode is not None and one.mode == other.mode:
            yield Signal("same mode", 1.0, f"both {one.mode}")
        elif one.mode is not None and other.mode is not None and {one.mode, other.mode} != _FROM_THE_AIR:
            yield Signal("other mode", 1.0, f"{one.mode} and {other.mode}")
    elif any({one.type, other.type} <= near for near in _NEAR):
        yield Signal("types near each other", 1.0, f"{one.type} and {other.type}")
    else:
        yield Signal("other type", 1.0, f"{one.type} and {other.type}")


def word_signals(one: Traits, other: Traits) -> Iterator[Signal]:
    """How alike two events are told: the words of the deed, of the sentence, of the report."""
    copied = min(_COPIES, likeness(one.report_words, other.report_words))
    reports = 1.0 if one.report == other.report else copied
    sentences = likeness(one.words, other.words)
    trigger = _trigger(one, other)
    yield trigger
    if trigger.name == "same trigger":
        yield Signal("same trigger, reports alike", reports, "in reports alike")
        yield Signal("same trigger, sentences alike", sentences, "in sentences alike")
    elif trigger.name != "other trigger":
        yield Signal("kindred trigger, reports alike", reports, "in reports alike")
        yield Signal("kindred trigger, sentences alike", sentences, "in sentences alike")
    if one.trigger <= _SAYING or other.trigger <= _SAYING:
        yield Signal("mere saying", 1.0, "only something said")
    if one.report == other.report:
        yield Signal("same report", 1.0, "in one report")
    else:
        yield Signal("reports alike", reports, partial(_shared, one.report_words, other.report_words))
    yield Signal("sentences alike", sentences, "sentences share telling words")
    if one.type in TALK | MEETINGS and one.type == other.type and one.report != other.report:
        yield Signal("talk of one kind", 1.0, "such talk recurs")
    if one.type in TALK and one.type == other.type and sentences < _ALIKE:
        yield Signal("talk of another matter", 1.0, "nothing said of a common matter")
    yield from _names(one, other)


def _trigger(one: Traits, other: Traits) -> Signal:
    shared = one.trigger & other.trigger
    if shared:
        word = max(sorted(shared), key=weight)
        whole = len(shared) / max(len(one.trigger), len(other.trigger))
        return Signal("same trigger", whole, f"the same word for it ({word})")
    if kindred(one, other):
        return Signal("kindred trigger", 1.0, "words of one kin for it")
    return Signal("other trigger", 1.0, "other words for it")


def kindred(one: Traits, other: Traits) -> bool:
    """Whether the words for two deeds are of one kin."""
    return bool(_kins(one.trigger) & _kins(other.trigger))


def _kins(stems: frozenset[str]) -> frozenset[int]:
    found: frozenset[int] = frozenset()
    for word in stems:
        found |= kin().get(word, frozenset())
    return found


def _names(one: Traits, other: Traits) -> Iterator[Signal]:
    if not one.names or not other.names:
        return
    shared = one.names & other.names
    if shared:
        told = math.fsum(weight(name) for name in shared)
        yield Signal(
            "names shared", min(1.0, told / _TELLING / 2), f"names in both ({max(sorted(shared), key=weight)})"
        )
    else:
        yield Signal("other names", 1.0, "no name in both")


def _shared(some: Words, others: Words) -> str:
    both = sorted(some.told.keys() & others.told.keys(), key=lambda word: (-some.told[word], word))
    return f"reports share telling words ({', '.join(both[:3]) or 'none'})"
