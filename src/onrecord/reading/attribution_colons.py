"""Attributions by a colon at the head of a line: "Army chief: we will not negotiate", "UN: 40 dead in camp fire"."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from onrecord.model import Span
from onrecord.reading.contents import tokens_span
from onrecord.reading.cue_lexicon import CueLexicon
from onrecord.reading.drafts import Draft
from onrecord.reading.page import Page, span_of

_LONGEST = 7  # tokens before the colon
_LONGEST_QUOTED = 16  # where a quotation mark follows the colon
_LEAST = 3  # words after it
_ENTRY = 0.6
"""How sure it is that a list's line is somebody's words."""
_BULLET = re.compile(r"[ \t]*(?:[-–—•*▪►][ \t]+|\d{1,2}[:.]\d\d(?:[ ]?(?:GMT|UTC|[ap]m))?[ ]?(?:[-–—][ ]?)?)(?=\w)")
_CLOSING = frozenset({"”", '"', "''", "»", "’"})
_OPENING = frozenset({"“", '"', "''", "``", "«", "‘"})
_NAMES = frozenset({"PERSON", "ORG"})


def colon_drafts(page: Page, lexicon: CueLexicon) -> Iterator[Draft]:
    """One draft for each heading or paragraph that begins with who speaks and a colon, in text order."""
    doc = page.doc
    starts = {span_of(sent).start: sent.start for sent in (*page.headings, *page.sentences)}
    for offset in sorted(set(page.paragraphs) | {span.start for span in page.report.headings}):
        first = starts.get(offset)
        if first is None:
            continue
        colon = _colon(doc, first)
        if colon is None or colon == first or not may_head(lexicon, doc[first:colon]):
            continue
        last = colon + 1
        while last < len(doc) and "\n" not in doc[last].text:
            last += 1
        end = last if page.is_heading(doc[first]) else min(last, _sentence_end(doc[min(colon + 1, len(doc) - 1)]))
        content = tokens_span(doc, colon + 1, end)
        if content is None or sum(token.is_alpha for token in doc[colon + 1 : end]) < _LEAST:
            continue
        source = span_of(doc[first:colon])
        yield Draft((span_of(doc[colon]),), colon, (source,), (content,), 0.8, "attribution:colon")


def entries(page: Page, lexicon: CueLexicon) -> Iterator[Draft]:
    """One draft for each line of a list that begins with a bullet or a time and who speaks: "- Army: 3,400 rescued"."""
    doc, text = page.doc, page.report.text
    for offset in page.paragraphs:
        bullet = _BULLET.match(text, offset)
        line_end = text.find("\n", offset) if text.find("\n", offset) >= 0 else len(text)
        if bullet is None:
            continue
        words = page.words(Span(bullet.end(), line_end))
        if not len(words) or page.is_furniture(words):
            continue
        colon = _colon(doc, words.start)
        if colon is None or not words.start < colon < words.end - 1:
            continue
        last = doc[colon - 1]
        if not may_head(lexicon, doc[max(words.start, last.sent.start) : colon]):
            continue
        content = tokens_span(doc, colon + 1, _quoted_end(words, colon + 1))
        if content is not None:
            source = span_of(doc[words.start : colon])
            yield Draft((span_of(doc[colon]),), colon, (source,), (content,), _ENTRY, "attribution:colon")


def _quoted_end(words: Words, start: int) -> int:
    """Where the words after a colon end: with a quotation that a comma follows, as the outlet may go on there."""
    doc = words.doc
    opened = any(token.text in _OPENING for token in doc[start : words.end])
    closing = (i + 1 for i in range(start + 1, words.end - 1) if doc[i].text in _CLOSING and doc[i + 1].text == ",")
    return next(closing, words.end) if opened else words.end


def _colon(doc: Doc, first: int) -> int | None:
    """The colon after the words that a line begins with, which may be many where a quotation follows it."""
    for i in range(first, min(first + _LONGEST_QUOTED, len(doc) - 1)):
        if doc[i].text == ":":
            return i if i < first + _LONGEST or doc[i + 1].text in _OPENING else None
        if "\n" in doc[i].text or doc[i].text in _OPENING:
            return None
    return None


def may_head(lexicon: CueLexicon, words: Words) -> bool:
    """Whether words before a colon can be who speaks: a person or an organisation by name, or somebody by their office.

    A country is no speaker there: "Syria: ten dead" names the place.
    """
    root = words.root
    if words.text.lower() in lexicon.kickers or any(token.pos_ in ("VERB", "AUX") for token in words):
        return False
    return root.ent_type_ in _NAMES or root.lemma_.lower() in lexicon.speakers or root.lower_ in lexicon.speakers


def _sentence_end(token: Token) -> int:
    return token.sent.end
