"""Drafts: attributions as found in the words, before anybody asks whom they mean and what act they do."""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model import Span


@dataclass(frozen=True, slots=True)
class Draft:
    """A cue with the source and the content that belong to it, as spans."""

    cue: tuple[Span, ...]
    """The words that attribute, in text order."""
    head: int
    """Index of the token that is the cue's head."""
    sources: tuple[Span, ...]
    """Who speaks; empty where no source is stated."""
    contents: tuple[Span, ...]
    """What is attributed: pieces in text order, quotation marks included, the full stop of an unquoted content not."""
    score: float
    """Probability (0–1) that cue, source and content are all right."""
    method: str
    """What found it ("attribution:learned", or the name of a rule)."""


def others_speak(span: Span, draft: Draft, drafts: Iterable[Draft]) -> bool:
    """Whether the cue of another draft than this one lies in some words: they are not its speaker's alone."""
    return any(span.overlaps(cue) for other in drafts if other is not draft for cue in other.cue)
