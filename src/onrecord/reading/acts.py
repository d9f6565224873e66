"""Acts: what a cue does, by its lemma, the shape of its content and what stands around it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.model import Method
from onrecord.reading.cue_lexicon import CueLexicon, CueUse, Frame
from onrecord.reading.drafts import Draft
from onrecord.reading.page import Page
from onrecord.reading.transcripts import METHOD as TRANSCRIPT
from onrecord.terms import Act

_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "hardly"})
_NOBODY = frozenset({"none", "nobody", "no-one", "noone", "neither", "few"})
_NO = frozenset({"neither", "no", "not", "few", "hardly"})
_REFUSING = frozenset({"decline", "refuse", "fail", "avoid", "neglect", "refrain", "stop", "omit"})
_MODALS = frozenset({"may", "might", "could", "would", "should", "will", "shall", "can", "must", "'ll", "’ll", "'d"})
_SUPPOSED = frozenset({"now", "then", "probably", "surely", "likely", "never", "perhaps", "certainly", "rather"})
_VERIFY = frozenset(
    {"verify", "confirm", "corroborate", "authenticate", "determine", "establish", "substantiate", "check"}
)
_ABLE = frozenset({"able", "possible", "manage", "position"})
_UNABLE = frozenset({"unable", "impossible", "fail"})
_COMMENT = frozenset(
    {
        "comment",
        "respond",
        "reply",
        "answer",
        "elaborate",
        "say",
        "discuss",
        "specify",
        "disclose",
        "identify",
        "explain",
        "reveal",
    }
)
_CALLING = frozenset({"call", "describe", "brand", "label"})
_POINTING = frozenset({"that", "this", "it"})
_ACCOUNTS = frozenset({"claim", "allegation", "accusation", "charge", "report", "statement", "account", "version"})
_SMALL = frozenset({"the", "a", "an", "as", "these", "those", "and", "pure", "complete", "total", "outright"})
_LONG_NAME = 8
"""Words; what an account is called in a longer content is a sentence of its own."""
_TELLING = frozenset({"say", "reveal", "disclose"})
_CARRIES_ON = frozenset({"go", "continue", "add", "hasten", "rush", "proceed", "appear", "seem", "want", "like"})
_PREPOSITIONS = frozenset({"for", "of", "on", "upon", "about", "against", "as", "with", "to", "at", "over", "from"})
_OPENING = tuple('“"«‘`„')


@dataclass(frozen=True, slots=True)
class ActFound:
    """The act of a cue, how sure (a factor for the claim's score) and why."""

    act: Act
    factor: float
    method: Method


def find_act(page: Page, lexicon: CueLexicon, draft: Draft) -> ActFound:
    """The act a draft's cue does. Unknown cues state; negated, modal and merely wished-for speech is made doubtful."""
    if draft.method == TRANSCRIPT:
        asks = page.report.text[: draft.contents[-1].end].endswith("?")
        return _found("question" if asks else "state", 1.0, "a turn of a transcript", draft)
    head = _saying(page.doc[draft.head])
    if head.lower_ == "reached":
        return _found("decline", 1.0, "“reached” negated: no comment", draft)
    lemma = lexicon.verb(head) or head.lemma_.lower()
    if head.pos_ in ("NOUN", "PROPN") and lemma in lexicon.nouns:
        return _found(lexicon.nouns[lemma], 1.0, f"noun “{lemma}”", draft)
    uses = lexicon.verbs.get(lemma)
    if uses is None or head.pos_ not in ("VERB", "AUX"):
        return _unlisted(lexicon, head, lemma, draft)
    frame = _frame(page, draft, head, uses)
    use = uses.get(frame) or next(iter(uses.values()))
    act, factor, because = use.act, 1.0, f"“{lemma}” with {_WORDS.get(frame, 'a phrase')}"
    if lemma in ("ask", "wonder", "inquire", "enquire") and frame == "clause":
        act = "question"
    if act == "deny" and frame in ("object", "as") and not _is_denied(use, head):
        act, because = "condemn", because + ", which is no report that could be denied"
    if frame == "infinitive" and "infinitive" in uses:
        act = uses["infinitive"].act
    if lemma == "plead" and (plea := _plea(page, draft)) is not None:
        act, because = plea, f"“{lemma}” before a court"
    unsaid = _by_content(page, lexicon, draft, head, lemma) or _unsaid(page, draft, head, act, lemma)
    if unsaid is not None:
        return unsaid
    if _is_modal(head):
        factor, because = 0.4, because + ", in a modal: not said yet, or not said at all"
    elif _is_wished(head):
        factor, because = 0.5, because + ", in an infinitive: asked for, planned or refused rather than said"
    return _found(act, factor, because, draft)


def _by_content(page: Page, lexicon: CueLexicon, draft: Draft, head: Token, lemma: str) -> ActFound | None:
    """What a cue does by what it tells: "called that a lie" denies, "said nothing about" says nothing."""
    if lemma in _CALLING and _is_refuted(page, lexicon, draft):
        return _found("deny", 0.9, f"“{lemma}” an account untrue", draft)
    if lemma in _TELLING and any(kid.lower_ == "nothing" and kid.i == head.i + 1 for kid in head.children):
        return _found("decline", 0.9, f"“{lemma}” nothing", draft)
    return None


def _is_refuted(page: Page, lexicon: CueLexicon, draft: Draft) -> bool:
    """ "called that a lie", "called the claim baseless": an account, and what it is called."""
    words = [token for token in page.words(draft.contents[0]) if token.is_alpha and token.lower_ not in _SMALL]
    if len(draft.contents) != 1 or not 1 < len(words) < _LONG_NAME:
        return False
    return (words[0].lower_ in _POINTING or words[0].lemma_.lower() in _ACCOUNTS) and any(
        word.lower_ in lexicon.refuting for word in words[1:]
    )


def _unlisted(lexicon: CueLexicon, head: Token, lemma: str, draft: Draft) -> ActFound:
    """What a word does that is no cue of the lexicon: a stance if it is a word of mind, else it states."""
    stance = lexicon.stances.get(lemma)
    if _is_negated(head):
        return _found(stance or "state", 0.4, f"“{head.text}” is negated", draft)
    if stance is None:
        return _found("state", 1.0, f"“{head.text}” attributes without an act of its own", draft)
    return _found(stance, 1.0, f"“{lemma}”, a word of mind", draft)


def _unsaid(page: Page, draft: Draft, head: Token, act: Act, lemma: str) -> ActFound | None:
    """What a cue does that is negated, refused or only asked about; None if it is none of these."""
    if _is_negated(head) or _is_beyond(head):
        return _negated(act, lemma, draft)
    if act == "deny" and _withholds(page, draft):
        return _found(act, 0.25, f"“{lemma}” somebody a thing: withheld, not denied", draft)
    if _is_refused(head):
        return _found("decline", 0.7, f"“{lemma}” is what was refused: left unsaid", draft)
    if _is_supposed(head):
        return _found(act, 0.3, f"“{lemma}” in a clause with “if”: supposed, not said", draft)
    if _is_asked(head):
        return _found(act, 0.25, f"“{lemma}” in a question: asked, not said", draft)
    return None


def _saying(head: Token) -> Token:
    """The verb that says, of a cue that turns on what could or could not be done: "failed to *confirm*"."""
    if head.lemma_.lower() not in _ABLE | _UNABLE:
        return head
    return next((child for child in head.rights if child.dep_ in ("xcomp", "csubj") and child.pos_ == "VERB"), head)


def _is_negated(token: Token) -> bool:
    """Whether a verb is negated, by a word of its own or by its subject: "neither account could be verified"."""
    for child in token.children:
        if child.lower_ in _NEGATIONS:
            return True
        if child.dep_ in ("nsubj", "nsubj:pass") and (
            child.lower_ in _NOBODY or any(word.lower_ in _NO for word in child.children)
        ):
            return True
    return False


def _is_refused(head: Token) -> bool:
    """ "declined to threaten the town or even *name* it", "stopped short of *accusing*": what was left unsaid."""
    if any(child.dep_ in ("nsubj", "nsubj:pass") for child in head.children):
        return False  # it has a subject of its own: "the shelling stopped, as the army reported"
    if head.tag_ == "VBG" and head.i and head.nbor(-1).text == ",":
        return False  # it gives the reason: "declined to be named, saying that …"
    verb = head
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not any(c.dep_ == "nsubj" for c in verb.children):
        verb = verb.head
    return verb.dep_ in ("xcomp", "advcl", "ccomp") and verb.head.i < verb.i and verb.head.lemma_ in _REFUSING


def _withholds(page: Page, draft: Draft) -> bool:
    """ "denied *them* help": whether the content opens with the one from whom a thing is kept."""
    if not draft.contents:
        return False
    words = page.words(draft.contents[0])
    return len(words) > 1 and words[0].lower_ in ("them", "him", "us", "me")


def _is_supposed(head: Token) -> bool:
    """ "If a group *said* so, we would …", "asked if they had *confirmed* it": whether a cue is under an "if"."""
    return any(
        verb.dep_ in ("advcl", "ccomp") and any(kid.lower_ == "if" and kid.dep_ == "mark" for kid in verb.children)
        for verb in (head, *head.ancestors)
    )


def _is_asked(head: Token) -> bool:
    """ "Will you pledge to leave?", "Do you think, when we say it is so, that we lie?": whether a cue is only asked
    about, itself or the verb above it."""
    sentence = head.sent
    if not any(token.text == "?" for token in head.doc[head.i : sentence.end]):
        return False
    for verb in (head, *head.ancestors):
        subject = next((child for child in reversed(list(verb.lefts)) if child.dep_ == "nsubj"), None)
        if subject is not None and any(child.dep_ == "aux" and child.i < subject.i for child in verb.children):
            return True
        if any(aux.dep_ == "aux" and aux.nbor(1).lower_ == "you" for aux in verb.lefts if aux.i + 1 < verb.i):
            # "Mr Moss, do you think …", with Mr Moss for subject.
            return True
        if verb.dep_ not in ("ccomp", "advcl", "xcomp", "conj", "acl:relcl"):
            return False
    return False


def _plea(page: Page, draft: Draft) -> Act | None:
    """What somebody pleads before a court: "not guilty" denies, "guilty" confirms."""
    words = page.report.text[page.doc[draft.head].idx : draft.contents[-1].end].lower().split()[1:3]
    if words[:2] == ["not", "guilty"] or words[:1] == ["innocent"]:
        return "deny"
    return "confirm" if words[:1] == ["guilty"] else None


def _is_beyond(head: Token) -> bool:
    """Whether a cue is what somebody could not do: "has not been able to verify", "was unable to confirm"."""
    verb = head
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not any(c.dep_ == "nsubj" for c in verb.children):
        verb = verb.head
    above = verb.head
    if verb.dep_ not in ("xcomp", "ccomp", "advcl", "acl") or above.i >= verb.i:
        return False
    lemma = above.lemma_.lower()
    return lemma in _UNABLE or (lemma in _ABLE and _is_negated(above))


def _is_denied(use: CueUse, head: Token) -> bool:
    """Whether the object is of a kind that can be denied: rejecting a report is a denial, rejecting a plan is not."""
    objects = [child.lemma_ for child in head.children if child.dep_ in ("obj", "nsubj:pass")]
    return not use.entry.objects or not objects or any(lemma in use.entry.objects for lemma in objects)


_WORDS: dict[str, str] = {
    "clause": "a clause or quotation",
    "object": "an object",
    "infinitive": "an infinitive",
    "none": "nothing",
}


def _frame(page: Page, draft: Draft, head: Token, uses: Mapping[Frame, CueUse]) -> Frame:
    """The frame the draft fills: as the rule that found it says, else the first that words show and the verb has."""
    name = draft.method.rpartition(":")[2]
    if name in ("clause", "object", "infinitive", "none"):
        return name  # type: ignore[return-value]
    shown = list(_frames_shown(page, draft, head))
    return next((frame for frame in shown if frame in uses), shown[0] if shown else "clause")


def _frames_shown(page: Page, draft: Draft, head: Token) -> Iterator[Frame]:
    """Frames a draft of the learned reader may fill, the surest first: a preposition in the cue, then dependents."""
    for span in draft.cue:
        for token in page.words(span):
            if token.i > head.i and token.pos_ == "ADP":
                yield token.lower_  # type: ignore[misc]
    inside = [c for c in head.children if any(span.start <= c.idx < span.end for span in draft.contents)]
    for child in inside:
        if child.dep_ in ("xcomp", "advcl", "ccomp") and any(
            c.lower_ == "to" and c.tag_ == "TO" for c in child.children
        ):
            yield "infinitive"
        elif child.dep_ in ("ccomp", "parataxis"):
            yield "clause"
    first = min((span.start for span in draft.contents), default=head.idx)
    if page.report.text[first : first + 1] in _OPENING:
        yield "clause"
    for child in inside:
        if child.dep_ in ("obj", "nsubj:pass"):
            yield "object"
        if child.dep_ in ("obl", "advcl"):
            case = next((c.lower_ for c in child.children if c.dep_ in ("case", "mark")), "")
            if case in _PREPOSITIONS:
                yield case  # type: ignore[misc]


def _negated(act: Act, lemma: str, draft: Draft) -> ActFound:
    """What a negated cue does: never the act itself."""
    if lemma in _VERIFY:
        return _found("unverified", 0.95, f"“{lemma}” negated: it could not be verified", draft)
    if act == "deny":
        return _found("decline", 0.7, f"“{lemma}” negated: neither confirmed nor denied", draft)
    if act == "believe":
        return _found("question", 0.7, f"“{lemma}” negated: doubted", draft)
    if lemma in _COMMENT and lemma != "say":
        return _found("decline", 0.85, f"“{lemma}” negated: no comment", draft)
    if lemma == "say":
        return _found("decline", 0.7, "“say” negated: left unsaid", draft)
    return _found(act, 0.25, f"“{lemma}” negated: not said", draft)


def _is_modal(head: Token) -> bool:
    auxiliaries = [child for child in head.children if child.dep_ == "aux"]
    supposed = any(kid.lower_ in _SUPPOSED and kid.dep_ == "advmod" for kid in head.lefts)
    return any(aux.lower_ in _MODALS for aux in auxiliaries) and (
        supposed or not any(aux.lower_ in ("would", "could") and aux.i + 1 < head.i for aux in auxiliaries)
    )


def _is_wished(head: Token) -> bool:
    """ "asked him to confirm", "plans to announce": an infinitive whose governor does not itself carry speech on."""
    if not any(child.lower_ == "to" and child.tag_ == "TO" for child in head.children):
        # "called on them to take the lead, condemn the plan and act"
        bare = head.tag_ == "VB" and head.dep_ not in ("ROOT", "parataxis") and head.i > head.sent.start
        return bare and not any(child.dep_ in ("aux", "nsubj") for child in head.children)
    return not (head.dep_ == "xcomp" and head.head.lemma_ in _CARRIES_ON)


def _found(act: Act, factor: float, because: str, draft: Draft) -> ActFound:
    return ActFound(act, factor, Method(kind="rule", name="acts", spans=draft.cue, because=because))
