"""Slips in who speaks that the words themselves give away: the one something is done to, a town before a dash, an
adverb, somebody spoken to. The source is put right where the words say how, and else left open."""

import re
from dataclasses import replace

from spacy.tokens import Span as Words
from spacy.tokens import Token

from onrecord.model import Span
from onrecord.reading.cue_lexicon import CueLexicon
from onrecord.reading.drafts import Draft
from onrecord.reading.page import Page, span_of
from onrecord.reading.speakers import is_person_noun, noun_phrase

_CAUSING = frozenset(
    {"prompt", "spark", "draw", "trigger", "provoke", "fuel", "stir", "attract", "face", "bring", "renew", "rekindle"}
    | {"invite", "elicit", "ignite", "earn", "raise", "meet", "cause", "inspire", "generate", "arouse", "fan"}
)
_OF_OTHERS = frozenset(
    {"criticism", "accusation", "allegation", "outcry", "outrage", "condemnation", "complaint", "claim", "protest"}
    | {"call", "demand", "speculation", "suspicion", "fear", "concern", "warning", "charge", "denial", "backlash"}
    | {"praise", "rumour", "rumor", "reaction", "response", "rebuke", "objection", "question", "doubt", "worry"}
)
_OPPOSING = frozenset({"contradicting", "belying", "undermining", "disproving", "refuting", "rebutting"})
_OF_WHOM = {"accused": "of", "suspected": "of", "convicted": "of", "charged": "with", "blamed": "for"}
"""Verbs that take whom they are about for object: without one, it is the noun before them."""
_BEHIND = frozenset(
    {"said", "says", "claimed", "claims", "reported", "reports", "added", "adds", "announced", "stated", "states"}
    | {"explained", "explains", "insisted", "insists", "argued", "argues", "noted", "notes", "stressed", "declared"}
    | {"confirmed", "recalled", "alleged", "wrote", "writes", "replied", "maintained", "concluded", "acknowledged"}
)
"""Verbs that, behind a comma, have who speaks behind them and not an object."""
_BODIES = frozenset({"authority", "department", "office", "company", "firm", "council", "committee", "commission"})
_NO_AGENT = frozenset({"night", "day", "dawn", "road", "sea", "air", "land", "phone", "post", "foot", "law", "rail"})
_DASHES = frozenset({"-", "–", "—", "--", "―"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LONGEST = 10
_DOUBTED, _INVERTED = 0.4, 0.6
_JOINED = re.compile(r"\w\s?/\s?\w")


def without_slips(page: Page, lexicon: CueLexicon, draft: Draft) -> Draft:
    """The draft with its source put right; without one, where the words show that it is not who speaks."""
    if (mended := _behind_its_verb(page, lexicon, draft)) is not None:
        return mended
    if not draft.sources:
        return draft
    for mend in (_done_to, _after_dash, _without_adverb, _to_comma):
        draft = mend(page, draft)
    head = page.doc[draft.head]
    if not draft.sources or page.words(draft.sources[0]).root.lower_ in _NO_AGENT:
        # "They marched, we are told, by night".
        return replace(draft, sources=())
    if _of_others(page, draft) or _is_told(head, draft) or _is_accused(head, draft):
        return replace(draft, sources=())
    if _is_shown(lexicon, head) or _is_clause(page.words(draft.sources[0])):
        return replace(draft, sources=(), score=round(draft.score * _DOUBTED, 3))
    return draft


def _done_to(page: Page, draft: Draft) -> Draft:
    """ "*The letter* was first reported by the Gazette": the Gazette reports, or nobody is named."""
    head = page.doc[draft.head]
    passive = any(kid.dep_ == "aux:pass" for kid in head.children)
    if not passive or not all(any(piece.overlaps(source) for piece in draft.contents) for source in draft.sources):
        return draft
    agent = next((kid for kid in head.rights if kid.dep_ == "obl:agent" or _has_by(kid)), None)
    return replace(draft, sources=(span_of(noun_phrase(agent)),) if agent is not None else ())


def _to_comma(page: Page, draft: Draft) -> Draft:
    """ "According to *prosecutors, two men and a third* took bribes": whose account it is ends at the comma, where no
    other comma closes it, and the accused are who the sentence is about."""
    source, text = draft.sources[0], page.report.text
    head = page.doc[draft.head]
    at = text.rfind(",", source.start, source.end)
    if head.lower_ != "according" or head.i > head.sent.start + 1 or len(draft.sources) > 1 or at < 0:
        return draft
    rest = page.words(Span(at + 1, source.end))
    if text[source.end :].lstrip()[:1] in (",", ".", "") or not draft.contents or not len(rest):
        return draft
    start = next((token.idx for token in rest if token.idx > at and not token.is_space), source.end)
    first = draft.contents[0]
    told = Span(start, first.end) if first.start >= source.end else first
    return replace(draft, sources=(Span(source.start, at),), contents=(told, *draft.contents[1:]))


def _behind_its_verb(page: Page, lexicon: CueLexicon, draft: Draft) -> Draft | None:
    """ "*The port* will save time, claimed the port authority": who speaks stands behind the verb, and what is said
    before it."""
    head = page.doc[draft.head]
    if head.lower_ not in _BEHIND or head.i < 3 or head.nbor(-1).text != "," or len(draft.contents) != 1:
        return None
    first, last = head.sent.start, head.sent.end - (head.sent[-1].text == ".")
    behind = page.doc[head.i + 1 : last]
    if not len(behind) or len(behind) > _LONGEST or draft.contents[0].start != behind.start_char:
        return None
    noun = behind.root
    known = noun.lemma_ in lexicon.speakers or noun.lower_ in lexicon.speakers or noun.lower_ in _BODIES
    speaks = known or noun.ent_type_ in ("PERSON", "ORG") or is_person_noun(noun)
    if not speaks or noun.pos_ not in ("NOUN", "PROPN") or any(t.tag_ in _FINITE or t.text == "," for t in behind):
        return None
    before = page.doc[first : head.i - 1]
    if not any(token.tag_ in _FINITE for token in before) or any(s.start < before.start_char for s in draft.sources):
        return None
    score = draft.score if draft.sources else max(draft.score, _INVERTED)
    return replace(draft, sources=(span_of(behind),), contents=(span_of(before),), score=score)


def _has_by(token: Token) -> bool:
    return token.dep_.startswith("obl") and any(kid.lower_ == "by" for kid in token.children)


def _after_dash(page: Page, draft: Draft) -> Draft:
    """ "*Tarn –* The High Court": who speaks stands behind the dash after a town that opens a paragraph."""
    first = draft.sources[0]
    words = page.words(first)
    if not page.report.text[: first.start].endswith("\n") and first.start > 0:
        return draft
    at = next((i for i in range(1, min(5, len(words) - 1)) if words[i].text in _DASHES), 0)
    if not at or not words[at].whitespace_ or not all(token.text[:1].isupper() for token in words[:at]):
        return draft
    return replace(draft, sources=(Span(words[at + 1].idx, first.end), *draft.sources[1:]))


def _without_adverb(page: Page, draft: Draft) -> Draft:
    """ "*The president briefly* addressed": an adverb before the cue is no part of who speaks."""
    last = draft.sources[-1]
    words = page.words(last)
    end = len(words)
    while end > 1 and words[end - 1].pos_ == "ADV" and words[end - 1].head.i == draft.head:
        end -= 1
    if end == len(words) or len(draft.sources) > 1:
        return draft
    return replace(draft, sources=(span_of(words[:end]),))


def _of_others(page: Page, draft: Draft) -> bool:
    """ "…, prompting criticism that the plan was late": the criticism is of others than whoever prompted it."""
    head = page.doc[draft.head]
    if head.lemma_.lower() in _CAUSING:
        return any(t.lemma_.lower() in _OF_OTHERS and t.i > head.i for span in draft.cue for t in page.words(span))
    above = head.head
    return (
        head.lemma_.lower() in _OF_OTHERS
        and head.dep_ == "obj"
        and above.lemma_.lower() in _CAUSING
        and not any(kid.dep_ == "nmod:poss" for kid in head.children)
        and any(kid.dep_ in ("nsubj", "nsubj:pass") and _within(kid, draft) for kid in above.children)
    )


def _is_told(head: Token, draft: Draft) -> bool:
    """ "*Mr Moss*, thank you": whoever is spoken to speaks not."""
    if head.lower_ not in ("thank", "thanks") or draft.sources[0].end > head.idx:
        return False
    return head.i > 0 and head.nbor(-1).text == "," and not any(kid.dep_ == "nsubj" for kid in head.children)


def _is_accused(head: Token, draft: Draft) -> bool:
    """ "*Employees* accused of theft": they are those of whom something is said."""
    preposition = _OF_WHOM.get(head.lower_)
    if preposition is None or head.i + 1 >= len(head.doc) or draft.sources[-1].end > head.idx:
        return False
    by = any(kid.lower_ == "by" for child in head.rights for kid in (child, *child.children))
    return head.nbor(1).lower_ == preposition and not by


def _is_shown(lexicon: CueLexicon, head: Token) -> bool:
    """ "The film shows he had his hands up, contradicting what police said": no word of the one it shows."""
    if head.lower_ not in _OPPOSING or head.i == 0 or head.nbor(-1).text != ",":
        return False
    return lexicon.verb(head.head) is None


def _is_clause(words: Words) -> bool:
    """ "*Preys on our fears*, and calls us names": whether a clause without a subject was taken for who speaks."""
    return len(words) > 2 and words[0].tag_ in ("VBZ", "VBD", "VBP", "MD") and words.root == words[0]


def _within(token: Token, draft: Draft) -> bool:
    return any(source.start <= token.idx < source.end for source in draft.sources)


def is_one_noun(words: Words) -> bool:
    """ "rank and file members", "a Talis/Tarn poll": whether what looks coordinated is one group or one text."""
    if any(phrase in words.text.lower() for phrase in ("rank and file", "rank-and-file")):
        return True
    texts = ("poll", "survey", "study", "report", "tracker")
    return _JOINED.search(words.text) is not None and any(token.lower_ in texts for token in words)
