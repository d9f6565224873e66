"""Announcements: what somebody says he will do is an agreement, a concession or a threat, what he will not do a
refusal; PLOVER counts those and not the deed ahead."""

from collections.abc import Collection

from onrecord.model import Claim
from onrecord.reading.argument_subjects import subjects
from onrecord.reading.argument_voice import is_passive
from onrecord.reading.event_words import EventWords
from onrecord.reading.triggers import Trigger
from onrecord.terms import EventType

_WILL = frozenset(("will", "'ll", "’ll", "shall"))
_WOULD = frozenset(("would", "'d", "’d"))
_HAD = frozenset(("'d", "’d"))
_NOT = frozenset(("not", "n't", "n’t", "never"))
_AHEAD: dict[EventType, EventType] = {
    "CONSULT": "AGREE",
    "SUPPORT": "AGREE",
    "COOPERATE": "AGREE",
    "AID": "AGREE",
    "RETREAT": "CONCEDE",
    "CONCEDE": "AGREE",
}
_HOSTILE = frozenset(("COERCE", "ASSAULT"))
REFUSABLE = frozenset(("CONCEDE", "RETREAT", "AGREE", "COOPERATE", "AID", "SUPPORT", "CONSULT"))
"""Deeds that it is a refusal not to do."""


def _unless(words: EventWords, verb: int) -> bool:
    """ "will withdraw its monitors unless the rebels disarm": held out as what happens otherwise."""
    tree = words.tree
    return any(
        tree.form[kid] == "unless" for clause in tree.children(verb, "advcl") for kid in tree.children(clause, "mark")
    )


def announced(words: EventWords, trigger: Trigger, claim: Claim, actor: Collection[str]) -> EventType | None:
    """What the announcement of a deed is; None where the trigger announces nothing.

    A hostile deed ahead is a threat only if the one who says so is to do it: others merely foretell it.
    """
    tree, head = words.tree, trigger.head
    if trigger.kind != "verb" or is_passive(tree, head) or tree.dep[head] in ("advcl", "acl", "acl:relcl"):
        return None
    modals = _WILL if claim.form == "narrated" else _WILL | _WOULD
    auxiliaries = {tree.form[kid] for kid in tree.kids[head] if tree.dep[kid] == "aux"}
    if not auxiliaries & modals or auxiliaries & {"have"}:
        return None
    if not auxiliaries & modals - _HAD and tree.tag[head] in ("VBN", "VBD"):
        return None  # "he'd fought": he had
    if not any(words.is_party(item.word) for item in subjects(tree, head)):
        return None
    kind = trigger.group.entry.type
    if any(tree.form[kid] in _NOT for kid in tree.kids[head]):
        return "REJECT" if kind in REFUSABLE else None
    if (kind in _AHEAD or kind == "SANCTION") and _unless(words, head):
        return "THREATEN"
    if kind in _HOSTILE:
        speakers = {source.actor for source in claim.sources if source.actor}
        return "THREATEN" if speakers & set(actor) else None
    return _AHEAD.get(kind)
