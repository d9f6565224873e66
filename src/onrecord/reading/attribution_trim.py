"""Last touches to drafts, whoever found them: datelines and contrasting clauses cut off contents, sources paired."""

import re
from dataclasses import replace

from onrecord.model import Span
from onrecord.reading.cue_lexicon import CueLexicon
from onrecord.reading.drafts import Draft
from onrecord.reading.page import Page
from onrecord.reading.tidy import before_contrast

# "KISANI, Northland (AR) - ", "Marat Bay (Reuters) — "; a town in small letters only with the agency after it.
_DATELINE = re.compile(
    r"(?:[A-Z]{2,}[A-Z .'’-]*(?:, [A-Z][\w .'’-]*){0,2}(?: \([^)\n]{2,25}\))?"
    r"|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)*(?:, [A-Z][\w .'’-]*)? \([^)\n]{2,25}\))"
    r"\s+[-–—―]{1,2}\s+"
)
_TAIL = 6  # tokens that a first source before "and" may have
_VERBAL = frozenset({"VERB", "AUX"})


def trimmed(page: Page, lexicon: CueLexicon, draft: Draft) -> Draft:
    """The draft with these classes of slips mended."""
    pieces = (before_contrast(page, lexicon, draft, piece) for piece in draft.contents)
    return _pair_of_sources(page, replace(draft, contents=tuple(_without_dateline(page, piece) for piece in pieces)))


def _without_dateline(page: Page, content: Span) -> Span:
    """A content that opens a paragraph does not hold the town and agency before the dash."""
    start = page.paragraphs[page.paragraph_of(content.start)] if page.paragraphs else -1
    if content.start != start:
        return content
    match = _DATELINE.match(page.report.text, content.start, content.end)
    return Span(match.end(), content.end) if match is not None and match.end() < content.end else content


def _pair_of_sources(page: Page, draft: Draft) -> Draft:
    """ "Fighters took the town, residents and the group said": both speak, wherever the tree put the first."""
    if len(draft.contents) != 1 or len(draft.sources) != 1:
        return draft
    (content,), (source,) = draft.contents, draft.sources
    if not content.end < source.start < draft.cue[0].start:
        return draft
    text = page.report.text
    between = text[content.end : source.start].strip()
    if between != "and" and not (between == "" and source.quote(text).startswith("and ")):
        return draft
    comma = text.rfind(",", content.start, content.end)
    tail = page.words(Span(comma + 1, content.end)) if comma > content.start else page.doc[0:0]
    words = [token for token in tail if not token.is_space and token.text != ","]
    if not words or len(words) > _TAIL or any(token.pos_ in _VERBAL for token in words):
        return draft
    if not any(token.pos_ in ("NOUN", "PROPN", "PRON") for token in words):
        return draft
    return replace(draft, contents=(Span(content.start, comma),), sources=(Span(words[0].idx, source.end),))
