"""Roles around a verb, by the frame of its group: who stands as subject, object, agent or behind a preposition."""

from onrecord.reading.argument_objects import objects
from onrecord.reading.argument_phrases import Argument, agents, phrases
from onrecord.reading.argument_subjects import subjects
from onrecord.reading.argument_voice import is_passive
from onrecord.reading.event_parties import WITH, behind, phrases_with
from onrecord.reading.event_words import EventWords
from onrecord.reading.tree import Tree
from onrecord.reading.trigger import of_particle
from onrecord.reading.triggers import Trigger

# "On the morning show he criticised the judge": before the verb these tell where.
_FRONTED = frozenset(("on", "in", "at"))
_TOWARDS = frozenset(("to", "with", "for", "against", "from", "on", "between"))


def verb_roles(words: EventWords, trigger: Trigger) -> tuple[list[Argument], list[Argument]]:
    """Doers and receivers of a verb, parties or not."""
    tree, verb, frame = words.tree, trigger.head, trigger.group.entry.frame
    passive = is_passive(tree, verb)
    doers = agents(tree, verb) if passive else subjects(tree, verb)
    befallen = [item for item in objects(tree, verb) if item.word not in trigger.words]
    if not befallen:  # "set ablaze a mill"
        befallen = [Argument(kid, "object") for kid in of_particle(tree, trigger)]
    to = _to(tree, trigger)
    match frame:
        case "suffers":
            return _suffers(words, trigger, doers, befallen, passive)
        case "mutual" | "joint":
            others = _also(words, trigger, befallen if frame == "mutual" else [], passive)
            agreed = trigger.group.entry.type == "AGREE" and not others
            return [*doers, *others], _complements(words, trigger) if agreed else []
        case "brokers":
            return doers, [*to, *phrases_with(tree, verb, WITH)]
        case "falls":
            return phrases_with(tree, verb, frozenset(("to", "into"))), subjects(tree, verb)
        case "gives":
            for item in agents(tree, verb):  # "supplied by Ruritania to the rebels"
                to += [other for other in phrases_with(tree, item.word, trigger.group.to) if words.is_party(other.word)]
            return doers, _given(words, trigger, befallen, to)
        case "takes":
            return doers, phrases_with(tree, verb, frozenset(("from",)))
        case "visits":
            return doers, [*befallen, *to, *phrases_with(tree, verb, frozenset(("with",)))]
        case "speaks":
            asked = _addressed(words, trigger, befallen) if trigger.group.entry.type == "REQUEST" else []
            return doers, asked or _complements(words, trigger) or _spoken_to(words, trigger, befallen, to)
        case _:
            return doers, _befallen(words, trigger, befallen, to, passive)


def _befallen(
    words: EventWords, trigger: Trigger, befallen: list[Argument], to: list[Argument], passive: bool
) -> list[Argument]:
    """What it is done to: the object, and what the group's prepositions introduce."""
    if passive and any(words.is_party(item.word) for item in befallen):  # "was shot on Mill Road"
        to = [item for item in to if words.is_party(item.word) and not words.is_spot(item.word)]
    if to and words.tree.form[trigger.words[-1]] == "into":  # "rammed a truck into the gate": the gate was hit
        return to
    return [*befallen, *to]


def _to(tree: Tree, trigger: Trigger) -> list[Argument]:
    """What the group's prepositions introduce, after the verb or after its object."""
    found = [
        item
        for item in phrases_with(tree, trigger.head, trigger.group.to)
        if item.word > trigger.head or tree.case(item.word) not in _FRONTED
    ]
    last = tree.form[trigger.words[-1]]
    for case, kid in phrases(tree, trigger.head):
        if case == last and len(trigger.words) > 1 and (last != "for" or trigger.group.entry.frame != "speaks"):
            found.append(Argument(kid, f"after “{case}”"))
    inside = [] if trigger.group.entry.frame == "speaks" else tree.children(trigger.head, "obj")
    for inner in (*inside, *trigger.words[1:]):
        if tree.pos[inner] in ("NOUN", "PROPN"):
            found.extend(
                phrases_with(tree, inner, trigger.group.to - {"of"} if inner not in trigger.words else trigger.group.to)
            )
    return found


def _suffers(
    words: EventWords, trigger: Trigger, doers: list[Argument], befallen: list[Argument], passive: bool
) -> tuple[list[Argument], list[Argument]]:
    tree = words.tree
    people = [item for item in befallen if words.is_party(item.word) and not _is_left(words, item.word)]
    if any(tree.dep[word] == "obj" for word in trigger.words):
        people = []  # "sustained injuries": whoever else the tree hangs there undergoes it too
    if passive or people:
        return doers, befallen
    attacked = trigger.group.entry.type == "ASSAULT"
    return [*phrases_with(tree, trigger.head, ("by",)), *(_from_party(words, trigger.head) if attacked else ())], doers


