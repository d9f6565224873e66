"""Triggers: the words of a text that tell of an event, with the group of the lexicon whose conditions they meet."""

from collections.abc import Iterator, Sequence

from onrecord.reading.event_lexicon import EventLexicon, Pattern
from onrecord.reading.event_words import EventWords
from onrecord.reading.tree import Tree
from onrecord.reading.trigger import Trigger
from onrecord.reading.trigger_conditions import noun_conditions, verb_conditions

__all__ = ["Trigger", "find_triggers"]

_SKIPPED = frozenset(("DET", "ADJ", "ADV", "NUM"))
_WHEN = frozenset(("DATE", "TIME"))
_HOSTILE = frozenset(("ASSAULT", "COERCE", "PROTEST"))
_HYPHENS = frozenset(("-", "–", "‑"))
_NAMES = frozenset(("DATE", "TIME", "ORG", "PERSON", "FAC", "GPE", "LOC", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT"))


def find_triggers(words: EventWords, low: int, high: int) -> list[Trigger]:
    """The triggers among the words from ``low`` to before ``high``, in text order; no word is in two of them."""
    lexicon = words.lexicon
    taken: set[int] = set()
    found: list[Trigger] = []
    for verbal in (True, False):
        for word in range(low, high):
            if word in taken:
                continue
            trigger = _verb(words, lexicon, word, taken) if verbal else _noun(words, lexicon, word, taken)
            if trigger is not None:
                found.append(trigger)
                taken.update(trigger.words)
    found.sort(key=lambda trigger: trigger.low)
    return [trigger for trigger in found if not _is_outcome(trigger, found)]


def _is_outcome(trigger: Trigger, found: Sequence[Trigger]) -> bool:
    """Whether a trigger only tells how many another event left dead: "a raid on the camp left nine dead"."""
    if trigger.group.entry.needs != "alone":
        return False
    return any(other is not trigger and other.group.entry.type in _HOSTILE for other in found)


def _verb(words: EventWords, lexicon: EventLexicon, word: int, taken: set[int]) -> Trigger | None:
    tree = words.tree
    patterns = lexicon.verbs.get(tree.form[word])
    if patterns is None or not _is_verb(tree, word) or _is_noun_here(tree, lexicon, word):
        return None
    for pattern in patterns:
        rest = _rest_of_verb(words, word, pattern)
        if rest is None or taken.intersection(rest):
            continue
        head = (
            word
            if pattern.words[0] != "be"
            else rest[-1]
            if len(rest) > 1 and words.tree.pos[rest[0]] == "ADP"
            else rest[0]
        )
        trigger = Trigger(head, tuple(sorted((word, *rest))), pattern.group, "verb")
        if words.counts(pattern.group) and verb_conditions(words, trigger, pattern):
            return trigger
    return None


def _is_verb(tree: Tree, word: int) -> bool:
    if tree.child(word, "det", "nummod", "compound") is not None:
        return False
    if tree.dep[word] == "amod" and tree.child(word, "aux") is None:
        return False
    if tree.pos[word] in ("VERB", "AUX"):
        return True
    if tree.pos[word] not in ("ADJ", "NOUN", "PROPN"):
        return False
    # "were wounded" with the participle tagged as an adjective, "Ruritania lifts sanctions" with the verb as a noun.
    return any(tree.dep[kid] in ("aux:pass", "nsubj:pass", "obl:agent", "obj") for kid in tree.kids[word])


def _is_noun_here(tree: Tree, lexicon: EventLexicon, word: int) -> bool:
    """ "the shelling of the port": a noun, whatever the tagger thinks of it."""
    if not tree.form[word].endswith("ing") or tree.form[word] not in lexicon.nouns:
        return False
    return (
        any(
            tree.dep[kid] in ("det", "nmod", "nmod:poss", "amod", "compound") and tree.form[kid] not in ("'s", "’s")
            for kid in tree.kids[word]
        )
        and tree.child(word, "obj", "nsubj", "aux") is None
    )


def _rest_of_verb(words: EventWords, verb: int, pattern: Pattern) -> tuple[int, ...] | None:
    """Where the further words of a verb phrase stand; None if they do not."""
    rest = pattern.words[1:]
    if pattern.prefix is not None:
        return _before(words.tree, verb, pattern.prefix)
    if not rest:
        return ()
    return _following(words, verb, rest) or _apart(words, verb, rest)


def _before(tree: Tree, verb: int, prefix: str) -> tuple[int, ...] | None:
    """The first part of a hyphenated verb: "test-fired"."""
    at = verb - 1
    if at > 0 and tree.form[at] in _HYPHENS:
        at -= 1
    return (at,) if at >= 0 and tree.form[at] == prefix else None


def _following(words: EventWords, verb: int, rest: tuple[str, ...]) -> tuple[int, ...] | None:
    tree = words.tree
    at, found = verb + 1, []
    for wanted in rest:
        skipped = 0
        while at < len(tree) and not _is_word(words, at, wanted):
            passes = tree.pos[at] in _SKIPPED or tree.form[at] in _HYPHENS or tree.tag[at] == "PRP$"
            if not passes or skipped > 3:
                return None
            at += 1
            skipped += 1
        if at >= len(tree):
            return None
        found.append(at)
        at += 1
    return tuple(found)


def _is_word(words: EventWords, at: int, wanted: str) -> bool:
    form = words.tree.form[at]
    return form == wanted or (
        len(wanted) > 3 and words.tree.pos[at] in ("NOUN", "PROPN") and wanted in words.singular(at)
    )


def _apart(words: EventWords, verb: int, rest: tuple[str, ...]) -> tuple[int, ...] | None:
    """A particle after the object ("blew the bridge up"), an object before the verb ("sanctions were imposed").

    Of longer phrases, what follows the object: "held nine people as human shields", "set the mill on fire".
    """
    tree = words.tree
    if len(rest) != 1:
        return _after_object(words, verb, rest)
    for kid in tree.kids[verb]:
        dep = tree.dep[kid]
        if dep in ("compound:prt", "advmod", "xcomp") and tree.form[kid] == rest[0] and _may_stand(kid, verb, rest[0]):
            return (kid,)
        if dep == "obj":  # "held the rebels responsible"
            for deep in tree.kids[kid]:
                if deep > kid and tree.dep[deep] == "amod" and tree.form[deep] == rest[0]:
                    return (deep,)
        if dep in ("obj", "nsubj:pass") and len(rest[0]) > 3 and rest[0] in words.singular(kid):
            return (kid,)
        if dep in ("obl", "obl:agent") and tree.case(kid).split(" ")[0] == rest[0] and tree.ent[kid] not in _WHEN:
            return next(((deep,) for deep in tree.kids[kid] if tree.form[deep] == rest[0]), None)
    return None


def _may_stand(at: int, verb: int, word: str) -> bool:
    """A particle follows its verb; an adverb may stand before it: "sexually abused"."""
    return at > verb or word.endswith("ly")


def _after_object(words: EventWords, verb: int, rest: tuple[str, ...]) -> tuple[int, ...] | None:
    tree = words.tree
    if tree.child(verb, "obj", "nsubj:pass") is None:
        return None
    size = len(rest)
    for kid in _below(tree, verb):
        low = kid - size + 1
        if low > verb and all(_is_word(words, low + at, wanted) for at, wanted in enumerate(rest)):
            return tuple(range(low, kid + 1))
    return None


def _below(tree: Tree, verb: int) -> Iterator[int]:
    """Heads of the phrases on a verb and on its object: where "as human shields" is hung differs."""
    for kid in tree.kids[verb]:
        if tree.dep[kid] in ("obl", "xcomp", "advmod"):
            yield kid
        elif tree.dep[kid] in ("obj", "nsubj:pass"):
            yield from (deep for deep in tree.kids[kid] if tree.dep[deep] in ("nmod", "acl", "obl"))


def _noun(words: EventWords, lexicon: EventLexicon, word: int, taken: set[int]) -> Trigger | None:
    tree = words.tree
    patterns = lexicon.nouns.get(tree.form[word], ())
    if _is_brought_about(tree, lexicon, word):
        patterns += lexicon.hazards.get(tree.form[word], ())
    if not patterns:
        return None
    if tree.pos[word] not in ("NOUN", "PROPN") and not _is_noun_here(tree, lexicon, word):
        return None
    if tree.ent[word] in _NAMES or _modifies_noun(tree, word):
        return None
    for pattern in patterns:
        found = _backwards(words, word, pattern.words[:-1])
        if found is None or taken.intersection(found):
            continue
        trigger = Trigger(word, (*found, word), pattern.group, "noun")
        if words.counts(pattern.group) and noun_conditions(words, trigger):
            return trigger
    return None


def _is_brought_about(tree: Tree, lexicon: EventLexicon, word: int) -> bool:
    """Whether a noun is what some verb brings about: "could cause flooding", "led to a blackout"."""
    while tree.dep[word] == "conj":
        word = tree.head[word]
    verb = tree.head[word]
    return (
        tree.dep[word] in ("obj", "obl", "nsubj:pass", "xcomp") and tree.form[verb] in lexicon.causing and verb != word
    )


def _modifies_noun(tree: Tree, word: int) -> bool:
    """ "attack helicopter", "ceasefire line": the event is not said to have been."""
    if tree.dep[word] in ("compound", "amod"):
        return True
    return word + 1 < len(tree) and tree.form[word + 1] in _HYPHENS and tree.head[word] > word + 1


def _backwards(words: EventWords, word: int, before: tuple[str, ...]) -> tuple[int, ...] | None:
    form = words.tree.form
    at, found = word - 1, []
    for wanted in reversed(before):
        while at >= 0 and form[at] in _HYPHENS:
            at -= 1
        if at < 0 or (form[at] != wanted and wanted not in words.singular(at)):
            return None
        found.append(at)
        at -= 1
    return tuple(reversed(found))
