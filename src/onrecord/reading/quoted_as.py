"""Quoted as saying: "the agency quoted the minister as saying that …": whose words they are, and through whom.

Of "A quoted B as saying C", B says C inside what A quotes. Of "B was quoted (by A) as saying C", B says C.
"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span as Words
from spacy.tokens import Token

from onrecord.reading.drafts import Draft
from onrecord.reading.page import Page, span_of
from onrecord.reading.speakers import noun_phrase

_QUOTING = frozenset({"quote", "cite", "report"})


def quoting(head: Token) -> Token | None:
    """The verb of quoting that a verb of saying hangs on ("*quoted* the minister as saying"); None if there is none."""
    above = head.head
    if head.tag_ != "VBG" or above.lemma_.lower() not in _QUOTING or above.i >= head.i:
        return None
    return above if any(kid.lower_ == "as" for kid in head.children) else None


def quoted_speaker(head: Token) -> Words | None:
    """Who is quoted, given the verb of saying or, where it is passive, of quoting."""
    verb = quoting(head) or (head if head.lemma_.lower() in _QUOTING else None)
    if verb is None:
        return None
    passive = next((kid for kid in verb.children if kid.dep_ == "nsubj:pass"), None)
    if passive is not None:
        return noun_phrase(passive)
    if verb is head:
        return None
    quoted = next((kid for kid in verb.children if kid.dep_ == "obj" and verb.i < kid.i < head.i), None)
    return noun_phrase(quoted) if quoted is not None else None


def quoted_by(head: Token) -> Words | None:
    """Who quotes, in the passive ("was quoted *by the agency* as saying")."""
    verb = quoting(head) or head
    if verb.lemma_.lower() not in _QUOTING or not any(kid.dep_ == "nsubj:pass" for kid in verb.children):
        return None
    for place in (verb, head):
        for kid in place.children:
            if kid.dep_ == "obl:agent" or (kid.dep_ == "obl" and any(c.lower_ == "by" for c in kid.children)):
                return noun_phrase(kid)
    return None


def quoted_as(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with those quoted as the speakers of what they are quoted as saying; one draft for a passive pair."""
    by_head = {draft.head: draft for draft in drafts}
    gone: set[int] = set()
    found: list[Draft] = []
    for draft in drafts:
        head = page.doc[draft.head]
        speaker = quoted_speaker(head)
        if speaker is None or not len(speaker) or any(piece.overlaps(span_of(speaker)) for piece in draft.contents):
            # "The letter was reported by the Gazette": what is reported says nothing itself.
            found.append(draft)
            continue
        verb = quoting(head)
        pair = by_head.get(verb.i) if verb is not None else None
        passive = verb is not None and any(kid.dep_ == "nsubj:pass" for kid in verb.children)
        fuller = draft
        if pair is not None and passive:
            gone.add(pair.head)
            fuller = _fuller(draft, pair)
        found.append(replace(fuller, sources=(span_of(speaker),)))
    return [draft for draft in found if draft.head not in gone]


def _fuller(draft: Draft, pair: Draft) -> Draft:
    """Of the two drafts of "was quoted as saying", the say-draft with the surer content and score."""
    better = pair if pair.score > draft.score else draft
    return replace(draft, contents=better.contents, score=better.score, method=better.method)
