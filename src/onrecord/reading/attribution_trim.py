"""Last touches to drafts, whoever found them: datelines and contrasting clauses cut off contents, sources paired."""

from dataclasses import replace

from spacy.tokens import Span as Words

from onrecord.model import Span
from onrecord.reading.cue_lexicon import CueLexicon
from onrecord.reading.drafts import Draft
from onrecord.reading.page import Page, span_of
from onrecord.reading.tidy import before_contrast

_TAIL = 6  # tokens that a first source before "and" may have
_VERBAL = frozenset({"VERB", "AUX"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SAYING = frozenset({"said", "says", "say"})
_MARKS = frozenset({"“", "”", '"', "''", "``", "«", "»"})
# After "…, doctors said," these open a clause of the outlet's own.
_OUTLETS_OWN = frozenset({"as", "while", "after", "amid", "hours", "days", "in", "a", "despite", "though", "although"})
_SET_OFF, _SET_OFF_SCORE = 8, 0.7


def trimmed(page: Page, lexicon: CueLexicon, draft: Draft) -> Draft:
    """The draft with these classes of slips mended."""
    draft = set_off(page, draft)
    pieces = (before_contrast(page, lexicon, draft, piece) for piece in draft.contents)
    return _pair_of_sources(page, replace(draft, contents=tuple(_without_dateline(page, piece) for piece in pieces)))


def set_off(page: Page, draft: Draft) -> Draft:
    """ "Shells hit a market, killing 14, doctors and residents said, as trucks waited": who stands between the commas
    says what stands before them, though the tree may have made more of those killed out of the doctors."""
    cue = page.doc[draft.head]
    if cue.lower_ not in _SAYING or cue.i + 1 >= cue.sent.end or page.doc[cue.i + 1].text not in (",", "."):
        return draft
    start = cue.i
    while start > cue.sent.start and page.doc[start - 1].text != "," and cue.i - start <= _SET_OFF:
        start -= 1
    if page.doc[start - 1].text != "," or any(token.text in _MARKS for token in cue.sent):
        return draft
    phrase, before = page.doc[start : cue.i], page.doc[cue.sent.start : max(start - 1, cue.sent.start)]
    if not _is_speaker(phrase) or not _is_told(before) or draft.sources == (span_of(phrase),):
        return draft
    after = page.doc[min(cue.i + 2, cue.sent.end) : cue.sent.end]
    told = [span_of(before)]
    if len(after) > 1 and after[0].lower_ not in _OUTLETS_OWN:
        told.append(span_of(after[:-1] if after[-1].is_punct else after))
    return replace(draft, sources=(span_of(phrase),), contents=tuple(told), score=max(draft.score, _SET_OFF_SCORE))


def _is_speaker(phrase: Words) -> bool:
    """Whether words between a comma and a cue can be a source: a noun phrase without a verb."""
    if not 1 <= len(phrase) <= _SET_OFF or phrase[0].lower_ in ("and", "or", "but", "who", "which", "as", "while"):
        return False
    return any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in phrase) and not any(t.tag_ in _FINITE for t in phrase)


def _is_told(words: Words) -> bool:
    """Whether words before a source set off by commas are a sentence of their own, and no quotation."""
    return len(words) > _TAIL and any(t.tag_ in _FINITE for t in words)


def _without_dateline(page: Page, content: Span) -> Span:
    """A content does not hold the town and agency before the dash, though it may reach over them."""
    dateline = page.report.dateline
    if dateline is None or not dateline.start <= content.start < dateline.end < content.end:
        return content
    text = page.report.text
    start = content.end - len(text[dateline.end : content.end].lstrip())
    return Span(start, content.end) if start < content.end else content


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
