"""Roles: who did it and to whom, by the frame of the trigger's group and the grammar around it.

A doer must be the doer by grammar. Where no party is named as one, or two ways of reading disagree, there is none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.reading.event_arguments import Argument, agents, is_passive, objects, phrases, subjects
from onrecord.reading.event_words import MEASURES, EventWords
from onrecord.reading.inflection import form_table
from onrecord.reading.tree import Tree
from onrecord.reading.triggers import Trigger

# Verbs whose object is the event itself: who carries out an attack attacks.
_LIGHT = frozenset(
    (
        "carry", "launch", "conduct", "stage", "mount", "commit", "make", "hold", "perform", "wage", "order", "begin", "start",
        "continue", "resume", "intensify", "unleash", "undertake", "plan", "plot", "perpetrate", "lead", "declare", "impose",
        "organise", "organize", "deliver", "issue", "pay", "have", "execute", "open", "renew", "escalate", "pursue",
        "orchestrate", "mastermind", "direct", "coordinate", "attempt", "prepare", "complete", "do", "take", "announce",
        "extend", "join", "attend", "engage", "participate", "involve", "enforce",
    )
)  # fmt: skip
_LIGHT_FORMS = form_table(sorted(_LIGHT))
_BLAMING = frozenset(
    ("blame", "accuse", "suspect", "convict", "condemn", "criticise", "criticize", "denounce", "rebuke")
)
_WITH = frozenset(("with", "between", "among", "alongside"))
_MEMBERS = frozenset(
    (
        "police", "army", "rebel", "militant", "insurgent", "government", "guerrilla", "guerilla", "military", "navy", "gang",
        "jihadist", "islamist", "separatist", "opposition", "terrorist",
    )
)  # fmt: skip
_TOWARDS = frozenset(("to", "with", "for", "against", "from", "on", "between"))
_HYPHENS = frozenset(("-", "–", "‑"))


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
    receivers = [item for item in receivers if words.tree.ent[item.word] not in ("DATE", "TIME")]
    own = {item.word for item in acting}
    suffering = [item for item in receivers if item.word not in own]
    strikes = trigger.group.entry.type in ("ASSAULT", "COERCE", "RETREAT")
    parties = [item for item in suffering if words.is_party(item.word) and not (strikes and words.is_spot(item.word))]
    parties = [item for item in parties if not (strikes and words.is_weak_it(item.word))]
    kept = {item.word for item in parties}
    things = [item for item in suffering if item.word not in kept]
    if not parties:
        parties = [other for item in things for other in _whose(words, item) if other.word not in own]
        if acting:  # "consolidated their position": their own, most likely
            parties = [item for item in parties if words.tree.tag[item.word] != "PRP$"]
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
        if case == "by" and words.is_party(kid)
    ]
    found += modifiers(words, item.word)
    owner = tree.child(item.word, "nmod:poss")
    if owner is not None and words.is_party(owner):
        found.append(Argument(owner, f"whose “{tree.form[item.word]}” it is", 0.9))
    return found


def _whose(words: EventWords, item: Argument) -> list[Argument]:
    """Those whose thing it is that was hit, turned down or praised: "positions of the army", "the emir's efforts"."""
    tree = words.tree
    found = _behind(words, item)
    if not found:
        found = [
            Argument(kid, f"whose “{tree.form[item.word]}” it is", 0.75)
            for case, kid in phrases(tree, item.word)
            if case in ("of", "from", "against")
            and words.is_party(kid)
            and not words.is_spot(kid)
            and tree.pos[kid] != "NUM"
        ]
    return found


def modifiers(words: EventWords, noun: int, taken: Sequence[int] = ()) -> list[Argument]:
    """Parties named by words before a noun: "Ruritanian strikes", "a rebel attack"; never "Ruritania-backed"."""
    tree = words.tree
    named = [kid for kid in tree.kids[noun] if kid < noun and kid not in taken and _names_party(words, kid)]
    found: list[Argument] = []
    while named:
        low = named.pop(0)
        high = low + 1
        while named and named[0] == high:
            named.pop(0)
            high += 1
        found.append(Argument(high - 1, f"names whose “{tree.form[noun]}” it is", 0.85, (low, high)))
        found.extend(
            Argument(other, "beside it", 0.85, (other, other + 1))
            for other in tree.children(high - 1, "conj")
            if tree.ent[other] in ("NORP", "GPE", "ORG")
        )
    return found


def _names_party(words: EventWords, word: int) -> bool:
    tree = words.tree
    if tree.dep[word] not in ("amod", "compound"):
        return False
    following = tree.form[word + 1] if word + 1 < len(tree) else ""
    if following in _HYPHENS and word + 2 < len(tree) and tree.tag[word + 2] in ("VBN", "VBD", "JJ", "VBG"):
        return False
    if word > 1 and tree.form[word - 1] in _HYPHENS and tree.form[word - 2] in ("anti", "pro", "non", "post", "pre"):
        return False
    if tree.ent[word] in ("NORP", "ORG") or (tree.ent[word] == "GPE" and words.country_name(word)):
        return True
    return any(item in _MEMBERS for item in words.singular(word))


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
        case "mutual" | "joint":
            others = _also(words, trigger, befallen if frame == "mutual" else [], passive)
            agreed = trigger.group.entry.type == "AGREE" and not others
            return [*doers, *others], _complements(words, trigger) if agreed else []
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
            return doers, _spoken_to(words, trigger, befallen, to) or _complements(words, trigger)
        case _:
            return doers, [*befallen, *to]


def _to(tree: Tree, trigger: Trigger) -> list[Argument]:
    """What the group's prepositions introduce, after the verb or after its object."""
    found = _phrases(tree, trigger.head, trigger.group.to)
    last = tree.form[trigger.words[-1]]
    for case, kid in phrases(tree, trigger.head):
        if case == last and len(trigger.words) > 1 and (last != "for" or trigger.group.entry.frame != "speaks"):
            found.append(Argument(kid, f"after “{case}”"))
    inside = [] if trigger.group.entry.frame == "speaks" else tree.children(trigger.head, "obj")
    for inner in (*inside, *trigger.words[1:]):
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
    attacked = trigger.group.entry.type == "ASSAULT"
    return [*_phrases(tree, trigger.head, ("by",)), *(_from_party(words, trigger.head) if attacked else ())], doers


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
        found.extend(other for other in _phrases(tree, item.word, ("from",)) if words.is_party(other.word))
    if not found:
        for clause in tree.children(verb, "ccomp", "xcomp", "advcl"):
            if tree.dep[clause] == "advcl" and not any(tree.tag[kid] == "TO" for kid in tree.kids[clause]):
                continue
            found.extend(item for item in subjects(tree, clause) if words.is_party(item.word))
    own = {item.word for item in subjects(tree, verb)}
    return [item for item in found if item.word not in own]


