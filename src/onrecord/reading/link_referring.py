"""Denials that only point at what they deny: "the army dismissed the claim as propaganda", "it rejected that"."""

from collections.abc import Sequence
from typing import Final

from onrecord.model import Link
from onrecord.reading.link_said import Said
from onrecord.reading.page import Page

_POINTING: Final = frozenset({"that", "this", "it", "them", "those", "these"})
_SAYINGS: Final = frozenset(
    {
        "claim",
        "allegation",
        "accusation",
        "charge",
        "report",
        "statement",
        "assertion",
        "suggestion",
        "account",
        "version",
    }
    | {"comment", "remark"}
)
_DETERMINERS: Final = frozenset({"the", "this", "that", "these", "those", "such", "all", "its", "his", "her", "their"})
_TAIL: Final = frozenset({"as", "and", "but", "out", ",", ";", ".", "a", "an", "false", "baseless", "untrue", "absurd"})
_REACH: Final = 1
"""Sentences before the denial in which what it points at must stand."""


def pointed_at(page: Page, said: Sequence[Said], item: Said) -> Link | None:
    """The last thing that somebody of another side said right before a denial that has no words of its own for it."""
    if item.claim.act != "deny" or item.claim.cue is None or item.events or not _only_points(page, item):
        return None
    before = [
        other
        for other in said
        if other.claim.cue is not None and other.claim.inside is None and _start(other) < _start(item)
    ]
    if not before:
        return None
    other = max(before, key=_start)
    near = _sentence(page, item) - _sentence(page, other) <= _REACH
    own = other.holders & item.holders or other.sides & item.sides or _one_speaks_for_the_other(item, other)
    if not near or own or other.claim.act in ("deny", "decline"):
        return None
    about = other.events[0].id if len(other.events) == 1 else None
    reason = "the denial points at what was said right before it"
    return Link(claim=item.claim.id, relation="denies", other=other.claim.id, about=about, reason=reason)


def _only_points(page: Page, item: Said) -> bool:
    """Whether a content is no more than "that" or "the claims", but for what they are called ("as propaganda")."""
    words = [token.lower_ for token in page.words(item.claim.contents[0]) if not token.is_space]
    lemmas = [token.lemma_.lower() for token in page.words(item.claim.contents[0]) if not token.is_space]
    at = 0
    if words and words[0] in _DETERMINERS and len(words) > 1 and lemmas[1] in _SAYINGS:
        at = 2
    elif words and (words[0] in _POINTING or lemmas[0] in _SAYINGS):
        at = 1
    return at > 0 and (at == len(words) or words[at] in _TAIL)


def _start(item: Said) -> int:
    return item.claim.cue.spans[0].start if item.claim.cue is not None else item.claim.contents[0].start


def _sentence(page: Page, item: Said) -> int:
    """The number of the sentence in which an item's cue stands."""
    return sum(1 for sentence in page.sentences if sentence.start_char <= _start(item))


def _one_speaks_for_the_other(item: Said, other: Said) -> bool:
    first, second = item.claim.on_behalf_of, other.claim.on_behalf_of
    return (first is not None and (first == second or first in other.holders)) or second in item.holders
