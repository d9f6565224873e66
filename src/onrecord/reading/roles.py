"""Roles: who did it and to whom, by the frame of the trigger's group and the grammar around it.

A doer must be the doer by grammar. Where no party is named as one, or two ways of reading disagree, there is none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.reading.event_arguments import Argument, agents, is_passive, objects, owners, phrases, subjects
from onrecord.reading.event_words import EventWords
from onrecord.reading.tree import Tree
from onrecord.reading.triggers import Trigger

# Verbs whose object is the event itself: who carries out an attack attacks.
_LIGHT = frozenset(
    (
        "carry", "launch", "conduct", "stage", "mount", "commit", "make", "hold", "perform", "wage", "order", "begin", "start", "continue",
        "resume", "intensify", "unleash", "undertake", "plan", "plot", "perpetrate", "lead", "declare", "impose", "organise", "organize",
        "deliver", "issue", "pay", "have", "execute", "open", "renew", "escalate", "pursue", "orchestrate", "mastermind", "direct",
        "coordinate", "attempt", "prepare", "end", "stop", "halt", "suspend", "complete", "do", "take", "announce", "extend", "join", "attend",
    )
)  # fmt: skip
_CLAIMED = frozenset(("claim", "blame", "pin"))
_WITH = frozenset(("with", "between", "among", "alongside"))
_FIGHTING_FOR = frozenset(("alongside", "together with"))
_MEMBERS = frozenset(
    (
        "police",
        "army",
        "rebel",
        "militant",
        "insurgent",
        "government",
        "guerrilla",
        "guerilla",
        "military",
        "navy",
        "gang",
        "jihadist",
        "islamist",
        "separatist",
        "opposition",
        "terrorist",
    )
)
_HYPHENS = frozenset(("-", "–", "‑"))
_NO_DOER = frozenset(("SANCTION displacement",))


@dataclass(frozen=True, slots=True)
class Roles:
    """Who did it, to whom; and the places and things it befell, which are no actors."""

    doers: tuple[Argument, ...] = ()
    receivers: tuple[Argument, ...] = ()
    things: tuple[Argument, ...] = ()


def find_roles(words: EventWords, trigger: Trigger) -> Roles:
    """The roles of a trigger."""
    doers, receivers = _verb_roles(words, trigger) if trigger.kind == "verb" else _noun_roles(words, trigger)
    acting = _parties(words, doers)
    own = {item.word for item in acting}
    suffering = [item for item in receivers if item.word not in own]
    strikes = trigger.group.entry.type in ("ASSAULT", "COERCE", "RETREAT")
    parties = [item for item in suffering if words.is_party(item.word) and not (strikes and words.is_spot(item.word))]
    parties = [item for item in parties if not (strikes and words.is_weak_it(item.word))]
    kept = {item.word for item in parties}
    things = [item for item in suffering if item.word not in kept]
    return Roles(_once(acting), _once(parties), _once(things))


def _once(found: Iterable[Argument]) -> tuple[Argument, ...]:
    by_word: dict[int, Argument] = {}
    for item in found:
        by_word.setdefault(item.word, item)
    return tuple(by_word.values())


def _parties(words: EventWords, found: Sequence[Argument]) -> list[Argument]:
    """Those who can act; behind a weapon or a deed, those whose weapon or deed it is."""
    acting: list[Argument] = []
    for item in found:
        if words.is_party(item.word) and not _is_thing_of_place(words, item.word):
            acting.append(item)
        elif words.tree.pos[item.word] in ("NOUN", "PROPN"):
            acting.extend(_behind(words, item))
    return acting


def _is_thing_of_place(words: EventWords, word: int) -> bool:
    return words.is_spot(word) and words.tree.ent[word] not in ("GPE", "ORG", "NORP", "PERSON")


def _behind(words: EventWords, item: Argument) -> list[Argument]:
    """ "Ruritanian missiles hit the port", "an attack by the rebels killed two"."""
    tree = words.tree
    found = [
        Argument(kid, f"after “by”, of “{tree.form[item.word]}”", 0.9)
        for case, kid in phrases(tree, item.word)
        if case == "by"
    ]
    found += modifiers(words, item.word)
    owner = tree.child(item.word, "nmod:poss")
    if owner is not None:
        found.append(Argument(owner, f"whose “{tree.form[item.word]}” it is", 0.9))
    return [other for other in found if words.is_party(other.word)]


def modifiers(words: EventWords, noun: int, taken: Sequence[int] = ()) -> list[Argument]:
    """Parties named by a word before a noun: "Ruritanian strikes", "a rebel attack"; never "Ruritania-backed"."""
    tree = words.tree
    found = []
    for kid in tree.kids[noun]:
        if kid in taken or kid > noun or tree.dep[kid] not in ("amod", "compound"):
            continue
        if kid + 2 < len(tree) and tree.form[kid + 1] in _HYPHENS and tree.tag[kid + 2] in ("VBN", "VBD", "JJ", "VBG"):
            continue
        if (
            kid > 0
            and tree.form[kid - 1] in _HYPHENS
            and tree.form[max(0, kid - 2)] in ("anti", "pro", "non", "post", "pre")
        ):
            continue
        named = tree.ent[kid] in ("NORP", "ORG") or (tree.ent[kid] == "GPE" and words.country_name(kid))
        if named or any(item in _MEMBERS for item in words.singular(kid)):
            found.append(Argument(kid, f"names whose “{tree.form[noun]}” it is", 0.85))
            found.extend(
                Argument(other, "beside it", 0.85)
                for other in tree.children(kid, "conj")
                if tree.ent[other] in ("NORP", "GPE", "ORG")
            )
    return found


# ---------------------------------------------------------------------------------------------------------------- verbs


def _verb_roles(words: EventWords, trigger: Trigger) -> tuple[list[Argument], list[Argument]]:
    tree, verb, frame = words.tree, trigger.head, trigger.group.entry.frame
    passive = is_passive(tree, verb)
    doers = agents(tree, verb) if passive else subjects(tree, verb)
    befallen = [item for item in objects(tree, verb) if item.word not in trigger.words]
    to = _to(tree, trigger)
    match frame:
        case "suffers":
            return _suffers(words, trigger, doers, befallen, passive)
        case "mutual":
            return [*doers, *_also(words, trigger, befallen, passive)], []
        case "brokers":
            return doers, [*to, *_phrases(tree, verb, _WITH)]
        case "falls":
            return _phrases(tree, verb, frozenset(("to", "into"))), subjects(tree, verb)
        case "gives":
            return doers, _given(words, trigger, befallen, to)
        case "takes":
            return doers, _phrases(tree, verb, frozenset(("from",)))
        case "visits":
            return doers, [*befallen, *to, *_phrases(tree, verb, frozenset(("with",)))]
        case "speaks":
            return doers, _spoken_to(words, trigger, befallen, to)
        case _:
            return doers, [*befallen, *to]


def _to(tree: Tree, trigger: Trigger) -> list[Argument]:
    """What the group's prepositions introduce, after the verb or after its object."""
    found = _phrases(tree, trigger.head, trigger.group.to)
    last = tree.form[trigger.words[-1]]
    for case, kid in phrases(tree, trigger.head):
        if case == last and len(trigger.words) > 1:
            found.append(Argument(kid, f"after “{case}”"))
    for inner in (*tree.children(trigger.head, "obj"), *trigger.words[1:]):
        if tree.pos[inner] in ("NOUN", "PROPN"):
            found.extend(
                _phrases(tree, inner, trigger.group.to - {"of"} if inner not in trigger.words else trigger.group.to)
            )
    return found