def _is_left(words: EventWords, word: int) -> bool:
    """ "fled the town", "fled his country": a place, whoever it may stand for elsewhere."""
    return words.is_spot(word) or any(item in words.lexicon.places for item in words.singular(word))


def _from_party(words: EventWords, verb: int) -> list[Argument]:
    """ "came under fire from the hill" names no party; "from government troops" does."""
    return [
        item
        for item in phrases_with(words.tree, verb, ("from",))
        if words.is_party(item.word) and not words.is_spot(item.word)
    ]


def _also(words: EventWords, trigger: Trigger, befallen: list[Argument], passive: bool) -> list[Argument]:
    """The other parties of what is done together."""
    tree = words.tree
    found = [item for item in befallen if not passive or words.is_party(item.word)]
    for word in trigger.words if len(trigger.words) > 1 else (trigger.head,):
        found.extend(phrases_with(tree, word, WITH | trigger.group.to - {"in", "of", "on", "at", "to"}))
    for inner in tree.children(trigger.head, "obj"):
        found.extend(phrases_with(tree, inner, WITH))
    return [item for item in found if words.is_party(item.word)]


def _given(words: EventWords, trigger: Trigger, befallen: list[Argument], to: list[Argument]) -> list[Argument]:
    tree = words.tree
    receivers = [Argument(kid, "indirect object") for kid in tree.children(trigger.head, "iobj")]
    people = [
        item for item in befallen if words.is_party(item.word) and not words.meets(item.word, trigger.group.objects)
    ]
    return [*receivers, *(item for item in [*people, *to] if words.is_party(item.word))]


def _addressed(words: EventWords, trigger: Trigger, befallen: list[Argument]) -> list[Argument]:
    """Who is asked to do it: "asked the council to send …", "called on the emir to free …"."""
    tree, verb = words.tree, trigger.head
    told = [Argument(kid, "indirect object") for kid in tree.children(verb, "iobj")]
    told += [*befallen, *phrases_with(tree, verb, ("on", "upon"))]
    clause = next(iter(tree.children(verb, "xcomp", "ccomp", "advcl")), None)
    return [item for item in told if words.is_party(item.word) and (clause is None or item.word < clause)]


def _spoken_to(words: EventWords, trigger: Trigger, befallen: list[Argument], to: list[Argument]) -> list[Argument]:
    """The one addressed; of a deed that is condemned or asked for, the one who did it or is to do it."""
    tree, verb = words.tree, trigger.head
    found = [item for item in [*befallen, *to] if words.is_party(item.word)]
    if found:
        return found
    for item in [*befallen, *to]:
        found.extend(behind(words, item))
        if trigger.group.entry.type == "REJECT":
            found.extend(other for other in phrases_with(tree, item.word, ("from",)) if words.is_party(other.word))
    if not found:
        for clause in tree.children(verb, "ccomp", "xcomp", "advcl"):
            if tree.dep[clause] == "advcl" and not any(tree.tag[kid] == "TO" for kid in tree.kids[clause]):
                continue
            doers = agents(tree, clause) if is_passive(tree, clause) else subjects(tree, clause)
            found.extend(item for item in doers if words.is_party(item.word))
    own = {item.word for item in subjects(tree, verb)}
    found = [item for item in found if item.word not in own]
    # Whose thing it is that is threatened or refused is asked later; of a demand or a reproach it would be guessed.
    return found if found or trigger.group.entry.type in ("REQUEST", "ACCUSE") else [*befallen, *to]


def _complements(words: EventWords, trigger: Trigger) -> list[Argument]:
    """The other party of what is promised, threatened or refused: "offered to send troops to the island"."""
    tree = words.tree
    found: list[Argument] = []
    for clause in tree.children(trigger.head, "xcomp", "advcl", "ccomp"):
        if not any(tree.tag[kid] == "TO" for kid in tree.kids[clause]):
            continue
        found += [item for item in objects(tree, clause) if words.is_party(item.word) and not _is_own(tree, item.word)]
        found += [item for item in _towards(tree, clause) if words.is_party(item.word)]
    return found


def _is_own(tree: Tree, word: int) -> bool:
    """ "its troops": no other party."""
    owner = tree.child(word, "nmod:poss")
    return owner is not None and tree.tag[owner] == "PRP$"


def _towards(tree: Tree, clause: int) -> list[Argument]:
    """Phrases of a clause, however deep, that may introduce another party; not those of clauses below it."""
    found: list[Argument] = []
    stack = [clause]
    while stack:
        word = stack.pop()
        found += phrases_with(tree, word, _TOWARDS)
        stack += [kid for kid in tree.kids[word] if tree.dep[kid] in ("obj", "nmod", "xcomp", "compound")]
    return found
