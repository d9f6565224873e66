"""Coding: which events event coders would count, and the events that acts of speaking are themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.reading.event_announced import REFUSABLE
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
_SUITS = frozenset(("application", "appeal", "case", "petition", "suit", "lawsuit", "motion", "bid", "complaint"))
_OWN = frozenset(("we", "i", "one", "you"))
_NOTHING = Words(frozenset(), (), place=False, person=False)


def _speech(kind: EventType, mode: str | None, coded: bool = True) -> Group:
    entry = GroupEntry(
        type=kind,
        mode=mode,
        frame="speaks",
        to=("on", "to", "against", "at", "of", "from", "upon"),
        score=0.6,
        coded=coded,
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
REFUSAL = _speech("REJECT", None)
"""A promise not to do what would be yielding."""
_APPEAL = _speech("REQUEST", None, coded=False)
_DEMANDING = frozenset(("demand", "order", "insist", "require", "command", "instruct", "dictate", "decree"))
"""Lemmas of cues that demand; what else asks for something is an appeal, which event coders leave out."""


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
            if act == "condemn" and any(tree.lemma[kid] in _SUITS for kid in tree.children(word, "obj", "nsubj:pass")):
                continue  # "dismissed the application": a ruling
            appeals = act == "request" and not demands and tree.lemma[word] not in _DEMANDING
            group = _APPEAL if appeals else _SPEECH[act]
            found.append(Trigger(word, (word,), group, "verb" if tree.pos[word] == "VERB" else "noun"))
        elif held.group.entry.type == "AGREE" and act == "threaten" and held.head == word:
            found[found.index(held)] = Trigger(held.head, held.words, _SPEECH[act], held.kind)
    return sorted(_with_refusals(tree, found), key=lambda trigger: trigger.low)


def _with_refusals(tree: Tree, triggers: Sequence[Trigger]) -> list[Trigger]:
    """Vowing not to yield or not to meet is a refusal; vowing not to attack remains a promise."""
    by_head = {trigger.head: trigger for trigger in triggers}
    return [replace(trigger, group=REFUSAL) if _refuses(tree, trigger, by_head) else trigger for trigger in triggers]


def _refuses(tree: Tree, trigger: Trigger, by_head: Mapping[int, Trigger]) -> bool:
    if trigger.group.entry.type != "AGREE" or trigger.group.entry.needs != "infinitive":
        return False
    after = [kid for kid in tree.kids[trigger.head] if kid > trigger.head]  # "vowed never to yield"
    return any(
        deed in by_head
        and by_head[deed].group.entry.type in REFUSABLE
        and any(tree.form[word] in ("not", "never") for word in (*tree.kids[deed], *after))
        for deed in tree.children(trigger.head, "xcomp")
    )


def _demands(tree: Tree, cue: int, holders: Holders) -> bool:
    """ "said the emir must leave": a demand, though the word says only that it was said."""
    if not any(claim.act == "state" for claim in holders.cues.get(cue, ())):
        return False
    return any(
        tree.form[kid] == "must" and tree.dep[kid] == "aux"
        for clause in tree.children(cue, "ccomp")
        for verb in tree.conjuncts(clause)
        if (who := tree.child(verb, "nsubj", "nsubj:pass")) is not None and tree.form[who] not in _OWN
        for kid in tree.kids[verb]
    )


def coded_triggers(words: EventWords, triggers: Sequence[Trigger], holders: Holders) -> frozenset[int]:
    """Heads of the triggers that event coders would count."""
    tree = words.tree
    told = {trigger.head: trigger for trigger in triggers if trigger.group.entry.mode != "infrastructure-at-risk"}
    return frozenset(
        head
        for head, trigger in told.items()
        if trigger.group.entry.coded
        and not any(holders.uncoded(claim) or _says_it_all(claim, told, holders) for claim in holders.at(head))
        and matter_of(tree, trigger, told) is None
        and not _is_topic(words, trigger)
        and not _is_pondered(words, head)
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
    word, asks = trigger.head, trigger.group.entry.type == "REQUEST"
    for _ in range(12):
        dep, head = tree.dep[word], tree.head[word]
        if dep in _BORDERS or head == word:
            return None
        if dep == "conj" and word == trigger.head:
            word = head
            continue
        if dep == "advcl" and not _tells_what_for(tree, word) and not (asks and tree.tag[word] == "VBG"):
            return None
        above = counted.get(head) or _done_with(tree, head, counted)
        if above is not None and above is not trigger and (asks or above.group.entry.type in _OVER_OTHERS):
            return above if dep not in ("nsubj", "nsubj:pass", "conj") else None
        word = head
    return None


def _tells_what_for(tree: Tree, clause: int) -> bool:
    return any(tree.tag[kid] == "TO" or tree.form[kid] in ("of", "for", "from") for kid in tree.kids[clause])


def _done_with(tree: Tree, verb: int, counted: Mapping[int, Trigger]) -> Trigger | None:
    """The protest of "staged rallies to demand a vote": its verb says no more than that it was."""
    thing = tree.child(verb, "obj")
    above = counted.get(thing) if thing is not None else None
    return above if above is not None and above.group.entry.type == "PROTEST" else None


def _is_pondered(words: EventWords, head: int) -> bool:
    """Whether a deed is only thought about: "is considering sending troops", "wants a truce"."""
    tree = words.tree
    return tree.dep[head] in ("xcomp", "obj") and tree.form[tree.head[head]] in words.lexicon.pondering


def _is_topic(words: EventWords, trigger: Trigger) -> bool:
    """Whether an event is only what somebody is concerned about, remembers or comments on.

    A verb is so where it tells who is meant: "condolences to the families of those who were killed".
    """
    tree, word = words.tree, trigger.head
    if trigger.kind == "verb":
        if tree.dep[word] not in ("acl", "acl:relcl"):
            return False
        word = tree.head[word]
    for above in (word, *tree.up(word)) if trigger.kind == "verb" else tree.up(word):
        told = (above, *tree.children(above, "obj")) if tree.pos[above] == "VERB" else (above,)
        if any(item in words.lexicon.topics for word in told for item in words.singular(word)):
            return True
        if tree.pos[above] == "VERB":
            return False
    return False
