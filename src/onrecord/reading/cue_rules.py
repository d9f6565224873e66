"""Attributions by rule: verbs, nouns and phrases of the cue lexicon, completed by tree and quotation marks."""

from collections.abc import Iterator, Mapping

from spacy.tokens import Span as Words
from spacy.tokens import Token

from onrecord.model import Span
from onrecord.reading.attribution_colons import colon_drafts
from onrecord.reading.contents import (
    Content,
    clause_content,
    infinitive_content,
    object_content,
    prepositional_content,
    quoted_content,
    tokens_span,
)
from onrecord.reading.cue_lexicon import CueLexicon, CueUse, Frame, VerbEntry
from onrecord.reading.drafts import Draft
from onrecord.reading.page import Page, span_of
from onrecord.reading.quotations import Quotations
from onrecord.reading.speakers import find_speaker, noun_phrase, outer_speaker

_PREPOSITIONS: tuple[Frame, ...] = (
    "for", "of", "on", "upon", "about", "against", "to", "with", "as", "into", "by", "over", "at", "from",
)  # fmt: skip
_VERBAL = frozenset({"VERB", "AUX"})
_PERSONAL = frozenset({"PRON", "PROPN", "NOUN", "NUM", "DET", "ADJ", "SYM"})
_SILENT = frozenset({"comment", "respond", "reply", "answer", "elaborate"})
_NEVER_SPEAK = frozenset({"there", "this", "that", "what", "one", "something", "nothing", "all", "none"})
# How sure each way of finding a content is, where nothing else is known; the learned reader's scores replace these.
_SCORES: dict[str, float] = {"quote": 0.92, "clause": 0.88, "object": 0.8, "infinitive": 0.78, "none": 0.85}


def rule_drafts(page: Page, quotations: Quotations, lexicon: CueLexicon) -> Iterator[Draft]:
    """Every attribution the rules see in the readable sentences, in text order."""
    yield from colon_drafts(page, lexicon)
    tree, doc = page.tree, page.doc
    for sent in page.sentences:
        for i in range(sent.start, sent.end):
            draft = None
            if tree.pos[i] in _VERBAL and (lemma := lexicon.verb(doc[i])) is not None:
                draft = _from_verb(page, quotations, lexicon, doc[i], lemma)
            elif tree.pos[i] == "NOUN" and doc[i].lemma_ in lexicon.nouns:
                draft = _from_noun(lexicon, doc[i])
            elif tree.form[i] == "reached":
                draft = _unreached(doc[i])
            elif tree.form[i] in ("according", "in") and any(
                tree.form[i : i + len(words)] == [*words] for words in lexicon.phrases
            ):
                draft = _from_phrase(lexicon, doc[i])
            if draft is not None:
                yield draft


def _from_verb(page: Page, quotations: Quotations, lexicon: CueLexicon, head: Token, lemma: str) -> Draft | None:
    if is_never(lexicon, head, lemma) or head.dep_ in ("amod", "compound", "case", "mark"):
        return None
    speaker = find_speaker(head)
    if speaker is None and not _empty_subject(head):
        speaker = _beside(head, quotations)
    if speaker is not None:
        speaker = outer_speaker(head, speaker) or speaker
    if speaker is not None and not _may_speak(lexicon, speaker):
        speaker = None
        if lemma != "read" and not _empty_subject(head):
            return None
    bounds = (speaker.start, speaker.end) if speaker is not None else None
    content = _content(page, quotations, lexicon.verbs[lemma], head, bounds)
    if content is None or (content.frame == "object" and _is_told_deed(head, lexicon.verbs[lemma].get("object"))):
        return None
    if speaker is None and (content.frame != "clause" or not (_empty_subject(head) or _agentless(head))):
        return None
    return Draft(
        cue=_cue_spans(head, content.preposition),
        head=head.i,
        sources=(span_of(speaker),) if speaker is not None else (),
        contents=content.pieces,
        score=_score(lexicon.verbs[lemma], head, content, speaker, quotations),
        method=f"attribution:{content.frame}",
    )


def _content(
    page: Page, quotations: Quotations, uses: Mapping[Frame, CueUse], head: Token, speaker: tuple[int, int] | None
) -> Content | None:
    """The first frame of this verb that is filled, the surest kinds first."""
    if "none" in uses and (entry := uses["none"].entry).complements:
        return _declined(head, entry)
    if head.lemma_ in _SILENT and any(child.lower_ in ("not", "n't", "n’t", "never") for child in head.children):
        return _no_comment(head)
    if "clause" in uses:
        quoted = quoted_content(page, quotations, head, speaker)
        if quoted:
            return Content("clause", quoted)
        clause = clause_content(head, speaker)
        if clause:
            return Content("clause", clause)
    if "infinitive" in uses:
        span, verb = infinitive_content(head)
        if span is not None and verb is not None:
            return Content("infinitive", (span,))
    if "object" in uses or "of" in uses or "as" in uses:
        span = object_content(head, speaker)
        if span is not None and _object_fits(head, uses.get("object") or uses.get("of")):
            return Content("object", (span,))
    for preposition in _PREPOSITIONS:
        if preposition in uses and (found := prepositional_content(head, preposition)) is not None:
            return Content(preposition, (found[0],), found[1])
    return None


