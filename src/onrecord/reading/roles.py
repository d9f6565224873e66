"""Roles: who did it and to whom, by the frame of the trigger's group and the grammar around it.

A doer must be the doer by grammar. Where no party is named as one, or two ways of reading disagree, there is none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.reading.argument_phrases import Argument, extent_of
from onrecord.reading.event_parties import behind, whose
from onrecord.reading.event_words import EventWords
from onrecord.reading.noun_roles import noun_roles
from onrecord.reading.triggers import Trigger
from onrecord.reading.verb_roles import verb_roles

_NOBODY = frozenset(("nobody", "none", "no-one", "neither"))
_LAUNCHING = frozenset(("fire", "lob", "hurl", "throw", "launch", "toss", "shoot", "drop", "place"))
_SIDES = frozenset(("front", "vicinity", "side", "floor", "roof", "entrance", "rear", "proximity"))
_CREWED = frozenset(("plane", "aircraft", "jet", "helicopter", "warplane", "ship", "boat", "vessel"))
_ARMS = frozenset(("weapon", "arm", "arms", "ammunition", "explosives", "device", "charge"))


@dataclass(frozen=True, slots=True)
class Roles:
    """Who did it, to whom; and the places and things it befell, which are no actors."""

    doers: tuple[Argument, ...] = ()
    receivers: tuple[Argument, ...] = ()
    things: tuple[Argument, ...] = ()


def find_roles(words: EventWords, trigger: Trigger) -> Roles:
    """The roles of a trigger."""
    doers, receivers = verb_roles(words, trigger) if trigger.kind == "verb" else noun_roles(words, trigger)
    acting = [] if _by_a_weapon_above(words, trigger) else _parties(words, doers)
    if trigger.group.entry.mode == "explosives":  # "before it went off": a bomb, whoever else "it" may be
        acting = [item for item in acting if not words.is_weak_it(item.word)]
    receivers = [_beside_what(words, item) for item in receivers if _can_suffer(words, trigger, item.word)]
    own = {word for item in acting for word in range(*extent_of(words.tree, item))}
    suffering = [item for item in receivers if item.word not in own]
    hits = trigger.group.entry.type == "ASSAULT"
    strikes = trigger.group.entry.type in ("ASSAULT", "COERCE", "RETREAT")
    parties = [item for item in suffering if words.is_party(item.word)]
    if strikes:
        parties = [item for item in parties if not _is_hit_thing(words, item.word)]
    kept = {item.word for item in parties}
    things = [item for item in suffering if item.word not in kept]
    if not parties:
        owned = [item for item in things if not hits or words.tree.form[item.word] not in words.lexicon.nouns]
        if hits:  # "a market in the Sudanese city": whose city it is was not hit
            owned = [item for item in owned if not (item.why.startswith("after") and words.is_spot(item.word))]
        parties = [other for item in owned for other in whose(words, item, not hits) if other.word not in own]
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
    for item in (_whose_town(words, item) for item in found):
        if _is_nobody(words, item.word) or _is_label(words, item.word):
            continue
        weapon = _is_instrument(words, item.word)
        if words.is_party(item.word) and not weapon and not _is_thing_of_place(words, item.word):
            acting.append(item)
        elif any(form in words.lexicon.means for form in words.singular(item.word)):
            acting.extend(behind(words, item))
    return acting


def _is_label(words: EventWords, word: int) -> bool:
    """ "[GONZALEZ] The two met": who speaks in a transcript, and no part of the sentence."""
    tree = words.tree
    return word > 0 and tree.form[word - 1] == "[" and "]" in tree.form[word : word + 4]


def _whose_town(words: EventWords, item: Argument) -> Argument:
    """ "Orlo, Ruritania, police officer Ana Roe": the person, not the town that the tree names her beside."""
    tree = words.tree
    if tree.ent[item.word] not in ("GPE", "LOC", "MISC"):
        return item
    person = next((kid for kid in tree.children(item.word, "appos") if tree.ent[kid] == "PERSON"), None)
    return item if person is None else Argument(person, item.why, 0.7 * item.sure)


def _is_weapon(words: EventWords, word: int) -> bool:
    return any(form in words.lexicon.weapons or form in words.lexicon.means for form in words.singular(word))


def _is_instrument(words: EventWords, word: int) -> bool:
    """ "Mortar rounds", "a Javelin": what it was done with did not do it, whatever name the words look like."""
    tree = words.tree
    if tree.ent[word] == "ORG":
        return _is_weapon(words, word)
    if any(form in words.lexicon.people or form in _CREWED for form in words.singular(word)):
        return False  # an aircraft is its crew
    kinds = [kid for kid in tree.children(word, "compound") if not tree.ent[word]]
    return any(_is_weapon(words, at) for at in (word, *kinds))


def _by_a_weapon_above(words: EventWords, trigger: Trigger) -> bool:
    """ "A bomb exploded when the squad arrived, injuring nine": the bomb did, whatever clause the tree hangs it on."""
    tree, verb = words.tree, trigger.head
    clause = tree.head[verb]
    if tree.dep[verb] != "advcl" or tree.tag[verb] != "VBG" or tree.dep[clause] != "advcl" or verb < clause:
        return False
    subject = tree.child(tree.head[clause], "nsubj")
    return subject is not None and _is_weapon(words, subject)


def _is_nobody(words: EventWords, word: int) -> bool:
    """ "no group", "none of them": whoever did it, it was not these."""
    tree = words.tree
    return tree.form[word] in _NOBODY or any(tree.form[kid] == "no" for kid in tree.children(word, "det"))


def _beside_what(words: EventWords, item: Argument) -> Argument:
    """ "In front of the embassy", "the fifth floor of the bank": what the deed befell is behind the "of"."""
    tree = words.tree
    if tree.ent[item.word] or tree.lemma[item.word] not in _SIDES:
        return item
    whole = next((kid for kid in tree.children(item.word, "nmod") if tree.case(kid) == "of"), None)
    return item if whole is None else Argument(whole, item.why, 0.9 * item.sure)


def _can_suffer(words: EventWords, trigger: Trigger, word: int) -> bool:
    """Whether a word names something that a deed can befall: no day, no mark, and not the shots that are fired."""
    tree = words.tree
    if tree.ent[word] in ("DATE", "TIME", "MONEY", "PERCENT") or tree.pos[word] in ("PUNCT", "SPACE", "SYM"):
        return False
    if tree.form[word].isdigit() and len(tree.form[word]) == 4 and tree.case(word) in ("at", "by"):
        return False  # "at 0300 the rebels attacked"
    entry = trigger.group.entry
    launched = any(form in _LAUNCHING for form in entry.verbs)
    if launched and any(form in _ARMS for form in words.singular(word)):
        return False  # "fired automatic weapons"
    if entry.type != "ASSAULT" or not any(form in words.lexicon.weapons for form in words.singular(word)):
        return True
    return entry.mode in ("destroy", "infrastructure-damaged", "heavy-weapons") and not launched


def _is_hit_thing(words: EventWords, word: int) -> bool:
    """Whether a word that may stand for people is a place or a building where it is hit or taken."""
    return words.is_spot(word) or words.is_built(word) or words.is_weak_it(word)


def _is_thing_of_place(words: EventWords, word: int) -> bool:
    return words.is_spot(word) and words.tree.ent[word] not in ("GPE", "ORG", "NORP", "PERSON")
