"""The tense of the clause around a time expression, which tells last Friday from the one to come."""

from bisect import bisect_right

from spacy.tokens import Doc, Token

from onrecord.reading.timex_setting import Direction

_FUTURE_MODALS = frozenset({"will", "'ll", "’ll", "wo", "shall", "would", "may", "might", "can", "must", "should"})
_PLANNED = frozenset(
    [
        "schedule",
        "expect",
        "plan",
        "due",
        "set",
        "slate",
        "intend",
        "hope",
        "aim",
        "vow",
        "pledge",
        "prepare",
        "want",
        "ask",
        "urge",
        "order",
        "promise",
        "agree",
        "decide",
        "threaten",
        "propose",
        "require",
        "begin_to",
        "invite",
        "need",
        "seek",
        "bind",
        "likely",
        "ready",
        "poise",
        "pend",
        "mature",
    ]
)
_PLANS = frozenset(["plan", "schedule", "slate", "postpone", "adjourn"])
_VERBS = frozenset({"VERB", "AUX"})
_TIMETABLE = frozenset({"expire", "begin", "start", "end", "resume", "reconvene", "reopen"})
"""What the present tense tells of ahead: "the truce expires on Sunday"."""
_DROPPED = frozenset({"cancel", "postpone", "scrap", "abandon", "delay", "drop"})
_STEPS = 6


class Tenses:
    """Tenses of one text; tokens are looked up by their offset."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self._offsets = [token.idx for token in doc]

    def at(self, offset: int) -> Direction:
        """-1 if the clause around the character at ``offset`` tells of the past, 1 of the future, 0 if unsure."""
        place = bisect_right(self._offsets, offset) - 1
        if place < 0:
            return 0
        token = self.doc[place]
        if place + 1 < len(self.doc) and self.doc[place + 1].tag_ == "POS":
            return 0
        for _ in range(_STEPS):
            if (
                token.pos_ in _VERBS
                or token.tag_.startswith("VB")
                or token.lemma_ in ("due", "likely", "ready")
                or any(child.dep_ == "cop" for child in token.children)
            ):
                tense = _tense_of(token)
                if tense is not None:
                    return tense
            if token.head.i == token.i:
                break
            token = token.head
        return 0


def _was_planned(verb: Token) -> bool:
    """Whether a plan is told as one that was: "had been due to expire", "the meeting planned for … was cancelled"."""
    above = verb.head if any(child.lower_ == "to" for child in verb.children) else verb
    for word in (verb, above):
        planned = word.lemma_.lower() in _PLANNED or word.lemma_.lower() in _PLANS
        if planned and any(child.lower_ in ("had", "previously", "originally", "initially") for child in word.children):
            return True
    return verb.dep_ == "acl" and verb.head.head.lemma_.lower() in _DROPPED and verb.head.dep_ == "nsubj:pass"


def _tense_of(verb: Token) -> Direction | None:
    """The tense of one verb with its auxiliaries; None where it must be told from the verb above it."""
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "aux:pass", "cop")]
    words = {child.lower_ for child in auxiliaries}
    if _was_planned(verb):
        return -1
    if verb.lemma_.lower() in _PLANS and not words & {"had"}:
        return 1
    if words & {"have", "has", "had", "'ve", "’ve"}:
        return -1 if not words & {"to", "will"} else 1
    if words & _FUTURE_MODALS:
        return 1
    if any(child.lower_ == "to" for child in verb.children if child.dep_ in ("mark", "aux")) or verb.lower_ == "due":
        head = verb.head
        if verb.lower_ == "due" or head.lemma_.lower() in _PLANNED or verb.dep_ in ("acl", "ccomp", "csubj"):
            return 1
        if head.i == verb.i:
            return 1
        return None
    if verb.lemma_.lower() in _PLANNED and verb.tag_ in ("VBN", "JJ", "VBZ", "VBP"):
        return 1
    if verb.tag_ == "VBD" or words & {"was", "were", "did"}:
        return -1
    if verb.tag_ == "VBN":
        if verb.dep_ in ("acl", "amod", "acl:relcl") or words & {"was", "were"}:
            return -1
        return 0 if words & {"is", "are", "be", "being"} else -1
    if verb.tag_ in ("VBZ", "VBP"):
        return 1 if verb.lemma_.lower() in _TIMETABLE else 0
    return None
