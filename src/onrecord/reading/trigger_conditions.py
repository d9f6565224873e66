"""Conditions: whether a word of the lexicon of events is meant as its group has it, by what stands around it."""

from collections.abc import Iterator

from onrecord.reading.argument_objects import objects
from onrecord.reading.argument_phrases import agents, phrases
from onrecord.reading.argument_subjects import subjects
from onrecord.reading.argument_voice import is_passive
from onrecord.reading.event_lexicon import Pattern, Words
from onrecord.reading.event_words import EventWords
from onrecord.reading.tree import Tree
from onrecord.reading.trigger import Trigger, of_particle

_CLOSE = 12
"""Words within which violence makes a death as a noun somebody's doing."""
_ANSWERABLE = frozenset(("responsible", "responsibility", "blame", "accuse", "guilty", "accountable", "convict"))
_WHEN = frozenset(("DATE", "TIME"))
_TOLD = frozenset(("nsubj", "nsubj:pass", "obj"))
_CLAUSES = frozenset(
    (
        "ccomp",
        "advcl",
        "acl",
        "acl:relcl",
        "parataxis",
        "conj",
        "punct",
        "cc",
        "mark",
        "nsubj",
        "nsubj:pass",
        "obj",
        "xcomp",
    )
)


def verb_conditions(words: EventWords, trigger: Trigger, pattern: Pattern) -> bool:
    """Whether a verb with what stands around it is meant as its group has it."""
    group, tree = trigger.group, words.tree
    told = [item.word for item in objects(tree, trigger.head) if item.word not in trigger.words]
    if len(given := tree.children(trigger.head, "obj", "iobj")) > 1:  # "gave the island a million"
        told += [kid for kid in given if kid not in told]
    if group.entry.frame == "gives":  # "provided the valley with grain"
        told += [kid for case, kid in phrases(tree, trigger.head) if case == "with"]
    # "fired two rifle grenades", the last word taken for a verb.
    told += [kid for kid in tree.children(trigger.head, "ccomp") if tree.tag[kid] == "VBZ" and _names_thing(tree, kid)]
    told += of_particle(tree, trigger)
    if pattern.length > 1:
        told += [kid for case, kid in phrases(tree, trigger.head) if case.split()[-1] == pattern.words[-1]]
    doers = agents(tree, trigger.head) if is_passive(tree, trigger.head) else subjects(tree, trigger.head)
    who = [item.word for item in doers]
    holds_object = any(tree.pos[word] in ("NOUN", "PROPN") for word in trigger.words if word != trigger.head)
    if group.objects and not _any(words, told, group.objects) and (told or not holds_object):
        return False
    if _is_to_blame(tree, trigger.head) or (group.entry.type == "ASSAULT" and _is_what_is_called(tree, trigger.head)):
        return False
    if group.subjects and who and not _any(words, who, group.subjects):
        return False
    if group.unless and _meant_otherwise(words, trigger, told, who, group.unless):
        return False
    if group.near and not _any(words, _beside(tree, trigger.head, told), group.near):
        return False
    if words.lexicon.mishaps & group.unless.words and not any(words.is_party(word) for word in who):
        return not _by_mishap(words, trigger.head, group.unless) and _has_what_it_needs(words, trigger, told, who)
    return _has_what_it_needs(words, trigger, told, who)


def _is_to_blame(tree: Tree, verb: int) -> bool:
    """ "the deal is to blame": it blames nobody."""
    return tree.form[verb] == "blame" and tree.form[verb - 1] == "to" and tree.lemma[tree.head[verb]] == "be"


def _is_what_is_called(tree: Tree, verb: int) -> bool:
    """ "attacked what he called a burden": an attack in words."""
    clauses = [kid for kid in tree.children(verb, "ccomp", "obj") if kid > verb]
    return any(tree.form[deep] == "what" for kid in clauses for deep in (kid, *tree.kids[kid]))


def _names_thing(tree: Tree, word: int) -> bool:
    """Whether a "verb" is the plural of a noun: what stands before it is numbered, and nothing of a clause is there."""
    before = tree.child(word, "nsubj", "compound")
    if before is None or before != word - 1 or tree.child(word, "mark", "obj", "aux") is not None:
        return False
    return tree.dep[before] == "compound" or tree.child(before, "nummod") is not None


def _by_mishap(words: EventWords, verb: int, unless: Words) -> bool:
    """Whether harm that nobody is said to have done came of a mishap: "was injured after being hit by a bus"."""
    tree = words.tree
    if words.is_mishap or any(
        item in words.lexicon.mishaps for word in tree.below(verb) for item in words.singular(word)
    ):
        return True
    return any(
        words.meets(kid, unless)
        for clause in tree.children(verb, "advcl")
        for case, kid in phrases(tree, clause)
        if case == "by"
    )


def _any(words: EventWords, found: list[int], wanted: Words) -> bool:
    return any(words.meets(word, wanted) for word in found)


def _has_what_it_needs(words: EventWords, trigger: Trigger, told: list[int], who: list[int]) -> bool:
    tree, group, needs = words.tree, trigger.group, trigger.group.entry.needs
    if needs is None:
        return True
    if needs == "object":
        return bool(told)
    if needs == "actor":
        return bool(who)
    if needs in ("violence", "alone"):
        return words.tells_violence(trigger.words)
    if needs == "receiver":
        return bool(told) and any(
            case.split()[0] in group.to and words.is_party(kid)
            for head in (trigger.head, *told)
            for case, kid in phrases(tree, head)
        )
    if needs == "thing":
        return bool(told) and tree.child(trigger.head, "ccomp") is None
    clauses = tree.children(trigger.head, "xcomp", "ccomp", "advcl")
    if needs == "clause":
        return bool(clauses)
    infinitive = any(_is_infinitive(tree, clause) for clause in clauses)
    if needs == "infinitive":
        return infinitive
    return infinitive or bool(told) or any(case.split()[0] in group.to for case, _ in phrases(tree, trigger.head))


