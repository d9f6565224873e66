"""What a claim makes of an event: says that it was so, denies it, or neither (asks for it, plans it, takes it back)."""

import re

from onrecord.record.entries import Entry
from onrecord.record.forms import Stand

# Acts that hold nothing to be so: what is asked, promised or left open is no account of what happened.
_NO_STAND = frozenset({"request", "question", "decline", "unverified", "promise", "threaten", "retract", "praise"})
_NOT_YET = frozenset({"planned", "conditional", "demanded"})
# "After the first reports of the kidnapping"; "Ministry denies torture".
_REPORTED = re.compile(
    r"\b(?:(?:reports?|rumou?rs?|claims?|allegations?|suspicions?) (?:of|about|that)|den(?:y|ies|ied|ying))\b[^,;]*$",
    re.IGNORECASE,
)
# Talk about a happening, which is not the happening.
TALK = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN"})
# "Nobody was hurt" says how many, and not that nothing happened.
_HARM = ("kill", "wound", "injur", "hurt", "died", "die", "dead", "death", "casualt", "victim", "harm", "fatal")


def stand_of(entry: Entry) -> Stand | None:
    """How the claim of ``entry`` stands to its event, or None where it does not say."""
    event = entry.event
    if entry.claim.act in _NO_STAND or event.tense == "future" or event.certainty in _NOT_YET:
        return None
    if _is_outlets(entry) and _left_open(entry):
        return None
    if event.polarity == "-":
        return None if _nobody_hurt(entry) else "denies"
    # What a denial takes for granted ("the raid that killed four") is not its own account of it.
    if entry.claim.act == "deny":
        return None
    # Who condemns a deed has not seen it; who blames somebody for it or finds a name for it has something to say.
    if entry.claim.act == "condemn" and not entry.actors and event.label is None:
        return None
    return "says"


def _nobody_hurt(entry: Entry) -> bool:
    return entry.event.denied in (None, "occurrence") and not entry.actors and entry.trigger.lower().startswith(_HARM)


def _is_outlets(entry: Entry) -> bool:
    """Whether it is the outlet's own word, in its own sentence or quoted as said before ("the paper reported")."""
    return entry.claim.form == "narrated" or any(who.name == entry.head.outlet for who in entry.sources)


def _left_open(entry: Entry) -> bool:
    """Whether an outlet's own sentence only speaks of what was reported or alleged."""
    if entry.event.certainty == "possible":
        return True
    return _REPORTED.search(entry.quote.partition(entry.trigger)[0]) is not None


def is_matter(entry: Entry) -> bool:
    """Whether the event is a happening and not only talk about one, such as an outlet's "claimed responsibility"."""
    return entry.event.type not in TALK and entry.event.mode != "claim-of-responsibility"
