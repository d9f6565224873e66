"""Modes and contexts: how it was done, by the means named beside the event, and what the report is about."""

import re
from functools import lru_cache

from onrecord.reading.argument_objects import objects
from onrecord.reading.argument_phrases import agents, phrases
from onrecord.reading.argument_subjects import subjects
from onrecord.reading.event_lexicon import EventLexicon
from onrecord.reading.event_parties import WITH
from onrecord.reading.event_words import EventWords
from onrecord.reading.roles import Roles
from onrecord.reading.triggers import Trigger
from onrecord.terms import EventType

_SENT = frozenset(("fire", "hurl", "drop"))
"""Verbs of the groups whose object is the means."""
_SHORT = 900
"""Characters of a report in which one word tells its context; longer ones need two."""


def mode_of(words: EventWords, trigger: Trigger) -> tuple[str | None, int | None]:
    """The mode of an event, and the word for the means if that gave it."""
    entry = trigger.group.entry
    if entry.mode is not None or entry.type != "ASSAULT":
        return entry.mode, None
    for word in _means(words, trigger):
        for item in words.singular(word):
            if item in words.lexicon.weapons:
                return words.lexicon.weapons[item], word
    return None, None


def type_of(words: EventWords, trigger: Trigger, roles: Roles) -> EventType:
    """The type of an event: what several do with each other may be another than what one does alone."""
    entry = trigger.group.entry
    if entry.together is None:
        return entry.type
    tree, head = words.tree, trigger.head
    along = [kid for case, kid in phrases(tree, head) if case in WITH and words.is_party(kid)]
    joint = any(tree.form[kid] == "joint" for word in trigger.words for kid in tree.kids[word])
    return entry.together if joint or along or len(roles.doers) > 1 else entry.type


def threatened(kind: EventType, mode: str | None) -> str | None:
    """The mode of a threat, by the deed that is threatened."""
    if kind == "ASSAULT":
        return "violence"
    if mode is not None and mode.startswith("territory"):
        return "territory"
    return mode if mode in ("restrict", "arrest", "expel") else "relations" if kind == "SANCTION" else None


def _means(words: EventWords, trigger: Trigger) -> list[int]:
    """Words that may name the means, the nearest first."""
    tree, head = words.tree, trigger.head
    near = [word for word in trigger.words if word != head]
    near += [kid for kid in tree.kids[head] if tree.dep[kid] in ("compound", "amod")]
    near += [kid for case, kid in phrases(tree, head) if case in ("with", "by", "using", "from", "in")]
    if trigger.kind == "verb":
        told = [*subjects(tree, head), *agents(tree, head), *objects(tree, head)]
        near += [item.word for item in told if _sends_off(trigger) or item.why != "object"]
    # What stands before a word narrows it: a suicide bomber is no aircraft.
    return [
        found
        for word in near
        for found in (*(kid for kid in tree.kids[word] if tree.dep[kid] in ("compound", "amod")), word)
    ]


def _sends_off(trigger: Trigger) -> bool:
    """Whether the verb's object is what is fired, thrown or laid, and so the means."""
    return not _SENT.isdisjoint(trigger.group.entry.verbs)


def contexts_of(lexicon: EventLexicon, text: str) -> tuple[str, ...]:
    """PLOVER contexts of a report, by its words."""
    low = text.lower()
    least = 1 if len(text) < _SHORT else 2
    return tuple(
        name for name, pattern in _patterns(tuple(lexicon.contexts.items())) if len(pattern.findall(low)) >= least
    )


@lru_cache(maxsize=4)
def _patterns(contexts: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b")) for name, words in contexts)
