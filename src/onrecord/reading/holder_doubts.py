"""Doubts about whose words a claim's are, as a factor for its score: what the score's regression was not shown.

It was learned on outermost attributions. Of claims inside others' that a rule alone sees, half of those read by eye
had somebody else's words for a source unless the cue had its own subject before it.
"""

from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.reading.cast import Named
from onrecord.reading.drafts import Draft
from onrecord.reading.page import Page
from onrecord.reading.speakers import SUBJECTS

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_INSIDE, _LABEL = 0.5, 0.6
_NESTED = 0.54
"""Of claims inside others' that only a rule sees, two thirds were right by eye: too few to be shown as sure."""
_NARROW = 0.8
LATEST = "the latest in a leading place that fits in gender and number"
UNKNOWN_NAME = "a name the lexicon does not know"


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is left of a score, and why."""

    factor: float
    because: str | None


SURE = Doubt(1.0, None)


def doubt(page: Page, draft: Draft, named: Named | None, *, inside: bool, learned: bool) -> Doubt:
    """Why the words may be somebody else's than the source's; ``SURE`` if there is no reason."""
    if page.doc[draft.head].text == ":" and named is not None and named.method.because == UNKNOWN_NAME:
        return Doubt(_LABEL, "a name before a colon that nothing else tells of: it may be a label and not a speaker")
    if named is not None and named.method.because == LATEST and (named.method.score or 1.0) < _NARROW:
        return Doubt(_INSIDE, "a pronoun that another named before it fits nearly as well")
    if inside and not learned and draft.sources and (named is None or named.method.name != "first person"):
        if _speaks_itself(page.doc[draft.head], draft):
            return Doubt(_NESTED, "inside another's claim, where a rule alone sees who speaks")
        return Doubt(_INSIDE, "inside another's claim, with a speaker that is not its verb's own subject")
    return SURE


def _speaks_itself(head: Token, draft: Draft) -> bool:
    """Whether a cue is a finite verb, or a noun or phrase with its holder, and its own subject is the source."""
    if head.pos_ not in ("VERB", "AUX"):
        return True
    subjects = [kid for kid in head.children if kid.dep_ in SUBJECTS]
    own = any(source.start <= kid.idx < source.end for kid in subjects for source in draft.sources)
    relative = any(kid.lower_ in ("who", "which", "that") for kid in subjects)
    finite = head.tag_ in _FINITE or any(kid.dep_ == "aux" and kid.tag_ != "TO" for kid in head.children)
    return finite and (own or relative)