def _phrases(tree: Tree, word: int, cases: Iterable[str]) -> list[Argument]:
    wanted = frozenset(cases)
    return [
        Argument(found, f"after “{case}”")
        for case, kid in phrases(tree, word)
        if case in wanted or case.split()[-1] in wanted
        for found in tree.conjuncts(kid)
        if tree.ent[found] not in ("DATE", "TIME")
    ]


def _suffers(
    words: EventWords, trigger: Trigger, doers: list[Argument], befallen: list[Argument], passive: bool
) -> tuple[list[Argument], list[Argument]]:
    tree = words.tree
    people = [item for item in befallen if words.is_party(item.word) and not words.is_spot(item.word)]
    if passive or people:
        return doers, befallen
    return [*_phrases(tree, trigger.head, ("by",)), *_from_party(words, trigger.head)], doers


def _from_party(words: EventWords, verb: int) -> list[Argument]:
    """ "came under fire from the hill" names no party; "from government troops" does."""
    return [
        item
        for item in _phrases(words.tree, verb, ("from",))
        if words.is_party(item.word) and not words.is_spot(item.word)
    ]


def _also(words: EventWords, trigger: Trigger, befallen: list[Argument], passive: bool) -> list[Argument]:
    """The other parties of what is done together."""
    tree = words.tree
    found = [item for item in befallen if not passive or words.is_party(item.word)]
    for word in trigger.words if len(trigger.words) > 1 else (trigger.head,):
        found.extend(_phrases(tree, word, _WITH | trigger.group.to - {"in", "of", "on", "at", "to"}))
    for inner in tree.children(trigger.head, "obj"):
        found.extend(_phrases(tree, inner, _WITH))
    return [item for item in found if words.is_party(item.word)]


