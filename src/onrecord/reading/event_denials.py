"""Bare denials: "denied responsibility", "denied the claim". What they deny is named elsewhere in the report.

The event takes the kind of the deed that the denial answers, the nearest before it; nothing else of the other's claim
crosses over. Its doer is the one who denies, by his own words; where no deed is named, there is no event."""

from collections.abc import Iterable, Sequence

from onrecord.ids import make_id
from onrecord.model import Claim, Event, Method, Span
from onrecord.reading.event_holders import source_spans
from onrecord.reading.factuality_lexicon import factuality_lexicon
from onrecord.reading.page import Page, span_of
from onrecord.terms import Denied

_DEEDS = frozenset(("ASSAULT", "COERCE"))
_SMALL = frozenset(("DET", "ADJ", "PUNCT", "PRON", "ADV", "SPACE"))
_POINTING = frozenset(("it", "this", "that", "them", "those"))
_ROLES = frozenset(
    ("responsibility", "involvement", "role", "part", "complicity", "blame", "hand", "guilt", "connection", "link")
)
_REACH = 4
"""Sentences back to which a denial answers."""


def bare_denials(page: Page, claims: Iterable[Claim], events: Sequence[Event]) -> list[Event]:
    """The events of denials that name no deed, each of the kind of the deed it answers."""
    held = {event.claim for event in events}
    found: list[Event] = []
    for claim in claims:
        if claim.act != "deny" or claim.form == "narrated" or claim.id in held:
            continue
        span = _what(page, claim)
        answered = _answered(page, claim, events) if span is not None else []
        if span is not None and answered:
            found.append(_denial(page, claim, span, answered))
    return found


def _what(page: Page, claim: Claim) -> Span | None:
    """The word for what is denied where the content is no more than that: "any responsibility", "the claims"."""
    words = [token for span in claim.contents for token in page.words(span)]
    nouns = [token for token in words if token.pos_ not in _SMALL or token.lower_ in _POINTING]
    if len(nouns) != 1:
        return None
    word = nouns[0]
    named = word.lemma_.lower() in _ROLES | factuality_lexicon().accounts
    return Span(word.idx, word.idx + len(word)) if named or word.lower_ in _POINTING else None


def _answered(page: Page, claim: Claim, events: Sequence[Event]) -> list[Event]:
    """The deeds of the nearest sentence up to the denial, if they are of one kind."""
    at = claim.contents[0].start
    sentences = [span_of(sentence) for sentence in page.sentences]
    here = next((number for number, span in enumerate(sentences) if span.start <= at < span.end), 0)
    for number in range(here, max(-1, here - _REACH), -1):
        span = sentences[number]
        deeds = [
            event
            for event in events
            if span.start <= event.trigger.start < min(span.end, at)
            and event.type in _DEEDS
            and event.polarity == "+"
            and event.certainty in ("asserted", "possible")
        ]
        if deeds:
            return deeds if len({event.type for event in deeds}) == 1 else []
    return []


def _denial(page: Page, claim: Claim, span: Span, answered: Sequence[Event]) -> Event:
    modes = {event.mode for event in answered}
    doers = tuple(dict.fromkeys(source.actor for source in claim.sources if source.actor is not None))
    role = span.quote(page.report.text).lower() in _ROLES
    accused = any(doer in event.actor for doer in doers for event in answered)
    denied: Denied = "actor" if role or accused else "occurrence"
    own = role or accused
    because = "a bare denial, of the kind of the deed told before it"
    methods = {
        "type": Method(
            kind="rule", name="events:answered", spans=tuple(event.trigger for event in answered), because=because
        )
    }
    if own:
        methods["actor"] = Method(
            kind="rule", name="events:source", spans=source_spans(claim), because="who denies it speaks of himself"
        )
    return Event(
        id=make_id("evt", claim.id, span, answered[0].type, None),
        claim=claim.id,
        type=answered[0].type,
        mode=modes.pop() if len(modes) == 1 else None,
        contexts=answered[0].contexts,
        coded=False,
        trigger=span,
        actor=doers if own else (),
        polarity="-",
        denied=denied,
        tense="past",
        method=Method(
            kind="rule", name="events:denial", score=round(0.6 * (claim.method.score or 1.0), 3), spans=(span,),
            because=because,
        ),
        methods=methods,
    )  # fmt: skip
