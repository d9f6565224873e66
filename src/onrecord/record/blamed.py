""" "The army blamed the rebels for the attack": the attack is the rebels', by the army's word.

The reading keeps who was blamed with the accusation, and the deed with the claim; the two share their cue.
"""

import re
from collections.abc import Iterable, Mapping

from onrecord.model import Claim, Event, Reading, Span

_BLAME = re.compile(r"(?:blam|hold|held)\w*$", re.IGNORECASE)
# Between "for" and the deed stand an article and at most two words: "for failing to stop the attack" blames for another
# thing.
_FOR = re.compile(r"\bfor (?:(?:the|an?|this|that|those|these|\w+[’']s) )?(?:(?!to\b|not\b)[\w-]+ ){0,2}$")
_DOING = re.compile(r"\bfor \w+ing\b[^,;]*$")


def blamed(reading: Reading) -> Mapping[str, tuple[str, ...]]:
    """By event without a doer: the actors that its claim blames for it."""
    text = reading.report.text
    claims = {claim.id: claim for claim in reading.claims}
    accusations = [event for event in reading.events if event.type == "ACCUSE" and event.recipient]
    found = {}
    for event in reading.events:
        claim = claims[event.claim]
        if event.actor or event.polarity == "-" or claim.act != "accuse" or not _is_blame(claim):
            continue
        if _is_blamed_for(event, claim, text) and (accused := _accused(claim, accusations, claims)):
            found[event.id] = accused
    return found


def _is_blame(claim: Claim) -> bool:
    return claim.cue is not None and _BLAME.match(claim.cue.lemma) is not None


def _is_blamed_for(event: Event, claim: Claim, text: str) -> bool:
    content = next((span for span in claim.contents if span.contains(event.trigger)), None)
    if content is None:
        return False
    before = Span(content.start, event.trigger.start).quote(text)
    return _FOR.search(before) is not None and _DOING.search(before) is None


def _accused(claim: Claim, accusations: Iterable[Event], claims: Mapping[str, Claim]) -> tuple[str, ...]:
    """Recipients of the accusation that the outlet tells of with the claim's own cue."""
    cue = claim.cue.spans if claim.cue is not None else ()
    for event in accusations:
        if claims[event.claim].id != claim.id and any(span.overlaps(event.trigger) for span in cue):
            return event.recipient
    return ()
