""" "The army blamed the rebels for the attack": by the army's word the attack is the rebels'.

The reading keeps who was blamed with the accusation, and the deed with the claim; the two share their cue.
"""

import re
from collections.abc import Iterable, Mapping

from onrecord.model import Claim, Event, Reading, Span

_BLAME = re.compile(r"(?:blam|hold|held)\w*$", re.IGNORECASE)
# Between "for" and the deed stand an article and at most two words: "for failing to stop the attack" blames for another
# thing.
_FOR = re.compile(r"\bfor (?:(?:the|an?|this|that|those|these|\w+[’']s) )?(?:(?!to\b|not\b)[\w-]+ ){0,2}$")
# "Both sides accused the other of shelling the plant": up to three words between "of" and the deed.
_EACH_OTHER = re.compile(r"(?:the other|each other|one another) (?:of|for) (?:[\w-]+ ){0,3}$", re.IGNORECASE)
_DOING = re.compile(r"\bfor \w+ing\b[^,;]*$")


def blamed(reading: Reading) -> Mapping[str, tuple[str, ...]]:
    """By event without a doer: the actors that its claim blames for it."""
    text = reading.report.text
    claims = {claim.id: claim for claim in reading.claims}
    accusations = [event for event in reading.events if event.type == "ACCUSE" and event.recipient]
    found = {}
    for event in reading.events:
        claim = claims[event.claim]
        if event.actor or event.polarity == "-" or claim.act != "accuse":
            continue
        if _is_blamed_for(event, claim, text) and (accused := _accused(claim, accusations, claims)):
            found[event.id] = accused
    return found


def _is_blame(claim: Claim) -> bool:
    return claim.cue is not None and _BLAME.match(claim.cue.lemma) is not None


def _is_blamed_for(event: Event, claim: Claim, text: str) -> bool:
    """Whether the content is somebody "for the deed", or "the other of" the deed."""
    content = next((span for span in claim.contents if span.contains(event.trigger)), None)
    if content is None:
        return False
    before = Span(content.start, event.trigger.start).quote(text)
    if _EACH_OTHER.match(before):
        return True
    return _is_blame(claim) and _FOR.search(before) is not None and _DOING.search(before) is None


def _accused(claim: Claim, accusations: Iterable[Event], claims: Mapping[str, Claim]) -> tuple[str, ...]:
    """Recipients of the accusation that the outlet tells of with the claim's own cue."""
    cue = claim.cue.spans if claim.cue is not None else ()
    accuser = {source.actor for source in claim.sources}
    told = [
        event
        for event in accusations
        if claims[event.claim].id != claim.id and any(span.overlaps(event.trigger) for span in cue)
    ]
    own = [event for event in told if accuser & set(event.actor)]
    found = own or (told if len(told) == 1 else [])
    return found[0].recipient if found else ()
