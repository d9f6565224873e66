"""Causes: which event a claim makes the cause of another, by a causal word or a condition, never by order in time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicon import Entry, entries
from onrecord.model import Event
from onrecord.reading.factuality_conditions import is_condition
from onrecord.reading.inflection import form_table
from onrecord.reading.page import Page
from onrecord.reading.tree import Tree

_CLAUSES = frozenset({"advcl", "acl", "acl:relcl", "conj", "parataxis", "ccomp", "xcomp"})
# How many words up from an event's trigger its cause or its causal verb may stand.
_STEPS = 4


class CauseEntry(Entry, frozen=True, kw_only=True):
    """Words that make one event the cause of another."""

    verbs: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    temporal: tuple[str, ...] = ()
    harms: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Words:
    verbs: dict[str, str]
    phrases: frozenset[str]
    marks: frozenset[str]
    temporal: frozenset[str]
    harms: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    listed = entries("factuality", "cause", CauseEntry)
    return _Words(
        verbs=form_table(verb.split()[0] for entry in listed for verb in entry.verbs),
        phrases=frozenset(phrase for entry in listed for phrase in entry.phrases),
        marks=frozenset(mark for entry in listed for mark in entry.marks),
        temporal=frozenset(word for entry in listed for word in entry.temporal),
        harms=frozenset(word for entry in listed for word in entry.harms),
    )


def find_causes(tree: Tree, page: Page, events: Sequence[Event]) -> dict[str, tuple[str, ...]]:
    """Event id → ids of the events it causes, as far as one claim says so in one sentence."""
    by_claim: dict[str, list[tuple[int, Event]]] = {}
    for event in events:
        words = page.words(event.trigger)
        if len(words):
            by_claim.setdefault(event.claim, []).append((words.root.i, event))
    found: dict[str, list[str]] = {}
    for group in by_claim.values():
        at = dict(group)
        for i, event in group:
            for effect in _effects(tree, i, at):
                if at[effect].id != event.id and at[effect].id not in found.get(event.id, []):
                    found.setdefault(event.id, []).append(at[effect].id)
    return {cause: tuple(effects) for cause, effects in found.items()}


def _effects(tree: Tree, cause: int, at: dict[int, Event]) -> Iterator[int]:
    """Triggers of the events that the event at ``cause`` brings about."""
    for effect in at:
        if effect != cause and _leads(tree, cause, effect):
            yield effect


def _leads(tree: Tree, cause: int, effect: int) -> bool:
    return _by_verb(tree, cause, effect) or _by_phrase(tree, cause, effect) or _by_condition(tree, cause, effect)


def _carrier(tree: Tree, i: int) -> int:
    """The top of the phrase a deed stands in: "a series of raids", "cutting water supplies"."""
    while tree.dep[i] in ("nmod", "compound") and tree.case(i) in ("of", ""):
        i = tree.head[i]
    return i


def _by_verb(tree: Tree, cause: int, effect: int) -> bool:
    """ "the raid sparked riots", "riots sparked by the raid", "they cut the water, causing an outbreak"."""
    words, top = _words(), _carrier(tree, cause)
    verb = tree.head[top]
    if tree.dep[top] in ("nsubj", "csubj"):
        if tree.form[verb] in words.verbs:
            return effect == verb or _under(tree, effect, verb, besides=top)
        return False
    if tree.dep[top] in ("obl", "obl:agent", "nmod") and tree.case(top) == "by" and tree.form[verb] in words.verbs:
        affected = tree.child(verb, "nsubj:pass") if tree.dep[verb] != "acl" else tree.head[verb]
        return affected == effect or (effect == verb and tree.lemma[verb] in words.harms)
    for kid in tree.kids[cause]:
        clause = tree.dep[kid] in ("advcl", "acl:relcl", "acl") and tree.tag[kid] in ("VBG", "VBD", "VBZ", "VBP")
        if clause and kid > cause and tree.form[kid] in words.verbs:
            return effect == kid or _under(tree, effect, kid, besides=-1)
    return False


def _under(tree: Tree, i: int, verb: int, besides: int) -> bool:
    """Whether ``i`` is the object, the phrase or the clause of ``verb``, not its subject and not an aside."""
    for _ in range(_STEPS):
        head = tree.head[i]
        if head == verb:
            return i != besides and tree.dep[i] in ("obj", "obl", "xcomp", "ccomp", "advcl", "iobj") and _goes(tree, i)
        if head == i or tree.dep[i] in ("acl:relcl", "advcl", "parataxis", "appos"):
            return False
        i = head
    return False


def _goes(tree: Tree, i: int) -> bool:
    return tree.case(i) in ("", "to", "in", "into", "for") and not (
        tree.dep[i] == "advcl" and any(tree.dep[kid] == "mark" and tree.tag[kid] != "TO" for kid in tree.kids[i])
    )


def _by_phrase(tree: Tree, cause: int, effect: int) -> bool:
    """ "shut because of the shelling", "because they shelled it", "died after a shell hit"."""
    words, top = _words(), _carrier(tree, cause)
    if tree.dep[top] not in ("obl", "nmod", "advcl") or tree.head[top] != effect:
        return False
    opening = tree.case(top)
    if opening in words.phrases or opening in words.marks:
        return True
    harm = tree.lemma[effect] in words.harms or _root_form(tree, effect) in words.harms
    if not harm or opening not in words.temporal or tree.lemma[cause] in words.harms:
        return False
    return not any(tree.dep[kid] == "nummod" for kid in tree.kids[top])


def _root_form(tree: Tree, i: int) -> str:
    form = tree.form[i]
    return form[:-2] if form.endswith("ed") else form


def _by_condition(tree: Tree, cause: int, effect: int) -> bool:
    """ "if the dam is destroyed, the valley will flood"."""
    return tree.dep[cause] == "advcl" and tree.head[cause] == effect and is_condition(tree, cause)
