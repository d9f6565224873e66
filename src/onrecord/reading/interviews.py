"""Interviews printed without names: paragraphs that only ask, each followed by some that answer in the first person.

The answers are somebody's who is not named at them. Whose, the report may say elsewhere; it is left open here, but the
outlet does not say them.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model import Span
from onrecord.reading.drafts import Draft
from onrecord.reading.page import Page

_FEWEST = 2
"""Questions, each with its answer."""
_LONGEST = 40
"""Words of a question."""
_MOST_TOLD = 4
"""Paragraphs of an answer, on average; an essay goes on for longer after what it asks."""
_YOU = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
_I = re.compile(r"\b(?:I|we|my|our|me|us)\b")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_SCORE = 0.7


@dataclass(frozen=True, slots=True)
class _Paragraph:
    span: Span
    text: str

    @property
    def asks(self) -> bool:
        words = self.text.split()
        return self.text.endswith("?") and len(words) <= _LONGEST and not self.text.startswith(("“", '"', "‘"))


def answers(page: Page, method: str) -> list[Draft]:
    """One draft without a source for each answer; none if the report is no such interview."""
    found: list[tuple[_Paragraph, list[_Paragraph]]] = []
    for paragraph in _paragraphs(page):
        if paragraph.asks:
            found.append((paragraph, []))
        elif found:
            found[-1][1].append(paragraph)
    found = [(asked, told) for asked, told in found if told]
    asked_you = any(_YOU.search(asked.text) for asked, _ in found)
    own = sum(any(_I.search(_QUOTED.sub("", paragraph.text)) for paragraph in told) for _, told in found)
    long = sum(len(told) for _, told in found) > _MOST_TOLD * len(found)
    if len(found) < _FEWEST or not asked_you or 2 * own < len(found) or long:
        return []
    # What stands after the last answer's first paragraph may be the outlet's again.
    found[-1] = found[-1][0], found[-1][1][:1]
    return [_draft(page, asked, told, method) for asked, told in found]


def _paragraphs(page: Page) -> list[_Paragraph]:
    text, starts = page.report.text, [*page.paragraphs, len(page.report.text)]
    found = []
    for start, end in pairwise(starts):
        words = text[start:end].rstrip()
        heading = any(span.start <= start < span.end for span in page.report.headings) and not words.endswith("?")
        if not heading:
            found.append(_Paragraph(Span(start, start + len(words)), words))
    return found


def _draft(page: Page, asked: _Paragraph, told: list[_Paragraph], method: str) -> Draft:
    mark = Span(asked.span.end - 1, asked.span.end)
    content = Span(told[0].span.start, told[-1].span.end)
    return Draft((mark,), page.words(mark)[-1].i, (), (content,), _SCORE, method)