def _declined(head: Token, entry: VerbEntry) -> Content | None:
    """ "declined to comment": the infinitive is the whole content."""
    for child in head.rights:
        if child.dep_ in ("xcomp", "ccomp") and child.lemma_ in entry.complements:
            span = tokens_span(head.doc, child.left_edge.i, child.right_edge.i + 1)
            return Content("none", (span,)) if span is not None else None
    return None


def _no_comment(head: Token) -> Content | None:
    """ "did not respond to requests for comment": what was not answered, or the cue itself."""
    phrase = next((child for child in head.rights if child.dep_ in ("obl", "obj", "xcomp")), None)
    first, last = (phrase.left_edge.i, phrase.right_edge.i) if phrase is not None else (head.i, head.i)
    span = tokens_span(head.doc, first, last + 1)
    return Content("none", (span,)) if span is not None else None


def _unreached(head: Token) -> Draft | None:
    """ "could not be reached for comment"."""
    negated = any(child.lower_ in ("not", "n't", "n’t", "never") for child in head.children)
    subject = next((child for child in head.children if child.dep_ in ("nsubj:pass", "nsubj")), None)
    comment = next((token for token in head.doc[head.i + 1 : head.i + 5] if token.lower_ == "comment"), None)
    if not negated or subject is None or comment is None:
        return None
    source = span_of(noun_phrase(subject))
    return Draft((span_of(head),), head.i, (source,), (span_of(comment),), 0.85, "attribution:none")


def _object_fits(head: Token, use: CueUse | None) -> bool:
    """Whether the object is of a kind the entry asks for (rejecting a *report* is a denial, a plan is not)."""
    if use is None:
        return False
    obj = next((child for child in head.children if child.dep_ in ("obj", "nsubj:pass")), None)
    if obj is None:
        return False
    return not use.entry.objects or obj.lemma_ in use.entry.objects


def _is_told_deed(head: Token, use: CueUse | None) -> bool:
    """ "denied backing the rebels", "a commander it says ordered the killing": whether a verb that may be a deed has no
    subject of its own but hangs in what another verb tells."""
    hangs = head.dep_ in ("xcomp", "ccomp", "obj", "advcl", "acl")
    return use is not None and use.weak and hangs and not any(kid.dep_.startswith("nsubj") for kid in head.children)


def is_never(lexicon: CueLexicon, head: Token, lemma: str) -> bool:
    """Uses that are no attribution: "claimed nine lives", "denied the convoy access", "pointed" without "out"."""
    objects = {child.lemma_ for child in head.children if child.dep_ in ("obj", "nsubj:pass")}
    subjects = {child.lemma_ for child in head.children if child.dep_ == "nsubj"}
    for entry in lexicon.never.get(lemma, ()):
        if objects & set(entry.objects) or subjects & set(entry.subjects):
            return True
    particle = lexicon.particles.get(lemma)
    if particle is not None:
        if particle.needs and not any(child.lower_ in particle.needs for child in head.children):
            return True
        if particle.subjects and not subjects & set(particle.subjects):
            return True
    # "the army was to blame": of whom something is said.
    to_blame = head.lower_ == "blame" and any(kid.dep_ == "cop" for kid in (*head.children, *head.head.children))
    return to_blame or (head.lower_ == "said" and head.dep_ == "amod")


def _empty_subject(head: Token) -> bool:
    """ "it was reported", "it emerged": a subject that stands for the clause."""
    return any(child.dep_ == "expl" or (child.lower_ == "it" and child.dep_ == "nsubj:pass") for child in head.children)


def _agentless(head: Token) -> bool:
    """ "two men are said to have …", "is believed to": passive without an agent."""
    return any(child.dep_ in ("nsubj:pass", "aux:pass") for child in head.children)


def _beside(head: Token, quotations: Quotations) -> Words | None:
    """The noun phrase next to a cue that the tree left without a subject, where a quotation ends beside it."""
    doc, sent = head.doc, head.sent
    after = head.i + 1
    if (
        after < sent.end
        and doc[after].pos_ in _PERSONAL
        and doc[after].head.i != head.i
        and quotations.at(doc[after].idx) is None
    ):
        top = doc[after]
        while (
            top.head.i > head.i
            and top.head.i < sent.end
            and top.head != top
            and top.head.pos_ in ("NOUN", "PROPN", "PRON")
        ):
            top = top.head
        previous = head.i - 1
        while previous >= sent.start and doc[previous].is_space:
            previous -= 1
        if previous >= 0 and doc[previous].text in ("”", '"', ",", "''", "»", "’"):
            return noun_phrase(top)
    return None