def _is_charge(tree: Tree, clause: int) -> bool:
    """ "charged with guarding the gate"."""
    return tree.tag[clause] == "VBG" and any(tree.form[kid] == "with" for kid in tree.kids[clause])


def _is_infinitive(tree: Tree, verb: int) -> bool:
    return any(tree.form[kid] == "to" and tree.tag[kid] == "TO" for kid in tree.kids[verb])


def _meant_otherwise(words: EventWords, trigger: Trigger, told: list[int], who: list[int], unless: Words) -> bool:
    """Whether a word that makes the trigger mean something else is its subject, object or modifier."""
    tree = words.tree
    beside = {tree.case(trigger.head)}
    if trigger.kind == "verb":
        beside = {case for word in (trigger.head, trigger.words[-1]) for case, _ in phrases(tree, word)}
    if (beside - {tree.form[word] for word in trigger.words}) & unless.words:
        return True
    near = set(told) | set(who)
    for at in trigger.words:
        near.update(kid for kid in tree.kids[at] if tree.dep[kid] not in _CLAUSES or _is_charge(tree, kid))
    if trigger.group.entry.needs == "infinitive":
        near.update(kid for kid in tree.children(trigger.head, "xcomp") if _is_infinitive(tree, kid))
    for word in (*told, *who):
        if not any(item in words.lexicon.weapons for item in words.singular(word)):
            near.update(kid for kid in tree.kids[word] if tree.dep[kid] in ("compound", "amod"))
    head = tree.head[trigger.head]
    if tree.dep[trigger.head] in ("compound", "amod"):
        near.add(head)
    near.difference_update(trigger.words)
    bare = Words(unless.words, unless.phrases, place=False, person=unless.person)
    # A deed as the subject ("cutting supplies could hit …") is no cut in spending.
    return any(
        words.meets(word, bare)
        for word in near
        if tree.pos[word] != "VERB" or tree.dep[word] == "xcomp" or _is_charge(tree, word)
    )


def _beside(tree: Tree, head: int, told: list[int]) -> list[int]:
    """Words of the phrases on a trigger and on its object, with what stands before each."""
    found = [kid for word in (head, *told) for _, kid in phrases(tree, word)] + told
    return found + [kid for word in found for kid in tree.children(word, "compound", "amod")]


def noun_conditions(words: EventWords, trigger: Trigger) -> bool:
    """Whether a noun with what stands around it is meant as its group has it."""
    group, tree = trigger.group, words.tree
    told = list(_of_noun(words, trigger))
    if group.near and not _any(words, _beside(tree, trigger.head, told), group.near):
        return False
    if group.objects and not _any(words, told, group.objects):
        return False
    if group.unless and _meant_otherwise(words, trigger, told, [], group.unless):
        return False
    if group.entry.needs == "party":
        return any(words.is_party(kid) and tree.pos[kid] != "PRON" for kid in _beside_noun(tree, trigger.head))
    if group.entry.needs == "violence":
        if tree.child(trigger.head, "nmod:poss") is not None and tree.case(trigger.head) in ("before", "until"):
            return False
        return words.tells_violence(trigger.words, _CLOSE) or _is_answered_for(words, trigger.head)
    return group.entry.needs != "actual" or _is_actual(words, trigger.head)


def _is_answered_for(words: EventWords, noun: int) -> bool:
    """ "the cell is responsible for the deaths of two guards": somebody is, no disease or habit."""
    tree, above = words.tree, words.tree.head[noun]
    if tree.case(noun) not in ("for", "of") or tree.lemma[above] not in _ANSWERABLE:
        return False
    who = [*subjects(tree, above), *objects(tree, above), *subjects(tree, tree.head[above])]
    return any(words.is_party(item.word) for item in who)


def _is_actual(words: EventWords, noun: int) -> bool:
    """Whether a mass noun stands for what happened: "violence broke out", not "the problem of violence"."""
    tree = words.tree
    top = tree.head[noun] if tree.dep[noun] == "conj" else noun
    if tree.dep[top] in _TOLD and tree.child(noun, "det") is None and tree.tag[tree.head[top]] in ("VBD", "VBN", "VBG"):
        return True
    where = [kid for _, kid in phrases(tree, noun)]
    return any(kid in words.toponyms or tree.ent[kid] in _WHEN or words.is_party(kid) for kid in where)


def _beside_noun(tree: Tree, noun: int) -> list[int]:
    """What may name a party of a noun: its owner, what stands before it, and what follows "by", "of", "with" …"""
    return [
        *(kid for case, kid in phrases(tree, noun) if case in ("by", "of", "with", "between", "among", "to")),
        *tree.children(noun, "nmod:poss", "compound", "amod"),
    ]


def _of_noun(words: EventWords, trigger: Trigger) -> Iterator[int]:
    """What the event of a noun befalls: what follows "of", "on" and the like, and what stands before it."""
    tree, to = words.tree, trigger.group.to
    for case, kid in phrases(tree, trigger.head):
        if case in ("of", "on") or case in to:
            yield kid
    for kid in tree.kids[trigger.head]:
        if tree.dep[kid] in ("nmod:poss", "compound") and kid not in trigger.words:
            yield kid
