"""Sources of a claim: which of a draft's words speak, and whom they mean."""

from dataclasses import replace

from spacy.tokens import Span as Words
from spacy.tokens import Token

from onrecord.model import Claim, Method, Source, Span
from onrecord.reading.attribution_trim import without_day
from onrecord.reading.cast import Cast, Named
from onrecord.reading.drafts import Draft
from onrecord.reading.page import Page, span_of
from onrecord.reading.source_slips import is_one_noun
from onrecord.reading.speakers import SUBJECTS, find_speaker, noun_phrase
from onrecord.reading.transcripts import METHOD as TRANSCRIPT

FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves"})
_DONE_FOR = frozenset(
    {"arrest", "detain", "jail", "imprison", "charge", "accuse", "criticise", "criticize", "condemn", "thank", "praise"}
    | {"fine", "sentence", "sue", "prosecute", "kill", "punish", "convict", "expel", "fire", "dismiss", "suspend"}
    | {"blame", "sanction", "summon", "threaten", "attack", "rebuke", "execute", "flog", "hang", "ban", "target"}
)
_QUESTION_AND_ANSWER = frozenset({"q", "a", "question", "answer"})
_RELATIVE = frozenset({"who", "that", "which", "whom"})


def find_sources(
    page: Page, cast: Cast, draft: Draft, outer: Claim | None, speaker: Claim | None
) -> tuple[tuple[Source, ...], Named | None]:
    """The sources of a draft as worded and as resolved; "I" and "we" in a quotation are its speaker."""
    if not draft.sources:
        return (Source(spans=(), name=None, actor=None, kind="unnamed"),), None
    if _is_told_of(page, draft):
        return (Source(spans=(), name=None, actor=None, kind="unnamed"),), None
    words = _speaking(page, draft)
    held = _held_for(page.doc[draft.head])
    if held is not None and held.start != words.start:
        words, draft = held, replace(draft, sources=(span_of(held),))
    if outer is not None and outer.sources and words.root.lower_ in FIRST_PERSON:
        return _first_person(draft, speaker or outer, words)
    found = _label(cast, words) if draft.method == TRANSCRIPT else cast.resolve(without_day(words))
    if len(words) == 1 and words[0].lower_ in _RELATIVE and found[0].actor is None:
        taken_up = _human(words[0].lower_, find_speaker(page.doc[draft.head]))
        found = (replace(found[0], name=taken_up.text if taken_up else words.text),)
    found = _named_beside(words, found)
    if len(found) > 1 and is_one_noun(words):
        found = (replace(found[-1], name=words.text.strip(" ,"), actor=None),)
    if len(found) > 1 and _is_one(words) and all(named.kind in ("unnamed", "group") for named in found):
        found = (replace(found[0], name=words.text.partition(" ")[2].strip(" ,"), actor=None),)
    if len(found) == 1 and found[0].kind == "unnamed" and " and " in words.text:
        # "doctors and residents": one name would be half of those who speak.
        found = (replace(found[0], name=words.text.strip(" ,"), actor=None),)
    found = _with_second(cast, words, found)
    sources = tuple(
        Source(spans=draft.sources, name=named.name or words.text, actor=named.actor, kind=named.kind)
        for named in found
    )
    if not sources:
        return (Source(spans=draft.sources, name=words.text, actor=None, kind="unnamed"),), None
    return sources, found[0]


def _human(relative: str, taken_up: Words | None) -> Words | None:
    """ "a lawmaker from the ruling party, who said": the lawmaker, where the tree has the clause hang on the party."""
    if taken_up is None or relative != "who":
        return taken_up
    noun = taken_up.root
    while noun.ent_type_ in ("ORG", "GPE", "LOC", "FAC") and noun.dep_ in ("nmod", "nmod:poss", "compound", "flat"):
        noun = noun.head
    return taken_up if noun == taken_up.root else noun_phrase(noun)


def _with_second(cast: Cast, words: Words, found: tuple[Named, ...]) -> tuple[Named, ...]:
    """ "a resistance group and the shadow government": the second too, where the tree has it elsewhere; the first alone
    would be half of those who speak."""
    if len(found) != 1 or found[0].kind != "group":
        return found
    at = next((i for i in range(1, len(words) - 1) if words[i].lower_ == "and"), 0)
    if not at or words[at + 1].tag_ not in ("DT", "PRP$"):
        return found
    return (*found, *cast.resolve(words[at + 1 : len(words)]))


def _is_told_of(page: Page, draft: Draft) -> bool:
    """ "Moss left after being accused of fraud": whether the words for the source are those of the accused."""
    head = page.doc[draft.head]
    if head.lemma_.lower() not in _DONE_FOR or not any(kid.dep_ == "aux:pass" for kid in head.children):
        return False
    return not any(kid.lower_ == "by" for child in head.children for kid in (child, *child.children))