def _may_speak(lexicon: CueLexicon, speaker: Words) -> bool:
    """Whether a phrase can be a source at all: not an empty pronoun, not a clause, not a bare number."""
    head = speaker.root
    if head.pos_ not in _PERSONAL and head.pos_ != "X":
        return False
    if head.pos_ == "NOUN" and head.lemma_.lower() in lexicon.mute:
        return False
    return head.lower_ not in _NEVER_SPEAK and len(speaker) > 0 and head.ent_type_ not in ("DATE", "TIME")


def _cue_spans(head: Token, preposition: Token | None) -> tuple[Span, ...]:
    spans = [span_of(head)]
    particle = next((child for child in head.rights if child.dep_ == "compound:prt" and child.i == head.i + 1), None)
    if particle is not None:
        spans[0] = Span(spans[0].start, span_of(particle).end)
    if preposition is not None:
        if preposition.i == head.i + 1:
            spans[0] = Span(spans[0].start, span_of(preposition).end)
        else:
            spans.append(span_of(preposition))
    return tuple(spans)


def _score(
    uses: Mapping[Frame, CueUse], head: Token, content: Content, speaker: Words | None, quotations: Quotations
) -> float:
    quoted = quotations.at(content.pieces[0].start) is not None
    kind = "quote" if quoted and content.frame == "clause" else content.frame
    score = _SCORES.get(kind, 0.7)
    use = uses.get(content.frame) or uses.get("object")
    if use is not None and use.weak:
        score -= 0.3
    if content.frame == "object" and use is not None and use.act == "state":
        score -= 0.2
    if speaker is None:
        score -= 0.2
    elif speaker.root.sent.start != head.sent.start:
        score -= 0.3
    return max(0.05, round(score, 2))


def _from_noun(lexicon: CueLexicon, noun: Token) -> Draft | None:
    """ "the ministry's claim that …", "accusations by the army that …"."""
    clause = next(
        (
            c
            for c in noun.rights
            if c.dep_ in ("ccomp", "acl", "acl:relcl")
            and any(m.dep_ == "mark" and m.lower_ == "that" for m in c.children)
        ),
        None,
    )
    if clause is None or any(c.lower_ in ("which", "who") for c in clause.children):
        return None
    holder = next(
        (
            child
            for child in noun.children
            if child.dep_ in ("nmod:poss",)
            or (child.dep_ == "nmod" and any(c.lower_ in ("by", "from") for c in child.children))
        ),
        None,
    )
    if holder is None:
        return None
    content = tokens_span(noun.doc, clause.left_edge.i, clause.right_edge.i + 1)
    source = noun_phrase(holder)
    if content is None or not _may_speak(lexicon, source):
        return None
    return Draft((span_of(noun),), noun.i, (span_of(source),), (content,), 0.7, "attribution:noun")


def _from_phrase(lexicon: CueLexicon, token: Token) -> Draft | None:
    """ "according to X, …": the source after the phrase, the rest of the sentence as content."""
    doc, sent = token.doc, token.sent
    for words in lexicon.phrases:
        end = token.i + len(words)
        if end >= sent.end or tuple(t.lower_ for t in doc[token.i : end]) != words:
            continue
        first = doc[end]
        top = first
        while top.head != top and end <= top.head.i < sent.end and top.head.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
            top = top.head
        source = noun_phrase(top)
        if source.start < end:
            source = doc[end : max(source.end, end + 1)]
        if not _may_speak(lexicon, source):
            return None
        pieces = _rest_of_sentence(sent, token.i, source.end)
        if not pieces:
            return None
        return Draft(
            (Span(token.idx, doc[end - 1].idx + len(doc[end - 1])),),
            token.i,
            (span_of(source),),
            pieces,
            0.85,
            "attribution:phrase",
        )
    return None


def _rest_of_sentence(sent: Words, start: int, end: int) -> tuple[Span, ...]:
    """The clause around an "according to" phrase: what stands before it, or after it where the phrase comes first.

    A phrase in the middle of a sentence takes what stands before it; what follows, if anything, is its second piece
    only where a comma closes the phrase, so that a new main clause of the outlet's is not swept in.
    """
    doc = sent.doc
    before = tokens_span(doc, sent.start, start)
    after = tokens_span(doc, end, sent.end)
    if start > sent.start and doc[start - 1].pos_ in ("SCONJ", "CCONJ"):
        return (after,) if after is not None else ()
    if before is None or before.end - before.start < 4:
        return (after,) if after is not None else ()
    if (
        after is not None
        and end < sent.end
        and doc[end].text == ","
        and len(doc[end : sent.end]) > 3
        and doc[end + 1].lower_ not in ("and", "but", "who", "which", "while", "as")
    ):
        return (before, after)
    return (before,)