def _given(words: EventWords, trigger: Trigger, befallen: list[Argument], to: list[Argument]) -> list[Argument]:
    tree = words.tree
    receivers = [Argument(kid, "indirect object") for kid in tree.children(trigger.head, "iobj")]
    people = [
        item for item in befallen if words.is_party(item.word) and not words.meets(item.word, trigger.group.objects)
    ]
    return [*receivers, *(item for item in [*people, *to] if words.is_party(item.word))]


def _spoken_to(words: EventWords, trigger: Trigger, befallen: list[Argument], to: list[Argument]) -> list[Argument]:
    """The one addressed; of a deed that is condemned or asked for, the one who did it or is to do it."""
    tree, verb = words.tree, trigger.head
    found = [item for item in [*befallen, *to] if words.is_party(item.word)]
    if found:
        return found
    for item in [*befallen, *to]:
        found.extend(_behind(words, item))
    if not found:
        for clause in tree.children(verb, "ccomp", "xcomp", "advcl"):
            found.extend(item for item in subjects(tree, clause) if words.is_party(item.word))
    own = {item.word for item in subjects(tree, verb)}
    return [item for item in found if item.word not in own]


# ---------------------------------------------------------------------------------------------------------------- nouns


def _noun_roles(words: EventWords, trigger: Trigger) -> tuple[list[Argument], list[Argument]]:
    tree, noun, entry = words.tree, trigger.head, trigger.group.entry
    to = [item for item in _phrases(tree, noun, trigger.group.to)]
    of = _phrases(tree, noun, ("of",))
    by = [item for case, kid in phrases(tree, noun) if case == "by" for item in (Argument(kid, "after “by”"),)]
    before = modifiers(words, noun, trigger.words)
    possessors = [Argument(kid, "possessor") for kid in tree.children(noun, "nmod:poss")]
    light, light_to = _light(words, trigger)
    if entry.frame in ("mutual", "visits") and trigger.group.entry.type != "COOPERATE" and entry.frame == "mutual":
        together = [*by, *before, *possessors, *light, *_phrases(tree, noun, _WITH), *light_to]
        return [item for item in together if words.is_party(item.word)], []
    if entry.frame == "takes" and not to:
        to = []
    doers = [*by, *before, *light]
    receivers = list(to)
    if entry.possessor == "recipient" and not of:
        receivers += possessors
    else:
        doers += possessors
    if entry.type in ("RETREAT", "PROTEST", "MOBILIZE") and entry.possessor == "actor" and entry.frame != "mutual":
        doers += [item for item in of if words.is_party(item.word)]
        receivers = [item for item in receivers if item.word not in {found.word for found in of}]
    receivers += light_to
    if entry.frame == "brokers":
        receivers += _phrases(tree, noun, _WITH)
    return doers, receivers


def _light(words: EventWords, trigger: Trigger) -> tuple[list[Argument], list[Argument]]:
    """Who carries the event out where it is the object of a verb that says little more, and on whom."""
    tree, noun = words.tree, trigger.head
    doers: list[Argument] = []
    receivers: list[Argument] = []
    to = trigger.group.to - {"of", "in", "at"}
    dep, verb = tree.dep[noun], tree.head[noun]
    if dep in ("obj", "nsubj:pass") and tree.lemma[verb] in _LIGHT:
        if dep == "obj" and not is_passive(tree, verb):
            doers += subjects(tree, verb)
        elif dep == "nsubj:pass":
            doers += agents(tree, verb)
        receivers += _phrases(tree, verb, to)
        if trigger.group.entry.frame == "mutual":
            receivers += _phrases(tree, verb, _WITH)
    for kid in tree.children(noun, "acl", "acl:relcl"):
        if tree.lemma[kid] in _LIGHT and is_passive(tree, kid):
            doers += agents(tree, kid)
        elif tree.lemma[kid] in _CLAIMED or tree.form[kid] == "blamed":
            doers += [
                Argument(item.word, f"“{tree.form[kid]}”: the deed is laid to them", 0.6)
                for item in (*agents(tree, kid), *_phrases(tree, kid, ("on",)))
                if tree.form[kid] == "blamed" or item.why == "after “by”"
            ]
    return doers, receivers


def owner_of_plan(tree: Tree, noun: int) -> list[Argument]:
    """Whose plan or order an event is."""
    return owners(tree, noun)
