"""Tidy drafts: what the tree gets wrong often enough to be put right by rule."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from onrecord.model import Span, Timex
from onrecord.reading.contents import tokens_span
from onrecord.reading.cue_lexicon import CueLexicon
from onrecord.reading.drafts import Draft
from onrecord.reading.page import Page
from onrecord.reading.quotations import Quotations
from onrecord.reading.speakers import is_person_noun

_CLOSING = 3  # a comma or stop and a closing mark
_CONTRAST = frozenset({"while", "whereas", "whilst"})
_CONTRASTS = re.compile("|".join(sorted(_CONTRAST)), re.IGNORECASE)
_TIME_PREPOSITIONS = frozenset({"on", "in", "at", "late", "early", "last", "earlier"})
_LATER = frozenset({"later", "earlier", "separately", "also", "afterwards"})
_NAMES = frozenset({"GPE", "ORG", "PERSON", "NORP"})
_CARRIES_ON = frozenset(
    {"adding", "noting", "stressing", "emphasizing", "emphasising", "explaining", "continuing", "underlining"}
)
_INANIMATE_OK = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def tidied(
    page: Page, lexicon: CueLexicon, quotations: Quotations, times: tuple[Timex, ...], drafts: Iterable[Draft]
) -> Iterator[Draft]:
    """The drafts with days of speaking cut off sources and contents, contrasting clauses cut off contents, lists of
    sources completed, and a second cue that the tree hung into the first one's content given back to its speaker."""
    starts = {timex.span.start: timex.span for timex in times}
    previous: list[Draft] = []
    for raw in drafts:
        draft = _carried_on(page, lexicon, previous, raw)
        draft = replace(draft, sources=tuple(_source(page, times, span) for span in draft.sources))
        previous.append(draft)
        contents = _contents(page, lexicon, starts, draft)
        yield replace(draft, contents=tuple(_whole_quotation(quotations, piece) for piece in contents))


def _whole_quotation(quotations: Quotations, piece: Span) -> Span:
    """A content that ends just inside a quotation it holds ends with its closing mark."""
    last = quotations.at(piece.end - 1)
    if last is not None and last.start >= piece.start and 0 < last.end - piece.end <= _CLOSING:
        return Span(piece.start, last.end)
    return piece


def _source(page: Page, times: tuple[Timex, ...], span: Span) -> Span:
    """A source without the day of speaking at its end, and with the whole list it is the tail of."""
    text = page.report.text
    for timex in times:
        if (
            span.start < timex.span.start < span.end
            and timex.span.end >= span.end - 1
            and timex.type in ("DATE", "TIME")
        ):
            words = text[span.start : timex.span.start].rstrip()
            head, _, last = words.rpartition(" ")
            if last.lower() in _TIME_PREPOSITIONS and head:
                words = head
            span = Span(span.start, span.start + len(words.rstrip(" ,")))
    return _whole_list(page, span)


def _whole_list(page: Page, span: Span) -> Span:
    """ "France, Britain and Germany" where the tree kept "Britain and Germany": names of one kind before a comma."""
    words = page.words(span)
    if not any(token.lower_ == "and" for token in words) or words[0].ent_type_ not in _NAMES:
        return span
    doc, start = page.doc, words.start
    while start >= 2 and doc[start - 1].text == "," and doc[start - 2].ent_type_ == words[0].ent_type_:
        first = start - 2
        while first > 0 and doc[first].ent_iob_ == "I":
            first -= 1
        if first > 0 and (doc[first - 1].pos_ == "ADP" or doc[first - 1].dep_ == "case"):
            break
        start = first
    return Span(doc[start].idx, span.end)


def _carried_on(page: Page, lexicon: CueLexicon, previous: list[Draft], draft: Draft) -> Draft:
    """ "said the army had left, adding that …": the speaker of the earlier cue, wherever the tree hung the participle.

    Of participles that may belong to either ("saying") the tree decides, but a disagreement makes them doubtful.
    """
    head = page.doc[draft.head]
    if head.tag_ != "VBG" or head.i == 0 or page.doc[head.i - 1].text != "," or not _says_on(lexicon, head):
        return draft
    outer = next((item for item in reversed(previous) if page.doc[item.head].sent == head.sent and item.sources), None)
    if outer is None or outer.sources == draft.sources or head.idx < outer.contents[0].start:
        return draft
    if head.lower_ in _CARRIES_ON:
        return replace(draft, sources=outer.sources, score=round(draft.score * 0.9, 3))
    return replace(draft, score=round(draft.score * 0.5, 3))


