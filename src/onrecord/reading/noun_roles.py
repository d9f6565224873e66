"""Roles around a noun: possessors, what "by" and "of" introduce, and the verb that carries the deed out."""

from onrecord.reading.argument_objects import objects
from onrecord.reading.argument_phrases import Argument, agents, phrases
from onrecord.reading.argument_subjects import DYING, subjects
from onrecord.reading.argument_voice import is_passive
from onrecord.reading.event_parties import WITH, modifiers, phrases_with
from onrecord.reading.event_words import MEASURES, EventWords
from onrecord.reading.inflection import form_table, forms
from onrecord.reading.tree import Tree
from onrecord.reading.triggers import Trigger

# Verbs whose object is the event itself: who carries out an attack attacks.
_LIGHT = frozenset(
    (
        "carry", "launch", "conduct", "stage", "mount", "commit", "make", "hold", "perform", "wage", "order",
        "begin", "start", "continue", "resume", "intensify", "unleash", "undertake", "plan", "plot", "perpetrate",
        "lead", "declare", "impose", "organise", "organize", "deliver", "issue", "pay", "have", "execute", "open",
        "renew", "escalate", "pursue", "orchestrate", "mastermind", "direct", "coordinate", "attempt", "prepare",
        "complete", "do", "take", "announce", "extend", "join", "attend", "engage", "participate", "involve",
        "enforce",
    )
)  # fmt: skip
_SETTING_OFF = frozenset(form for verb in ("trigger", "detonate", "set") for form in forms(verb))
_DONE = frozenset(("carried", "committed", "perpetrated", "staged", "conducted", "executed", "orchestrated"))
_LIGHT_FORMS = form_table(sorted(_LIGHT))
_BLAMING = frozenset(
    ("blame", "accuse", "suspect", "convict", "condemn", "criticise", "criticize", "denounce", "rebuke")
)
_ATTRIBUTING = frozenset(form for verb in ("attribute", "ascribe", "impute") for form in forms(verb))
CLAIMED_BY_THEM = "the deed is claimed by them"
"""Why somebody is the doer of a deed he takes the responsibility for; a spokesman takes it for those he speaks for."""
LAID_TO_THEM = "the deed is laid to them"
"""Why somebody is the doer of a deed that is blamed on him by nobody who is named."""


def noun_roles(words: EventWords, trigger: Trigger) -> tuple[list[Argument], list[Argument]]:
    """Doers and receivers of a noun, parties or not."""
    tree, noun, entry = words.tree, trigger.head, trigger.group.entry
    receivers = phrases_with(tree, noun, trigger.group.to)
    of = phrases_with(tree, noun, ("of",))
    by = [] if _blamed_by(tree, noun) else [(case, kid) for case, kid in phrases(tree, noun) if case == "by"]
    doers = [Argument(kid, "after “by”") for _, kid in by]
    doers += [Argument(kid, "after “by”", 0.9) for item in of for case, kid in phrases(tree, item.word) if case == "by"]
    doers += _by_after_object(words, noun)
    doers += modifiers(words, noun, trigger.words)
    possessors = [Argument(kid, "possessor") for kid in tree.children(noun, "nmod:poss")]
    light, light_to = _light(words, trigger)
    doers += light
    if entry.frame in ("mutual", "joint"):
        together = [*doers, *possessors, *phrases_with(tree, noun, WITH), *light_to]
        return [item for item in together if words.is_party(item.word)], []
    if entry.possessor == "recipient" and not of:
        receivers += possessors
    else:
        doers += [item for item in possessors if not words.is_spot(item.word)]
        receivers += [item for item in possessors if words.is_spot(item.word)]
    if entry.type in ("RETREAT", "PROTEST", "MOBILIZE") and entry.possessor == "actor" and entry.mode != "boycott":
        doers += [item for item in of if words.is_party(item.word)]
        receivers = [item for item in receivers if item.word not in {found.word for found in of}]
    receivers += light_to
    if entry.frame == "brokers":
        receivers += phrases_with(tree, noun, WITH)
    return doers, receivers


def _blamed_by(tree: Tree, noun: int) -> bool:
    """ "the gang was blamed for the raid by residents": they blame, whatever the tree hangs "by" on."""
    verb = tree.head[noun]
    blaming = tree.lemma[verb] in _BLAMING or tree.form[verb] in _ATTRIBUTING or tree.form[verb] == "blamed"
    return blaming and is_passive(tree, verb) and not agents(tree, verb)


def _by_after_object(words: EventWords, noun: int) -> list[Argument]:
    """ "repelled an attack by the army": the verb is active, so that "by" belongs to the noun."""
    tree, verb = words.tree, words.tree.head[noun]
    if tree.dep[noun] != "obj" or is_passive(tree, verb):
        return []
    return [item for item in agents(tree, verb) if item.word > noun and words.is_party(item.word)]