def _held_for(head: Token) -> Words | None:
    """Who speaks in "police arrested the teacher for questioning the verdict": whom something is done to for it."""
    done = head.head
    if done.dep_ in ("obj", "nsubj:pass") and done.pos_ != "VERB":
        # The tree has hung "for questioning …" on the one arrested.
        done = done.head
    by_for = any(kid.lower_ == "for" and kid.dep_ in ("mark", "case") for kid in head.children)
    if head.tag_ != "VBG" or not by_for or done.lemma_ not in _DONE_FOR or done.i > head.i:
        return None
    whom = next((kid for kid in done.children if kid.dep_ in ("obj", "nsubj:pass") and kid.i < head.i), None)
    return noun_phrase(whom) if whom is not None else None


def _label(cast: Cast, words: Words) -> tuple[Named, ...]:
    """Whom the label of a turn in a transcript means: nobody for "Q" and "A", somebody of those initials for "JN"."""
    label = words.text
    method = Method(kind="rule", name="label", spans=(span_of(words),), because=f"the label “{label}” of a turn")
    if label.rstrip(".").lower() in _QUESTION_AND_ANSWER:
        return (Named(label, None, "unnamed", method),)
    if label.isupper() and 1 < len(label) < 4:
        bearers = [a for a in cast.actors if a.kind == "person" and "".join(p[0] for p in a.name.split()) == label]
        if len(bearers) == 1:
            return (Named(bearers[0].name, bearers[0].id, "person", method),)
        return (Named(label, None, "unnamed", method),)
    return cast.resolve(words)


def _named_beside(words: Words, found: tuple[Named, ...]) -> tuple[Named, ...]:
    """ "the trade and development body, TALIS": the name alone, where one article opens all that is coordinated."""
    named = [item for item in found if item.kind in ("institution", "person")]
    one = len(found) > 2 and len(named) == 1 and words[0].lower_ in ("the", "a", "an")
    if not one or any(token.dep_ == "det" for token in words[1:]) or named[0].name is None:
        return found
    return tuple(named) if words.text.find(", ") >= 0 else found


def _is_one(words: Words) -> bool:
    """ "a teacher and activist": whether two nouns under one article are one person."""
    conjuncts = [token for token in words if token.dep_ == "conj"]
    return words[0].lower_ in ("a", "an") and not any(c.dep_ == "det" for token in conjuncts for c in token.children)


def _first_person(draft: Draft, outer: Claim, words: Words) -> tuple[tuple[Source, ...], Named]:
    """The speaker of the quotation in which "I" says something."""
    same = tuple(Source(spans=draft.sources, name=s.name, actor=s.actor, kind=s.kind) for s in outer.sources)
    because = f"“{words.text}” in a quotation is its speaker"
    method = Method(kind="rule", name="first person", spans=draft.sources, because=because)
    return same, Named(same[0].name, same[0].actor, same[0].kind, method, outer.on_behalf_of)


def _speaking(page: Page, draft: Draft) -> Words:
    """The words that speak: of several pieces, the one with the cue's subject; of a lone "who", whom it takes up."""
    head = page.doc[draft.head]
    words = page.words(_piece(draft, head))
    subjects = [kid for kid in head.children if kid.dep_ in SUBJECTS and words.start <= kid.i < words.end]
    if len(words) > 2 and words[0].tag_ == "VBN" and words[1].text == ",":
        # "Contacted, the mayor said …"
        words = words[2:]
    return _without_opening(words, subjects[-1]) if subjects else words


def _piece(draft: Draft, head: Token) -> Span:
    """The piece of the source that speaks: after "according to", else the one the cue's subject lies in."""
    if len(draft.sources) == 1:
        return draft.sources[0]
    if head.lower_ == "according":
        return next((piece for piece in draft.sources if piece.start >= head.idx), draft.sources[0])
    subjects = [kid.idx for kid in head.children if kid.dep_ in SUBJECTS]
    own = next((p for p in draft.sources if any(p.start <= at < p.end for at in subjects)), None)
    before = [piece for piece in draft.sources if piece.end <= head.idx]
    return own or (before[-1] if before else draft.sources[0])


def _without_opening(words: Words, subject: Token) -> Words:
    """ "After the vote and the riots, the bloc plans …": the subject alone, where a comma parts what stands before it
    from it and the two are no list."""
    left = subject.left_edge.i
    opening = words.doc[words.start : left]
    if (
        left <= words.start + 1
        or words.doc[left - 1].text != ","
        or any(t.head == subject and not t.is_punct for t in opening)
    ):
        return words
    listed = any(kid.dep_ in ("conj", "appos") for kid in subject.children)
    titled = any(token.ent_type_ == "PERSON" for token in words.doc[left : words.end])
    return words if listed or titled else words.doc[left : words.end]