def _contents(page: Page, lexicon: CueLexicon, starts: dict[int, Span], draft: Draft) -> tuple[Span, ...]:
    pieces: list[Span] = []
    for piece in draft.contents:
        cut = before_contrast(page, lexicon, draft, piece)
        cut = _before_own_second_cue(page, lexicon, draft, cut)
        cut = _before_participle(page, lexicon, cut)
        cut = _after_day(page, starts, draft, cut)
        pieces.append(cut)
    return tuple(piece for piece in pieces if piece.end > piece.start) or draft.contents


def before_contrast(page: Page, lexicon: CueLexicon, draft: Draft, piece: Span) -> Span:
    """A content ends where "while" opens a clause in which somebody else speaks."""
    text = page.report.text
    if text[piece.start] in '“"«' or not _CONTRASTS.search(text, piece.start, piece.end):
        return piece
    words = page.words(piece)
    for token in words:
        if token.lower_ in _CONTRAST and token.i > words.start:
            verb = token.head
            if lexicon.verb(verb) is not None and verb.i > token.i and any(c.dep_ == "nsubj" for c in verb.children):
                return tokens_span(page.doc, words.start, token.i) or piece
    return piece


def _before_own_second_cue(page: Page, lexicon: CueLexicon, draft: Draft, piece: Span) -> Span:
    """A content ends before "and contended that …" where the second verb is the same speaker's next cue."""
    if page.report.text[piece.start] in '“"«':
        return piece
    words = page.words(piece)
    for token in words:
        if token.dep_ != "conj" or lexicon.verb(token) is None or token.i == words.start:
            continue
        takes_clause = any(c.dep_ == "ccomp" and any(m.lower_ == "that" for m in c.children) for c in token.children)
        own_subject = any(c.dep_ in ("nsubj", "nsubj:pass") for c in token.children)
        coordinator = next((c for c in token.children if c.dep_ == "cc" and c.i < token.i), None)
        if takes_clause and not own_subject and coordinator is not None:
            subject = next((c for c in token.head.children if c.dep_ in ("nsubj", "nsubj:pass")), None)
            if (
                subject is not None
                and subject.ent_type_ not in _INANIMATE_OK
                and subject.pos_ == "NOUN"
                and not is_person_noun(subject)
            ):
                return tokens_span(page.doc, words.start, coordinator.i) or piece
    return piece


def _before_participle(page: Page, lexicon: CueLexicon, piece: Span) -> Span:
    """A content ends before ", adding that …": the participle of a cue after a comma carries the speech on."""
    if page.report.text[piece.start] in '“"«':
        return piece
    words = page.words(piece)
    for token in words:
        if (
            token.tag_ == "VBG"
            and token.i > words.start + 1
            and page.doc[token.i - 1].text == ","
            and _says_on(lexicon, token)
        ):
            return tokens_span(page.doc, words.start, token.i - 1) or piece
    return piece


def _says_on(lexicon: CueLexicon, token: Token) -> bool:
    """Whether a participle is a cue with a clause of its own, or of a kind that only ever carries speech on."""
    if lexicon.verb(token) is None:
        return False
    return token.lower_ in _CARRIES_ON or any(child.dep_ == "ccomp" for child in token.children)


def _after_day(page: Page, starts: dict[int, Span], draft: Draft, piece: Span) -> Span:
    """ "said Friday it had …": a day right after the cue belongs to the saying."""
    words = page.words(piece)
    if not len(words):
        return piece
    if len(words) > 2 and words[0].lower_ in _LATER and 0 <= words[0].idx - draft.cue[-1].end <= 2:
        piece = Span(words[1].idx, piece.end)
        words = words[1:]
    first = words[0]
    begin = first.idx
    if first.lower_ in _TIME_PREPOSITIONS and len(words) > 1 and words[1].idx in starts:
        begin = words[1].idx
    day = starts.get(begin)
    cue_end = draft.cue[-1].end
    if day is None or not 0 <= first.idx - cue_end <= 2 or page.report.text[piece.start] in '“"':
        return piece
    rest = page.words(Span(day.end, piece.end)) if day.end < piece.end else None
    if rest is None or len(rest) < 2:
        return piece
    kept = tokens_span(page.doc, rest.start if rest[0].idx >= day.end else rest.start + 1, words.end)
    return kept if kept is not None else piece
