"""Triggers: the words of a text that tell of an event, with the group of the lexicon whose conditions they meet."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.reading.event_arguments import agents, is_passive, objects, phrases, subjects
from onrecord.reading.event_lexicon import EventLexicon, Group, Pattern, Words
from onrecord.reading.event_words import EventWords
from onrecord.reading.tree import Tree

_SKIPPED = frozenset(("DET", "ADJ", "ADV", "NUM"))
_WHEN = frozenset(("DATE", "TIME"))
_TOLD = frozenset(("nsubj", "nsubj:pass", "obj"))
_HYPHENS = frozenset(("-", "–", "‑"))
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
_NAMES = frozenset(("DATE", "TIME", "ORG", "PERSON", "FAC", "GPE", "LOC", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT"))
_MODIFIERS = frozenset(("compound", "amod", "nmod:poss", "nmod", "nummod", "flat"))


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of an event, with the words that belong to it."""

    head: int
    """The verb or noun by which it hangs in the tree."""
    words: tuple[int, ...]
    """All its words, in text order."""
    group: Group
    kind: str
    """"verb" or "noun"."""

    @property
    def low(self) -> int:
        """First word."""
        return self.words[0]

    @property
    def high(self) -> int:
        """One past the last word."""
        return self.words[-1] + 1


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
    return found


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
        if words.counts(pattern.group) and _verb_conditions(words, trigger, pattern):
            return trigger
    return None


def _is_verb(tree: Tree, word: int) -> bool:
    if tree.child(word, "det") is not None or (tree.dep[word] == "amod" and tree.child(word, "aux") is None):
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
        if words.counts(pattern.group) and _noun_conditions(words, trigger):
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


def _verb_conditions(words: EventWords, trigger: Trigger, pattern: Pattern) -> bool:
    group, tree = trigger.group, words.tree
    told = [item.word for item in objects(tree, trigger.head) if item.word not in trigger.words]
    if len(given := tree.children(trigger.head, "obj", "iobj")) > 1:  # "gave the island a million"
        told += [kid for kid in given if kid not in told]
    if group.entry.frame == "gives":  # "provided the valley with grain"
        told += [kid for case, kid in phrases(tree, trigger.head) if case == "with"]
    if pattern.length > 1:
        told += [kid for case, kid in phrases(tree, trigger.head) if case.split()[-1] == pattern.words[-1]]
    doers = agents(tree, trigger.head) if is_passive(tree, trigger.head) else subjects(tree, trigger.head)
    who = [item.word for item in doers]
    holds_object = any(tree.pos[word] in ("NOUN", "PROPN") for word in trigger.words if word != trigger.head)
    if group.objects and not _any(words, told, group.objects) and (told or not holds_object):
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
    if beside & unless.words and not beside & {tree.form[word] for word in trigger.words}:
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


def _noun_conditions(words: EventWords, trigger: Trigger) -> bool:
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
    return group.entry.needs != "actual" or _is_actual(words, trigger.head)


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
