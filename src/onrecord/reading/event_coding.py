"""Coding: which events event coders would count, and the events that acts of speaking are themselves."""

from collections.abc import Mapping, Sequence

from onrecord.reading.event_holders import SAYING_IS_DOING, Holders
from onrecord.reading.event_lexicon import Group, GroupEntry, Words
from onrecord.reading.event_words import EventWords
from onrecord.reading.tree import Tree
from onrecord.reading.triggers import Trigger
from onrecord.terms import Act, EventType

# What such an event is about is its matter and no event of its own: what is agreed on, asked for, protested against.
_OVER_OTHERS = frozenset(
    (
        "AGREE",
        "REQUEST",
        "REJECT",
        "THREATEN",
        "ACCUSE",
        "SUPPORT",
        "CONCEDE",
        "PROTEST",
        "SANCTION",
        "CONSULT",
        "MOBILIZE",
    )
)
_BORDERS = frozenset(("acl:relcl", "parataxis", "ROOT"))
_NOTHING = Words(frozenset(), (), place=False, person=False)


def _speech(kind: EventType, mode: str | None) -> Group:
    entry = GroupEntry(
        type=kind,
        mode=mode,
        frame="speaks",
        to=("on", "to", "against", "at", "of", "from", "upon"),
        score=0.6,
        note="an act of speaking",
        example="",
    )
    return Group(entry, 1 << 20, _NOTHING, _NOTHING, _NOTHING, frozenset(entry.to))


_SPEECH = {
    "accuse": _speech("ACCUSE", "disapprove"),
    "condemn": _speech("ACCUSE", "disapprove"),
    "request": _speech("REQUEST", None),
    "threaten": _speech("THREATEN", None),
}


def with_acts(tree: Tree, triggers: list[Trigger], holders: Holders, low: int, high: int) -> list[Trigger]:
    """The triggers of a sentence and, for cues that accuse, ask or threaten without being one, the cue as a trigger.

    A cue whose act says what it does goes by that act and not by the lexicon's type for its word.
    """
    by_word = {word: trigger for trigger in triggers for word in trigger.words}
    found = list(triggers)
    for word in range(low, high):
        demands = _demands(tree, word, holders)
        act: Act | None = (
            "request"
            if demands
            else next((c.act for c in holders.cues.get(word, ()) if c.act in SAYING_IS_DOING), None)
        )
        if act is None or tree.pos[word] not in ("VERB", "NOUN"):
            continue
        held = by_word.get(word)
        if held is None:
            if tree.lemma[word] == "call" and tree.child(word, "obj") is not None:
                continue  # "called him to discuss": by telephone
            if any(tree.case(kid) == "about" for kid in tree.kids[word]):
                continue  # "asked about the raid": a question
            found.append(Trigger(word, (word,), _SPEECH[act], "verb" if tree.pos[word] == "VERB" else "noun"))
        elif held.group.entry.type == "AGREE" and act == "threaten" and held.head == word:
            found[found.index(held)] = Trigger(held.head, held.words, _SPEECH[act], held.kind)
    return sorted(found, key=lambda trigger: trigger.low)


def _demands(tree: Tree, cue: int, holders: Holders) -> bool:
    """ "said the emir must leave": a demand, though the word says only that it was said."""
    if not any(claim.act == "state" for claim in holders.cues.get(cue, ())):
        return False
    return any(
        tree.form[kid] == "must" and tree.dep[kid] == "aux"
        for clause in tree.children(cue, "ccomp")
        for verb in tree.conjuncts(clause)
        if tree.child(verb, "nsubj") is not None
        for kid in tree.kids[verb]
    )


def coded_triggers(words: EventWords, triggers: Sequence[Trigger], holders: Holders) -> frozenset[int]:
    """Heads of the triggers that event coders would count."""
    tree = words.tree
    counted = {trigger.head: trigger for trigger in triggers if trigger.group.entry.coded}
    return frozenset(
        head
        for head, trigger in counted.items()
        if not any(holders.uncoded(claim) or _says_it_all(claim, counted, holders) for claim in holders.at(head))
        and matter_of(tree, trigger, counted) is None
        and not (trigger.kind == "noun" and _is_topic(words, head))
    )


def _says_it_all(claim: object, counted: dict[int, Trigger], holders: Holders) -> bool:
    """Whether the claim's cue is an event itself ("promised", "praised")."""
    return any(
        claim in held and counted[word].group.entry.type in _OVER_OTHERS
        for word, held in holders.cues.items()
        if word in counted
    )


def matter_of(tree: Tree, trigger: Trigger, counted: Mapping[int, Trigger]) -> Trigger | None:
    """The event that this one is the matter of: "agreed to hold talks", "rejected the ceasefire"."""
    word = trigger.head
    for _ in range(12):
        dep, head = tree.dep[word], tree.head[word]
        if dep in _BORDERS or head == word:
            return None
        if dep == "conj" and word == trigger.head:
            word = head
            continue
        if dep == "advcl" and not any(
            tree.tag[kid] == "TO" or tree.form[kid] in ("of", "for", "from") for kid in tree.kids[word]
        ):
            return None
        above = counted.get(head)
        if above is not None and above is not trigger and above.group.entry.type in _OVER_OTHERS:
            return above if dep not in ("nsubj", "nsubj:pass", "conj") else None
        word = head
    return None


def _is_topic(words: EventWords, noun: int) -> bool:
    """Whether an event is only what somebody is concerned about, remembers or comments on."""
    tree = words.tree
    for above in tree.up(noun):
        if any(item in words.lexicon.topics for item in words.singular(above)):
            return True
        if tree.pos[above] == "VERB":
            return False
    return False