def _light(words: EventWords, trigger: Trigger) -> tuple[list[Argument], list[Argument]]:
    """Who carries the event out where it is the object of a verb that says little more, and on whom."""
    tree, noun = words.tree, trigger.head
    doers: list[Argument] = []
    receivers: list[Argument] = []
    to = trigger.group.to - {"of", "in", "at"}
    top = noun
    while tree.dep[top] == "nmod" and tree.case(top) == "of" and tree.lemma[tree.head[top]] in MEASURES:
        top = tree.head[top]
    dep, verb = tree.dep[top], tree.head[top]
    if _is_light(tree, verb) and (dep in ("obj", "nsubj:pass") or (dep == "obl" and tree.case(top) == "in")):
        if dep == "nsubj:pass":
            doers += agents(tree, verb)
        elif dep == "obl" or not is_passive(tree, verb):
            doers += subjects(tree, verb)
        receivers += phrases_with(tree, verb, to)
        if trigger.group.entry.frame == "mutual":
            receivers += phrases_with(tree, verb, WITH)
    elif dep == "obj" and tree.form[verb] in _SETTING_OFF and trigger.group.entry.mode == "explosives":
        doers += [item for item in subjects(tree, verb) if words.is_party(item.word)]
    else:
        if dep == "obl" and tree.form[verb] in DYING and tree.case(top) in ("in", "during"):
            receivers += subjects(tree, verb)  # "died in the shelling"
        doers += _laid_to(words, noun, top)
    for kid in (*tree.children(noun, "acl", "acl:relcl"), *_after_list(tree, noun)):
        if _is_light(tree, kid) and is_passive(tree, kid):
            doers += agents(tree, kid)
            if trigger.group.entry.frame in ("mutual", "joint"):
                receivers += phrases_with(tree, kid, WITH)
        elif tree.form[kid] in ("claimed", "blamed"):
            doers += [
                Argument(item.word, f"“{tree.form[kid]}”: {LAID_TO_THEM}", 0.6)
                for item in (*agents(tree, kid), *phrases_with(tree, kid, ("on",)))
                if (tree.form[kid] == "blamed") == (item.why == "after “on”")
            ]
    return doers, receivers


def _after_list(tree: Tree, noun: int) -> list[int]:
    """ "the killing of six, including two women, carried out by …": the participle after a list is the deed's own.

    The tree hangs it on the list or on the verb above; those killed are not carried out, and neither is the verb.
    """
    above = tree.head[noun]
    end = tree.doc[noun].sent.end
    return [
        word
        for word in range(noun + 2, min(end, noun + 30))
        if tree.form[word - 1] == "," and tree.form[word] in _DONE and tree.head[word] != noun
        if above in (tree.head[word], tree.head[tree.head[word]]) or noun in tree.up(word)
        if tree.child(word, "nsubj", "nsubj:pass", "obj", "aux", "aux:pass") is None
    ]


def _laid_to(words: EventWords, noun: int, top: int) -> list[Argument]:
    """Who is said to be responsible for a deed, behind it, or blamed for it."""
    tree, verb = words.tree, words.tree.head[top]
    if tree.form[verb] == "responsible" and tree.case(top) == "for":
        return _held_responsible(tree, verb)
    if tree.child(noun, "cop") is not None and any(tree.form[kid] == "behind" for kid in tree.children(noun, "case")):
        return subjects(tree, noun)
    if tree.form[verb] == "responsibility" and tree.case(top) == "for":
        return _claimed(tree, verb)
    if tree.lemma[verb] in _BLAMING or tree.form[verb] in _ATTRIBUTING or tree.form[verb] == "blamed":
        return _blamed(words, noun, verb)
    return []


def _claimed(tree: Tree, responsibility: int) -> list[Argument]:
    """ "the gang claimed responsibility for the raid", "responsibility for it was claimed by the gang"."""
    verb = tree.head[responsibility]
    found = agents(tree, verb) if tree.dep[responsibility] == "nsubj:pass" else []
    if tree.dep[responsibility] == "obj":
        found = subjects(tree, verb)
    return [Argument(item.word, f"{item.why}: {CLAIMED_BY_THEM}", item.sure, item.extent) for item in found]


def _held_responsible(tree: Tree, responsible: int) -> list[Argument]:
    """ "the gang is responsible for the raid", "he holds the gang responsible for the raid"."""
    verb = tree.head[responsible]
    if tree.dep[responsible] == "amod":
        return [Argument(verb, f"held responsible: {LAID_TO_THEM}", 0.6)]
    if tree.dep[responsible] in ("xcomp", "advcl") and tree.pos[verb] == "VERB":
        return [Argument(item.word, f"held responsible: {LAID_TO_THEM}", 0.6) for item in objects(tree, verb)]
    return subjects(tree, responsible)


def _is_light(tree: Tree, verb: int) -> bool:
    if tree.pos[verb] not in ("VERB", "AUX"):
        return False
    form = tree.form[verb]
    return form in _LIGHT_FORMS or form.removeprefix("re") in _LIGHT_FORMS


def _blamed(words: EventWords, noun: int, verb: int) -> list[Argument]:
    """ "blamed the rebels for the raid", "accused them of the raid", "blamed the raid on them"."""
    tree = words.tree
    case, dep = tree.case(noun), tree.dep[noun]
    laid = _blamable(words, noun, verb, case, dep)
    return [Argument(item.word, f"“{tree.form[verb]}”: {LAID_TO_THEM}", 0.6) for item in laid]


def _blamable(words: EventWords, noun: int, verb: int, case: str, dep: str) -> list[Argument]:
    tree = words.tree
    if dep in ("obl", "nmod") and case in ("for", "of") and tree.form[verb] not in _ATTRIBUTING:
        return [item for item in objects(tree, verb) if words.is_party(item.word)]
    if dep in ("obj", "nsubj:pass"):
        to = ("to",) if tree.form[verb] in _ATTRIBUTING else ("on",)
        return [item for item in phrases_with(tree, verb, to) if words.is_party(item.word)]
    return []