def _complements(words: EventWords, trigger: Trigger) -> list[Argument]:
    """The other party of what is promised, threatened or refused: "offered to send troops to the island"."""
    tree = words.tree
    found: list[Argument] = []
    for clause in tree.children(trigger.head, "xcomp", "advcl", "ccomp"):
        if not any(tree.tag[kid] == "TO" for kid in tree.kids[clause]):
            continue
        told = objects(tree, clause)
        found += [item for item in told if words.is_party(item.word)]
        for word in (clause, *(item.word for item in told)):
            found += [item for item in _phrases(tree, word, _TOWARDS) if words.is_party(item.word)]
    return found


# ---------------------------------------------------------------------------------------------------------------- nouns


def _noun_roles(words: EventWords, trigger: Trigger) -> tuple[list[Argument], list[Argument]]:
    tree, noun, entry = words.tree, trigger.head, trigger.group.entry
    receivers = _phrases(tree, noun, trigger.group.to)
    of = _phrases(tree, noun, ("of",))
    doers = [Argument(kid, "after “by”") for case, kid in phrases(tree, noun) if case == "by"]
    doers += [Argument(kid, "after “by”", 0.9) for item in of for case, kid in phrases(tree, item.word) if case == "by"]
    doers += modifiers(words, noun, trigger.words)
    possessors = [Argument(kid, "possessor") for kid in tree.children(noun, "nmod:poss")]
    light, light_to = _light(words, trigger)
    doers += light
    if entry.frame in ("mutual", "joint"):
        together = [*doers, *possessors, *_phrases(tree, noun, _WITH), *light_to]
        return [item for item in together if words.is_party(item.word)], []
    if entry.possessor == "recipient" and not of:
        receivers += possessors
    else:
        doers += [item for item in possessors if not words.is_spot(item.word)]
        receivers += [item for item in possessors if words.is_spot(item.word)]
    if entry.type in ("RETREAT", "PROTEST", "MOBILIZE") and entry.possessor == "actor":
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
    top = noun
    while tree.dep[top] == "nmod" and tree.case(top) == "of" and tree.lemma[tree.head[top]] in MEASURES:
        top = tree.head[top]
    dep, verb = tree.dep[top], tree.head[top]
    if _is_light(tree, verb) and (dep in ("obj", "nsubj:pass") or (dep == "obl" and tree.case(top) == "in")):
        if dep == "nsubj:pass":
            doers += agents(tree, verb)
        elif dep == "obl" or not is_passive(tree, verb):
            doers += subjects(tree, verb)
        receivers += _phrases(tree, verb, to)
        if trigger.group.entry.frame == "mutual":
            receivers += _phrases(tree, verb, _WITH)
    elif tree.lemma[verb] in _BLAMING or tree.form[verb] == "blamed":
        doers += _blamed(words, noun, verb)
    for kid in tree.children(noun, "acl", "acl:relcl"):
        if _is_light(tree, kid) and is_passive(tree, kid):
            doers += agents(tree, kid)
            if trigger.group.entry.frame in ("mutual", "joint"):
                receivers += _phrases(tree, kid, _WITH)
        elif tree.form[kid] in ("claimed", "blamed"):
            doers += [
                Argument(item.word, f"“{tree.form[kid]}”: the deed is laid to them", 0.6)
                for item in (*agents(tree, kid), *_phrases(tree, kid, ("on",)))
                if (tree.form[kid] == "blamed") == (item.why == "after “on”")
            ]
    return doers, receivers


def _is_light(tree: Tree, verb: int) -> bool:
    if tree.pos[verb] not in ("VERB", "AUX"):
        return False
    form = tree.form[verb]
    return form in _LIGHT_FORMS or form.removeprefix("re") in _LIGHT_FORMS


def _blamed(words: EventWords, noun: int, verb: int) -> list[Argument]:
    """ "blamed the rebels for the raid", "accused them of the raid", "blamed the raid on them"."""
    tree = words.tree
    case, dep = tree.case(noun), tree.dep[noun]
    if dep in ("obl", "nmod") and case in ("for", "of"):
        return [item for item in objects(tree, verb) if words.is_party(item.word)]
    if dep in ("obj", "nsubj:pass"):
        return [item for item in _phrases(tree, verb, ("on",)) if words.is_party(item.word)]
    return []
