"""Attributions by a colon at the head of a line: "Army chief: we will not negotiate", "UN: 40 dead in camp fire"."""

from collections.abc import Iterator

from spacy.tokens import Span as Words
from spacy.tokens import Token

from onrecord.reading.contents import tokens_span
from onrecord.reading.cue_lexicon import CueLexicon
from onrecord.reading.drafts import Draft
from onrecord.reading.page import Page, span_of

_LONGEST = 7  # tokens before the colon
_LEAST = 3  # words after it
_NAMES = frozenset({"PERSON", "ORG"})


def colon_drafts(page: Page, lexicon: CueLexicon) -> Iterator[Draft]:
    """One draft for each heading or paragraph that begins with who speaks and a colon, in text order."""
    doc = page.doc
    starts = {span_of(sent).start: sent.start for sent in (*page.headings, *page.sentences)}
    for offset in sorted(set(page.paragraphs) | {span.start for span in page.report.headings}):
        first = starts.get(offset)
        if first is None:
            continue
        colon = next((i for i in range(first, min(first + _LONGEST, len(doc))) if doc[i].text == ":"), None)
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
